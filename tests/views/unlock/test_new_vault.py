"""A new vault: the form, the recovery sheet that must be stored away from it, and taking it away again."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import clock, settings
from desktop_app.views.main_window import MainWindow
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.announce import overheard
from desktop_app.views.widgets.waiting import is_waiting
from tests import build
from tests.views.conftest import NOW
from tests.views.devices.hands import Hands
from tests.views.finding import described, focused, named, said
from tests.views.window import regain, settle, unlock

SECRET = "seven quiet green lamps"
ANSWERS = {
    "The school’s name": "Fernhollow School", "Unique reference number (URN)": "100000", "Your name": "Odette Larkspur",
    "Your login": "olarkspur", "Your initials": "OL", "New passphrase": SECRET, "The same once more": SECRET,
}  # fmt: skip


def fill(window: MainWindow, hands: Hands, place: Path, **other: str) -> None:
    """Come to the form from welcome and answer it."""
    if window.doorway.currentWidget() is not window.doorway.new:
        hands.press("Create a vault")
    hands.fill(window.doorway.new.form, {**ANSWERS, "Where the vault is kept": str(place), **other})


def make(window: MainWindow, hands: Hands, qtbot: QtBot, place: Path) -> None:
    """Make a vault, up to its recovery sheet."""
    fill(window, hands, place)
    hands.press("Create the vault")
    qtbot.waitUntil(lambda: window.doorway.currentWidget() is window.doorway.sheet)
    regain(qtbot, window)


def last_four(window: MainWindow, hands: Hands) -> str:
    """Let the code be shown, and read its last group."""
    hands.press("Or show the code, to write it down")
    return window.doorway.sheet.code.text()[-4:]


def drop(window: MainWindow, hands: Hands) -> None:
    """Take the vault away again, so that the window can close."""
    with ask.answering(True):
        hands.press("Do not keep this vault")
    assert window.doorway.currentWidget() is window.doorway.welcome


@pytest.fixture
def begun(window: MainWindow, hands: Hands, qtbot: QtBot, tmp_path: Path) -> Path:
    """The folder of a vault whose sheet is shown."""
    make(window, hands, qtbot, tmp_path / "school" / "vault")
    return tmp_path / "school" / "vault"


# -- the form --------------------------------------------------------------------------------------------------


def test_a_vault_is_made_its_sheet_stored_and_it_opens(
    window: MainWindow, hands: Hands, qtbot: QtBot, begun: Path, tmp_path: Path
) -> None:
    assert said(focused()) == "Save the sheet…"
    with ask.answering(tmp_path / "stick" / "Sheet") as asked:
        (tmp_path / "stick").mkdir()
        hands.press("Save the sheet…")
    assert asked[0].more.endswith("Recovery_sheet.pdf")
    assert Path(asked[0].more).parent != begun.parent, "the chooser opens elsewhere than beside the vault"
    assert (tmp_path / "stick" / "Sheet.pdf").read_bytes().startswith(b"%PDF")
    assert str(tmp_path / "stick" / "Sheet.pdf") in window.doorway.sheet.saved.text(), "it says where it is"
    assert said(focused()) == "The last group of the code"
    qtbot.keyClicks(focused(), last_four(window, hands).lower())
    hands.tick("It is locked away, not beside the vault")
    hands.press("Open the vault")
    qtbot.waitUntil(lambda: window.workspace.is_open)
    settle()
    assert window.workspace.school == "Fernhollow School"
    assert settings.preferences().vaults == (str(begun),)
    assert not window.doorway.new.form.values().get("passphrase"), "nothing secret is left in the form"
    assert window.doorway.sheet.code.text() == ""
    window.lock()
    qtbot.waitUntil(lambda: not is_waiting(window))
    unlock(qtbot, window, begun, SECRET)
    assert window.workspace.who is not None
    assert window.workspace.who.name == "Odette Larkspur"


def test_the_code_is_nowhere_once_the_vault_is_open(
    window: MainWindow, hands: Hands, qtbot: QtBot, begun: Path
) -> None:
    qtbot.keyClicks(
        hands.field(window.doorway.sheet.form, "The last group of the code").control.target(), last_four(window, hands)
    )
    code = window.doorway.sheet.code
    secret = code.text()
    assert said(code) == f"Recovery code: {secret}"
    hands.tick("It is locked away, not beside the vault")
    hands.press("Open the vault")
    qtbot.waitUntil(lambda: window.workspace.is_open)
    assert begun.is_dir()
    for widget in window.findChildren(QWidget):
        assert secret not in said(widget)
        assert secret not in widget.accessibleName() + widget.accessibleDescription() + widget.toolTip()


def test_the_code_is_covered_when_nobody_is_there(window: MainWindow, hands: Hands, begun: Path) -> None:
    assert begun.is_dir()
    later = [timedelta()]
    with clock.running(lambda: NOW + later[0]):
        window.idle.start()
        last = last_four(window, hands)
        hands.fill(window.doorway.sheet.form, {"The last group of the code": last})
        later[0] = timedelta(minutes=4)
        window.idle._ticked = clock.now()
        window.idle.tick()
        assert window.doorway.sheet.code.text().endswith(last)
        later[0] = timedelta(minutes=10)
        window.idle._ticked = clock.now()
        window.idle.tick()
    sheet = window.doorway.sheet
    assert (sheet.code.text(), sheet.code.accessibleName()) == ("", "")
    assert not sheet.code.isVisible()
    assert not sheet.form.values().get("group")
    assert sheet.is_waiting, "the vault is there still: whoever stores the sheet may be away for long"
    assert last_four(window, hands) == last
    drop(window, hands)
    assert not window.idle._timer.isActive()


def test_it_is_kept_with_the_computers_own_data_unless_one_says_otherwise(
    window: MainWindow, hands: Hands, tmp_path: Path
) -> None:
    hands.press("Create a vault")
    kept = hands.field(window.doorway.new.form, "Where the vault is kept").control.value()
    assert kept == str(tmp_path / "own" / "cordon-vault")


def test_an_empty_form_says_what_is_needed(window: MainWindow, hands: Hands) -> None:
    hands.press("Create a vault")
    with overheard() as heard:
        hands.press("Create the vault")
    form = window.doorway.new.form
    assert [field.label for field in form.fields() if field.problem] == [
        "The school’s name", "Your name", "Your login", "Your initials", "New passphrase", "The same once more",
    ]  # fmt: skip
    assert said(focused()) == "The school’s name"
    assert "6 fields need you" in window.doorway.new.trouble.text()
    assert heard[0].urgent
    assert heard[0].words == window.doorway.new.trouble.text()


@pytest.mark.parametrize(
    "wrong",
    [
        ("The same once more", "seven quiet green lamp", "The two passphrases differ"),
        ("Your initials", "o l", "capital letters"),
        ("Your login", "x" * 41, "40"),
        ("Where the vault is kept", "vault", "whole path"),
        ("The school’s name", "see https://example.test/picture", ""),
    ],
)
def test_each_refusal_is_told_at_its_field(
    window: MainWindow, hands: Hands, qtbot: QtBot, tmp_path: Path, wrong: tuple[str, str, str]
) -> None:
    label, typed, told = wrong
    fill(window, hands, tmp_path / "vault", **{label: typed})
    field = hands.field(window.doorway.new.form, label)
    with overheard() as heard:
        hands.press("Create the vault")
        qtbot.waitUntil(lambda: bool(field.problem) and not is_waiting(window))
    regain(qtbot, window)
    assert told in field.problem
    assert field.problem in described(field.control.target())
    assert focused() is field.control.target()
    assert any(label in said.words for said in heard)
    kept = window.doorway.new.form.values()
    assert {kept["dsl"], kept["passphrase"]} == {"Odette Larkspur", SECRET}
    assert not (tmp_path / "vault").exists()
    window.doorway.new.clear()


def test_everything_that_is_wrong_is_told_at_once_before_anything_is_made(
    window: MainWindow, hands: Hands, folder: Path
) -> None:
    wrong = {"The school’s name": "see https://example.test/x", "Your login": "o l", "Your initials": "O1",
             "New passphrase": "short", "The same once more": "shirt", "Your name": " "}  # fmt: skip
    fill(window, hands, folder, **wrong)
    hands.press("Create the vault")
    assert not is_waiting(window)
    form = window.doorway.new.form
    assert {field.label for field in form.fields() if field.problem} == {*wrong, "Where the vault is kept"}
    assert form.field("dsl").problem == "This is needed."
    window.doorway.new.clear()


def test_a_link_is_refused_when_the_field_is_left_and_initials_are_capitals(
    window: MainWindow, hands: Hands, qtbot: QtBot
) -> None:
    hands.press("Create a vault")
    form = window.doorway.new.form
    hands.fill(form, {"The school’s name": "see https://example.test/x"})
    assert not form.field("school").problem
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert form.field("school").problem
    hands.fill(form, {"Your initials": "jm"})
    assert form.values()["initials"] == "JM"
    window.doorway.new.clear()


def test_a_short_passphrase_is_told_at_its_field(
    window: MainWindow, hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(window, hands, tmp_path / "vault", **{"New passphrase": "short", "The same once more": "short"})
    hands.press("Create the vault")
    field = hands.field(window.doorway.new.form, "New passphrase")
    qtbot.waitUntil(lambda: "at least 12" in field.problem)
    window.doorway.new.clear()


def test_a_folder_with_something_in_it_is_refused_and_left_as_it_is(
    window: MainWindow, hands: Hands, qtbot: QtBot, folder: Path
) -> None:
    before = sorted(path.name for path in folder.iterdir())
    fill(window, hands, folder)
    hands.press("Create the vault")
    field = hands.field(window.doorway.new.form, "Where the vault is kept")
    qtbot.waitUntil(lambda: "not empty" in field.problem)
    assert sorted(path.name for path in folder.iterdir()) == before
    window.doorway.new.clear()


def test_a_place_that_cannot_be_written_is_told_and_nothing_typed_is_lost(
    window: MainWindow, hands: Hands, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    fill(window, hands, tmp_path / "file" / "vault")
    with ask.answering() as told:
        hands.press("Create the vault")
        qtbot.waitUntil(lambda: bool(told) or bool(window.doorway.new.trouble.text()))
    settle()
    assert window.doorway.new.form.values()["school"] == "Fernhollow School"
    assert window.doorway.new.form.values()["passphrase"] == SECRET
    window.doorway.new.clear()


def test_the_folder_can_be_chosen(window: MainWindow, hands: Hands, tmp_path: Path) -> None:
    hands.press("Create a vault")
    field = hands.field(window.doorway.new.form, "Where the vault is kept")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    (tmp_path / "bare").mkdir()
    for answer, expected in (
        (None, field.control.value()),
        (tmp_path / "full", str(tmp_path / "full" / "cordon-vault")),
        (tmp_path / "bare", str(tmp_path / "bare")),
    ):
        with ask.answering(answer):
            hands.press("Choose a folder")
        assert field.control.value() == expected
    window.doorway.new.clear()


def test_ctrl_enter_makes_it(window: MainWindow, hands: Hands, qtbot: QtBot, tmp_path: Path) -> None:
    fill(window, hands, tmp_path / "vault")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.doorway.currentWidget() is window.doorway.sheet)
    drop(window, hands)


# -- the recovery sheet ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("where", "told"), [("Sheet.pdf", "beside the vault"), ("vault/Sheet.pdf", "inside")])
def test_the_sheet_is_not_saved_beside_the_vault_or_in_it(
    window: MainWindow, hands: Hands, begun: Path, where: str, told: str
) -> None:
    with ask.answering(begun.parent / where) as asked:
        hands.press("Save the sheet…")
    assert told in asked[1].question
    assert asked[1].more, "it says what to do instead"
    assert not (begun.parent / where).exists()
    assert window.doorway.sheet.saved.text() == ""
    drop(window, hands)


def test_the_vault_opens_only_once_the_sheet_is_stored(
    window: MainWindow, hands: Hands, qtbot: QtBot, begun: Path
) -> None:
    sheet = window.doorway.sheet
    with overheard() as heard:
        hands.press("Open the vault")
    assert sheet.form.field("group").problem
    assert said(focused()) == "The last group of the code"
    assert heard[-1].urgent
    hands.fill(sheet.form, {"The last group of the code": "????"})
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert "not what stands there" in sheet.form.field("group").problem
    assert "away from the vault" in sheet.form.field("away").problem
    hands.fill(sheet.form, {"The last group of the code": last_four(window, hands)})
    hands.press("Open the vault")
    assert not sheet.form.field("group").problem
    assert sheet.form.field("away").problem
    assert not window.workspace.is_open
    drop(window, hands)


def test_the_code_is_read_out_by_its_name(window: MainWindow, hands: Hands, begun: Path) -> None:
    assert not window.doorway.sheet.code.isVisible()
    last_four(window, hands)
    assert said(window.doorway.sheet.code).startswith("Recovery code: ")
    drop(window, hands)


def test_a_vault_whose_sheet_is_not_stored_can_be_taken_away(
    window: MainWindow, hands: Hands, qtbot: QtBot, begun: Path
) -> None:
    with ask.answering(False) as asked:
        hands.press("Do not keep this vault")
    assert "Nothing is recorded" in asked[0].more
    with ask.answering(False):
        window.close()
    assert window.isVisible()
    assert begun.is_dir()
    drop(window, hands)
    assert not begun.exists()


def test_one_opens_it_after_all(window: MainWindow, hands: Hands, begun: Path) -> None:
    """What was refused once does not stand in the way of what is right."""
    hands.fill(window.doorway.sheet.form, {"The last group of the code": "0000"})
    hands.tick("It is locked away, not beside the vault")
    hands.press("Open the vault")
    line: Any = named(window.doorway.sheet, "The last group of the code", QLineEdit)
    line.clear()
    hands.fill(window.doorway.sheet.form, {"The last group of the code": last_four(window, hands)})
    hands.press("Open the vault")
    settle()
    assert window.workspace.is_open
    assert begun.is_dir()
    assert build.PASSPHRASE not in window.windowTitle()
