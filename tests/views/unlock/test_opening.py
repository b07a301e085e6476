"""Opening a vault: what is typed, what is refused at its field, and a page of its own for every fault."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import clock, settings
from desktop_app.doors import outside, ways
from desktop_app.doors.house import Doors
from desktop_app.errors import DiskFull
from desktop_app.settings import Preferences
from desktop_app.vault import header, ways_in
from desktop_app.views.main_window import MainWindow
from desktop_app.views.widgets.announce import overheard
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.waiting import is_waiting
from tests import build
from tests.cli import test_faults as harms
from tests.views.conftest import NOW
from tests.views.devices.hands import Hands
from tests.views.disks import as_somebody, common_place, give_to_somebody, posix
from tests.views.finding import described, focused, said
from tests.views.window import regain, settle, unlock

OTHERS = "another quiet lamp"


def words(window: MainWindow) -> str:
    settle()
    return "\n".join(label.text() for label in window.doorway.findChildren(Label) if label.isVisible())


def try_to_open(window: MainWindow, hands: Hands, qtbot: QtBot, passphrase: str = build.PASSPHRASE) -> None:
    """Type a passphrase and wait until it was tried."""
    hands.fill(window.doorway.unlock.form, {"Passphrase": passphrase})
    hands.press("Unlock")
    qtbot.waitUntil(lambda: window.doorway.unlock.do_it.text() != "Opening…")
    settle()


@pytest.fixture
def shared(folder: Path) -> Path:
    """The vault with two ways in."""
    with build.open_vault(folder) as vault:
        ways.add(vault, "hfernsby", OTHERS)
    return folder


# -- what is typed ---------------------------------------------------------------------------------------------


def test_the_passphrase_opens_it(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    window.doorway.show_vault(folder)
    assert "Folder vault" in words(window)
    assert "Fernhollow" not in words(window), "nothing that stands inside is shown outside"
    assert said(focused()) == "Passphrase"
    line = focused()
    assert isinstance(line, QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(line, build.PASSPHRASE)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.is_open)
    assert window.doorway.unlock.form.values() == {}, "nothing secret is left in the form"


def test_a_wrong_passphrase_is_told_at_its_field(window: MainWindow, hands: Hands, qtbot: QtBot, shared: Path) -> None:
    window.doorway.show_vault(shared)
    assert said(focused()) == "Your login"
    hands.fill(window.doorway.unlock.form, {"Your login": "hfernsby"})
    with overheard() as heard:
        try_to_open(window, hands, qtbot, "not the one at all")
    field = window.doorway.unlock.form.field("passphrase")
    assert "do not open this vault" in field.problem
    assert field.problem in described(field.control.target())
    assert any(said.urgent and "Passphrase" in said.words for said in heard)
    line = focused()
    assert line is field.control.target()
    assert isinstance(line, QLineEdit)
    assert line.hasSelectedText(), "the next letter replaces it"
    assert window.doorway.unlock.login == "hfernsby"
    qtbot.keyClicks(line, OTHERS)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.is_open)
    assert window.workspace.who is not None
    assert window.workspace.who.login == "hfernsby"


def test_an_unknown_login_is_told_like_a_wrong_passphrase(
    window: MainWindow, hands: Hands, qtbot: QtBot, shared: Path
) -> None:
    window.doorway.show_vault(shared)
    hands.fill(window.doorway.unlock.form, {"Your login": "nobody"})
    try_to_open(window, hands, qtbot)
    assert "do not open this vault" in window.doorway.unlock.form.field("passphrase").problem
    assert "nobody" not in words(window)


def test_only_what_is_asked_for_is_named_when_it_is_wrong(
    window: MainWindow, hands: Hands, qtbot: QtBot, folder: Path
) -> None:
    window.doorway.show_vault(folder)
    try_to_open(window, hands, qtbot, "not the one at all")
    assert window.doorway.unlock.form.field("passphrase").problem.startswith("That passphrase does not open")


def test_what_is_missing_is_asked_for(window: MainWindow, hands: Hands, shared: Path) -> None:
    window.doorway.show_vault(shared)
    hands.press("Unlock")
    form = window.doorway.unlock.form
    assert [form.field(name).problem for name in ("login", "passphrase")] == [
        "Type your login.", "Type your passphrase.",
    ]  # fmt: skip
    assert said(focused()) == "Your login"


def test_guessing_is_made_to_wait(window: MainWindow, hands: Hands, qtbot: QtBot, folder: Path) -> None:
    window.doorway.show_vault(folder)
    button = window.doorway.unlock.do_it
    for _round in range(3):
        try_to_open(window, hands, qtbot, "wrong")
        assert button.isEnabled()
    try_to_open(window, hands, qtbot, "wrong")
    assert not button.isEnabled()
    assert button.text() == "Wait 2 s"
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert button.text() == "Wait 2 s", "the key waits too"
    qtbot.waitUntil(button.isEnabled)
    assert button.text() == "Unlock"
    try_to_open(window, hands, qtbot)
    qtbot.waitUntil(lambda: window.workspace.is_open)


def test_caps_lock_is_told(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    window.doorway.show_vault(folder)
    field = window.doorway.unlock.form.field("passphrase")
    with overheard() as heard:
        qtbot.keyClicks(focused(), "Q")  # a capital without Shift
    assert field.advice == "Caps Lock seems to be on."
    assert field.advice in described(field.control.target())
    assert heard[-1].words == field.advice
    qtbot.keyClicks(focused(), "q")
    assert field.advice == ""
    qtbot.keyClicks(focused(), "U", Qt.KeyboardModifier.ShiftModifier)
    assert field.advice == ""
    qtbot.keyClicks(focused(), "7")
    assert field.advice == ""


def test_the_eye_shows_what_was_typed(window: MainWindow, hands: Hands, qtbot: QtBot, folder: Path) -> None:
    window.doorway.show_vault(folder)
    line = focused()
    assert isinstance(line, QLineEdit)
    hands.press("Show the passphrase")
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    hands.press("Hide the passphrase")
    assert line.echoMode() is QLineEdit.EchoMode.Password


# -- a page for every fault ------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is done to a vault, whether it shows before anything is typed, the page's title and verb, what it says."""

    harm: Callable[[Path, Path], None]
    at_once: bool
    title: str
    verb: str
    told: str


