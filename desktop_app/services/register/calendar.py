"""The school's calendar and settings as they are shown: every period, and every setting with its source."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.guidance import Confidence
from desktop_app.guidance.shipped import COUNTED, Shipped, Unit
from desktop_app.models.calendar import CalendarPeriod, Setting
from desktop_app.models.care_words import Nation, PeriodKind
from desktop_app.models.school import Staff
from desktop_app.services.due import said
from desktop_app.services.rules import settings_of_school
from desktop_app.services.rules.wording import words
from desktop_app.words import _


@dataclass(frozen=True, kw_only=True)
class PeriodRow:
    """One period of the calendar; ``withdrawn`` says why it no longer counts."""

    reference: str
    kind: PeriodKind
    label: str
    first_day: date
    last_day: date
    withdrawn: str | None


@dataclass(frozen=True, kw_only=True)
class SettingRow:
    """One setting: what it is for, its unit, what is shipped, what holds now, and where the shipped value is from.

    ``changed_by`` and ``changed_at`` say who set it anew and when; None where nobody ever did.
    """

    name: str
    label: str
    unit: Unit
    is_timer: bool
    default: str
    value: str
    least: int
    most: int
    source: str
    as_of: date
    confidence: Confidence
    check: bool
    changed_by: str | None = None
    changed_at: datetime | None = None

    @property
    def is_own(self) -> bool:
        """Whether the school's own value holds, not the one that is shipped."""
        return self.value != self.default


@dataclass(frozen=True, kw_only=True)
class CalendarFacts:
    """What the calendar knows: until which day terms are recorded, and the closure that comes next, or is now."""

    recorded_until: date | None
    closed_from: date | None
    closed_until: date | None


def periods(session: Session) -> tuple[PeriodRow, ...]:
    """Return every period of the calendar by its first day, those that were withdrawn last."""
    order = (CalendarPeriod.withdrawn_reason.is_not(None), CalendarPeriod.first_day, CalendarPeriod.id)
    rows = session.execute(sa.select(CalendarPeriod).order_by(*order)).scalars()
    return tuple(
        PeriodRow(
            reference=row.reference,
            kind=row.kind,
            label=row.label,
            first_day=row.first_day,
            last_day=row.last_day,
            withdrawn=row.withdrawn_reason,
        )
        for row in rows
    )


def calendar_facts(session: Session, today: date) -> CalendarFacts:
    """Return what the calendar knows of the time from a day on."""
    year = settings_of_school.school_year(session)
    closure = year.closure_ahead(today)
    return CalendarFacts(
        recorded_until=year.recorded_until,
        closed_from=None if closure is None else closure.first_day,
        closed_until=None if closure is None else closure.last_day,
    )


def settings(session: Session) -> tuple[SettingRow, ...]:
    """Return every setting of the school, in the order of the shipped file."""
    held = settings_of_school.in_force(session)
    wanted = sa.select(Setting, Staff.name).join(Staff, Staff.id == Setting.changed_by_id)
    changed = {row.name: (row, name) for row, name in session.execute(wanted.order_by(Setting.id)).all()}
    return tuple(
        _row(known, held.value(name), *changed.get(name, (None, None)))
        for name, known in settings_of_school.declared().items()
    )


def value_words(unit: Unit, value: str) -> str:
    """Return a value of a setting as it is said."""
    if unit is Unit.NATION:
        return words(Nation(value))
    if unit is Unit.YES_NO:
        return _("Yes") if value == "yes" else _("No")
    if unit is Unit.COUNT:
        return value
    if unit in COUNTED:
        return said.limit(unit, int(value))
    return value


def _row(known: Shipped, value: str, own: Setting | None, by: str | None) -> SettingRow:
    return SettingRow(
        name=known.key,
        label=known.label,
        unit=known.unit,
        is_timer=known.is_timer,
        default=known.value,
        value=value,
        least=known.least,
        most=known.most,
        source=known.source.name,
        as_of=known.as_of,
        confidence=known.confidence,
        check=known.check,
        changed_by=by,
        changed_at=None if own is None else own.changed_at,
    )
