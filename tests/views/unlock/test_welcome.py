"""Welcome: how one begins, which vaults are known here, and practising first."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import settings
from desktop_app.doors.beginning import PRACTICE_PASSPHRASE
from desktop_app.settings import Preferences
from desktop_app.views.main_window import MainWindow
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.waiting import is_waiting
from tests.views.devices.hands import Hands
from tests.views.finding import focused, said
from tests.views.window import regain, settle


def buttons(window: MainWindow) -> list[str]:
    settle()
    return [said(button) for button in window.doorway.findChildren(QPushButton) if button.isVisible()]


def words(window: MainWindow) -> str:
    settle()
    return "\n".join(label.text() for label in window.doorway.findChildren(Label) if label.isVisible())


def test_it_offers_three_ways_and_says_what_the_program_never_does(window: MainWindow) -> None:
    assert window.doorway.currentWidget() is window.doorway.welcome
    assert buttons(window) == [
        "Create a vault", "Open a vault…", "Practise first", "Practise in a folder of my choice…",
    ]  # fmt: skip
    assert said(focused()) == "Create a vault"
    for promise in ("Never takes content", "Never leaves this computer by itself", "no account, no network"):
        assert promise in words(window)


def test_a_vault_that_is_known_here_is_offered_by_its_folder(
    window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    settings.prefer(lambda _held: Preferences(vaults=(str(folder), str(tmp_path / "gone"))))
    window.doorway.show_welcome()
    assert buttons(window)[4:] == [f"Open vault in {tmp_path.name}"], "what is gone is not offered"
    Hands(qtbot, window.doorway).press(f"Open vault in {tmp_path.name}")
    assert window.doorway.currentWidget() is window.doorway.unlock
    assert window.doorway.unlock.folder == folder


def test_the_vault_opened_last_is_asked_for_at_once(window: MainWindow, folder: Path) -> None:
    settings.prefer(lambda _held: Preferences(vaults=(str(folder),)))
    window.begin()
    assert window.doorway.currentWidget() is window.doorway.unlock


def test_a_folder_is_chosen(window: MainWindow, hands: Hands, folder: Path, tmp_path: Path) -> None:
    with ask.answering(None):
        hands.press("Open a vault…")
    assert window.doorway.currentWidget() is window.doorway.welcome
    with ask.answering(tmp_path):
        hands.press("Open a vault…")
    assert "There is no vault in that folder" in words(window)
    hands.press("Choose another vault")
    with ask.answering(folder):
        hands.press("Open a vault…")
    assert window.doorway.unlock.folder == folder


def test_practising_begins_at_once_and_its_passphrase_is_shown_and_filled_in(
    window: MainWindow, hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    with ask.answering() as asked:
        hands.press("Practise first")
        qtbot.waitUntil(lambda: window.doorway.currentWidget() is window.doorway.unlock, timeout=60_000)
    settle()
    assert asked == []
    assert window.doorway.unlock.folder == tmp_path / "own" / "cordon-practice" / "vault"
    assert PRACTICE_PASSPHRASE in words(window)
    regain(qtbot, window)
    hands.press("Unlock")
    qtbot.waitUntil(lambda: window.workspace.is_open and window.frame.page is not None)
    settle()
    assert window.frame.sidebar.practice.isVisible()


def test_practising_in_another_folder(window: MainWindow, hands: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "cordon-practice").mkdir()
    with ask.answering(None):
        hands.press("Practise in a folder of my choice…")
    assert not is_waiting(window)
    with ask.answering(tmp_path):
        hands.press("Practise in a folder of my choice…")
        qtbot.waitUntil(lambda: window.doorway.currentWidget() is window.doorway.unlock, timeout=60_000)
    settle()
    assert window.doorway.unlock.folder == tmp_path / "cordon-practice-2" / "vault"


def test_a_practice_vault_that_cannot_be_made_is_told(
    window: MainWindow, hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    with ask.answering(tmp_path / "file") as told:
        hands.press("Practise in a folder of my choice…")
        qtbot.waitUntil(lambda: len(told) == 2)
    settle()
    assert told[1].question.endswith(".")
    assert not is_waiting(window)
    assert window.doorway.currentWidget() is window.doorway.welcome


def test_escape_leaves_a_form_that_is_empty_and_asks_about_one_that_is_not(
    window: MainWindow, hands: Hands, qtbot: QtBot
) -> None:
    hands.press("Create a vault")
    assert said(focused()) == "The school’s name"
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert window.doorway.currentWidget() is window.doorway.welcome
    hands.press("Create a vault")
    qtbot.keyClicks(focused(), "Fernhollow School")
    with ask.answering(False) as asked:
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert asked[0].question == "Leave without going on?"
    assert window.doorway.new.form.values()["school"] == "Fernhollow School"
    with ask.answering(False):
        window.close()
    assert window.isVisible()
    with ask.answering(True):
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert window.doorway.currentWidget() is window.doorway.welcome
    assert "school" not in window.doorway.new.form.values()
