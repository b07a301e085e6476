"""The troubled school on a real encrypted vault, the workspace that shows it, and pages opened in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import clock, settings
from desktop_app.views.page import Going, Page
from desktop_app.workspace import Workspace
from tests import build
from tests.services.scene import Scene
from tests.views.cases.school import NOW, troubled
from tests.views.finding import opened


@pytest.fixture(scope="session")
def school_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The school as every test finds it; nobody opens this folder again."""
    place = tmp_path_factory.mktemp("cases")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        with clock.running(lambda: build.MORNING):
            vault = build.new_vault(place / "vault")
        with troubled(vault):
            pass
    return place / "vault"


@pytest.fixture
def scene(school_on_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """A copy of that school, open, with the scene's own clock."""
    monkeypatch.setattr(settings, "place", lambda: tmp_path / "settings.json")
    shutil.copytree(school_on_disk, tmp_path / "vault")
    with (
        clock.running(lambda: NOW),
        Scene(build.open_vault(tmp_path / "vault"), NOW) as made,
        clock.running(lambda: made.moment),
    ):
        yield made


@pytest.fixture
def workspace(scene: Scene, qtbot: QtBot) -> Iterator[Workspace]:
    """The workspace that has the school open."""
    made = Workspace()
    made.adopt(scene.vault)
    yield made
    made.deleteLater()


@pytest.fixture
def show(workspace: Workspace, qtbot: QtBot) -> Callable[..., Page]:
    """Open a page as the window does, at the size it has on a school laptop."""

    def shown(kind: type[Page], going: Going, width: int = 1182, height: int = 640) -> Page:
        return opened(qtbot, kind(workspace, going), width, height)

    return shown
