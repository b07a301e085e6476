"""What the police decision does to a case’s pages: chips, what must not happen and what would lift it, what is owed."""

from collections.abc import Callable
from typing import Any

import pytest

from desktop_app.models.decision_words import ReferralState
from desktop_app.services.rules.wording import words
from desktop_app.views.case_part import Line
from desktop_app.views.cases import looks
from desktop_app.views.cases.case import CasePage
from desktop_app.views.every_page import WholeCasePage
from desktop_app.views.page import Place
from desktop_app.views.theme import Tone
from tests.services import asking
from tests.services.scene import CASE, CHILD, NAMES, OTHER_CASE, REPORTER, SHARER, Scene
from tests.views.cases.school import seen, way, ways

Show = Callable[..., CasePage]


@pytest.fixture
def page(show: Show) -> CasePage:
    return show(WholeCasePage, way(Place.CASE, CASE))


def chips(page: CasePage) -> dict[str, str]:
    """Return the words of the chips that lead to the police part, to the support part or nowhere, with that part."""
    found = {look.words: "" if going is None else going.part for look, going in page.chips()}
    return {said: part for said, part in found.items() if part in ("", "police", "support")}


def do(scene: Scene, page: CasePage, name: str, **other: Any) -> str:
    reference = scene.do(name, asking.request(name, **other))
    page.mark_stale()
    return reference


def suspected(scene: Scene, page: CasePage) -> None:
    """Let the codes say that a child may be in the pictures, which places the provisional hold."""
    do(scene, page, "case.categorise", reason="It was said later.", nature=["child_nude"])


def sent(scene: Scene, page: CasePage) -> None:
    """Decide to refer, and send it."""
    plan = {"planned_for": "2026-11-04T14:00:00Z", "child_told_by": "2026-11-05"}
    do(scene, page, "referral.decide_to_refer", **plan)
    do(scene, page, "referral.send")


def test_the_provisional_hold_says_what_it_waits_for(page: CasePage, scene: Scene) -> None:
    suspected(scene, page)
    assert chips(page) == {"Preservation hold": "police", "Not screened yet": "police"}
    ends = "On hold since today. It ends when it is decided whether this goes to the police."
    assert f"Do not return OL/2 or OL/3\n{ends}" in seen(page)
    assert f"Do not delete anything, or ask a child to\n{ends}" in seen(page)
    assert "Do not return phone OL/1\nOn hold since Mon 2 Nov." in seen(page), "the police’s own hold says more"
    scene.do("device.end_hold", {"device": "OL/1", "ended_by": "PC Olive Marsh", "reason": "It was another device."})
    page.mark_stale()
    assert chips(page) == {"Provisional hold": "police", "Not screened yet": "police"}
    assert "Do not return OL/1, OL/2 or OL/3\n" in seen(page)


def test_a_referral_lets_the_police_lead(page: CasePage, scene: Scene) -> None:
    suspected(scene, page)
    sent(scene, page)
    assert chips(page) == {
        "Preservation hold": "police", "Police lead": "police", words(ReferralState.REFERRED): "police",
    }  # fmt: skip
    told = seen(page)
    assert "Do not question anyone further\nThe police lead, unless an officer advises it" in told
    assert "Recorded police advice, or a recorded outcome, lifts it for what that names." in told


def test_recorded_advice_lifts_what_it_names_and_allows_questions(page: CasePage, scene: Scene) -> None:
    suspected(scene, page)
    sent(scene, page)
    lifts = [{"device": "OL/3"}, {"person": SHARER}, {"person": REPORTER}]
    do(scene, page, "police.record_advice", allows_questions=True, lifts=lifts)
    told = seen(page)
    assert "Do not question anyone further" not in told
    assert "Do not return phone OL/3" not in told
    assert "The police let go: OL/3." in told
    assert f"The police let go: {NAMES[SHARER]}" in told
    assert NAMES[REPORTER] not in told, "who reported stays covered"
    do(scene, page, "police.record_advice", allows_questions=False, lifts=[])
    assert "Do not question anyone further" in seen(page), "the last advice counts"


def test_it_is_said_whether_anybody_viewed_anything(page: CasePage, scene: Scene) -> None:
    assert "Viewed by staff\nNone recorded" in seen(page)
    do(scene, page, "viewing.record", device=None)
    assert chips(page)["Viewed by staff"] == "support"
    assert "Viewed by staff\n1 record: V-2026-0001" in seen(page)


def test_nothing_is_owed_twice(page: CasePage, scene: Scene) -> None:
    assert seen(page).count("Seal phone OL/2") == 1
    suspected(scene, page)
    sent(scene, page)
    told = seen(page)
    assert "The police decision is open" not in told
    assert "Answer the police questions" not in told


def test_what_is_left_after_the_police_have_ended_it(show: Show, scene: Scene) -> None:
    page = show(WholeCasePage, way(Place.CASE, OTHER_CASE))
    plan = {"planned_for": "2026-11-04T14:00:00Z", "child_told_by": "2026-11-05"}
    for name in ("referral.decide_to_refer", "referral.send", "referral.acknowledge", "referral.record_nfa"):
        do(scene, page, name, case=OTHER_CASE, **(plan if name == "referral.decide_to_refer" else {}))
    assert "Close the police decision, once nothing more is to come\nNo further police action, since today." in seen(
        page
    )
    assert "Police lead" not in chips(page)
    assert "A preservation hold covers the whole case" in seen(page)


def test_the_menu_begins_with_the_questions_and_turns_to_them(page: CasePage) -> None:
    gone = ways(page)
    offered = page.verbs()
    assert [offer.words for offer in offered][:1] == ["Answer the police questions"]
    offered[0].done()
    assert (page.part, gone) == ("police", [])
    for offer in offered[1:]:
        offer.done()
    assert [going.part for going in gone if not going.part.startswith(("case.", "device.", "person."))] == [
        "group.add", "contact.record", "protection.begin", "parents.decide", "viewing.record", "key_date.set",
    ]  # fmt: skip


@pytest.mark.parametrize("state", list(ReferralState))
def test_a_state_of_the_decision_has_one_name_and_is_never_red(state: ReferralState) -> None:
    chip = looks.police_chip(state)
    assert chip.words == words(state)
    assert chip.tone in (Tone.AMBER, Tone.ACCENT, Tone.NEUTRAL)


def test_inside_the_case_what_is_owed_names_whom_it_is_about(page: CasePage) -> None:
    told = "\n".join(line.what.text() for line in page.findChildren(Line))
    assert NAMES[CHILD] in told
    assert CHILD not in told
