"""What is still open in a case, and who counts as a second person."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.case import Case
from desktop_app.models.decision_words import HoldKind
from desktop_app.models.device import Device
from desktop_app.models.school import Staff
from desktop_app.models.vocabulary import ENDED, CustodyKind
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
    return found


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
