"""Domain D5 at the verbs: every deed in every state, as REFERRAL_MOVES says, or refused with nothing left behind."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from desktop_app.models.decision_words import CONCLUSIONS, REFERRAL_MOVES, Question, ReferralState
from desktop_app.models.referral import ReferralEvent
from desktop_app.services import actions
from desktop_app.services.rules import referring
from tests.services.asking import request
from tests.services.decisions import ASKED, JOURNEYS, answered, decided, of_case
from tests.services.scene import Scene

R = ReferralState
DEEDS = tuple(dict.fromkeys(move.verb for move in REFERRAL_MOVES))
AFTER = {(move.verb, move.before): move.after for move in REFERRAL_MOVES}


@pytest.fixture(scope="session")
def standings(school: Scene) -> Iterator[dict[ReferralState, Scene]]:
    """By state: a school in which the police decision of the case stands so."""
    made: dict[ReferralState, Scene] = {}
    for state in R:
        made[state] = school.copy()
        decided(made[state], state)
    yield made
    for scene in made.values():
        scene.vault.close()


def test_every_deed_about_the_decision_is_in_the_moves() -> None:
    assert set(DEEDS) == {verb.name for verb in actions.VERBS if verb.name.startswith("referral.")}
    assert set(JOURNEYS) == set(R)


@pytest.mark.parametrize("state", list(R), ids=lambda state: state.value)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_in_a_state(standings: dict[ReferralState, Scene], deed: str, state: ReferralState) -> None:
    with standings[state].copy() as scene:
        if deed == "referral.correct_answer":
            scene.do(
                "referral.answer", request("referral.answer", question="extreme")
            ) if state is R.SCREENING else None
        given = request(deed)
        wanted = AFTER.get((deed, state))
        if wanted is None:
            assert "referral-move" in scene.rules(deed, given)
            return
        if deed == "referral.correct_answer" and JOURNEYS[state][0] is None:
            assert scene.rules(deed, given) == {"not-answered"}
            return
        scene.do(deed, given)
        assert of_case(scene).state in (CONCLUSIONS if deed == "referral.conclude" else (wanted,))
        last: ReferralEvent = scene.rows(ReferralEvent)[-1]
        if deed != "referral.answer" or state is R.NOT_SCREENED:
            assert (last.verb, last.state_before, last.state_after) == (deed, state, of_case(scene).state)


@pytest.mark.parametrize("state", list(R), ids=lambda state: state.value)
def test_what_may_follow_is_told_as_it_is(standings: dict[ReferralState, Scene], state: ReferralState) -> None:
    deed = next(deed for deed in ("referral.close", "referral.answer") if (deed, state) not in AFTER)
    with standings[state].copy() as scene:
        (problem,) = scene.refusal(deed, request(deed))
    told = problem.message.partition("What can: ")[2].rstrip(".").split(", ")
    assert told == list(dict.fromkeys(move.verb for move in REFERRAL_MOVES if move.before is state))


def test_the_first_answer_begins_the_screening_and_the_others_stay_in_it(scene: Scene) -> None:
    answered(scene)
    (event,) = scene.rows(ReferralEvent)
    assert (event.verb, event.state_before, event.state_after, event.round) == (
        "referral.answer", R.NOT_SCREENED, R.SCREENING, 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("yes", "outcome"),
    [
        ((), R.SCHOOL_MANAGED_CANDIDATE),
        ((Question.PRESSURE,), R.LIKELY_REFER),
        ((Question.EXISTING_VULNERABILITY,), R.LIKELY_REFER),
        ((Question.ADULT_INVOLVED,), R.MUST_REFER),
        ((Question.UNDER_13, Question.MALICE), R.MUST_REFER),
        ((Question.COERCION, Question.COERCION_OR_BLACKMAIL), R.MUST_REFER),
    ],
)
def test_the_answers_alone_decide(scene: Scene, yes: tuple[Question, ...], outcome: ReferralState) -> None:
    answered(scene, yes=yes)
    scene.do("referral.conclude", request("referral.conclude"))
    assert of_case(scene).state is outcome


def test_one_yes_of_the_seven_is_enough_whatever_is_not_answered(scene: Scene) -> None:
    answered(scene, yes=(Question.IMMEDIATE_RISK,), of=())
    scene.do("referral.conclude", request("referral.conclude"))
    assert of_case(scene).state is R.MUST_REFER


@pytest.mark.parametrize("question", ASKED, ids=lambda one: one.value)
def test_a_dont_know_never_counts_as_no(scene: Scene, question: Question) -> None:
    answered(scene, unknown=(question,))
    assert scene.rules("referral.conclude", request("referral.conclude")) == {"dont-know"}
    answered(scene, of=(question,))
    scene.do("referral.conclude", request("referral.conclude"))


# -- late entries ----------------------------------------------------------------------------------------------


def test_a_call_that_is_entered_after_the_screening_began_counts_from_now(scene: Scene) -> None:
    called = scene.ago(20)
    answered(scene)
    scene.do("referral.send", request("referral.send", method="999"), at=called)
    assert (of_case(scene).state, of_case(scene).since, of_case(scene).police_lead) == (R.REFERRED, called, True)
    scene.do("referral.acknowledge", request("referral.acknowledge"), at=called + timedelta(minutes=5))
    assert of_case(scene).state is R.ACKNOWLEDGED


def test_a_decision_that_is_entered_after_it_was_sent_takes_its_place_before(scene: Scene) -> None:
    decided(scene, R.ACKNOWLEDGED)
    given = request("referral.decide_to_refer")
    scene.do("referral.decide_to_refer", given, at=scene.ago(25))
    assert of_case(scene).state is R.ACKNOWLEDGED
    with scene.vault.reading() as session:
        counted = referring.course(scene.rows(ReferralEvent))
        assert session is not None
    assert [event.verb for event in counted] == [
        "referral.decide_to_refer", "referral.send", "referral.acknowledge",
    ]  # fmt: skip


def test_a_call_before_a_decision_is_not_undone_by_it(scene: Scene) -> None:
    scene.later(10)
    scene.do("referral.decide_to_refer", request("referral.decide_to_refer"))
    scene.do("referral.send", request("referral.send"), at=scene.ago(5))
    assert of_case(scene).state is R.REFERRED


def test_a_word_of_the_police_takes_its_place_among_others(scene: Scene) -> None:
    decided(scene, R.NFA)
    scene.do("referral.record_active", request("referral.record_active"), at=scene.ago(7))
    assert of_case(scene).state is R.NFA
    assert not of_case(scene).police_lead


def test_a_correction_of_an_answer_opens_the_screening_whenever_it_was_agreed(scene: Scene) -> None:
    decided(scene, R.NOT_REFERRED)
    given = request("referral.correct_answer", question="extreme", answer="yes", basis="A friend said so.")
    scene.do("referral.correct_answer", given, at=scene.ago(12))
    assert (of_case(scene).state, of_case(scene).round) == (R.SCREENING, 2)


def test_since_when_it_stands_does_not_change_with_more_of_the_same(scene: Scene) -> None:
    decided(scene, R.ACTIVE)
    since = of_case(scene).since
    scene.do("referral.record_active", request("referral.record_active"))
    assert of_case(scene).since == since
