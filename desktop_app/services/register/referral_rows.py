"""The frozen rows of the police decision: questions, steps, views, advice and holds.

In all of them ``person`` is a reference, and None beside a name that is withheld (R006).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.models.decision_words import (
    Barrier,
    ChildsView,
    HoldKind,
    Question,
    ReferralMethod,
    ReferralState,
)
from desktop_app.models.vocabulary import Answer, CaseStatus


class QuestionList(StrEnum):
    """To which of the lists a question belongs; each is another kind of reason to go to the police."""

    ALWAYS_REFER = "always_refer"
    FACTORS = "factors"
    AGGRAVATING = "aggravating"
    SECOND_LIST = "second_list"


@dataclass(frozen=True, kw_only=True)
class AnswerRow:
    """One answer that was given: on what basis, when, by whom; and of a correction, why and who agreed."""

    answer: Answer
    basis: str | None
    round: int
    occurred_at: datetime
    recorded_at: datetime
    by: str
    correction_reason: str | None
    agreed_by: str | None


@dataclass(frozen=True, kw_only=True)
class QuestionRow:
    """One question of the screening.

    ``answer`` is None where nobody answered, which counts as Don't know. ``binding`` says that a Yes leaves no way but
    to refer, and ``locked`` that such a Yes stands: it is put right only by a correction. ``suggested`` is what the
    records suggest, and ``why``.
    """

    question: Question
    of: QuestionList
    binding: bool
    answer: AnswerRow | None
    earlier: tuple[AnswerRow, ...]
    locked: bool
    suggested: Answer | None
    why: str | None


@dataclass(frozen=True, kw_only=True)
class ReferralStep:
    """One step of the police decision, with everything that was said of it."""

    verb: str
    before: ReferralState
    after: ReferralState
    round: int
    occurred_at: datetime
    recorded_at: datetime
    late_reason: str | None
    by: str
    entered_by: str
    reason: str | None
    method: ReferralMethod | None
    planned_for: datetime | None
    planned_by: str | None
    childs_view: ChildsView | None
    justification: str | None
    child_told_by: date | None
    police_reference: str | None
    taken_by: str | None
    given: str | None
    sheet: str | None
    officer: str | None
    collar_number: str | None
    force: str | None
    contact: str | None
    told_at: datetime | None
    outline: str | None
    agreed_by: str | None
    review_on: date | None
    would_change: str | None


@dataclass(frozen=True, kw_only=True)
class AssessmentRow:
    """A risk assessment that was completed; ``of_this_round`` says that the screening was not opened again since."""

    done_on: date
    author: str
    second_reader: str
    kept_under: str
    childs_view: ChildsView
    parents_position: str
    occurred_at: datetime
    of_this_round: bool


@dataclass(frozen=True, kw_only=True)
class PoliceViewRow:
    """What somebody wants about the police; ``stands`` marks the newest view of that person."""

    person: str | None
    name: str
    view: ChildsView
    barriers: tuple[Barrier, ...]
    information_given: str | None
    occurred_at: datetime
    by: str
    stands: bool


@dataclass(frozen=True, kw_only=True)
class ChildToldRow:
    """That a child was told why it goes to the police (R065)."""

    person: str | None
    name: str
    occurred_at: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class ReleaseRow:
    """What was lifted of a hold: a device, a person, or the whole; ``said_in`` is the advice or step that says so."""

    device: str | None
    person: str | None
    name: str | None
    whole: bool
    released_at: datetime
    said_in: str


@dataclass(frozen=True, kw_only=True)
class HoldDetail:
    """A preservation hold: what it covers, what would lift it, and what was lifted of it (R075, R076)."""

    kind: HoldKind
    device: str | None
    basis: str
    police_reference: str | None
    placed_at: datetime
    stands: bool
    lifted_by: str
    ended_at: datetime | None
    ended_by: str | None
    ended_reason: str | None
    releases: tuple[ReleaseRow, ...]


@dataclass(frozen=True, kw_only=True)
class AdviceRow:
    """What an officer advised, in outline, what that lifted, and whether it was acted on (R043)."""

    reference: str
    officer: str
    collar_number: str
    force: str
    police_reference: str
    method: ReferralMethod
    advised: str
    allows_questions: bool
    lifts: tuple[ReleaseRow, ...]
    occurred_at: datetime
    recorded_at: datetime
    by: str
    acted_on: Answer
    acted_detail: str | None
    acted_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """A verb that may follow now; ``blocked`` says why it would be refused as things are, empty where it would not."""

    verb: str
    blocked: str


@dataclass(frozen=True, kw_only=True)
class ReferralDetail:
    """Where the police decision of a case stands, and everything on record about it.

    ``outcome`` is what the answers come to now (None: it stays in screening), ``concluded`` what was concluded last;
    ``missing`` are the questions without Yes or No. ``next_steps`` are in the order of REFERRAL_MOVES.
    """

    case: str
    state: ReferralState
    since: datetime
    round: int
    police_lead: bool
    questions_allowed: bool
    second_list: bool
    questions: tuple[QuestionRow, ...]
    outcome: ReferralState | None
    must_refer_for: tuple[Question, ...]
    missing: tuple[Question, ...]
    concluded: ReferralState | None
    concluded_at: datetime | None
    rescreen: tuple[str, ...]
    assessment: AssessmentRow | None
    steps: tuple[ReferralStep, ...]
    views: tuple[PoliceViewRow, ...]
    told: tuple[ChildToldRow, ...]
    advice: tuple[AdviceRow, ...]
    holds: tuple[HoldDetail, ...]
    next_steps: tuple[NextStep, ...]


@dataclass(frozen=True, kw_only=True)
class ReferralRow:
    """The police decision of one case in a list."""

    case: str
    title: str
    status: CaseStatus
    state: ReferralState
    since: datetime
    police_lead: bool
    hold: HoldKind | None
    must_refer_for: tuple[Question, ...]
