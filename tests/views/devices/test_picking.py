"""Naming people in a form about devices: accents need not be typed, and who is covered is picked without the name."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.services import register
from desktop_app.services.rules.comparing import plain_name
from desktop_app.views.devices.people import HolderPick, Known
from desktop_app.workspace import Workspace
from tests.services.asking import request
from tests.services.scene import CASE, NAMES, OTHER_CASE, REPORTER, Scene

COVERED = f"Whoever reported (name withheld), {REPORTER}"
KEPT = "Not on the register: kept as words."


def options(workspace: Workspace, case: str | None) -> list[str]:
    return [option.words for option in Known(workspace, case).holder_options()]


def test_who_reported_can_be_picked_in_their_case_without_being_named(scene: Scene, workspace: Workspace) -> None:
    offered = options(workspace, CASE)
    assert COVERED in offered
    assert not [words for words in offered if NAMES[REPORTER] in words]
    for other in (OTHER_CASE, None):
        assert COVERED not in options(workspace, other), "there the same person would be named"


def test_what_was_taken_from_who_reported_names_nobody(scene: Scene, workspace: Workspace, qtbot: QtBot) -> None:
    pick = holder(workspace, qtbot)
    QTest.keyClicks(pick.field, COVERED)
    assert pick.value() == {"person": REPORTER}
    device = scene.do("device.confiscate", request("device.confiscate", taken_from=pick.value()))
    assert NAMES[REPORTER] not in repr(workspace.ask(register.device, device))


def test_accents_need_not_be_typed(scene: Scene, workspace: Workspace, qtbot: QtBot) -> None:
    name = "Zofia Dąbrowska"
    scene.do("person.add", {"full_name": name})
    pick = holder(workspace, qtbot)
    said = told(pick)
    QTest.keyClicks(pick.field, "dabrow")
    assert [option.words for option in pick._fitting("dabrow")] == [name]
    assert said == []
    QTest.keyClicks(pick.field, "ska")
    pick.field.setText("")
    QTest.keyClicks(pick.field, plain_name(name))
    assert pick.picked is not None


def test_it_is_said_where_words_lead_to_nobody(scene: Scene, workspace: Workspace, qtbot: QtBot) -> None:
    pick = holder(workspace, qtbot)
    said = told(pick)
    QTest.keyClicks(pick.field, "A man from the bus company")
    assert said == [[KEPT]]
    assert pick.value() == {"other": "A man from the bus company"}


def holder(workspace: Workspace, qtbot: QtBot) -> HolderPick:
    made = HolderPick(Known(workspace, CASE).holder_options())
    qtbot.addWidget(made)
    made.show()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def told(pick: HolderPick) -> list[list[str]]:
    said: list[list[str]] = []
    keep: Callable[[list[str]], None] = said.append
    pick.advised.connect(keep)
    return said
