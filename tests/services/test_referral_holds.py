"""Preservation holds: when they begin, what they cover, what lifts them, and what may happen while they stand."""

import pytest

from desktop_app.models.custody import CustodyEvent
from desktop_app.models.decision_words import HoldKind, ReferralState
from desktop_app.models.device import Hold, HoldRelease
from desktop_app.models.vocabulary import CustodyKind
from desktop_app.models.vocabulary import DeviceState as S
from desktop_app.services import actions, register
from desktop_app.services.rules import find, holds
from desktop_app.vault import rebuild
from tests.services.asking import BREACH, request
from tests.services.decisions import decided, of_case
from tests.services.journeys import brought
from tests.services.scene import CASE, CHILD, OTHER_CASE, SHARER, Given, Scene

R = ReferralState
P, F = HoldKind.PROVISIONAL, HoldKind.REFERRAL


def kinds(scene: Scene, *, ended: bool = False) -> list[HoldKind]:
    """Return the kinds of the holds on whole cases that stand, or that ended."""
    found: list[Hold] = scene.rows(Hold)
    return [hold.kind for hold in found if hold.device_id is None and (hold.ended_at is not None) is ended]


def covering(scene: Scene, device: str) -> list[HoldKind]:
    with scene.vault.reading() as session:
        return [hold.kind for hold in holds.standing(session, find.device(session, device))]


def kept_from(scene: Scene, person: str) -> bool:
    """Say whether nobody may ask a person to delete anything."""
    with scene.vault.reading() as session:
        return bool(holds.covers_person(session, find.case(session, CASE), find.person(session, person)))


def held_case(scene: Scene) -> str:
    """Let the provisional hold stand, and return a device that waits for the decision under it."""
    scene.do("case.categorise", request("case.categorise", nature=["child_nude"]))
    return brought(scene, S.HELD_PENDING_DECISION)


# -- provisional -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nature", "held"),
    [
        (["child_nude"], True), (["child_sexual"], True), (["edited_or_made"], True), (["not_known"], True),
        (["threats", "child_nude"], True), (["threats"], False), (["crime_recorded"], False), ([], False),
    ],
)  # fmt: skip
def test_a_case_that_may_show_a_child_begins_under_a_hold(scene: Scene, nature: list[str], held: bool) -> None:
    reference = scene.do("case.open", request("case.open", nature=nature))
    assert kinds(scene) == ([P] if held else [])
    row = of_case(scene, reference)
    assert (row.state, row.round, row.since, row.police_lead) == (R.NOT_SCREENED, 0, scene.moment, False)


def test_a_nature_that_becomes_known_holds_while_nobody_has_decided(scene: Scene) -> None:
    decided(scene, R.LIKELY_REFER)
    for _again in range(2):
        scene.do("case.categorise", request("case.categorise", nature=["child_sexual"]))
    assert kinds(scene) == [P]
    scene.do("case.categorise", request("case.categorise", nature=["threats"]))
    assert kinds(scene) == [P], "it ends with the decision, not with a code"


@pytest.mark.parametrize("state", [R.NOT_REFERRED, R.CLOSED, R.REFERRED])
def test_what_is_decided_gets_no_provisional_hold(scene: Scene, state: ReferralState) -> None:
    decided(scene, state)
    scene.do("case.categorise", request("case.categorise", nature=["child_sexual"]))
    assert P not in kinds(scene)


def test_it_ends_when_it_is_not_referred_and_stands_again_when_that_is_open_again(scene: Scene) -> None:
    device = held_case(scene)
    decided(scene, R.NOT_REFERRED)
    assert (kinds(scene), kinds(scene, ended=True), covering(scene, device)) == ([], [P], [])
    scene.do("referral.rescreen", request("referral.rescreen"))
    assert (kinds(scene), covering(scene, device)) == ([P], [P])


