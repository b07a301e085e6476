"""What the sheet says of urgency, viewing, wishes, protective steps, the police, holds, and what is asked."""

import json
from typing import Any

import pytest

from desktop_app import reports
from desktop_app.models.ledger import LedgerPayload
from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services import actions, handover_pack
from desktop_app.services.handover_pack import Answer, Care, ForWhom, HandoverPack, QuestionList
from desktop_app.vault import rebuild
from tests.reports import looking
from tests.services.asking import request
from tests.services.journeys import brought
from tests.services.packing import issued, principles, said
from tests.services.scene import CASE, CHILD, LEAD, MOTHER, NAMES, OTHER_CASE, REPORTER, SHARER, TEACHER, Scene

SEEN: dict[str, Any] = {
    "case": CASE, "viewed_by": TEACHER, "reason": "shown_or_found", "why": "It was held up to him unasked.",
    "place": "Corridor 2", "present": "nobody else", "same_sex": "no", "authorised_by": "nobody",
    "signed": "not signed yet", "then_done": "The DSL was told at once.",
}  # fmt: skip
SEVEN = ("coercion", "extreme", "under_13", "immediate_risk", "known_vulnerable", "crime_recorded", "many_children")


def care(pack: HandoverPack) -> Care:
    assert pack.care is not None
    return pack.care


def screened(scene: Scene, yes: str = "coercion") -> None:
    """Answer the seven, one of them with Yes, and conclude."""
    for question in SEVEN:
        answer = "yes" if question == yes else "no"
        scene.later(1)
        scene.do(
            "referral.answer", {"case": CASE, "question": question, "answer": answer, "basis": f"told: {question}"}
        )
    scene.later(1)
    scene.do("referral.conclude", {"case": CASE})


def sent(scene: Scene, **other: Any) -> None:
    scene.later(5)
    scene.do("referral.send", request("referral.send", **other))


# -- urgency ---------------------------------------------------------------------------------------------------


def test_a_case_that_nobody_screened_says_so_and_claims_nothing(scene: Scene) -> None:
    urgency = care(issued(scene)).urgency
    assert (urgency.risk, urgency.criteria, urgency.outcome) == (None, (), None)
    text = looking.spaced(reports.render(issued(scene)))
    assert "Each of them counts as not known" in text
    assert "Viewed by staff: none recorded." in text
    assert "No referral to the police is recorded." in text


def test_every_criterion_stands_with_its_answer_its_basis_and_the_words_of_the_guidance(scene: Scene) -> None:
    screened(scene)
    urgency = care(issued(scene)).urgency
    lists = [one.belongs for one in urgency.criteria]
    assert [lists.count(one) for one in QuestionList] == [7, 3, 4, 0]
    seven = {one.code: one for one in urgency.criteria if one.belongs is QuestionList.ALWAYS_REFER}
    assert tuple(seven) == SEVEN
    assert seven["coercion"].answer is Answer.YES
    assert seven["extreme"].answer is Answer.NO
    assert seven["coercion"].basis == "told: coercion"
    assert seven["coercion"].label == "Coercion, blackmail or exploitation"
    assert [one.answer for one in urgency.criteria if one.belongs is QuestionList.FACTORS] == [None, None, None]
    assert (urgency.risk, urgency.outcome, urgency.rounds) == (Answer.NO, "Must go to the police", 1)
    assert urgency.answered_by == ("Odette Larkspur",)


def test_a_screening_that_is_open_again_is_not_said_to_be_concluded(scene: Scene) -> None:
    screened(scene)
    scene.later(5)
    scene.do("referral.rescreen", request("referral.rescreen"))
    scene.do("referral.answer", {"case": CASE, "question": "immediate_risk", "answer": "yes", "basis": "told"})
    urgency = care(issued(scene)).urgency
    assert (urgency.risk, urgency.outcome, urgency.rounds) == (Answer.YES, None, 2)


