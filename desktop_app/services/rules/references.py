"""The references people use, each given once and never again."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop_app.models.device import Device
from desktop_app.vault.transaction import Stamp


def yearly(session: Session, column: InstrumentedAttribute[Any], letter: str, stamp: Stamp) -> str:
    """Return the next reference such as C-2026-0001; the year is that of the recording, in UTC."""
    stem = f"{letter}-{stamp.recorded_at.year}-"
    return stem + f"{_count(session, column, stem) + 1:04d}"


def running(session: Session, column: InstrumentedAttribute[Any], letter: str) -> str:
    """Return the next reference such as P-0001, counted over the whole vault."""
    stem = f"{letter}-"
    return stem + f"{_count(session, column, stem) + 1:04d}"


def _count(session: Session, column: InstrumentedAttribute[Any], stem: str) -> int:
    """Return the highest number given under a stem so far; rows are never removed, so none comes twice."""
    number = sa.cast(sa.func.substr(column, len(stem) + 1), sa.Integer)
    return session.execute(sa.select(sa.func.max(number)).where(column.startswith(stem))).scalar() or 0


def next_exhibit(session: Session, producer_id: int) -> int:
    """Return the next exhibit number of the member of staff who takes something (domain B6)."""
    highest = sa.select(sa.func.max(Device.exhibit_number)).where(Device.producer_id == producer_id)
    return (session.execute(highest).scalar() or 0) + 1
