"""A missing thing: nobody and no place is recorded as having it, and the gap begins when it was last known."""

import pytest

from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services import register
from desktop_app.services.handover_pack import Exhibit
from tests.services.asking import request
from tests.services.journeys import brought
from tests.services.packing import issued
from tests.services.scene import Scene


def missing(scene: Scene) -> str:
    """Return a device that was sealed twenty minutes before it was found to be missing."""
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.later(15)
    scene.do("device.report_missing", request("device.report_missing", device))
    scene.later(5)
    return device


def exhibit(scene: Scene) -> Exhibit:
    (one,) = issued(scene).exhibits
    return one


def test_the_gap_begins_when_it_was_last_known(scene: Scene) -> None:
    device = missing(scene)
    sealed, lost = (scene.chain(device)[number].occurred_at for number in (1, -1))
    (gap,) = exhibit(scene).gaps
    assert (gap.last_holder, gap.last_at, gap.next_at) == ("Odette Larkspur", sealed, None)
    assert sealed < lost
    scene.do("device.record_found", request("device.record_found", device))
    (gap,) = exhibit(scene).gaps
    assert (gap.last_holder, gap.last_at, gap.next_at) == ("Odette Larkspur", sealed, scene.moment)


def test_nobody_and_nowhere_is_recorded_meanwhile(scene: Scene) -> None:
    device = missing(scene)
    row = scene.device(device)
    assert (row.held_by_staff_id, row.held_by_person_id, row.held_by_other) == (None, None, None)
    assert (row.place, row.shelf, row.seal_number) == (None, None, "FH 1001")
    with scene.vault.reading() as session:
        told = register.device(session, device)
    assert (told.row.held_by, told.row.place) == (None, None)
    assert told.gaps[0].startswith("Last recorded with Odette Larkspur at 10:10")


def test_the_sheet_says_where_it_was_last_recorded(scene: Scene) -> None:
    missing(scene)
    told = exhibit(scene)
    assert (told.held_by, told.held_at, told.held_since) == (
        "last recorded with Odette Larkspur", "last recorded at: Safe, 2", None,
    )  # fmt: skip


@pytest.mark.parametrize(("state", "lines"), [(S.HELD_FOR_POLICE, 1), (S.MISSING, 0), (S.RELEASED_BY_POLICE, 0)])
def test_the_receipt_lists_what_the_school_has(scene: Scene, state: S, lines: int) -> None:
    brought(scene, state)
    receipt = issued(scene, variant="receipt")
    assert len(receipt.receipt) == lines


@pytest.mark.parametrize(("mode", "lines"), [("signed_on_paper", 0), ("not_done", 0), ("to_follow", 1)])
def test_the_receipt_lists_what_is_still_to_be_signed_for(scene: Scene, mode: str, lines: int) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("device.hand_to_police", request("device.hand_to_police", device, receipt=mode))
    receipt = issued(scene, variant="receipt")
    assert [("receipt was to follow" in row.description) for row in receipt.receipt] == [True] * lines
    assert "With the police already" in receipt.exhibits[0].description


def test_the_receipt_says_which_exhibit_is_missing(scene: Scene) -> None:
    brought(scene, S.MISSING)
    assert "Missing" in issued(scene, variant="receipt").exhibits[0].description
    assert "Missing" not in issued(scene).exhibits[0].description
