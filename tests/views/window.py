"""The whole window on a real vault, as the program puts it together, with a cheap key derivation."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import background, clock, paths, settings
from desktop_app.doors.house import Doors
from desktop_app.views.frame.idle import IdleLock
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Page
from desktop_app.views.theme import Theme
from desktop_app.views.widgets import ask
from desktop_app.workspace import Workspace
from tests import build

DOORS = Doors(floor=build.TINY, cost=build.TINY)


@contextmanager
def a_window(qtbot: QtBot, app: QApplication, look: Theme, size: tuple[int, int] = (1366, 768)) -> Iterator[MainWindow]:
    """Give a window that is shown; at the end it is closed, and the vault with it."""
    idle = IdleLock(app, 5)
    window = MainWindow(Workspace(), DOORS, look, idle)
    window.resize(*size)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.begin()
    try:
        yield window
    finally:
        with ask.answering() as told:
            window.close()
            qtbot.waitUntil(lambda: not window.isVisible())
        background.wait_for_all()
        idle.stop()
        app.removeEventFilter(idle)
        for done_with in (idle, window):
            done_with.deleteLater()
        settle()
        assert told == []


def unlock(qtbot: QtBot, window: MainWindow, folder: Path, passphrase: str = build.PASSPHRASE, login: str = "") -> None:
    """Type what opens the vault, and wait until it is open."""
    window.doorway.show_vault(folder)
    form = window.doorway.unlock.form
    form.fill({"login": login, "passphrase": passphrase})
    window.doorway.unlock.do_it.click()
    qtbot.waitUntil(lambda: window.workspace.is_open and window.frame.page is not None)
    regain(qtbot, window)


def regain(qtbot: QtBot, window: MainWindow) -> None:
    """Let the window have the keyboard again after a box; without a window manager nobody else gives it back."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle()


def shown(window: MainWindow, kind: type[Page]) -> bool:
    """Say whether a page of this kind is shown."""
    return isinstance(window.frame.page, kind)


def settle() -> None:
    """Let everything happen that was put off until the event loop runs."""
    for _round in range(6):
        QApplication.processEvents()


# -- fixtures, which the folders of the window's own screens import ------------------------------------------------


@pytest.fixture(scope="session")
def vault_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with a school, two members of staff and a case; nobody opens this folder again."""
    place = tmp_path_factory.mktemp("frame")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        with clock.running(lambda: build.MORNING), build.new_vault(place / "vault") as vault:
            build.add_staff(vault)
            build.do(
                vault,
                "case.open",
                build.ask(
                    "case.open",
                    title="Year 9 group chat",
                    came_to_attention="2026-11-02T08:00:00+00:00",
                    disclosure_route="direct",
                    procedure_followed="not_known",
                ),
            )
    return place / "vault"


@pytest.fixture(autouse=True)
def this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings and the own data of this computer in a place of each test's own."""
    monkeypatch.setattr(settings, "place", lambda: tmp_path / "settings.json")
    monkeypatch.setattr(paths, "own_data", lambda: tmp_path / "own")


@pytest.fixture
def folder(vault_on_disk: Path, tmp_path: Path) -> Path:
    """A copy of that vault."""
    shutil.copytree(vault_on_disk, tmp_path / "vault")
    return tmp_path / "vault"


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, look: Theme) -> Iterator[MainWindow]:
    """The window before anything is open."""
    with a_window(qtbot, qapp, look) as made:
        yield made


@pytest.fixture
def inside(qtbot: QtBot, window: MainWindow, folder: Path) -> MainWindow:
    """The window with the vault open."""
    unlock(qtbot, window, folder)
    return window
