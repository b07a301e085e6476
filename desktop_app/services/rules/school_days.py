"""The school's year: which days are school days, school hours, and closures ahead (R171); pure, in UK local time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property
from typing import Final

from desktop_app import clock
from desktop_app.models.care_words import Nation, PeriodKind

DAY: Final = timedelta(days=1)
#: Days without school in a row that are more than a weekend with a bank holiday on either side of it.
SHORTEST_CLOSURE: Final = 5
#: No school is closed for longer: where more lies between two recorded terms, a term between them is missing.
LONGEST_CLOSURE: Final = 80
_SUBDIVISIONS: Final = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}


@cache
def bank_holidays(nation: Nation, year: int) -> frozenset[date]:
    """Return the bank holidays of a nation in one year; worked out from rules, nothing is looked up anywhere."""
    import holidays  # noqa: PLC0415 - only where a calendar is needed: it would delay every start

    # The language is named, so that the settings of this computer have no part in it.
    return frozenset(
        holidays.country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=year, expand=False, language="en_GB")
    )


def load() -> None:
    """Load the calendar of bank holidays, which takes a while the first time; may be done beside the window."""
    bank_holidays(Nation.ENGLAND, 2026)


@dataclass(frozen=True, kw_only=True)
class Period:
    """Days of a term, a holiday or an inset, both ends counted."""

    kind: PeriodKind
    label: str
    first_day: date
    last_day: date

    def __contains__(self, day: date) -> bool:
        """Say whether a day is one of them."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, kw_only=True)
class Closure:
    """Days in a row without school: a holiday, with the weekends at its ends."""

    first_day: date
    last_day: date
    #: The last school day before it.
    before: date


