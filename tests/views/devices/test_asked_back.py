"""Several handed over without a search, a DSL who was told, and a seal number that is asked back at its field."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.models.device import Device, SearchRecord
from tests.services.journeys import brought
from tests.services.scene import CASE, Scene
from tests.views.devices.by_hand import DEEDS_BY_HAND, THING
from tests.views.devices.hands import Hands
from tests.views.devices.test_deeds import Show, deed, inner


def test_several_are_handed_over_without_a_search(scene: Scene, show: Show, qtbot: QtBot) -> None:
    page = deed(show, "device.take_together", CASE)
    hands = Hands(qtbot, page)
    hands.fill(page.form, {
        "Was anybody searched?": "No, handed over", "Taken from": "Tobiasz Wrzosek", "Where": "Room 12",
        "Witness": "Hal Fernsby", "Power you relied on": "School rules", "On what grounds": "used in a lesson",
        "What was taken": [THING, THING],
    })  # fmt: skip
    assert not any(field.name.startswith("search.") and field.wanted for field in page.form.fields())
    hands.press(page.does)
    assert not page.trouble.text(), page.trouble.text()
    assert scene.rows(SearchRecord) == []
    assert [(row.exhibit_reference, row.grounds) for row in scene.rows(Device)] == [
        ("OL/1", "used in a lesson"), ("OL/2", "used in a lesson"),
    ]  # fmt: skip


def test_a_dsl_who_records_a_search_was_told(show: Show) -> None:
    page = deed(show, "device.record_search", CASE)
    assert page.form.field("dsl_told").control.value() == "Yes: Odette Larkspur is the DSL and recorded this"


@pytest.mark.parametrize(
    ("verb", "label"),
    [
        ("device.hand_to_police", "Seal number read aloud"),
        ("device.check_seal", "Number read from the bag"),
        ("device.change_seal", "Number of the old seal"),
    ],
)
def test_another_seal_number_is_asked_back_at_its_field(
    scene: Scene, show: Show, qtbot: QtBot, verb: str, label: str
) -> None:
    case = DEEDS_BY_HAND[verb]
    assert case.before is not None
    page = deed(show, verb, brought(scene, case.before))
    hands = Hands(qtbot, page)
    hands.fill(page.form, inner(page, case.answers) | {label: "FH 9"})
    before = scene.size()
    hands.press(page.does)
    assert scene.size() == before
    assert "FH 1001" in hands.field(page.form, label).problem
    hands.fill(page.form, {"What is known of why": "The figures are smudged."})
    hands.press(page.does)
    assert scene.size() == before + 1
