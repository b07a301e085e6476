"""The police part by keys alone, under the mouse, narrow, for whoever does not lead, and over a lock."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.models.decision_words import ALWAYS_REFER, Question
from desktop_app.models.referral import ScreeningAnswer
from desktop_app.models.vocabulary import Answer
from desktop_app.views.every_page import WholeCasePage
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.focus import FocusRing
from tests.services.decisions import ASKED, answered
from tests.services.scene import CASE, LEAD, Scene
from tests.views.finding import focused
from tests.views.police.conftest import Opener
from tests.views.police.reading import Case
from tests.views.troubled import leading, locked, school, teaching, troubled_on_disk
from tests.views.window import settle, this_computer, unlock, window

__all__ = ["leading", "school", "teaching", "this_computer", "troubled_on_disk", "window"]

Q = Question
WAY = Going(place=Place.CASE, reference=CASE, part="police")


def opened_in(window: MainWindow) -> Case:
    with ask.answering():
        window.frame.go(WAY)
        settle()
    page = window.frame.page
    assert isinstance(page, WholeCasePage)
    return Case(page)


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
