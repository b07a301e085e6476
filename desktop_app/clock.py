"""The one clock. Times are kept in UTC and shown in UK local time with their zone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/London")
_source: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731 - a named seam, replaced by `running`


def now() -> datetime:
    """Return the present moment in UTC, to the microsecond."""
    return _source()


def local(moment: datetime) -> datetime:
    """Return ``moment`` as the clock on a UK wall shows it; at the very ends of the calendar, as it is."""
    try:
        return moment.astimezone(LOCAL)
    except OverflowError:
        return moment


@contextmanager
def running(source: Callable[[], datetime]) -> Iterator[None]:
    """Let ``source`` tell the time inside the block (the practice case and tests need a clock they can set)."""
    global _source  # noqa: PLW0603 - one clock per program is the point
    before, _source = _source, source
    try:
        yield
    finally:
        _source = before
