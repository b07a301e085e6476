"""The whole window on the troubled school, opened by the DSL or by a teacher who does not lead."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import clock, settings
from desktop_app.doors import ways
from desktop_app.views.main_window import MainWindow
from desktop_app.views.widgets.waiting import is_waiting
from tests import build
from tests.services.scene import LEAD, TEACHER
from tests.views.cases.school import NOW, troubled
from tests.views.window import regain, settle, unlock

TEACHERS = "teacher harbour lamp"


@pytest.fixture(scope="session")
def troubled_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The school, with a way in for a teacher too; nobody opens this folder again."""
    place = tmp_path_factory.mktemp("troubled")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        with clock.running(lambda: build.MORNING):
            vault = build.new_vault(place / "vault")
        with troubled(vault) as scene, clock.running(lambda: scene.moment):
            ways.add(vault, TEACHER, TEACHERS)
    return place / "vault"


@pytest.fixture
def school(troubled_on_disk: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of that school, at the moment at which it is looked at."""
    shutil.copytree(troubled_on_disk, tmp_path / "vault")
    with clock.running(lambda: NOW):
        yield tmp_path / "vault"


@pytest.fixture
def leading(school: Path, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window as the DSL has opened it."""
    unlock(qtbot, window, school, login=LEAD)
    return window


@pytest.fixture
def teaching(school: Path, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window as a teacher has opened it, who does not lead."""
    unlock(qtbot, window, school, TEACHERS, TEACHER)
    return window


def locked(qtbot: QtBot, window: MainWindow) -> None:
    """Lock the window, and wait until the vault is closed."""
    window.lock()
    qtbot.waitUntil(lambda: not window.workspace.is_open and not is_waiting(window))
    settle()
    regain(qtbot, window)


def recorded(window: MainWindow) -> int:
    """Return how many actions are on record."""
    return window.workspace.vault.store.head().size
