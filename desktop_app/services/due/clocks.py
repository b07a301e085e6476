"""That the clock of this computer was put back: entries are recorded as of later than now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.base import stored_time
from desktop_app.models.ledger import LedgerEntry
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Owed, Rank, Where
from desktop_app.words import _, ngettext

#: So many of the newest entries are looked at: where the clock was put back, they are the ones that show it.
NEWEST: Final = 2_000
#: A clock that is set right by itself may go back by this much.
SLACK: Final = timedelta(minutes=2)


@dataclass(frozen=True, kw_only=True)
class Anomaly:
    """One entry of the record that was made, as it says, later than now."""

    sequence: int
    action: str
    subject: str
    recorded_at: datetime


def anomalies(session: Session, now: datetime) -> tuple[Anomaly, ...]:
    """Return the entries, of the newest ones, that are recorded as of later than now, the newest first."""
    last = sa.select(sa.func.max(LedgerEntry.sequence)).scalar_subquery()
    wanted = (
        sa.select(LedgerEntry.sequence, LedgerEntry.action, LedgerEntry.subject, LedgerEntry.recorded_at)
        .where(LedgerEntry.sequence > last - NEWEST, LedgerEntry.recorded_at > stored_time(now + SLACK))
        .order_by(LedgerEntry.sequence.desc())
    )
    return tuple(
        Anomaly(
            sequence=row.sequence,
            action=row.action,
            subject=row.subject,
            recorded_at=datetime.fromisoformat(row.recorded_at),
        )
        for row in session.execute(wanted)
    )


def items(desk: Desk) -> Iterator[Owed]:
    """Yield that the clock is to be looked at, where something is recorded as of later than now."""
    found = anomalies(desk.session, desk.now) if desk.only is None else ()
    if not found:
        return
    what = ngettext(
        "Set the clock of this computer: {n} entry is recorded as of later than now",
        "Set the clock of this computer: {n} entries are recorded as of later than now",
        len(found),
    ).format(n=len(found))
    latest = max(one.recorded_at for one in found)
    yield Owed(
        code=Code.CLOCK, rank=Rank.EVIDENCE, page=Where.RECORD, what=what,
        why=_("The latest says {since}. The order of the record is kept by its numbers."), since=latest,
        due_at=desk.now,
    )  # fmt: skip
