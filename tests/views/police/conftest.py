"""A school on a real encrypted vault, the workspace that shows it, and pages opened in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import clock, settings
from desktop_app.views.every_page import WholeCasePage
from desktop_app.views.page import Going, Page, Place
from desktop_app.workspace import Workspace
from tests import build
from tests.services.scene import CASE, TEN, Scene, founded
from tests.views.finding import opened
from tests.views.police.reading import Case

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def school_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The school as it stands before anything is answered; nobody opens this folder again."""
    place = tmp_path_factory.mktemp("police")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        with clock.running(lambda: build.MORNING):
            vault = build.new_vault(place / "vault")
        with founded(vault):
            pass
    return place / "vault"


@pytest.fixture
def scene(school_on_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """A copy of that school, open, with the scene's own clock."""
    monkeypatch.setattr(settings, "place", lambda: tmp_path / "settings.json")
    shutil.copytree(school_on_disk, tmp_path / "vault")
    with clock.running(lambda: TEN):
        vault = build.open_vault(tmp_path / "vault")
    with Scene(vault) as made, clock.running(lambda: made.moment):
        yield made


@pytest.fixture
def workspace(scene: Scene, qtbot: QtBot) -> Iterator[Workspace]:
    """The workspace that has the school open."""
    made = Workspace()
    made.adopt(scene.vault)
    yield made
    made.deleteLater()


@pytest.fixture
def show(workspace: Workspace, qtbot: QtBot) -> Callable[[type[Page], Going], Page]:
    """Open a page as the window does, at the size it has on a school laptop."""

    def shown(kind: type[Page], going: Going, width: int = 1182, height: int = 640) -> Page:
        return opened(qtbot, kind(workspace, going), width, height)

    return shown


def went(page: Page) -> list[Going]:
    """Return the list into which every way that a page goes is written."""
    ways: list[Going] = []
    page.go.connect(ways.append)
    return ways


@pytest.fixture
def police(show: Opener) -> Case:
    """The police part of the case, in its page."""
    page = show(WholeCasePage, Going(place=Place.CASE, reference=CASE, part="police"))
    assert isinstance(page, WholeCasePage)
    return Case(page)