@dataclass(frozen=True, kw_only=True)
class SchoolYear:
    """The recorded periods, the nation whose bank holidays count, and the hours of a school day.

    Where no term is recorded, Monday to Friday without bank holidays are school days. Where terms are recorded, what
    lies between two of them is closed; before the first and after the last it is weekdays again, and so it is where
    so much lies between two that a term must be missing: a reminder too many harms nobody.
    """

    periods: tuple[Period, ...] = ()
    nation: Nation = Nation.ENGLAND
    begins: time = time(8, 30)
    ends: time = time(15, 30)
    _known: dict[date, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    _closures: dict[date, Closure | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _steps: dict[tuple[date, int], date] = field(default_factory=dict, init=False, repr=False, compare=False)

    # -- days --------------------------------------------------------------------------------------------------

    @property
    def recorded_until(self) -> date | None:
        """Return the last day of the last recorded term; None where none is recorded."""
        return max((period.last_day for period in self._terms), default=None)

    @property
    def recorded_from(self) -> date | None:
        """Return the first day of the first recorded term; None where none is recorded."""
        return min((period.first_day for period in self._terms), default=None)

    def is_bank_holiday(self, day: date) -> bool:
        """Say whether a day is a bank holiday of the school's nation."""
        return day in bank_holidays(self.nation, day.year)

    def is_school_day(self, day: date) -> bool:
        """Say whether there is school on a day."""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = self._judged(day)
        return known

    def is_recorded(self, day: date) -> bool:
        """Say whether the calendar speaks of a day: it lies in a recorded term, or between two that follow."""
        return any(first <= day <= last for first, last in self._stretches)

    def first_school_day(self, day: date) -> date:
        """Return the first school day that is not before a day."""
        while not self.is_school_day(day):
            day += DAY
        return day

    def next_school_day(self, day: date) -> date:
        """Return the first school day after a day."""
        return self.first_school_day(day + DAY)

    def last_school_day(self, day: date) -> date:
        """Return the last school day before a day."""
        day -= DAY
        while not self.is_school_day(day):
            day -= DAY
        return day

    def step(self, day: date, count: int) -> date:
        """Return the day ``count`` school days after a day, or before it; with 0, the first that is not before it."""
        known = self._steps.get((day, count))
        if known is None:
            known = self.first_school_day(day) if count == 0 else day
            for _turn in range(abs(count)):
                known = self.next_school_day(known) if count > 0 else self.last_school_day(known)
            self._steps[(day, count)] = known
        return known

    def count_school_days(self, first: date, last: date) -> int:
        """Return how many school days there are from one day to another, both ends counted."""
        return sum(1 for day in _days(first, last) if self.is_school_day(day))

    # -- moments -----------------------------------------------------------------------------------------------

    def add_school_days(self, moment: datetime, count: int) -> datetime:
        """Return the moment ``count`` school days later at the same time of the clock on the wall."""
        here = clock.local(moment)
        return at(self.step(here.date(), count), here.time())

    def end_of_school_day(self, moment: datetime) -> datetime:
        """Return when the school day of a moment ends; outside of one, when the next one ends."""
        here = clock.local(moment)
        day = self.first_school_day(here.date())
        if day == here.date() and here.time() > self.ends:
            day = self.next_school_day(day)
        return at(day, self.ends)

    def end_of(self, day: date) -> datetime:
        """Return the moment by which something agreed for a day is to be done, school day or not."""
        return at(day, self.ends)

    def school_hours_between(self, begin: datetime, end: datetime) -> timedelta:
        """Return how much of the time between two moments was school time; none where the end comes first."""
        total = timedelta()
        if begin >= end:
            return total
        for day in _days(clock.local(begin).date(), clock.local(end).date()):
            if self.is_school_day(day):
                opened, closed = max(begin, at(day, self.begins)), min(end, at(day, self.ends))
                total += max(closed - opened, timedelta())
        return total

    def add_school_hours(self, moment: datetime, hours: float) -> datetime:
        """Return the moment at which so many hours of school time have passed."""
        left, day = timedelta(hours=hours), clock.local(moment).date()
        while True:
            day = self.first_school_day(day)
            opened, closed = max(moment, at(day, self.begins)), at(day, self.ends)
            if closed - opened >= left:
                return opened.astimezone(UTC) + left
            left -= max(closed - opened, timedelta())
            day += DAY

    # -- closures ----------------------------------------------------------------------------------------------

    def closure_of(self, day: date) -> Closure | None:
        """Return the closure that a day lies in; a weekend is none."""
        if self.is_school_day(day):
            return None
        if day not in self._closures:
            before, after = self.last_school_day(day), self.next_school_day(day)
            closed = (after - before).days - 1
            found = Closure(first_day=before + DAY, last_day=after - DAY, before=before)
            self._closures.update(
                dict.fromkeys(_days(found.first_day, found.last_day), found if closed >= SHORTEST_CLOSURE else None)
            )
        return self._closures[day]

    def closure_ahead(self, day: date) -> Closure | None:
        """Return the closure that a day lies in, or the next one that the calendar knows of; None where it knows none.

        Beyond the last recorded day nothing is known but bank holidays, so nothing is looked for there.
        """
        horizon = max((period.last_day for period in self.periods), default=day)
        while day <= horizon:
            found = self.closure_of(day)
            if found is not None:
                return found
            day += DAY
        return None

    # -- how it is judged --------------------------------------------------------------------------------------

    @cached_property
    def _terms(self) -> tuple[Period, ...]:
        return tuple(period for period in self.periods if period.kind is PeriodKind.TERM)

    @cached_property
    def _stretches(self) -> tuple[tuple[date, date], ...]:
        """Return from when to when terms are recorded without one missing between them."""
        found: list[tuple[date, date]] = []
        for period in sorted(self._terms, key=lambda one: (one.first_day, one.last_day)):
            if found and (period.first_day - found[-1][1]).days - 1 <= LONGEST_CLOSURE:
                found[-1] = (found[-1][0], max(found[-1][1], period.last_day))
            else:
                found.append((period.first_day, period.last_day))
        return tuple(found)

    def _judged(self, day: date) -> bool:
        if day.weekday() >= 5 or self.is_bank_holiday(day):
            return False
        kinds = {period.kind for period in self.periods if day in period}
        if kinds & {PeriodKind.HOLIDAY, PeriodKind.INSET}:
            return False
        return PeriodKind.TERM in kinds or not self.is_recorded(day)


def at(day: date, hour: time) -> datetime:
    """Return, in UTC, when a clock on a UK wall shows that time on that day."""
    return datetime.combine(day, hour, tzinfo=clock.LOCAL).astimezone(UTC)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * DAY
