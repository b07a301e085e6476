"""Questions of the window about cases and people: lists, where a case stands, who is in it, and who is not named."""

import pytest

from desktop_app.models.decision_words import HoldKind, ReferralState
from desktop_app.models.vocabulary import CaseStatus, DeviceState
from desktop_app.services import register
from desktop_app.services.register import CaseFilter
from desktop_app.services.rules.openings import About
from tests.services import asking
from tests.services.journeys import brought
from tests.services.scene import CASE, CHILD, NAMES, OTHER_CASE, REPORTER, SHARER, SOCIAL_WORKER, Scene


def references(scene: Scene, sought: CaseFilter, by: str = "changed", *, descending: bool = True) -> list[str]:
    with scene.vault.reading() as session:
        keys = register.case_keys(session, sought, by=by, descending=descending)
        lines = register.case_lines(session, keys)
    return [lines[key].reference for key in keys]


def test_cases_are_found_by_title_reference_people_and_devices(scene: Scene) -> None:
    brought(scene, DeviceState.HELD_FOR_POLICE)
    for words in ("in year", "YEAR 9", "2026-0001", NAMES[CHILD], "prosser", "FH 1001"):
        assert references(scene, CaseFilter(words=words)) == [CASE], words


def test_a_case_is_never_found_by_who_reported_it(scene: Scene) -> None:
    assert references(scene, CaseFilter(words=NAMES[REPORTER])) == []
    with scene.vault.reading() as session:
        assert register.cases_of(session, REPORTER) == ()
        assert register.cases_of(session, SHARER) == (CASE,)


def test_somebody_who_reported_is_not_found_by_another_part_of_theirs(scene: Scene) -> None:
    scene.do("case.involve", {"case": CASE, "person": REPORTER, "role": "witness"})
    assert references(scene, CaseFilter(words=NAMES[REPORTER])) == []
    with scene.vault.reading() as session:
        assert register.cases_of(session, REPORTER) == ()
        assert [part.who for part in register.parts(session, CASE)].count(None) == 2


def test_a_part_that_was_an_error_no_longer_finds_the_case(scene: Scene) -> None:
    scene.do("case.end_involvement", asking.request("case.end_involvement"))
    assert references(scene, CaseFilter(words=NAMES[SHARER])) == []


@pytest.mark.parametrize("by", ["reference", "title", "status", "police", "came", "held", "changed"])
def test_every_order_goes_both_ways(scene: Scene, by: str) -> None:
    scene.later(5)
    scene.do("case.close", asking.request("case.close", case=OTHER_CASE))
    down = references(scene, CaseFilter(), by)
    up = references(scene, CaseFilter(), by, descending=False)
    assert sorted(down) == sorted(up) == [CASE, OTHER_CASE]
    if by in ("reference", "title", "changed", "status"):
        assert down == up[::-1]


def test_a_line_says_where_the_police_decision_stands_and_the_gravest_hold(scene: Scene) -> None:
    def told() -> tuple[HoldKind | None, ReferralState]:
        with scene.vault.reading() as session:
            (line,) = [one for one in register.case_lines(session, [1, 2]).values() if one.reference == CASE]
        return line.hold, line.police

    assert told() == (None, ReferralState.NOT_SCREENED)
    scene.do("case.categorise", {"case": CASE, "reason": "It was said later.", "nature": ["child_nude"]})
    assert told() == (HoldKind.PROVISIONAL, ReferralState.NOT_SCREENED)
    brought(scene, DeviceState.HELD_FOR_POLICE)
    assert told() == (HoldKind.POLICE, ReferralState.NOT_SCREENED)
    scene.do("referral.decide_to_refer", asking.request("referral.decide_to_refer"))
    assert told() == (HoldKind.REFERRAL, ReferralState.REFER_DECIDED)
    assert references(scene, CaseFilter(), "police") == [CASE, OTHER_CASE], "the furthest first"


def test_titles_are_told_by_reference(scene: Scene) -> None:
    with scene.vault.reading() as session:
        assert register.case_titles(session, {CASE, "C-1999-0001"}) == {CASE: "Messages in year 9"}
        assert register.case_titles(session, ()) == {}


def test_the_status_filter(scene: Scene) -> None:
    scene.do("case.close", asking.request("case.close", case=OTHER_CASE))
    assert references(scene, CaseFilter(status=frozenset({CaseStatus.OPEN}))) == [CASE]
    assert references(scene, CaseFilter(status=frozenset({CaseStatus.CLOSED}))) == [OTHER_CASE]


@pytest.mark.parametrize("words", ["%", "_", '"', "\x00", "\ud800", "*", "'); --"])
def test_odd_words_find_nothing_and_break_nothing(scene: Scene, words: str) -> None:
    assert references(scene, CaseFilter(words=words)) == []
    with scene.vault.reading() as session:
        assert register.namesakes(session, words) == []


def test_where_a_case_stands(scene: Scene) -> None:
    device = brought(scene, DeviceState.COLLECTION_ARRANGED)
    with scene.vault.reading() as session:
        found = register.standing(session, CASE)
    thing, decision = found.open_things
    assert (decision.about, decision.item) == (About.REFERRAL, "referral")
    assert (thing.about, thing.item) == (About.DEVICE, device)
    assert thing.device is not None
    assert thing.device.reference == device
    assert thing.due is not None
    assert [hold.device for hold in found.holds] == [device]


def test_why_a_case_was_closed_with_things_open(scene: Scene) -> None:
    device = brought(scene, DeviceState.HELD_FOR_POLICE)
    reason = {"item": device, "reason": "The police collect it next week."}
    scene.do("case.close", {"case": CASE, "summary": "Done.", "still_open": [reason, asking.UNDECIDED]})
    with scene.vault.reading() as session:
        assert register.standing(session, CASE).closed_with == (
            (device, "The police collect it next week."), ("referral", asking.UNDECIDED["reason"]),
        )  # fmt: skip


def test_people_are_found_without_their_accents_and_namesakes_without_their_capitals(scene: Scene) -> None:
    person = scene.do("person.add", {"full_name": "Żaneta Wymyślona", "organisation": "Larkmoor Academy"})
    with scene.vault.reading() as session:
        for words in ("zaneta", "wymysl", "Larkmoor", person):
            assert [one.reference for one in register.people_like(session, words)] == [person], words
        assert len(register.people_like(session, "")) == len(NAMES)  # the new one too, but not whoever is covered
        assert [one.reference for one in register.namesakes(session, " żaneta   WYMYŚLONA ")] == [person]
        assert register.person_facts(session, SOCIAL_WORKER).full_name == NAMES[SOCIAL_WORKER]
