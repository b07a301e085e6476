"""Moments and people in the words in which this folder's pages say them; pure."""

from datetime import date, datetime

from desktop_app import clock
from desktop_app.services.register import PartRow
from desktop_app.services.rules.wording import words
from desktop_app.views.widgets.dates import say_day, say_moment
from desktop_app.words import _


def moment(at: datetime) -> str:
    """Return a moment: Today, 08:52 or Mon 2 Nov, 10:55."""
    here = clock.local(at)
    if here.date() == _today():
        return _("Today, {time}").format(time=f"{here:%H:%M}")
    return say_moment(at, clock.now())


def within(at: datetime) -> str:
    """Return a moment for the middle of a sentence: today, 08:52 or Mon 2 Nov, 10:55."""
    here = clock.local(at)
    if here.date() == _today():
        return _("today, {time}").format(time=f"{here:%H:%M}")
    return say_moment(at, clock.now())


def day(at: datetime | date) -> str:
    """Return a day: today, or Mon 2 Nov with the year when it is not this one."""
    on = clock.local(at).date() if isinstance(at, datetime) else at
    return _("today") if on == _today() else say_day(on, _today())


def ago(at: datetime) -> str:
    """Return how long ago something was, in words that need no reckoning."""
    days = (_today() - clock.local(at).date()).days
    if days > 1:
        return _("{days} days ago").format(days=days)
    if days == 1:
        return _("yesterday")
    minutes = max(0, int((clock.now() - at).total_seconds() // 60))
    if minutes < 60:
        return _("{minutes} min ago").format(minutes=minutes)
    return _("{hours} h ago").format(hours=minutes // 60)


def capital(said: str) -> str:
    """Return words with a capital at the beginning, for the start of a line."""
    return said[:1].upper() + said[1:]


def name(part: PartRow) -> str:
    """Return who it is, or that the name is withheld (R006)."""
    return _("Name withheld") if part.who is None else part.who.full_name


def about(part: PartRow) -> str:
    """Return in which part a person stands in a case, with what tells people of one name apart."""
    said = [words(part.role)]
    if part.who is not None:
        said += [one for one in (part.who.year_group, part.who.position, part.who.organisation) if one]
    if part.responsible_for:
        said.append(_("for {child}").format(child=part.responsible_for))
    if part.who is None:
        said.append(_("shown only on purpose"))
    return " · ".join(said)


def counted(number: int, one: str, several: str) -> str:
    """Return a number with its noun; both forms hold ``{count}``."""
    return (one if number == 1 else several).format(count=number)


def _today() -> date:
    return clock.local(clock.now()).date()
