"""What is due: how pressing it is, in which order, what falls into a closure, and what a wrong clock does to it."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop_app.errors import Invalid
from desktop_app.models.decision_words import Question
from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services import actions, due
from desktop_app.services.due import Code, DueItem, Rank, State, Where
from desktop_app.services.rules import settings_of_school
from tests.services.asking import request
from tests.services.decisions import answered
from tests.services.journeys import brought
from tests.services.owing import all_of, codes, everything, of_case, one, state
from tests.services.scene import CASE, CHILD, NAMES, OTHER_CASE, TEN, Scene


def at(scene: Scene, moment: datetime) -> None:
    """Let time pass until a moment, or turn it back to one."""
    scene.moment = moment


def term(scene: Scene, first: str, last: str) -> None:
    scene.do("calendar.add", request("calendar.add", first_day=first, last_day=last))


# -- how pressing ----------------------------------------------------------------------------------------------


def test_a_thing_is_today_then_overdue_and_goes_away_when_it_is_done(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    assert state(scene, Code.SEAL) is State.TODAY
    scene.later(26)
    assert state(scene, Code.SEAL) is State.OVERDUE
    item = one(scene, Code.SEAL)
    scene.do(item.verb, request(item.verb, device) | dict(item.filled))
    assert state(scene, Code.SEAL) is None


def test_what_lies_ahead_is_shown_as_far_as_the_school_looks(scene: Scene) -> None:
    scene.do("contact.record", request("contact.record", next_on="2026-11-12"))
    assert state(scene, Code.NEXT_CONTACT) is None
    at(scene, datetime(2026, 11, 4, 23, 59, tzinfo=UTC))
    assert state(scene, Code.NEXT_CONTACT) is None
    at(scene, datetime(2026, 11, 5, 0, 0, tzinfo=UTC))
    assert state(scene, Code.NEXT_CONTACT) is State.SOON
    at(scene, datetime(2026, 11, 12, 15, 29, tzinfo=UTC))
    assert state(scene, Code.NEXT_CONTACT) is State.TODAY
    at(scene, datetime(2026, 11, 12, 15, 30, tzinfo=UTC))
    assert state(scene, Code.NEXT_CONTACT) is State.OVERDUE


def test_how_far_the_school_looks_is_its_own_setting(scene: Scene) -> None:
    scene.do("contact.record", request("contact.record", next_on="2026-11-12"))
    scene.do("setting.change", {"name": "look_ahead", "value": "10"})
    assert state(scene, Code.NEXT_CONTACT) is State.SOON


def test_a_timer_that_the_school_set_is_the_one_that_counts(scene: Scene) -> None:
    scene.do("setting.change", {"name": "seal_within", "value": "120"})
    brought(scene, S.TAKEN)
    scene.later(100)
    item = one(scene, Code.SEAL)
    assert item.state is State.TODAY
    assert "120 minutes" in item.why
    assert item.confidence == "Set by the school; Cordon’s own suggestion is 30 minutes."


def test_asking_what_is_due_changes_nothing(scene: Scene) -> None:
    brought(scene, S.TAKEN)
    scene.later(60 * 24 * 20)
    before = scene.everything()
    everything(scene)
    of_case(scene)
    assert scene.everything() == before


# -- order, words, keys ----------------------------------------------------------------------------------------


def busy(scene: Scene) -> tuple[DueItem, ...]:
    brought(scene, S.TAKEN)
    brought(scene, S.HELD_PENDING_DECISION, seal="FH 1002")
    brought(scene, S.MISSING, seal="FH 1003")
    brought(scene, S.WITH_POLICE, seal="FH 1004")
    answered(scene, yes=[Question.IMMEDIATE_RISK], of=[Question.IMMEDIATE_RISK])
    scene.do("key_date.set", request("key_date.set", on="2026-11-12"))
    scene.do("contact.record", request("contact.record", next_on="2026-11-05"))
    scene.later(60 * 24 * 2)
    return everything(scene)


def test_what_is_overdue_comes_first_and_then_what_a_dsl_would_do_first(scene: Scene) -> None:
    items = busy(scene)
    order = list(State)
    assert [order.index(item.state) for item in items] == sorted(order.index(item.state) for item in items)
    overdue = [item for item in items if item.state is State.OVERDUE]
    assert overdue[0].code is Code.CALL_999
    assert [item.rank for item in overdue] == sorted(item.rank for item in overdue)
    assert {item.rank for item in overdue} >= {Rank.CHILD_AT_RISK, Rank.EVIDENCE, Rank.POLICE, Rank.TELLING}
    for one_rank in Rank:
        moments = [item.due_at for item in overdue if item.rank is one_rank]
        assert moments == sorted(moments)


def test_no_reminder_names_anybody(scene: Scene) -> None:
    words = [part for name in NAMES.values() for part in name.split()] + ["Odette", "Fernsby", "Marsh"]
    for item in busy(scene):
        for word in words:
            assert word not in item.what + item.why + item.key + str(item.filled)


def test_every_reminder_can_be_acted_on(scene: Scene) -> None:
    for item in busy(scene):
        assert item.verb or item.page is not Where.NONE
        assert not item.verb or item.verb in actions.BY_NAME
        assert item.what
        assert not item.what.endswith(".")
        assert item.why.endswith(".")
        assert "{" not in item.what + item.why
        verb = actions.BY_NAME.get(item.verb)
        if verb is not None:
            assert {name for name, _value in item.filled} <= set(verb.adapter.json_schema()["properties"])


def test_keys_tell_things_apart_and_stay(scene: Scene) -> None:
    keys = [item.key for item in busy(scene)]
    assert len(set(keys)) == len(keys)
    scene.later(60 * 24)
    assert set(keys) <= {item.key for item in everything(scene)}


def test_red_is_only_what_is_at_risk_now(scene: Scene) -> None:
    device = brought(scene, S.TAKEN)
    assert not one(scene, Code.SEAL).red
    scene.later(30)
    assert one(scene, Code.SEAL).red
    scene.do("device.seal", request("device.seal", device))
    scene.later(60 * 25)
    assert not one(scene, Code.DECIDE_DEVICE).red
    scene.later(60 * 24)
    assert one(scene, Code.DECIDE_DEVICE).red


def test_a_due_thing_cannot_be_changed(scene: Scene) -> None:
    brought(scene, S.TAKEN)
    with pytest.raises(FrozenInstanceError):
        one(scene, Code.SEAL).what = "nothing"  # type: ignore[misc]


# -- which case ------------------------------------------------------------------------------------------------


def test_one_case_has_the_same_as_all_of_them_together(scene: Scene) -> None:
    items = busy(scene)
    for case in (CASE, OTHER_CASE):
        of_it = [item for item in of_case(scene, case) if item.code is not Code.STOCK_CHECK]
        assert of_it == [item for item in items if item.case == case]
    assert {item.case for item in items} == {CASE, OTHER_CASE, None}


def test_an_unknown_case_is_refused(scene: Scene) -> None:
    with scene.vault.reading() as session, pytest.raises(Invalid):
        due.of_case(session, "C-2026-0099", scene.moment)


def test_nothing_is_due_in_a_case_that_was_none(scene: Scene) -> None:
    scene.do("contact.record", request("contact.record", next_on="2026-11-03"))
    scene.do("case.enter_in_error", request("case.enter_in_error"))
    assert of_case(scene) == ()
    assert CASE not in {item.case for item in everything(scene)}


# -- closures --------------------------------------------------------------------------------------------------


def autumn_and_spring(scene: Scene) -> None:
    term(scene, "2026-09-02", "2026-12-18")
    term(scene, "2027-01-05", "2027-03-25")


def test_what_falls_into_the_holidays_is_told_before_they_begin(scene: Scene) -> None:
    autumn_and_spring(scene)
    scene.do("contact.record", request("contact.record", next_on="2026-12-29"))
    at(scene, datetime(2026, 12, 4, 12, 0, tzinfo=UTC))  # eleven school days before, today among them
    assert state(scene, Code.NEXT_CONTACT) is None
    at(scene, datetime(2026, 12, 7, 12, 0, tzinfo=UTC))
    item = one(scene, Code.NEXT_CONTACT)
    assert item.state is State.CLOSURE
    assert item.before == date(2026, 12, 18)
    assert item.why.endswith("It falls into the holidays: do it by Fri 18 Dec.")
    at(scene, datetime(2026, 12, 18, 23, 0, tzinfo=UTC))
    assert state(scene, Code.NEXT_CONTACT) is State.CLOSURE
    at(scene, datetime(2026, 12, 19, 9, 0, tzinfo=UTC))
    assert state(scene, Code.NEXT_CONTACT) is None  # in the holidays it is ten days ahead, as any other day
    at(scene, datetime(2026, 12, 22, 9, 0, tzinfo=UTC))
    assert state(scene, Code.NEXT_CONTACT) is State.SOON


def test_a_weekend_is_no_closure(scene: Scene) -> None:
    autumn_and_spring(scene)
    scene.do("contact.record", request("contact.record", next_on="2026-11-07"))
    assert state(scene, Code.NEXT_CONTACT) is State.SOON


def test_the_next_terms_dates_are_asked_for_two_weeks_before_the_last_recorded_day(scene: Scene) -> None:
    term(scene, "2026-09-02", "2026-12-18")
    at(scene, datetime(2026, 11, 26, 9, 0, tzinfo=UTC))
    assert state(scene, Code.CALENDAR, None) is None
    at(scene, datetime(2026, 11, 27, 9, 0, tzinfo=UTC))
    item = one(scene, Code.CALENDAR, None)
    assert (item.state, item.due_at) == (State.SOON, datetime(2026, 12, 4, 15, 30, tzinfo=UTC))
    assert item.why.startswith("The calendar is not recorded beyond Fri 18 Dec.")
    at(scene, datetime(2027, 1, 4, 9, 0, tzinfo=UTC))
    assert state(scene, Code.CALENDAR, None) is State.OVERDUE
    term(scene, "2027-01-05", "2027-03-25")
    assert state(scene, Code.CALENDAR, None) is None


def test_the_first_terms_are_asked_for_once_the_vault_is_two_weeks_old(scene: Scene) -> None:
    assert state(scene, Code.CALENDAR, None) is None
    at(scene, datetime(2026, 11, 10, 9, 0, tzinfo=UTC))
    assert state(scene, Code.CALENDAR, None) is State.SOON
    at(scene, datetime(2026, 11, 16, 9, 0, tzinfo=UTC))
    assert state(scene, Code.CALENDAR, None) is State.OVERDUE
    autumn_and_spring(scene)
    assert state(scene, Code.CALENDAR, None) is None


# -- clocks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("back", [timedelta(minutes=1), timedelta(hours=3), timedelta(days=2), timedelta(days=400)])
def test_nothing_vanishes_because_the_clock_was_put_back(scene: Scene, back: timedelta) -> None:
    before = {item.key for item in busy(scene) if item.state in (State.OVERDUE, State.TODAY)}
    at(scene, scene.moment - back)
    after = {item.key: item for item in everything(scene)}
    assert before <= set(after)
    assert all(after[key].state in (State.OVERDUE, State.TODAY, State.SOON) for key in before)


def test_a_clock_that_was_put_back_is_told(scene: Scene) -> None:
    assert state(scene, Code.CLOCK, None) is None
    scene.later(60)
    scene.do("person.add", request("person.add"))
    scene.do("person.add", request("person.add", full_name="Cai Ap Dafydd"))
    at(scene, TEN)
    item = one(scene, Code.CLOCK, None)
    assert item.what == "Set the clock of this computer: 2 entries are recorded as of later than now"
    assert (item.state, item.page) == (State.OVERDUE, Where.RECORD)
    with scene.vault.reading() as session:
        told = due.anomalies(session, scene.moment)
    assert [(one.action, one.recorded_at) for one in told] == [("person.add", TEN + timedelta(hours=1))] * 2
    assert told[0].sequence > told[1].sequence
    scene.later(61)
    assert state(scene, Code.CLOCK, None) is None


@pytest.mark.parametrize(
    ("opened", "hours", "due_at"),
    [
        # In the one night the clocks go back, in the other forward; a timer of hours counts hours.
        ("2027-10-30T12:00+01:00", 24, "2027-10-31T11:00+00:00"),
        ("2027-03-27T12:00+00:00", 24, "2027-03-28T13:00+01:00"),
    ],
)
def test_hours_are_hours_when_the_clocks_change(scene: Scene, opened: str, hours: int, due_at: str) -> None:
    at(scene, datetime.fromisoformat(opened).astimezone(UTC))
    device = scene.do("device.confiscate", request("device.confiscate"))
    scene.do("device.seal", request("device.seal", device))
    assert one(scene, Code.DECIDE_DEVICE).due_at == datetime.fromisoformat(due_at)
    assert settings_of_school.declared()["decide_within"].value == str(hours)


def test_a_day_agreed_for_is_due_at_the_end_of_that_school_day_in_summer_too(scene: Scene) -> None:
    at(scene, datetime(2027, 3, 25, 12, 0, tzinfo=UTC))
    scene.do("contact.record", request("contact.record", next_on="2027-03-30"))
    assert one(scene, Code.NEXT_CONTACT).due_at == datetime(2027, 3, 30, 14, 30, tzinfo=UTC)


def test_days_of_the_clock_keep_the_hour_on_the_wall(scene: Scene) -> None:
    at(scene, datetime(2027, 10, 29, 9, 0, tzinfo=UTC))  # ten o’clock in summer time
    brought(scene, S.HELD_PENDING_DECISION)
    seen = scene.last("OL/1").occurred_at
    assert one(scene, Code.STOCK_CHECK, None).due_at == seen + timedelta(days=7, hours=1)


# -- who is covered --------------------------------------------------------------------------------------------


def test_whoever_is_covered_is_not_given_away_by_a_reference(scene: Scene) -> None:
    scene.do("case.involve", {"case": OTHER_CASE, "person": CHILD, "role": "child_harmed"})
    scene.do("case.involve", {"case": OTHER_CASE, "person": CHILD, "role": "reporter"})
    item = one(scene, Code.PARENTS_DECISION, OTHER_CASE)
    assert item.subject is None
    assert CHILD not in item.what + item.why + item.key + str(item.filled)
    assert all_of(scene, Code.PARENTS_DECISION)[0].subject == CHILD
    assert Code.PARENTS_DECISION in codes(of_case(scene, OTHER_CASE))
