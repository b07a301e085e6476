"""The parts of a handover document that speak of children: urgency, viewing, wishes, steps, the police, questions.

Import these from ``handover_pack``, which gathers the whole contract between services and reports.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.services.handover_parts import Answer, Moment, Part


class QuestionList(StrEnum):
    """To which list of the screening a question belongs (R050, R051, R053–R059, domain B2)."""

    ALWAYS_REFER = "always_refer"
    FACTORS = "factors"
    AGGRAVATING = "aggravating"
    SECOND_LIST = "second_list"


class ForWhom(StrEnum):
    """For whom a protective step is (R085); in the order in which the sheet has them."""

    CHILD_HARMED = "child_harmed"
    CHILD_REPORTED = "child_reported"
    OTHERS = "others"


@dataclass(frozen=True, kw_only=True)
class Criterion(Part):
    """One question of the screening in its short words, with the answer that stands.

    ``answer`` is ``None`` where nobody answered it yet: that counts as not known, and never as no.
    """

    code: str
    belongs: QuestionList
    label: str
    answer: Answer | None = None
    basis: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Urgency(Part):
    """Whether a child is at risk now, what the screening says, and when the police were called (domain E2, 2).

    ``risk`` is the answer on immediate risk, ``None`` while nobody answered. ``criteria`` is empty while the
    screening was not begun. ``outcome`` says in words what was concluded. The calls are the first of each.
    """

    risk: Answer | None = None
    risk_answered_at: Moment | None = None
    risk_answered_by: str | None = None
    criteria: tuple[Criterion, ...] = ()
    answered_at: Moment | None = None
    answered_by: tuple[str, ...] = ()
    rounds: int = 0
    outcome: str | None = None
    outcome_at: Moment | None = None
    called_999_at: Moment | None = None
    called_101_at: Moment | None = None


@dataclass(frozen=True, kw_only=True)
class Viewing(Part):
    """Somebody on the staff saw something: who, when, why, where, with whom, by whose leave (R046, domain E2, 6).

    ``remark`` is the plain sentence beside a viewing by anybody but the DSL; ``None`` where it was the DSL.
    """

    reference: str
    occurred_at: Moment
    who: str
    reason: str
    why: str
    place: str
    present: str
    authorised_by: str
    signed: str
    then_done: str
    same_sex: Answer
    remark: str | None = None
    exhibit: str | None = None
    recorded_at: Moment | None = None
    recorded_by: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class SeenAtDevice(Part):
    """An exhibit whose own record says that what is on it was seen; ``remark`` as in :class:`Viewing`."""

    exhibit: str
    occurred_at: Moment | None = None
    remark: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Wish(Part):
    """What a child or a parent wants about the police, what they were told, and what was decided about parents.

    ``view`` is ``None`` where nothing is recorded. ``barriers`` are worries by category, never in anybody's own
    words. ``parents_told`` is the decision of domain R140: told, or not told with its risk, and who decided.
    """

    who: str
    role: str
    child: bool
    view: str | None = None
    view_at: Moment | None = None
    view_noted_by: str | None = None
    barriers: tuple[str, ...] = ()
    information_given: str | None = None
    told_at: Moment | None = None
    told_by: str | None = None
    inform_parents: Answer | None = None
    parents_reason: str | None = None
    parents_risk: str | None = None
    parents_decided_at: Moment | None = None
    parents_decided_by: str | None = None
    parents_review_on: date | None = None
    child_reluctant: Answer | None = None
    social_care_considered: Answer | None = None
    parents_contacted_at: Moment | None = None
    parents_contacted: str | None = None
    parents_contact_way: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class AgainstWishes(Part):
    """Why it went to the police although a child did not want that, or was not asked (R064)."""

    occurred_at: Moment
    view: str
    justification: str
    by: str
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class ProtectiveStep(Part):
    """What was put in place for somebody, whether or not the police decided anything yet (R085)."""

    reference: str
    group: ForWhom
    step: str
    begun_at: Moment
    begun_by: str
    who: str | None = None
    detail: str | None = None
    review_on: date | None = None
    ended_at: Moment | None = None
    ended_reason: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Group(Part):
    """Several people of whom only about how many is known (R027)."""

    reference: str
    label: str
    about: int
    year: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class PoliceStep(Part):
    """One step of the police decision that is theirs to know: how it was sent, who took it, what came back.

    ``said`` are labelled sentences, such as ("Given", "a summary by telephone"), in the order of the record.
    ``told_at`` is when the police had come to know of it, where that was not through this step.
    """

    occurred_at: Moment
    what: str
    by: str
    way: str | None = None
    officer: str | None = None
    reference: str | None = None
    planned_for: Moment | None = None
    planned_by: str | None = None
    child_told_by: date | None = None
    told_at: Moment | None = None
    said: tuple[tuple[str, str], ...] = ()
    review_on: date | None = None
    late: str | None = None
    breach: bool = False
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Advice(Part):
    """What an officer advised, in outline, and whether it was acted on (R043)."""

    reference: str
    occurred_at: Moment
    officer: str
    way: str
    advised: str
    recorded_by: str
    collar_number: str | None = None
    force: str | None = None
    police_reference: str | None = None
    allows_questions: bool = False
    lifted: tuple[str, ...] = ()
    acted_on: Answer = Answer.NOT_KNOWN
    acted_detail: str | None = None
    acted_at: Moment | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Release(Part):
    """What was taken out of a hold, when, and in which advice the police said so (R076)."""

    what: str
    released_at: Moment
    said_in: str


@dataclass(frozen=True, kw_only=True)
class HoldRecord(Part):
    """A preservation hold: what it covers, on what basis, since when, and what the police released of it."""

    kind: str
    covers: str
    basis: str
    since: Moment
    reference: str | None = None
    releases: tuple[Release, ...] = ()
    ended_at: Moment | None = None
    ended_by: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked(Part):
    """A question that the school puts to the police, with the answers to tick (domain E2, 14)."""

    code: str
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Care(Part):
    """Everything that a sheet says of the children and of the police decision."""

    urgency: Urgency
    viewings: tuple[Viewing, ...] = ()
    seen_at_devices: tuple[SeenAtDevice, ...] = ()
    wishes: tuple[Wish, ...] = ()
    against_wishes: tuple[AgainstWishes, ...] = ()
    protective: tuple[ProtectiveStep, ...] = ()
    groups: tuple[Group, ...] = ()
    police_steps: tuple[PoliceStep, ...] = ()
    advice: tuple[Advice, ...] = ()
    holds: tuple[HoldRecord, ...] = ()
    questions: tuple[Asked, ...] = ()
