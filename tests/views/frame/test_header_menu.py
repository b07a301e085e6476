"""The menu at the right of a page's header: by mouse, by keys, for a screen reader, and in the smallest window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.services import actions
from desktop_app.views.cases.case import CasePage
from desktop_app.views.deed import Deed
from desktop_app.views.handover.page import HandoverPage
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from tests.services.asking import UNDECIDED
from tests.views.finding import described, named, said
from tests.views.window import settle, shown

CASE = Going(place=Place.CASE, reference="C-2026-0001")


@pytest.fixture
def button(inside: MainWindow) -> QPushButton:
    """The button of the menu, on the page of the case."""
    assert inside.frame.go(CASE)
    settle()
    return named(inside.frame.header, "New…", QPushButton)


def opened_menu(qtbot: QtBot, button: QPushButton) -> QMenu:
    menu = button.menu()
    assert menu is not None
    qtbot.waitUntil(menu.isVisible)
    return menu


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_a_click_opens_it_and_a_click_in_it_goes_there(inside: MainWindow, button: QPushButton, qtbot: QtBot) -> None:
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    menu = opened_menu(qtbot, button)
    assert words(menu)[:2] == ["Answer the police questions", "Confiscate a device"]
    assert {"Add a person", "Record a search", "Close the case"} <= set(words(menu))
    action = next(action for action in menu.actions() if action.text() == "Add a person")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    qtbot.waitUntil(lambda: isinstance(inside.frame.page, Deed))
    assert isinstance(inside.frame.page, Deed)
    assert inside.frame.page.verb.name == "person.add"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_keys_open_it_choose_in_it_and_leave_it(
    inside: MainWindow, button: QPushButton, qtbot: QtBot, key: Qt.Key
) -> None:
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, key)
    menu = opened_menu(qtbot, button)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not menu.isVisible())
    assert shown(inside, CasePage)
    assert QApplication.focusWidget() is button
    QTest.keyClick(button, key)
    opened_menu(qtbot, button)
    while menu.activeAction() is None or menu.activeAction().text() != "Record a search":
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(inside.frame.page, Deed))


def test_a_screen_reader_hears_that_it_is_a_menu_and_what_is_in_it(button: QPushButton, qtbot: QtBot) -> None:
    held = QAccessible.queryAccessibleInterface(button)
    assert held.role() is QAccessible.Role.ButtonMenu
    assert held.state().hasPopup
    assert (said(button), described(button)) == ("New…", "Opens a menu")
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    menu = opened_menu(qtbot, button)
    inner = QAccessible.queryAccessibleInterface(menu)
    heard = [inner.child(number).text(QAccessible.Text.Name) for number in range(inner.childCount())]
    assert heard == words(menu)
    menu.close()


def test_what_the_case_is_now_decides_what_is_offered(inside: MainWindow, button: QPushButton, qtbot: QtBot) -> None:
    verb = actions.BY_NAME["case.close"]
    closing = {"case": "C-2026-0001", "summary": "Spoken with everybody.", "still_open": [UNDECIDED]}
    inside.workspace.do(verb, actions.read(verb, closing))
    settle()
    assert named(inside.frame.header, "New…", QPushButton) is button, "what says the same stays where it is"
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    menu = opened_menu(qtbot, button)
    assert words(menu) == [
        "Record a call or a meeting", "Record that something was viewed", "Correct a fact of the case",
        "Reopen the case",
    ]  # fmt: skip
    menu.close()


@pytest.mark.parametrize("size", [(1366, 768), (683, 384), (660, 340)])
def test_it_can_be_had_in_every_window(
    inside: MainWindow, button: QPushButton, qtbot: QtBot, size: tuple[int, int]
) -> None:
    inside.resize(*size)
    settle()
    for words_on, one in (("New…", button), ("Handover", named(inside.frame.header, "Handover", QPushButton))):
        place = one.mapTo(inside, one.rect().center())
        assert one.isVisible(), words_on
        assert inside.rect().contains(place), words_on
        assert one.width() >= one.sizeHint().width(), f"{words_on} is cut"
    QTest.mouseClick(named(inside.frame.header, "Handover", QPushButton), Qt.MouseButton.LeftButton)
    settle()
    assert shown(inside, HandoverPage)
