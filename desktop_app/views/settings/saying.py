"""Settings and periods in words: values in their units, where a shipped value is from, days from and to; pure."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from desktop_app import clock
from desktop_app.guidance.shipped import Unit
from desktop_app.services.due import said
from desktop_app.services.register import PeriodRow, SettingRow, value_words
from desktop_app.views import case_saying as say
from desktop_app.words import _

#: What a number is counted in, for the line under its field.
UNITS: Final[Mapping[Unit, str]] = {
    Unit.MINUTES: _("minutes"),
    Unit.HOURS: _("hours of the clock"),
    Unit.DAYS: _("days"),
    Unit.SCHOOL_HOURS: _("school hours"),
    Unit.SCHOOL_DAYS: _("school days; 0 is the end of that school day"),
    Unit.COUNT: _("children"),
}


def now(row: SettingRow) -> str:
    """Return the value that holds."""
    return value_words(row.unit, row.value)


def shipped(row: SettingRow) -> str:
    """Return what is shipped and where that is from; what nobody read there asks for a look."""
    source = _("{source}; check current guidance").format(source=row.source) if row.check else row.source
    told = _("Shipped: {value}").format(value=value_words(row.unit, row.default))
    changed = ""
    if row.is_own and row.changed_by is not None and row.changed_at is not None:
        changed = _("set {when} by {who}").format(when=say.day(row.changed_at), who=row.changed_by)
    return " · ".join(part for part in (told, source, changed) if part)


def days(row: PeriodRow) -> str:
    """Return the days of a period: one, or the first and the last."""
    today = clock.local(clock.now()).date()
    first, last = day(row.first_day, today), day(row.last_day, today)
    return first if row.first_day == row.last_day else _("{first} to {last}").format(first=first, last=last)


def day(on: date, today: date) -> str:
    """Return a day, with its year where that is another."""
    return said.day(on, today)