def test_the_decision_to_refer_takes_its_place(scene: Scene) -> None:
    device = held_case(scene)
    scene.do("referral.decide_to_refer", request("referral.decide_to_refer"))
    (ended,) = [hold for hold in scene.rows(Hold) if hold.ended_at is not None]
    assert (ended.kind, ended.ended_reason) == (P, holds.REPLACED)
    assert covering(scene, device) == [F]
    assert scene.device(device).state is S.HELD_PENDING_DECISION


def test_a_case_in_error_ends_it_and_one_taken_up_again_brings_it_back(scene: Scene) -> None:
    scene.do("case.categorise", request("case.categorise", nature=["child_nude"]))
    decided(scene, R.NOT_REFERRED)
    scene.do("case.close", request("case.close", still_open=None))
    scene.do("case.reopen", request("case.reopen"))
    assert kinds(scene) == [P]
    things = scene.refusal("case.close", request("case.close", still_open=None))
    assert ["“hold”" in thing.message for thing in things] == [True]
    scene.do("case.enter_in_error", request("case.enter_in_error"))
    assert kinds(scene) == []


def test_a_case_with_a_referral_hold_gets_no_second_one_when_it_is_taken_up_again(scene: Scene) -> None:
    scene.do("case.categorise", request("case.categorise", nature=["child_nude"]))
    decided(scene, R.REFERRED)
    things = [{"item": item, "reason": "The police have it."} for item in ("referral", "hold", "child told")]
    scene.do("case.close", request("case.close", still_open=things))
    scene.do("case.reopen", request("case.reopen"))
    assert kinds(scene) == [F]


def test_what_is_stored_under_it_waits_for_the_decision(scene: Scene) -> None:
    device = held_case(scene)
    assert scene.device(device).state is S.HELD_PENDING_DECISION
    (problem,) = scene.refusal("device.return_to_owner", request("device.return_to_owner", device))
    assert (problem.rule, "decided" in problem.message) == ("hold", True)


def test_the_hold_on_one_device_ends_under_it(scene: Scene) -> None:
    device = held_case(scene)
    scene.do("device.hold_for_police", request("device.hold_for_police", device))
    scene.later(5)
    scene.do("device.end_hold", request("device.end_hold", device))
    assert covering(scene, device) == [P]


# -- referral --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("deed", ["referral.decide_to_refer", "referral.send", "referral.record_known"])
def test_one_hold_stands_from_the_decision_on(scene: Scene, deed: str) -> None:
    scene.do(deed, request(deed))
    began = scene.moment
    scene.later(5)
    scene.do(
        "referral.send", request("referral.send", police_reference="CW/77")
    ) if deed != "referral.record_known" else None
    (hold,) = scene.rows(Hold)
    assert (hold.kind, hold.device_id, hold.placed_at, hold.ended_at) == (F, None, began, None)


def test_what_is_stored_under_it_is_held_for_the_police(scene: Scene) -> None:
    scene.do("referral.send", request("referral.send"))
    scene.later(5)
    device = scene.do("device.confiscate", request("device.confiscate"))
    scene.later(5)
    scene.do("device.seal", request("device.seal", device))
    assert scene.device(device).state is S.HELD_FOR_POLICE
    assert scene.last(device).reason == "referred to the police"


def test_a_call_that_is_entered_late_holds_from_then(scene: Scene) -> None:
    scene.later(30)
    scene.do("referral.decide_to_refer", request("referral.decide_to_refer"))
    scene.do("referral.send", request("referral.send"), at=scene.ago(20))
    (hold,) = scene.rows(Hold)
    assert hold.placed_at == scene.ago(20)


def test_a_decision_that_is_entered_after_the_hold_was_lifted_places_none_again(scene: Scene) -> None:
    decided(scene, R.REFERRED)
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"whole": True}]))
    scene.later(10)
    scene.do("referral.decide_to_refer", request("referral.decide_to_refer"), at=scene.ago(20))
    assert kinds(scene) == []


