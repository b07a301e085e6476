"""Putting a backup back by clicks: from a fault's page, from the settings and from an alarm; what is refused, where."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import clock
from desktop_app.doors import ways
from desktop_app.errors import DatabaseDamaged
from desktop_app.models.school import VaultEvent
from desktop_app.services import register
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.unlock.restore import Restore
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.announce import overheard
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.waiting import Waiting, is_waiting
from tests import build
from tests.cli import test_faults as harms
from tests.views.conftest import NOW
from tests.views.devices.hands import Hands
from tests.views.finding import described, focused, named, said
from tests.views.window import regain, settle, unlock

WHY = "The disk failed on Monday, IT support said."
OTHERS = "another quiet lamp"


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """Let the clock go on a little whenever it is asked: backups are named by their time."""
    ticks = count()
    with clock.running(lambda: NOW + timedelta(milliseconds=next(ticks))):
        yield


@pytest.fixture
def backed(folder: Path) -> Path:
    """The vault with one backup, and a member of staff who was added after it."""
    with clock.running(lambda: NOW - timedelta(hours=2)), build.open_vault(folder) as vault:
        vault.back_up()
    kept = sorted((folder / "backups").glob("Backup_*"))
    with clock.running(lambda: NOW - timedelta(hours=1)), build.open_vault(folder) as vault:
        build.add_staff(vault, "kelderwood", "KE")
    for newer in set((folder / "backups").glob("Backup_*")) - set(kept[-1:]):
        newer.unlink()
    return folder


def words(window: MainWindow) -> str:
    settle()
    return "\n".join(label.text() for label in window.findChildren(Label) if label.isVisible())


def the_form(window: MainWindow) -> Restore:
    shown = window.doorway.currentWidget()
    assert isinstance(shown, Restore)
    assert shown.isVisible()
    return shown


def told_by_opening(window: MainWindow, hands: Hands, qtbot: QtBot) -> None:
    """Try to open a vault that cannot be opened, until its page is shown."""
    hands.fill(window.doorway.unlock.form, {"Passphrase": build.PASSPHRASE})
    hands.press("Unlock")
    qtbot.waitUntil(lambda: window.doorway.currentWidget() is window.doorway.fault)


def put_it_back(window: MainWindow, hands: Hands, qtbot: QtBot, passphrase: str = build.PASSPHRASE) -> None:
    """Fill in the rest of the form, press its verb, and wait until it has ended."""
    hands.fill(the_form(window).form, {"Passphrase": passphrase, "Why it is put back": WHY})
    hands.press("Put it back")
    qtbot.waitUntil(lambda: not is_waiting(window))
    settle()


def files(folder: Path) -> dict[str, bytes]:
    passing = {"lock", "records.db-journal"}
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in passing
    }


def logins(window: MainWindow) -> set[str]:
    return {row.login for row in window.workspace.ask(register.staff)}


def recorded(window: MainWindow) -> list[str | None]:
    """What stands recorded of what happened to the vault."""
    return window.workspace.ask(lambda session: list(session.scalars(sa.select(VaultEvent.detail))))


# -- from a fault's page ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("harm", [harms.no_database, harms.first_page, harms.later_page])
def test_a_damaged_vault_is_mended_by_its_newest_backup(
    window: MainWindow, hands: Hands, qtbot: QtBot, backed: Path, tmp_path: Path, harm: Callable[[Path, Path], None]
) -> None:
    harm(backed, tmp_path / "secret")
    window.doorway.show_vault(backed)
    told_by_opening(window, hands, qtbot)
    hands.press("Put back a backup…")
    form = the_form(window)
    assert said(focused()) == "Which backup"
    chosen = focused()
    assert isinstance(chosen, QComboBox)
    assert "11:12" in chosen.currentText()
    assert " kB · opened and checked when it was made" in chosen.currentText()
    assert "What stands there now is kept aside" in words(window)
    with overheard() as heard:
        put_it_back(window, hands, qtbot)
        qtbot.waitUntil(lambda: window.workspace.is_open)
    assert any("putting it back" in one.words for one in heard)
    assert logins(window) == {"olarkspur", "hfernsby"}, "what was recorded after it is no longer there"
    assert window.workspace.alarm == ""
    assert window.workspace.writable
    told = window.frame.banners.warning.what.text()
    assert "The backup is put back; it held 3 actions." in told
    aside = list((backed / "backups").glob("Replaced_*"))
    assert len(aside) == (0 if harm is harms.no_database else 1)
    assert all(path.name in told for path in aside)
    assert form.form.values().get("passphrase") is None, "nothing secret is left in the form"
    assert WHY in recorded(window)


def test_a_vault_that_an_older_version_still_opens_keeps_its_own_advice(window: MainWindow, backed: Path) -> None:
    window.doorway.show_vault(backed)
    advice = "Check it with the version used so far."
    window.doorway.unlock.failed.emit(DatabaseDamaged("It could not be brought up.", next_step=advice))
    assert advice in words(window)


def test_a_damaged_lock_asks_for_the_login_and_says_whose_ways_hold(
    window: MainWindow, hands: Hands, qtbot: QtBot, backed: Path
) -> None:
    (backed / "header.json").unlink()
    window.doorway.show_vault(backed)
    hands.press("Put back a backup…")
    hands.fill(the_form(window).form, {"Your login": build.LOGIN})
    put_it_back(window, hands, qtbot)
    qtbot.waitUntil(lambda: window.workspace.is_open)
    assert "The ways in are those of the time" in window.frame.banners.warning.what.text()


# -- from the settings and from an alarm -----------------------------------------------------------------------


def test_from_the_settings_it_locks_first_and_ends_unlocked(
    window: MainWindow, qtbot: QtBot, backed: Path, tmp_path: Path
) -> None:
    unlock(qtbot, window, backed)
    assert "kelderwood" in logins(window)
    hands = Hands(qtbot, window)
    window.frame.go(Going(place=Place.SETTINGS, part="backups"))
    settle()
    with ask.answering(False) as told:
        hands.press("Put back a backup…")
        settle()
    assert "kelderwood" in logins(window), "it is still open"
    assert "Nothing is replaced" in told[0].more
    with ask.answering(True):
        hands.press("Put back a backup…")
        qtbot.waitUntil(lambda: window.doorway.currentWidget() is window.doorway.restore and not is_waiting(window))
    regain(qtbot, window)
    assert not window.workspace.is_open
    box = named(the_form(window), "Which backup", QComboBox)
    older = next(number for number in range(box.count()) if "11:12" in box.itemText(number))
    hands.answer(hands.field(the_form(window).form, "Which backup"), box.itemText(older))
    put_it_back(window, hands, qtbot)
    qtbot.waitUntil(lambda: window.workspace.is_open)
    assert "kelderwood" not in logins(window)
    # What was replaced is offered from then on, and can be put back again.
    regain(qtbot, window)
    with ask.answering(True):
        window.frame.go(Going(place=Place.RESTORE))
        qtbot.waitUntil(lambda: window.doorway.currentWidget() is window.doorway.restore and not is_waiting(window))
    regain(qtbot, window)
    box = named(the_form(window), "Which backup", QComboBox)
    replaced = next(box.itemText(n) for n in range(box.count()) if "replaced then, not checked" in box.itemText(n))
    hands.answer(hands.field(the_form(window).form, "Which backup"), replaced)
    put_it_back(window, hands, qtbot)
    qtbot.waitUntil(lambda: window.workspace.is_open)
    assert "kelderwood" in logins(window)


def test_an_alarm_ends_with_a_backup(window: MainWindow, qtbot: QtBot, backed: Path) -> None:
    with clock.running(lambda: NOW - timedelta(minutes=30)), build.open_vault(backed) as vault:
        before = (backed / "records.db").read_bytes()
        build.add_staff(vault, "gmossley", "GM")
    (backed / "records.db").write_bytes(before)
    unlock(qtbot, window, backed)
    assert window.workspace.alarm
    hands = Hands(qtbot, window)
    with ask.answering(True):
        hands.press("Put back a backup…")
        qtbot.waitUntil(lambda: window.doorway.currentWidget() is window.doorway.restore and not is_waiting(window))
    regain(qtbot, window)
    put_it_back(window, hands, qtbot)
    qtbot.waitUntil(lambda: window.workspace.is_open)
    assert window.workspace.alarm == ""
    assert "gmossley" in logins(window), "the newest backup held it"


# -- a file from elsewhere, and what is refused ----------------------------------------------------------------


@pytest.fixture
def broken(window: MainWindow, backed: Path) -> Path:
    """The vault without its records, and the form that mends it."""
    (backed / "records.db").unlink()
    window.doorway.show_restore(backed)
    settle()
    return backed


def choose_file(hands: Hands, window: MainWindow, file: Path) -> None:
    form = the_form(window).form
    hands.answer(hands.field(form, "Which backup"), "A file that is kept elsewhere…")
    with ask.answering(file):
        hands.press("Choose a file")


def test_a_file_from_elsewhere_is_put_back(
    window: MainWindow, hands: Hands, qtbot: QtBot, broken: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "stick.cordon"
    next((broken / "backups").glob("Backup_*")).rename(elsewhere)
    window.doorway.show_restore(broken)
    assert the_form(window).form.values()["backup"] == "elsewhere", "where there is none, a file is asked for"
    choose_file(hands, window, elsewhere)
    put_it_back(window, hands, qtbot)
    qtbot.waitUntil(lambda: window.workspace.is_open)
    assert logins(window) == {"olarkspur", "hfernsby"}


def test_what_is_missing_is_told_at_its_field(window: MainWindow, hands: Hands, broken: Path) -> None:
    before = files(broken)
    hands.press("Put it back")
    form = the_form(window).form
    assert form.field("passphrase").problem
    assert form.field("reason").problem
    assert said(focused()) == "Passphrase"
    assert files(broken) == before


def test_a_wrong_passphrase_and_a_reason_that_cannot_be_kept_change_nothing(
    window: MainWindow, hands: Hands, qtbot: QtBot, broken: Path
) -> None:
    before = files(broken)
    put_it_back(window, hands, qtbot, "not the one at all")
    form = the_form(window).form
    assert "not open this vault" in form.field("passphrase").problem
    regain(qtbot, window)
    assert form.field("passphrase").problem in described(focused())
    assert form.values()["reason"] == WHY, "what was typed stays"
    hands.fill(form, {"Passphrase": build.PASSPHRASE, "Why it is put back": "see https://example.com/a"})
    hands.press("Put it back")
    qtbot.waitUntil(lambda: not is_waiting(window) and bool(form.field("reason").problem))
    assert files(broken) == before
    put_it_back(window, hands, qtbot)
    qtbot.waitUntil(lambda: window.workspace.is_open)


@pytest.mark.parametrize("harm", ["letter", "cut", "flipped", "other"])
def test_a_file_that_cannot_be_put_back_is_told_at_its_field(
    window: MainWindow, hands: Hands, qtbot: QtBot, broken: Path, tmp_path: Path, harm: str
) -> None:
    raw = next((broken / "backups").glob("Backup_*")).read_bytes()
    file = tmp_path / "chosen.cordon"
    if harm == "other":
        with build.new_vault(tmp_path / "other") as other:
            other.backup(file)
    else:
        middle = len(raw) // 2
        flipped = raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :]
        file.write_bytes({"letter": b"dear", "cut": raw[:middle], "flipped": flipped}[harm])
    before = files(broken)
    choose_file(hands, window, file)
    put_it_back(window, hands, qtbot)
    form = the_form(window).form
    qtbot.waitUntil(lambda: bool(form.field("file").problem))
    assert form.field("file").problem.count(".") >= 2, "what is wrong, and what to do"
    assert files(broken) == before
    assert not window.workspace.is_open
    the_form(window).clear()


def test_a_backup_that_cannot_be_read_any_more_says_so_and_is_not_the_one_chosen(
    window: MainWindow, broken: Path
) -> None:
    whole = next((broken / "backups").glob("Backup_*"))
    (whole.parent / "Backup_2026-11-04_120000_000000.cordon").write_bytes(b"cut short")
    window.doorway.show_restore(broken)
    form = the_form(window)
    assert form.form.values()["backup"] == whole.name
    box = named(form, "Which backup", QComboBox)
    assert "cannot be read any more" in box.itemText(0)


def test_who_has_several_ways_in_is_asked_for_their_login(
    window: MainWindow, hands: Hands, qtbot: QtBot, folder: Path
) -> None:
    with build.open_vault(folder) as vault:
        ways.add(vault, "hfernsby", OTHERS)
        vault.back_up()
    (folder / "records.db").unlink()
    window.doorway.show_restore(folder)
    hands.fill(the_form(window).form, {"Your login": "hfernsby"})
    put_it_back(window, hands, qtbot, OTHERS)
    qtbot.waitUntil(lambda: window.workspace.is_open)
    assert window.workspace.who is not None
    assert window.workspace.who.login == "hfernsby"


def test_a_vault_that_is_open_elsewhere_is_left_alone(
    window: MainWindow, hands: Hands, qtbot: QtBot, backed: Path
) -> None:
    window.doorway.show_restore(backed)
    with build.open_vault(backed):
        before = (backed / "records.db").read_bytes()
        hands.fill(the_form(window).form, {"Passphrase": build.PASSPHRASE, "Why it is put back": WHY})
        with ask.answering() as told:
            hands.press("Put it back")
            qtbot.waitUntil(lambda: bool(told) and not is_waiting(window))
        assert "open elsewhere" in told[0].question
        assert (backed / "records.db").read_bytes() == before
    the_form(window).clear()


# -- keys, names and small windows -----------------------------------------------------------------------------


def test_it_is_done_by_keys_alone(window: MainWindow, qtbot: QtBot, broken: Path) -> None:
    regain(qtbot, window)
    window.doorway.settle()
    seen = []
    for _step in range(12):
        held = focused()
        seen.append(said(held))
        if said(held) == "Passphrase":
            QTest.keyClicks(held, build.PASSPHRASE)
        if said(held) == "Why it is put back":
            QTest.keyClicks(held, WHY)
            QTest.keyClick(held, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            break
        QTest.keyClick(held, Qt.Key.Key_Tab)
    assert seen[0] == "Which backup"
    assert all(seen), "everything that takes the keyboard has a name"
    qtbot.waitUntil(lambda: window.workspace.is_open)


def test_escape_goes_back_and_asks_where_something_was_typed(
    window: MainWindow, hands: Hands, qtbot: QtBot, broken: Path
) -> None:
    hands.fill(the_form(window).form, {"Why it is put back": WHY})
    with ask.answering(False):
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert the_form(window).form.values()["reason"] == WHY
    with ask.answering(True):
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert window.doorway.currentWidget() is window.doorway.unlock


@pytest.mark.parametrize("size", [(683, 384), (1366, 768)])
def test_everything_can_be_reached_in_a_small_window(window: MainWindow, broken: Path, size: tuple[int, int]) -> None:
    window.resize(*size)
    settle()
    form = the_form(window)
    for name in ("Put it back", "Cancel"):
        assert not named(form, name, QPushButton).visibleRegion().isEmpty()
    for field in form.form.fields():
        if field.wanted:
            field.control.target().setFocus(Qt.FocusReason.TabFocusReason)
            settle()
            assert not field.control.target().visibleRegion().isEmpty(), field.label
            assert field.width() <= form.sheet.area.viewport().width()


def test_nothing_stops_it_half_way(window: MainWindow, hands: Hands, qtbot: QtBot, broken: Path) -> None:
    hands.fill(the_form(window).form, {"Passphrase": build.PASSPHRASE, "Why it is put back": WHY})
    hands.press("Put it back")
    boxes = [box for box in window.findChildren(Waiting) if box.isVisible()]
    assert len(boxes) == 1
    assert not [button for button in boxes[0].findChildren(QWidget) if said(button) == "Cancel" and button.isVisible()]
    window.close()
    assert window.isVisible(), "the window stays until it has ended"
    qtbot.waitUntil(lambda: window.workspace.is_open)
