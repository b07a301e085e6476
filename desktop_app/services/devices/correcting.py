"""Putting a device's record right: facts, links, and what the school says about a gap; nothing earlier is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from pydantic import AwareDatetime
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.custody import CustodyEvent, GapExplanation
from desktop_app.models.device import Device
from desktop_app.models.person import Person
from desktop_app.models.vocabulary import (
    Adviser,
    Answer,
    CustodyKind,
    DeviceKind,
    DeviceState,
    LockFound,
    Owner,
    Power,
    PowerFound,
    PowerLeft,
)
from desktop_app.services.rules import asking, continuity, corrections, custody, find, holds
from desktop_app.services.rules.comparing import same_seal
from desktop_app.services.rules.request import (
    Code,
    Name,
    Note,
    Reference,
    Short,
    request,
    together_problems,
)
from desktop_app.services.rules.requests import Breach, Holder
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Links in which a seal was put on, and those in which one was read.
_PUT_ON = frozenset({CustodyKind.SEALED, CustodyKind.SEAL_CHANGED, CustodyKind.FOUND, CustodyKind.RECEIVED_BACK})
_READ = frozenset({CustodyKind.SEAL_CHECKED, CustodyKind.HANDED_TO_POLICE})
#: Links with which it left for somebody else than the police: under a hold, that is a breach.
_GAVE_AWAY = frozenset({CustodyKind.RETURNED, CustodyKind.TRANSFERRED})


@request
class DeviceCorrection:
    """A fact about a device that was typed wrong or added later; the earlier value is kept with the reason."""

    device: Code
    reason: Note
    kind: DeviceKind | None = None
    make: Short | None = None
    model: Short | None = None
    colour: Code | None = None
    identifiers: Short | None = None
    damage: Short | None = None
    other_items: Short | None = None
    owner: Owner | None = None
    owner_person: Code | None = None
    power: Power | None = None
    grounds: Note | None = None
    consented_by: Name | None = None
    screen_touched: Answer | None = None
    touched_by: Name | None = None
    touched_detail: Short | None = None
    content_viewed: Answer | None = None
    power_left: PowerLeft | None = None
    adviser: Adviser | None = None
    adviser_detail: Short | None = None
    power_found: PowerFound | None = None
    lock_found: LockFound | None = None
    found_detail: Short | None = None
    passcode_offered: Answer | None = None
    police_property: Reference | None = None
    police_exhibit: Reference | None = None


@request
class EntryCorrection:
    """One link was written down wrong: which, what is right, and why. The earlier one stays, struck through.

    Where it left the school, and at its right time a hold covered it: why that happened, and who was told.
    """

    entry: int
    reason: Note
    happened_at: AwareDatetime | None = None
    from_holder: Holder | None = None
    from_place: Short | None = None
    from_shelf: Short | None = None
    to: Holder | None = None
    place: Short | None = None
    shelf: Short | None = None
    seal: Reference | None = None
    seal_intact: Answer | None = None
    condition: Short | None = None
    witness: Short | None = None
    breach: Breach | None = None


@request
class GapExplained:
    """What the school says about a gap; ``entry`` is the link that ends it."""

    entry: int
    explanation: Note


def _correction(session: Session, request: DeviceCorrection, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    if request.owner_person is not None:
        find.person(session, request.owner_person, "owner_person")
    if request.screen_touched is Answer.YES and (request.touched_detail or device.touched_detail) is None:
        message = _("Say who touched the screen, and why.")
        yield Problem(field="touched_detail", message=message, rule="required")
    if request.content_viewed is Answer.YES and not _viewings(session, device):
        message = _(
            "Content was viewed: record the viewing itself first (device.record_access) – when, by whom, why, who "
            "authorised it and who was present. It then counts."
        )
        yield Problem(field="content_viewed", message=message, rule="viewing")
    yield from together_problems(request, device)


def _viewings(session: Session, device: Device) -> bool:
    """Say whether the continuity of a device has a viewing in it."""
    counted = continuity.in_order(custody.events_of(session, device))
    return any(event.kind is CustodyKind.VIEWED for event in counted)


def _advised(session: Session, request: DeviceCorrection, stamp: Stamp) -> Iterator[Problem]:
    yield from asking.adviser_problems(session, request.adviser)


@verb("device.correct", check=_correction, first=_advised)
def correct(tx: Transaction, request: DeviceCorrection) -> str:
    """Correct or complete a fact about a device."""
    device = find.device(tx.session, request.device)
    facts = replace(request, owner_person=None)
    if request.screen_touched not in (None, Answer.YES) and request.touched_detail is None:
        _drop_detail(tx, device, request)
    corrections.change(tx, device, request.device, facts, reason=request.reason, case_id=device.case_id)
    if request.owner_person is not None:
        _put_owner_right(tx, device, request)
    return request.device


def _drop_detail(tx: Transaction, device: Device, request: DeviceCorrection) -> None:
    """Let what was said of a touch give way with the answer it belonged to; it stays readable."""
    if device.screen_touched is not Answer.YES:
        return
    for field in ("touched_by", "touched_detail"):
        if (earlier := getattr(device, field)) is not None:
            corrections.keep(
                tx, subject=request.device, field=field, earlier=earlier, now=None,
                reason=request.reason, case_id=device.case_id,
            )  # fmt: skip
            setattr(device, field, None)


def _put_owner_right(tx: Transaction, device: Device, request: DeviceCorrection) -> None:
    owner = find.person(tx.session, request.owner_person or "", "owner_person")
    if owner.id == device.owner_id:
        return
    earlier = None if device.owner_id is None else tx.session.get_one(Person, device.owner_id).reference
    device.owner_id = owner.id
    corrections.keep(
        tx, subject=request.device, field="owner_person", earlier=earlier, now=owner.reference,
        reason=request.reason, case_id=device.case_id,
    )  # fmt: skip


def _entry(session: Session, request: EntryCorrection, stamp: Stamp) -> Iterator[Problem]:
    wrong = find.entry(session, request.entry)
    if session.execute(sa.select(CustodyEvent.id).where(CustodyEvent.corrects_id == wrong.id)).first() is not None:
        message = _("This entry was corrected before; correct the entry that took its place.")
        yield Problem(field="entry", message=message, rule="corrected")
    yield from _automatic(wrong)
    yield from custody.holder_problems(session, request.from_holder, "from_holder")
    yield from custody.holder_problems(session, request.to, "to")
    yield from _seal(session, wrong, request.seal)
    if request.happened_at is not None:
        yield from _moved_in_time(session, wrong, request.happened_at, stamp)
    yield from custody.unless_breach(_under_hold(session, wrong, request), request.breach)


def _under_hold(session: Session, wrong: CustodyEvent, request: EntryCorrection) -> Iterator[Problem]:
    """Yield a refusal where a return or a transfer would come to stand under a hold: that is a breach (R075)."""
    away = wrong.kind in _GAVE_AWAY and wrong.state_before is not DeviceState.RELEASED_BY_POLICE
    if request.happened_at is None or wrong.breach_rule is not None or not away:
        return
    covered = holds.standing(session, session.get_one(Device, wrong.device_id), request.happened_at)
    if covered:
        yield Problem(field="happened_at", message=custody.held_words(covered), rule="hold")


def _automatic(wrong: CustodyEvent) -> Iterator[Problem]:
    """Yield a refusal where an entry was made by the program in consequence of another."""
    if wrong.kind is CustodyKind.AWAITING_DECISION or (
        wrong.kind is CustodyKind.HELD_FOR_POLICE and wrong.verb != "device.hold_for_police"
    ):
        message = _("This entry followed of itself from the one before it; correct that one.")
        yield Problem(field="entry", message=message, rule="automatic")


def _seal(session: Session, wrong: CustodyEvent, number: str | None) -> Iterator[Problem]:
    if number is None or wrong.kind in _READ:
        return
    if wrong.kind not in _PUT_ON:
        message = _("No seal was put on or read in this entry. Record a change of seal instead.")
        yield Problem(field="seal", message=message, rule="no-seal")
    elif not same_seal(number, wrong.seal_in):
        yield from custody.seal_problems(session, number, "seal")


def _moved_in_time(session: Session, wrong: CustodyEvent, happened_at: datetime, stamp: Stamp) -> Iterator[Problem]:
    if happened_at > stamp.recorded_at:
        yield Problem(field="happened_at", message=_("This time has not come yet."), rule="future")
    events = custody.events_of(session, session.get_one(Device, wrong.device_id))
    order = [event.id for event in continuity.in_order(events)]
    moving = (wrong, *_followers(events, wrong))
    with session.no_autoflush:
        kept = wrong.occurred_at
        try:
            for event in moving:
                sa.orm.attributes.set_committed_value(event, "occurred_at", happened_at)
            moved = continuity.in_order(events)
            broken = continuity.broken_order(events)
        finally:
            for event in moving:
                sa.orm.attributes.set_committed_value(event, "occurred_at", kept)
    if broken is not None and [event.id for event in moved] != order:
        message = _("At that time it would not follow on from entry {number}.").format(number=broken[0].id)
        yield Problem(field="happened_at", message=message, rule="order")


def _followers(events: list[CustodyEvent], wrong: CustodyEvent) -> list[CustodyEvent]:
    """Return the entries that followed of themselves from one: they happened when it did."""
    known = {event.id: event for event in events}
    first = continuity.first(known, wrong)
    return [
        event
        for event in continuity.in_order(events)
        if list(_automatic(event)) and continuity.first(known, event).sequence == first.sequence
    ]


@verb("device.correct_entry", check=_entry)
def correct_entry(tx: Transaction, request: EntryCorrection) -> str:
    """Correct one link of a device's continuity by adding the right one."""
    wrong = find.entry(tx.session, request.entry)
    device = tx.session.get_one(Device, wrong.device_id)
    followers = [] if request.happened_at is None else _followers(custody.events_of(tx.session, device), wrong)
    right = _copy(wrong, tx.stamp, request)
    _put_right(tx, right, request)
    custody.mark_breach(right, request.breach, list(_under_hold(tx.session, wrong, request)))
    custody.replace(tx, device, right)
    for follower in followers:
        custody.replace(tx, device, _copy(follower, tx.stamp, request))
    if request.happened_at is not None:
        holds.move(tx.session, device, wrong, request.happened_at)
    tx.session.flush()
    return device.exhibit_reference or device.asked_reference or ""