def fault(harm: Callable[[Path, Path], None], title: str, told: str, *, at_once: bool = False) -> Fault:
    """Return what is expected of a fault; where trying again may help, that is offered first."""
    hopeless = title in ("There is no vault in that folder", "It needs a newer Cordon")
    verb = "Choose another vault" if hopeless else "Try again"
    return Fault(harm=harm, at_once=at_once, title=title, verb=verb, told=told)


FAULTS = [
    fault(harms.nothing_there, "There is no vault in that folder", "moved", at_once=True),
    fault(harms.no_header, "Its lock is damaged", "header is missing", at_once=True),
    fault(harms.header_cut, "Its lock is damaged", "header from a backup", at_once=True),
    fault(harms.newer_header, "It needs a newer Cordon", "format 99", at_once=True),
    fault(harms.weaker_header, "Its lock is damaged", "header", at_once=True),
    fault(harms.no_database, "Its records are missing", "newest backup"),
    fault(harms.empty_database, "Its records are missing", "missing or empty"),
    fault(harms.first_page, "Its records are damaged", "passphrase is right"),
    fault(harms.later_page, "Its records are damaged", "newest backup"),
    fault(harms.cut_database, "Its records are damaged", "passphrase is right"),
    fault(harms.newer_database, "It needs a newer Cordon", "newer Cordon"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.harm.__name__)
def test_a_fault_has_its_own_page_with_what_to_do(
    window: MainWindow, hands: Hands, qtbot: QtBot, folder: Path, tmp_path: Path, fault: Fault
) -> None:
    shutil.copytree(folder, tmp_path / "whole")
    fault.harm(folder, tmp_path / "secret")
    with overheard() as heard:
        window.doorway.show_vault(folder)
        assert (window.doorway.currentWidget() is window.doorway.fault) is fault.at_once
        if not fault.at_once:
            try_to_open(window, hands, qtbot)
    assert window.doorway.currentWidget() is window.doorway.fault
    assert not window.workspace.is_open
    pane = window.doorway.fault.pane
    assert pane is not None
    assert pane.title.text() == fault.title
    assert fault.told in words(window)
    assert "What is safe" in words(window)
    assert "What to do" in words(window)
    assert "cordon new" not in words(window), "a window does not send anyone to a command line"
    assert heard[-1].urgent
    assert heard[-1].words.startswith(f"{fault.title}.")
    assert said(focused()) == fault.verb
    if fault.verb == "Try again":  # once it was put right, it opens
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "whole", folder)
        hands.press("Try again")
        try_to_open(window, hands, qtbot)
        qtbot.waitUntil(lambda: window.workspace.is_open)
    else:
        hands.press(fault.verb)
        assert window.doorway.currentWidget() is window.doorway.welcome


def test_a_missing_database_is_told_before_anything_is_typed(window: MainWindow, folder: Path) -> None:
    (folder / "records.db").unlink()
    window.doorway.show_vault(folder)
    assert "The folder is not complete" in words(window)
    assert "Missing: the database." in words(window)


def test_a_vault_in_use_says_by_which_way_in_and_since_when(
    window: MainWindow, hands: Hands, qtbot: QtBot, shared: Path
) -> None:
    with ExitStack() as elsewhere:
        vault = elsewhere.enter_context(Doors(floor=build.TINY).open(shared, login="hfernsby", passphrase=OTHERS))
        assert vault.slot is not None
        window.doorway.show_vault(shared)
        hands.fill(window.doorway.unlock.form, {"Your login": build.LOGIN})
        try_to_open(window, hands, qtbot)
        assert window.doorway.fault.pane is not None
        assert window.doorway.fault.pane.title.text() == "It is open elsewhere"
        assert f"by way in {vault.slot.id[:8]}, since Wed 4 Nov 2026, 13:12" in words(window)
        assert "Close Cordon there" in words(window)
    hands.press("Try again")
    assert window.doorway.unlock.login == build.LOGIN, "the login is not typed again"
    assert said(focused()) == "Passphrase"
    try_to_open(window, hands, qtbot)
    qtbot.waitUntil(lambda: window.workspace.is_open)


