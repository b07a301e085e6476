"""What is due, overdue or coming, for whom, and why: every reminder of the school at one moment, as a DSL would act."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from desktop_app.services.due import (
    clocks,
    closed_cases,
    contacts,
    deciding,
    devices,
    key_dates,
    parents,
    protecting,
    referred,
    rescreening,
    term_dates,
    viewing,
)
from desktop_app.services.due.clocks import Anomaly, anomalies
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, DueItem, Owed, Rank, State, Where
from desktop_app.services.due.judging import Judge, in_order
from desktop_app.services.rules import find

__all__ = ["Anomaly", "Code", "DueItem", "Rank", "State", "Where", "anomalies", "due", "of_case"]

#: One for each subject; a new one is a line here.
_SOURCES: Final[tuple[Callable[[Desk], Iterator[Owed]], ...]] = (
    clocks.items,
    deciding.items,
    devices.items,
    referred.items,
    rescreening.items,
    parents.items,
    contacts.items,
    protecting.items,
    key_dates.items,
    viewing.items,
    closed_cases.items,
    term_dates.items,
)


def due(session: Session, now: datetime) -> tuple[DueItem, ...]:
    """Return everything that is due at a moment, in the order in which a DSL would act.

    Timers prompt: asking this changes nothing. What lies further ahead than the school looks (``look_ahead``) is left
    out, unless it falls into a closure that is near (``holidays_ahead``, R171).

    Args:
        session: where to ask.
        now: the moment, as the clock of this computer tells it.
    """
    return _all(Desk(session, now))


def of_case(session: Session, case: str, now: datetime) -> tuple[DueItem, ...]:
    """Return everything that is due in one case.

    Raises:
        Invalid: there is no such case.
    """
    return _all(Desk(session, now, find.case(session, case).id))


def _all(desk: Desk) -> tuple[DueItem, ...]:
    judge = Judge(desk)
    found = (judge.judged(owed) for source in _SOURCES for owed in source(desk))
    return tuple(sorted((item for item in found if item is not None), key=in_order))
