"""Waiting for another program: as long as it takes, but not for ever, and with a word on what never came."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LONG = 20.0
STEP = 0.03


class NeverCameError(AssertionError):
    """What was waited for did not come."""


def until(sought: Callable[[], T | None], what: str, *, seconds: float = LONG) -> T:
    """Ask again and again until there is an answer, and return it.

    Args:
        sought: returns the answer, or something false while there is none.
        what: what is waited for, for the message.
        seconds: how long at most.
    """
    end = time.monotonic() + seconds
    while True:
        found = sought()
        if found:
            return found
        if time.monotonic() > end:
            raise NeverCameError(f"never came within {seconds:g} s: {what}")
        time.sleep(STEP)
