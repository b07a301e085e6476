"""Who was spoken to about a case, what it covered in category, and what was decided about telling parents (A.6)."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app import guard
from desktop_app.models.base import Base, MetadataText, UtcDateTime
from desktop_app.models.care_words import ContactKind, ContactWith
from desktop_app.models.columns import belongs_to, code, may_name
from desktop_app.models.vocabulary import Answer


class Contact(Base, kw_only=True):
    """A call, a meeting or a letter: who, when, by whom, what it covered in category, and when the next one is due."""

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    kind: Mapped[ContactKind] = mapped_column(code(ContactKind))
    with_kind: Mapped[ContactWith] = mapped_column(code(ContactWith))
    person_id: Mapped[int | None] = may_name("person")
    other: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    about_id: Mapped[int | None] = may_name("person")
    present: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    #: Codes of :class:`Topic`, with commas between.
    topics: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    agreed: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    child_invited: Mapped[Answer | None] = mapped_column(code(Answer), default=None)
    organisation_reference: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    next_on: Mapped[date | None] = mapped_column(sa.Date, default=None)
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sequence: Mapped[int]
    late_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    done_by_id: Mapped[int] = belongs_to("staff", index=False)


class ParentDecision(Base, kw_only=True):
    """Whether a child's parents are told, why or why not, who decided, and when it is looked at again (R140, R144)."""

    __tablename__ = "parent_decision"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    child_id: Mapped[int] = belongs_to("person")
    inform: Mapped[bool] = mapped_column(sa.Boolean(create_constraint=True, name="inform"))
    reason: Mapped[str] = mapped_column(MetadataText(guard.NOTE))
    risk: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    child_reluctant: Mapped[Answer] = mapped_column(code(Answer))
    social_care_considered: Mapped[Answer] = mapped_column(code(Answer))
    review_on: Mapped[date | None] = mapped_column(sa.Date, default=None)
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int] = belongs_to("staff", index=False)
