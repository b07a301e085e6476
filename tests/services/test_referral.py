"""The police decision from day to day: putting right, approvals, what asks for a new screening, views, and advice."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.models.case import Correction
from desktop_app.models.decision_words import ApproverRole, ChildsView, Question, ReferralState
from desktop_app.models.device import Hold
from desktop_app.models.referral import (
    ChildTold,
    PoliceAdvice,
    PoliceView,
    ReferralEvent,
    RiskAssessment,
    Screening,
    ScreeningAnswer,
)
from desktop_app.models.vocabulary import Answer
from desktop_app.services import actions, register
from desktop_app.services.register import ReferralDetail
from desktop_app.services.rules import find, referring, screening
from desktop_app.vault import rebuild
from tests.services.asking import ON_PAPER, request
from tests.services.decisions import answered, decided, of_case
from tests.services.scene import CASE, CHILD, DEPUTY, OTHER_CASE, REPORTER, SHARER, TEACHER, Given, Scene

R = ReferralState


def detail(scene: Scene, case: str = CASE) -> ReferralDetail:
    with scene.vault.reading() as session:
        return register.referral(session, case)


def reasons(scene: Scene) -> list[str]:
    with scene.vault.reading() as session:
        return screening.rescreen_reasons(session, find.case(session, CASE))


def suggested(scene: Scene) -> dict[Question, Answer]:
    with scene.vault.reading() as session:
        return {one.question: one.answer for one in screening.suggestions(session, find.case(session, CASE))}


# -- answers ---------------------------------------------------------------------------------------------------


def test_every_answer_stays_and_the_last_one_stands(scene: Scene) -> None:
    for answer in ("not_known", "no", "yes"):
        scene.do("referral.answer", request("referral.answer", answer=answer, basis=f"{answer}, as told"))
    (row,) = [one for one in detail(scene).questions if one.question is Question.PRESSURE]
    assert row.answer is not None
    assert (row.answer.answer, row.answer.basis) == (Answer.YES, "yes, as told")
    assert [one.answer for one in row.earlier] == [Answer.NOT_KNOWN, Answer.NO]
    assert not row.locked


def test_a_yes_that_binds_is_put_right_by_the_dsl_and_a_second_person(scene: Scene) -> None:
    decided(scene, R.MUST_REFER)
    scene.do("referral.correct_answer", request("referral.correct_answer"))
    wrong, right = [row for row in scene.rows(ScreeningAnswer) if row.question is Question.EXTREME]
    assert (wrong.answer, right.answer, right.corrects_id) == (Answer.YES, Answer.NO, wrong.id)
    assert (right.approver_name, right.approver_role, right.approval_paper) == (
        "Winifred Pike", ApproverRole.CHAIR_OF_GOVERNORS, "file 12",
    )  # fmt: skip
    assert right.correction_reason == "It was answered for the wrong case."
    assert (of_case(scene).state, of_case(scene).round) == (R.SCREENING, 2)
    for verb in ("referral.conclude", "referral.assess", "referral.do_not_refer"):
        scene.do(verb, request(verb))
    assert of_case(scene).state is R.NOT_REFERRED


def test_a_yes_may_get_another_basis_but_stays_a_yes(scene: Scene) -> None:
    answered(scene, yes=(Question.COERCION,), of=())
    scene.do("referral.answer", request("referral.answer", question="coercion", answer="yes", basis="Two told it."))
    assert len(scene.rows(ScreeningAnswer)) == 2


def test_the_second_list_binds_where_it_is_used_and_its_yes_stays_when_it_is_not(scene: Scene) -> None:
    scene.do("setting.change", {"name": "second_list", "value": "yes"})
    answered(scene)
    assert scene.rules("referral.conclude", request("referral.conclude")) == {"dont-know"}
    answered(scene, yes=(Question.UKCIS_CAPACITY,), of=())
    scene.do("setting.reset", {"name": "second_list"})
    scene.do("referral.conclude", request("referral.conclude"))
    assert of_case(scene).state is R.MUST_REFER
    assert Question.UKCIS_CAPACITY in {row.question for row in detail(scene).questions}
    assert Question.UKCIS_ADULT not in {row.question for row in detail(scene).questions}


def test_without_the_second_list_its_questions_are_not_asked(scene: Scene) -> None:
    answered(scene)
    found = detail(scene)
    assert (found.second_list, len(found.questions), found.missing) == (False, 14, ())
    assert found.outcome is R.SCHOOL_MANAGED_CANDIDATE


# -- second people ---------------------------------------------------------------------------------------------


def test_a_head_agrees_by_login_and_a_reader_is_another_person(scene: Scene) -> None:
    scene.do("staff.add", request("staff.add", role="head"))
    decided(scene, R.LIKELY_REFER)
    scene.do("referral.assess", request("referral.assess", author=TEACHER, second_reader={"name": "Iris Dell"}))
    scene.do("referral.do_not_refer", request("referral.do_not_refer", approval={"staff": "wpike"}), by=DEPUTY)
    (assessment,) = scene.rows(RiskAssessment)
    assert (assessment.second_reader_name, assessment.second_reader_id) == ("Iris Dell", None)
    last = scene.rows(ReferralEvent)[-1]
    assert (last.approver_role, last.done_by_id, last.entered_by_id) == (ApproverRole.HEAD, 2, 1)
    shown = detail(scene)
    assert shown.steps[-1].agreed_by == "Winifred Pike, Head teacher"
    assert shown.assessment is not None
    assert (shown.assessment.author, shown.assessment.of_this_round) == ("Hal Fernsby", True)


def test_a_head_who_acts_does_not_agree_with_themselves(scene: Scene) -> None:
    scene.do("staff.add", request("staff.add", role="head"))
    decided(scene, R.ASSESSED)
    given = request("referral.do_not_refer", approval={"staff": "wpike"})
    assert scene.rules("referral.do_not_refer", given, by="wpike") == {"lead", "second-person"}


def test_an_earlier_assessment_does_not_serve_a_new_round(scene: Scene) -> None:
    decided(scene, R.ASSESSED)
    scene.do("referral.rescreen", request("referral.rescreen"))
    scene.do("referral.conclude", request("referral.conclude"))
    assert scene.rules("referral.do_not_refer", request("referral.do_not_refer")) == {"referral-move"}
    shown = detail(scene).assessment
    assert shown is not None
    assert not shown.of_this_round


# -- what is suggested, and what asks for a new screening ------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "answer"),
    [("2013-11-03", Answer.YES), ("2013-11-02", None), ("2014-02-28", Answer.YES), (None, None)],
)
def test_criterion_3_counts_the_age_at_the_time(scene: Scene, born: str | None, answer: Answer | None) -> None:
    if born is not None:
        scene.do("person.correct", request("person.correct", date_of_birth=born, year_group=None))
    scene.later(60 * 24 * 400)
    assert suggested(scene).get(Question.UNDER_13) is answer


def test_where_every_age_is_known_and_high_enough_a_no_is_suggested(scene: Scene) -> None:
    for person in (CHILD, SHARER):
        scene.do("person.correct", request("person.correct", person=person, date_of_birth="2013-11-02"))
    assert suggested(scene) == {Question.UNDER_13: Answer.NO}
    scene.do("group.add", request("group.add", about=2))
    assert suggested(scene) == {}


def test_the_code_for_young_children_suggests_criterion_3(scene: Scene) -> None:
    scene.do("case.categorise", {"case": CASE, "reason": "More is known.", "age_band": ["under_13"]})
    assert suggested(scene) == {Question.UNDER_13: Answer.YES}


def test_criterion_7_counts_children_and_groups_against_the_schools_own_number(scene: Scene) -> None:
    scene.do("group.add", request("group.add", about=2))
    assert suggested(scene) == {}
    scene.do("group.add", request("group.add", about=2, label="the chat"))
    assert suggested(scene) == {Question.MANY_CHILDREN: Answer.YES}
    scene.do("setting.change", {"name": "many_children", "value": "7"})
    assert suggested(scene) == {}


def test_a_suggestion_answers_nothing(scene: Scene) -> None:
    scene.do("person.correct", request("person.correct", date_of_birth="2016-01-01"))
    answered(scene)
    (row,) = [one for one in detail(scene).questions if one.question is Question.UNDER_13]
    assert row.answer is not None
    assert (row.answer.answer, row.suggested, bool(row.why)) == (Answer.NO, Answer.YES, True)


def test_what_was_known_is_kept_with_the_conclusion(scene: Scene) -> None:
    scene.do("person.correct", request("person.correct", date_of_birth="2012-05-05"))
    scene.do("group.add", request("group.add", about=30))
    decided(scene, R.LIKELY_REFER)
    (row,) = scene.rows(Screening)
    assert (row.children, row.group_estimate, row.people, row.youngest, row.threshold) == (2, 30, 5, 14, 5)
    assert (row.places, row.resurfacings, row.round) == (0, 0, 1)
    assert reasons(scene) == []


def test_nothing_asks_for_a_new_screening_before_there_was_one(scene: Scene) -> None:
    answered(scene)
    scene.do("group.add", request("group.add"))
    assert reasons(scene) == []


@pytest.mark.parametrize(
    ("action", "given"),
    [
        ("case.involve", {"person": REPORTER, "role": "recipient"}),
        ("group.add", {"about": 30}),
        ("person.correct", {"person": CHILD, "date_of_birth": "2012-05-05"}),
        ("case.end_involvement", {}),
    ],
)
def test_a_new_person_an_age_and_a_count_ask_for_a_new_screening(scene: Scene, action: str, given: Given) -> None:
    decided(scene, R.SCHOOL_MANAGED_CANDIDATE)
    scene.do(action, request(action, **given))
    assert len(reasons(scene)) == 1
    scene.do("referral.rescreen", request("referral.rescreen"))
    scene.do("referral.conclude", request("referral.conclude"))
    assert reasons(scene) == []


def test_an_older_child_asks_for_none(scene: Scene) -> None:
    scene.do("person.correct", request("person.correct", date_of_birth="2012-05-05"))
    decided(scene, R.SCHOOL_MANAGED_CANDIDATE)
    scene.do("person.correct", request("person.correct", person=SHARER, date_of_birth="2010-05-05"))
    assert reasons(scene) == []


def test_somebody_new_without_a_childs_part_asks_for_one_too(scene: Scene) -> None:
    decided(scene, R.SCHOOL_MANAGED_CANDIDATE)
    person = scene.do("person.add", request("person.add"))
    scene.do("case.involve", request("case.involve", person=person))
    assert len(reasons(scene)) == 1


# -- wishes, views, telling ------------------------------------------------------------------------------------


def test_against_a_childs_wishes_with_the_reason(scene: Scene) -> None:
    scene.do("police.record_view", request("police.record_view", view="does_not_want"))
    given = request("referral.decide_to_refer", childs_view="does_not_want", justification="She is at risk tonight.")
    scene.do("referral.decide_to_refer", given)
    scene.do("referral.send", request("referral.send", childs_view=None))
    steps = detail(scene).steps
    assert (steps[0].childs_view, steps[0].justification) == (ChildsView.DOES_NOT_WANT, "She is at risk tonight.")
    assert of_case(scene).state is R.REFERRED


def test_views_and_that_a_child_was_told(scene: Scene) -> None:
    scene.do("police.record_view", request("police.record_view"), by=TEACHER)
    scene.do("police.record_view", request("police.record_view", view="wants", barriers=[]))
    scene.do("police.tell_child", request("police.tell_child"), by=TEACHER)
    found = detail(scene)
    assert [(row.view, row.stands, row.person) for row in found.views] == [
        (ChildsView.UNSURE, False, CHILD), (ChildsView.WANTS, True, CHILD),
    ]  # fmt: skip
    assert [one.value for one in found.views[0].barriers] == ["scared", "family_involved"]
    assert [(row.person, row.by) for row in found.told] == [(CHILD, "Hal Fernsby")]
    assert (len(scene.rows(PoliceView)), len(scene.rows(ChildTold))) == (2, 1)


def test_whoever_reported_is_not_named_by_their_view(scene: Scene) -> None:
    scene.do("police.record_view", request("police.record_view", person=REPORTER))
    (row,) = detail(scene).views
    assert row.person is None
    assert "Ottoline" not in str(detail(scene))
    with scene.vault.reading() as session:
        (shown,) = register.referral(session, CASE, show_protected=True).views
    assert (shown.person, shown.name) == (REPORTER, "Ottoline Brackenbury")


# -- the police ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "lead"),
    [
        (R.SCREENING, False), (R.REFER_DECIDED, False), (R.REFERRED, True), (R.ALREADY_KNOWN, True),
        (R.ACKNOWLEDGED, True), (R.ACTIVE, True), (R.ADVICE_ONLY, True), (R.NFA, False), (R.OUTCOME_RECORDED, False),
        (R.CLOSED, False),
    ],
)  # fmt: skip
def test_who_leads(scene: Scene, state: ReferralState, lead: bool) -> None:
    decided(scene, state)
    assert of_case(scene).police_lead is lead
    assert detail(scene).questions_allowed is not lead


def test_a_new_screening_does_not_take_the_lead_from_the_police(scene: Scene) -> None:
    decided(scene, R.ACTIVE)
    scene.do("referral.rescreen", request("referral.rescreen"))
    assert of_case(scene).police_lead


def test_questions_are_for_an_officer_to_allow(scene: Scene) -> None:
    scene.do("police.record_advice", request("police.record_advice", allows_questions=True))
    scene.later(5)
    decided(scene, R.REFERRED)
    assert not detail(scene).questions_allowed, "that was said before they led"
    scene.do("police.record_advice", request("police.record_advice", allows_questions=True))
    assert detail(scene).questions_allowed
    scene.later(5)
    scene.do("police.record_advice", request("police.record_advice"))
    assert not detail(scene).questions_allowed


def test_advice_has_a_reference_and_what_was_done_on_it(scene: Scene) -> None:
    assert scene.do("police.record_advice", request("police.record_advice")) == "A-2026-0001"
    assert scene.do("police.record_advice", request("police.record_advice", case=OTHER_CASE)) == "A-2026-0002"
    scene.do("police.note_acted", request("police.note_acted", acted_on="no", detail="nobody was there"))
    scene.later(5)
    assert scene.do("police.note_acted", request("police.note_acted")) == "A-2026-0001"
    advice = scene.rows(PoliceAdvice)[0]
    assert (advice.acted_on, advice.acted_detail, advice.acted_at) == (Answer.YES, "on the same day", scene.moment)
    assert [(row.subject, row.earlier, row.now) for row in scene.rows(Correction)] == [
        ("A-2026-0001", "no: nobody was there", "yes"),
    ]
    (row,) = detail(scene).advice
    assert (row.officer, row.force, row.acted_on) == ("PC Olive Marsh", "Coldwater Police", Answer.YES)


def test_a_sheet_may_go_with_it(scene: Scene) -> None:
    sheet = scene.do("handover.issue", request("handover.issue"))
    scene.do("referral.send", request("referral.send", sheet=sheet, police_reference="CW/77"), by=TEACHER)
    step = detail(scene).steps[-1]
    assert (step.sheet, step.by, step.entered_by) == (sheet, "Hal Fernsby", "Odette Larkspur")
    (hold,) = scene.rows(Hold)
    assert hold.police_reference == "CW/77"


def test_what_the_police_knew_already(scene: Scene) -> None:
    decided(scene, R.ALREADY_KNOWN)
    scene.do("referral.acknowledge", request("referral.acknowledge"))
    step = detail(scene).steps[-1]
    assert step.told_at == datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert step.outline == "The mother’s report."


def test_what_happened_is_recorded_of_a_closed_case(scene: Scene) -> None:
    decided(scene, R.REFERRED)
    things = [{"item": item, "reason": "The police have it."} for item in ("referral", "hold", "child told")]
    scene.do("case.close", request("case.close", still_open=things))
    for verb in ("referral.acknowledge", "referral.record_nfa", "referral.close", "police.record_advice"):
        scene.do(verb, request(verb))
    assert of_case(scene).state is R.CLOSED


def test_a_closed_referral_is_no_longer_an_open_thing(scene: Scene) -> None:
    decided(scene, R.CLOSED)
    assert scene.rules("case.close", request("case.close", still_open=None)) == {"open"}
    advice = scene.do("police.record_advice", request("police.record_advice", lifts=[{"whole": True}]))
    scene.do("police.note_acted", {"advice": advice, "acted_on": "yes"})
    scene.do("police.tell_child", request("police.tell_child"))
    scene.do("case.close", request("case.close", still_open=None))


# -- what is shown ---------------------------------------------------------------------------------------------


def test_what_may_follow_and_what_stands_in_its_way(scene: Scene) -> None:
    answered(scene, unknown=(Question.MALICE,))
    steps = {step.verb: step.blocked for step in detail(scene).next_steps}
    assert tuple(steps) == referring.verbs_from(R.SCREENING)
    assert "Malice" in steps["referral.conclude"]
    assert not steps["referral.send"]
    scene.do("case.close", request("case.close"))
    closed = {step.verb: bool(step.blocked) for step in detail(scene).next_steps}
    assert closed["referral.answer"]
    assert not closed["referral.send"]


def test_a_list_of_all_of_them(scene: Scene) -> None:
    decided(scene, R.REFER_DECIDED)
    with scene.vault.reading() as session:
        other, mine = register.referrals(session)
    assert (other.case, other.state, other.hold, other.must_refer_for) == (OTHER_CASE, R.NOT_SCREENED, None, ())
    assert (mine.case, mine.state, mine.must_refer_for) == (CASE, R.REFER_DECIDED, (Question.EXTREME,))
    assert mine.hold is not None
    assert mine.hold.value == "referral"


def test_steps_are_shown_as_they_happened(scene: Scene) -> None:
    decided(scene, R.ACKNOWLEDGED)
    scene.do("referral.decide_to_refer", request("referral.decide_to_refer"), at=scene.ago(25))
    assert [step.verb for step in detail(scene).steps] == [
        "referral.decide_to_refer", "referral.send", "referral.acknowledge",
    ]  # fmt: skip


def test_an_action_tells_its_steps(scene: Scene) -> None:
    told = actions.describe(actions.find("referral.acknowledge"))
    assert told["moves"] == [
        {"before": "referred", "after": "acknowledged"}, {"before": "already_known_to_police", "after": "acknowledged"},
    ]  # fmt: skip


def test_the_whole_of_it_is_rebuilt_the_same(scene: Scene) -> None:
    scene.do("case.categorise", request("case.categorise", nature=["child_sexual"]))
    decided(scene, R.NOT_REFERRED)
    given = request("referral.correct_answer", question="pressure", answer="yes", basis="A friend said so.")
    scene.do("referral.correct_answer", given | {"approval": ON_PAPER})
    scene.do("referral.send", request("referral.send"), at=scene.moment - timedelta(minutes=20))
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"person": CHILD}, {"whole": True}]))
    scene.do("police.note_acted", request("police.note_acted"))
    assert rebuild.rebuild(scene.vault.store.raw, actions.replay) == []
