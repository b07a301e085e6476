"""Dates, times and lengths of time as a UK clock and a reader see them; the spaces inside never break."""

from datetime import date, datetime

from desktop_app import clock
from desktop_app.words import _

_TIE = "\u00a0"
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def _months() -> tuple[str, ...]:
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip


def _weekdays() -> tuple[str, ...]:
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def day(moment: datetime | date) -> str:
    """Return such as "9 Nov"."""
    there = clock.local(moment) if isinstance(moment, datetime) else moment
    return f"{there.day}{_TIE}{_months()[there.month - 1]}"


def weekday(moment: datetime) -> str:
    """Return such as "Mon 9 Nov": the weekday exposes a slip."""
    return f"{_weekdays()[clock.local(moment).weekday()]}{_TIE}{day(moment)}"


def year(moment: datetime) -> int:
    """Return the year on a UK calendar."""
    return clock.local(moment).year


def full_day(moment: datetime | date) -> str:
    """Return such as "9 Nov 2026"."""
    there = clock.local(moment) if isinstance(moment, datetime) else moment
    return f"{day(moment)}{_TIE}{there.year}"


def time(moment: datetime) -> str:
    """Return such as "12:50"."""
    return f"{clock.local(moment):%H:%M}"


def zone(moment: datetime) -> str:
    """Return "GMT" or "BST"."""
    return clock.local(moment).tzname() or ""


def stamp(moment: datetime) -> str:
    """Return such as "Thu 12 Nov 2026, 16:20 GMT"."""
    return f"{weekday(moment)}{_TIE}{year(moment)}, {time(moment)}{_TIE}{zone(moment)}"


def short_stamp(moment: datetime) -> str:
    """Return such as "12 Nov 2026, 16:20"."""
    return f"{full_day(moment)}, {time(moment)}"


def day_time(moment: datetime) -> str:
    """Return such as "9 Nov 12:50"."""
    return f"{day(moment)}{_TIE}{time(moment)}"


def duration(begin: datetime, end: datetime) -> str:
    """Return such as "1 h 15 min" or "2 days 3 h"; less than a minute is given in seconds."""
    seconds = max(int((end - begin).total_seconds()), 0)
    if seconds < _MINUTE:
        return _("{n} s").format(n=seconds).replace(" ", _TIE)
    days, rest = divmod(seconds, _DAY)
    hours, minutes = rest // _HOUR, rest % _HOUR // _MINUTE
    parts = []
    if days:
        parts.append(_("1 day") if days == 1 else _("{n} days").format(n=days))
    if hours:
        parts.append(_("{n} h").format(n=hours))
    if minutes:
        parts.append(_("{n} min").format(n=minutes))
    return " ".join(parts).replace(" ", _TIE)
