"""Who had it when: late entries judged at their own time, corrections that take nothing away, gaps that are told."""

from datetime import timedelta

import pytest

from desktop_app.models.custody import CustodyEvent, GapExplanation
from desktop_app.models.device import Hold, Seal
from desktop_app.models.vocabulary import CustodyKind
from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services.rules import continuity
from desktop_app.services.rules.continuity import GapKind
from tests.services.asking import BREACH, request
from tests.services.journeys import brought
from tests.services.scene import LEAD, MOTHER, SHARER, TEACHER, Scene


def entry(scene: Scene, device: str, kind: CustodyKind) -> CustodyEvent:
    """Return the last event of a kind that counts."""
    return next(event for event in reversed(scene.chain(device)) if event.kind is kind)


def kinds(scene: Scene, device: str) -> list[str]:
    return [event.kind.value for event in scene.chain(device)]


def sound(scene: Scene, device: str) -> None:
    """See that the row says what the chain says, and that the chain holds together."""
    row, standing = scene.device(device), continuity.stand(scene.events(device))
    assert continuity.broken_order(scene.events(device)) is None
    assert (row.state, row.seal_number, row.place, row.shelf) == (
        standing.state, standing.seal, standing.spot.place, standing.spot.shelf,
    )  # fmt: skip
    assert (row.held_by_staff_id, row.held_by_person_id, row.held_by_other) == (
        standing.hand.staff_id, standing.hand.person_id, standing.hand.other,
    )  # fmt: skip


# -- late entries ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "asked_why"), [(60, False), (60.01, True), (0, False)])
def test_an_hour_is_not_late(scene: Scene, minutes: float, asked_why: bool) -> None:
    at = scene.ago(minutes)
    if asked_why:
        assert scene.rules("person.add", request("person.add"), at=at) == {"late"}
    scene.do("person.add", request("person.add"), at=at, late="the computer was off" if asked_why else None)