def test_a_full_disk_and_whatever_else_has_a_page_too(window: MainWindow, folder: Path) -> None:
    window.doorway.show_vault(folder)
    window.doorway.unlock.failed.emit(DiskFull("There is no room left on the disk.", next_step="Make room."))
    assert "The vault cannot be opened" in words(window)
    assert "no room left" in words(window)
    assert "Make room." in words(window)


def test_a_way_in_that_is_nobodys_leaves_the_vault_closed(
    window: MainWindow, hands: Hands, qtbot: QtBot, folder: Path
) -> None:
    with build.open_vault(folder) as vault:
        vault.save_header(
            lambda head, key: ways_in.add_passphrase(head, login="stray", passphrase=OTHERS, data_key=key)
        )
    window.doorway.show_vault(folder)
    hands.fill(window.doorway.unlock.form, {"Your login": "stray"})
    try_to_open(window, hands, qtbot, OTHERS)
    qtbot.waitUntil(lambda: window.doorway.currentWidget() is window.doorway.fault)
    assert "No member of staff belongs to the way in" in words(window)
    assert not window.workspace.is_open
    regain(qtbot, window)
    hands.press("Try again")
    hands.fill(window.doorway.unlock.form, {"Your login": build.LOGIN})
    try_to_open(window, hands, qtbot)
    qtbot.waitUntil(lambda: window.workspace.is_open)


@posix
def test_a_folder_that_cannot_be_written_opens_for_reading_and_says_so(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    with common_place() as place:
        kept = Path(shutil.copytree(folder, place / "vault"))
        give_to_somebody(kept, folders=0o500, files=0o400)
        with as_somebody():
            unlock(qtbot, window, kept)
            assert not window.workspace.writable
            assert window.frame.banners.read_only.isVisible()
            assert "reading only" in window.frame.banners.read_only.what.text()
            window.lock()
            qtbot.waitUntil(lambda: not is_waiting(window))


@posix
def test_a_folder_that_may_not_even_be_read_says_so(window: MainWindow, folder: Path) -> None:
    with common_place() as place:
        kept = Path(shutil.copytree(folder, place / "vault"))
        give_to_somebody(kept, folders=0o500, files=0o000)
        with as_somebody():
            window.doorway.show_vault(kept)
        assert "This account may not read it" in words(window)
        assert "IT support" in words(window)


@posix
def test_a_known_folder_that_may_not_be_looked_into_is_no_reason_not_to_start(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with common_place() as place:
        monkeypatch.setattr(settings, "place", lambda: place / "settings.json")
        (place / "closed").mkdir()
        kept = Path(shutil.copytree(folder, place / "closed" / "vault"))
        settings.prefer(lambda _held: Preferences(vaults=(str(kept), str(folder))))
        give_to_somebody(place / "closed", folders=0o000, files=0o600)
        (place / "settings.json").chmod(0o644)
        with as_somebody():
            assert settings.preferences().vaults
            window.begin()
            window.doorway.show_vault(kept)
        assert "This account may not read it" in words(window)


# -- is it whole? ----------------------------------------------------------------------------------------------


def test_what_is_not_as_it_should_be_stands_first(window: MainWindow, folder: Path) -> None:
    seen = outside.look(folder)
    window.doorway.unlock.show_vault(
        replace(seen, writable=False, synced=True, last_seen=NOW - timedelta(hours=1), fewer=3, clock_behind=True)
    )
    window.doorway.setCurrentWidget(window.doorway.unlock)
    told = words(window)
    for sentence in (
        "This looks like an older copy", "clock is behind", "It can only be read here", "copied to a server",
    ):  # fmt: skip
        assert sentence in told
        assert told.index(sentence) < told.index("The folder is complete")


def test_a_vault_that_was_seen_here_says_when(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    window.doorway.show_vault(folder)
    assert "Not opened on this computer before" in words(window)
    unlock(qtbot, window, folder)
    window.lock()
    qtbot.waitUntil(lambda: not window.workspace.is_open)
    settle()
    with clock.running(lambda: NOW + timedelta(hours=2)):
        window.doorway.show_vault(folder)
        assert "As this computer last saw it" in words(window)
        assert header.read(folder).vault not in words(window)


def test_one_button_is_the_primary_one(window: MainWindow, folder: Path) -> None:
    window.doorway.show_vault(folder)
    seen = [said(button) for button in window.doorway.unlock.findChildren(QPushButton) if button.isVisible()]
    assert seen == ["Show the passphrase", "Unlock", "Use the recovery sheet", "Choose another vault"]