def _copy(wrong: CustodyEvent, stamp: Stamp, request: EntryCorrection) -> CustodyEvent:
    """Return the link as it was, to be put right; who wrote it down and when is new."""
    columns = [column.key for column in sa.inspect(CustodyEvent).column_attrs if column.key != "id"]
    facts = {name: getattr(wrong, name) for name in columns}
    facts.update(
        recorded_at=stamp.recorded_at,
        sequence=stamp.sequence,
        entered_by_id=stamp.opener_id,
        late_reason=stamp.late or wrong.late_reason,
        occurred_at=request.happened_at or wrong.occurred_at,
        corrects_id=wrong.id,
        correction_reason=request.reason,
    )
    return CustodyEvent(**facts)


def _put_right(tx: Transaction, right: CustodyEvent, request: EntryCorrection) -> None:
    hand, spot = continuity.given(right)
    told = custody.hand(tx.session, request.from_holder, "from_holder")
    custody.starts_from(right, told or hand, _spot(request.from_place, request.from_shelf, spot))
    hand, spot = continuity.taken(right)
    told = custody.hand(tx.session, request.to, "to")
    custody.leads_to(right, told or hand, _spot(request.place, request.shelf, spot))
    if request.seal is not None:
        _put_seal_right(right, request.seal)
    for name in ("seal_intact", "condition", "witness"):
        setattr(right, name, getattr(request, name) or getattr(right, name))


