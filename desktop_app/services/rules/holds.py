"""Preservation holds: while one stands, nothing it covers goes back or is deleted (R075, R076, domain D1 and D5)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Invalid, Problem
from desktop_app.models.case import Case, CaseCategory
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.decision_words import HoldKind, ReferralState
from desktop_app.models.device import Device, Hold, HoldRelease
from desktop_app.models.person import Person
from desktop_app.models.referral import Referral
from desktop_app.models.vocabulary import CategoryKind
from desktop_app.services.rules import care, find
from desktop_app.services.rules.requests import Lift
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Natures of a case under which there may be pictures of somebody under 18, or may yet prove to be.
HELD_NATURES: Final = frozenset({"child_nude", "child_sexual", "edited_or_made", "not_known"})
#: Holds that the police decision placed, or the police asked for; the provisional one only waits for the decision.
FOR_POLICE: Final = frozenset({HoldKind.REFERRAL, HoldKind.POLICE})
#: What a hold says of itself. It is stored, so it is not put into the language of whoever reads it.
PROVISIONAL_BASIS: Final = "provisional, until the police decision"
REPLACED: Final = "replaced by the referral hold"
NEWER: Final = "replaced by the hold of a newer decision"
LIFTED: Final = "lifted by the police"
#: The deed with which the police release one device.
RELEASE: Final = "device.record_release"
#: Deeds with which a device's own hold ends.
_ENDING: Final = frozenset({"device.end_hold", RELEASE, "device.enter_in_error"})


def standing(session: Session, device: Device, moment: datetime | None = None) -> list[Hold]:
    """Return the holds that cover a device: its own and its case's; at ``moment``, or now.

    A hold on the whole case does not cover a device that recorded police advice, or a recorded outcome, lifted it for.
    """
    covers = sa.or_(Hold.device_id == device.id, Hold.device_id.is_(None))
    wanted = sa.select(Hold).where(Hold.case_id == device.case_id, covers)
    lifted = _lifted(session, HoldRelease.device_id == device.id, moment)
    return [hold for hold in _at(session, wanted, moment) if hold.device_id is not None or hold.id not in lifted]


def of_case(session: Session, case: Case, moment: datetime | None = None) -> list[Hold]:
    """Return the holds on a whole case that stand; at ``moment``, or now."""
    return _at(session, sa.select(Hold).where(Hold.case_id == case.id, Hold.device_id.is_(None)), moment)


def covers_person(session: Session, case: Case, person: Person, moment: datetime | None = None) -> list[Hold]:
    """Return the holds under which nobody may ask a person of a case to delete anything; at ``moment``, or now."""
    lifted = _lifted(session, HoldRelease.person_id == person.id, moment)
    return [hold for hold in of_case(session, case, moment) if hold.id not in lifted]


def released(session: Session, device: Device, since: datetime, moment: datetime) -> bool:
    """Say whether the police lifted for a device, between two moments, whatever had covered it."""
    whole = sa.and_(HoldRelease.device_id.is_(None), HoldRelease.person_id.is_(None))
    wanted = sa.select(HoldRelease.released_at).where(
        HoldRelease.case_id == device.case_id, sa.or_(HoldRelease.device_id == device.id, whole)
    )
    return any(since <= at <= moment for at in session.execute(wanted).scalars())


def _at(session: Session, wanted: sa.Select[Hold], moment: datetime | None) -> list[Hold]:
    found = session.execute(wanted.order_by(Hold.id)).scalars().all()
    if moment is None:
        return [hold for hold in found if hold.ended_at is None]
    return [hold for hold in found if hold.placed_at <= moment and (hold.ended_at is None or hold.ended_at > moment)]


def _lifted(session: Session, named: sa.ColumnElement[bool], moment: datetime | None) -> set[int]:
    """Return the holds that something was lifted from."""
    rows = session.execute(sa.select(HoldRelease).where(named).order_by(HoldRelease.id)).scalars().all()
    # Where the entry of a device's release was put right, the last row has its time.
    last = {(row.hold_id, row.said_in): row for row in rows}
    return {row.hold_id for row in last.values() if moment is None or row.released_at <= moment}


def lifted_by(hold: Hold) -> str:
    """Return what would lift a hold, in words."""
    if hold.kind is HoldKind.PROVISIONAL:
        return _("It ends when it is decided whether this goes to the police.")
    if hold.kind is HoldKind.REFERRAL:
        return _("Recorded police advice, or a recorded outcome, lifts it for what that names.")
    return _("A recorded release by the police, or their recorded advice that names the device, lifts it.")


# -- the provisional hold --------------------------------------------------------------------------------------


def place_provisional(tx: Transaction, case: Case) -> None:
    """Let the provisional hold begin where the codes of a case ask for it and no hold of the decision stands."""
    if not _may_show_a_child(tx.session, case) or any(
        hold.kind is not HoldKind.POLICE for hold in of_case(tx.session, case)
    ):
        return
    tx.session.add(
        Hold(case_id=case.id, kind=HoldKind.PROVISIONAL, basis=PROVISIONAL_BASIS, placed_at=tx.stamp.occurred_at)
    )
    tx.session.flush()


def _may_show_a_child(session: Session, case: Case) -> bool:
    wanted = sa.select(CaseCategory.id).where(
        CaseCategory.case_id == case.id,
        CaseCategory.kind == CategoryKind.NATURE,
        CaseCategory.applies,
        CaseCategory.code.in_(HELD_NATURES),
    )
    return session.execute(wanted).first() is not None


def end_provisional(tx: Transaction, case: Case, by: str, reason: str) -> None:
    """End the provisional hold of a case, where one stands; a hold never ends before it began."""
    for hold in of_case(tx.session, case):
        if hold.kind is HoldKind.PROVISIONAL:
            hold.ended_at = max(hold.placed_at, tx.stamp.occurred_at)
            hold.ended_by, hold.ended_reason = by, reason
    tx.session.flush()


# -- the referral hold -----------------------------------------------------------------------------------------


def place_referral(
    tx: Transaction, case: Case, basis: str, police_reference: str | None = None, *, anew: bool = True
) -> None:
    """Let one hold on the whole case stand from the decision on, and end the provisional one.

    A decision that is entered late begins the hold earlier; one that was lifted since is not placed again, unless it
    leaves the case decided and not sent. What was released before a decision that is made ``anew`` is covered again.
    """
    session, moment = tx.session, tx.stamp.occurred_at
    end_provisional(tx, case, "police decision", REPLACED)
    wanted = sa.select(Hold).where(
        Hold.case_id == case.id, Hold.device_id.is_(None), Hold.kind == HoldKind.REFERRAL,
        sa.or_(Hold.ended_at.is_(None), Hold.ended_at > moment),
    )  # fmt: skip
    hold = session.execute(wanted.order_by(Hold.id)).scalars().first()
    if hold is not None and anew and _released_from(session, hold, moment):
        hold.ended_at, hold.ended_by, hold.ended_reason = moment, "police decision", NEWER
        hold = None
    ended_at = None if hold is None else hold.ended_at
    if ended_at is not None and _waits_to_be_sent(session, case):
        hold, moment = None, max(tx.stamp.recorded_at, ended_at)
    if hold is None:
        hold = Hold(case_id=case.id, kind=HoldKind.REFERRAL, basis=basis, placed_at=moment)
        session.add(hold)
    hold.placed_at = min(hold.placed_at, moment)
    hold.police_reference = hold.police_reference or police_reference
    session.flush()


def _released_from(session: Session, hold: Hold, moment: datetime) -> bool:
    wanted = sa.select(HoldRelease.id).where(HoldRelease.hold_id == hold.id, HoldRelease.released_at <= moment)
    return session.execute(wanted).first() is not None


def _waits_to_be_sent(session: Session, case: Case) -> bool:
    state = session.execute(sa.select(Referral.state).where(Referral.case_id == case.id)).scalar_one()
    return state is ReferralState.REFER_DECIDED


def note_reference(tx: Transaction, case: Case, police_reference: str | None) -> None:
    """Write the police reference to the referral hold that has none yet."""
    for hold in of_case(tx.session, case):
        if hold.kind is HoldKind.REFERRAL:
            hold.police_reference = hold.police_reference or police_reference
    tx.session.flush()


# -- lifting ---------------------------------------------------------------------------------------------------


def lift_problems(session: Session, case: Case, lifts: Sequence[Lift], stamp: Stamp) -> Iterator[Problem]:
    """Yield what is wrong with what the police are said to lift: one thing each, of this case, under their hold."""
    for number, one in enumerate(lifts):
        field = f"lifts[{number}]"
        if sum((one.device is not None, one.person is not None, one.whole)) != 1:
            message = _("Name one thing that is lifted: a device, a person, or the whole of it.")
            yield Problem(field=field, message=message, rule="one-of")
        elif one in lifts[:number]:
            yield Problem(field=field, message=_("This stands here twice."), rule="no-hold")
        else:
            yield from _one_lift(session, case, one, stamp, field)


def _one_lift(session: Session, case: Case, one: Lift, stamp: Stamp, field: str) -> Iterator[Problem]:
    try:
        if one.device is not None:
            device = find.device(session, one.device, f"{field}.device")
            yield from find.same_case(device.case_id, case.id, f"{field}.device")
        yield from care.person_problems(session, case, one.person, f"{field}.person")
        covering = _liftable(session, case, one, stamp.occurred_at)
    except Invalid as refusal:
        yield from refusal.problems
        return
    if not covering:
        message = _("No hold for the police covered this at that time, or it was lifted before. A provisional hold "
                    "ends with the police decision.")  # fmt: skip
        yield Problem(field=field, message=message, rule="no-hold")


def _liftable(session: Session, case: Case, one: Lift, moment: datetime) -> list[Hold]:
    """Return the holds from which one lift takes something: those that stood then and still stand."""
    if one.device is not None:
        device = find.device(session, one.device)
        then, now = standing(session, device, moment), standing(session, device)
    elif one.person is not None:
        person = find.person(session, one.person)
        then, now = covers_person(session, case, person, moment), covers_person(session, case, person)
    else:
        then, now = of_case(session, case, moment), of_case(session, case)
    return [hold for hold in then if hold in now and hold.kind in FOR_POLICE]


def lift(tx: Transaction, case: Case, lifts: Iterable[Lift], said_in: str) -> None:
    """Lift holds for what the police name; ``said_in`` is the advice, or the step, in which they said so (R076)."""
    asked = list(lifts)
    taken = [(one, _liftable(tx.session, case, one, tx.stamp.occurred_at)) for one in asked]
    for one, covering in taken:
        device = None if one.device is None else find.device(tx.session, one.device)
        person = None if one.person is None else find.person(tx.session, one.person)
        for hold in covering:
            _release(tx, hold, device, person, said_in)
            if one.whole or hold.device_id is not None:
                hold.ended_at, hold.ended_by, hold.ended_reason = tx.stamp.occurred_at, said_in, LIFTED
    tx.session.flush()


def release_device(tx: Transaction, device: Device) -> None:
    """Take a device that the police release out of the hold of the referral: that is their advice about it.

    A provisional hold stays as it is: only the decision ends it.
    """
    for hold in standing(tx.session, device, tx.stamp.occurred_at):
        if hold.device_id is None and hold.kind in FOR_POLICE:
            _release(tx, hold, device, None, RELEASE)
    tx.session.flush()


def _release(tx: Transaction, hold: Hold, device: Device | None, person: Person | None, said_in: str) -> None:
    tx.session.add(
        HoldRelease(
            case_id=hold.case_id,
            hold_id=hold.id,
            device_id=None if device is None else device.id,
            person_id=None if person is None else person.id,
            released_at=tx.stamp.occurred_at,
            said_in=said_in,
        )
    )


def move(session: Session, device: Device, event: CustodyEvent, happened_at: datetime) -> None:
    """Let a hold begin or end at another time, where the entry it began or ended with is put right."""
    for hold in session.execute(sa.select(Hold).where(Hold.device_id == device.id).order_by(Hold.id)).scalars():
        if event.verb == "device.hold_for_police" and hold.placed_at == event.occurred_at:
            hold.placed_at = happened_at
        elif event.verb in _ENDING and hold.ended_at == event.occurred_at:
            hold.ended_at = happened_at
    if event.verb == RELEASE:
        _move_release(session, device, event.occurred_at, happened_at)


def _move_release(session: Session, device: Device, earlier: datetime, happened_at: datetime) -> None:
    """Let a release count from another time; the row that said the earlier one stays."""
    wanted = sa.select(HoldRelease).where(
        HoldRelease.device_id == device.id, HoldRelease.said_in == RELEASE, HoldRelease.released_at == earlier
    )
    for hold in {row.hold_id for row in session.execute(wanted).scalars()}:
        session.add(
            HoldRelease(
                case_id=device.case_id, hold_id=hold, device_id=device.id, released_at=happened_at, said_in=RELEASE
            )
        )
