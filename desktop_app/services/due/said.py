"""The words of what is due: moments and days as staff say them, how long a timer is, and where its time is from."""

from datetime import date, datetime
from typing import Final

from desktop_app import clock
from desktop_app.guidance import Confidence
from desktop_app.guidance.shipped import Shipped, Unit
from desktop_app.words import _, ngettext

#: In one school day there is no other: by the end of it.
_END: Final = _("the end of the school day")


def moment(when: datetime, today: date) -> str:
    """Return a moment as it is said: “Mon 2 Nov, 10:55”, with the year where it is another."""
    here = clock.local(when)
    return f"{day(here.date(), today)}, {here:%H:%M}"


def day(when: date, today: date) -> str:
    """Return a day as it is said: “Mon 2 Nov”, with the year where it is another."""
    said = f"{when:%a} {when.day} {when:%b}"
    return said if when.year == today.year else f"{said} {when.year}"


def limit(unit: Unit, count: int) -> str:
    """Return how long a timer is."""
    if unit is Unit.SCHOOL_DAYS and count == 0:
        return _END
    forms = {
        Unit.MINUTES: ngettext("{n} minute", "{n} minutes", count),
        Unit.HOURS: ngettext("{n} hour", "{n} hours", count),
        Unit.DAYS: ngettext("{n} day", "{n} days", count),
        Unit.SCHOOL_HOURS: ngettext("{n} school hour", "{n} school hours", count),
        Unit.SCHOOL_DAYS: ngettext("{n} school day", "{n} school days", count),
    }
    return forms[unit].format(n=count)


def confidence(known: Shipped, own: str) -> str:
    """Return where the time of a timer is from, and how sure that is."""
    if own != known.value:
        return _("Set by the school; Cordon’s own suggestion is {n}.").format(
            n=limit(known.unit, int(known.value)) if known.is_timer else known.value
        )
    if known.check:
        return _("{source}. Check current guidance.").format(source=known.source.name)
    if known.confidence is not Confidence.OWN:
        return known.source.name
    if known.source.key == "cordon":
        return _("Cordon’s own suggestion; the school may set another time.")
    return _("That it is owed: {source}. The time is Cordon’s own suggestion; the school may set another.").format(
        source=known.source.name
    )
