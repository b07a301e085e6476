"""Every deed of the police decision, opened, filled in by clicks and keys, and carried out on a real vault."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.models.decision_words import Barrier, Question
from desktop_app.models.decision_words import ReferralState as R
from desktop_app.models.device import HoldRelease
from desktop_app.models.referral import (
    ChildTold,
    PoliceAdvice,
    PoliceView,
    ReferralEvent,
    RiskAssessment,
    ScreeningAnswer,
)
from desktop_app.models.vocabulary import Answer
from desktop_app.services import actions
from desktop_app.views.deed import Deed
from desktop_app.views.page import Going, Place
from desktop_app.views.police.deeds import DEEDS
from tests.services.asking import request
from tests.services.decisions import answered, decided, of_case
from tests.services.scene import CASE, CHILD, SHARER, Scene
from tests.views.devices.hands import Hands
from tests.views.police.by_hand import DEEDS_BY_HAND, ByHand
from tests.views.police.conftest import Opener, went

NOT_A_PAGE = frozenset({"referral.answer"})


def begun(scene: Scene, verb: str, hand: ByHand) -> None:
    """Bring the case into the state from which the deed goes on."""
    decided(scene, hand.before)
    if verb == "police.note_acted":
        scene.do("police.record_advice", request("police.record_advice"))
        scene.later(5)


def deed(show: Opener, verb: str, **filled: object) -> Deed:
    """Open the page of a deed about the case."""
    known = tuple({"case": CASE, **filled}.items())
    page = show(DEEDS[verb], Going(place=Place.DEED, reference=CASE, part=verb, filled=known))
    assert isinstance(page, Deed)
    return page


def done(page: Deed, hands: Hands) -> None:
    hands.press(page.does)
    assert not page.trouble.text(), page.trouble.text()


def test_every_verb_of_the_decision_has_its_page() -> None:
    verbs = {name for name in actions.BY_NAME if name.startswith(("referral.", "police."))} - NOT_A_PAGE
    assert set(DEEDS) == verbs == set(DEEDS_BY_HAND)
    for name, page in DEEDS.items():
        assert page.verb.name == name
        for words in (page.does, page.heading, page.offer, page.icon):
            assert words, f"{name} lacks some of its words"


@pytest.mark.parametrize("verb", sorted(DEEDS_BY_HAND))
def test_it_is_carried_out_by_hand(verb: str, scene: Scene, show: Opener, qtbot: QtBot) -> None:
    hand = DEEDS_BY_HAND[verb]
    begun(scene, verb, hand)
    recorded = scene.size()
    page = deed(show, verb)
    ways, hands = went(page), Hands(qtbot, page)
    hands.fill(page.form, hand.answers)
    done(page, hands)
    assert scene.size() == recorded + 1
    assert of_case(scene).state is (hand.after or hand.before)
    assert ways == [Going(back=True)]


def test_what_was_said_is_what_is_recorded(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    decided(scene, R.MUST_REFER)
    page = deed(show, "referral.decide_to_refer")
    hands = Hands(qtbot, page)
    hands.fill(page.form, DEEDS_BY_HAND["referral.decide_to_refer"].answers)
    done(page, hands)
    step = scene.rows(ReferralEvent)[-1]
    assert (step.method.value, step.childs_view.value) == ("101", "does_not_want")
    assert step.justification == "Another child is at risk from the same person."
    assert step.planned_for is not None
    assert step.planned_for > step.occurred_at


def test_the_reason_against_wishes_is_asked_only_where_there_is_one(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    page = deed(show, "referral.decide_to_refer")
    hands = Hands(qtbot, page)
    assert not page.form.field("justification").wanted
    hands.fill(page.form, {"How they will be told": "101", "What the child wants": "Does not want the police"})
    recorded = scene.size()
    hands.press(page.does)
    assert page.form.field("justification").problem
    assert scene.size() == recorded


def test_a_plan_may_be_later_but_not_before(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    page = deed(show, "referral.decide_to_refer")
    hands = Hands(qtbot, page)
    hands.fill(page.form, {"How they will be told": "Online report", "What the child wants": "Not asked"})
    field = page.form.field("planned_for")
    hands.answer(field, "Pick a day and time…")
    hands.type(field.control.time, "07:00")  # type: ignore[attr-defined]
    hands.press(page.does)
    assert "before the decision" in field.problem
    hands.type(field.control.time, "15:30")  # type: ignore[attr-defined]
    done(page, hands)
    assert scene.rows(ReferralEvent)[-1].planned_for.hour == 15


def test_a_head_of_the_staff_list_agrees_by_name(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    scene.do("staff.add", {"login": "mtilley", "name": "Dr Morwenna Tilley", "role": "head", "initials": "MT"})
    decided(scene, R.ASSESSED)
    page = deed(show, "referral.do_not_refer")
    hands = Hands(qtbot, page)
    assert page.form.field("approval.staff").wanted
    assert page.form.field("approval.staff").control.value() == "mtilley", "there is only one"
    answers = {
        "Why it is not referred": "Nothing aggravates it.", "The day it is looked at again": "30/11/2026",
        "What would change the decision": "Anything shown to a third person.",
    }  # fmt: skip
    hands.fill(page.form, answers)
    done(page, hands)
    assert scene.rows(ReferralEvent)[-1].approver_id is not None


def test_not_to_refer_by_oneself_is_refused_at_the_name(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    decided(scene, R.ASSESSED)
    page = deed(show, "referral.do_not_refer")
    hands = Hands(qtbot, page)
    answers = DEEDS_BY_HAND["referral.do_not_refer"].answers
    hands.fill(page.form, answers | {"Name of whoever agrees": "Odette Larkspur"})
    recorded = scene.size()
    hands.press(page.does)
    assert "second person" in page.form.field("approval.name").problem
    assert scene.size() == recorded


def test_a_yes_cannot_be_kept_from_the_police(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    decided(scene, R.MUST_REFER)
    page = deed(show, "referral.do_not_refer")
    hands = Hands(qtbot, page)
    hands.fill(page.form, DEEDS_BY_HAND["referral.do_not_refer"].answers)
    recorded = scene.size()
    hands.press(page.does)
    assert "It must go to the police" in page.trouble.text()
    assert scene.size() == recorded


def test_a_correction_says_what_stands_there_now(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    decided(scene, R.MUST_REFER)
    page = deed(show, "referral.correct_answer", question="extreme")
    seen = [label.text() for label in page.form.findChildren(QLabel) if label.isVisible()]
    assert "Now: Yes: Nobody reported any." in seen
    hands = Hands(qtbot, page)
    answers = dict(DEEDS_BY_HAND["referral.correct_answer"].answers)
    answers.pop("Which question")
    hands.fill(page.form, answers)
    done(page, hands)
    found = {row.question: row for row in scene.rows(ScreeningAnswer)}
    assert found[Question.EXTREME].answer is Answer.NO
    assert found[Question.EXTREME].corrects_id is not None


def test_concluding_says_what_it_comes_to_before_it_is_done(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    answered(scene, yes=[Question.ADULT_INVOLVED])
    page = deed(show, "referral.conclude")
    seen = "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "Must be referred" in seen
    assert "decide to refer it, and tell the police" in seen
    done(page, Hands(qtbot, page))
    assert of_case(scene).state is R.MUST_REFER


def test_concluding_while_something_is_not_known_is_refused(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    answered(scene, unknown=[Question.PRESSURE])
    page = deed(show, "referral.conclude")
    Hands(qtbot, page).press(page.does)
    assert "Don’t know never counts as No" in page.trouble.text()
    assert of_case(scene).state is R.SCREENING


def test_the_second_reader_is_a_colleague_or_a_name(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    decided(scene, R.SCHOOL_MANAGED_CANDIDATE)
    page = deed(show, "referral.assess")
    hands = Hands(qtbot, page)
    answers = DEEDS_BY_HAND["referral.assess"].answers
    hands.fill(page.form, answers | {"Second reader": "Ms Ada Lowe, trust"})
    done(page, hands)
    assert scene.rows(RiskAssessment)[-1].second_reader_name == "Ms Ada Lowe, trust"
    page = deed(show, "referral.assess")
    hands = Hands(qtbot, page)
    hands.fill(page.form, answers | {"Second reader": "Barnaby Quill, Deputy safeguarding lead"})
    done(page, hands)
    assert scene.rows(RiskAssessment)[-1].second_reader_id is not None


def test_advice_lifts_what_is_ticked_and_nothing_else(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    device = scene.do("device.confiscate", request("device.confiscate"))
    other = scene.do("device.confiscate", request("device.confiscate"))
    scene.later(5)
    decided(scene, R.ACKNOWLEDGED)
    page = deed(show, "police.record_advice")
    hands = Hands(qtbot, page)
    hands.fill(page.form, DEEDS_BY_HAND["police.record_advice"].answers)
    box = next(one for one in page.form.field("lifts").control.ticks.boxes if one.words.startswith(device))  # type: ignore[attr-defined]
    hands.click(box)
    done(page, hands)
    releases = scene.rows(HoldRelease)
    assert [row.device_id for row in releases] == [scene.device(device).id]
    assert scene.rows(PoliceAdvice)[-1].reference == releases[0].said_in
    page = deed(show, "police.record_advice")
    words = [one.words for one in page.form.field("lifts").control.ticks.boxes]  # type: ignore[attr-defined]
    assert not any(one.startswith(device) for one in words), "it is not covered any more"
    assert any(one.startswith(other) for one in words)


def test_the_whole_of_it_stands_alone(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    decided(scene, R.ACTIVE)
    page = deed(show, "referral.record_outcome")
    hands = Hands(qtbot, page)
    boxes = page.form.field("lifts").control.ticks.boxes  # type: ignore[attr-defined]
    hands.click(boxes[0])
    hands.click(boxes[-1])
    assert page.form.values()["lifts"] == [{"whole": True}]
    hands.click(boxes[0])
    assert page.form.values()["lifts"] == [{"person": CHILD}]
    hands.click(boxes[-1])
    hands.fill(page.form, DEEDS_BY_HAND["referral.record_outcome"].answers)
    done(page, hands)
    assert scene.rows(HoldRelease)[-1].person_id is None


def test_no_hold_of_the_police_leaves_nothing_to_lift(scene: Scene, show: Opener) -> None:
    scene.do("case.categorise", {"case": CASE, "reason": "More is known.", "nature": ["child_nude"]})
    page = deed(show, "police.record_advice")
    assert "lifts" not in {field.name for field in page.form.fields()}
    seen = "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "waits for the school’s decision" in seen


def test_each_worry_brings_what_can_be_said_to_it(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    page = deed(show, "police.record_view")
    hands = Hands(qtbot, page)
    answers = DEEDS_BY_HAND["police.record_view"].answers
    hands.fill(page.form, answers)
    hands.tick("Getting into trouble")
    assert "The school asks in order to help" in page.answers.findChildren(QLabel)[-1].text()  # type: ignore[attr-defined]
    done(page, hands)
    [view] = scene.rows(PoliceView)
    assert view.barriers == Barrier.GET_INTO_TROUBLE.value


def test_a_named_child_is_filled_in(scene: Scene, show: Opener, qtbot: QtBot) -> None:
    decided(scene, R.REFERRED)
    page = deed(show, "police.tell_child", person=SHARER)
    done(page, Hands(qtbot, page))
    [told] = scene.rows(ChildTold)
    assert told.person_id == 2
