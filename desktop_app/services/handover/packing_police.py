"""What a full sheet says of the police: how they were told, what they advised, what is kept for them, what is asked."""

from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.device import Device, Hold, HoldRelease
from desktop_app.models.referral import PoliceAdvice, ReferralEvent
from desktop_app.services import handover_pack as pack
from desktop_app.services.handover import paper_words
from desktop_app.services.handover.naming import Names
from desktop_app.services.handover.requests import Issue, PoliceQuestion
from desktop_app.services.rules import holds, referring
from desktop_app.services.rules.wording import words
from desktop_app.words import _

#: The steps of the decision that the police are told of, in words; the screening itself has its own section.
_STEPS: Final = {
    "referral.decide_to_refer": _("Decided to refer"),
    "referral.do_not_refer": _("Decided not to refer"),
    "referral.send": _("Referred"),
    "referral.record_known": _("Known to the police already"),
    "referral.acknowledge": _("Acknowledged"),
    "referral.record_active": _("Police look into it"),
    "referral.record_advice_only": _("Police advise only"),
    "referral.record_nfa": _("No further police action"),
    "referral.record_outcome": _("Outcome told"),
    "referral.close": _("Referral closed"),
}
#: Where a hold was lifted other than in recorded advice, in words.
_SAID_IN: Final = {
    holds.RELEASE: _("the police’s release of the device"),
    "referral.record_outcome": _("the recorded outcome"),
}


def _counted(session: Session, case: Case) -> Iterator[ReferralEvent]:
    """Yield the steps that the police are told of, in the order in which they count."""
    yield from (one for one in referring.course(referring.events_of(session, case)) if one.verb in _STEPS)


def steps(session: Session, case: Case, names: Names) -> tuple[pack.PoliceStep, ...]:
    """Return how it went to the police and what came back: way, time, who took it, reference (domain D5)."""
    return tuple(_step(event, names) for event in _counted(session, case))


def _step(event: ReferralEvent, names: Names) -> pack.PoliceStep:
    collar = None if event.collar_number is None else _("collar number {n}").format(n=event.collar_number)
    officer = ", ".join(bit for bit in (event.officer or event.taken_by, collar, event.force) if bit)
    return pack.PoliceStep(
        occurred_at=event.occurred_at,
        what=_STEPS[event.verb],
        by=names.of_staff(event.done_by_id) or "",
        way=None if event.method is None else words(event.method),
        officer=officer or None,
        reference=event.police_reference,
        planned_for=event.planned_for,
        planned_by=names.of_staff(event.planned_by_id),
        child_told_by=event.child_told_by,
        told_at=event.told_at,
        said=tuple(_said(event, names)),
        review_on=event.review_on,
        late=event.late_reason,
        breach=event.breach_rule is not None,
    )


def _said(event: ReferralEvent, names: Names) -> Iterator[tuple[str, str]]:
    """Yield what was said of a step, each with its label."""
    approver = names.of_staff(event.approver_id) or event.approver_name
    if approver is not None and event.approver_role is not None:
        approver = f"{approver}, {words(event.approver_role)}"
    for label, text in (
        (_("Given"), event.given),
        (_("Sheet"), event.sheet),
        (_("Contact"), event.contact),
        (_("In outline"), event.outline),
        (_("Reasons"), event.reason),
        (_("What would change it"), event.would_change),
        (_("Agreed by"), approver),
        (_("Kept under"), event.approval_paper),
    ):
        if text:
            yield label, text


def breaches(session: Session, case: Case) -> tuple[pack.Breach, ...]:
    """Return the steps of the decision that a rule would have refused."""
    return tuple(
        pack.Breach(
            occurred_at=event.occurred_at,
            what=_STEPS[event.verb],
            reason=event.breach_reason,
            told=event.breach_told,
            of_hold="hold" in event.breach_rule.split(", "),
        )
        for event in _counted(session, case)
        if event.breach_rule
    )


# -- advice and holds ------------------------------------------------------------------------------------------


