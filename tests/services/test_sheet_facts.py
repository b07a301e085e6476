"""What an officer must find on the sheet: why it is kept, when it is collected, who touched it, what was signed."""

from typing import Any

import pytest

from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services import register
from tests.services.asking import request
from tests.services.journeys import brought
from tests.services.packing import issued
from tests.services.scene import CASE, CHILD, TEACHER, Scene


def test_the_basis_and_reference_of_a_hold_stand_on_the_sheet_while_it_stands(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    assert issued(scene).exhibits[0].holds == ()
    scene.later(5)
    given = {"device": device, "basis": "Referral made by telephone", "police_reference": "CAD 101/2026"}
    scene.do("device.hold_for_police", given)
    (hold,) = issued(scene).exhibits[0].holds
    assert (hold.basis, hold.reference, hold.since, hold.whole_case) == (
        "Referral made by telephone", "CAD 101/2026", scene.moment, False,
    )  # fmt: skip
    assert issued(scene, variant="receipt").exhibits[0].holds == ()
    scene.later(5)
    scene.do("device.end_hold", request("device.end_hold", device))
    assert issued(scene).exhibits[0].holds == ()


def test_the_time_of_a_collection_stands_on_the_sheet(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    due = scene.ago(-120)
    given = request("device.arrange_collection", device, due=due.isoformat(), officer="PC Fictive", station="Coldwater")
    scene.do("device.arrange_collection", given)
    (exhibit,) = issued(scene).exhibits
    assert (exhibit.collector, exhibit.collection_due) == ("PC Fictive, Coldwater", due)
    assert [link.due_at for link in exhibit.links if link.due_at] == [due]
    scene.later(5)
    scene.do("device.cancel_collection", request("device.cancel_collection", device))
    (exhibit,) = issued(scene).exhibits
    assert (exhibit.collector, exhibit.collection_due) == (None, None)


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ({"touched_by": "Wren Notional"}, "Wren Notional"),
        ({}, "not named by itself; told by Odette Larkspur"),
    ],
)
def test_who_touched_it_is_a_person_and_why_is_beside(scene: Scene, told: dict[str, str], who: str) -> None:
    scene.do(
        "device.confiscate",
        request("device.confiscate", screen_touched="yes", touched_detail="to stop the ringing", **told),
    )
    (touch,) = issued(scene).touches
    assert (touch.who, touch.why) == (who, "to stop the ringing")


@pytest.mark.parametrize(
    ("receipt", "detail", "printed"),
    [
        ("signed_on_paper", "kept in file 7", ("receipt signed on paper", "kept in file 7")),
        ("not_done", None, ("no receipt was made", None)),
    ],
)
def test_after_the_handover_the_receipt_says_what_went(scene: Scene, receipt: str, detail: Any, printed: Any) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    given = request("device.hand_to_police", device, receipt=receipt, receipt_detail=detail)
    scene.do("device.hand_to_police", given)
    for variant in ("full", "receipt"):
        pack = issued(scene, variant=variant)
        assert pack.receipt == ()
        (one,) = pack.handed_over
        assert (one.exhibit, one.handed_at, one.officer) == (device, scene.moment, given["officer"])
        assert (one.receipt, one.receipt_detail) == printed


def test_a_receipt_that_is_to_follow_is_still_to_be_signed(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("device.hand_to_police", request("device.hand_to_police", device, receipt="to_follow"))
    pack = issued(scene)
    assert [row.exhibit for row in pack.receipt] == [device]
    assert pack.handed_over == ()


def test_nobody_explains_a_gap_before_it_was_over(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.later(5)
    scene.do("device.hand_to_police", request("device.hand_to_police", device, from_holder={"staff": TEACHER}))
    entry = scene.last(device).id
    given = request("device.explain_gap", entry=entry)
    over = scene.moment
    scene.later(10)
    assert scene.rules("device.explain_gap", given, at=scene.ago(11)) == {"before-gap"}
    scene.do("device.explain_gap", given, at=over)


def test_people_are_shown_by_case_and_by_reference(scene: Scene) -> None:
    bystander = scene.do("person.add", {"full_name": "Wren Notional"})
    with scene.vault.reading() as session:
        everyone = register.people(session)
        of_case = register.people(session, CASE)
        one = register.people(session, CHILD)
    assert CHILD in {row.reference for row in of_case}
    assert bystander in {row.reference for row in everyone} - {row.reference for row in of_case}
    assert [row.reference for row in one] == [CHILD]
    assert all(part.endswith(CASE) for row in of_case for part in row.parts)


def test_a_contradicted_principle_is_named_in_words(scene: Scene) -> None:
    brought(scene, S.MISSING)
    told = {"principles": [{"principle": 3, "answer": "yes"}], "responsible": "Odette Larkspur"}
    (problem,) = scene.refusal("handover.issue", request("handover.issue", declaration=told))
    assert str(problem).startswith("the third principle: ")
    assert problem.field == "declaration.principles[0]"


def test_the_trail_tells_which_way_in_and_why(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("device.end_hold", request("device.end_hold", device, reason="The referral was sent twice."))
    scene.do("vault.note", {"kind": "key_added", "subject": "hfernsby", "header": "a1"})
    scene.do("vault.note", {"kind": "key_removed", "subject": "hfernsby", "header": "a2"})
    scene.do("vault.note", {"kind": "recovered", "subject": "hfernsby", "header": "a3"})
    scene.do("vault.note", {"kind": "key_changed", "subject": "recovery", "header": "a4"})
    with scene.vault.reading() as session:
        ended, added, removed, recovered, code = (row.sentence for row in register.trail(session)[-5:])
    assert "Reason: The referral was sent twice." in ended
    assert "added a passphrase for hfernsby" in added
    assert "removed the passphrase of hfernsby" in removed
    assert "with the recovery code" in recovered
    assert "made a new recovery code" in code