# -- lifting ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deed", "said_in"),
    [("police.record_advice", "A-2026-0001"), ("referral.record_outcome", "referral.record_outcome")],
)
def test_a_device_that_is_named_may_go_back_and_no_other(scene: Scene, deed: str, said_in: str) -> None:
    one = brought(scene, S.HELD_PENDING_DECISION)
    other = brought(scene, S.HELD_PENDING_DECISION, seal="FH 1002")
    decided(scene, R.ACKNOWLEDGED)
    scene.do(deed, request(deed, lifts=[{"device": one}]))
    scene.later(5)
    assert (covering(scene, one), covering(scene, other), kinds(scene)) == ([], [F], [F])
    scene.do("device.return_to_owner", request("device.return_to_owner", one))
    assert scene.rules("device.return_to_owner", request("device.return_to_owner", other)) == {"hold"}
    (row,) = scene.rows(HoldRelease)
    assert row.said_in == said_in


def test_before_the_advice_it_was_held_all_the_same(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do("referral.send", request("referral.send"))
    scene.later(20)
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"device": device}]))
    given = request("device.return_to_owner", device)
    assert scene.rules("device.return_to_owner", given, at=scene.ago(5)) == {"hold"}
    scene.do("device.return_to_owner", given | {"breach": BREACH}, at=scene.ago(5))
    assert scene.last(device).breach_rule == "hold"


def test_a_device_held_for_the_police_goes_back_once_they_advise_it(scene: Scene) -> None:
    scene.do("referral.send", request("referral.send"))
    device = brought_under(scene)
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"device": device}]))
    scene.later(5)
    scene.do("device.return_to_owner", request("device.return_to_owner", device))
    assert scene.last(device).breach_rule is None


def brought_under(scene: Scene) -> str:
    """Return a device that was stored while the referral hold stood."""
    device = scene.do("device.confiscate", request("device.confiscate"))
    scene.do("device.seal", request("device.seal", device))
    scene.later(5)
    assert scene.device(device).state is S.HELD_FOR_POLICE
    return device


def test_the_whole_of_it(scene: Scene) -> None:
    device = brought_after_sending(scene)
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"whole": True}]))
    scene.later(5)
    (hold,) = scene.rows(Hold)
    assert (hold.ended_by, hold.ended_reason) == ("A-2026-0001", holds.LIFTED)
    scene.do("device.end_hold", request("device.end_hold", device))
    scene.do("device.return_to_owner", request("device.return_to_owner", device))
    assert not kept_from(scene, CHILD)


def brought_after_sending(scene: Scene) -> str:
    """Send it, and return a device that was stored afterwards."""
    decided(scene, R.REFERRED)
    return brought_under(scene)


def test_advice_ends_a_devices_own_hold_too(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"device": device}]))
    scene.later(5)
    assert covering(scene, device) == []
    scene.do("device.return_to_owner", request("device.return_to_owner", device))


def test_what_was_held_again_since_is_held(scene: Scene) -> None:
    device = brought(scene, S.HELD_FOR_POLICE)
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"device": device}]))
    for verb in ("device.end_hold", "device.hold_for_police"):
        scene.later(5)
        scene.do(verb, request(verb, device))
    assert scene.rules("device.return_to_owner", request("device.return_to_owner", device)) == {"hold"}


def test_a_person_that_is_named_may_be_asked_and_no_other(scene: Scene) -> None:
    decided(scene, R.REFERRED)
    assert kept_from(scene, CHILD)
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"person": SHARER}]))
    assert (kept_from(scene, CHILD), kept_from(scene, SHARER)) == (True, False)
    with scene.vault.reading() as session:
        case, person = find.case(session, CASE), find.person(session, SHARER)
        assert holds.covers_person(session, case, person, scene.ago(1)), "at that time nothing was lifted yet"


def test_the_provisional_hold_is_for_the_decision_to_end(scene: Scene) -> None:
    device = held_case(scene)
    for one in ({"device": device}, {"person": CHILD}, {"whole": True}):
        lifts: list[Given] = [one]
        given = request("police.record_advice", lifts=lifts)
        assert scene.rules("police.record_advice", given) == {"no-hold"}
    assert kept_from(scene, CHILD)


