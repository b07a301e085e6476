"""What the vault's tests stand on: a computer of their own, and a vault in which every table is filled."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import settings
from desktop_app.vault.vault import Vault
from tests import build


@pytest.fixture(autouse=True)
def this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of this computer in a place of each test's own."""
    monkeypatch.setattr(settings, "place", lambda: tmp_path / "settings" / "settings.json")


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed vault with rows in every table."""
    place = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        with build.new_vault(place / "vault") as vault:
            build.fill(vault)
    return place / "vault"


@pytest.fixture
def folder(filled_once: Path, tmp_path: Path) -> Path:
    """A copy of that folder for one test."""
    return Path(shutil.copytree(filled_once, tmp_path / "vault"))


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    """The vault in that copy, open."""
    with build.open_vault(folder) as opened:
        yield opened
