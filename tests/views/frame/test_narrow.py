"""A narrow window: going to any deed opens no window of its own, and the keyboard stays where the page begins."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop_app.views.every_page import PAGES
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from tests.views.window import settle

_CASE = "C-2026-0001"


class _Windows(QObject):
    """Notes every window that is shown, however shortly."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_deed_opens_a_window_of_its_own(inside: MainWindow, qapp: QApplication) -> None:
    inside.resize(683, 384)
    settle()
    windows = _Windows()
    qapp.installEventFilter(windows)
    for line in PAGES:
        if line.place is not Place.DEED or line.of is Place.SETTINGS or line.part == "person.correct":
            continue  # test_going has the other pages; and nobody is named here whom a deed could be about
        inside.frame.go(Going(place=line.place, reference=_CASE, part=line.part, filled=(("case", _CASE),)))
        settle()
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_a_deed_begins_in_its_first_field(inside: MainWindow, qtbot: QtBot) -> None:
    inside.resize(683, 384)
    settle()
    inside.frame.go(Going(place=Place.DEED, reference=_CASE, part="device.confiscate", filled=(("case", _CASE),)))
    qtbot.waitUntil(lambda: inside.focusWidget() is not None)
    settle()
    assert inside.isActiveWindow()
    assert inside.focusWidget().accessibleName() == "Taken from"
