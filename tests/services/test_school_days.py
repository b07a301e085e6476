"""School days and school hours, against a reckoning that goes day by day and quarter hour by quarter hour."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.models.care_words import Nation, PeriodKind
from desktop_app.services.rules.school_days import Closure, Period, SchoolYear

LONDON = ZoneInfo("Europe/London")
FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)
ALL = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
#: As each nation announced them, for one school year.
BANK_HOLIDAYS = {
    Nation.ENGLAND: "2026-12-25 2026-12-28 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30",
    Nation.WALES: "2026-12-25 2026-12-28 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30",
    Nation.SCOTLAND: "2026-11-30 2026-12-25 2026-12-28 2027-01-01 2027-01-04 2027-03-26 2027-05-03 2027-05-31 "
    "2027-08-02",
    Nation.NORTHERN_IRELAND: "2026-12-25 2026-12-28 2027-01-01 2027-03-17 2027-03-26 2027-03-29 2027-05-03 2027-05-31 "
    "2027-07-12 2027-08-30",
}
TERMS = (("2026-09-02", "2026-12-18"), ("2027-01-05", "2027-03-25"), ("2027-04-12", "2027-07-21"))
BREAKS = (("2026-10-26", "2026-10-30"), ("2027-02-15", "2027-02-19"), ("2027-05-31", "2027-06-04"))
INSETS = (("2026-09-02", "2026-09-02"), ("2027-06-28", "2027-06-28"))


def day(told: str) -> date:
    return date.fromisoformat(told)


def here(told: str) -> datetime:
    """Return the moment at which a UK clock shows this."""
    return datetime.fromisoformat(told).replace(tzinfo=LONDON)


def year(nation: Nation = Nation.ENGLAND, **hours: time) -> SchoolYear:
    kinds = ((PeriodKind.TERM, TERMS), (PeriodKind.HOLIDAY, BREAKS), (PeriodKind.INSET, INSETS))
    periods = [
        Period(kind=kind, label=kind.value, first_day=day(first), last_day=day(last))
        for kind, spans in kinds
        for first, last in spans
    ]
    return SchoolYear(periods=tuple(periods), nation=nation, **hours)


def naive_school_day(when: date, nation: Nation = Nation.ENGLAND) -> bool:
    """Say the same by going through what was written down above."""
    if when.strftime("%a") in ("Sat", "Sun") or when.isoformat() in BANK_HOLIDAYS[nation].split():
        return False
    if any(first <= when.isoformat() <= last for first, last in (*BREAKS, *INSETS)):
        return False
    # Before the first recorded day, and after the last, weekdays count.
    if when < day(TERMS[0][0]) or when > day(TERMS[-1][1]):
        return True
    return any(first <= when.isoformat() <= last for first, last in TERMS)


@pytest.mark.parametrize("nation", list(Nation))
def test_every_day_of_a_school_year(nation: Nation) -> None:
    ours = year(nation)
    assert [one for one in ALL if ours.is_school_day(one)] == [one for one in ALL if naive_school_day(one, nation)]


@pytest.mark.parametrize("nation", list(Nation))
def test_bank_holidays_of_each_nation(nation: Nation) -> None:
    ours = SchoolYear(nation=nation)
    weekdays = [one.isoformat() for one in ALL if one.weekday() < 5 and ours.is_bank_holiday(one)]
    assert weekdays == BANK_HOLIDAYS[nation].split()


def test_without_terms_weekdays_are_school_days() -> None:
    ours = SchoolYear(periods=(Period(kind=PeriodKind.HOLIDAY, label="", first_day=day("2026-10-26"),
                                      last_day=day("2026-10-30")),))  # fmt: skip
    assert ours.recorded_until is None
    for one in ALL:
        expected = one.weekday() < 5 and one.isoformat() not in BANK_HOLIDAYS[Nation.ENGLAND].split()
        in_break = "2026-10-26" <= one.isoformat() <= "2026-10-30"
        assert ours.is_school_day(one) == (expected and not in_break)


def test_a_term_that_is_missing_between_two_makes_no_closure_of_months() -> None:
    periods = [
        Period(kind=PeriodKind.TERM, label="", first_day=day(first), last_day=day(last)) for first, last in TERMS
    ]
    ours = SchoolYear(periods=(periods[0], periods[2]))
    assert ours.is_school_day(day("2027-02-02"))
    assert not ours.is_recorded(day("2027-02-02"))
    assert ours.is_recorded(day("2026-10-28"))


# -- counting --------------------------------------------------------------------------------------------------


def naive_step(when: date, count: int) -> date:
    step = timedelta(days=1 if count >= 0 else -1)
    if count == 0:
        while not naive_school_day(when):
            when += step
        return when
    for _turn in range(abs(count)):
        when += step
        while not naive_school_day(when):
            when += step
    return when


@given(st.dates(FIRST, LAST), st.integers(-12, 40))
def test_school_days_are_counted_one_by_one(when: date, count: int) -> None:
    assert year().step(when, count) == naive_step(when, count)


@given(st.dates(FIRST, LAST), st.times(), st.integers(0, 12))
def test_school_days_later_the_clock_on_the_wall_says_the_same(when: date, hour: time, count: int) -> None:
    begun = datetime.combine(when, hour.replace(microsecond=0), tzinfo=LONDON).astimezone(UTC)
    later = year().add_school_days(begun, count).astimezone(LONDON)
    assert later.date() == naive_step(begun.astimezone(LONDON).date(), count)
    assert later.time() == begun.astimezone(LONDON).time()


def quarters(begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the beginning of every quarter of an hour between two moments that are such."""
    while begin < end:
        yield begin
        begin += timedelta(minutes=15)


