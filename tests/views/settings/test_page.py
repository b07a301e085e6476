"""The settings: the school's facts, the recovery sheet, the lock, the backups, and what this program is."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import __version__, clock, settings
from desktop_app.services import register
from desktop_app.vault.vault import Vault
from desktop_app.views.deed import Deed
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.settings.page import SettingsPage
from desktop_app.views.settings.school import DescribeSchool
from desktop_app.views.settings.ways import NewSheet
from desktop_app.views.theme import Theme
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.announce import overheard
from desktop_app.views.widgets.segments import Segment
from desktop_app.views.widgets.waiting import is_waiting
from tests import build
from tests.views.conftest import NOW
from tests.views.devices.hands import Hands
from tests.views.finding import focused, named, said
from tests.views.window import regain, settle, shown, unlock


def words(widget: QWidget) -> str:
    settle()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def the_deed(inside: MainWindow) -> Deed:
    page = inside.frame.page
    assert isinstance(page, Deed)
    return page


def waited(inside: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not is_waiting(inside))
    regain(qtbot, inside)


def test_a_part_is_brought_into_sight(inside: MainWindow, page: SettingsPage) -> None:
    inside.resize(683, 384)
    settle()
    for part, card in page.cards.items():
        inside.frame.go(Going(place=Place.SETTINGS, part=part))
        settle()
        assert not card.visibleRegion().isEmpty(), f"{part} cannot be seen"


def test_somebody_who_comes_to_a_part_is_there_with_the_keyboard(inside: MainWindow, qtbot: QtBot) -> None:
    inside.resize(683, 384)
    inside.frame.go(Going(place=Place.SETTINGS, part="calendar"))
    page = inside.frame.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: not page.calendar.more.visibleRegion().isEmpty())
    settle()
    assert page.calendar.more.hasFocus()
    assert not page.calendar.more.visibleRegion().isEmpty()


def test_nothing_of_it_is_left_once_it_is_locked(inside: MainWindow, page: SettingsPage, qtbot: QtBot) -> None:
    page.clear()
    told = words(page)
    assert "Larkspur" not in told
    assert "Fernhollow" not in told


# -- the school ------------------------------------------------------------------------------------------------


def test_the_schools_facts_are_changed(inside: MainWindow, page: SettingsPage, hands: Hands) -> None:
    assert "not written down yet" in words(page.school)
    hands.press("Change the school’s facts")
    settle()
    assert shown(inside, DescribeSchool)
    deed = the_deed(inside)
    assert deed.form.values()["name"] == "Fernhollow School"
    hands.fill(
        deed.form,
        {"Telephone in school hours": "01632 960001", "What the police said about switching off": "Leave it as it is."},
    )
    hands.press("Save the school’s facts")
    settle()
    assert shown(inside, SettingsPage)
    row = inside.workspace.ask(register.school)
    assert (row.name, row.phone_in_hours) == ("Fernhollow School", "01632 960001")
    assert "01632 960001" in words(page.school)


@pytest.mark.parametrize(
    ("label", "typed", "told"),
    [
        ("Name", "", "needed"),
        ("Telephone in school hours", "0" * 90, ""),
        ("Address", "see https://example.test/picture", ""),
        ("Unique reference number (URN)", "", "blank"),
    ],
)
def test_a_refusal_of_a_fact_stands_at_its_field(
    inside: MainWindow, page: SettingsPage, hands: Hands, label: str, typed: str, told: str
) -> None:
    hands.press("Change the school’s facts")
    settle()
    deed = the_deed(inside)
    field = hands.field(deed.form, label)
    field.control.choose(typed)
    with overheard() as heard:
        hands.press("Save the school’s facts")
    assert field.problem
    assert told in field.problem
    assert focused() is field.control.target()
    assert any(label in spoken.words for spoken in heard)
    deed.clear()


def test_nothing_changed_is_told_and_not_recorded(inside: MainWindow, page: SettingsPage, hands: Hands) -> None:
    before = len(inside.workspace.ask(register.trail))
    hands.press("Change the school’s facts")
    settle()
    hands.press("Save the school’s facts")
    assert "Nothing is changed yet" in the_deed(inside).form.field("name").problem
    assert len(inside.workspace.ask(register.trail)) == before


# -- the recovery sheet ----------------------------------------------------------------------------------------


def test_a_new_sheet_ends_the_old_one_only_once_it_is_stored(
    inside: MainWindow, page: SettingsPage, hands: Hands, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    hands.press("Make a new sheet")
    settle()
    assert shown(inside, NewSheet)
    deed = the_deed(inside)
    assert "old sheet goes on working" in deed.foot.text()
    before = inside.workspace.vault.header
    with overheard() as heard:
        hands.press("Replace the old sheet")
    assert deed.form.field("group").problem
    assert heard[0].urgent
    for place, told in ((folder.parent / "Sheet.pdf", "beside the vault"), (folder / "Sheet.pdf", "inside")):
        with ask.answering(place) as asked:
            hands.press("Save the sheet…")
        assert told in asked[1].question
        assert not place.exists()
    (tmp_path / "stick").mkdir()
    with ask.answering(tmp_path / "stick" / "Sheet"):
        hands.press("Save the sheet…")
    assert (tmp_path / "stick" / "Sheet.pdf").is_file()
    assert said(focused()) == "2. The last group of the code"
    hands.fill(deed.form, {"2. The last group of the code": "????"})
    hands.press("Replace the old sheet")
    assert "not what stands there" in deed.form.field("group").problem
    assert deed.form.field("away").problem
    assert inside.workspace.vault.header == before
    assert deed.draft() == {}, "the code is in no draft"
    code = str(getattr(deed, "_code"))  # noqa: B009 - what the person reads from the paper
    hands.fill(deed.form, {"2. The last group of the code": code[-4:]})
    Hands(qtbot, deed).tick("It is locked away, not beside the vault")
    hands.press("Replace the old sheet")
    waited(inside, qtbot)
    assert inside.frame.toast.shown == "The new recovery sheet is the only one now."
    inside.lock()
    waited(inside, qtbot)
    Vault.open_by_recovery(folder, code=code, floor=build.TINY).close()


# -- this computer ---------------------------------------------------------------------------------------------


def test_the_lock_is_five_minutes_unless_one_says_otherwise(
    inside: MainWindow, page: SettingsPage, qtbot: QtBot, folder: Path
) -> None:
    assert page.computer.lock.code() == "5"
    assert inside.idle.minutes == 5
    hands = Hands(qtbot, page.computer)
    hands.click(next(s for s in page.computer.findChildren(Segment) if s.words == "2 min"))
    assert inside.idle.minutes == 2
    assert settings.preferences().lock_minutes == 2
    inside.lock()
    waited(inside, qtbot)
    unlock(qtbot, inside, folder)
    inside.frame.go(Going(place=Place.SETTINGS))
    settle()
    again = inside.frame.page
    assert isinstance(again, SettingsPage)
    assert again.computer.lock.code() == "2"
    assert inside.frame.sidebar.who.left == "Locks in 2 min"


def test_colours_and_size_hold_at_once(inside: MainWindow, page: SettingsPage, qtbot: QtBot, look: Theme) -> None:
    hands = Hands(qtbot, page.computer)
    for words_on_it in ("Dark", "Larger"):
        hands.click(next(s for s in page.computer.findChildren(Segment) if s.words == words_on_it))
        settle()
    assert (look.scheme.value, look.text_size) == ("dark", 1.15)
    held = settings.preferences()
    assert (held.scheme, held.text_size) == ("dark", 1.15)


# -- backups ---------------------------------------------------------------------------------------------------


def test_it_says_when_the_last_good_backup_was_made(
    inside: MainWindow, page: SettingsPage, hands: Hands, qtbot: QtBot, folder: Path
) -> None:
    assert "The last good one: Mon 2 Nov, 09:00" in words(page.backups)
    hands.press("Make one now")
    waited(inside, qtbot)
    assert inside.frame.toast.shown == "The backup is made, and was checked by opening it."
    assert "The last good one: Wed 4 Nov, 13:12" in words(page.backups)
    assert "Today" in words(page.backups)
    assert len(list((folder / "backups").glob("*.cordon"))) == 2
    inside.idle.stop()  # nine days on it would lock
    with clock.running(lambda: NOW + timedelta(days=9)):
        page.mark_stale()
        assert "9 days ago" in words(page.backups)


def test_a_vault_without_one_says_so(inside: MainWindow, page: SettingsPage, folder: Path) -> None:
    for path in (folder / "backups").iterdir():
        path.unlink()
    page.mark_stale()
    assert "There is none yet" in words(page.backups)


def test_a_copy_goes_to_another_disk(
    inside: MainWindow, page: SettingsPage, hands: Hands, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    with ask.answering(None):
        hands.press("Save a copy elsewhere…")
    with ask.answering(folder / "copy.cordon") as asked:
        hands.press("Save a copy elsewhere…")
        qtbot.waitUntil(lambda: len(asked) == 2)
    waited(inside, qtbot)
    assert "Fernhollow" not in asked[0].more
    assert asked[1].question.endswith(".")
    assert not (folder / "copy.cordon").exists()
    with ask.answering(tmp_path / "stick" / "copy.cordon"):
        hands.press("Save a copy elsewhere…")
        waited(inside, qtbot)
    assert (tmp_path / "stick" / "copy.cordon").is_file()


def test_a_backup_that_cannot_be_made_is_told(
    inside: MainWindow, page: SettingsPage, hands: Hands, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    for path in (folder / "backups").iterdir():
        path.unlink()
    (folder / "backups").rmdir()
    (folder / "backups").write_text("in the way")
    with ask.answering() as told:
        hands.press("Make one now")
        qtbot.waitUntil(lambda: bool(told))
    waited(inside, qtbot)
    assert told[0].question.endswith(".")
    (folder / "backups").unlink()


# -- about -----------------------------------------------------------------------------------------------------


def test_about_says_what_this_is(page: SettingsPage, folder: Path) -> None:
    told = words(page.about)
    for part in (__version__, str(folder), "A school’s own records", "Apache License 2.0", "opens no connection"):
        assert part in told
    assert named(page.about, f"Version: {__version__}", QWidget).isVisible()