def test_a_release_by_the_police_takes_a_device_out_of_the_hold_on_its_case(scene: Scene) -> None:
    one = brought(scene, S.HELD_PENDING_DECISION)
    other = brought(scene, S.HELD_PENDING_DECISION, seal="FH 1002")
    scene.do("referral.send", request("referral.send"))
    scene.later(5)
    scene.do("device.record_release", request("device.record_release", one))
    assert (covering(scene, one), covering(scene, other)) == ([], [F])
    scene.later(5)
    scene.do("device.return_to_owner", request("device.return_to_owner", one))


def test_a_release_that_is_put_right_counts_from_its_right_time(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do("referral.send", request("referral.send"))
    scene.later(5)
    scene.do("device.record_release", request("device.record_release", device))
    entry: CustodyEvent = scene.last(device)
    scene.later(20)
    at = scene.ago(5)
    scene.do("device.correct_entry", request("device.correct_entry", entry=entry.id, happened_at=at.isoformat()))
    with scene.vault.reading() as session:
        assert [hold.kind for hold in holds.standing(session, find.device(session, device), scene.ago(10))] == [F]
    assert covering(scene, device) == []
    assert rebuild.rebuild(scene.vault.store.raw, actions.replay) == []


# -- past the guards -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("deed", ["device.return_to_owner", "device.transfer"])
@pytest.mark.parametrize("referred", [False, True])
def test_what_left_under_a_hold_is_recorded_as_a_breach(scene: Scene, deed: str, referred: bool) -> None:
    device = held_case(scene)
    if referred:
        scene.do("referral.decide_to_refer", request("referral.decide_to_refer"))
    scene.do(deed, request(deed, device, breach=BREACH))
    last = scene.last(device)
    assert (last.breach_rule, last.breach_reason) == ("hold", BREACH["reason"])


def test_a_return_that_is_corrected_into_a_hold_becomes_a_breach(scene: Scene) -> None:
    device = brought(scene, S.HELD_PENDING_DECISION)
    scene.do("referral.send", request("referral.send"))
    scene.later(15)
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"device": device}]))
    scene.later(5)
    scene.do("device.return_to_owner", request("device.return_to_owner", device))
    given = request(
        "device.correct_entry", entry=scene.last(device).id, happened_at=scene.ago(10).isoformat(), breach=BREACH
    )
    scene.do("device.correct_entry", given)
    last = scene.last(device)
    assert (last.kind, last.breach_rule) == (CustodyKind.RETURNED, "hold")
    again = request("device.correct_entry", entry=last.id, happened_at=scene.ago(9).isoformat())
    scene.do("device.correct_entry", again)
    assert scene.last(device).breach_rule == "hold"


def test_the_police_may_have_it_at_any_time(scene: Scene) -> None:
    device = held_case(scene)
    scene.do("referral.decide_to_refer", request("referral.decide_to_refer"))
    scene.do("device.hand_to_police", request("device.hand_to_police", device))
    assert scene.device(device).state is S.WITH_POLICE


def test_another_cases_devices_are_not_covered(scene: Scene) -> None:
    decided(scene, R.REFERRED)
    device = scene.do("device.confiscate", request("device.confiscate", case=OTHER_CASE))
    scene.do("device.return_to_owner", request("device.return_to_owner", device))


# -- what is shown ---------------------------------------------------------------------------------------------


def test_a_case_shows_its_holds_and_what_would_lift_them(scene: Scene) -> None:
    device = held_case(scene)
    decided(scene, R.REFERRED)
    scene.do("police.record_advice", request("police.record_advice", lifts=[{"device": device}, {"person": SHARER}]))
    with scene.vault.reading() as session:
        (now,) = register.standing(session, CASE).holds
        shown = register.referral(session, CASE)
    assert (now.kind, now.released, "advice" in now.lifted_by) == (F, (device,), True)
    before, hold = shown.holds
    assert (before.kind, before.stands, hold.kind, hold.stands) == (P, False, F, True)
    assert [(row.device, row.person, row.said_in) for row in hold.releases] == [
        (device, None, "A-2026-0001"), (None, SHARER, "A-2026-0001"),
    ]  # fmt: skip
    assert shown.advice[0].lifts == hold.releases
