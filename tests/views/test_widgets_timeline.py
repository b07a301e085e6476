"""A timeline is a list to the keyboard and to screen readers; a gap is a gap, and says what can be done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_app.views.widgets.moments import TimelineModel
from desktop_app.views.widgets.timeline import Gap, Moment, Timeline
from tests.views.finding import opened
from tests.views.samples import MOMENTS

GAP, FOUND = 2, 3


@pytest.fixture
def line(qtbot: QtBot) -> Timeline:
    made = Timeline("Who had it, when")
    made.put(MOMENTS)
    return opened(qtbot, made, 800, 500)


def test_qt_finds_no_fault_with_the_model(qtbot: QtBot) -> None:
    model = TimelineModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.put(MOMENTS)
    model.put([])
    assert model.rowCount() == 0


def test_each_entry_is_one_sentence_for_a_screen_reader(line: Timeline) -> None:
    spoken = [line.entries.index(number).data(Qt.ItemDataRole.AccessibleTextRole) for number in (0, GAP, FOUND)]
    assert spoken[0].startswith("Mon 2 Nov 11:05. Taken from Otto Pennywhistle. Odette Larkspur")
    assert spoken[1].startswith("1 h 15 min with nothing recorded. Last recorded with")
    assert spoken[2].endswith("000409 torn, 000412 on")


def test_enter_does_what_a_gap_offers(line: Timeline) -> None:
    asked: list[tuple[object, str]] = []
    line.asked.connect(lambda key, name: asked.append((key, name)))
    line.setFocus()
    line.setCurrentIndex(line.entries.index(0))
    QTest.keyClick(line, Qt.Key.Key_Return)
    for _step in range(GAP):
        QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert asked == [("gap", "explain")]


def test_a_click_on_the_button_of_a_gap_does_the_same(line: Timeline) -> None:
    asked: list[object] = []
    line.asked.connect(lambda key, _name: asked.append(key))
    QTest.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=line.visualRect(line.entries.index(GAP)).center())
    assert asked == []
    QTest.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=line.button(GAP).center())
    assert asked == ["gap"]


def test_several_deeds_are_offered_in_a_menu(line: Timeline, qtbot: QtBot) -> None:
    asked: list[tuple[object, str]] = []
    line.asked.connect(lambda key, name: asked.append((key, name)))
    line.setFocus()
    line.setCurrentIndex(line.entries.index(FOUND))
    QTest.keyClick(line, Qt.Key.Key_Space)
    menu = line.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Correct", "Explain"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert asked == [(3, "correct")]


def test_it_is_as_high_as_it_needs_and_grows_when_words_break(line: Timeline) -> None:
    wide = line.height()
    assert not line.verticalScrollBar().isVisible()
    line.resize(420, 500)
    assert line.height() > wide


def test_hostile_words_are_painted_as_words(qtbot: QtBot) -> None:
    words = "<b>x</b><img src=x> & \n" + "y" * 3000
    line = opened(qtbot, Timeline("Words", plain=True), 400, 300)
    line.put([Moment(key=1, title=words, detail=words), Gap(key=2, title=words, detail=words)])
    line.grab()
    tip = line.entries.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
