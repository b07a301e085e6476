"""What is due: one thing that is owed, how pressing it is, and the deed that does it; no name stands in it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum


class State(StrEnum):
    """How pressing a thing is now, in the order in which Today shows it."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    CLOSURE = "closure"


class Rank(IntEnum):
    """The order in which a DSL would act: a child at risk, evidence at risk, the police, telling people, the rest."""

    CHILD_AT_RISK = 0
    EVIDENCE = 1
    POLICE = 2
    TELLING = 3
    REST = 4


class Code(StrEnum):
    """What kind of thing is owed."""

    CALL_999 = "call_999"
    CALL_POLICE = "call_police"
    DEVICE_MISSING = "device_missing"
    SEAL = "seal"
    DEVICE_ASKED = "device_asked"
    COLLECTION = "collection"
    DECIDE_DEVICE = "decide_device"
    POLICE_CONTACT = "police_contact"
    HELD_HEAD_REVIEW = "held_head_review"
    HELD_POLICE_REVIEW = "held_police_review"
    PROPERTY_REFERENCE = "property_reference"
    RETURN_DEVICE = "return_device"
    STOCK_CHECK = "stock_check"
    SCREENING = "screening"
    SEEK_ADVICE = "seek_advice"
    DECIDE_REFERRAL = "decide_referral"
    SEND_REFERRAL = "send_referral"
    ACKNOWLEDGEMENT = "acknowledgement"
    POLICE_PROGRESS = "police_progress"
    RESCREEN = "rescreen"
    NOT_REFERRED_REVIEW = "not_referred_review"
    ACT_ON_ADVICE = "act_on_advice"
    OUTCOME_REVIEW = "outcome_review"
    TELL_CHILD = "tell_child"
    PARENTS_DECISION = "parents_decision"
    PARENTS_REVIEW = "parents_review"
    TELL_PARENTS = "tell_parents"
    PARENTS_OF_TAKEN = "parents_of_taken"
    PARENTS_OF_SEARCH = "parents_of_search"
    NEXT_CONTACT = "next_contact"
    PROTECT_GROUP = "protect_group"
    PROTECTION_REVIEW = "protection_review"
    PROCESS_SUPPORT = "process_support"
    KEY_DATE = "key_date"
    VIEWING_RECORD = "viewing_record"
    CASE_REVIEW = "case_review"
    CALENDAR = "calendar"
    CLOCK = "clock"


class Where(StrEnum):
    """The page on which a thing is done that no single deed does."""

    NONE = ""
    CASE = "case"
    DEVICE = "device"
    POLICE = "police"
    STOCK_CHECK = "stock_check"
    CALENDAR = "calendar"
    RECORD = "record"


Filled = tuple[tuple[str, object], ...]


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One thing that is owed, as its source tells it, before anything is known of how pressing it is.

    Attributes:
        code: what kind of thing it is.
        rank: how early a DSL would turn to it.
        what: what to do, in a short sentence that names nobody.
        why: why, with ``{since}`` where the moment is to stand, and ``{day}`` for the day alone.
        since: since when it is owed.
        due_at: when it is to be done.
        timer: the timer that says so; none where a day was agreed.
        case_id: the case, by id; none where it is the school’s.
        subject: the reference of the device, the person, the advice or the step that it is about.
        verb: the deed that does it; none where a page is needed.
        page: the page that is needed.
        filled: what the deed’s form begins with.
        red_at: from when on a child or evidence is at risk by it; none where neither is.
    """

    code: Code
    rank: Rank
    what: str
    why: str
    since: datetime
    due_at: datetime
    timer: str | None = None
    case_id: int | None = None
    subject: str | None = None
    verb: str = ""
    page: Where = Where.NONE
    filled: Filled = ()
    red_at: datetime | None = None
    #: Tells apart what would have the same key otherwise: a covered person is no subject.
    apart: str = ""


@dataclass(frozen=True, kw_only=True)
class DueItem:
    """One thing that is due, as it stands now.

    ``key`` stays the same as long as the same thing is owed. ``case`` and ``subject`` are references. ``red`` says that
    a child or evidence is at risk by it now. ``before`` is the last school day before the closure that it falls into.
    ``confidence`` says where its time is from, and how sure that is.
    """

    key: str
    code: Code
    case: str | None
    subject: str | None
    what: str
    why: str
    since: datetime
    due_at: datetime
    state: State
    rank: Rank
    verb: str = ""
    page: Where = Where.NONE
    filled: Filled = ()
    red: bool = False
    before: date | None = None
    confidence: str = ""
