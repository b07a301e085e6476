"""What happens to the vault itself stands in its record too, however much there is to say of it."""

import pytest

from desktop_app.models.case import Correction
from desktop_app.models.school import VaultEvent
from desktop_app.services.school import accepted_alarms
from desktop_app.vault.opening import Alarm
from tests.services.asking import request
from tests.services.scene import Scene


def notes(scene: Scene) -> list[tuple[str, str | None, str | None]]:
    return [(row.kind.value, row.subject, row.detail) for row in scene.rows(VaultEvent)]


PROSE = (
    "The computer was dropped on its way to the office, would not start, and was taken to the caretaker, who put in "
    "another disk on Tuesday; the backup of the evening before was found on the stick in the safe, and was put back "
    "while Barnaby Quill looked on. "
)


@pytest.mark.parametrize("times", [0, 2])
def test_a_restoring_is_recorded_however_much_is_said(scene: Scene, times: int) -> None:
    said = dict.fromkeys(("backup_point", "replaced_point", "reason"), (PROSE * times)[:500]) if times else {}
    given = request("vault.restore", **said)
    scene.do("vault.restore", given)
    assert notes(scene) == [
        ("restored", "backup", given["backup_point"]),
        ("restored", "replaced", given["replaced_point"]),
        ("restored", "reason", given["reason"]),
    ]


def test_a_change_of_the_ways_in_is_recorded(scene: Scene) -> None:
    scene.do("vault.note", request("vault.note"))
    assert notes(scene) == [("key_added", "bquill", "A way in for the deputy.")]


def test_an_accepted_alarm_is_told_from_then_on(scene: Scene) -> None:
    scene.vault.alarm = Alarm(rule="anchor", sentence="The sealed point is missing.")
    scene.do("vault.accept_alarm", request("vault.accept_alarm"))
    with scene.vault.reading() as session:
        assert [event.detail for event in accepted_alarms(session)] == ["The computer was repaired."]


def test_what_is_stored_is_in_no_ones_language(scene: Scene) -> None:
    scene.do("school.describe", request("school.describe"))
    assert {row.reason for row in scene.rows(Correction)} == {"described anew"}
