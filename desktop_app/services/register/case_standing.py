"""Where a case stands: what is open in it, which holds cover it, and why it was closed with things still open."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case, ClosingReason
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.decision_words import HoldKind
from desktop_app.models.device import Device, Hold, HoldRelease
from desktop_app.models.vocabulary import Answer, CaseStatus, CustodyKind, DeviceState, DisclosureRoute
from desktop_app.services.register.devices import devices
from desktop_app.services.register.rows import DeviceRow
from desktop_app.services.rules import find, holds, openings
from desktop_app.services.rules.openings import About


@dataclass(frozen=True, kw_only=True)
class OpenRow:
    """One thing that is still open.

    Attributes:
        about: what is open: a device, a gap, a reference that is to follow, or a hold on the whole case.
        item: the short name by which a closing refers to it.
        sentence: what it is, in words.
        device: the device it is about.
        due: when it is to be done, where a time was agreed.
    """

    about: About
    item: str
    sentence: str
    device: DeviceRow | None = None
    due: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CaseHold:
    """A preservation hold that stands; ``device`` is None where it covers the whole case.

    ``lifted_by`` says what would lift it, and ``released`` are the devices that a hold on the whole case lets go.
    """

    kind: HoldKind
    device: str | None
    basis: str
    police_reference: str | None
    since: datetime
    lifted_by: str
    released: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a case stands now."""

    open_things: tuple[OpenRow, ...]
    holds: tuple[CaseHold, ...]
    closed_with: tuple[tuple[str, str], ...]


def standing(session: Session, reference: str) -> Standing:
    """Return where a case stands.

    Raises:
        Invalid: there is no such case.
    """
    found = find.case(session, reference)
    held = {row.reference: row for row in devices(session, reference)}
    return Standing(
        open_things=tuple(_open(session, thing, held) for thing in openings.open_things(session, found)),
        holds=_holds(session, found),
        closed_with=_reasons(session, found),
    )


def _open(session: Session, thing: openings.OpenThing, held: dict[str, DeviceRow]) -> OpenRow:
    device = held.get(thing.device or "")
    waits = device is not None and thing.is_device and device.state is DeviceState.COLLECTION_ARRANGED
    return OpenRow(
        about=thing.about,
        item=thing.item,
        sentence=thing.sentence,
        device=device,
        due=_due(session, thing.device or "") if waits else None,
    )


def _due(session: Session, reference: str) -> datetime | None:
    """Return when the police said they would collect a device."""
    device = find.device(session, reference)
    wanted = (
        sa.select(CustodyEvent.due_at)
        .where(CustodyEvent.device_id == device.id, CustodyEvent.kind == CustodyKind.COLLECTION_ARRANGED)
        .order_by(CustodyEvent.id.desc())
    )
    return session.execute(wanted).scalars().first()


def _holds(session: Session, found: Case) -> tuple[CaseHold, ...]:
    wanted = (
        sa.select(Hold, sa.func.coalesce(Device.exhibit_reference, Device.asked_reference))
        .outerjoin(Device, Device.id == Hold.device_id)
        .where(Hold.case_id == found.id, Hold.ended_at.is_(None))
        .order_by(Hold.id)
    )
    return tuple(
        CaseHold(
            kind=hold.kind,
            device=device,
            basis=hold.basis,
            police_reference=hold.police_reference,
            since=hold.placed_at,
            lifted_by=holds.lifted_by(hold),
            released=_released(session, hold),
        )
        for hold, device in session.execute(wanted).all()
    )


def _released(session: Session, hold: Hold) -> tuple[str, ...]:
    """Return the devices that were let go of a hold on the whole case."""
    wanted = (
        sa.select(sa.func.coalesce(Device.exhibit_reference, Device.asked_reference))
        .join(HoldRelease, HoldRelease.device_id == Device.id)
        .where(HoldRelease.hold_id == hold.id)
        .order_by(HoldRelease.id)
    )
    return tuple(dict.fromkeys(session.execute(wanted).scalars()))


def _reasons(session: Session, found: Case) -> tuple[tuple[str, str], ...]:
    """Return what was still open when the case was closed the last time, and why that was right."""
    if found.status is not CaseStatus.CLOSED:
        return ()
    wanted = (
        sa.select(ClosingReason.item, ClosingReason.reason)
        .where(ClosingReason.case_id == found.id, ClosingReason.closed_at == found.closed_at)
        .order_by(ClosingReason.id)
    )
    return tuple((item, reason) for item, reason in session.execute(wanted).all())


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """The facts of a case as they are recorded, for a form that puts them right."""

    title: str
    came_to_attention: datetime
    disclosure_route: DisclosureRoute
    procedure_followed: Answer
    protection_file: str | None
    other_nature: str | None


def case_facts(session: Session, reference: str) -> CaseFacts:
    """Return the facts of a case.

    Raises:
        Invalid: there is no such case.
    """
    found = find.case(session, reference)
    return CaseFacts(
        title=found.title,
        came_to_attention=found.came_to_attention,
        disclosure_route=found.disclosure_route,
        procedure_followed=found.procedure_followed,
        protection_file=found.protection_file,
        other_nature=found.other_nature,
    )
