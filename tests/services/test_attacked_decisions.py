"""Ways round a decision by what was answered, dated, agreed or typed beside it: each is closed."""

import pytest

from desktop_app.models.decision_words import Question, ReferralState
from desktop_app.services import due, register
from desktop_app.services.due import Code
from desktop_app.services.register.trail_list import TrailFilter, trail_keys, trail_rows
from tests.services.asking import ON_PAPER, request
from tests.services.decisions import answered, decided
from tests.services.scene import CASE, CHILD, DEPUTY, REPORTER, TEACHER, Given, Scene

R = ReferralState
FORGOTTEN = "It was forgotten."


def agreed(name: str, role: str = "head") -> object:
    return request("referral.do_not_refer", approval=ON_PAPER | {"name": name, "role": role})


# -- what stands -----------------------------------------------------------------------------------------------


def test_what_is_due_and_what_is_shown_rest_on_the_answer_that_stands(scene: Scene) -> None:
    answered(scene)
    scene.later(10)
    question = {"case": CASE, "question": Question.COERCION.value}
    scene.do("referral.answer", question | {"answer": "not_known"})
    scene.later(1)
    scene.do("referral.answer", question | {"answer": "no", "basis": "Nobody reported any."}, at=scene.ago(5))
    with scene.vault.reading() as session:
        (shown,) = [
            one for one in register.referral(session, CASE).questions if one.question is Question.COERCION
        ]  # fmt: skip
        (owed,) = [one for one in due.of_case(session, CASE, scene.moment) if one.code is Code.SCREENING]
    assert shown.answer is not None
    assert shown.answer.answer.value == "not_known"
    assert [one.answer.value for one in shown.earlier] == ["no", "no"]
    assert owed.verb == ""


def test_somebody_who_stood_in_the_case_already_and_takes_anothers_place_is_new(scene: Scene) -> None:
    decided(scene, R.MUST_REFER)
    scene.do("case.end_involvement", request("case.end_involvement"))
    scene.do("case.involve", {"case": CASE, "person": REPORTER, "role": "reported_to_have_shared"})
    with scene.vault.reading() as session:
        assert Code.RESCREEN in {one.code for one in due.of_case(session, CASE, scene.moment)}
        assert register.referral(session, CASE).rescreen


# -- the order of times ----------------------------------------------------------------------------------------


def test_a_case_is_not_opened_before_it_came_to_attention(scene: Scene) -> None:
    assert scene.rules("case.open", request("case.open"), at=scene.ago(90), late=FORGOTTEN) == {"order"}
    scene.do("case.open", request("case.open"), at=scene.ago(80), late=FORGOTTEN)


def test_a_case_does_not_come_to_attention_after_its_decision_began(scene: Scene) -> None:
    decided(scene, R.REFERRED)
    given = {"case": CASE, "reason": "It was typed wrong.", "came_to_attention": scene.ago(1).isoformat()}
    assert scene.rules("case.correct", given) == {"order"}
    scene.do("case.correct", given | {"came_to_attention": scene.ago(20).isoformat()})


@pytest.mark.parametrize("action", ["contact.record", "parents.decide"])
def test_nothing_is_done_about_a_case_before_it_came_to_attention(scene: Scene, action: str) -> None:
    assert scene.rules(action, request(action), at=scene.ago(90), late=FORGOTTEN) == {"order"}
    scene.do(action, request(action), at=scene.ago(80), late=FORGOTTEN)


def test_parents_are_not_kept_from_it_for_longer_than_a_year_without_another_look(scene: Scene) -> None:
    silent: Given = {"inform": False, "risk": "The child would be in danger.", "social_care_considered": "yes"}
    far = request("parents.decide", **silent, review_on="2027-11-04")
    assert scene.rules("parents.decide", far) == {"far"}
    scene.do("parents.decide", far | {"review_on": "2027-11-03"})


# -- who agrees ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Hal Fernsby", "Fernsby, H.", "Barnaby Quill"])
def test_who_is_no_head_on_the_staff_list_does_not_agree_as_one_on_paper(scene: Scene, name: str) -> None:
    decided(scene, R.ASSESSED)
    assert scene.rules("referral.do_not_refer", agreed(name)) == {"approver"}
    scene.do("referral.do_not_refer", agreed(name, "deputy_head"))


def test_a_head_on_the_staff_list_may_agree_on_paper(scene: Scene) -> None:
    scene.do("staff.add", request("staff.add", role="head"))
    decided(scene, R.ASSESSED)
    scene.do("referral.do_not_refer", agreed("Winifred Pike"))


@pytest.mark.parametrize("name", ["Odette Mary Larkspur", "Odette Larkspur (DSL)", "Odette Lаrkspur"])  # noqa: RUF001
def test_nobody_agrees_with_themself_under_a_longer_or_disguised_name(scene: Scene, name: str) -> None:
    decided(scene, R.ASSESSED)
    assert scene.rules("referral.do_not_refer", agreed(name)) == {"second-person"}


@pytest.mark.parametrize("action", ["parents.decide", "case.close"])
def test_only_a_lead_is_said_to_decide_it(scene: Scene, action: str) -> None:
    assert "lead" in scene.rules(action, request(action), by=TEACHER)
    scene.do(action, request(action), by=DEPUTY)


# -- what is told ----------------------------------------------------------------------------------------------


def test_the_record_names_nobody_who_is_covered(scene: Scene) -> None:
    given = {"case": CASE, "reason": "Ottoline Brackenbury said that Nia told her.", "title": "Messages in year 10"}
    scene.do("case.correct", given, at=scene.ago(70), late="Ms Brackenbury was away.")
    scene.do("person.correct", request("person.correct", person=CHILD, reason="Ottoline knew it."))
    with scene.vault.reading() as session:
        told = register.trail(session)[-2:]
        paged = trail_rows(session, trail_keys(session, TrailFilter())[:2])
        openly = register.trail(session, CASE, show_protected=True)[-1]
    assert {row.sequence: row for row in told} == paged
    first, second = told
    assert first.reason == "[name withheld] said that Nia told her."
    assert second.reason == "[name withheld] knew it."
    for row in told:
        assert not {"Ottoline", "Brackenbury"} & set(
            f"{row.sentence} {row.reason} {row.late}".replace(".", " ").split()
        )
    assert "Ottoline Brackenbury" in openly.sentence
