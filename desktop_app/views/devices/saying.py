"""Moments and lengths of time about devices in the words of the window: with the weekday, and how long ago."""

from datetime import datetime

from desktop_app import clock
from desktop_app.views.widgets.dates import say_day, say_moment
from desktop_app.words import _

MINUTES_A_DAY = 24 * 60


def moment(at: datetime) -> str:
    """Return a moment: Mon 2 Nov, 10:55."""
    return say_moment(at, clock.now())


def when(at: datetime) -> str:
    """Return a moment as a list says it: Today, 10:55, or Mon 2 Nov, 10:55."""
    return _("{day}, {time}").format(day=day(at), time=time(at))


def since(at: datetime) -> str:
    """Return since when something stands: Since today, 10:55, or Since Mon 2 Nov, 10:55."""
    here, now = clock.local(at).date(), clock.local(clock.now()).date()
    if here == now:
        return _("Since today, {time}").format(time=time(at))
    return _("Since {when}").format(when=moment(at))


def day(at: datetime) -> str:
    """Return the day of a moment: Today, or Mon 2 Nov."""
    here, now = clock.local(at).date(), clock.local(clock.now()).date()
    return _("Today") if here == now else say_day(here, now)


def time(at: datetime) -> str:
    """Return the time of day of a moment: 10:55."""
    return f"{clock.local(at):%H:%M}"


def length(start: datetime, end: datetime) -> str:
    """Return how long it was: 1 h 15 min, or 2 days 3 h."""
    minutes = max(0, int((end - start).total_seconds()) // 60)
    days, rest = divmod(minutes, MINUTES_A_DAY)
    hours, left = divmod(rest, 60)
    if days:
        return _("{days} d {hours} h").format(days=days, hours=hours)
    if hours:
        return _("{hours} h {minutes} min").format(hours=hours, minutes=left)
    return _("{minutes} min").format(minutes=left)
