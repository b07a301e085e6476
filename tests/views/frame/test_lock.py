"""Locking: by key, by itself, before sleep; the window is emptied, and what was being typed comes back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app import clock
from desktop_app.doors import ways
from desktop_app.views.cases.new import NewCasePage
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.theme import Theme
from desktop_app.views.today.page import TodayPage
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.waiting import is_waiting
from tests import build
from tests.views.conftest import NOW
from tests.views.finding import focused, said
from tests.views.window import a_window, settle, shown, unlock


def lock(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    locked(qtbot, window)


def locked(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.is_open)
    qtbot.waitUntil(lambda: not is_waiting(window))
    settle()


@pytest.fixture
def passing() -> Iterator[list[timedelta]]:
    """A clock that is moved on by hand."""
    later = [timedelta()]
    with clock.running(lambda: NOW + later[0]):
        yield later


def test_nothing_of_the_records_is_left(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(Going(place=Place.CASE, reference="C-2026-0001"))
    settle()
    lock(qtbot, inside)
    texts = {said(label) for label in inside.findChildren(QLabel)} | {
        line.text() for line in inside.findChildren(QLineEdit)
    }
    assert not any("group chat" in text or "Larkspur" in text or "Fernhollow" in text for text in texts)
    assert inside.frame.page is None
    assert inside.doorway.isVisible()
    assert inside.windowTitle() == "Cordon"


def test_what_was_typed_comes_back(inside: MainWindow, qtbot: QtBot, folder: Path) -> None:
    inside.frame.go(Going(place=Place.NEW_CASE))
    qtbot.keyClicks(focused(), "Year 9 trip")
    lock(qtbot, inside)
    assert b"Year 9 trip" not in b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    unlock(qtbot, inside, folder)
    assert shown(inside, NewCasePage)
    page = inside.frame.page
    assert isinstance(page, NewCasePage)
    assert page.form.values()["title"] == "Year 9 trip"
    assert inside.frame.toast.shown == "What you were typing is back."
    with ask.answering(True) as asked:
        inside.frame.back()
    assert asked, "what came back is as unsaved as it was"


def test_it_comes_back_after_the_window_was_closed(
    inside: MainWindow, qtbot: QtBot, folder: Path, qapp: QApplication, look: Theme
) -> None:
    inside.frame.go(Going(place=Place.NEW_CASE))
    qtbot.keyClicks(focused(), "Year 9 trip")
    inside.close()
    qtbot.waitUntil(lambda: not inside.isVisible())
    assert not inside.workspace.is_open
    with a_window(qtbot, qapp, look) as another:
        unlock(qtbot, another, folder)
        page = another.frame.page
        assert isinstance(page, NewCasePage)
        assert page.form.values()["title"] == "Year 9 trip"


def test_somebody_else_does_not_see_it(inside: MainWindow, qtbot: QtBot, folder: Path) -> None:
    ways.add(inside.workspace.vault, "hfernsby", "another quiet lamp")
    inside.frame.go(Going(place=Place.NEW_CASE))
    qtbot.keyClicks(focused(), "Year 9 trip")
    lock(qtbot, inside)
    unlock(qtbot, inside, folder, "another quiet lamp", "hfernsby")
    assert shown(inside, TodayPage)
    lock(qtbot, inside)
    unlock(qtbot, inside, folder, build.PASSPHRASE, build.LOGIN)
    assert shown(inside, NewCasePage)


def test_it_locks_by_itself(inside: MainWindow, qtbot: QtBot, passing: list[timedelta]) -> None:
    inside.idle.start()
    passing[0] = timedelta(minutes=1, seconds=10)
    qtbot.keyClick(inside, Qt.Key.Key_Shift)
    passing[0] += timedelta(minutes=4, seconds=58)
    inside.idle._ticked = clock.now()
    inside.idle.tick()
    assert inside.workspace.is_open
    assert "2 s" in inside.frame.sidebar.who.left
    passing[0] += timedelta(seconds=2)
    inside.idle.tick()
    locked(qtbot, inside)


def test_it_says_how_long_it_is(inside: MainWindow, passing: list[timedelta]) -> None:
    inside.idle.start()
    assert inside.frame.sidebar.who.left == "Locks in 5 min"
    passing[0] = timedelta(seconds=61)
    inside.idle._ticked = clock.now()
    inside.idle.tick()
    assert inside.frame.sidebar.who.left == "Locks in 4 min"


def test_it_locks_when_the_computer_was_asleep(inside: MainWindow, qtbot: QtBot, passing: list[timedelta]) -> None:
    inside.idle.start()
    passing[0] = timedelta(minutes=2)
    inside.idle.tick()
    locked(qtbot, inside)


def test_it_locks_while_something_is_asked(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(Going(place=Place.NEW_CASE))
    qtbot.keyClicks(focused(), "Year 9 trip")
    QTimer.singleShot(50, inside, inside.lock)
    inside.frame.go(Going(place=Place.DEVICES))  # asks, and waits for an answer
    locked(qtbot, inside)
    assert inside._typed is not None


def test_locking_makes_the_backup(inside: MainWindow, qtbot: QtBot, folder: Path) -> None:
    before = list((folder / "backups").glob("*.cordon"))
    build.add_staff(inside.workspace.vault, "kelderwood", "KE")
    lock(qtbot, inside)
    assert len(list((folder / "backups").glob("*.cordon"))) == len(before) + 1


def test_the_blur_hides_and_shows(inside: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(inside, Qt.Key.Key_F9)
    assert inside.shoulder.is_on
    qtbot.keyClick(inside, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    settle()
    assert shown(inside, TodayPage), "nothing is done behind the blur"
    qtbot.keyClick(inside.shoulder, Qt.Key.Key_F9)
    assert not inside.shoulder.is_on
