"""The words of the police decision (domain D5): questions, outcomes, states, and which may follow which; pure data."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Question(StrEnum):
    """One question of the screening; its words, guidance and source stand in ``guidance/screening.toml``."""

    COERCION = "coercion"
    EXTREME = "extreme"
    UNDER_13 = "under_13"
    IMMEDIATE_RISK = "immediate_risk"
    KNOWN_VULNERABLE = "known_vulnerable"
    CRIME_RECORDED = "crime_recorded"
    MANY_CHILDREN = "many_children"
    NO_CONSENT = "no_consent"
    PRESSURE = "pressure"
    MALICE = "malice"
    COERCION_OR_BLACKMAIL = "coercion_or_blackmail"
    ADULT_INVOLVED = "adult_involved"
    EXISTING_VULNERABILITY = "existing_vulnerability"
    EVIDENCE_TO_COLLECT = "evidence_to_collect"
    UKCIS_ADULT = "ukcis_adult"
    UKCIS_COERCED = "ukcis_coerced"
    UKCIS_CAPACITY = "ukcis_capacity"
    UKCIS_UNUSUAL = "ukcis_unusual"
    UKCIS_UNDER_13 = "ukcis_under_13"
    UKCIS_RISK = "ukcis_risk"


Q = Question
#: The seven of which any Yes means: always refer (R053–R059), in their order.
ALWAYS_REFER: Final = (
    Q.COERCION, Q.EXTREME, Q.UNDER_13, Q.IMMEDIATE_RISK, Q.KNOWN_VULNERABLE, Q.CRIME_RECORDED, Q.MANY_CHILDREN,
)  # fmt: skip
#: The three factors with which it most likely goes to the police (R050).
FACTORS: Final = (Q.NO_CONSENT, Q.PRESSURE, Q.MALICE)
#: The four aggravating factors that the police may look at (R051).
AGGRAVATING: Final = (Q.COERCION_OR_BLACKMAIL, Q.ADULT_INVOLVED, Q.EXISTING_VULNERABILITY, Q.EVIDENCE_TO_COLLECT)
#: The second list, after UKCIS, which a school may switch on (domain B2).
SECOND_LIST: Final = (
    Q.UKCIS_ADULT, Q.UKCIS_COERCED, Q.UKCIS_CAPACITY, Q.UKCIS_UNUSUAL, Q.UKCIS_UNDER_13, Q.UKCIS_RISK,
)  # fmt: skip
#: A Yes to any of these leaves no way but to refer; it is put right only by an audited correction.
BINDING: Final = (*ALWAYS_REFER, Q.ADULT_INVOLVED)


class ReferralState(StrEnum):
    """Where the police decision of a case stands (domain D5)."""

    NOT_SCREENED = "not_screened"
    SCREENING = "screening"
    MUST_REFER = "must_refer"
    LIKELY_REFER = "likely_refer"
    SCHOOL_MANAGED_CANDIDATE = "school_managed_candidate"
    ASSESSED = "assessed"
    REFER_DECIDED = "refer_decided"
    NOT_REFERRED = "not_referred"
    REFERRED = "referred"
    ALREADY_KNOWN = "already_known_to_police"
    ACKNOWLEDGED = "acknowledged"
    ACTIVE = "active"
    ADVICE_ONLY = "advice_only"
    NFA = "nfa"
    OUTCOME_RECORDED = "outcome_recorded"
    CLOSED = "closed"


R = ReferralState
#: What the act of concluding a screening may come to.
CONCLUSIONS: Final = (R.MUST_REFER, R.LIKELY_REFER, R.SCHOOL_MANAGED_CANDIDATE)
#: The police have it and it has not come to an end: the school asks no more questions of its own.
POLICE_LEAD: Final = (R.REFERRED, R.ALREADY_KNOWN, R.ACKNOWLEDGED, R.ACTIVE, R.ADVICE_ONLY)
#: Nobody has decided yet.
UNDECIDED: Final = (R.NOT_SCREENED, R.SCREENING, *CONCLUSIONS, R.ASSESSED)


@dataclass(frozen=True, kw_only=True)
class ReferralMove:
    """One allowed step: the verb that takes it, the state before and the state after."""

    verb: str
    before: ReferralState
    after: ReferralState


def _moves(verb: str, before: tuple[ReferralState, ...], after: ReferralState) -> tuple[ReferralMove, ...]:
    return tuple(ReferralMove(verb=verb, before=state, after=after) for state in before)


_EVERY: Final = tuple(ReferralState)
_ANSWERED: Final = (R.ACKNOWLEDGED, R.ACTIVE, R.ADVICE_ONLY, R.NFA, R.OUTCOME_RECORDED)

#: Domain D5, whole. Every pair that can happen in the world is here; only pairs that are absent are refused.
REFERRAL_MOVES: Final[tuple[ReferralMove, ...]] = (
    *_moves("referral.answer", (R.NOT_SCREENED, R.SCREENING), R.SCREENING),
    *_moves("referral.conclude", (R.SCREENING,), R.MUST_REFER),
    *_moves("referral.conclude", (R.SCREENING,), R.LIKELY_REFER),
    *_moves("referral.conclude", (R.SCREENING,), R.SCHOOL_MANAGED_CANDIDATE),
    *_moves("referral.rescreen", tuple(one for one in _EVERY if one not in (R.NOT_SCREENED, R.SCREENING)), R.SCREENING),
    *_moves("referral.correct_answer", tuple(one for one in _EVERY if one is not R.NOT_SCREENED), R.SCREENING),
    *_moves("referral.assess", (R.LIKELY_REFER, R.SCHOOL_MANAGED_CANDIDATE, R.ASSESSED), R.ASSESSED),
    *_moves("referral.do_not_refer", (R.ASSESSED,), R.NOT_REFERRED),
    *_moves("referral.decide_to_refer", _EVERY, R.REFER_DECIDED),
    *_moves("referral.send", _EVERY, R.REFERRED),
    *_moves("referral.record_known", (*UNDECIDED, R.REFER_DECIDED, R.NOT_REFERRED), R.ALREADY_KNOWN),
    *_moves("referral.acknowledge", (R.REFERRED, R.ALREADY_KNOWN), R.ACKNOWLEDGED),
    *_moves("referral.record_active", _ANSWERED, R.ACTIVE),
    *_moves("referral.record_advice_only", _ANSWERED, R.ADVICE_ONLY),
    *_moves("referral.record_nfa", _ANSWERED, R.NFA),
    *_moves("referral.record_outcome", _ANSWERED, R.OUTCOME_RECORDED),
    *_moves("referral.close", (R.ADVICE_ONLY, R.NFA, R.OUTCOME_RECORDED), R.CLOSED),
)


class ReferralMethod(StrEnum):
    """By which way the police are told (domain D5)."""

    EMERGENCY_999 = "999"
    NON_EMERGENCY_101 = "101"
    ONLINE = "online"
    SCHOOLS_OFFICER = "schools_officer"
    MASH = "mash"
    OTHER = "other"


class ChildsView(StrEnum):
    """What a child wants about the police (R061)."""

    WANTS = "wants"
    DOES_NOT_WANT = "does_not_want"
    UNSURE = "unsure"
    NOT_ASKED = "not_asked"


class Barrier(StrEnum):
    """Why a child may not want the police, or not want to tell (R003, R062, R234); never a quotation."""

    FAMILY_INVOLVED = "family_involved"
    GET_INTO_TROUBLE = "get_into_trouble"
    DIFFICULT_PROCESS = "difficult_process"
    NOT_SERIOUS_ENOUGH = "not_serious_enough"
    NOT_KNOWN_HOW = "not_known_how"
    SCARED = "scared"
    TAKEN_FROM_HOME = "taken_from_home"
    OVER_REACTION = "over_reaction"
    MAKES_IT_WORSE = "makes_it_worse"
    NOT_BELIEVED = "not_believed"
    STAFF_BUSY = "staff_busy"
    WHO_TO_TELL = "who_to_tell"
    OTHER = "other"


class ApproverRole(StrEnum):
    """Who may agree that a case does not go to the police: a second person, never the one who decides."""

    HEAD = "head"
    DEPUTY_HEAD = "deputy_head"
    CHAIR_OF_GOVERNORS = "chair_of_governors"
    TRUST_LEAD = "trust_lead"


class HoldKind(StrEnum):
    """Why a preservation hold stands (domain D5)."""

    PROVISIONAL = "provisional"
    REFERRAL = "referral"
    POLICE = "police"
