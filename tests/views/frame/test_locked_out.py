"""Nothing gets past the lock: no second vault, no late one, no box, no copy, and no place that was asked for before."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app import background, clock
from desktop_app.doors.house import Doors
from desktop_app.errors import MachineFault, VaultFault
from desktop_app.vault import files
from desktop_app.vault.vault import Vault
from desktop_app.views.cases.page import CasesPage
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import Button
from desktop_app.views.widgets.waiting import is_waiting, wait_for
from tests import build
from tests.views.devices.hands import Hands
from tests.views.finding import focused, named
from tests.views.window import DOORS, regain, settle, shown, unlock

LONG = 20.0
CASE = Going(place=Place.CASE, reference="C-2026-0001")


def locked(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.is_open and not is_waiting(window))
    settle()


def free(folder: Path) -> None:
    """See that nobody has the vault open: it opens."""
    DOORS.open(folder, login=build.LOGIN, passphrase=build.PASSPHRASE).close()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second vault."""
    with clock.running(lambda: build.MORNING):
        build.new_vault(tmp_path / "other").close()
    return tmp_path / "other"


class Slow:
    """Lets the opening of one folder wait until the test lets it go on."""

    def __init__(self) -> None:
        self.began, self.may_go = Event(), Event()

    def wrapped(self, folder: Path, opening: Callable[..., Vault]) -> Callable[..., Vault]:
        def wait(doors: Doors, wanted: Path, **ways: str) -> Vault:
            if wanted == folder:
                self.began.set()
                assert self.may_go.wait(LONG)
            return opening(doors, wanted, **ways)

        return wait


