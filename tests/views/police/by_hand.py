"""How each deed of the police decision is filled in by hand: the state it begins from, and the answers by label."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from desktop_app.models.decision_words import ReferralState as R

Answers = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """One deed: the state of the decision before, what is answered, and the state afterwards (None: the same)."""

    before: R
    answers: Answers = field(default_factory=dict)
    after: R | None = None
    filled: tuple[tuple[str, object], ...] = ()


_OFFICER: Answers = {
    "Officer": "PC Olive Marsh", "Collar number": "4417", "Force": "Coldwater Police", "Their reference": "CW/1234/26",
}  # fmt: skip
_WORD: Answers = {"Officer": "PC Olive Marsh", "What was said, in outline": "They will speak to the family."}
_AGREED: Answers = {
    "Name of whoever agrees": "Dr Morwenna Tilley", "Their office": "Head teacher",
    "Where the paper is kept": "DSL/26/3",
}  # fmt: skip

DEEDS_BY_HAND: dict[str, ByHand] = {
    "referral.conclude": ByHand(before=R.SCREENING, after=R.SCHOOL_MANAGED_CANDIDATE),
    "referral.rescreen": ByHand(
        before=R.NOT_REFERRED, after=R.SCREENING, answers={"What is new?": "Another child was named."}
    ),
    "referral.correct_answer": ByHand(
        before=R.MUST_REFER, after=R.SCREENING,
        answers={
            "Which question": "Extreme or violent", "The right answer": "No", "How it is known": "It was another case.",
            "Why the earlier answer was wrong": "It was answered for the wrong case.", **_AGREED,
        },
    ),
    "referral.assess": ByHand(
        before=R.SCHOOL_MANAGED_CANDIDATE, after=R.ASSESSED,
        answers={
            "The day it was completed": "2/11/2026", "Second reader": "Barnaby Quill", "Where it is kept": "RA/26/14",
            "What the child wants": "Unsure", "The parents’ position": "told; they ask for time",
        },
    ),
    "referral.do_not_refer": ByHand(
        before=R.ASSESSED, after=R.NOT_REFERRED,
        answers={
            "Why it is not referred": "Agreed between the two, and nothing aggravates it.", **_AGREED,
            "The day it is looked at again": "30/11/2026",
            "What would change the decision": "Anything shown to a third person.",
        },
    ),
    "referral.decide_to_refer": ByHand(
        before=R.MUST_REFER, after=R.REFER_DECIDED,
        answers={
            "How they will be told": "101", "What the child wants": "Does not want the police",
            "Why it is right all the same": "Another child is at risk from the same person.",
            "The day by which the child is told why": "3/11/2026", "Why, in outline": "The answers say it.",
        },
    ),
    "referral.send": ByHand(
        before=R.REFER_DECIDED, after=R.REFERRED,
        answers={
            "How they were told": "101", "Who took it": "the operator", "Their reference": "awaited",
            "What was given to them": "the facts by telephone",
        },
    ),
    "referral.record_known": ByHand(
        before=R.SCREENING, after=R.ALREADY_KNOWN,
        answers={"What they know, and from whom": "Her mother told them.", "What the child wants": "Unsure"},
    ),
    "referral.acknowledge": ByHand(
        before=R.ALREADY_KNOWN, after=R.ACKNOWLEDGED,
        answers={
            **_OFFICER, "How the officer is reached": "01632 960017",
            "When they had been told": datetime(2026, 11, 2, 9, 0, tzinfo=UTC), "What they know": "What she reported.",
        },
    ),
    "referral.record_active": ByHand(before=R.ACKNOWLEDGED, after=R.ACTIVE, answers=_WORD),
    "referral.record_advice_only": ByHand(before=R.ACKNOWLEDGED, after=R.ADVICE_ONLY, answers=_WORD),
    "referral.record_nfa": ByHand(before=R.ACTIVE, after=R.NFA, answers=_WORD),
    "referral.record_outcome": ByHand(
        before=R.ACTIVE, after=R.OUTCOME_RECORDED,
        answers={"Officer": "PC Olive Marsh", "The outcome as it was told": "A warning was given."},
    ),
    "referral.close": ByHand(
        before=R.NFA, after=R.CLOSED, answers={"Why nothing more is owed": "Nothing more is to come."}
    ),
    "police.record_view": ByHand(
        before=R.NOT_SCREENED,
        answers={
            "Who": "Nia Prosser-Quince, child harmed", "What they want": "Unsure",
            "What they were told": "what an officer may ask",
        },
    ),
    "police.tell_child": ByHand(before=R.REFERRED, answers={"Which child": "Nia Prosser-Quince, child harmed"}),
    "police.record_advice": ByHand(
        before=R.ACKNOWLEDGED,
        answers={
            **_OFFICER, "How it was given": "101", "What was advised, in outline": "Keep the telephone where it is.",
            "May the school ask the children more?": "No, or nothing was said",
        },
    ),
    "police.note_acted": ByHand(
        before=R.ACKNOWLEDGED, answers={"Was it acted on?": "Yes", "How, or why not": "on the same day"}
    ),
}  # fmt: skip