def is_school_time(moment: datetime) -> bool:
    wall = moment.astimezone(LONDON)
    return naive_school_day(wall.date()) and time(8, 30) <= wall.time() < time(15, 30)


@given(st.integers(0, 330 * 24 * 4), st.integers(0, 4 * 24 * 12))
def test_school_hours_are_counted_quarter_by_quarter(quarter: int, length: int) -> None:
    begin = datetime(2026, 9, 1, tzinfo=UTC) + timedelta(minutes=15) * quarter
    end = begin + timedelta(minutes=15) * length
    counted = sum(1 for one in quarters(begin, end) if is_school_time(one))
    assert year().school_hours_between(begin, end) == timedelta(minutes=15) * counted
    if counted and is_school_time(end - timedelta(minutes=15)):
        assert year().add_school_hours(begin, counted / 4) == end


def test_school_hours_never_run_backwards() -> None:
    assert year().school_hours_between(here("2026-11-03T12:00"), here("2026-11-02T12:00")) == timedelta()


# -- both clock changes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begun", "hours", "ended"),
    [
        ("2026-10-23T14:30", 4, "2026-11-02T11:30"),  # over the autumn change, half-term included
        ("2027-03-25T14:30", 4, "2027-04-12T11:30"),  # over the spring change, Easter included
        ("2026-11-02T08:00", 7, "2026-11-02T15:30"),
        ("2026-11-02T15:31", 7, "2026-11-03T15:30"),
        ("2026-11-07T10:00", 1, "2026-11-09T09:30"),
    ],
)
def test_school_hours_over_nights_weekends_and_changes_of_the_clock(begun: str, hours: int, ended: str) -> None:
    assert year().add_school_hours(here(begun).astimezone(UTC), hours) == here(ended)


@pytest.mark.parametrize(
    ("begun", "count", "ended"),
    [
        ("2026-10-23T10:00", 1, "2026-11-02T10:00"),
        ("2027-03-25T10:00", 1, "2027-04-12T10:00"),
        ("2026-10-25T01:30", 0, "2026-11-02T01:30"),
        ("2026-12-18T15:00", 3, "2027-01-07T15:00"),
    ],
)
def test_school_days_over_changes_of_the_clock(begun: str, count: int, ended: str) -> None:
    assert year().add_school_days(here(begun).astimezone(UTC), count) == here(ended)


@pytest.mark.parametrize(
    ("moment", "ends"),
    [
        ("2026-11-02T10:00", "2026-11-02T15:30"),
        ("2026-11-02T15:30", "2026-11-02T15:30"),
        ("2026-11-02T15:31", "2026-11-03T15:30"),
        ("2026-12-18T16:00", "2027-01-05T15:30"),
        ("2026-11-07T10:00", "2026-11-09T15:30"),
    ],
)
def test_the_end_of_the_school_day(moment: str, ends: str) -> None:
    assert year().end_of_school_day(here(moment).astimezone(UTC)) == here(ends)


def test_the_school_has_hours_of_its_own() -> None:
    ours = year(begins=time(9), ends=time(15))
    assert ours.add_school_hours(here("2026-11-02T08:00"), 6) == here("2026-11-02T15:00")
    assert ours.end_of(day("2026-11-07")) == here("2026-11-07T15:00")


# -- closures --------------------------------------------------------------------------------------------------


def naive_closure(when: date) -> tuple[date, date] | None:
    if naive_school_day(when):
        return None
    first = last = when
    while not naive_school_day(first - timedelta(days=1)):
        first -= timedelta(days=1)
    while not naive_school_day(last + timedelta(days=1)):
        last += timedelta(days=1)
    return (first, last) if (last - first).days + 1 >= 5 else None


def test_closures_are_longer_than_a_weekend_with_its_bank_holidays() -> None:
    ours = year()
    for one in ALL:
        found = ours.closure_of(one)
        assert (None if found is None else (found.first_day, found.last_day)) == naive_closure(one), one
        if found is not None:
            assert found.before == naive_step(found.first_day, -1)


def test_the_next_closure_ahead() -> None:
    christmas = Closure(first_day=day("2026-12-19"), last_day=day("2027-01-04"), before=day("2026-12-18"))
    assert year().closure_ahead(day("2026-11-02")) == christmas
    assert year().closure_ahead(day("2026-12-27")) == christmas
    assert year().closure_ahead(day("2027-07-05")) is None
    assert SchoolYear().closure_ahead(day("2026-11-02")) is None


# -- this computer ---------------------------------------------------------------------------------------------


def test_neither_the_zone_nor_the_language_of_this_computer_matters() -> None:
    asks = (
        "from datetime import UTC, date, datetime\n"
        "from desktop_app.models.care_words import Nation\n"
        "from desktop_app.services.rules.school_days import SchoolYear, bank_holidays\n"
        "year = SchoolYear(nation=Nation.NORTHERN_IRELAND)\n"
        "print(sorted(bank_holidays(Nation.NORTHERN_IRELAND, 2027)))\n"
        "print(year.add_school_days(datetime(2026, 10, 23, 22, 30, tzinfo=UTC), 1), end=' ')\n"
        "print(year.is_school_day(date(2027, 7, 12)))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", asks], capture_output=True, text=True, check=True, env=os.environ | elsewhere
        ).stdout
        for elsewhere in ({"TZ": "UTC"}, {"TZ": "Pacific/Auckland", "LANGUAGE": "th", "LC_ALL": "C.UTF-8"})
    }
    assert len(told) == 1
    assert "2026-10-26 23:30:00+00:00 False" in told.pop()


def test_no_start_is_delayed_by_the_calendar() -> None:
    asks = "import sys, desktop_app.services.actions, desktop_app.services.due; print('holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