@pytest.fixture
def slow(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    made = Slow()
    monkeypatch.setattr(Doors, "open", made.wrapped(folder, Doors.open))
    yield made
    made.may_go.set()


def begin_to_open(window: MainWindow, qtbot: QtBot, folder: Path, slow: Slow) -> None:
    window.doorway.show_vault(folder)
    window.doorway.unlock.form.fill({"passphrase": build.PASSPHRASE})
    window.doorway.unlock.do_it.click()
    qtbot.waitUntil(slow.began.is_set)


# -- opening ---------------------------------------------------------------------------------------------------


def test_the_ways_off_rest_while_a_vault_is_opened(window: MainWindow, qtbot: QtBot, folder: Path, slow: Slow) -> None:
    begin_to_open(window, qtbot, folder, slow)
    for words in ("Use the recovery sheet", "Choose another vault"):
        assert not named(window.doorway.unlock, words, Button).isEnabled()
    slow.may_go.set()
    qtbot.waitUntil(lambda: window.workspace.is_open)
    assert named(window.doorway.unlock, "Choose another vault", Button).isEnabled()


def test_a_vault_that_was_turned_away_from_is_closed_when_it_comes(
    window: MainWindow, qtbot: QtBot, folder: Path, other: Path, slow: Slow
) -> None:
    begin_to_open(window, qtbot, folder, slow)
    window.doorway.show_welcome()
    unlock(qtbot, window, other)
    slow.may_go.set()
    background.wait_for_all()
    settle()
    assert window.workspace.vault.folder == other
    assert window.frame.isVisible()
    free(folder)


def test_a_vault_that_comes_to_another_one_is_closed(inside: MainWindow, other: Path, folder: Path) -> None:
    inside.doorway.opened.emit(DOORS.open(other, login=build.LOGIN, passphrase=build.PASSPHRASE))
    assert inside.workspace.vault.folder == folder
    free(other)
    with pytest.raises(VaultFault, match="Another vault is open"):
        inside.workspace.adopt(DOORS.open(other, login=build.LOGIN, passphrase=build.PASSPHRASE))
    assert inside.workspace.vault.folder == folder
    free(other)


def test_no_vault_opens_behind_a_closed_window(window: MainWindow, qtbot: QtBot, folder: Path, slow: Slow) -> None:
    begin_to_open(window, qtbot, folder, slow)
    window.close()
    assert not window.isVisible()
    slow.may_go.set()
    background.wait_for_all()
    settle()
    assert not window.workspace.is_open
    free(folder)


# -- locking ---------------------------------------------------------------------------------------------------


def test_it_is_hidden_at_once_while_something_is_written(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(CASE)
    may_go = Event()
    done: list[bool] = []
    wait_for(inside, "Making a backup…", lambda _progress: may_go.wait(LONG), done=done.append)
    qtbot.waitUntil(lambda: is_waiting(inside))
    inside.idle.due.emit()
    assert not inside.frame.isVisible()
    assert inside.doorway.isVisible()
    assert inside.workspace.is_open, "what is being written is written first"
    inside.idle.due.emit()
    may_go.set()
    locked(qtbot, inside)
    assert done == [True]
    assert inside.frame.page is None
    assert inside.workspace.folder is not None
    unlock(qtbot, inside, inside.workspace.folder)
    assert inside.frame.isVisible()


def test_what_is_told_after_it_was_hidden_is_not_seen(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(CASE)
    may_go = Event()
    wait_for(
        inside,
        "Making a backup…",
        lambda _progress: may_go.wait(LONG),
        done=lambda _done: ask.tell(inside, "Nia Prosser-Quince"),
    )
    qtbot.waitUntil(lambda: is_waiting(inside))
    inside.lock()
    may_go.set()
    locked(qtbot, inside)
    assert QApplication.activeModalWidget() is None


def test_the_key_locks_while_a_question_is_open(inside: MainWindow, qtbot: QtBot) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        QTest.keyClick(box, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    QTimer.singleShot(0, inside, press)
    assert not ask.confirm(inside, "Hand it to the police?", yes="Hand it")
    locked(qtbot, inside)


def test_a_place_asked_for_before_the_lock_is_not_gone_to(inside: MainWindow, qtbot: QtBot) -> None:
    inside.frame.go(CASE)
    page = inside.frame.stack.currentWidget()
    assert isinstance(page, Page)
    page.go.emit(Going(place=Place.NEW_CASE))
    page.go.emit(Going(back=True))
    inside.lock()
    locked(qtbot, inside)
    assert inside.frame.page is None
    assert inside.frame.history.here is None
    assert not inside.frame.go(CASE)
    assert inside.workspace.folder is not None
    unlock(qtbot, inside, inside.workspace.folder)
    assert not inside.frame.history.can_go_back


# -- what was typed and cannot be kept -------------------------------------------------------------------------


def test_closing_asks_before_it_loses_what_is_being_typed(
    inside: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_file: object, **_what: object) -> None:
        raise MachineFault("There is no room left on the disk.")

    inside.frame.go(Going(place=Place.NEW_CASE))
    qtbot.keyClicks(focused(), "Year 9 trip")
    with monkeypatch.context() as patched:
        patched.setattr(files, "write_atomically", full)
        with ask.answering(False) as asked:
            inside.close()
            settle()
        assert "no room left" in asked[0].more
        assert inside.isVisible()
        assert inside.workspace.is_open
        with ask.answering(True):
            inside.close()
            qtbot.waitUntil(lambda: not inside.isVisible())


def test_locking_does_not_ask_for_the_window_holds_on_to_it(
    inside: MainWindow, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_file: object, **_what: object) -> None:
        raise MachineFault("There is no room left on the disk.")

    inside.frame.go(Going(place=Place.NEW_CASE))
    qtbot.keyClicks(focused(), "Year 9 trip")
    with monkeypatch.context() as patched, ask.answering():
        patched.setattr(files, "write_atomically", full)
        inside.lock()
        locked(qtbot, inside)
    unlock(qtbot, inside, folder)
    assert not shown(inside, CasesPage)
    assert inside.frame.page is not None
    assert inside.frame.page.draft()


# -- the clipboard ---------------------------------------------------------------------------------------------


def test_what_was_copied_is_gone_at_the_lock(inside: MainWindow, qtbot: QtBot) -> None:
    board = QGuiApplication.clipboard()
    inside.frame.go(Going(place=Place.NEW_CASE))
    qtbot.keyClicks(focused(), "Year 9 trip")
    qtbot.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(focused(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert board.text() == "Year 9 trip", "it can be pasted elsewhere"
    assert inside._copied.clock.isActive(), "for a while"
    inside.lock()
    locked(qtbot, inside)
    assert board.text() == ""


def test_what_was_copied_is_gone_after_a_while(inside: MainWindow, qtbot: QtBot) -> None:
    board = QGuiApplication.clipboard()
    inside._copied.clock.setInterval(1)
    inside.frame.go(Going(place=Place.NEW_CASE))
    qtbot.keyClicks(focused(), "Year 9 trip")
    line = focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.copy()
    qtbot.waitUntil(lambda: board.text() == "")


def test_what_another_program_copied_stays(inside: MainWindow, qtbot: QtBot) -> None:
    board = QGuiApplication.clipboard()
    inside.frame.go(Going(place=Place.NEW_CASE))
    qtbot.keyClicks(focused(), "Year 9 trip")
    line = focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    line.copy()
    board.setText("a shopping list")
    inside.lock()
    locked(qtbot, inside)
    assert board.text() == "a shopping list"
    board.clear()


def test_a_passphrase_is_never_copied(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    board = QGuiApplication.clipboard()
    board.clear()
    window.doorway.show_vault(folder)
    hands = Hands(qtbot, window.doorway)
    line = focused()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "a quiet lamp")
    hands.press("Show the passphrase")
    line.setFocus()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert):
        line.selectAll()
        qtbot.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
        assert board.text() == ""
    line.copy()
    line.cut()
    assert (board.text(), line.text()) == ("", "a quiet lamp")


# -- what was typed at the door --------------------------------------------------------------------------------


def test_the_eye_is_shut_for_whoever_comes_next(inside: MainWindow, qtbot: QtBot, folder: Path) -> None:
    inside.lock()
    locked(qtbot, inside)
    regain(qtbot, inside)
    hands = Hands(qtbot, inside.doorway)
    hands.press("Show the passphrase")
    unlock(qtbot, inside, folder)
    inside.lock()
    locked(qtbot, inside)
    line = inside.doorway.unlock.form.field("passphrase").control.target()
    assert isinstance(line, QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    regain(qtbot, inside)
    hands.press("Show the passphrase")
    assert line.echoMode() is QLineEdit.EchoMode.Normal


def test_a_wrong_passphrase_does_not_wait_behind_another_screen(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    window.doorway.show_vault(folder)
    hands = Hands(qtbot, window.doorway)
    line = focused()
    assert isinstance(line, QLineEdit)
    hands.fill(window.doorway.unlock.form, {"Passphrase": "wrong harbour lamp"})
    hands.press("Unlock")
    qtbot.waitUntil(lambda: bool(window.doorway.unlock.form.field("passphrase").problem))
    hands.press("Choose another vault")
    assert line.text() == ""
