"""Going from page to page: by the sidebar, by keys, by the path, and back; nothing typed is lost on the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.views.cases.case import CasePage
from desktop_app.views.cases.new import NewCasePage
from desktop_app.views.cases.page import CasesPage
from desktop_app.views.devices.page import DevicesPage
from desktop_app.views.main_window import SAYINGS, MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.record.page import RecordPage
from desktop_app.views.settings.page import SettingsPage
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.nav import NavItem
from tests.views.finding import described, focused, named
from tests.views.window import settle, shown


def press(qtbot: QtBot, window: MainWindow, name: str, kind: type[QAbstractButton] = QPushButton) -> None:
    qtbot.mouseClick(named(window, name, kind), Qt.MouseButton.LeftButton)
    settle()


def test_the_sidebar_goes_everywhere_and_says_where_one_is(inside: MainWindow, qtbot: QtBot) -> None:
    for words, kind in (("Devices", DevicesPage), ("Record", RecordPage), ("Settings", SettingsPage),
                        ("Cases", CasesPage)):  # fmt: skip
        press(qtbot, inside, words, NavItem)
        assert shown(inside, kind)
        assert "this page is shown" in described(named(inside, words, NavItem))


def test_the_path_goes_back_up(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(Going(place=Place.CASE, reference="C-2026-0001"))
    assert shown(inside, CasePage)
    qtbot.mouseClick(named(inside.frame.bar, "Cases", QPushButton), Qt.MouseButton.LeftButton)
    settle()
    assert shown(inside, CasesPage)


def test_a_case_turns_to_its_parts_on_one_page(inside: MainWindow) -> None:
    inside.frame.go(Going(place=Place.CASE, reference="C-2026-0001"))
    page = inside.frame.page
    inside.frame.go(Going(place=Place.CASE, reference="C-2026-0001", part="people"))
    assert inside.frame.page is page
    assert isinstance(page, CasePage)
    assert page.part == "people"


def test_leaving_something_typed_asks_first(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(Going(place=Place.NEW_CASE))
    qtbot.keyClicks(focused(), "Year 9 trip")
    with ask.answering(False) as asked:
        press(qtbot, inside, "Devices", NavItem)
    assert shown(inside, NewCasePage)
    assert asked[0].question == "Leave without saving?"
    with ask.answering(True):
        press(qtbot, inside, "Devices", NavItem)
    assert shown(inside, DevicesPage)
    inside.frame.back()
    assert shown(inside, CasesPage), "a page that was left is not gone back to"


def test_saving_says_so_in_a_fixed_sentence_only(inside: MainWindow) -> None:
    inside.frame.say("Saved.")
    assert inside.frame.toast.shown == "Saved."
    inside.frame.say("Tansy Bramblewick was added.")
    assert inside.frame.toast.shown == "Done."
    assert all("{" not in sentence for sentence in SAYINGS)


def test_help_explains_the_screen_and_follows(inside: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(inside, Qt.Key.Key_F1)
    assert inside.frame.help.isVisible()
    assert inside.frame.help.topic == "cases"
    inside.frame.go(Going(place=Place.RECORD))
    assert inside.frame.help.topic == "record"
    qtbot.keyClick(focused(), Qt.Key.Key_F1)
    assert not inside.frame.help.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (1000, 640), (683, 384), (660, 340)])
def test_the_frame_fits_the_window(inside: MainWindow, size: tuple[int, int]) -> None:
    inside.resize(*size)
    settle()
    assert inside.size().toTuple() == size
    assert inside.frame.sidebar.is_rail is (size[0] < 1150)
    assert inside.frame.bar.search.isVisible() is (size[0] >= 900)
    assert inside.minimumSizeHint().width() <= 660
    assert inside.minimumSizeHint().height() <= 340


def test_the_title_of_the_window_names_nobody(inside: MainWindow) -> None:
    inside.frame.go(Going(place=Place.CASE, reference="C-2026-0001"))
    assert inside.windowTitle() == "Cordon"
