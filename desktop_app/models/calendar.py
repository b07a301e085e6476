"""The school's year, its own settings, and what it wrote beside the shipped guidance."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app import guard
from desktop_app.models.base import Base, MetadataText, UtcDateTime
from desktop_app.models.care_words import PeriodKind
from desktop_app.models.columns import belongs_to, code


class CalendarPeriod(Base, kw_only=True):
    """Days of a term, a holiday or an inset, both ends counted (R171)."""

    __tablename__ = "calendar_period"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    kind: Mapped[PeriodKind] = mapped_column(code(PeriodKind))
    label: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    first_day: Mapped[date] = mapped_column(sa.Date)
    last_day: Mapped[date] = mapped_column(sa.Date)
    withdrawn_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)


class Setting(Base, kw_only=True):
    """One setting of the school that differs from what is shipped: a timer, a threshold, its nation, its hours."""

    __tablename__ = "setting"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    value: Mapped[str] = mapped_column(MetadataText(guard.CODE))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by_id: Mapped[int] = belongs_to("staff", index=False)


class GuidanceNote(Base, kw_only=True):
    """What the school says itself of one entry of the guidance, or when it last checked it; the shipped text stays."""

    __tablename__ = "guidance_note"
    __table_args__ = (sa.UniqueConstraint("book", "entry"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    book: Mapped[str] = mapped_column(MetadataText(guard.CODE))
    entry: Mapped[str] = mapped_column(MetadataText(guard.CODE))
    text: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    checked_on: Mapped[date | None] = mapped_column(sa.Date, default=None)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by_id: Mapped[int] = belongs_to("staff", index=False)


class OwnContact(Base, kw_only=True):
    """An entry of the school's own in the directory: the local officer, the front door of social care (R040, R041)."""

    __tablename__ = "own_contact"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    name: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    audience: Mapped[str] = mapped_column(MetadataText(guard.CODE))
    phone: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    hours: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    note: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    checked_on: Mapped[date] = mapped_column(sa.Date)
    withdrawn_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
