"""Preservation holds: while one stands, nothing it covers goes back (R075, R076, domain D1).

Part C fills the table from the police decision; the guards that depend on it read it from the first day.
"""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device, Hold

#: Deeds with which a device's own hold ends.
_ENDING = frozenset({"device.end_hold", "device.record_release", "device.enter_in_error"})


def standing(session: Session, device: Device, moment: datetime | None = None) -> list[Hold]:
    """Return the holds that cover a device: its own and its case's; at ``moment``, or now."""
    covers = sa.or_(Hold.device_id == device.id, Hold.device_id.is_(None))
    question = sa.select(Hold).where(Hold.case_id == device.case_id, covers).order_by(Hold.id)
    found = session.execute(question).scalars().all()
    if moment is None:
        return [hold for hold in found if hold.ended_at is None]
    return [hold for hold in found if hold.placed_at <= moment and (hold.ended_at is None or hold.ended_at > moment)]


def move(session: Session, device: Device, event: CustodyEvent, happened_at: datetime) -> None:
    """Let a hold begin or end at another time, where the entry it began or ended with is put right."""
    for hold in session.execute(sa.select(Hold).where(Hold.device_id == device.id).order_by(Hold.id)).scalars():
        if event.verb == "device.hold_for_police" and hold.placed_at == event.occurred_at:
            hold.placed_at = happened_at
        elif event.verb in _ENDING and hold.ended_at == event.occurred_at:
            hold.ended_at = happened_at
