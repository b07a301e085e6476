"""Touched, seen, not known, put right: what a declaration may say of it, and what the sheet keeps saying."""

import pytest

from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services.handover_pack import HandoverPack
from tests.services.asking import BREACH, request
from tests.services.journeys import brought
from tests.services.packing import YES, issued, principles
from tests.services.scene import Given, Scene

TOUCHED = {"screen_touched": "yes", "touched_detail": "Hal Fernsby, it rang"}


def what(pack: HandoverPack) -> list[str]:
    """Return what the section on touches says, row by row."""
    return [touch.what for touch in pack.touches]


def test_a_viewing_is_recorded_as_one(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    given = request("device.correct", device, content_viewed="yes")
    (problem,) = scene.refusal("device.correct", given)
    assert (problem.field, problem.rule) == ("content_viewed", "viewing")
    assert "device.record_access" in problem.message
    seen = request("device.record_access", device, viewed="yes", authorised_by="the head", present="Hal Fernsby")
    scene.do("device.record_access", seen)
    scene.do("device.correct", given)
    assert what(issued(scene)) == ["Content seen"]
    assert principles(scene) == [1, 2]


def test_a_touch_that_was_none_stays_to_be_read(scene: Scene) -> None:
    device = scene.do("device.confiscate", request("device.confiscate", **TOUCHED))
    assert principles(scene) == [1, 2]
    scene.later(5)
    given = request("device.correct", device, screen_touched="no", reason="It was another telephone.", colour=None)
    scene.do("device.correct", given)
    pack = issued(scene, **YES)
    (touch,) = pack.touches
    assert touch.what == (
        "Screen touched: was Yes, corrected on this day to No. It had said: Hal Fernsby, it rang"
    )  # fmt: skip
    assert (touch.who, touch.why, touch.occurred_at) == ("Odette Larkspur", "It was another telephone.", scene.moment)
    assert "Hal Fernsby" not in (pack.exhibits[0].as_found or "")
    assert scene.device(device).touched_detail is None
    scene.do("device.correct", request("device.correct", device, **TOUCHED))
    assert principles(scene) == [1, 2]
    assert len(issued(scene).touches) == 2


def test_a_correction_cannot_hide_behind_a_word(scene: Scene) -> None:
    device = scene.do("device.confiscate", request("device.confiscate", **TOUCHED))
    scene.later(5)
    scene.do("device.correct", request("device.correct", device, screen_touched="no", reason="taken again"))
    assert len(issued(scene).touches) == 1


@pytest.mark.parametrize("answers", [{"screen_touched": "not_known"}, {"content_viewed": "not_known"}])
def test_what_is_not_known_is_no_yes(scene: Scene, answers: Given) -> None:
    scene.do("device.confiscate", request("device.confiscate", **answers))
    assert principles(scene) == [1, 2]
    told = {"principles": [{"principle": n, "answer": "not_known"} for n in (1, 2)]}
    assert issued(scene, declaration=told).declaration.principles


# -- entered in error ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", [S.HELD_FOR_POLICE, S.COLLECTION_ARRANGED])
def test_what_is_held_for_the_police_is_no_error_without_a_word(scene: Scene, state: S) -> None:
    device = brought(scene, state)
    deed = "device.enter_in_error"
    assert scene.rules(deed, request(deed, device)) == {"hold"}
    scene.do(deed, request(deed, device, breach=BREACH))
    (breach,) = issued(scene).breaches
    assert (breach.exhibit, breach.reason, breach.told) == (device, BREACH["reason"], BREACH["told"])
    with scene.vault.reading() as session:
        row = session.connection().exec_driver_sql("SELECT ended_by, ended_reason FROM hold").one()
    assert tuple(row) == ("entered in error", "It was entered twice.")
    scene.do("case.close", request("case.close"))


def test_without_a_hold_it_is_no_breach(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    given = request("device.enter_in_error", device, breach=BREACH)
    assert scene.rules("device.enter_in_error", given) == {"no-breach"}


# -- printed together ------------------------------------------------------------------------------------------

CUT = "Exampla, asked for PIN", "2580 series"


def test_what_is_printed_together_is_read_together(scene: Scene) -> None:
    (problem,) = scene.refusal("device.confiscate", request("device.confiscate", make=CUT[0], model=CUT[1]))
    assert problem.field == "model"
    device = scene.do("device.confiscate", request("device.confiscate", make=CUT[0]))
    for deed, other in (("device.correct", {"colour": None}), ("device.confiscate", {})):
        if deed == "device.confiscate":
            scene.do("device.return_to_owner", request("device.return_to_owner", device))
            scene.later(5)
        (problem,) = scene.refusal(deed, request(deed, device, model=CUT[1], **other))
        assert problem.field == "model"
    together = request("device.move", device, reason="The child gave the PIN", condition="2580 on the back")
    assert {problem.field for problem in scene.refusal("device.move", together)} == {"condition"}
