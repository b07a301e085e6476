"""The record by pages: which actions pass a filter, in order, and the sentences of some of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import clock
from desktop_app.models.base import stored_time
from desktop_app.models.case import Case
from desktop_app.models.ledger import LedgerEntry, LedgerPayload
from desktop_app.models.school import Staff
from desktop_app.services.register.covered_texts import CoveredTexts
from desktop_app.services.register.rows import TrailRow
from desktop_app.services.register.trail import told_row


@dataclass(frozen=True, kw_only=True)
class TrailFilter:
    """Which actions of the record.

    Attributes:
        by: the login of who did it.
        subject: words that stand in the reference of what it was done to, or of its case.
        day: the day on which it was recorded, as UK clocks count days.
    """

    by: str | None = None
    subject: str = ""
    day: date | None = None


def trail_keys(session: Session, sought: TrailFilter, *, descending: bool = True) -> list[int]:
    """Return the numbers of the actions that pass a filter; the last one first, if ``descending``."""
    order = LedgerEntry.sequence.desc() if descending else LedgerEntry.sequence.asc()
    wanted = sa.select(LedgerEntry.sequence).order_by(order)
    if sought.by is not None:
        actor = sa.select(Staff.id).where(Staff.login == sought.by).scalar_subquery()
        wanted = wanted.where(LedgerEntry.actor_id == actor)
    if words := sought.subject.replace("\x00", "").strip():
        cases = sa.select(Case.id).where(sa.type_coerce(Case.reference, sa.String).icontains(words, autoescape=True))
        subject = LedgerEntry.subject.icontains(words, autoescape=True)
        wanted = wanted.where(sa.or_(subject, LedgerEntry.case_id.in_(cases)))
    if sought.day is not None:
        first, after = (stored_time(_begin(day)) for day in (sought.day, sought.day + timedelta(days=1)))
        wanted = wanted.where(LedgerEntry.recorded_at >= first, LedgerEntry.recorded_at < after)
    return list(session.execute(wanted).scalars())


def trail_rows(session: Session, keys: Sequence[int]) -> dict[int, TrailRow]:
    """Return the actions of these numbers, each in a sentence."""
    wanted = (
        sa.select(LedgerEntry.sequence, LedgerEntry.leaf, LedgerPayload.request, Case.reference)
        .outerjoin(LedgerPayload, LedgerPayload.sequence == LedgerEntry.sequence)
        .outerjoin(Case, Case.id == LedgerEntry.case_id)
        .where(LedgerEntry.sequence.in_(keys))
    )
    names = {row.id: row.name for row in session.execute(sa.select(Staff.id, Staff.name)).all()}
    texts = CoveredTexts(session)
    return {
        number: told_row(leaf, payload, case, names, texts)
        for number, leaf, payload, case in session.execute(wanted).all()
    }


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(0, 0), tzinfo=clock.LOCAL)
