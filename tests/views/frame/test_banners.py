"""An alarm, a folder that cannot be written and a vault that vanishes are told at once, with what to do."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import clock
from desktop_app.views.cases.new import NewCasePage
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.record.page import RecordPage
from desktop_app.views.widgets import ask
from tests import build
from tests.views.finding import focused, named
from tests.views.window import settle, shown, unlock


@pytest.fixture
def alarmed(folder: Path) -> Path:
    """A vault whose records are older than its sealed point."""
    with clock.running(lambda: build.MORNING + timedelta(hours=1)), build.open_vault(folder) as vault:
        before = (folder / "records.db").read_bytes()
        build.add_staff(vault, "kelderwood", "KE")
    (folder / "records.db").write_bytes(before)
    return folder


@pytest.fixture
def read_only(folder: Path) -> Iterator[Path]:
    """A vault whose folder cannot be written by this account, in the only way that holds for root too."""
    lock = folder / "lock"
    lock.unlink(missing_ok=True)
    lock.symlink_to(folder / "nowhere" / "lock")
    yield folder
    lock.unlink()


def test_an_alarm_is_told_and_can_be_accepted(window: MainWindow, qtbot: QtBot, alarmed: Path) -> None:
    unlock(qtbot, window, alarmed)
    banner = window.frame.banners.alarm
    assert banner.isVisible()
    assert "sealed point" in banner.what.text()
    assert "restored" in banner.then.text()
    window.frame.go(Going(place=Place.NEW_CASE))
    qtbot.mouseClick(named(window, "Accept with a reason…", QPushButton), Qt.MouseButton.LeftButton)
    settle()
    qtbot.keyClicks(focused(), "An older copy was put back by our IT staff on Monday.")
    qtbot.mouseClick(named(window, "Accept the alarm", QPushButton), Qt.MouseButton.LeftButton)
    settle()
    assert not window.frame.banners.isVisible()
    assert window.workspace.alarm == ""
    assert shown(window, RecordPage)


def test_checking_is_one_press_away(window: MainWindow, qtbot: QtBot, alarmed: Path) -> None:
    unlock(qtbot, window, alarmed)
    qtbot.mouseClick(named(window, "Check the record", QPushButton), Qt.MouseButton.LeftButton)
    settle()
    page = window.frame.page
    assert isinstance(page, RecordPage)
    qtbot.waitUntil(lambda: bool(page.verdict.sentence))
    assert "finding" in page.verdict.sentence


def test_a_vault_that_vanishes_is_told_and_nothing_typed_is_lost(
    inside: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    inside.frame.go(Going(place=Place.NEW_CASE))
    page = inside.frame.page
    assert isinstance(page, NewCasePage)
    page.form.fill({"title": "Year 9 trip", "came_to_attention": "2026-11-04T09:00:00+00:00",
                    "disclosure_route": "direct"})  # fmt: skip
    folder.rename(tmp_path / "elsewhere")
    with ask.answering() as told:
        page.carry_out()
    assert "moved, removed or replaced" in told[0].question
    assert page.form.values()["title"] == "Year 9 trip"
    with ask.answering() as told:
        inside.lock()
        qtbot.waitUntil(lambda: not inside.workspace.is_open)
        qtbot.waitUntil(lambda: inside.doorway.currentWidget() is inside.doorway.fault)
        settle()
    assert inside.doorway.fault.fault is not None
    (tmp_path / "elsewhere").rename(folder)
    unlock(qtbot, inside, folder)
    page = inside.frame.page
    assert isinstance(page, NewCasePage)
    assert page.form.values()["title"] == "Year 9 trip", "the draft was held by the window itself"


def test_a_practice_vault_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    build.new_vault(tmp_path / "practice", practice=True).close()
    unlock(qtbot, window, tmp_path / "practice")
    assert window.frame.sidebar.practice.isVisible()


def test_a_school_s_own_vault_does_not(inside: MainWindow) -> None:
    assert not inside.frame.sidebar.practice.isVisible()
    assert not inside.frame.banners.isVisible()
