"""Asked for, refused, taken, several at once: what each writes down, and references that are given only once."""

from typing import Any

import pytest

from desktop_app.models.case import Correction
from desktop_app.models.device import Device, Hold, Seal, SearchRecord
from desktop_app.models.person import Person
from desktop_app.models.vocabulary import Answer, CustodyKind, Owner
from desktop_app.models.vocabulary import DeviceState as S
from tests.services.asking import SEARCH, THING, VIEWING, request
from tests.services.journeys import brought
from tests.services.scene import CASE, CHILD, OTHER_CASE, SHARER, TEACHER, Scene


def test_asked_refused_and_taken_in_the_end(scene: Scene) -> None:
    device = scene.do("device.ask", request("device.ask", make="Fictiphone"))
    assert device == "D-2026-0001"
    scene.later(5)
    scene.do("device.record_refusal", request("device.record_refusal", device))
    scene.later(5)
    taken = scene.do("device.confiscate", request("device.confiscate", device, colour="black"), by=TEACHER)
    assert taken == "HF/1"
    # Both references lead to it; it is one device with one chain.
    for reference in (device, taken):
        row = scene.device(reference)
        assert (row.asked_reference, row.exhibit_reference, row.make, row.colour) == (
            device, taken, "Fictiphone", "black",
        )  # fmt: skip
    assert [event.kind.value for event in scene.chain(taken)] == ["asked", "refused", "taken"]
    assert scene.gaps(taken) == []


def test_exhibit_references_belong_to_their_producer_and_never_come_twice(scene: Scene) -> None:
    def taken(**how: Any) -> str:
        return scene.do("device.confiscate", request("device.confiscate", **how))

    assert [taken(), taken(taken_by=TEACHER), taken(case=OTHER_CASE), taken(taken_by=TEACHER)] == [
        "OL/1", "HF/1", "OL/2", "HF/2",
    ]  # fmt: skip
    scene.do("device.enter_in_error", request("device.enter_in_error", "OL/2"))
    assert taken() == "OL/3"
    scene.do("device.return_to_owner", request("device.return_to_owner", "HF/2"))
    assert scene.do("device.confiscate", request("device.confiscate", "HF/2")) == "HF/2"
    assert scene.device("HF/2").producer_id == 3
    assert taken(taken_by=TEACHER) == "HF/3"


def test_several_things_of_one_search(scene: Scene) -> None:
    before = scene.size()
    things = [THING | {"kind": "phone"}, THING | {"kind": "tablet", "taken_by": TEACHER}, THING | {"kind": "usb_stick"}]
    search = scene.do("device.take_together", request("device.take_together", things=things))
    assert search == "S-2026-0001"
    assert scene.size() == before + 1
    (record,) = scene.rows(SearchRecord)
    devices = scene.rows(Device)
    assert [(row.exhibit_reference, row.kind.value, row.search_id) for row in devices] == [
        ("OL/1", "phone", record.id), ("HF/1", "tablet", record.id), ("OL/2", "usb_stick", record.id),
    ]  # fmt: skip
    assert record.searched_for == SEARCH["searched_for"]
    card = scene.do("device.confiscate", request("device.confiscate", kind="sim", part_of="OL/1", search=search))
    assert scene.device(card).parent_id == scene.device("OL/1").id
    assert scene.device(card).search_id == record.id


def test_nothing_of_several_is_kept_where_one_is_refused(scene: Scene) -> None:
    things = [THING, THING | {"taken_from": {"person": "P-0099"}}]
    (problem,) = scene.refusal("device.take_together", request("device.take_together", things=things))
    assert problem.field == "things[1].taken_from.person"


def test_a_search_that_found_nothing_is_recorded_too(scene: Scene) -> None:
    given = request("device.record_search", person=None, person_in_words="a pupil of year 9", found="nothing")
    assert scene.do("device.record_search", given) == "S-2026-0001"
    (record,) = scene.rows(SearchRecord)
    assert (record.person_id, record.person_text, record.found) == (None, "a pupil of year 9", "nothing")
    assert record.occurred_at == scene.moment