def test_the_first_calls_to_101_and_999_stand_at_the_head(scene: Scene) -> None:
    sent(scene)
    first = scene.moment
    scene.later(10)
    scene.do("police.record_advice", request("police.record_advice", method="101"))
    urgency = care(issued(scene)).urgency
    assert (urgency.called_101_at, urgency.called_999_at) == (first, None)


def test_a_criterion_that_was_answered_anew_is_marked(scene: Scene) -> None:
    screened(scene)
    issued(scene)
    scene.later(5)
    scene.do("referral.rescreen", request("referral.rescreen"))
    scene.do("referral.answer", {"case": CASE, "question": "malice", "answer": "yes", "basis": "told by a friend"})
    assert [one.code for one in care(issued(scene)).urgency.criteria if one.new] == ["malice"]


# -- viewing ---------------------------------------------------------------------------------------------------


def test_a_viewing_stands_whole_and_says_plainly_where_it_was_not_the_dsl(scene: Scene) -> None:
    scene.do("viewing.record", SEEN)
    scene.later(5)
    scene.do("viewing.record", SEEN | {"viewed_by": LEAD, "present": "Hal Fernsby, not looking", "signed": "on paper"})
    first, second = care(issued(scene)).viewings
    assert (first.who, first.place, first.present) == ("Hal Fernsby, Member of staff", "Corridor 2", "nobody else")
    assert (first.authorised_by, first.signed, first.then_done) == ("nobody", "not signed yet", SEEN["then_done"])
    assert first.remark == "Not by the DSL: guidance says only the DSL; check current guidance."
    assert second.remark is None
    text = looking.spaced(reports.render(issued(scene)))
    assert "Not by the DSL" in text
    assert "none recorded" not in text.partition("What staff saw")[2].partition("Exhibits")[0]


def test_what_was_seen_at_a_device_stands_in_the_viewing_statement_too(scene: Scene) -> None:
    device = scene.do("device.confiscate", request("device.confiscate", content_viewed="yes", viewing={
        "why": "The child held it up.", "authorised_by": "the head", "present": "nobody",
    }))  # fmt: skip
    (one,) = care(issued(scene)).seen_at_devices
    assert one.exhibit == device


def test_nobody_declares_that_nothing_was_looked_at_against_a_viewing_record(scene: Scene) -> None:
    issued(scene, declaration={"principles": [{"principle": 2, "answer": "yes"}], "responsible": "the DSL"})
    reference = scene.do("viewing.record", SEEN)
    assert principles(scene) == [2]
    (problem,) = scene.refusal("handover.issue", request("handover.issue", declaration={
        "principles": [{"principle": 2, "answer": "yes"}],  "responsible": "the DSL",
    }))  # fmt: skip
    assert reference in problem.message
    told = {"principle": 2, "answer": "no", "detail": "One person was shown a screen."}
    issued(scene, declaration={"principles": [told], "responsible": "the DSL"})


# -- wishes and steps ------------------------------------------------------------------------------------------


def test_each_child_has_a_row_with_what_they_want_were_told_and_what_was_decided_of_parents(scene: Scene) -> None:
    scene.do("police.record_view", request("police.record_view"))
    scene.do("police.tell_child", {"case": CASE, "person": CHILD})
    scene.do("parents.decide", {
        "case": CASE, "child": CHILD, "inform": False, "reason": "She fears her uncle.", "risk": "harm at home",
        "child_reluctant": "yes", "social_care_considered": "yes", "review_on": "2026-11-09",
    })  # fmt: skip
    scene.do("police.record_view", {"case": CASE, "person": MOTHER, "view": "wants"})
    child, sharer, mother = care(issued(scene)).wishes
    assert (child.who, child.view, child.barriers) == (
        NAMES[CHILD], "Unsure", ("Scared", "The family would be involved"),
    )  # fmt: skip
    assert (child.told_at, child.told_by) == (scene.moment, "Odette Larkspur")
    assert (child.inform_parents, child.parents_risk) == (Answer.NO, "harm at home")
    assert (sharer.who, sharer.child, sharer.view, sharer.told_at) == (NAMES[SHARER], True, None, None)
    assert (mother.who, mother.child, mother.view) == (NAMES[MOTHER], False, "Wants the police")


