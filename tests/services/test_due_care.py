"""What is owed to children and parents: each thing appears, is overdue in its time, and goes away when it is done."""

from datetime import UTC, datetime
from typing import Any

import pytest

from desktop_app.models.decision_words import ReferralState as R
from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services.due import Code, State, Where
from tests.services.asking import VIEWING, request
from tests.services.decisions import decided
from tests.services.journeys import brought
from tests.services.owing import all_of, everything, one, state
from tests.services.scene import CASE, CHILD, MOTHER, OTHER_CASE, SHARER, Scene

DAY = 60 * 24


def do(scene: Scene, deed: str, /, **other: Any) -> str:
    return scene.do(deed, {name: value for name, value in (request(deed) | other).items() if value is not None})


def day(of: int, hour: int = 15, minute: int = 30, month: int = 11) -> datetime:
    return datetime(2026, month, of, hour, minute, tzinfo=UTC)


# -- parents ---------------------------------------------------------------------------------------------------


def test_the_parents_of_each_child_harmed_are_decided_about_that_day(scene: Scene) -> None:
    item = one(scene, Code.PARENTS_DECISION)
    assert (item.subject, item.due_at, item.state) == (CHILD, day(2), State.TODAY)
    scene.moment = day(2, 15, 30)
    assert state(scene, Code.PARENTS_DECISION) is State.OVERDUE
    do(scene, item.verb, **dict(item.filled))
    assert state(scene, Code.PARENTS_DECISION) is None


def test_parents_who_are_to_be_told_are_to_be_reached(scene: Scene) -> None:
    do(scene, "parents.decide")
    item = one(scene, Code.TELL_PARENTS)
    assert (item.subject, item.due_at) == (CHILD, day(2))
    do(scene, "contact.record", kind="no_answer", topics=[])
    assert state(scene, Code.TELL_PARENTS) is State.TODAY
    do(scene, "contact.record", about=SHARER)
    assert state(scene, Code.TELL_PARENTS) is State.TODAY  # that was about another child
    do(scene, "contact.record", person=MOTHER, about=None)  # she is responsible for this one
    assert state(scene, Code.TELL_PARENTS) is None


def test_not_telling_parents_is_looked_at_again(scene: Scene) -> None:
    do(scene, "parents.decide", inform=False, risk="It would add to the harm.", review_on="2026-11-16")
    assert state(scene, Code.TELL_PARENTS) is None
    scene.moment = day(16, 9, 0)
    item = one(scene, Code.PARENTS_REVIEW)
    assert (item.state, item.confidence) == (State.TODAY, "Agreed and recorded by the school.")
    do(scene, "parents.decide")
    assert state(scene, Code.PARENTS_REVIEW) is None


# -- contacts --------------------------------------------------------------------------------------------------


def test_somebody_is_spoken_to_again_when_it_was_agreed(scene: Scene) -> None:
    reference = do(scene, "contact.record", next_on="2026-11-05")
    item = one(scene, Code.NEXT_CONTACT)
    assert (item.subject, item.state, item.due_at) == (reference, State.SOON, day(5))
    scene.moment = day(5, 16, 0)
    assert state(scene, Code.NEXT_CONTACT) is State.OVERDUE
    do(scene, "contact.record", kind="no_answer", topics=[])
    assert state(scene, Code.NEXT_CONTACT) is State.OVERDUE
    do(scene, "contact.record", with_kind="social_care", person=None, other="the duty team")
    assert state(scene, Code.NEXT_CONTACT) is State.OVERDUE
    do(scene, "contact.record")
    assert state(scene, Code.NEXT_CONTACT) is None


def test_a_new_day_takes_the_place_of_the_one_before(scene: Scene) -> None:
    do(scene, "contact.record", next_on="2026-11-05")
    scene.later(10)
    do(scene, "contact.record", kind="no_answer", topics=[], next_on="2026-11-06")
    assert one(scene, Code.NEXT_CONTACT).due_at == day(6)


def test_what_was_agreed_stays_agreed_when_the_case_closes(scene: Scene) -> None:
    do(scene, "contact.record", case=OTHER_CASE, about=None, next_on="2026-11-05")
    close(scene, OTHER_CASE)
    assert state(scene, Code.NEXT_CONTACT, OTHER_CASE) is State.SOON


def close(scene: Scene, case: str, **other: object) -> None:
    still_open = [{"item": "referral", "reason": "It was nothing for the police."}]
    do(scene, "case.close", case=case, still_open=still_open, **other)


