"""Exceptional viewings: always recordable, never described, and shown beside what the devices say themselves."""

import pytest

from desktop_app.services import register
from desktop_app.services.register import ViewingRow
from tests.services.asking import VIEWING, request
from tests.services.scene import CASE, LEAD, OTHER_CASE, TEACHER, Given, Scene

NONE = "Viewed by staff: none recorded."
REMARK = "Not by the DSL: guidance says only the DSL; check current guidance."


def viewings(scene: Scene) -> tuple[ViewingRow, ...]:
    with scene.vault.reading() as session:
        return register.viewings(session, CASE)


def statement(scene: Scene, case: str = CASE) -> str:
    with scene.vault.reading() as session:
        return register.viewing_statement(session, case)


def test_a_case_says_that_none_is_recorded(scene: Scene) -> None:
    assert (viewings(scene), statement(scene)) == ((), NONE)


def test_a_viewing_is_kept_whole(scene: Scene) -> None:
    device = scene.do("device.confiscate", request("device.confiscate"))
    assert scene.do("viewing.record", request("viewing.record") | {"device": device}, by=TEACHER) == "V-2026-0001"
    (row,) = viewings(scene)
    assert (row.reference, row.device, row.at_device, row.viewed_by) == (
        "V-2026-0001",
        device,
        False,
        "Odette Larkspur",
    )
    assert (row.reason, row.why, row.place) == ("shown_or_found", "The child held it up.", "Head’s office")
    assert (row.present, row.same_sex, row.authorised_by) == ("Hal Fernsby, not looking", "yes", "nobody")
    assert (row.signed, row.then_done) == ("not signed yet", "The phone was put face down.")
    assert (row.occurred_at, row.recorded_at, row.recorded_by) == (scene.moment, scene.moment, "Hal Fernsby")
    assert (row.by_lead, row.remark) == (True, None)
    assert (statement(scene), statement(scene, OTHER_CASE)) == ("Viewed by staff: V-2026-0001.", NONE)


@pytest.mark.parametrize("who", [{"viewed_by": TEACHER}, {"viewed_by": None, "viewed_by_name": "PC Olive Marsh"}])
def test_a_viewing_by_anybody_else_is_recorded_and_not_judged(scene: Scene, who: Given) -> None:
    scene.do("viewing.record", request("viewing.record", **who, reason="other"))
    (row,) = viewings(scene)
    assert (row.by_lead, row.remark) == (False, REMARK)


def test_who_has_led_since_changes_nothing_about_a_viewing(scene: Scene) -> None:
    scene.do("viewing.record", request("viewing.record"))
    scene.do("viewing.record", request("viewing.record", viewed_by=TEACHER))
    scene.later(60)
    scene.do("staff.correct", {"login": TEACHER, "reason": "He leads now.", "role": "deputy"})
    scene.do("staff.correct", {"login": LEAD, "reason": "She teaches again.", "role": "staff"})
    assert [row.by_lead for row in viewings(scene)] == [True, False]


def test_what_is_recorded_at_a_device_stands_beside_the_records(scene: Scene) -> None:
    seen = scene.do("device.confiscate", request("device.confiscate", content_viewed="yes", viewing=VIEWING))
    touched = scene.do("device.confiscate", request("device.confiscate"))
    scene.later(5)
    given = request("device.record_access", touched, viewed="yes", authorised_by="Ottoline", present="nobody",
                    done_by={"other": "Ottoline Brackenbury"})  # fmt: skip
    scene.do("device.record_access", given)
    scene.do("viewing.record", request("viewing.record"))
    record, first, second = viewings(scene)
    assert (record.at_device, first.at_device, second.at_device) == (False, True, True)
    assert (first.device, first.viewed_by, first.why, first.authorised_by) == (
        seen, "Odette Larkspur", "The child held it up.", "the head",
    )  # fmt: skip
    assert (first.by_lead, first.remark, first.reason, first.signed) == (True, None, None, None)
    assert (second.device, second.viewed_by, second.authorised_by, second.by_lead, second.remark) == (
        touched, "[name withheld]", "[name withheld]", False, REMARK,
    )  # fmt: skip
    assert statement(scene) == f"Viewed by staff: V-2026-0001; {seen}, at the device; {touched}, at the device."


def test_an_entry_that_was_corrected_is_told_once(scene: Scene) -> None:
    scene.do("device.confiscate", request("device.confiscate", content_viewed="yes", viewing=VIEWING))
    entry = scene.last("OL/1").id
    scene.do("device.correct_entry", request("device.correct_entry", entry=entry))
    (row,) = viewings(scene)
    assert row.present == "Tamsin Mossop"


def test_the_trail_says_why_in_words(scene: Scene) -> None:
    scene.do("viewing.record", request("viewing.record"))
    with scene.vault.reading() as session:
        last = register.trail(session, "V-2026-0001")[-1]
    assert last.sentence == ("Odette Larkspur recorded exceptional viewing V-2026-0001. Reason: The child held it up.")
    assert last.case == CASE
