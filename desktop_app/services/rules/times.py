"""When something happened and when it was written down: never later than now, and late ones say why."""

from collections.abc import Iterator

from desktop_app.errors import Problem
from desktop_app.services.rules.request import LateReason, text_problems
from desktop_app.vault.transaction import Stamp
from desktop_app.words import _

#: Minutes after which an entry counts as late and asks for a reason (domain D, common rules).
LATE_AFTER = 60


def is_late(stamp: Stamp) -> bool:
    """Say whether the entry was made late."""
    return stamp.minutes_late > LATE_AFTER


def problems(stamp: Stamp) -> Iterator[Problem]:
    """Yield what is wrong with the times of an action."""
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