def _spot(place: str | None, shelf: str | None, earlier: continuity.Spot) -> continuity.Spot:
    """Return a place put right: another shelf alone is one of the same place, another place has its own shelf."""
    if place is None:
        return earlier if shelf is None else continuity.Spot(place=earlier.place, shelf=shelf)
    return continuity.Spot(place=place, shelf=shelf)


def _put_seal_right(right: CustodyEvent, number: str) -> None:
    if right.kind in _READ:
        right.seal_seen = number
    else:
        right.seal_in, right.no_seal_reason = number, None


def _explained(session: Session, request: GapExplained, stamp: Stamp) -> Iterator[Problem]:
    event = find.entry(session, request.entry)
    device = session.get_one(Device, event.device_id)
    ends = [gap.after.id for gap in continuity.gaps(custody.events_of(session, device))]
    if event.id not in ends:
        message = _("No gap ends with this entry.")
        yield Problem(field="entry", message=message, rule="no-gap")
    elif stamp.occurred_at < event.occurred_at:
        message = _("This is before the gap was over: nobody could explain it then. Give the time of the explanation.")
        yield Problem(field="at", message=message, rule="before-gap")


@verb("device.explain_gap", check=_explained)
def explain_gap(tx: Transaction, request: GapExplained) -> str:
    """Write down what the school says about a gap."""
    event = find.entry(tx.session, request.entry)
    tx.session.add(
        GapExplanation(
            case_id=event.case_id, event_id=event.id, explanation=request.explanation,
            explained_at=tx.stamp.occurred_at, explained_by_id=tx.stamp.actor_id,
        )
    )  # fmt: skip
    tx.session.flush()
    device = tx.session.get_one(Device, event.device_id)
    return device.exhibit_reference or device.asked_reference or ""