def test_both_times_and_the_reason_are_kept(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    scene.later(120)
    at = scene.ago(119)
    scene.do("device.move", request("device.move", device), at=at, late="there was no time", by=TEACHER)
    moved = scene.last(device)
    assert (moved.occurred_at, moved.recorded_at, moved.late_reason) == (at, scene.moment, "there was no time")
    assert moved.done_by_id != moved.entered_by_id == 1


def test_a_late_entry_is_judged_at_its_own_time(scene: Scene) -> None:
    device = brought(scene, S.WITH_POLICE)
    assert scene.rules("device.move", request("device.move", device)) == {"move"}
    scene.do("device.move", request("device.move", device, place="Head's room", to={"staff": TEACHER}), at=scene.ago(7))
    assert kinds(scene, device)[-3:] == ["held_for_police", "moved", "handed_to_police"]
    # It took its "from" from how things stood then; what follows was re-checked, and the break is told.
    assert [gap.kind for gap in scene.gaps(device)] == [GapKind.HOLDER]
    assert scene.device(device).state is S.WITH_POLICE
    sound(scene, device)


def test_a_forgotten_sealing_can_still_be_recorded(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    at = scene.moment
    scene.later(10)
    scene.do("device.move", request("device.move", device, place="Safe", shelf="2"))
    scene.later(10)
    scene.do("device.seal", request("device.seal", device), at=at)
    assert kinds(scene, device) == ["taken", "sealed", "awaiting_decision", "moved"]
    assert scene.device(device).state is S.HELD_PENDING_DECISION
    sound(scene, device)
    scene.do("device.hold_for_police", request("device.hold_for_police", device))


def test_a_late_entry_under_which_later_ones_break_is_refused(scene: Scene) -> None:
    device = brought(scene, S.COLLECTION_ARRANGED)
    at = scene.ago(12)
    (problem,) = scene.refusal("device.return_to_owner", request("device.return_to_owner", device), at=at)
    assert (problem.field, problem.rule) == ("at", "order")


def test_late_entries_of_one_moment_stand_as_written_down(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    at = scene.ago(2)
    for place in ("Office", "Corridor", "Library"):
        scene.do("device.move", request("device.move", device, place=place), at=at)
    assert [event.to_place for event in scene.chain(device)[1:]] == ["Office", "Corridor", "Library"]
    assert scene.device(device).place == "Library"


# -- corrections of entries ------------------------------------------------------------------------------------


def test_a_correction_is_added_and_the_earlier_entry_stays(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    before = {event.id: vars(event).copy() for event in scene.events(device)}
    sealed = entry(scene, device, CustodyKind.SEALED)
    scene.later(30)
    given = request("device.correct_entry", entry=sealed.id, shelf="3", to={"staff": TEACHER}, witness="Tamsin Mossop")
    assert scene.do("device.correct_entry", given) == device
    now = {event.id: event for event in scene.events(device)}
    for number, columns in before.items():
        for name, value in columns.items():
            if name != "_sa_instance_state":
                assert getattr(now[number], name) == value
    (right,) = [event for number, event in now.items() if number not in before]
    assert (right.corrects_id, right.correction_reason) == (sealed.id, "The witness was another.")
    assert (right.occurred_at, right.recorded_at) == (sealed.occurred_at, scene.moment)
    assert (right.to_place, right.to_shelf, right.seal_in) == (sealed.to_place, "3", sealed.seal_in)
    assert scene.device(device).shelf == "3"
    assert scene.device(device).held_by_staff_id == right.to_staff_id != sealed.to_staff_id
    sound(scene, device)


def test_a_correction_can_be_corrected(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    scene.do("device.correct_entry", request("device.correct_entry", entry=scene.last(device).id, place="Room 13"))
    scene.do("device.correct_entry", request("device.correct_entry", entry=scene.last(device).id, place="Room 14"))
    assert [event.to_place for event in scene.events(device)] == ["Room 12", "Room 13", "Room 14"]
    assert [event.to_place for event in scene.chain(device)] == ["Room 14"]
    sound(scene, device)


def test_the_reason_for_being_late_stays_with_a_corrected_entry(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    scene.later(90)
    scene.do("device.move", request("device.move", device), at=scene.ago(80), late="there was no time")
    scene.do("device.correct_entry", request("device.correct_entry", entry=scene.last(device).id))
    assert scene.last(device).late_reason == "there was no time"


@pytest.mark.parametrize("minutes", [-4, 3])
def test_a_time_is_put_right_with_what_followed_of_itself(scene: Scene, minutes: int) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    sealed = entry(scene, device, CustodyKind.SEALED)
    at = sealed.occurred_at + timedelta(minutes=minutes)
    scene.do("device.correct_entry", request("device.correct_entry", entry=sealed.id, happened_at=at.isoformat()))
    assert [(event.kind.value, event.occurred_at) for event in scene.chain(device)[1:]] == [
        ("sealed", at), ("awaiting_decision", at),
    ]  # fmt: skip
    assert scene.device(device).since == at
    sound(scene, device)
    # And once more, from the correction.
    sealed, at = entry(scene, device, CustodyKind.SEALED), at + timedelta(minutes=1)
    scene.do("device.correct_entry", request("device.correct_entry", entry=sealed.id, happened_at=at.isoformat()))
    assert {event.occurred_at for event in scene.chain(device)[1:]} == {at}


def test_entries_change_their_order_only_where_that_can_be(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    for place in ("Office", "Library"):
        scene.do("device.move", request("device.move", device, place=place))
        scene.later(5)
    office = next(event for event in scene.chain(device) if event.to_place == "Office")
    at = (scene.ago(2)).isoformat()
    scene.do("device.correct_entry", request("device.correct_entry", entry=office.id, happened_at=at))
    assert [event.to_place for event in scene.chain(device)] == ["Room 12", "Library", "Office"]
    assert scene.device(device).place == "Office"
    taken = scene.chain(device)[0]
    given = request("device.correct_entry", entry=taken.id, happened_at=at)
    assert scene.rules("device.correct_entry", given) == {"order"}


def test_a_hold_begins_and_ends_when_its_entries_say(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    held = entry(scene, device, CustodyKind.HELD_FOR_POLICE)
    began = held.occurred_at - timedelta(minutes=2)
    scene.do("device.correct_entry", request("device.correct_entry", entry=held.id, happened_at=began.isoformat()))
    scene.do("device.end_hold", request("device.end_hold", device))
    ended = entry(scene, device, CustodyKind.HOLD_ENDED)
    later = scene.later(5) - timedelta(minutes=1)
    scene.do("device.correct_entry", request("device.correct_entry", entry=ended.id, happened_at=later.isoformat()))
    (hold,) = scene.rows(Hold)
    assert (hold.placed_at, hold.ended_at) == (began, later)


def test_a_seal_typed_wrong_is_free_for_the_bag_that_bears_it(scene: Scene) -> None:
    first, second = brought(scene, S.HELD_PENDING_DECISION, seal="FH 4471"), brought(scene, S.TAKEN)
    assert scene.rules("device.seal", request("device.seal", second, seal="FH 4471")) == {"seal-used"}
    sealed = entry(scene, first, CustodyKind.SEALED)
    scene.do("device.correct_entry", request("device.correct_entry", entry=sealed.id, seal="FH 4417"))
    assert scene.device(first).seal_number == "FH 4417"
    scene.do("device.seal", request("device.seal", second, seal="FH 4471"))
    for device in (first, second):
        sound(scene, device)
    third = brought(scene, S.TAKEN)
    for number in ("FH 4471", "FH 4417"):
        assert scene.rules("device.seal", request("device.seal", third, seal=number)) == {"seal-used"}


def test_a_seal_found_later_takes_the_place_of_its_absence(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    scene.do("device.seal", request("device.seal", device, seal=None, no_seal_reason="no bag was left"))
    sealed = entry(scene, device, CustodyKind.SEALED)
    scene.do("device.correct_entry", request("device.correct_entry", entry=sealed.id, seal="FH 12"))
    right = entry(scene, device, CustodyKind.SEALED)
    assert (right.seal_in, right.no_seal_reason, scene.device(device).seal_number) == ("FH 12", None, "FH 12")


def test_a_number_read_wrong_at_a_check_puts_no_seal_on(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do("device.check_seal", request("device.check_seal", device, seal="FH 1010", seal_explanation="not known"))
    assert [gap.kind for gap in scene.gaps(device)] == [GapKind.SEAL]
    checked = entry(scene, device, CustodyKind.SEAL_CHECKED)
    scene.do("device.correct_entry", request("device.correct_entry", entry=checked.id, seal="FH 1001"))
    assert scene.gaps(device) == []
    right = entry(scene, device, CustodyKind.SEAL_CHECKED)
    assert (right.seal_in, right.seal_seen, scene.device(device).seal_number) == (None, "FH 1001", "FH 1001")
    assert [seal.number for seal in scene.rows(Seal)] == ["FH 1001"]


# -- gaps ------------------------------------------------------------------------------------------------------


def test_an_unbroken_chain_has_no_gap(scene: Scene) -> None:
    device = brought(scene, S.RELEASED_BY_POLICE)
    for deed, other in (
        ("device.receive_back", {"shelf": "2"}), ("device.check_seal", {}), ("device.change_seal", {}),
        ("device.record_access", {}), ("device.move", {}),
    ):  # fmt: skip
        scene.do(deed, request(deed, device, **other))
        scene.later(5)
    scene.do("device.return_to_owner", request("device.return_to_owner", device))
    assert scene.gaps(device) == []
    sound(scene, device)


@pytest.mark.parametrize(
    ("deed", "other", "kind"),
    [
        ("device.move", {"from_holder": {"staff": TEACHER}}, GapKind.HOLDER),
        ("device.move", {"from_holder": {"other": "the caretaker"}}, GapKind.HOLDER),
        ("device.move", {"from_place": "Staff room"}, GapKind.PLACE),
        ("device.move", {"from_place": "Safe", "from_shelf": "4"}, GapKind.PLACE),
        ("device.check_seal", {"place": "Staff room", "shelf": None}, GapKind.PLACE),
        ("device.check_seal", {"seal": "FH 9", "seal_explanation": "not known"}, GapKind.SEAL),
        ("device.change_seal", {"old_seal": "FH 9", "seal_explanation": "not known"}, GapKind.SEAL),
        ("device.hand_to_police", {"seal": "FH 9", "seal_explanation": "not known"}, GapKind.SEAL),
        ("device.hand_to_police", {"from_holder": {"staff": TEACHER}}, GapKind.HOLDER),
        ("device.return_to_owner", {"from_holder": {"staff": TEACHER}}, GapKind.HOLDER),
        ("device.transfer", {"from_holder": {"staff": TEACHER}}, GapKind.HOLDER),
    ],
)
def test_a_break_is_recorded_and_told_never_refused(
    scene: Scene, deed: str, other: dict[str, object], kind: GapKind
) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do(deed, request(deed, device, **other))
    (gap,) = scene.gaps(device)
    assert gap.kind is kind
    assert gap.after.id == scene.last(device).id
    assert gap.before.kind is CustodyKind.SEALED
    sound(scene, device)


def test_a_shelf_that_was_not_named_is_no_contradiction(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do("device.check_seal", request("device.check_seal", device, shelf=None))
    assert scene.gaps(device) == []


@pytest.mark.parametrize("deed", ["device.record_found", "device.hand_to_police", "device.return_to_owner"])
def test_what_was_missing_stays_broken(scene: Scene, deed: str) -> None:
    device = brought(scene, S.MISSING)
    held = {"from_holder": {"staff": TEACHER}} if deed != "device.record_found" else {}
    scene.do(deed, request(deed, device, **held))
    (gap,) = scene.gaps(device)
    assert (gap.kind, gap.before.kind) == (GapKind.MISSING, CustodyKind.MISSING)
    if held:
        assert scene.last(device).from_staff_id is not None
    sound(scene, device)


def test_found_with_its_seal_on_keeps_it(scene: Scene) -> None:
    device = brought(scene, S.MISSING, seal="FH 31")
    scene.do("device.record_found", request("device.record_found", device, new_seal="FH 31"))
    assert scene.device(device).seal_number == "FH 31"
    assert entry(scene, device, CustodyKind.FOUND).seal_in is None
    scene.do("device.hand_to_police", request("device.hand_to_police", device, seal="FH 31"))
    assert [gap.kind for gap in scene.gaps(device)] == [GapKind.MISSING]


def test_a_bag_that_was_opened_and_not_sealed_again_has_no_seal(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    given = request("device.change_seal", device, new_seal=None, no_seal_reason="no bag was left")
    scene.do("device.change_seal", given)
    assert scene.device(device).seal_number is None
    sound(scene, device)


def test_a_gap_is_explained_as_often_as_needed_and_stays(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do("device.move", request("device.move", device, from_holder={"staff": TEACHER}))
    (gap,) = scene.gaps(device)
    for words in ("It lay on the desk.", "Hal Fernsby had it and forgot to say."):
        assert scene.do("device.explain_gap", request("device.explain_gap", entry=gap.after.id, explanation=words))
    assert [row.explanation for row in scene.rows(GapExplanation)] == [
        "It lay on the desk.", "Hal Fernsby had it and forgot to say.",
    ]  # fmt: skip
    assert len(scene.gaps(device)) == 1


def test_a_gap_is_gone_when_the_missing_link_is_entered(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    at = scene.moment
    scene.later(10)
    scene.do("device.move", request("device.move", device, from_holder={"staff": TEACHER}, from_place="Desk"))
    assert len(scene.gaps(device)) == 1
    scene.do("device.move", request("device.move", device, to={"staff": TEACHER}, place="Desk"), at=at)
    assert scene.gaps(device) == []
    sound(scene, device)


# -- breaches --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("deed", ["device.return_to_owner", "device.transfer"])
def test_what_happened_under_a_hold_is_recorded_as_a_breach(scene: Scene, deed: str) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    assert scene.rules(deed, request(deed, device)) == {"hold"}
    scene.do(deed, request(deed, device, breach=BREACH))
    event = scene.last(device)
    assert (event.breach_rule, event.breach_reason, event.breach_told) == ("hold", BREACH["reason"], BREACH["told"])


def test_after_a_release_it_is_no_breach(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("device.record_release", request("device.record_release", device))
    scene.do("device.return_to_owner", request("device.return_to_owner", device))
    assert scene.last(device).breach_rule is None


def test_a_hold_that_came_later_does_not_reach_back(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    # The hold stands since five minutes ago; twelve minutes ago the device was not even sealed.
    given = request("device.move", device, to={"person": MOTHER}, place=None)
    scene.do("device.move", given, at=scene.ago(7))
    assert scene.last(device).breach_rule is None


def test_taken_again_keeps_its_reference_and_what_was_known(scene: Scene) -> None:
    device = scene.do("device.confiscate", request(
        "device.confiscate", make="Fictiphone", colour="black", screen_touched="yes", owner="someone_else",
        owner_person=SHARER, touched_by="Hal Fernsby", touched_detail="to stop the ringing",
    ))  # fmt: skip
    scene.later(5)
    scene.do("device.return_to_owner", request("device.return_to_owner", device))
    scene.later(5)
    assert scene.do("device.confiscate", request("device.confiscate", device, colour="blue")) == device
    row = scene.device(device)
    assert (row.make, row.colour, row.owner.value, row.screen_touched) == ("Fictiphone", "blue", "someone_else", "no")
    touched = entry(scene, device, CustodyKind.TOUCHED)
    assert (touched.occurred_at, touched.done_by_other, touched.reason) == (
        scene.chain(device)[0].occurred_at, "Hal Fernsby", "to stop the ringing",
    )  # fmt: skip
    sound(scene, device)


def test_holders_need_no_login(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    for to in ({"person": MOTHER}, {"other": "the caretaker"}, {"staff": LEAD}):
        scene.do("device.move", request("device.move", device, to=to))
        sound(scene, device)
