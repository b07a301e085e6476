"""The school's settings: what may be set, what is shipped, and what holds now by the rows of ``setting``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import guidance
from desktop_app.guidance.shipped import Shipped
from desktop_app.models.calendar import CalendarPeriod, Setting
from desktop_app.models.care_words import Nation
from desktop_app.services.rules.school_days import Period, SchoolYear

#: The book of the guidance in which all of them are shipped.
BOOK: Final = "timers"
#: The value of a row that says: as it is shipped.
SHIPPED: Final = "shipped"


@cache
def declared() -> Mapping[str, Shipped]:
    """Return every setting there is, by name, in the order in which they are shown.

    Raises:
        GuidanceDamaged: the shipped file cannot be used; the error names the line.
    """
    return MappingProxyType({one.key: one for one in guidance.book(BOOK).of(Shipped)})


@dataclass(frozen=True)
class InForce:
    """The settings that hold: the school's own values over what is shipped."""

    own: Mapping[str, str]

    def value(self, name: str) -> str:
        """Return a setting as text; a kept value that could no longer be set gives way to what is shipped."""
        known = declared()[name]
        own = self.own.get(name, SHIPPED)
        return own if known.takes(own) else known.value

    def number(self, name: str) -> int:
        """Return a setting that is a number, in its own unit."""
        return int(self.value(name))

    def is_on(self, name: str) -> bool:
        """Return a setting that is yes or no."""
        return self.value(name) == "yes"

    def time(self, name: str) -> time:
        """Return a setting that is a time of the day."""
        return time.fromisoformat(self.value(name))

    @property
    def nation(self) -> Nation:
        """Return whose bank holidays count."""
        return Nation(self.value("nation"))


def in_force(session: Session) -> InForce:
    """Return the settings that hold now."""
    rows = session.execute(sa.select(Setting.name, Setting.value).order_by(Setting.id)).all()
    return InForce({name: value for name, value in rows if value != SHIPPED})


def number(session: Session, name: str) -> int:
    """Return one setting that is a number, such as ``many_children``."""
    return in_force(session).number(name)


def is_on(session: Session, name: str) -> bool:
    """Return one setting that is yes or no, such as ``second_list``."""
    return in_force(session).is_on(name)


def periods(session: Session) -> tuple[Period, ...]:
    """Return the periods of the school's calendar that were not withdrawn, in their order."""
    wanted = sa.select(CalendarPeriod).where(CalendarPeriod.withdrawn_reason.is_(None))
    rows = session.execute(wanted.order_by(CalendarPeriod.first_day, CalendarPeriod.id)).scalars()
    return tuple(Period(kind=row.kind, label=row.label, first_day=row.first_day, last_day=row.last_day) for row in rows)


def school_year(session: Session, held: InForce | None = None) -> SchoolYear:
    """Return the school's year as its calendar and its settings have it now."""
    held = held or in_force(session)
    begins, ends = held.time("school_begins"), held.time("school_ends")
    if begins >= ends:  # no verb lets it come to this; a day without hours would never let one pass
        held = InForce({"nation": held.value("nation")})
        begins, ends = held.time("school_begins"), held.time("school_ends")
    return SchoolYear(periods=periods(session), nation=held.nation, begins=begins, ends=ends)