# -- protection ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reached", [R.REFER_DECIDED, R.REFERRED, R.ACKNOWLEDGED, R.ACTIVE])
def test_every_group_gets_a_protective_step_while_a_referral_is_open(scene: Scene, reached: R) -> None:
    assert all_of(scene, Code.PROTECT_GROUP) == []
    decided(scene, reached)
    found = all_of(scene, Code.PROTECT_GROUP)
    groups = [dict(item.filled)["group"] for item in found]
    assert groups == ["child_harmed", "child_reported", "others"]
    assert {item.due_at for item in found} == {day(2)}
    step = do(scene, "protection.begin")
    assert [dict(item.filled)["group"] for item in all_of(scene, Code.PROTECT_GROUP)] == groups[1:]
    do(scene, "protection.end", action=step)
    assert len(all_of(scene, Code.PROTECT_GROUP)) == 3


def test_no_step_is_asked_for_once_the_police_are_done(scene: Scene) -> None:
    decided(scene, R.NFA)
    assert all_of(scene, Code.PROTECT_GROUP) == []


def test_a_protective_step_is_looked_at_again(scene: Scene) -> None:
    step = do(scene, "protection.begin", review_on="2026-11-06")
    item = one(scene, Code.PROTECTION_REVIEW)
    assert (item.subject, item.due_at) == (step, day(6))
    do(scene, "protection.review", action=step)
    assert state(scene, Code.PROTECTION_REVIEW) is None
    scene.moment = day(16, 16, 0)
    assert state(scene, Code.PROTECTION_REVIEW) is State.OVERDUE
    do(scene, "protection.end", action=step)
    assert state(scene, Code.PROTECTION_REVIEW) is None


def test_whoever_is_in_a_criminal_process_has_support(scene: Scene) -> None:
    do(scene, "process.begin")
    item = one(scene, Code.PROCESS_SUPPORT)
    assert (item.subject, item.due_at) == (SHARER, day(2))
    do(scene, "protection.begin")  # that one is for another child
    assert state(scene, Code.PROCESS_SUPPORT) is State.TODAY
    do(scene, "protection.begin", group="child_reported", person=SHARER)
    assert state(scene, Code.PROCESS_SUPPORT) is None


def test_a_process_that_is_over_asks_for_nothing(scene: Scene) -> None:
    do(scene, "process.begin")
    do(scene, "process.end")
    assert state(scene, Code.PROCESS_SUPPORT) is None


# -- key dates -------------------------------------------------------------------------------------------------


def test_support_is_offered_five_school_days_before_a_key_date(scene: Scene) -> None:
    scene.do("calendar.add", request("calendar.add"))
    scene.do("calendar.add", request("calendar.add", first_day="2027-01-05", last_day="2027-03-25"))
    reference = do(scene, "key_date.set", on="2027-01-07")
    scene.moment = day(9, 12, 0, 12)
    item = one(scene, Code.KEY_DATE)
    assert (item.subject, item.due_at) == (reference, day(16, month=12))  # two days in January, three in December
    assert item.what == "Offer support before court, Thu 7 Jan 2027"
    scene.moment = day(17, 12, 0, 12)
    assert state(scene, Code.KEY_DATE) is State.OVERDUE
    do(scene, item.verb, **dict(item.filled))
    assert state(scene, Code.KEY_DATE) is None


# -- viewing, closed cases -------------------------------------------------------------------------------------


def test_what_was_seen_at_a_device_asks_for_its_record(scene: Scene) -> None:
    device = scene.do(
        "device.confiscate", request("device.confiscate", content_viewed="yes", viewing=VIEWING)
    )  # fmt: skip
    item = one(scene, Code.VIEWING_RECORD)
    assert (item.subject, item.due_at) == (device, day(2))
    do(scene, item.verb, **dict(item.filled))
    assert state(scene, Code.VIEWING_RECORD) is None


def test_what_was_seen_later_asks_for_it_too(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    assert state(scene, Code.VIEWING_RECORD) is None
    seen = request("device.record_access", device, viewed="yes", authorised_by="the head", present="Hal Fernsby")
    scene.do("device.record_access", seen)
    assert one(scene, Code.VIEWING_RECORD).since == scene.moment


def test_a_closed_case_is_looked_at_again_on_its_day(scene: Scene) -> None:
    close(scene, OTHER_CASE, review_on="2026-11-16")
    assert state(scene, Code.CASE_REVIEW, OTHER_CASE) is None
    scene.moment = day(16, 9, 0)
    item = one(scene, Code.CASE_REVIEW, OTHER_CASE)
    assert (item.state, item.page) == (State.TODAY, Where.CASE)
    do(scene, "contact.record", case=OTHER_CASE, about=None)
    assert state(scene, Code.CASE_REVIEW, OTHER_CASE) is None


def test_a_case_that_is_taken_up_again_needs_no_look_at_it(scene: Scene) -> None:
    close(scene, OTHER_CASE, review_on="2026-11-16")
    scene.moment = day(17, 9, 0)
    do(scene, "case.reopen", case=OTHER_CASE)
    assert state(scene, Code.CASE_REVIEW, OTHER_CASE) is None
    assert OTHER_CASE in {item.case for item in everything(scene)}
    assert CASE in {item.case for item in everything(scene)}
