"""The words of Today: its date, what kind of day it is, and what stands quietly beside each group; pure."""

from datetime import date, datetime

from desktop_app import clock
from desktop_app.services.register import DayKind, DayRow
from desktop_app.views.case_saying import counted
from desktop_app.views.today.grouping import Group
from desktop_app.views.widgets.dates import say_day
from desktop_app.words import _


def title(now: datetime) -> str:
    """Return the day in full: “Wednesday 4 November”."""
    here = clock.local(now).date()
    return f"{_days()[here.weekday()]} {here.day} {_months()[here.month - 1]}"


def beside(now: datetime, day: DayRow) -> str:
    """Return what kind of day it is at the school, and the time."""
    return f"{kind(day)}, {clock.local(now):%H:%M}"


def kind(day: DayRow) -> str:
    """Return whether there is school, and which school day it is since there was none for long."""
    if day.kind is DayKind.SCHOOL:
        numbered = _("school day, day {n} after the holidays")
        return _("school day") if day.number is None else numbered.format(n=day.number)
    return {
        DayKind.WEEKEND: _("weekend"),
        DayKind.BANK_HOLIDAY: _("bank holiday"),
        DayKind.INSET: _("inset day"),
        DayKind.HOLIDAY: _("school holiday"),
    }[day.kind]


def about(group: Group, day: DayRow, today: date) -> str:
    """Return what stands beside the name of a group."""
    if group is Group.CLOSURE:
        return _closure(day, today)
    return {
        Group.NOW: _("overdue, or a child or evidence is at risk"),
        Group.TODAY: _("before the end of the day"),
        Group.COMING: _("in the next days"),
    }[group]


def _closure(day: DayRow, today: date) -> str:
    if day.closed_from is None or day.closed_until is None:
        return _("falls due while the school is closed")
    first, last = say_day(day.closed_from, today), say_day(day.closed_until, today)
    return _("school is closed {first} to {last}").format(first=first, last=last)


def left(number: int) -> str:
    """Return what leads on to what a group has no room for."""
    return counted(number, _("And {count} more"), _("And {count} more"))


def _days() -> tuple[str, ...]:
    return (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
    )  # fmt: skip


def _months() -> tuple[str, ...]:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
        _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
