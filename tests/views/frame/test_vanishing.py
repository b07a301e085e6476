"""A vault that is taken away, replaced, filled up or closed to writing while the window has it open."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.views.cases.new import NewCasePage
from desktop_app.views.deed import Deed
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.record.page import RecordPage
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.waiting import is_waiting
from tests import build
from tests.views.devices.hands import Hands
from tests.views.disks import as_somebody, common_place, give_to_somebody, posix, small_disk
from tests.views.finding import said
from tests.views.window import regain, settle, unlock

TITLE = "Year 9 trip"
ANSWERS = {"title": TITLE, "came_to_attention": "2026-11-04T09:00:00+00:00", "disclosure_route": "direct"}
Harm = Callable[[Path], None]


# -- what happens to the folder --------------------------------------------------------------------------------


def removed(folder: Path) -> None:
    shutil.rmtree(folder)


def moved(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


def a_file_in_its_place(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("in the way")


def other_database(folder: Path) -> None:
    shutil.copy(folder / "records.db", folder / "copy")
    (folder / "copy").replace(folder / "records.db")


def database_removed(folder: Path) -> None:
    (folder / "records.db").unlink()


def other_header(folder: Path) -> None:
    (folder / "header.json").write_text("{}")


def lock_removed(folder: Path) -> None:
    (folder / "lock").unlink()


HARMS: tuple[Harm, ...] = (
    removed, moved, a_file_in_its_place, other_database, database_removed, other_header, lock_removed,
)  # fmt: skip


@contextmanager
def put_back(folder: Path) -> Iterator[Callable[[], None]]:
    """Keep a copy of the folder, and give what puts it back."""
    kept = folder.with_name("kept")
    shutil.copytree(folder, kept)

    def again() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.unlink(missing_ok=True)
        kept.rename(folder)

    yield again


# -- what is done in the window --------------------------------------------------------------------------------


def typing(window: MainWindow) -> Deed:
    """Fill in a new case."""
    window.frame.go(Going(place=Place.NEW_CASE))
    settle()
    page = window.frame.page
    assert isinstance(page, NewCasePage)
    page.form.fill(ANSWERS)
    return page


def pressed(window: MainWindow, qtbot: QtBot, page: Deed) -> ask.Asked:
    """Press the verb and return what is told; nothing that was typed is gone."""
    before = page.form.draft()
    with ask.answering() as told:
        Hands(qtbot, window).press(page.does)
    assert len(told) == 1
    assert told[0].question.endswith(".")
    assert told[0].more, "it says what is safe and what to do"
    assert window.frame.page is page
    assert page.form.draft() == before
    assert page.draft()
    return told[0]


def everywhere(window: MainWindow) -> list[ask.Asked]:
    """Go to every page of the sidebar, and to a case; what is typed is let go of."""
    places = [Going(place=place) for place in (Place.CASES, Place.DEVICES, Place.RECORD, Place.SETTINGS, Place.SEARCH)]
    with ask.answering(True) as told:
        for going in (*places, Going(place=Place.CASE, reference="C-2026-0001")):
            assert window.frame.go(going)
            settle()
            assert window.frame.page is not None
            assert window.frame.page.isVisible()
    return told[1:]


def locked(window: MainWindow, qtbot: QtBot) -> list[ask.Asked]:
    """Lock and return what is told."""
    with ask.answering() as told:
        window.lock()
        qtbot.waitUntil(lambda: not window.workspace.is_open and not is_waiting(window))
        regain(qtbot, window)
    return told


def comes_back(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    """Unlock and see that what was typed is there again."""
    unlock(qtbot, window, folder)
    page = window.frame.page
    assert isinstance(page, NewCasePage)
    assert page.form.values()["title"] == TITLE
    Hands(qtbot, window).press(page.does)
    settle()
    assert window.workspace.vault.store.head().size == 4
    assert not is_waiting(window)


# -- taken away or replaced ------------------------------------------------------------------------------------


@pytest.mark.parametrize("harm", HARMS)
def test_it_is_told_and_what_was_typed_comes_back(inside: MainWindow, qtbot: QtBot, folder: Path, harm: Harm) -> None:
    page = typing(inside)
    with put_back(folder) as again:
        harm(folder)
        told = pressed(inside, qtbot, page)
        assert "moved, removed or replaced" in told.question
        assert "Put the folder back" in told.more
        told_at_locking = locked(inside, qtbot)
        assert any("moved, removed or replaced" in one.question for one in told_at_locking)
        again()
    comes_back(inside, qtbot, folder)


@pytest.mark.parametrize("harm", HARMS)
def test_every_page_can_still_be_gone_to(inside: MainWindow, qtbot: QtBot, folder: Path, harm: Harm) -> None:
    page = typing(inside)
    harm(folder)
    pressed(inside, qtbot, page)
    everywhere(inside)
    inside.frame.back()
    settle()
    locked(inside, qtbot)


@pytest.mark.parametrize("harm", [removed, other_database])
def test_checking_and_backing_up_are_told_too(inside: MainWindow, qtbot: QtBot, folder: Path, harm: Harm) -> None:
    inside.frame.go(Going(place=Place.RECORD))
    settle()
    page = inside.frame.page
    assert isinstance(page, RecordPage)
    harm(folder)
    with ask.answering() as told:
        Hands(qtbot, inside).press("Verify now")
        qtbot.waitUntil(lambda: not page.verdict.is_running)
        regain(qtbot, inside)
        assert page.verdict.sentence or "moved, removed or replaced" in told[0].question
    inside.frame.go(Going(place=Place.SETTINGS))
    settle()
    with ask.answering() as told:
        Hands(qtbot, inside).press("Make one now")
        qtbot.waitUntil(lambda: not is_waiting(inside))
        regain(qtbot, inside)
    assert "moved, removed or replaced" in told[0].question
    assert harm is not removed or not folder.exists(), "nothing is made where it was"
    locked(inside, qtbot)


@pytest.mark.parametrize("harm", [removed, other_header])
def test_a_passphrase_and_a_recovery_sheet_are_told_too(
    inside: MainWindow, qtbot: QtBot, folder: Path, harm: Harm
) -> None:
    inside.frame.go(Going(place=Place.DEED, part="settings.passphrase", reference="hfernsby"))
    settle()
    page = inside.frame.page
    assert isinstance(page, Deed)
    page.form.fill({"passphrase": "seven quiet green lamps", "again": "seven quiet green lamps"})
    harm(folder)
    with ask.answering() as told:
        Hands(qtbot, inside).press(page.does)
        qtbot.waitUntil(lambda: bool(told))
        regain(qtbot, inside)
    assert told[0].question.startswith("The vault’s folder") or told[0].question.startswith("The vault's folder")
    assert page.form.values()["passphrase"] == "seven quiet green lamps"
    with ask.answering(True):
        inside.frame.back()
    locked(inside, qtbot)


def test_locking_and_closing_end_all_the_same(inside: MainWindow, qtbot: QtBot, folder: Path) -> None:
    typing(inside)
    removed(folder)
    with ask.answering("Close and lose it") as told:
        inside.close()
        qtbot.waitUntil(lambda: not inside.isVisible())
    assert not inside.workspace.is_open
    assert "cannot be kept" in told[0].question
    assert not folder.exists(), "nothing is made where it was"


def test_a_vault_that_is_gone_when_it_is_unlocked_again_has_its_page(
    inside: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    typing(inside)
    moved(folder)
    locked(inside, qtbot)
    assert inside.doorway.currentWidget() is inside.doorway.fault
    folder.with_name("elsewhere").rename(folder)
    buttons = [said(button) for button in inside.doorway.findChildren(QPushButton) if button.isVisible()]
    assert buttons == ["Choose another vault"]
    comes_back(inside, qtbot, folder)


# -- a full disk, and one that may only be read ----------------------------------------------------------------


@posix
def test_a_full_disk_is_told_and_once_there_is_room_it_goes_on(
    window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        kept = Path(shutil.copytree(folder, disk.place / "vault"))
        unlock(qtbot, window, kept)
        page = typing(window)
        disk.fill()
        told = pressed(window, qtbot, page)
        assert "no room left" in told.question
        assert "Make" in told.more
        disk.clear()
        Hands(qtbot, window).press(page.does)
        settle()
        assert window.workspace.vault.store.head().size == 4
        locked(window, qtbot)


@posix
def test_a_full_disk_loses_no_draft_and_no_page(window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        kept = Path(shutil.copytree(folder, disk.place / "vault"))
        unlock(qtbot, window, kept)
        page = typing(window)
        disk.fill()
        pressed(window, qtbot, page)
        everywhere(window)
        page = typing(window)
        locked(window, qtbot)
        disk.clear()
        comes_back(window, qtbot, kept)
        locked(window, qtbot)


@posix
def test_a_folder_that_is_closed_to_writing_is_told(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    with common_place() as place, ExitStack() as back:
        kept = Path(shutil.copytree(folder, place / "vault"))
        unlock(qtbot, window, kept)
        build.add_staff(window.workspace.vault, "kelderwood", "KE")  # so that all that is needed has been read once
        page = typing(window)
        give_to_somebody(kept, folders=0o500, files=0o400)
        back.callback(give_to_somebody, kept, folders=0o700, files=0o600)
        with as_somebody():
            told = pressed(window, qtbot, page)
            assert "may only be read" in told.question
            assert "writable" in told.more
            everywhere(window)
            page = typing(window)
            locked(window, qtbot)
        give_to_somebody(kept, folders=0o700, files=0o600)
        unlock(qtbot, window, kept)
        again = window.frame.page
        assert isinstance(again, NewCasePage)
        assert again.form.values()["title"] == TITLE
        again.clear()
        locked(window, qtbot)


@posix
def test_what_is_saved_although_its_sealed_point_cannot_be_written_says_so(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    with common_place() as place:
        kept = Path(shutil.copytree(folder, place / "vault"))
        unlock(qtbot, window, kept)
        build.add_staff(window.workspace.vault, "kelderwood", "KE")
        page = typing(window)
        give_to_somebody(kept, folders=0o500, files=0o600)
        with as_somebody(), ask.answering() as told:
            Hands(qtbot, window).press(page.does)
            settle()
        give_to_somebody(kept, folders=0o700, files=0o600)
        assert told == []
        assert window.workspace.vault.store.head().size == 5
        assert "The action was saved" in window.frame.banners.warning.what.text()
        assert window.frame.banners.warning.isVisible()
        locked(window, qtbot)
