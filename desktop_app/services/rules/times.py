"""When something happened and when it was written down: never later than now, and late ones say why."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Final

from desktop_app import clock
from desktop_app.errors import Problem
from desktop_app.services.rules.request import LateReason, text_problems
from desktop_app.vault.transaction import Stamp
from desktop_app.words import _

#: Minutes after which an entry counts as late and asks for a reason (domain D, common rules).
LATE_AFTER = 60
#: Before this no school had such a case, and after the other nobody will collect anything: a slip of the keyboard.
EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(2100, 1, 1, tzinfo=UTC)


def is_late(stamp: Stamp) -> bool:
    """Say whether the entry was made late."""
    return stamp.minutes_late > LATE_AFTER


def is_past(stamp: Stamp) -> bool:
    """Say whether something is entered after it happened, and not as it happens."""
    return stamp.minutes_late >= 1


def problems(stamp: Stamp) -> Iterator[Problem]:
    """Yield what is wrong with the times of an action."""
    yield from meant(stamp.occurred_at, "at")
    if stamp.minutes_late < 0:
        yield Problem(
            field="at",
            message=_("This time has not come yet. Give the time at which it happened."),
            rule="future",
        )
    if stamp.late is not None:
        yield from text_problems(LateReason(late=stamp.late))
    if is_late(stamp) and stamp.late is None:
        yield Problem(
            field="late",
            message=_("It happened more than {minutes} minutes ago. Say why it is entered only now.").format(
                minutes=LATE_AFTER
            ),
            rule="late",
        )


def meant(moment: datetime, field: str) -> Iterator[Problem]:
    """Yield a refusal of a time that nobody can have meant."""
    if moment < EARLIEST:
        yield Problem(field=field, message=_("This time is too long ago to be meant."), rule="time")
    elif moment >= LATEST:
        yield Problem(field=field, message=_("This time is too far ahead to be meant."), rule="time")


def day_meant(day: date, field: str) -> Iterator[Problem]:
    """Yield a refusal of a day that nobody can have meant."""
    yield from meant(datetime(day.year, day.month, day.day, tzinfo=UTC), field)


def soon_enough(day: date | None, field: str, stamp: Stamp, days: int) -> Iterator[Problem]:
    """Yield a refusal of a planned day that lies more than so many days after the deed."""
    if day is not None and day < LATEST.date() and (day - clock.local(stamp.occurred_at).date()).days > days:
        message = _("This is too far ahead: give a day within {days} days.").format(days=days)
        yield Problem(field=field, message=message, rule="far")


def moments_meant(asked: object, prefix: str = "") -> Iterator[Problem]:
    """Yield a refusal of every time in a request that nobody can have meant, each at its field."""
    for field in fields(asked):  # type: ignore[arg-type]
        value, path = getattr(asked, field.name), f"{prefix}{field.name}"
        if isinstance(value, datetime):
            yield from meant(value, path)
        elif is_dataclass(value) and not isinstance(value, type):
            yield from moments_meant(value, f"{path}.")
        elif isinstance(value, tuple):
            for number, one in enumerate(value):
                if is_dataclass(one) and not isinstance(one, type):
                    yield from moments_meant(one, f"{path}[{number}].")
