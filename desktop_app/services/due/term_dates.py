"""That the next term’s dates are to be entered before the calendar ends (R171)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import sqlalchemy as sa

from desktop_app.models.ledger import LedgerEntry
from desktop_app.services.due import said
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Owed, Rank, Where
from desktop_app.words import _


def items(desk: Desk) -> Iterator[Owed]:
    """Yield that terms are to be entered: the first ones, or those after the last recorded day."""
    if desk.only is not None:
        return
    last, ahead = desk.year.recorded_until, timedelta(days=desk.held.number("calendar_end"))
    if last is None:
        yield from _first(desk, ahead)
        return
    due = desk.by(last - ahead)
    yield Owed(
        code=Code.CALENDAR, rank=Rank.REST, page=Where.CALENDAR, what=_("Enter the next term’s dates"),
        why=_("The calendar is not recorded beyond {day}.").format(day=said.day(last, desk.today)),
        since=min(due, desk.now), due_at=due, timer="calendar_end",
    )  # fmt: skip


def _first(desk: Desk, ahead: timedelta) -> Iterator[Owed]:
    """Yield that the first terms are to be entered, some time after the vault began."""
    begun = desk.session.execute(sa.select(LedgerEntry.recorded_at).order_by(LedgerEntry.sequence).limit(1)).scalar()
    if begun is not None:
        since = datetime.fromisoformat(begun)
        yield Owed(
            code=Code.CALENDAR, rank=Rank.REST, page=Where.CALENDAR, what=_("Enter the term dates"),
            why=_("No term is recorded; until then Monday to Friday count as school days."), since=since,
            due_at=since + ahead,
        )  # fmt: skip
