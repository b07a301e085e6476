"""A real vault with a case, a child, a reporter and a sealed phone, and the page on which it is handed over."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import clock, settings
from desktop_app.models.vocabulary import DeviceState
from desktop_app.views.handover.page import HandoverPage
from desktop_app.views.page import Going, Place
from desktop_app.workspace import Workspace
from tests import build
from tests.services.journeys import brought
from tests.services.scene import CASE, founded


@pytest.fixture(scope="session")
def school_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vault's folder as every test finds it; nobody opens this one again."""
    place = tmp_path_factory.mktemp("handover")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        with clock.running(lambda: build.MORNING):
            vault = build.new_vault(place / "vault")
        with founded(vault) as scene:
            brought(scene, DeviceState.HELD_FOR_POLICE)
    return place / "vault"


@pytest.fixture
def workspace(
    school_on_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Workspace]:
    """A copy of that vault, open in a window's workspace."""
    monkeypatch.setattr(settings, "place", lambda: tmp_path / "settings.json")
    shutil.copytree(school_on_disk, tmp_path / "vault")
    workspace = Workspace()
    workspace.adopt(build.open_vault(tmp_path / "vault"))
    yield workspace
    workspace.lock()


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> HandoverPage:
    """The page of the case, as it is first seen."""
    page = HandoverPage(workspace, Going(place=Place.HANDOVER, reference=CASE))
    qtbot.addWidget(page)
    page.resize(1182, 660)
    page.show()
    qtbot.waitUntil(lambda: bool(page.pane.text()))
    return page
