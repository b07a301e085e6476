"""The words of contacts, protective steps, viewing and the calendar (domain A.3 to A.6, B2); pure data."""

from enum import StrEnum


class ContactKind(StrEnum):
    """How somebody was spoken or written to."""

    CALL = "call"
    MEETING = "meeting"
    LETTER = "letter"
    VISIT = "visit"
    ONLINE = "online"
    NO_ANSWER = "no_answer"


class ContactWith(StrEnum):
    """Who a contact was with."""

    PARENT_OR_CARER = "parent_or_carer"
    SOCIAL_CARE = "social_care"
    SAFEGUARDING_PARTNERS = "safeguarding_partners"
    POLICE = "police"
    OTHER_SCHOOL = "other_school"
    HEALTH = "health"
    OTHER = "other"


class Topic(StrEnum):
    """What a contact covered, in category; nothing of what was said (R142, R145, R149)."""

    INCIDENT = "incident"
    AGGRAVATING = "aggravating"
    STEPS_TAKEN = "steps_taken"
    PROCEDURE = "procedure"
    SUPPORT = "support"
    POLICE = "police"
    DEVICES = "devices"
    REMOVAL = "removal"
    UPDATES = "updates"
    SCHOOL_CAN_DO = "school_can_do"
    HOME_SUPPORT = "home_support"
    OTHER = "other"


class ProtectedGroup(StrEnum):
    """Whom a protective step is for (R085)."""

    CHILD_HARMED = "child_harmed"
    CHILD_REPORTED = "child_reported"
    OTHERS = "others"


class ProtectiveKind(StrEnum):
    """What was put in place; never gated by where the police stand (R085)."""

    NAMED_ADULT = "named_adult"
    CHECK_IN = "check_in"
    SEPARATION = "separation"
    TIMETABLE = "timetable"
    SUPERVISION = "supervision"
    TRAVEL = "travel"
    ONLINE_SAFETY = "online_safety"
    HELP_SERVICE = "help_service"
    SOCIAL_CARE = "social_care"
    RISK_PLAN = "risk_plan"
    GROUP_SUPPORT = "group_support"
    OTHER = "other"


class KeyDateKind(StrEnum):
    """A day on which trauma may return, or on which something is decided (R130)."""

    INTERVIEW = "interview"
    COURT = "court"
    DECISION = "decision"
    TRANSITION = "transition"
    ANNIVERSARY = "anniversary"
    OTHER = "other"


class ViewingReason(StrEnum):
    """The only reasons for which a viewing is ever recorded as unavoidable (domain B2)."""

    NO_OTHER_WAY_TO_DECIDE = "no_other_way_to_decide"
    NEEDED_FOR_REPORT = "needed_for_report"
    SHOWN_OR_FOUND = "shown_or_found"
    OTHER = "other"


class Nation(StrEnum):
    """Whose bank holidays count."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


class PeriodKind(StrEnum):
    """What the school's calendar says of some days."""

    TERM = "term"
    HOLIDAY = "holiday"
    INSET = "inset"