def test_a_viewing_while_it_is_taken_is_a_link_of_its_own(scene: Scene) -> None:
    given = request("device.confiscate", content_viewed="yes", viewing=VIEWING, taken_by=TEACHER)
    device = scene.do("device.confiscate", given)
    taken, viewed = scene.events(device)
    assert (taken.kind, viewed.kind) == (CustodyKind.TAKEN, CustodyKind.VIEWED)
    assert (viewed.done_by_id, viewed.reason, viewed.authorised_by, viewed.witness) == (
        taken.done_by_id, VIEWING["why"], VIEWING["authorised_by"], VIEWING["present"],
    )  # fmt: skip
    assert scene.device(device).content_viewed is Answer.YES


def test_the_schools_own_device(scene: Scene) -> None:
    given = request("device.confiscate", owner="school", taken_from={"other": "the media room"}, kind="camera")
    device = scene.do("device.confiscate", given)
    assert scene.device(device).owner is Owner.SCHOOL
    assert scene.chain(device)[0].from_other == "the media room"


def test_seal_numbers_are_given_once_in_the_whole_register(scene: Scene) -> None:
    brought(scene, S.RETURNED, seal="FH 5")
    other = scene.do("device.confiscate", request("device.confiscate", case=OTHER_CASE))
    assert scene.rules("device.seal", request("device.seal", other, seal="FH 5")) == {"seal-used"}
    scene.do("device.seal", request("device.seal", other, seal="FH 6"))
    assert sorted(seal.number for seal in scene.rows(Seal)) == ["FH 5", "FH 6"]


# -- facts put right -------------------------------------------------------------------------------------------


def corrections(scene: Scene) -> list[tuple[str, str, str | None, str | None, str]]:
    return [(row.subject, row.field, row.earlier, row.now, row.reason) for row in scene.rows(Correction)]


def test_a_corrected_fact_keeps_its_earlier_value_and_the_reason(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    given = {"device": device, "reason": "It was read wrong.", "colour": "green", "screen_touched": "yes",
             "touched_detail": "Hal Fernsby, to stop the ringing", "owner_person": CHILD}  # fmt: skip
    scene.do("device.correct", given)
    assert corrections(scene) == [
        (device, "colour", None, "green", "It was read wrong."),
        (device, "screen_touched", "no", "yes", "It was read wrong."),
        (device, "touched_detail", None, "Hal Fernsby, to stop the ringing", "It was read wrong."),
        (device, "owner_person", None, CHILD, "It was read wrong."),
    ]
    scene.do("device.correct", given | {"colour": "teal", "owner_person": SHARER})
    assert corrections(scene)[4:] == [
        (device, "colour", "green", "teal", "It was read wrong."),
        (device, "owner_person", CHILD, SHARER, "It was read wrong."),
    ]


def test_taken_again_keeps_the_earlier_facts(scene: Scene) -> None:
    device = brought(scene, S.RETURNED)
    scene.do(
        "device.confiscate", request("device.confiscate", device, grounds="seen in the corridor", power_found="off")
    )
    assert corrections(scene) == [
        (device, "grounds", "used in a lesson", "seen in the corridor", "taken again"),
        (device, "power_found", "on", "off", "taken again"),
        (device, "power_left", "switched_off", None, "taken again"),
        (device, "adviser", "police", None, "taken again"),
    ]


def test_a_person_put_right(scene: Scene) -> None:
    scene.do(
        "person.correct", {"person": CHILD, "reason": "Typed wrong.", "full_name": "Nia Prosser", "year_group": "9"}
    )
    (child,) = [row for row in scene.rows(Person) if row.reference == CHILD]
    assert child.full_name == "Nia Prosser"
    assert corrections(scene) == [
        (CHILD, "full_name", "Nia Prosser-Quince", "Nia Prosser", "Typed wrong."),
        (CHILD, "year_group", None, "9", "Typed wrong."),
    ]


@pytest.mark.parametrize("verb", ["device.record_release", "device.end_hold"])
def test_a_hold_ends_with_who_ended_it(scene: Scene, verb: str) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do(verb, request(verb, device))
    (hold,) = scene.rows(Hold)
    assert (hold.ended_at, hold.ended_by) == (scene.moment, "PC Olive Marsh")


def test_an_action_writes_one_cases_rows_or_shared_ones(scene: Scene) -> None:
    def both() -> None:
        with scene.vault.writing() as tx:
            for case in (1, 2):
                tx.session.add(Hold(case_id=case, basis="two at once", placed_at=scene.moment))
            tx.record("test.both", 1, "{}", subject=CASE)

    before = scene.everything()
    with pytest.raises(AssertionError, match="one case"):
        both()
    assert scene.everything() == before