def test_parents_who_were_spoken_to_stand_with_the_child_they_answer_for(scene: Scene) -> None:
    given = {"case": CASE, "with_kind": "parent_or_carer", "person": MOTHER, "topics": ["incident"]}
    scene.do("contact.record", given | {"kind": "no_answer"})
    scene.later(5)
    scene.do("contact.record", given | {"kind": "call", "about": CHILD})
    child = care(issued(scene)).wishes[0]
    assert (child.parents_contacted, child.parents_contacted_at) == (NAMES[MOTHER], scene.moment)
    assert child.inform_parents is None


def test_why_it_went_to_the_police_against_a_wish_is_told_once(scene: Scene) -> None:
    why = "Others may be harmed as long as nobody acts."
    scene.do("referral.decide_to_refer", request(
        "referral.decide_to_refer", childs_view="does_not_want", justification=why, reason="It cannot wait."
    ))  # fmt: skip
    sent(scene, childs_view="does_not_want", justification=why)
    (one,) = care(issued(scene)).against_wishes
    assert (one.view, one.justification, one.by) == ("Does not want the police", why, "Odette Larkspur")


def test_the_steps_stand_by_group_and_a_group_without_one_says_none_recorded(scene: Scene) -> None:
    step = scene.do("protection.begin", {"case": CASE, "group": "child_harmed", "person": CHILD, "kind": "check_in"})
    scene.later(5)
    scene.do("protection.end", {"action": step, "reason": "She asked for it to stop."})
    pack = issued(scene)
    (one,) = care(pack).protective
    assert (one.group, one.who, one.step) == (ForWhom.CHILD_HARMED, NAMES[CHILD], "Regular check-in")
    assert one.ended_reason == "She asked for it to stop."
    text = looking.spaced(reports.render(pack))
    assert text.partition("Steps already taken")[2].count("none recorded") == 2


def test_groups_stand_among_the_people(scene: Scene) -> None:
    scene.do("group.add", {"case": CASE, "label": "a form chat", "about": 28, "year_group": "9"})
    ended = scene.do("group.add", {"case": CASE, "label": "a club", "about": 12})
    scene.do("group.end", {"group": ended, "reason": "All are named by now."})
    pack = issued(scene)
    assert [(one.label, one.about, one.year) for one in care(pack).groups] == [("a form chat", 28, "Year 9")]
    assert "about 28 people" in looking.spaced(reports.render(pack))


# -- the police ------------------------------------------------------------------------------------------------


def test_how_it_went_to_the_police_and_came_back_stands_step_by_step(scene: Scene) -> None:
    scene.do("referral.decide_to_refer", request("referral.decide_to_refer"))
    sent(scene)
    scene.later(5)
    scene.do("referral.acknowledge", request("referral.acknowledge"))
    decided, told, heard = care(issued(scene)).police_steps
    assert (decided.what, decided.planned_by) == ("Decided to refer", "Barnaby Quill")
    assert (told.what, told.way, told.officer, told.reference) == ("Referred", "101", "the operator", "awaited")
    assert dict(told.said) == {"Given": "the facts by telephone", "Sheet": "none yet"}
    assert heard.officer == "PC Olive Marsh, collar number 4417, Coldwater Police"
    assert heard.reference == "CW/1234/26"


