"""What the tests of verbs stand on: one school, made once, and a copy of it in memory for each test."""

from collections.abc import Iterator

import pytest

from desktop_app import clock, settings
from tests import build
from tests.services.scene import Scene, founded


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The school as it stands before anything is taken; nobody changes this one."""
    place = tmp_path_factory.mktemp("school")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        with clock.running(lambda: build.MORNING):
            vault = build.new_vault(place / "vault")
        with founded(vault) as scene:
            yield scene


@pytest.fixture
def scene(school: Scene) -> Iterator[Scene]:
    """A copy of the school for one test."""
    with school.copy() as copied:
        yield copied