def advice(session: Session, case: Case, names: Names) -> tuple[pack.Advice, ...]:
    """Return what officers advised, in outline, whether it was acted on, and what it lifts (R043)."""
    released = _releases(session, case)
    return tuple(
        pack.Advice(
            reference=row.reference,
            occurred_at=row.occurred_at,
            officer=row.officer,
            collar_number=row.collar_number,
            force=row.force,
            police_reference=row.police_reference,
            way=words(row.method),
            advised=row.advised,
            recorded_by=names.of_staff(row.recorded_by_id) or "",
            allows_questions=row.allows_questions,
            lifted=_lifted(session, row, released, names),
            acted_on=pack.Answer(row.acted_on.value),
            acted_detail=row.acted_detail,
            acted_at=row.acted_at,
        )
        for row in referring.advice(session, case)
    )


def _releases(session: Session, case: Case) -> list[HoldRelease]:
    wanted = sa.select(HoldRelease).where(HoldRelease.case_id == case.id).order_by(HoldRelease.id)
    # Where the time of a release was put right, the last row of it has its time.
    last = {(row.hold_id, row.device_id, row.person_id, row.said_in): row for row in session.execute(wanted).scalars()}
    return list(last.values())


def _lifted(session: Session, said: PoliceAdvice, released: list[HoldRelease], names: Names) -> tuple[str, ...]:
    found = [_named(session, row, names) for row in released if row.said_in == said.reference]
    return tuple(dict.fromkeys(found))


def _named(session: Session, row: HoldRelease, names: Names) -> str:
    """Return what was taken out of a hold."""
    if row.device_id is not None:
        return _device(session, row.device_id)
    return names.of_person(row.person_id) or _("the whole case")


def _device(session: Session, number: int) -> str:
    device = session.get_one(Device, number)
    return device.exhibit_reference or device.asked_reference or ""


def holds_of(session: Session, case: Case, names: Names) -> tuple[pack.HoldRecord, ...]:
    """Return the holds that stand, and those for the police that ended, each with what was released of it (R076)."""
    wanted = sa.select(Hold).where(Hold.case_id == case.id).order_by(Hold.placed_at, Hold.id)
    released = _releases(session, case)
    return tuple(
        pack.HoldRecord(
            kind=words(hold.kind),
            covers=_("the whole case") if hold.device_id is None else _device(session, hold.device_id),
            basis=hold.basis,
            since=hold.placed_at,
            reference=hold.police_reference,
            releases=tuple(_release(session, row, names) for row in released if _part_of(row, hold)),
            ended_at=hold.ended_at,
            ended_by=None if hold.ended_by is None else _said_in(hold.ended_by),
        )
        for hold in session.execute(wanted).scalars().all()
        if hold.ended_at is None or hold.kind in holds.FOR_POLICE
    )


def _part_of(row: HoldRelease, hold: Hold) -> bool:
    """Say whether something was taken out of a hold that is not the whole of it: that is its end."""
    return row.hold_id == hold.id and hold.device_id is None and (row.device_id, row.person_id) != (None, None)


def _release(session: Session, row: HoldRelease, names: Names) -> pack.Release:
    return pack.Release(what=_named(session, row, names), released_at=row.released_at, said_in=_said_in(row.said_in))


def _said_in(said: str) -> str:
    return _("advice {reference}").format(reference=said) if said.startswith("A-") else _SAID_IN.get(said, said)


# -- questions -------------------------------------------------------------------------------------------------


def questions(asked: Issue, said: paper_words.Said) -> tuple[pack.Asked, ...]:
    """Return what is asked of the police: what was chosen at issue, in the order of the sheet (domain E2, 14)."""
    chosen = tuple(PoliceQuestion) if asked.questions is None else asked.questions
    ticks = paper_words.answers()
    return tuple(
        pack.Asked(code=one.value, question=said.get(one.value, one.value), answers=ticks[one])
        for one in PoliceQuestion
        if one in chosen
    )
