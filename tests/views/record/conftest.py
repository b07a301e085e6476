"""The window and its vaults, for these tests too, and the record shown in it."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import clock
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.record.page import RecordPage
from tests import build
from tests.views.conftest import NOW
from tests.views.devices.hands import Hands
from tests.views.window import folder, inside, settle, this_computer, vault_on_disk, window

__all__ = ["folder", "hands", "inside", "page", "this_computer", "vault_on_disk", "window"]


@pytest.fixture
def page(inside: MainWindow, noon: None) -> RecordPage:
    """The record of a vault in which something was done on Monday, and something on Wednesday."""
    with clock.running(lambda: NOW):
        build.add_staff(inside.workspace.vault, "kelderwood", "KE")
    inside.frame.go(Going(place=Place.RECORD))
    settle()
    found = inside.frame.page
    assert isinstance(found, RecordPage)
    return found


@pytest.fixture
def hands(inside: MainWindow, qtbot: QtBot) -> Hands:
    """A person's hands on the whole window."""
    return Hands(qtbot, inside)
