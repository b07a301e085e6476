"""The window and its vaults, for these tests too, and the settings shown in it."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.settings.page import SettingsPage
from tests.views.devices.hands import Hands
from tests.views.window import folder, inside, settle, this_computer, vault_on_disk, window

__all__ = ["folder", "hands", "inside", "page", "this_computer", "vault_on_disk", "window"]


@pytest.fixture
def page(inside: MainWindow) -> SettingsPage:
    """The settings, as the safeguarding lead sees them."""
    inside.frame.go(Going(place=Place.SETTINGS))
    settle()
    found = inside.frame.page
    assert isinstance(found, SettingsPage)
    return found


@pytest.fixture
def hands(inside: MainWindow, qtbot: QtBot) -> Hands:
    """A person's hands on the whole window."""
    return Hands(qtbot, inside)
