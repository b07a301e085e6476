"""What kind of day it is at the school: which school day since the holidays, or why there is no school."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from desktop_app.models.care_words import PeriodKind
from desktop_app.services.rules import settings_of_school
from desktop_app.services.rules.school_days import DAY, LONGEST_CLOSURE, SchoolYear


class DayKind(StrEnum):
    """Whether there is school on a day, and if not, why."""

    SCHOOL = "school"
    WEEKEND = "weekend"
    BANK_HOLIDAY = "bank_holiday"
    INSET = "inset"
    HOLIDAY = "holiday"


@dataclass(frozen=True, kw_only=True)
class DayRow:
    """One day at the school.

    ``number`` is which school day since the last closure it is, where the calendar knows. ``closed_from`` and
    ``closed_until`` are the first and the last day of the closure that comes next, or is now (R171).
    """

    kind: DayKind
    number: int | None
    closed_from: date | None
    closed_until: date | None


def day(session: Session, on: date) -> DayRow:
    """Return what kind of day it is, and the closure ahead of it."""
    year = settings_of_school.school_year(session)
    closure = year.closure_ahead(on)
    kind = _kind(year, on)
    return DayRow(
        kind=kind,
        number=_number(year, on) if kind is DayKind.SCHOOL else None,
        closed_from=None if closure is None else closure.first_day,
        closed_until=None if closure is None else closure.last_day,
    )


def _kind(year: SchoolYear, on: date) -> DayKind:
    if year.is_school_day(on):
        return DayKind.SCHOOL
    kinds = {period.kind for period in year.periods if on in period}
    if on.weekday() >= 5 and year.closure_of(on) is None:
        return DayKind.WEEKEND
    if PeriodKind.INSET in kinds:
        return DayKind.INSET
    return DayKind.BANK_HOLIDAY if year.is_bank_holiday(on) and PeriodKind.HOLIDAY not in kinds else DayKind.HOLIDAY


def _number(year: SchoolYear, on: date) -> int | None:
    """Return how many school days there were since the last closure; None where the calendar knows of none."""
    if not year.is_recorded(on):
        return None
    begun = on
    while year.is_recorded(begun) and year.closure_of(begun) is None:
        if (on - begun).days > 2 * LONGEST_CLOSURE:
            return None
        begun -= DAY
    return year.count_school_days(begun + DAY, on)
