"""The police decision of a case: its answers and assessments, every step, and the children’s views (domain D5)."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app import guard
from desktop_app.models.base import Base, MetadataText, UtcDateTime
from desktop_app.models.columns import belongs_to, code, may_name
from desktop_app.models.decision_words import (
    ApproverRole,
    ChildsView,
    Question,
    ReferralMethod,
    ReferralState,
)
from desktop_app.models.vocabulary import Answer


class Referral(Base, kw_only=True):
    """Where the police decision of a case stands; derived from its events."""

    __tablename__ = "referral"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("case.id"), unique=True)
    state: Mapped[ReferralState] = mapped_column(code(ReferralState), index=True)
    round: Mapped[int]
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    police_lead: Mapped[bool] = mapped_column(sa.Boolean(create_constraint=True, name="police_lead"), default=False)


class ScreeningAnswer(Base, kw_only=True):
    """One answer of a screening, saved by itself; a later answer to the same question stands, the earlier ones stay."""

    __tablename__ = "screening_answer"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    round: Mapped[int]
    question: Mapped[Question] = mapped_column(code(Question))
    answer: Mapped[Answer] = mapped_column(code(Answer))
    basis: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sequence: Mapped[int]
    answered_by_id: Mapped[int] = belongs_to("staff", index=False)
    corrects_id: Mapped[int | None] = may_name("screening_answer")
    correction_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    approver_id: Mapped[int | None] = may_name("staff")
    approver_name: Mapped[str | None] = mapped_column(MetadataText(guard.NAME), default=None)
    approver_role: Mapped[ApproverRole | None] = mapped_column(code(ApproverRole), default=None)
    approval_paper: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)


class Screening(Base, kw_only=True):
    """A screening that was concluded, and what was known then: a change of it asks for a new one."""

    __tablename__ = "screening"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    round: Mapped[int]
    outcome: Mapped[ReferralState] = mapped_column(code(ReferralState))
    concluded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    children: Mapped[int]
    group_estimate: Mapped[int]
    people: Mapped[int]
    places: Mapped[int]
    resurfacings: Mapped[int]
    #: The youngest child's age at the time, in whole years; None where no date of birth is known.
    youngest: Mapped[int | None] = mapped_column(default=None)
    threshold: Mapped[int]


class RiskAssessment(Base, kw_only=True):
    """That a risk assessment was completed, by whom, and who read it a second time; it is kept elsewhere (R049)."""

    __tablename__ = "risk_assessment"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    author_id: Mapped[int] = belongs_to("staff", index=False)
    done_on: Mapped[date] = mapped_column(sa.Date)
    second_reader_id: Mapped[int | None] = may_name("staff")
    second_reader_name: Mapped[str | None] = mapped_column(MetadataText(guard.NAME), default=None)
    kept_under: Mapped[str] = mapped_column(MetadataText(guard.REFERENCE))
    childs_view: Mapped[ChildsView] = mapped_column(code(ChildsView))
    parents_position: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ReferralEvent(Base, kw_only=True):
    """One step of the police decision, with what had to be said of it. It is never changed."""

    __tablename__ = "referral_event"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    round: Mapped[int]
    verb: Mapped[str] = mapped_column(MetadataText(guard.CODE))
    state_before: Mapped[ReferralState] = mapped_column(code(ReferralState))
    state_after: Mapped[ReferralState] = mapped_column(code(ReferralState))
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sequence: Mapped[int]
    late_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    entered_by_id: Mapped[int] = belongs_to("staff", index=False)
    done_by_id: Mapped[int] = belongs_to("staff", index=False)
    reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    method: Mapped[ReferralMethod | None] = mapped_column(code(ReferralMethod), default=None)
    planned_for: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    planned_by_id: Mapped[int | None] = may_name("staff")
    childs_view: Mapped[ChildsView | None] = mapped_column(code(ChildsView), default=None)
    justification: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    child_told_by: Mapped[date | None] = mapped_column(sa.Date, default=None)
    police_reference: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    taken_by: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    given: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    sheet: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), default=None)
    officer: Mapped[str | None] = mapped_column(MetadataText(guard.NAME), default=None)
    collar_number: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    force: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    contact: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    outline: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    approver_id: Mapped[int | None] = may_name("staff")
    approver_name: Mapped[str | None] = mapped_column(MetadataText(guard.NAME), default=None)
    approver_role: Mapped[ApproverRole | None] = mapped_column(code(ApproverRole), default=None)
    approval_paper: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    review_on: Mapped[date | None] = mapped_column(sa.Date, default=None)
    would_change: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    breach_rule: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    breach_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    breach_told: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)


class PoliceView(Base, kw_only=True):
    """What a child, or a parent, wants about the police, and what they were told (R061–R063, R143, R144)."""

    __tablename__ = "police_view"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    person_id: Mapped[int] = belongs_to("person")
    view: Mapped[ChildsView] = mapped_column(code(ChildsView))
    #: Codes of :class:`Barrier`, with commas between.
    barriers: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    information_given: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    noted_by_id: Mapped[int] = belongs_to("staff", index=False)


class ChildTold(Base, kw_only=True):
    """That a child was told why it goes to the police, and of the police’s duty to protect (R065)."""

    __tablename__ = "child_told"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    person_id: Mapped[int] = belongs_to("person")
    told_by_id: Mapped[int] = belongs_to("staff", index=False)
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PoliceAdvice(Base, kw_only=True):
    """What an officer advised, in outline, and what of it lifts a hold or allows questions (R043, R076)."""

    __tablename__ = "police_advice"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    officer: Mapped[str] = mapped_column(MetadataText(guard.NAME))
    collar_number: Mapped[str] = mapped_column(MetadataText(guard.REFERENCE))
    force: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    police_reference: Mapped[str] = mapped_column(MetadataText(guard.REFERENCE))
    method: Mapped[ReferralMethod] = mapped_column(code(ReferralMethod))
    advised: Mapped[str] = mapped_column(MetadataText(guard.NOTE))
    allows_questions: Mapped[bool] = mapped_column(sa.Boolean(create_constraint=True, name="allows_questions"))
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sequence: Mapped[int]
    recorded_by_id: Mapped[int] = belongs_to("staff", index=False)
    acted_on: Mapped[Answer] = mapped_column(code(Answer), default=Answer.NOT_KNOWN)
    acted_detail: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    acted_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
