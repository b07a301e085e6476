"""What may follow for a police decision: the next lawful step first, then the others, the blocked with why; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop_app.models.decision_words import ReferralState
from desktop_app.models.vocabulary import Answer
from desktop_app.services.register import ReferralDetail
from desktop_app.views.police import saying
from desktop_app.words import _

R = ReferralState
ADVICE: Final = "police.record_advice"
DO_NOT: Final = "referral.do_not_refer"
#: No verb of the record: it leads to the first question that is still open.
ANSWER: Final = "answer"

_FIRST: Final[Mapping[ReferralState, str]] = {
    R.MUST_REFER: "referral.decide_to_refer",
    R.LIKELY_REFER: "referral.decide_to_refer",
    R.SCHOOL_MANAGED_CANDIDATE: "referral.assess",
    R.REFER_DECIDED: "referral.send",
    R.REFERRED: "referral.acknowledge",
    R.ALREADY_KNOWN: "referral.acknowledge",
    R.ACKNOWLEDGED: ADVICE,
    R.ACTIVE: ADVICE,
    R.ADVICE_ONLY: "referral.close",
    R.NFA: "referral.close",
    R.OUTCOME_RECORDED: "referral.close",
}
#: By state: the deeds that are common enough for a button of their own; the rest stand in a menu.
_COMMON: Final[Mapping[ReferralState, tuple[str, ...]]] = {
    R.NOT_SCREENED: ("referral.send", "referral.record_known"),
    R.SCREENING: ("referral.conclude", "referral.decide_to_refer", "referral.send", "referral.record_known"),
    R.MUST_REFER: ("referral.send", "referral.record_known"),
    R.LIKELY_REFER: ("referral.assess", "referral.send", "referral.record_known"),
    R.SCHOOL_MANAGED_CANDIDATE: ("referral.decide_to_refer", "referral.send"),
    R.ASSESSED: ("referral.decide_to_refer", DO_NOT),
    R.REFER_DECIDED: ("referral.record_known", ADVICE),
    R.NOT_REFERRED: ("referral.rescreen",),
    R.REFERRED: (ADVICE,),
    R.ALREADY_KNOWN: (ADVICE,),
    R.ACKNOWLEDGED: (
        "referral.record_active",
        "referral.record_advice_only",
        "referral.record_nfa",
        "referral.record_outcome",
    ),
    R.ACTIVE: ("referral.record_advice_only", "referral.record_nfa", "referral.record_outcome"),
    R.ADVICE_ONLY: (ADVICE, "referral.record_active", "referral.record_outcome"),
    R.NFA: (ADVICE, "referral.record_outcome"),
    R.OUTCOME_RECORDED: (ADVICE,),
    R.CLOSED: (ADVICE,),
}


@dataclass(frozen=True, kw_only=True)
class Next:
    """The step that is owed (None: nothing is), those with a button of their own, those in the menu, and the blocked.

    ``blocked`` are verbs with the reason why not.
    """

    first: str | None
    rows: tuple[str, ...]
    rest: tuple[str, ...]
    blocked: tuple[tuple[str, str], ...]


def following(found: ReferralDetail, *, is_dsl: bool) -> Next:
    """Return what may follow now.

    Args:
        found: where the decision stands.
        is_dsl: whether whoever sits there is the DSL, who alone puts an answer right.
    """
    open_ones = {step.verb for step in found.next_steps if not step.blocked} | {ADVICE}
    blocked = {step.verb: step.blocked for step in found.next_steps if step.blocked}
    if not is_dsl:
        open_ones.discard("referral.correct_answer")
    first = _first(found, open_ones)
    common = _COMMON[found.state]
    rows = tuple(verb for verb in common if verb in open_ones and verb != first)
    shown = {first, *rows, "referral.answer"}
    rest = tuple(
        step.verb for step in found.next_steps if step.verb in open_ones and step.verb not in shown
    )  # fmt: skip
    told = {verb: _why(verb, why) for verb, why in blocked.items() if verb in common}
    if found.state is R.MUST_REFER:
        told[DO_NOT] = _("A Yes among the questions leaves no way but to refer. A Yes that was wrong is put right by a "
                         "recorded correction.")  # fmt: skip
    return Next(first=first, rows=rows, rest=rest, blocked=tuple(told.items()))


def _why(verb: str, why: str) -> str:
    if verb == "referral.conclude":
        return _("Not while an answer is missing: Don’t know never counts as No.")
    return why


def _first(found: ReferralDetail, open_ones: set[str]) -> str | None:
    if found.state in saying.OPEN:
        if "referral.conclude" in open_ones:
            return "referral.conclude"
        return ANSWER if "referral.answer" in open_ones else None
    if found.state is R.ASSESSED:
        return DO_NOT if DO_NOT in open_ones and not _is_expected(found) else "referral.decide_to_refer"
    first = _FIRST.get(found.state)
    return first if first in open_ones else None


def _is_expected(found: ReferralDetail) -> bool:
    """Say whether an answer makes referring what is expected (R050)."""
    return bool(found.must_refer_for) or any(
        row.answer is not None and row.answer.answer is Answer.YES for row in found.questions
    )
