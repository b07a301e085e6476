"""How a police decision comes into each state, by real verbs alone."""

from collections.abc import Iterable

from desktop_app.models.decision_words import AGGRAVATING, ALWAYS_REFER, FACTORS, Question
from desktop_app.models.decision_words import ReferralState as R
from desktop_app.models.referral import Referral
from tests.services.asking import request
from tests.services.scene import CASE, Scene

ASKED = (*ALWAYS_REFER, *FACTORS, *AGGRAVATING)
_TOLD = ("referral.send", "referral.acknowledge")
#: By state: the questions that are answered Yes (None: none is answered at all), and the verbs that lead on from there.
JOURNEYS: dict[R, tuple[tuple[Question, ...] | None, tuple[str, ...]]] = {
    R.NOT_SCREENED: (None, ()),
    R.SCREENING: ((), ()),
    R.MUST_REFER: ((Question.EXTREME,), ("referral.conclude",)),
    R.LIKELY_REFER: ((Question.PRESSURE,), ("referral.conclude",)),
    R.SCHOOL_MANAGED_CANDIDATE: ((), ("referral.conclude",)),
    R.ASSESSED: ((), ("referral.conclude", "referral.assess")),
    R.NOT_REFERRED: ((), ("referral.conclude", "referral.assess", "referral.do_not_refer")),
    R.REFER_DECIDED: ((Question.EXTREME,), ("referral.conclude", "referral.decide_to_refer")),
    R.REFERRED: (None, ("referral.send",)),
    R.ALREADY_KNOWN: (None, ("referral.record_known",)),
    R.ACKNOWLEDGED: (None, _TOLD),
    R.ACTIVE: (None, (*_TOLD, "referral.record_active")),
    R.ADVICE_ONLY: (None, (*_TOLD, "referral.record_advice_only")),
    R.NFA: (None, (*_TOLD, "referral.record_nfa")),
    R.OUTCOME_RECORDED: (None, (*_TOLD, "referral.record_outcome")),
    R.CLOSED: (None, (*_TOLD, "referral.record_nfa", "referral.close")),
}


def answered(
    scene: Scene,
    *,
    yes: Iterable[Question] = (),
    unknown: Iterable[Question] = (),
    of: Iterable[Question] = ASKED,
    case: str = CASE,
) -> None:
    """Answer questions of the screening, each by itself: No where nothing else is said."""
    said = dict.fromkeys(of, "no") | dict.fromkeys(yes, "yes") | dict.fromkeys(unknown, "not_known")
    for question, answer in said.items():
        scene.do("referral.answer", request("referral.answer", case=case, question=question.value, answer=answer))


def decided(scene: Scene, state: R, case: str = CASE) -> None:
    """Bring the police decision of a case into a state, five minutes a step."""
    yes, verbs = JOURNEYS[state]
    if yes is not None:
        answered(scene, yes=yes, case=case)
    for verb in verbs:
        scene.later(5)
        scene.do(verb, request(verb, case=case))
    scene.later(5)
    assert of_case(scene, case).state is state


def of_case(scene: Scene, case: str = CASE) -> Referral:
    """Return the police decision of a case as it stands."""
    rows: list[Referral] = scene.rows(Referral)
    return next(row for row in rows if row.case_id == int(case[-4:]))
