"""The police part of a case: what stands there in each state, who may do what, by keys alone, narrow, over a lock."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.models.decision_words import ALWAYS_REFER, Question
from desktop_app.models.decision_words import ReferralState as R
from desktop_app.models.referral import ScreeningAnswer
from desktop_app.models.vocabulary import Answer
from desktop_app.services import register
from desktop_app.views.every_page import WholeCasePage
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.police import urgent
from desktop_app.views.police.deeds import DEEDS
from desktop_app.views.police.next import ANSWER, following
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import Button
from desktop_app.views.widgets.focus import FocusRing
from desktop_app.views.widgets.timeline import Timeline
from tests.services.asking import request
from tests.services.decisions import ASKED, answered, decided
from tests.services.scene import CASE, CHILD, LEAD, MOTHER, REPORTER, Scene
from tests.views.finding import focused, said
from tests.views.police.conftest import Opener
from tests.views.police.reading import Case
from tests.views.troubled import leading, locked, school, teaching, troubled_on_disk
from tests.views.window import settle, this_computer, unlock, window

__all__ = ["leading", "school", "teaching", "this_computer", "troubled_on_disk", "window"]

Q = Question
WAY = Going(place=Place.CASE, reference=CASE, part="police")


def again(police: Case) -> None:
    """Let the page ask again."""
    police.page.mark_stale()
    settle()


def opened_in(window: MainWindow) -> Case:
    with ask.answering():
        window.frame.go(WAY)
        settle()
    page = window.frame.page
    assert isinstance(page, WholeCasePage)
    return Case(page)


# -- what stands there -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(R))
def test_every_state_has_its_words_and_its_next_step(state: R, scene: Scene, police: Case) -> None:
    decided(scene, state)
    again(police)
    shown = police.seen(police.part.result)
    assert shown.count("\n") >= 1
    steps = following(police.found, is_dsl=True)
    filled = [one for one in police.part.findChildren(Button) if one.property("kind") == "primary"]
    assert sum(one.isVisible() for one in filled) == (steps.first is not None), "one filled button, the next step"
    for verb in (steps.first, *steps.rows, *steps.rest):
        assert verb in (None, ANSWER) or verb in DEEDS


def test_what_is_offered_first_is_never_refused_for_its_state(scene: Scene, police: Case) -> None:
    for state in R:
        there = scene.copy()
        decided(there, state)
        with there.vault.reading() as session:
            found = register.referral(session, CASE)
        blocked = {step.verb for step in found.next_steps if step.blocked}
        steps = following(found, is_dsl=True)
        assert not blocked & {steps.first, *steps.rows, *steps.rest}
        known = {step.verb for step in found.next_steps} | {ANSWER, "police.record_advice"}
        assert {steps.first, *steps.rows, *steps.rest} <= known | {None}
        there.vault.close()


def test_where_a_factor_speaks_for_it_referring_is_what_is_offered(scene: Scene, police: Case) -> None:
    decided(scene, R.LIKELY_REFER)
    scene.do("referral.assess", request("referral.assess"))
    again(police)
    assert police.part.result.first is not None
    assert said(police.part.result.first) == "Decide to refer"
    assert "Do not refer" in police.buttons()


def test_where_nothing_speaks_for_it_the_school_may_decide(scene: Scene, police: Case) -> None:
    decided(scene, R.ASSESSED)
    again(police)
    assert police.part.result.first is not None
    assert said(police.part.result.first) == "Do not refer"


def test_the_police_lead_and_no_questions(scene: Scene, police: Case) -> None:
    assert "Police lead" not in police.seen()
    decided(scene, R.ACKNOWLEDGED)
    again(police)
    assert "Police lead: no further questioning unless an officer advises it" in police.seen()
    assert "No advice on record allows questions." in police.seen()
    scene.do("police.record_advice", request("police.record_advice", allows_questions=True))
    again(police)
    assert "PC Olive Marsh, today" in police.seen()
    assert "advised that the school may ask the children more" in police.seen()


def test_what_changed_since_asks_for_a_new_screening(scene: Scene, police: Case) -> None:
    decided(scene, R.REFER_DECIDED)
    again(police)
    assert "Something changed since" not in police.seen()
    scene.do("case.involve", request("case.involve", role="recipient"))
    again(police)
    assert "Something changed since the screening" in police.seen()
    assert "The number of children changed from 2 to 3." in police.seen()
    police.press("Screen again")
    assert police.ways[-1].part == "referral.rescreen"


def test_the_decision_stands_there_with_its_reasons(scene: Scene, police: Case) -> None:
    decided(scene, R.NOT_REFERRED)
    again(police)
    told = timeline(police)
    assert any("Decided not to refer" in one and "Agreed between the two" in one for one in told)
    assert any("Agreed by " in one for one in told)
    assert "Risk assessment" in police.seen()
    assert "RA/26/14" in police.seen()


def timeline(police: Case) -> list[str]:
    """Return the steps as a screen reader says them."""
    [line] = police.part._cards["decision"].findChildren(Timeline)
    return [str(line.entries.index(row).data()) for row in range(line.entries.rowCount())]


def test_the_advice_log_says_what_it_lifts_and_whether_it_was_acted_on(scene: Scene, police: Case) -> None:
    device = scene.do("device.confiscate", request("device.confiscate"))
    scene.later(5)
    decided(scene, R.ACKNOWLEDGED)
    advice = scene.do("police.record_advice", request("police.record_advice", lifts=[{"device": device}]))
    again(police)
    log = police.part._cards["log"]
    assert "Keep the telephone where it is." in police.seen(log)
    assert "PC Olive Marsh · 4417 · Coldwater Police · CW/1234/26" in police.seen(log)
    assert f"Lifts {device}" in police.seen(log)
    assert "Not noted yet whether acted on" in police.seen(log)
    police.press("Mark acted on")
    assert police.ways[-1].part == "police.note_acted"
    assert dict(police.ways[-1].filled)["advice"] == advice
    scene.do("police.note_acted", request("police.note_acted"))
    again(police)
    assert "Acted on, today" in police.seen(police.part._cards["log"])
    holds = police.seen(police.part._cards["holds"])
    assert f"{device}, today" in holds
    assert "in advice A-2026-0001" in holds


def test_the_children_their_views_and_what_they_were_told(scene: Scene, police: Case) -> None:
    card = police.part._cards["children"]
    assert "Nia Prosser-Quince" in police.seen(card)
    assert "No view recorded" in police.seen(card)
    assert "Not told yet" not in police.seen(card), "it is not decided yet"
    decided(scene, R.REFERRED)
    scene.do("police.record_view", request("police.record_view"))
    again(police)
    shown = police.seen(police.part._cards["children"])
    assert "Not told yet" in shown
    assert "Holds back: scared, the family would be involved." in shown
    assert police.buttons().count("Tell the child") == 2
    scene.do("police.tell_child", request("police.tell_child"))
    again(police)
    assert police.buttons().count("Tell the child") == 1
    assert "Told today" in police.seen(police.part._cards["children"])


def test_what_a_parent_wants_stands_there_too(scene: Scene, police: Case) -> None:
    scene.do("police.record_view", request("police.record_view", person=MOTHER, view="wants"))
    again(police)
    assert "Perpetua Prosser-Quince" in police.seen(police.part._cards["children"])


def test_who_reported_is_not_named(scene: Scene, police: Case) -> None:
    scene.do("police.record_view", request("police.record_view", person=REPORTER))
    again(police)
    assert "Ottoline Brackenbury" not in police.seen()


def test_the_holds_say_what_is_blocked_why_and_what_would_lift_them(scene: Scene, police: Case) -> None:
    assert "No hold stands in this case." in police.seen()
    scene.do("case.categorise", {"case": CASE, "reason": "More is known.", "nature": ["child_nude"]})
    again(police)
    shown = police.seen(police.part._cards["holds"])
    assert "Provisional hold" in shown
    assert "Asking anybody to delete." in shown
    assert "nobody has decided yet" in shown
    decided(scene, R.REFER_DECIDED)
    again(police)
    shown = police.seen(police.part._cards["holds"])
    assert "Hold of the referral" in shown
    assert "Ended: Provisional hold" in shown


def test_once_the_police_know_nobody_is_told_to_call_them(scene: Scene, police: Case) -> None:
    answered(scene, yes=[Q.IMMEDIATE_RISK])
    again(police)
    assert police.call() is not None
    scene.do("referral.send", request("referral.send"))
    again(police)
    assert police.call() is None
    assert urgent.banner(police.found, police.part.screening.about) is None


def test_a_closed_case_is_read(scene: Scene, police: Case) -> None:
    scene.do("case.close", request("case.close"))
    again(police)
    assert not any(one.segments.isVisible() for one in police.part.screening.asked)
    assert police.part.result.first is None


# -- by keys ---------------------------------------------------------------------------------------------------


def test_the_whole_screening_by_keys_alone(scene: Scene, police: Case, ring: FocusRing) -> None:
    for number, question in enumerate(ASKED):
        assert police.part.opened is question
        assert focused() is police.segment(question, "Yes")
        assert ring.target is not None, "one sees where the keyboard is"
        QTest.keyClick(focused(), Qt.Key.Key_Right)
        if number % 5 == 4:
            QTest.keyClick(focused(), Qt.Key.Key_Right)
            QTest.keyClick(focused(), Qt.Key.Key_Space)
            continue
        QTest.keyClick(focused(), Qt.Key.Key_Space)
        assert focused() is police.asked(question).line
        QTest.keyClicks(focused(), "Told by the form tutor.")
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    said_so = [row.answer for row in scene.rows(ScreeningAnswer)]
    assert [said_so[number] for number in (0, 4, 9)] == [Answer.NO, Answer.NOT_KNOWN, Answer.NOT_KNOWN]
    assert len(said_so) == len(ASKED)


def test_arrows_pass_over_dont_know_without_saving_it(scene: Scene, police: Case) -> None:
    police.answer(Q.PRESSURE, "Yes", "Two friends told us.")
    police.segment(Q.PRESSURE, "Yes").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert police.asked(Q.PRESSURE).segments.code() == "not_known"
    assert len(scene.rows(ScreeningAnswer)) == 1, "it may only be on its way"
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    assert not police.asked(Q.PRESSURE).pending
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [row.answer for row in scene.rows(ScreeningAnswer)] == [Answer.YES, Answer.NOT_KNOWN]


def test_tab_goes_from_question_to_question_and_then_to_the_result(police: Case) -> None:
    police.asked(ALWAYS_REFER[0]).target().setFocus(Qt.FocusReason.TabFocusReason)
    for question in ALWAYS_REFER[1:]:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert police.asked(question).isAncestorOf(focused())
        assert police.part.opened is question
    for _step in range(60):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is police.part.result.first:
            return
    raise AssertionError("the next step is not reached")


# -- narrow ----------------------------------------------------------------------------------------------------


def test_in_a_narrow_window_the_result_comes_first_and_the_guidance_slips_under(show: Opener, scene: Scene) -> None:
    page = show(WholeCasePage, WAY, 631, 250)
    assert isinstance(page, WholeCasePage)
    police = Case(page)
    settle()
    strip, first = police.part.strip, police.asked(ALWAYS_REFER[0])
    assert strip.isVisible()
    assert "Not screened yet" in police.seen(strip)
    assert not police.part.side.isVisible()
    room = police.part.area.viewport()
    for widget in (strip, first.segments):
        top = widget.mapTo(room, widget.rect().topLeft()).y()
        assert 0 <= top < room.height() - widget.height(), "it is on the first screen"
    assert "Yes also where it is a threat" in police.seen(first)
    filled = [one for one in police.buttons() if one == "Answer the next question"]
    assert len(filled) == 1, "one filled button"


def test_the_first_question_that_is_open_is_brought_into_view(show: Opener, scene: Scene, qtbot: QtBot) -> None:
    answered(scene, of=ALWAYS_REFER[:6])
    page = show(WholeCasePage, WAY, 631, 250)
    assert isinstance(page, WholeCasePage)
    police = Case(page)
    last = police.asked(ALWAYS_REFER[6])
    room = police.part.area.viewport()

    def is_seen() -> bool:
        top = last.segments.mapTo(room, last.segments.rect().topLeft()).y()
        return 0 <= top <= room.height() - last.segments.height()

    qtbot.waitUntil(is_seen)


def test_it_turns_from_wide_to_narrow_and_back_while_it_is_open(police: Case) -> None:
    police.answer(Q.EXTREME, "Yes")
    for width in (640, 1182, 640):
        police.page.resize(width, 640)
        settle()
        assert police.part.strip.isVisible() is (width == 640)
        assert police.part.side.isVisible() is (width != 640)
    assert "Call 101 now" in police.part.strip.words.text()
    slipped = [one for one in police.part.screening.asked if one._slip is not None]
    assert [one.question for one in slipped] == [police.part.opened]


# -- rights, and the lock --------------------------------------------------------------------------------------


def test_who_does_not_lead_reads_it_and_sees_why(teaching: MainWindow) -> None:
    police = opened_in(teaching)
    assert not any(one.segments.isVisible() for one in police.part.screening.asked)
    assert "Only the designated safeguarding lead or a deputy decides this." in police.seen(police.part.result)
    assert police.part.result.first is None
    assert police.buttons() == ["Record a view"], "what a child says of it, everybody may write down"
    for verb in ("referral.send", "police.record_advice"):
        with ask.answering():
            teaching.frame.go(Going(place=Place.DEED, reference=CASE, part=verb, filled=(("case", CASE),)))
            settle()
        assert not teaching.frame.page.do_it.isEnabled()  # type: ignore[union-attr]


def test_what_is_not_saved_yet_is_there_again_after_the_lock(
    leading: MainWindow, school: Path, qtbot: QtBot
) -> None:  # fmt: skip
    police = opened_in(leading)
    police.choose(Q.EXTREME, "Yes")
    police.type(Q.EXTREME, "Told by the form")
    locked(qtbot, leading)
    assert police.part.found is None
    unlock(qtbot, leading, school, login=LEAD)
    police = opened_in(leading)
    asked = police.asked(Q.EXTREME)
    assert (asked.segments.code(), asked.line.text()) == ("yes", "Told by the form")
    assert "Not saved yet" in police.seen(asked)
    police.press("Save the answer: Extreme or violent")
    settle()
    assert not police.asked(Q.EXTREME).pending


def test_what_is_not_saved_yet_is_there_again_after_another_page(leading: MainWindow) -> None:
    police = opened_in(leading)
    police.choose(Q.EXTREME, "No")
    police.type(Q.EXTREME, "A parent")
    leading.frame.go(Going(place=Place.CASES))
    settle()
    police = opened_in(leading)
    assert police.asked(Q.EXTREME).line.text() == "A parent"
    assert police.asked(Q.EXTREME).pending


def test_nothing_is_saved_as_the_keyboard_leaves_the_window(leading: MainWindow) -> None:
    police = opened_in(leading)
    police.choose(Q.EXTREME, "No")
    police.type(Q.EXTREME, "A parent")
    focused().clearFocus()
    QApplication.processEvents()
    assert police.asked(Q.EXTREME).pending


def test_the_child_of_a_deed_is_known_already(scene: Scene, police: Case) -> None:
    decided(scene, R.REFERRED)
    again(police)
    found = [one for one in police.part.findChildren(Button) if said(one) == "Tell the child"]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    assert dict(police.ways[-1].filled)["person"] == CHILD


def test_a_step_that_is_pressed_saves_what_was_ready_and_then_goes(scene: Scene, police: Case) -> None:
    police.answer(Q.EXTREME, "Yes")
    police.choose(Q.COERCION, "No")
    police.type(Q.COERCION, "Asked both.")
    police.press("Conclude the screening")
    assert [row.question for row in scene.rows(ScreeningAnswer)] == [Q.EXTREME, Q.COERCION]
    assert [way.part for way in police.ways] == ["referral.conclude"]


def test_a_step_waits_where_an_answer_is_refused(scene: Scene, police: Case) -> None:
    police.answer(Q.EXTREME, "Yes")
    police.choose(Q.COERCION, "No")
    police.type(Q.COERCION, "see https://example.test/x")
    police.press("Conclude the screening")
    assert police.ways == []
    assert police.asked(Q.COERCION).basis.problem


def test_nothing_moves_while_the_mouse_is_down(police: Case, qtbot: QtBot) -> None:
    police.choose(Q.COERCION, "No")
    police.type(Q.COERCION, "Asked both.")
    segment = police.segment(Q.MANY_CHILDREN, "No")
    police.part.area.ensureWidgetVisible(segment)
    settle()
    before = segment.mapTo(police.page, segment.rect().center())
    QTest.mousePress(segment, Qt.MouseButton.LeftButton, pos=segment.rect().center())
    settle()
    assert segment.mapTo(police.page, segment.rect().center()) == before
    QTest.mouseRelease(segment, Qt.MouseButton.LeftButton, pos=segment.rect().center())
    settle()
    assert police.part.opened is Q.MANY_CHILDREN
    assert not police.asked(Q.COERCION).pending


def test_a_question_that_is_answered_opens_once_it_is_clicked(scene: Scene, police: Case, qtbot: QtBot) -> None:
    police.answer(Q.COERCION, "No", "Asked both.")
    police.choose(Q.COERCION, "No")
    qtbot.waitUntil(lambda: police.part.opened is Q.COERCION)
    assert police.asked(Q.COERCION).line.isVisible()
    assert len(scene.rows(ScreeningAnswer)) == 1
