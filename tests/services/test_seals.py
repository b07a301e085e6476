"""Seals: said not to be intact, put right, read again, and never the same number on two things."""

import pytest

from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services.rules.continuity import GapKind
from tests.services.asking import UNDECIDED, request
from tests.services.journeys import brought
from tests.services.packing import issued, principles
from tests.services.scene import MOTHER, SHARER, TEACHER, Given, Scene

NUMBER = "FH 1001"
BROKEN: list[tuple[str, S, Given]] = [
    ("device.move", S.HELD_FOR_POLICE, {"seal_intact": "no", "condition": "bag slit"}),
    ("device.check_seal", S.HELD_FOR_POLICE, {"intact": "no", "condition": "bag slit"}),
    ("device.record_access", S.HELD_FOR_POLICE, {"seal_intact": "no", "why": "bag slit"}),
    ("device.hand_to_police", S.HELD_FOR_POLICE,
     {"seal_intact": "no", "condition": "bag slit", "seal_explanation": "not known"}),
    ("device.receive_back", S.RELEASED_BY_POLICE, {"seal_intact": "no", "condition": "bag slit"}),
    ("device.change_seal", S.HELD_FOR_POLICE, {"old_intact": "no", "reason": "bag slit"}),
]  # fmt: skip


def link_of(scene: Scene, device: str) -> str:
    """Return the detail of a device's last link as it is printed."""
    (exhibit,) = [one for one in issued(scene).exhibits if one.reference == device]
    return exhibit.links[-1].detail or ""


@pytest.mark.parametrize(("deed", "state", "other"), BROKEN)
def test_a_broken_seal_is_told_and_speaks_against_yes(scene: Scene, deed: str, state: S, other: Given) -> None:
    device = brought(scene, state)
    scene.do(deed, request(deed, device, **other))
    detail = link_of(scene, device)
    assert "not intact" in detail
    assert "bag slit" in detail
    assert {1, 3} <= set(principles(scene))


@pytest.mark.parametrize(
    ("deed", "state", "said"),
    [
        ("device.receive_back", S.RELEASED_BY_POLICE, "seal intact; condition: one corner bent"),
        ("device.return_to_owner", S.HELD_PENDING_DECISION, "It lay in the drawer.; condition: one corner bent"),
        ("device.record_release", S.WITH_POLICE, "PC Olive Marsh; condition: one corner bent"),
        ("device.hand_to_police", S.HELD_FOR_POLICE, "seal intact; condition: one corner bent"),
    ],
)
def test_a_condition_is_printed(scene: Scene, deed: str, state: S, said: str) -> None:
    device = brought(scene, state)
    scene.do(deed, request(deed, device, condition="one corner bent"))
    assert link_of(scene, device).startswith(said)