def test_advice_and_holds_say_what_was_released_and_by_which_advice(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    sent(scene)
    scene.later(5)
    advice = scene.do("police.record_advice", request("police.record_advice", lifts=[{"device": device}]))
    scene.later(5)
    scene.do("police.note_acted", request("police.note_acted", advice=advice))
    pack = issued(scene)
    (said_so,) = care(pack).advice
    assert (said_so.reference, said_so.lifted, said_so.acted_on) == (advice, (device,), Answer.YES)
    assert (said_so.officer, said_so.collar_number) == ("PC Olive Marsh", "4417")
    (hold,) = care(pack).holds
    assert (hold.kind, hold.covers, hold.ended_at) == ("Hold of the referral", "the whole case", None)
    assert [(one.what, one.said_in) for one in hold.releases] == [(device, f"advice {advice}")]


def test_a_hold_that_advice_lifted_whole_ends_in_that_advice(scene: Scene) -> None:
    sent(scene)
    scene.later(5)
    advice = scene.do("police.record_advice", request("police.record_advice", lifts=[{"whole": True}]))
    (hold,) = care(issued(scene)).holds
    assert (hold.ended_at, hold.ended_by, hold.releases) == (scene.moment, f"advice {advice}", ())


def test_a_breach_of_a_hold_is_said_to_be_one(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("device.return_to_owner", request("device.return_to_owner", device, breach={
        "reason": "It was given back at the gate.", "told": "the head",
    }))  # fmt: skip
    pack = issued(scene)
    assert [breach.of_hold for breach in pack.breaches] == [True]
    text = looking.spaced(reports.render(pack))
    assert "against a preservation hold" in text
    assert "1 breach of a hold is recorded: section" in text


# -- what is asked ---------------------------------------------------------------------------------------------


def test_all_five_questions_are_asked_or_those_that_were_chosen_or_none(scene: Scene) -> None:
    codes = [one.code for one in care(issued(scene)).questions]
    assert codes == ["retain_device", "others_delete", "speak_to_parents", "takedown_timing", "leave_account_up"]
    some = issued(scene, questions=["leave_account_up", "retain_device"])
    assert [one.code for one in care(some).questions] == ["retain_device", "leave_account_up"]
    assert all(len(one.answers) == 3 for one in care(some).questions)
    none = issued(scene, questions=[])
    assert care(none).questions == ()
    assert "What we ask the police" not in looking.spaced(reports.render(none))


# -- who is named, and what is frozen --------------------------------------------------------------------------


def test_whoever_reported_is_named_nowhere_in_it(scene: Scene) -> None:
    scene.do("police.record_view", {"case": CASE, "person": REPORTER, "view": "does_not_want"})
    scene.do("viewing.record", SEEN | {"present": NAMES[REPORTER]})
    scene.do("protection.begin", {"case": CASE, "group": "others", "person": REPORTER, "kind": "check_in"})
    scene.do("police.record_advice", request("police.record_advice", advised=f"Speak to {NAMES[REPORTER]} first."))
    pack = issued(scene)
    assert NAMES[REPORTER] not in said(pack)
    assert NAMES[REPORTER] in said(issued(scene, show_reporter=True))


@pytest.mark.parametrize("variant", ["receipt", "labels"])
def test_receipts_and_labels_say_nothing_of_the_children(scene: Scene, variant: str) -> None:
    screened(scene)
    scene.do("viewing.record", SEEN)
    brought(scene, S.HELD_FOR_POLICE)
    assert issued(scene, variant=variant).care is None


def test_another_case_is_not_told(scene: Scene) -> None:
    screened(scene)
    scene.do("viewing.record", SEEN)
    sent(scene)
    assert care(issued(scene, case=OTHER_CASE)) == Care(
        urgency=handover_pack.Urgency(), questions=care(issued(scene)).questions
    )


def test_the_words_of_the_guidance_are_recorded_with_the_issue_and_a_rebuild_gives_the_same(scene: Scene) -> None:
    screened(scene)
    pack = issued(scene)
    with scene.vault.reading() as session:
        details = session.get(LedgerPayload, scene.size())
        assert details is not None
        recorded = json.loads(details.request)["settings"]["paper_words"]
    assert recorded["coercion"] == care(pack).urgency.criteria[0].label
    assert recorded["retain_device"] == care(pack).questions[0].question
    assert rebuild.rebuild(scene.vault.store.raw, actions.replay) == []
