"""Ways round a hold or a decision that somebody in a hurry, or in bad faith, might try: each is closed."""

import pytest

from desktop_app.models.decision_words import Question, ReferralState
from desktop_app.models.referral import Referral
from desktop_app.models.vocabulary import DeviceState
from desktop_app.services import due
from desktop_app.services.due import Code
from tests.services.asking import request
from tests.services.decisions import answered, decided
from tests.services.journeys import brought
from tests.services.scene import CASE, CHILD, REPORTER, TEACHER, Given, Scene

R, S = ReferralState, DeviceState


def returned(scene: Scene, device: str) -> set[str]:
    """Return the rules with which giving a device back is refused."""
    return scene.rules("device.return_to_owner", request("device.return_to_owner", device))


def released(scene: Scene, device: str) -> None:
    scene.do("device.record_release", request("device.record_release", device))


# -- holds -----------------------------------------------------------------------------------------------------


def test_a_hold_that_begins_after_a_release_covers_the_device_again(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    released(scene, device)
    scene.later(5)
    decided(scene, R.REFER_DECIDED)
    scene.later(5)
    assert returned(scene, device) == {"hold"}


def test_a_release_is_no_way_out_of_the_provisional_hold(scene: Scene) -> None:
    scene.do("case.categorise", request("case.categorise", nature=["child_nude"]))
    device = brought(scene, S.HELD_PENDING_DECISION)
    released(scene, device)
    assert scene.device(device).state is S.RELEASED_BY_POLICE
    assert returned(scene, device) == {"hold"}


def test_the_word_of_the_police_on_a_whole_case_is_recorded_by_a_lead(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    decided(scene, R.REFERRED)
    given = request("device.record_release", device)
    assert scene.rules("device.record_release", given, by=TEACHER) == {"lead"}


def test_a_new_decision_covers_what_was_released_before_it(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    decided(scene, R.ACKNOWLEDGED)
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"device": device}]))
    scene.later(5)
    scene.do("referral.decide_to_refer", request("referral.decide_to_refer", planned_for="2026-11-02T18:00:00Z"))
    assert returned(scene, device) == {"hold"}


def test_a_clock_that_is_put_back_does_not_open_a_hold(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.later(30)
    decided(scene, R.REFER_DECIDED)
    scene.later(-20)
    assert returned(scene, device) == {"hold"}


# -- answers ---------------------------------------------------------------------------------------------------


def test_an_older_no_does_not_stand_against_a_newer_dont_know(scene: Scene) -> None:
    answered(scene)
    scene.later(10)
    question = {"case": CASE, "question": Question.COERCION.value}
    scene.do("referral.answer", question | {"answer": "not_known"})
    scene.later(1)
    earlier = question | {"answer": "no", "basis": "Nobody reported any."}
    scene.do("referral.answer", earlier, at=scene.ago(5))
    assert scene.rules("referral.conclude", {"case": CASE}) == {"dont-know"}


def test_an_older_yes_stands_all_the_same(scene: Scene) -> None:
    answered(scene)
    scene.later(10)
    given = {"case": CASE, "question": Question.EXTREME.value, "answer": "yes", "basis": "A friend said so."}
    scene.do("referral.answer", given, at=scene.ago(5))
    scene.do("referral.conclude", {"case": CASE})
    (row,) = [row for row in scene.rows(Referral) if row.case_id == 1]
    assert row.state is R.MUST_REFER


# -- cases -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["case.close", "case.enter_in_error"])
def test_no_case_that_must_be_referred_goes_away(scene: Scene, verb: str) -> None:
    decided(scene, R.MUST_REFER)
    assert "must-refer" in scene.rules(verb, request(verb))


def test_a_case_that_the_police_have_was_no_error(scene: Scene) -> None:
    decided(scene, R.REFERRED)
    assert "police-lead" in scene.rules("case.enter_in_error", request("case.enter_in_error"))


def test_closing_asks_for_everything_that_is_owed_to_people(scene: Scene) -> None:
    decided(scene, R.ACKNOWLEDGED)
    scene.do("police.record_advice", request("police.record_advice", lifts=[]))
    scene.do("process.begin", request("process.begin"))
    given: Given = {"inform": False, "risk": "He fears it.", "review_on": "2026-11-09", "social_care_considered": "yes"}
    scene.do("parents.decide", request("parents.decide", **given))
    told = scene.refusal("case.close", request("case.close", still_open=None))
    named = " ".join(problem.message for problem in told)
    for item in ("child told", "A-2026-0001", "parents", "criminal process"):
        assert f"“{item}”" in named


def test_a_case_is_not_closed_before_it_was_opened(scene: Scene) -> None:
    rules = scene.rules("case.close", request("case.close"), at=scene.ago(60 * 24), late="It was forgotten.")
    assert "order" in rules


# -- people ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["O. Larkspur", "Larkspur, Odette", "Ms Odette Larkspur", "odette  LARKSPUR"])
def test_nobody_agrees_with_themself_on_paper(scene: Scene, name: str) -> None:
    decided(scene, R.ASSESSED)
    agreed = {"name": name, "role": "head", "paper": "DSL/26/3"}
    assert scene.rules("referral.do_not_refer", request("referral.do_not_refer", approval=agreed)) == {"second-person"}


def test_a_namesake_may_agree(scene: Scene) -> None:
    decided(scene, R.ASSESSED)
    agreed = {"name": "Morwenna Larkspur", "role": "head", "paper": "DSL/26/3"}
    scene.do("referral.do_not_refer", request("referral.do_not_refer", approval=agreed))


def test_what_a_child_was_told_before_the_decision_does_not_tell_them_why(scene: Scene) -> None:
    scene.do("police.tell_child", request("police.tell_child", person=CHILD))
    scene.later(5)
    decided(scene, R.REFERRED)
    scene.later(5)
    assert Code.TELL_CHILD in owed(scene)
    scene.do("police.tell_child", request("police.tell_child", person=CHILD))
    assert Code.TELL_CHILD not in owed(scene)


def test_somebody_for_somebody_is_somebody_new(scene: Scene) -> None:
    decided(scene, R.MUST_REFER)
    assert Code.RESCREEN not in owed(scene)
    part = {"case": CASE, "person": REPORTER, "role": "reporter"}
    scene.do("case.end_involvement", part | {"reason": "It was somebody else."})
    other = scene.do("person.add", request("person.add"))
    scene.do("case.involve", {"case": CASE, "person": other, "role": "reporter"})
    assert Code.RESCREEN in owed(scene)


def test_the_look_at_a_closed_case_begins_with_taking_it_up_again(scene: Scene) -> None:
    decided(scene, R.NOT_REFERRED)
    scene.do("case.close", request("case.close", still_open=None))
    scene.later(60 * 24 * 40)
    with scene.vault.reading() as session:
        (verb,) = {item.verb for item in due.due(session, scene.moment) if item.code is Code.NOT_REFERRED_REVIEW}
    assert verb == "case.reopen"


def test_a_passcode_in_two_fields_that_stand_side_by_side_is_refused(scene: Scene) -> None:
    decided(scene, R.REFERRED)
    given = request("referral.acknowledge", officer="Their passcode is", collar_number="998877")
    assert "passcode" in " ".join(scene.rules("referral.acknowledge", given))


def owed(scene: Scene) -> set[Code]:
    with scene.vault.reading() as session:
        return {item.code for item in due.of_case(session, CASE, scene.moment)}
