"""A school on a real encrypted vault, one case in every kind of trouble, and the workspace that shows it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app import clock
from desktop_app.views.page import Going, Page
from desktop_app.vault.vault import Vault
from desktop_app.workspace import Workspace
from tests import build
from tests.services import asking
from tests.services.scene import CASE, SHARER, Scene, founded

#: The moment at which the pages are looked at: two days after the case was opened.
NOW = build.MORNING + timedelta(days=2, hours=4)


def troubled(vault: Vault) -> Scene:
    """Fill a vault with one case in which a device is held, one is not sealed, one has a gap, and one is missing."""
    scene = founded(vault)
    for number in range(4):
        device = scene.do("device.confiscate", asking.request("device.confiscate", make="Fable", model=f"Nine {number}"))
        if number != 1:
            scene.later(10)
            scene.do("device.seal", asking.request("device.seal", device, seal=f"FH 000{number}"))
    scene.later(20)
    scene.do("device.hold_for_police", asking.request("device.hold_for_police", "OL/1"))
    scene.later(60)
    scene.do(
        "device.move",
        {"device": "OL/3", "from_holder": {"staff": "hfernsby"}, "from_place": "Room 12", "to": {"staff": build.LOGIN},
         "place": "Safe", "shelf": "2", "reason": "Found in the wrong room."},
    )  # fmt: skip
    scene.later(60 * 20)
    scene.do("device.report_missing", asking.request("device.report_missing", "OL/4"))
    return scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """The troubled school, its clock at the moment at which the pages are looked at."""
    with troubled(build.new_vault(tmp_path / "vault")) as made:
        made.moment = NOW
        with clock.running(lambda: made.moment):
            yield made


@pytest.fixture
def workspace(scene: Scene, qapp: object) -> Iterator[Workspace]:
    """The workspace that has the school open."""
    made = Workspace()
    made.adopt(scene.vault)
    yield made
    made.deleteLater()


def went(page: Page) -> list[Going]:
    """Return the list into which every way that a page goes is written."""
    ways: list[Going] = []
    page.go.connect(ways.append)
    return ways


__all__ = ["CASE", "NOW", "SHARER", "troubled", "went"]
