"""Groups of people of whom only about how many is known: counted, changed with the reason, and ended."""

import pytest

from desktop_app.models.case import Correction
from desktop_app.services import register
from desktop_app.services.register import GroupRow
from tests.services.asking import request
from tests.services.scene import CASE, OTHER_CASE, Scene

GROUP = "G-2026-0001"


def groups(scene: Scene, case: str = CASE) -> tuple[GroupRow, ...]:
    with scene.vault.reading() as session:
        return register.groups(session, case)


def test_a_group_is_counted_until_it_ends(scene: Scene) -> None:
    assert scene.do("group.add", request("group.add")) == GROUP
    assert scene.do("group.change", request("group.change")) == GROUP
    assert groups(scene) == (
        GroupRow(reference=GROUP, label="tutor group of year 9", year_group="9", about=24, ended_reason=None),
    )
    scene.do("group.end", request("group.end"))
    assert [row.ended_reason for row in groups(scene)] == ["Everyone in it is named by now."]
    assert groups(scene, OTHER_CASE) == ()


def test_the_earlier_number_stays_with_the_reason(scene: Scene) -> None:
    scene.do("group.add", request("group.add"))
    scene.do("group.change", request("group.change"))
    (kept,) = [row for row in scene.rows(Correction) if row.subject == GROUP]
    assert (kept.field, kept.earlier, kept.now, kept.reason) == ("about", "30", "24", "The form tutor counted them.")


@pytest.mark.parametrize("about", [2, 2000])
def test_the_ends_of_what_can_be_counted(scene: Scene, about: int) -> None:
    scene.do("group.add", request("group.add", about=about, year_group=None))
    assert [row.about for row in groups(scene)] == [about]


def test_a_name_that_is_covered_does_not_stand_in_a_label(scene: Scene) -> None:
    scene.do("group.add", request("group.add", label="friends of Ottoline"))
    assert [row.label for row in groups(scene)] == ["friends of [name withheld]"]
