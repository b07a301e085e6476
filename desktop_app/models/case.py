"""A case: what came to attention, how, and where it stands; never what anything shows."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app import guard
from desktop_app.models.base import Base, MetadataText, UtcDateTime
from desktop_app.models.columns import belongs_to, code
from desktop_app.models.vocabulary import Answer, CaseStatus, CategoryKind, DisclosureRoute


class Case(Base, kw_only=True):
    """One incident that the school deals with."""

    __tablename__ = "case"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    title: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    came_to_attention: Mapped[datetime] = mapped_column(UtcDateTime)
    disclosure_route: Mapped[DisclosureRoute] = mapped_column(code(DisclosureRoute))
    procedure_followed: Mapped[Answer] = mapped_column(code(Answer))
    protection_file: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    other_nature: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), default=None)
    status: Mapped[CaseStatus] = mapped_column(code(CaseStatus), default=CaseStatus.OPEN)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    closing_summary: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    review_on: Mapped[date | None] = mapped_column(sa.Date, default=None)
    error_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    error_second_initials: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), default=None)


class CaseCategory(Base, kw_only=True):
    """One category code of a case; codes stand in place of any description."""

    __tablename__ = "case_category"
    __table_args__ = (sa.UniqueConstraint("case_id", "kind", "code"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    kind: Mapped[CategoryKind] = mapped_column(code(CategoryKind))
    code: Mapped[str] = mapped_column(MetadataText(guard.CODE))
    applies: Mapped[bool] = mapped_column(sa.Boolean(create_constraint=True, name="applies"), default=True)


class ClosingReason(Base, kw_only=True):
    """Why a case was closed although one thing was still open (R001)."""

    __tablename__ = "closing_reason"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    item: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    reason: Mapped[str] = mapped_column(MetadataText(guard.NOTE))
    closed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Correction(Base, kw_only=True):
    """A fact typed wrong and put right: the earlier value and the reason stay readable."""

    __tablename__ = "correction"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int | None] = mapped_column(sa.ForeignKey("case.id"), index=True, default=None)
    subject: Mapped[str] = mapped_column(MetadataText(guard.CODE), index=True)
    field: Mapped[str] = mapped_column(MetadataText(guard.CODE))
    earlier: Mapped[str | None] = mapped_column(MetadataText(guard.ADDRESS), default=None)
    now: Mapped[str | None] = mapped_column(MetadataText(guard.ADDRESS), default=None)
    reason: Mapped[str] = mapped_column(MetadataText(guard.NOTE))
    corrected_at: Mapped[datetime] = mapped_column(UtcDateTime)
    corrected_by_id: Mapped[int] = belongs_to("staff", index=False)
