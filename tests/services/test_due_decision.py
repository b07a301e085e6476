"""What is owed to the police decision: each thing appears, is overdue in its time, and goes away when it is done."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desktop_app.models.decision_words import ALWAYS_REFER, Question
from desktop_app.models.decision_words import ReferralState as R
from desktop_app.services.due import Code, Rank, State, Where
from tests.services.asking import request
from tests.services.decisions import answered, decided
from tests.services.owing import all_of, codes, of_case, one, state
from tests.services.scene import CASE, CHILD, MOTHER, SHARER, TEN, Scene

DAY = 60 * 24


def do(scene: Scene, deed: str, /, **other: Any) -> str:
    return scene.do(deed, {name: value for name, value in (request(deed) | other).items() if value is not None})


def day(of: int, hour: int = 15, minute: int = 30) -> datetime:
    return datetime(2026, 11, of, hour, minute, tzinfo=UTC)


def police_call(scene: Scene) -> None:
    do(scene, "contact.record", with_kind="police", person=None, other="PC Olive Marsh", about=None, topics=["police"])


# -- before the police are told --------------------------------------------------------------------------------


def test_the_questions_are_answered_within_four_school_hours(scene: Scene) -> None:
    item = one(scene, Code.SCREENING)
    assert (item.verb, item.page, item.due_at) == ("", Where.POLICE, day(2, 13, 0))
    answered(scene, of=[Question.PRESSURE])
    assert one(scene, Code.SCREENING).due_at == day(2, 13, 0)
    answered(scene)
    item = one(scene, Code.SCREENING)
    assert item.verb == "referral.conclude"
    scene.do(item.verb, dict(item.filled))
    assert state(scene, Code.SCREENING) is None


def test_what_was_opened_late_on_a_friday_waits_for_monday(scene: Scene) -> None:
    scene.moment = day(6, 14, 0)
    case = do(scene, "case.open")
    assert one(scene, Code.SCREENING, case).due_at == day(9, 11, 0)


def test_advice_is_sought_where_one_of_the_seven_is_not_known(scene: Scene) -> None:
    answered(scene, unknown=[Question.EXTREME])
    since = one(scene, Code.SEEK_ADVICE).since
    assert since == scene.moment
    scene.later(DAY)
    item = one(scene, Code.SEEK_ADVICE)
    assert item.state is State.OVERDUE
    scene.do(item.verb, dict(item.filled) | {"topics": ["police"]})
    assert one(scene, Code.SEEK_ADVICE).due_at == scene.moment + timedelta(hours=24)
    answered(scene, of=[Question.EXTREME])
    assert state(scene, Code.SEEK_ADVICE) is None


def test_no_answer_is_not_known_either_and_other_questions_ask_for_no_advice(scene: Scene) -> None:
    answered(scene, of=ALWAYS_REFER[:-1])
    assert state(scene, Code.SEEK_ADVICE) is State.SOON
    answered(scene, of=ALWAYS_REFER[-1:])
    assert state(scene, Code.SEEK_ADVICE) is None
    assert state(scene, Code.SCREENING) is State.TODAY


def test_immediate_risk_is_a_call_now_until_it_is_sent(scene: Scene) -> None:
    answered(scene, yes=[Question.IMMEDIATE_RISK, Question.COERCION], of=[Question.IMMEDIATE_RISK, Question.COERCION])
    item = of_case(scene)[0]
    assert (item.code, item.state, item.rank, item.red) == (Code.CALL_999, State.OVERDUE, Rank.CHILD_AT_RISK, True)
    assert dict(item.filled) == {"case": CASE, "method": "999"}
    assert state(scene, Code.CALL_POLICE) is None  # one call is enough
    scene.do(item.verb, request(item.verb) | dict(item.filled))
    assert not codes(of_case(scene)) & {Code.CALL_999, Code.CALL_POLICE}


@pytest.mark.parametrize("question", [Question.COERCION, Question.EXTREME])
def test_coercion_or_violence_is_a_call_until_it_is_sent(scene: Scene, question: Question) -> None:
    answered(scene, yes=[question], of=[question])
    assert one(scene, Code.CALL_POLICE).red
    do(scene, "referral.decide_to_refer")
    assert state(scene, Code.CALL_POLICE) is State.OVERDUE
    do(scene, "referral.send")
    assert state(scene, Code.CALL_POLICE) is None


def test_an_answer_that_was_put_right_calls_nobody(scene: Scene) -> None:
    answered(scene, yes=[Question.IMMEDIATE_RISK], of=[Question.IMMEDIATE_RISK])
    do(scene, "referral.correct_answer", question="immediate_risk")
    assert state(scene, Code.CALL_999) is None


@pytest.mark.parametrize("reached", [R.MUST_REFER, R.LIKELY_REFER, R.SCHOOL_MANAGED_CANDIDATE, R.ASSESSED])
def test_a_decision_within_four_school_hours_once_the_answers_are_there(scene: Scene, reached: R) -> None:
    decided(scene, reached)
    item = one(scene, Code.DECIDE_REFERRAL)
    assert item.due_at == item.since + timedelta(hours=4)
    assert item.verb == ("referral.decide_to_refer" if reached is R.MUST_REFER else "")
    scene.later(60 * 4)
    assert state(scene, Code.DECIDE_REFERRAL) is State.OVERDUE
    do(scene, "referral.decide_to_refer", planned_for=scene.moment.isoformat())
    assert state(scene, Code.DECIDE_REFERRAL) is None


def test_what_was_decided_is_sent_within_four_hours_or_when_it_was_planned(scene: Scene) -> None:
    decided(scene, R.REFER_DECIDED)
    item = one(scene, Code.SEND_REFERRAL)
    assert item.due_at == day(2, 14, 0)  # planned for two o’clock
    do(scene, "referral.rescreen")
    do(scene, "referral.decide_to_refer", planned_for="2026-11-03T09:00:00Z")
    assert one(scene, Code.SEND_REFERRAL).due_at == scene.moment + timedelta(hours=4)
    do(scene, "referral.send")
    assert state(scene, Code.SEND_REFERRAL) is None


# -- once they are told ----------------------------------------------------------------------------------------


def test_an_acknowledgement_is_chased_after_a_day_and_then_every_three_school_days(scene: Scene) -> None:
    decided(scene, R.REFERRED)
    sent = one(scene, Code.ACKNOWLEDGEMENT).since
    assert one(scene, Code.ACKNOWLEDGEMENT).due_at == sent + timedelta(hours=24)
    scene.later(DAY)
    assert state(scene, Code.ACKNOWLEDGEMENT) is State.OVERDUE
    police_call(scene)
    assert one(scene, Code.ACKNOWLEDGEMENT).due_at == scene.moment + timedelta(days=3)
    scene.later(DAY * 3)
    assert state(scene, Code.ACKNOWLEDGEMENT) is State.OVERDUE
    do(scene, "referral.acknowledge")
    assert state(scene, Code.ACKNOWLEDGEMENT) is None


@pytest.mark.parametrize("reached", [R.ACKNOWLEDGED, R.ACTIVE])
def test_the_police_are_asked_every_month_while_they_work_on_it(scene: Scene, reached: R) -> None:
    decided(scene, reached)
    assert state(scene, Code.POLICE_PROGRESS) is None
    scene.later(DAY * 30)
    assert state(scene, Code.POLICE_PROGRESS) is State.OVERDUE
    police_call(scene)
    assert state(scene, Code.POLICE_PROGRESS) is None
    scene.later(DAY * 30)
    do(scene, "referral.record_nfa")
    assert state(scene, Code.POLICE_PROGRESS) is None


def test_each_child_harmed_is_told_within_a_school_day(scene: Scene) -> None:
    do(scene, "case.involve", person=SHARER, role="child_harmed")
    decided(scene, R.REFERRED)
    found = all_of(scene, Code.TELL_CHILD)
    assert {item.subject for item in found} == {CHILD, SHARER}
    assert {item.due_at for item in found} == {found[0].since + timedelta(days=1)}
    do(scene, "police.tell_child", person=SHARER)
    assert [item.subject for item in all_of(scene, Code.TELL_CHILD)] == [CHILD]
    do(scene, "police.tell_child")
    assert all_of(scene, Code.TELL_CHILD) == []


def test_a_child_is_told_by_the_day_that_was_promised(scene: Scene) -> None:
    decided(scene, R.REFER_DECIDED)
    assert one(scene, Code.TELL_CHILD).due_at == day(3)
    assert "Set time" not in one(scene, Code.TELL_CHILD).why


def test_nobody_is_told_of_a_referral_that_there_is_not(scene: Scene) -> None:
    decided(scene, R.NOT_REFERRED)
    assert all_of(scene, Code.TELL_CHILD) == []


def test_advice_is_acted_on_or_said_not_to_be(scene: Scene) -> None:
    advice = do(scene, "police.record_advice")
    item = one(scene, Code.ACT_ON_ADVICE)
    assert (item.subject, item.due_at) == (advice, scene.moment + timedelta(days=1))
    do(scene, item.verb, **dict(item.filled))
    assert state(scene, Code.ACT_ON_ADVICE) is None


def test_a_decision_not_to_refer_is_looked_at_again_on_its_day(scene: Scene) -> None:
    decided(scene, R.NOT_REFERRED)
    assert state(scene, Code.NOT_REFERRED_REVIEW) is None
    scene.moment = day(30, 16, 0)
    item = one(scene, Code.NOT_REFERRED_REVIEW)
    assert (item.state, item.due_at) == (State.OVERDUE, day(30))
    do(scene, item.verb, **dict(item.filled))
    assert state(scene, Code.NOT_REFERRED_REVIEW) is None
    assert state(scene, Code.SCREENING) is State.SOON


@pytest.mark.parametrize("closed", [False, True])
def test_an_outcome_asks_for_a_look_at_the_protective_steps(scene: Scene, closed: bool) -> None:
    step = do(scene, "protection.begin")
    decided(scene, R.OUTCOME_RECORDED)
    if closed:
        do(scene, "referral.close")
    item = one(scene, Code.OUTCOME_REVIEW)
    assert (item.verb, dict(item.filled)) == ("protection.review", {"action": step})
    scene.later(DAY + 10)
    assert state(scene, Code.OUTCOME_REVIEW) is State.OVERDUE
    do(scene, "protection.review")
    assert state(scene, Code.OUTCOME_REVIEW) is None


def test_an_outcome_without_any_protective_step_asks_for_one(scene: Scene) -> None:
    decided(scene, R.OUTCOME_RECORDED)
    item = one(scene, Code.OUTCOME_REVIEW)
    do(scene, item.verb, **dict(item.filled))
    assert state(scene, Code.OUTCOME_REVIEW) is None


# -- more is known ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "other"),
    [
        ("case.involve", {"person": MOTHER, "role": "recipient"}),
        ("group.add", {}),
        ("person.correct", {"person": CHILD, "year_group": None, "date_of_birth": "2014-11-30"}),
    ],
)
def test_the_questions_are_asked_again_once_more_is_known(scene: Scene, action: str, other: dict[str, object]) -> None:
    decided(scene, R.NOT_REFERRED)
    assert state(scene, Code.RESCREEN) is None
    scene.later(30)
    do(scene, action, **other)
    item = one(scene, Code.RESCREEN)
    if action != "person.correct":  # of which case that was is not in the record
        assert item.since == scene.moment
    scene.do(item.verb, dict(item.filled))
    assert state(scene, Code.RESCREEN) is None
    assert state(scene, Code.SCREENING) is State.TODAY


def test_nothing_new_asks_for_no_new_screening(scene: Scene) -> None:
    decided(scene, R.NOT_REFERRED)
    scene.later(DAY * 3)
    assert state(scene, Code.RESCREEN) is None
    assert scene.moment > TEN
