"""When a line says that it happened: a time with its zone, or in practice files so many days ago."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from desktop_app import clock
from desktop_app.errors import Invalid, Problem
from desktop_app.services.rules.times import LATE_AFTER
from desktop_app.words import _

_MOMENT: Final = re.compile(r"(?!0)\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_DAYS_AGO: Final = re.compile(r"day -([1-9]\d{0,3}) ([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_YEARS_AGO: Final = re.compile(r"year -([1-9]\d?) (\d\d)-(\d\d)", re.ASCII)
_DAY: Final = re.compile(r"day ([+-])([1-9]\d{0,2})", re.ASCII)
#: Minutes from what happened to its entry in a practice case: a few, or so many where the line is a late one.
_SOON: Final = (2, 3, 4)
_LATE: Final = 113


@dataclass(frozen=True, kw_only=True)
class Times:
    """When it happened, and in a practice case the time at which it is entered; None: now."""

    at: datetime | None = None
    recorded_at: datetime | None = None


def times(at: str | None, *, practice: bool, late: bool, turn: int, after: datetime | None = None) -> Times:
    """Return what a line's "at" means.

    Args:
        at: the field as written, or None.
        practice: whether the vault is a practice vault; only there may it be so many days ago.
        late: whether the line says why it is a late one.
        turn: the line's number, so that a practice case is not entered with the beat of a clock.
        after: when the line before was entered; a practice case is entered in the order of its lines.

    Raises:
        Invalid: it is no such time.
    """
    if at is None:
        return Times()
    if (found := _DAYS_AGO.fullmatch(at)) is None:
        return Times(at=_moment(at))
    if not practice:
        raise _refused(_("Only a practice vault takes a time such as “day -3 10:55”."), "practice-time")
    happened = _days_ago(int(found[1]), time(int(found[2]), int(found[3])))
    entered = happened + timedelta(minutes=_LATE if late else _SOON[turn % len(_SOON)])
    if after is not None and not late:
        entered = max(entered, min(after, happened + timedelta(minutes=LATE_AFTER)))
    return Times(at=happened, recorded_at=min(entered, clock.now()))


def _days_ago(days: int, at: time) -> datetime:
    """Return that time of day so many days before today, on a UK calendar and clock."""
    there = clock.local(clock.now())
    day = there.date() - timedelta(days=days)
    return datetime.combine(day, at, tzinfo=clock.LOCAL).astimezone(clock.now().tzinfo)


def practised(text: str) -> str:
    """Return a text of a practice line: "day -3 10:55" as the time it means, "day +5" and "year -14 02-28" as the date.

    Practice cases keep their distance from today, and invented pupils their age. Any other text stays as it is.
    """
    if (found := _DAYS_AGO.fullmatch(text)) is not None:
        return _days_ago(int(found[1]), time(int(found[2]), int(found[3]))).isoformat()
    if (found := _DAY.fullmatch(text)) is not None:
        days = int(found[2]) * (1 if found[1] == "+" else -1)
        return (clock.local(clock.now()).date() + timedelta(days=days)).isoformat()
    if (found := _YEARS_AGO.fullmatch(text)) is not None:
        return f"{clock.local(clock.now()).year - int(found[1]):04d}-{found[2]}-{found[3]}"
    return text


def _moment(at: str) -> datetime:
    try:
        if not _MOMENT.fullmatch(at):
            raise ValueError("another way of writing a time")
        found = datetime.fromisoformat(at).astimezone(clock.now().tzinfo)
    except (ValueError, OverflowError):
        message = _("Write the time as 2026-11-02T10:42:00+00:00, with its zone.")
        raise _refused(message, "time") from None
    if found.year < 2000:
        raise _refused(_("This time is too long ago to be meant."), "time")
    return found


def _refused(message: str, rule: str) -> Invalid:
    return Invalid([Problem(field="at", message=message, rule=rule)])
