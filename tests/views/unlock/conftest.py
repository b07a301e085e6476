"""The window and its vaults, for these tests too, and a vault of which the recovery code is known."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import clock, settings
from desktop_app.services.school import Founding
from desktop_app.vault.vault import Vault
from desktop_app.views.main_window import MainWindow
from tests import build
from tests.views.devices.hands import Hands
from tests.views.window import folder, inside, this_computer, vault_on_disk, window

__all__ = ["Coded", "coded", "folder", "hands", "inside", "this_computer", "vault_on_disk", "window"]


@dataclass(frozen=True, kw_only=True)
class Coded:
    """A closed vault and its recovery code."""

    folder: Path
    code: str


@pytest.fixture
def hands(window: MainWindow, qtbot: QtBot) -> Hands:
    """A person's hands on the screens before a vault is open."""
    return Hands(qtbot, window.doorway)


@pytest.fixture(scope="session")
def coded_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Coded:
    """A vault with two members of staff, the second without a passphrase; nobody opens this folder again."""
    place = tmp_path_factory.mktemp("coded")
    with pytest.MonkeyPatch.context() as patched, clock.running(lambda: build.MORNING):
        patched.setattr(settings, "place", lambda: place / "settings.json")
        vault, code = Vault.create(
            place / "vault", login=build.LOGIN, passphrase=build.PASSPHRASE, practice=False, cost=build.TINY
        )
        with vault:
            founding = Founding(
                school="Fernhollow School", dsl="Odette Larkspur", login=build.LOGIN, initials="OL", urn="100000"
            )
            build.do(vault, "school.found", founding)
            build.add_staff(vault)
    return Coded(folder=place / "vault", code=code)


@pytest.fixture
def coded(coded_on_disk: Coded, tmp_path: Path) -> Coded:
    """A copy of that vault."""
    shutil.copytree(coded_on_disk.folder, tmp_path / "coded")
    return Coded(folder=tmp_path / "coded", code=coded_on_disk.code)
