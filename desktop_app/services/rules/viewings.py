"""What is on record of anybody having seen anything: the exceptional records, and what the devices say (R046)."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Correction
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device
from desktop_app.models.school import Staff
from desktop_app.models.support import ViewingRecord
from desktop_app.models.vocabulary import LEADS, Answer, CustodyKind, StaffRole
from desktop_app.services.rules import continuity, custody
from desktop_app.words import _


@dataclass(frozen=True, kw_only=True)
class AtDevice:
    """That something was seen, as the record of a device says; ``event`` is None where its continuity has no entry."""

    device: str
    event: CustodyEvent | None


def records(session: Session, case_id: int) -> list[ViewingRecord]:
    """Return the exceptional viewing records of a case, as they happened."""
    wanted = sa.select(ViewingRecord).where(ViewingRecord.case_id == case_id)
    return list(session.execute(wanted.order_by(ViewingRecord.occurred_at, ViewingRecord.id)).scalars())


def at_devices(session: Session, case_id: int) -> list[AtDevice]:
    """Return what the devices of a case say of something having been seen, device by device."""
    found: list[AtDevice] = []
    wanted = sa.select(Device).where(Device.case_id == case_id).order_by(Device.id)
    for device in session.execute(wanted).scalars().all():
        counted = continuity.in_order(custody.events_of(session, device))
        seen = [event for event in counted if event.kind is CustodyKind.VIEWED]
        name = device.exhibit_reference or device.asked_reference or ""
        found += [AtDevice(device=name, event=event) for event in seen]
        if not seen and device.content_viewed is Answer.YES:
            found.append(AtDevice(device=name, event=None))
    return found


def statement(session: Session, case_id: int) -> str:
    """Return what a case says of viewing: that none is recorded, or which records there are (R046)."""
    named = [record.reference for record in records(session, case_id)]
    named += dict.fromkeys(
        _("{device}, at the device").format(device=one.device) for one in at_devices(session, case_id)
    )
    if not named:
        return _("Viewed by staff: none recorded.")
    return _("Viewed by staff: {records}.").format(records="; ".join(named))


def by_lead(session: Session, staff_id: int | None, record: ViewingRecord | CustodyEvent) -> bool:
    """Say whether a safeguarding lead saw it, by the role that they had when it was written down (domain B2)."""
    member = None if staff_id is None else session.get_one(Staff, staff_id)
    if member is None:
        return False
    later = sa.select(Correction.earlier).where(
        Correction.subject == member.login,
        Correction.field == "role",
        Correction.corrected_at > record.recorded_at,
    )
    earlier = session.execute(later.order_by(Correction.id)).scalars().first()
    return (member.role if earlier is None else StaffRole(earlier)) in LEADS


def not_by_lead() -> str:
    """Return what is said beside a viewing by somebody else; it judges nobody."""
    return _("Not by the DSL: guidance says only the DSL; check current guidance.")
