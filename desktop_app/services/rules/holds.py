"""Preservation holds: while one stands, nothing it covers goes back (R075, R076, domain D1).

Part C fills the table from the police decision; the guards that depend on it read it from the first day.
"""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.device import Device, Hold


def standing(session: Session, device: Device, moment: datetime | None = None) -> list[Hold]:
    """Return the holds that cover a device: its own and its case's; at ``moment``, or now."""
    covers = sa.or_(Hold.device_id == device.id, Hold.device_id.is_(None))
    question = sa.select(Hold).where(Hold.case_id == device.case_id, covers).order_by(Hold.id)
    found = session.execute(question).scalars().all()
    if moment is None:
        return [hold for hold in found if hold.ended_at is None]
    return [hold for hold in found if hold.placed_at <= moment and (hold.ended_at is None or hold.ended_at > moment)]