def test_broken_and_then_intact_without_another_seal_is_a_gap(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    check = "device.check_seal"
    scene.do(check, request(check, device, intact="no", condition="cut open"))
    assert scene.gaps(device) == []
    scene.later(5)
    scene.do(check, request(check, device))
    assert [gap.kind for gap in scene.gaps(device)] == [GapKind.SEAL]
    (gap,) = issued(scene).exhibits[0].gaps
    assert gap.seal_words == (
        f"Seal {NUMBER} was said not to be intact in link 3, and to be intact in link 4; no other seal is recorded "
        "between."
    )
    scene.later(5)
    scene.do(check, request(check, device))  # told once
    assert len(scene.gaps(device)) == 1


def test_broken_and_sealed_anew_is_no_gap(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("device.check_seal", request("device.check_seal", device, intact="no", condition="cut open"))
    scene.do("device.change_seal", request("device.change_seal", device))
    scene.do("device.check_seal", request("device.check_seal", device))
    assert scene.gaps(device) == []


def test_a_seal_put_right_is_put_right_where_it_came_off(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    sealed = next(event for event in scene.chain(device) if event.seal_in)
    scene.do("device.change_seal", request("device.change_seal", device, old_intact="yes"))
    scene.do("device.correct_entry", request("device.correct_entry", entry=sealed.id, seal="FH 1009"))
    assert scene.gaps(device) == []
    assert issued(scene).exhibits[0].links[-1].seal_out == "FH 1009"


def test_a_seal_put_right_is_put_right_where_it_was_still_on(scene: Scene) -> None:
    device = brought(scene, S.MISSING)
    sealed = next(event for event in scene.chain(device) if event.seal_in)
    scene.do("device.record_found", request("device.record_found", device, new_seal=NUMBER))
    scene.do("device.correct_entry", request("device.correct_entry", entry=sealed.id, seal="FH 1009"))
    assert [gap.kind for gap in scene.gaps(device)] == [GapKind.MISSING]
    assert scene.device(device).seal_number == "FH 1009"


def test_a_seal_that_was_read_stays_as_it_was_read(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    given = request("device.change_seal", device, old_seal="FH 9", seal_explanation="not known")
    scene.do("device.change_seal", given)
    assert [gap.kind for gap in scene.gaps(device)] == [GapKind.SEAL]
    assert issued(scene).exhibits[0].links[-1].seal_out == "FH 9"


def test_back_without_a_seal_there_is_none(scene: Scene) -> None:
    device = brought(scene, S.RELEASED_BY_POLICE)
    scene.do("device.receive_back", request("device.receive_back", device, seal_intact="no"))
    assert scene.device(device).seal_number is None
    exhibit = issued(scene).exhibits[0]
    assert (exhibit.seal, exhibit.earlier_seals) == (None, (NUMBER,))
    assert (exhibit.links[-1].seal, exhibit.links[-1].seal_out) == (None, NUMBER)


def test_back_with_its_seal_it_is_still_on(scene: Scene) -> None:
    device = brought(scene, S.RELEASED_BY_POLICE)
    scene.do("device.receive_back", request("device.receive_back", device))
    assert scene.device(device).seal_number == NUMBER


@pytest.mark.parametrize("other", ["lm-1", "LM-1 ", " lm-1", "L\u041c-1", "\uff2c\uff2d-1", "LM\u200b-1"])
def test_a_number_that_is_read_the_same_is_the_same(scene: Scene, other: str) -> None:
    brought(scene, S.HELD_PENDING_DECISION, seal="LM-1")
    given = request("device.seal", brought(scene, S.TAKEN), seal=other)
    assert scene.rules("device.seal", given) <= {"seal-used", "unseen"}


def test_a_number_of_lookalikes_is_found_from_a_plain_one(scene: Scene) -> None:
    brought(scene, S.HELD_PENDING_DECISION, seal="L\u041c-1")
    assert scene.rules("device.seal", request("device.seal", brought(scene, S.TAKEN), seal="LM-1")) == {"seal-used"}


def test_the_spelling_of_its_own_number_can_be_put_right(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION, seal="lm-1")
    sealed = next(event for event in scene.chain(device) if event.seal_in)
    scene.do("device.correct_entry", request("device.correct_entry", entry=sealed.id, seal="LM-1"))
    scene.do("device.check_seal", request("device.check_seal", device, seal=" lm-1"))
    assert (scene.device(device).seal_number, scene.gaps(device)) == ("LM-1", [])


# -- where it is -----------------------------------------------------------------------------------------------


def test_a_place_is_the_same_in_capitals(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do("device.check_seal", request("device.check_seal", device, place=" safe", shelf="2 "))
    assert scene.gaps(device) == []
    assert scene.device(device).place == "Safe"


def test_where_it_was_seen_is_where_it_is(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do("device.check_seal", request("device.check_seal", device, place="Staff room", shelf=None))
    assert [gap.kind for gap in scene.gaps(device)] == [GapKind.PLACE]
    assert (scene.device(device).place, scene.device(device).shelf) == ("Staff room", None)
    scene.later(5)
    scene.do("device.move", request("device.move", device))
    assert (scene.last(device).from_place, len(scene.gaps(device))) == ("Staff room", 1)


def test_what_others_do_with_it_is_no_gap(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do("device.return_to_owner", request("device.return_to_owner", device, to={"person": MOTHER}))
    scene.later(5)
    scene.do("device.confiscate", request("device.confiscate", device, taken_from={"person": SHARER}))
    assert scene.gaps(device) == []


def test_another_officer_may_bring_it_back(scene: Scene) -> None:
    device = brought(scene, S.RELEASED_BY_POLICE)
    given = request("device.receive_back", device, received_from={"other": "DC Ruth Alder"})
    scene.do("device.receive_back", given)
    assert scene.gaps(device) == []


def test_a_thing_released_in_the_school_was_not_away(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("device.record_release", request("device.record_release", device))
    scene.do("device.receive_back", request("device.receive_back", device))
    assert [gap.kind for gap in scene.gaps(device)] == [GapKind.HOLDER]


def test_an_explanation_stays_with_a_corrected_entry(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do("device.move", request("device.move", device, from_holder={"staff": TEACHER}))
    number = scene.last(device).id
    scene.do("device.explain_gap", request("device.explain_gap", entry=number, explanation="It lay on the desk."))
    for _time in range(2):
        scene.do("device.correct_entry", request("device.correct_entry", entry=number, witness="Tamsin Mossop"))
        number = scene.last(device).id
    (gap,) = issued(scene).exhibits[0].gaps
    assert gap.explanation == "It lay on the desk."
    left = request("case.close", still_open=[{"item": device, "reason": "It is kept."}, UNDECIDED])
    scene.do("case.close", left)
