"""What was put in place for the children of a case, key dates, sanctions by reference, and exceptional viewings."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app import guard
from desktop_app.models.base import Base, MetadataText, UtcDateTime
from desktop_app.models.care_words import KeyDateKind, ProtectedGroup, ProtectiveKind, ViewingReason
from desktop_app.models.columns import belongs_to, code, may_name
from desktop_app.models.vocabulary import Answer


class ProtectiveAction(Base, kw_only=True):
    """One step that protects somebody; it never waits for the police (R085)."""

    __tablename__ = "protective_action"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    group: Mapped[ProtectedGroup] = mapped_column(code(ProtectedGroup))
    person_id: Mapped[int | None] = may_name("person")
    kind: Mapped[ProtectiveKind] = mapped_column(code(ProtectiveKind))
    detail: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    begun_by_id: Mapped[int] = belongs_to("staff", index=False)
    review_on: Mapped[date | None] = mapped_column(sa.Date, default=None)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    ended_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)


class Sanction(Base, kw_only=True):
    """That a sanction was given, by its reference in the school's own file only; it gates nothing (R025)."""

    __tablename__ = "sanction"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    person_id: Mapped[int] = belongs_to("person")
    kept_under: Mapped[str] = mapped_column(MetadataText(guard.REFERENCE))
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    noted_by_id: Mapped[int] = belongs_to("staff", index=False)


class KeyDate(Base, kw_only=True):
    """A day before which support is offered again (R130)."""

    __tablename__ = "key_date"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    person_id: Mapped[int | None] = may_name("person")
    kind: Mapped[KeyDateKind] = mapped_column(code(KeyDateKind))
    on: Mapped[date] = mapped_column(sa.Date)
    noted_by_id: Mapped[int] = belongs_to("staff", index=False)
    supported_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    settled_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)


class CriminalProcess(Base, kw_only=True):
    """That somebody of a case is in a criminal process, which needs support of its own (R129)."""

    __tablename__ = "criminal_process"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    person_id: Mapped[int] = belongs_to("person")
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    ended_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)


class ViewingRecord(Base, kw_only=True):
    """That staff saw something, although nobody should: who, why, where, who was there, by whose leave (R046, B2)."""

    __tablename__ = "viewing_record"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    device_id: Mapped[int | None] = may_name("device")
    viewed_by_id: Mapped[int | None] = may_name("staff")
    viewed_by_name: Mapped[str | None] = mapped_column(MetadataText(guard.NAME), default=None)
    reason: Mapped[ViewingReason] = mapped_column(code(ViewingReason))
    why: Mapped[str] = mapped_column(MetadataText(guard.NOTE))
    place: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    present: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    same_sex: Mapped[Answer] = mapped_column(code(Answer))
    authorised_by: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    signed: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    then_done: Mapped[str] = mapped_column(MetadataText(guard.NOTE))
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sequence: Mapped[int]
    recorded_by_id: Mapped[int] = belongs_to("staff", index=False)


class PeopleGroup(Base, kw_only=True):
    """Several people of whom only about how many is known: a class, a chat (R027). Counts for criterion 7."""

    __tablename__ = "people_group"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    label: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    year_group: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), default=None)
    about: Mapped[int]
    ended_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
