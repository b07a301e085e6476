"""Days and times as people type them, and as UK clocks show them; pure, without a window."""

import re
from datetime import UTC, date, datetime, time, timedelta

from desktop_app import clock
from desktop_app.words import _

_NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(?:[A-Za-z]{3,9}\.?,? )?(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?(?: (\d{4}))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))? ?(am|pm)?", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_day(words: str, today: date) -> date | None:
    """Return the day that was typed: 2/11/2026, 2 Nov 2026, Mon 2 Nov, 2026-11-02; None if it is no day.

    A day without a year is the nearest one that is not in the future.
    """
    text = " ".join(words.split())
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(text):
        return _past(int(found[2]), int(found[1]), found[3], today)
    if (found := _WORDS.fullmatch(text)) and found[2][:3].lower() in _MONTHS:
        return _past(_MONTHS.index(found[2][:3].lower()) + 1, int(found[1]), found[3], today)
    return None


def read_time(words: str) -> time | None:
    """Return the time of day that was typed: 13:12, 1312, 1.12pm, 9am; None if it is none."""
    found = _TIME.fullmatch(" ".join(words.split()))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if found[2] is None and not half:
        return None  # a bare "9" may be a slip
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def say_day(day: date, today: date) -> str:
    """Return a day in words: Mon 2 Nov, with the year when it is not this one."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{_day_names()[day.weekday()]} {day.day} {_month_names()[day.month - 1]}{year}"


def say_moment(moment: datetime, now: datetime) -> str:
    """Return a moment as a UK clock showed it: Mon 2 Nov, 10:55."""
    here = clock.local(moment)
    return f"{say_day(here.date(), clock.local(now).date())}, {here:%H:%M}"


def moments_of(day: date, at: time) -> tuple[datetime, ...]:
    """Return the moments at which UK clocks showed this day and time: one, or two in autumn, or none in spring."""
    found = []
    for fold in (0, 1):
        wall = datetime.combine(day, at.replace(fold=fold), tzinfo=clock.LOCAL)
        there = wall.astimezone(UTC).astimezone(clock.LOCAL)
        if there.replace(tzinfo=None, fold=0) == wall.replace(tzinfo=None, fold=0):
            found.append(there)
    return tuple(found[:1]) if len({moment.utcoffset() for moment in found}) < 2 else tuple(found)


def zone_name(moment: datetime) -> str:
    """Return the name of the UK zone that holds at a moment: GMT or BST."""
    return clock.local(moment).tzname() or "GMT"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _past(month: int, day: int, year: str | None, today: date) -> date | None:
    if year is not None:
        number = int(year)
        if len(year) == 2:
            number += 2000 if number <= today.year % 100 + 1 else 1900
        return _day(number, month, day)
    this = _day(today.year, month, day)
    if this is not None and this <= today + timedelta(days=1):
        return this
    return _day(today.year - 1, month, day)


def _day_names() -> tuple[str, ...]:
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def _month_names() -> tuple[str, ...]:
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )
