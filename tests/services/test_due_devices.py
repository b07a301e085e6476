"""What is owed to devices: each thing appears, is overdue in its time, and goes away when it is done."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.models.decision_words import ReferralState as R
from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services.due import Code, Rank, State, Where
from tests.services.asking import request
from tests.services.decisions import decided
from tests.services.journeys import brought
from tests.services.owing import all_of, codes, everything, one, state
from tests.services.scene import CASE, SHARER, Scene

DAY = 60 * 24


def do(scene: Scene, action: str, device: str = "", **other: object) -> str:
    return scene.do(action, request(action, device, **other))


def police_call(scene: Scene, *topics: str) -> None:
    do(scene, "contact.record", with_kind="police", person=None, other="PC Olive Marsh", about=None,
       topics=list(topics or ("police",)))  # fmt: skip


# -- one device ------------------------------------------------------------------------------------------------


def test_a_device_is_to_be_sealed_within_half_an_hour(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    item = one(scene, Code.SEAL)
    assert (item.subject, item.verb, item.rank) == (device, "device.seal", Rank.EVIDENCE)
    assert item.due_at == item.since + timedelta(minutes=30)
    do(scene, "device.seal", device)
    assert state(scene, Code.SEAL) is None


def test_a_missing_device_is_to_be_found_now(scene: Scene) -> None:
    device = brought(scene, S.MISSING)
    item = one(scene, Code.DEVICE_MISSING)
    assert item.state is State.OVERDUE
    assert item.red
    do(scene, item.verb, device)
    assert state(scene, Code.DEVICE_MISSING) is None


def test_one_that_was_asked_for_is_to_be_settled_that_day(scene: Scene) -> None:
    device = brought(scene, S.ASKED)
    item = one(scene, Code.DEVICE_ASKED)
    assert (item.subject, item.page) == (device, Where.DEVICE)
    assert item.due_at == datetime(2026, 11, 2, 15, 30, tzinfo=UTC)
    do(scene, "device.confiscate", device)
    assert state(scene, Code.DEVICE_ASKED) is None


def test_a_decision_about_a_device_within_a_day_and_red_after_two(scene: Scene) -> None:
    brought(scene, S.HELD_PENDING_DECISION)
    item = one(scene, Code.DECIDE_DEVICE)
    assert item.due_at == item.since + timedelta(hours=24)
    scene.later(DAY)
    assert (state(scene, Code.DECIDE_DEVICE), one(scene, Code.DECIDE_DEVICE).red) == (State.OVERDUE, False)
    scene.later(DAY)
    assert one(scene, Code.DECIDE_DEVICE).red
    do(scene, "referral.send")
    assert state(scene, Code.DECIDE_DEVICE) is None


def test_what_was_not_referred_goes_back(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    decided(scene, R.NOT_REFERRED)
    assert state(scene, Code.DECIDE_DEVICE) is None
    item = one(scene, Code.RETURN_DEVICE)
    assert item.due_at == datetime(2026, 11, 5, *item.since.timetuple()[3:5], tzinfo=UTC)
    do(scene, "device.return_to_owner", device)
    assert state(scene, Code.RETURN_DEVICE) is None


def test_what_the_police_released_goes_back_once_the_school_has_it(scene: Scene) -> None:
    device = brought(scene, S.RELEASED_BY_POLICE)
    assert state(scene, Code.RETURN_DEVICE) is None
    do(scene, "device.receive_back", device)
    assert state(scene, Code.RETURN_DEVICE) is State.SOON
    do(scene, "device.return_to_owner", device)
    assert state(scene, Code.RETURN_DEVICE) is None


def test_what_the_police_lifted_goes_back(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    do(scene, "referral.send")
    do(scene, "police.record_advice", lifts=[{"device": device}])
    assert state(scene, Code.RETURN_DEVICE) is State.SOON
    scene.later(5)
    do(scene, "device.return_to_owner", device)
    assert state(scene, Code.RETURN_DEVICE) is None


def test_a_collection_that_fell_through_is_overdue_until_that_is_said(scene: Scene) -> None:
    device = brought(scene, S.COLLECTION_ARRANGED)
    item = one(scene, Code.COLLECTION)
    assert (item.state, item.due_at) == (State.TODAY, datetime(2026, 11, 2, 14, 0, tzinfo=UTC))
    scene.later(60 * 4)
    assert state(scene, Code.COLLECTION) is State.OVERDUE
    do(scene, "device.cancel_collection", device)
    assert state(scene, Code.COLLECTION) is None


def test_a_police_property_reference_is_chased_at_two_and_seven_days(scene: Scene) -> None:
    device = brought(scene, S.WITH_POLICE)
    handed = scene.last(device).occurred_at
    assert one(scene, Code.PROPERTY_REFERENCE).due_at == handed + timedelta(days=2)
    scene.later(DAY * 2)
    assert state(scene, Code.PROPERTY_REFERENCE) is State.OVERDUE
    police_call(scene)
    assert one(scene, Code.PROPERTY_REFERENCE).due_at == handed + timedelta(days=7)
    scene.later(DAY * 5)
    assert state(scene, Code.PROPERTY_REFERENCE) is State.OVERDUE
    do(scene, "device.correct", device, colour=None, police_property="PR/77/26")
    assert state(scene, Code.PROPERTY_REFERENCE) is None


# -- the police, reviews ---------------------------------------------------------------------------------------


def test_the_police_are_asked_after_one_school_day_and_then_every_three(scene: Scene) -> None:
    brought(scene, S.HELD_FOR_POLICE)
    held = one(scene, Code.POLICE_CONTACT).since
    assert one(scene, Code.POLICE_CONTACT).due_at == held + timedelta(days=1)
    scene.later(DAY + 5)
    assert state(scene, Code.POLICE_CONTACT) is State.OVERDUE
    police_call(scene)
    item = one(scene, Code.POLICE_CONTACT)
    assert item.due_at == scene.moment + timedelta(days=3)  # Tuesday to Friday
    scene.later(DAY * 3)
    assert state(scene, Code.POLICE_CONTACT) is State.OVERDUE
    police_call(scene)
    assert one(scene, Code.POLICE_CONTACT).due_at == scene.moment + timedelta(days=5)  # Friday to Wednesday


def test_nobody_answering_is_no_contact(scene: Scene) -> None:
    brought(scene, S.HELD_FOR_POLICE)
    scene.later(DAY + 5)
    do(scene, "contact.record", kind="no_answer", with_kind="police", person=None, other="the desk", topics=[])
    assert state(scene, Code.POLICE_CONTACT) is State.OVERDUE


def test_a_hold_of_the_referral_asks_for_contact_too(scene: Scene) -> None:
    brought(scene, S.HELD_PENDING_DECISION)
    do(scene, "referral.send")
    assert state(scene, Code.POLICE_CONTACT) is None  # the acknowledgement is chased instead
    assert Code.ACKNOWLEDGEMENT in codes(everything(scene))
    scene.later(5)
    do(scene, "referral.acknowledge")
    assert one(scene, Code.POLICE_CONTACT).due_at == scene.moment + timedelta(days=3)
    do(scene, "police.record_advice", lifts=[{"whole": True}])
    assert state(scene, Code.POLICE_CONTACT) is None


def test_several_devices_of_a_case_are_one_question_to_the_police(scene: Scene) -> None:
    brought(scene, S.HELD_FOR_POLICE)
    brought(scene, S.HELD_FOR_POLICE, seal="FH 1002")
    assert len(all_of(scene, Code.POLICE_CONTACT)) == 1


def test_long_held_devices_are_reviewed_with_the_head_and_then_with_the_police(scene: Scene) -> None:
    brought(scene, S.HELD_FOR_POLICE)
    scene.later(DAY * 14)
    head = one(scene, Code.HELD_HEAD_REVIEW)
    assert head.state is State.OVERDUE
    scene.do(head.verb, dict(head.filled) | {"topics": ["devices"]})
    assert state(scene, Code.HELD_HEAD_REVIEW) is None
    scene.later(DAY * 14)
    police = one(scene, Code.HELD_POLICE_REVIEW)
    assert police.state is State.OVERDUE
    assert police.why.startswith("Held, or last asked about, Mon 2 Nov")
    scene.do(police.verb, dict(police.filled) | {"topics": ["devices"]})
    assert state(scene, Code.HELD_POLICE_REVIEW) is None


# -- the store -------------------------------------------------------------------------------------------------


def test_the_stock_is_checked_every_week(scene: Scene) -> None:
    first = brought(scene, S.HELD_PENDING_DECISION)
    scene.later(DAY)
    second = brought(scene, S.HELD_PENDING_DECISION, seal="FH 1002")
    assert state(scene, Code.STOCK_CHECK, None) is State.SOON
    scene.later(DAY * 6)
    item = one(scene, Code.STOCK_CHECK, None)
    assert (item.state, item.what) == (State.OVERDUE, "Check the stock: 1 device to look at")
    scene.later(DAY)
    assert one(scene, Code.STOCK_CHECK, None).what == "Check the stock: 2 devices to look at"
    for device in (first, second):
        do(scene, "device.check_seal", device)
    assert state(scene, Code.STOCK_CHECK, None) is State.SOON
    assert one(scene, Code.STOCK_CHECK, None).due_at == scene.moment + timedelta(days=7)


def test_nothing_in_the_store_needs_no_check(scene: Scene) -> None:
    brought(scene, S.RETURNED)
    brought(scene, S.WITH_POLICE, seal="FH 1002")
    assert state(scene, Code.STOCK_CHECK, None) is None


@pytest.mark.parametrize("end", [S.RETURNED, S.TRANSFERRED, S.VOID])
def test_nothing_is_owed_to_what_came_to_its_end(scene: Scene, end: S) -> None:
    device = brought(scene, end)
    scene.later(DAY * 60)
    assert not [item for item in everything(scene) if item.subject == device]


def test_a_correction_moves_what_is_due(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    before = one(scene, Code.SEAL).due_at
    entry = scene.last(device)
    moved = entry.occurred_at - timedelta(minutes=20)
    given = {"entry": entry.id, "reason": "It was earlier.", "happened_at": moved.isoformat()}
    scene.do("device.correct_entry", given)
    assert one(scene, Code.SEAL).due_at == before - timedelta(minutes=20)


def test_devices_of_a_closed_case_are_still_looked_after(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    still_open = [{"item": item, "reason": "It waits for the trial."} for item in (device, "referral")]
    scene.do("case.close", request("case.close", still_open=still_open))
    scene.later(DAY * 8)
    assert state(scene, Code.STOCK_CHECK, None) is State.OVERDUE
    assert state(scene, Code.DECIDE_DEVICE) is None


# -- parents of whoever it was taken from ----------------------------------------------------------------------


def test_parents_hear_by_the_end_of_the_day_of_what_was_taken(scene: Scene) -> None:
    brought(scene, S.TAKEN)
    item = one(scene, Code.PARENTS_OF_TAKEN)
    assert (item.subject, item.due_at) == (SHARER, datetime(2026, 11, 2, 15, 30, tzinfo=UTC))
    scene.later(60 * 7)
    assert state(scene, Code.PARENTS_OF_TAKEN) is State.OVERDUE
    do(scene, "contact.record", kind="no_answer", person=None, other="his father", about=SHARER, topics=[])
    assert state(scene, Code.PARENTS_OF_TAKEN) is State.OVERDUE
    do(scene, "contact.record", person=None, other="his father", about=SHARER)
    assert state(scene, Code.PARENTS_OF_TAKEN) is None
    scene.later(DAY - 60 * 7)
    brought(scene, S.TAKEN)
    assert state(scene, Code.PARENTS_OF_TAKEN) is State.TODAY  # of this one nobody heard yet


@pytest.mark.parametrize("action", ["device.record_refusal", "device.record_search"])
def test_parents_hear_of_a_refusal_and_of_a_search(scene: Scene, action: str) -> None:
    if action == "device.record_refusal":
        brought(scene, S.REFUSED)
    else:
        do(scene, action)
    assert one(scene, Code.PARENTS_OF_TAKEN).subject == SHARER
    do(scene, "parents.decide", child=SHARER, inform=False, risk="His father would hit him.", review_on="2026-11-09")
    assert state(scene, Code.PARENTS_OF_TAKEN) is None


def test_a_search_of_which_a_parent_was_told_at_once_owes_nothing(scene: Scene) -> None:
    do(scene, "device.record_search", parent_told_at=scene.moment.isoformat())
    assert state(scene, Code.PARENTS_OF_TAKEN) is None


def test_a_search_of_somebody_in_words_owes_a_word_to_a_parent(scene: Scene) -> None:
    do(scene, "device.record_search", person=None, person_in_words="a boy of year 9")
    item = one(scene, Code.PARENTS_OF_SEARCH)
    assert item.subject is not None
    do(scene, "contact.record", person=None, other="the boy’s mother", about=None)
    assert state(scene, Code.PARENTS_OF_SEARCH) is None
    assert item.case == CASE
