"""A school with one case in every kind of trouble, and what tests of its pages do again and again."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.vault.vault import Vault
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.widgets.buttons import Button
from tests import build
from tests.services import asking
from tests.services.scene import CASE, Scene, founded
from tests.views.finding import said

#: The moment at which the pages are looked at: two days after the case was opened.
NOW = build.MORNING + timedelta(days=2, hours=4)
P = TypeVar("P", bound=Page)
Opener = Callable[..., P]


def troubled(vault: Vault) -> Scene:
    """Fill a vault with a case in which one device is held, one is not sealed, one has a gap, and one is missing."""
    scene = founded(vault)
    for number in range(4):
        taken = asking.request("device.confiscate", make="Fable", model=f"Nine {number}")
        device = scene.do("device.confiscate", taken)
        if number != 1:
            scene.later(10)
            scene.do("device.seal", asking.request("device.seal", device, seal=f"FH 000{number}"))
    scene.later(20)
    scene.do("device.hold_for_police", asking.request("device.hold_for_police", "OL/1"))
    scene.later(60)
    moved = {
        "device": "OL/3", "from_holder": {"staff": "hfernsby"}, "from_place": "Room 12",
        "to": {"staff": build.LOGIN}, "place": "Safe", "shelf": "2", "reason": "Found in the wrong room.",
    }  # fmt: skip
    scene.do("device.move", moved)
    scene.later(60 * 20)
    scene.do("device.report_missing", asking.request("device.report_missing", "OL/4"))
    return scene


def way(place: Place, reference: str = "", part: str = "", **filled: object) -> Going:
    """Return a place to go to."""
    return Going(place=place, reference=reference, part=part, filled=tuple(filled.items()))


def deed(verb: str, **filled: object) -> Going:
    """Return the way to a deed about the case."""
    return way(Place.DEED, CASE, verb, case=CASE, **filled)


def ways(page: Page) -> list[Going]:
    """Return the list into which every way that a page goes is written."""
    found: list[Going] = []
    page.go.connect(found.append)
    return found


def press(qtbot: QtBot, root: QWidget, name: str) -> None:
    """Press the one visible button of this name, as a mouse does."""
    found = [one for one in root.findChildren(QAbstractButton) if one.isVisible() and said(one) == name]
    assert len(found) == 1, f"{len(found)} buttons bear the name {name!r}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def buttons(root: QWidget) -> list[str]:
    """Return the names of the buttons that are seen."""
    return [said(one) for one in root.findChildren(Button) if one.isVisible()]


def seen(root: QWidget) -> str:
    """Return every word that is seen on a page, each label on a line of its own."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible() and label.text())
