"""What is still open in a case, and who counts as a second person."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.case import Case
from desktop_app.models.contact import ParentDecision
from desktop_app.models.decision_words import HoldKind
from desktop_app.models.device import Device
from desktop_app.models.person import Involvement
from desktop_app.models.referral import ChildTold
from desktop_app.models.school import Staff
from desktop_app.models.support import CriminalProcess
from desktop_app.models.vocabulary import ENDED, Answer, CustodyKind, InvolvementRole
from desktop_app.services.rules import continuity, custody, holds, referring
from desktop_app.services.rules.wording import words
from desktop_app.vault.transaction import Stamp
from desktop_app.words import _

#: What staff write where the police have not yet given a property reference.
TO_FOLLOW = "to follow"


class About(StrEnum):
    """What kind of thing is still open."""

    DEVICE = "device"
    REFERENCE = "reference"
    GAP = "gap"
    HOLD = "hold"
    REFERRAL = "referral"
    CARE = "care"


@dataclass(frozen=True, kw_only=True)
class OpenThing:
    """One thing that is still open: the short name it is referred to by, and what it is in words."""

    item: str
    sentence: str
    about: About
    device: str | None = None

    @property
    def is_device(self) -> bool:
        """Whether it is a device that the school still has to do with."""
        return self.about is About.DEVICE


def open_things(session: Session, case: Case) -> list[OpenThing]:
    """Return what is still open: devices, gaps without a word, the police decision, holds, and references to follow."""
    found: list[OpenThing] = []
    devices = session.execute(sa.select(Device).where(Device.case_id == case.id).order_by(Device.id)).scalars().all()
    for device in devices:
        found += _of_device(session, device)
    found += _of_decision(session, case)
    found += _of_care(session, case)
    return found


def _of_care(session: Session, case: Case) -> Iterator[OpenThing]:
    """Yield what is owed to people after a decision: told, acted on, looked at again (R043, R065, R129, R140)."""
    if _not_told(session, case):
        sentence = _("a child harmed was not told why it goes to the police")
        yield OpenThing(item="child told", sentence=sentence, about=About.CARE)
    for advice in referring.advice(session, case):
        if advice.acted_on is Answer.NOT_KNOWN:
            sentence = _("nobody said whether police advice {advice} was acted on").format(advice=advice.reference)
            yield OpenThing(item=advice.reference, sentence=sentence, about=About.CARE)
    wanted = sa.select(ParentDecision).where(ParentDecision.case_id == case.id)
    rows = session.execute(wanted.order_by(ParentDecision.occurred_at, ParentDecision.id)).scalars()
    if any(not row.inform for row in {row.child_id: row for row in rows}.values()):
        sentence = _("parents are not told; that is to be looked at again")
        yield OpenThing(item="parents", sentence=sentence, about=About.CARE)
    going = sa.select(CriminalProcess.id).where(CriminalProcess.case_id == case.id, CriminalProcess.ended_at.is_(None))
    if session.execute(going).first() is not None:
        sentence = _("somebody is in a criminal process, and is owed support")
        yield OpenThing(item="criminal process", sentence=sentence, about=About.CARE)


def _not_told(session: Session, case: Case) -> bool:
    """Say whether a child harmed is still to be told, where the police were told of the case."""
    sent = [event.occurred_at for event in referring.events_of(session, case) if event.verb in referring.TELLING]
    if not sent:
        return False
    told = sa.select(ChildTold.person_id).where(ChildTold.case_id == case.id)
    harmed = sa.select(Involvement.id).where(
        Involvement.case_id == case.id, Involvement.role == InvolvementRole.CHILD_HARMED,
        Involvement.ended_reason.is_(None), Involvement.person_id.not_in(told),
    )  # fmt: skip
    return session.execute(harmed).first() is not None


def _of_decision(session: Session, case: Case) -> Iterator[OpenThing]:
    state = referring.of_case(session, case).state
    decided = state in referring.SETTLED
    if not decided:
        sentence = _("the police decision: {state}").format(state=words(state).lower())
        yield OpenThing(item="referral", sentence=sentence, about=About.REFERRAL)
    # The provisional hold ends with the decision: while that is due, it is not a thing of its own to be finished.
    if any(decided or hold.kind is not HoldKind.PROVISIONAL for hold in holds.of_case(session, case)):
        yield OpenThing(item="hold", sentence=_("a preservation hold on the whole case"), about=About.HOLD)


def _of_device(session: Session, device: Device) -> Iterator[OpenThing]:
    name = device.exhibit_reference or device.asked_reference or ""
    if device.state not in ENDED:
        sentence = _("{device}: {state}").format(device=name, state=words(device.state).lower())
        yield OpenThing(item=name, sentence=sentence, about=About.DEVICE, device=name)
    events = custody.events_of(session, device)
    handed = [event for event in events if event.kind is CustodyKind.HANDED_TO_POLICE]
    if handed and (device.police_property or TO_FOLLOW).casefold() == TO_FOLLOW:
        sentence = _("the police property reference of {device} is to follow").format(device=name)
        yield OpenThing(item=f"{name} reference", sentence=sentence, about=About.REFERENCE, device=name)
    explained = custody.explained(session, events)
    if any(gap.after.id not in explained for gap in continuity.gaps(events)):
        sentence = _("a gap of {device} has no explanation").format(device=name)
        yield OpenThing(item=f"{name} gap", sentence=sentence, about=About.GAP, device=name)


def second_person(session: Session, initials: str, stamp: Stamp) -> Iterator[Problem]:
    """Yield a refusal unless the initials are those of another member of staff than who acts."""
    found = session.execute(sa.select(Staff).where(Staff.initials == initials)).scalar_one_or_none()
    if found is None or found.id in (stamp.actor_id, stamp.opener_id) or found.left:
        message = _("Give the initials of a second member of staff who agrees, not your own.")
        yield Problem(field="second_initials", message=message, rule="second-person")
