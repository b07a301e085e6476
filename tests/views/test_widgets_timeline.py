"""A timeline is a list to the keyboard and to screen readers; a gap is a gap, and says what can be done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.views.widgets.moments import TimelineModel
from desktop_app.views.widgets.timeline import Gap, Moment, Timeline
from tests.views.finding import described, focused, named, opened, said
from tests.views.samples import MOMENTS
from tests.views.window import settle

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
    line.view.setCurrentIndex(line.entries.index(0))
    QTest.keyClick(line.view, Qt.Key.Key_Return)
    for _step in range(GAP):
        QTest.keyClick(line.view, Qt.Key.Key_Down)
    QTest.keyClick(line.view, Qt.Key.Key_Return)
    assert asked == [("gap", "explain")]


def test_a_click_on_the_button_of_a_gap_does_the_same(line: Timeline) -> None:
    asked: list[object] = []
    line.asked.connect(lambda key, _name: asked.append(key))
    place = line.view.visualRect(line.entries.index(GAP)).center()
    QTest.mouseClick(line.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == []
    QTest.mouseClick(named(line, "Explain the gap", QPushButton), Qt.MouseButton.LeftButton)
    assert asked == ["gap"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_button_of_a_gap_is_a_button_to_the_keyboard_and_to_screen_readers(line: Timeline, key: Qt.Key) -> None:
    asked: list[object] = []
    line.asked.connect(lambda key, _name: asked.append(key))
    line.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert said(focused()) == "Explain the gap"
    assert "nothing recorded" in described(focused())
    QTest.keyClick(focused(), key)
    assert asked == ["gap"]
    line.put(MOMENTS)
    assert said(focused()) == "Explain the gap", "what is drawn anew keeps the keyboard"


def test_a_screen_reader_finds_the_buttons_when_it_walks_the_tree(line: Timeline) -> None:
    top = QAccessible.queryAccessibleInterface(line)
    below = [top.child(number) for number in range(top.childCount())]
    buttons = [one for one in below if one.role() is QAccessible.Role.Button]
    assert [one.text(QAccessible.Text.Name) for one in buttons] == ["Explain the gap", "What can be done"]
    lists = [one for one in below if one.role() is QAccessible.Role.List]
    assert [one.childCount() for one in lists] == [len(MOMENTS)]


def test_the_buttons_stand_in_their_entries_at_every_width(line: Timeline) -> None:
    for wide in (800, 420):
        line.resize(wide, 500)
        settle()
        for number in (GAP, FOUND):
            button = line.findChildren(QPushButton)[number - GAP]
            assert line.view.visualRect(line.entries.index(number)).contains(button.geometry())
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()) + 8


def test_several_deeds_are_offered_in_a_menu(line: Timeline, qtbot: QtBot) -> None:
    asked: list[tuple[object, str]] = []
    line.asked.connect(lambda key, name: asked.append((key, name)))
    line.setFocus()
    line.view.setCurrentIndex(line.entries.index(FOUND))
    QTest.keyClick(line.view, Qt.Key.Key_Space)
    menu = line.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Correct", "Explain"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert asked == [(3, "correct")]


def test_it_is_as_high_as_it_needs_and_grows_when_words_break(line: Timeline) -> None:
    wide = line.view.height()
    assert not line.view.verticalScrollBar().isVisible()
    line.resize(420, 500)
    assert line.view.height() > wide


def test_hostile_words_are_painted_as_words(qtbot: QtBot) -> None:
    words = "<b>x</b><img src=x> & \n" + "y" * 3000
    line = opened(qtbot, Timeline("Words", plain=True), 400, 300)
    line.put([Moment(key=1, title=words, detail=words), Gap(key=2, title=words, detail=words)])
    line.grab()
    tip = line.entries.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
