"""The police part of a case: what stands there in each state, and what is offered next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.models.decision_words import Question
from desktop_app.models.decision_words import ReferralState as R
from desktop_app.services import register
from desktop_app.views.police import urgent
from desktop_app.views.police.deeds import DEEDS
from desktop_app.views.police.next import ANSWER, following
from desktop_app.views.widgets.buttons import Button
from desktop_app.views.widgets.timeline import Timeline
from tests.services.asking import request
from tests.services.decisions import answered, decided
from tests.services.scene import CASE, CHILD, MOTHER, REPORTER, Scene
from tests.views.finding import said
from tests.views.police.reading import Case
from tests.views.window import settle

Q = Question


def again(police: Case) -> None:
    """Let the page ask again."""
    police.page.mark_stale()
    settle()


# -- what stands there -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(R))
def test_every_state_has_its_words_and_its_next_step(state: R, scene: Scene, police: Case) -> None:
    decided(scene, state)
    again(police)
    shown = police.seen(police.part.result)
    assert shown.count("\n") >= 1
    steps = following(police.found, is_dsl=True)
    filled = [one for one in police.part.findChildren(Button) if one.property("kind") == "primary"]
    assert sum(one.isVisible() for one in filled) == (steps.first is not None), "one filled button, the next step"
    for verb in (steps.first, *steps.rows, *steps.rest):
        assert verb in (None, ANSWER) or verb in DEEDS


def test_what_is_offered_first_is_never_refused_for_its_state(scene: Scene, police: Case) -> None:
    for state in R:
        there = scene.copy()
        decided(there, state)
        with there.vault.reading() as session:
            found = register.referral(session, CASE)
        blocked = {step.verb for step in found.next_steps if step.blocked}
        steps = following(found, is_dsl=True)
        assert not blocked & {steps.first, *steps.rows, *steps.rest}
        known = {step.verb for step in found.next_steps} | {ANSWER, "police.record_advice"}
        assert {steps.first, *steps.rows, *steps.rest} <= known | {None}
        there.vault.close()


def test_where_a_factor_speaks_for_it_referring_is_what_is_offered(scene: Scene, police: Case) -> None:
    decided(scene, R.LIKELY_REFER)
    scene.do("referral.assess", request("referral.assess"))
    again(police)
    assert police.part.result.first is not None
    assert said(police.part.result.first) == "Decide to refer"
    assert "Do not refer" in police.buttons()


def test_where_nothing_speaks_for_it_the_school_may_decide(scene: Scene, police: Case) -> None:
    decided(scene, R.ASSESSED)
    again(police)
    assert police.part.result.first is not None
    assert said(police.part.result.first) == "Do not refer"


def test_the_police_lead_and_no_questions(scene: Scene, police: Case) -> None:
    assert "Police lead" not in police.seen()
    decided(scene, R.ACKNOWLEDGED)
    again(police)
    assert "Police lead: no further questioning unless an officer advises it" in police.seen()
    assert "No advice on record allows questions." in police.seen()
    scene.do("police.record_advice", request("police.record_advice", allows_questions=True))
    again(police)
    assert "PC Olive Marsh, today" in police.seen()
    assert "advised that the school may ask the children more" in police.seen()


def test_what_changed_since_asks_for_a_new_screening(scene: Scene, police: Case) -> None:
    decided(scene, R.REFER_DECIDED)
    again(police)
    assert "Something changed since" not in police.seen()
    scene.do("case.involve", request("case.involve", role="recipient"))
    again(police)
    assert "Something changed since the screening" in police.seen()
    assert "The number of children changed from 2 to 3." in police.seen()
    police.press("Screen again")
    assert police.ways[-1].part == "referral.rescreen"


def test_the_decision_stands_there_with_its_reasons(scene: Scene, police: Case) -> None:
    decided(scene, R.NOT_REFERRED)
    again(police)
    told = timeline(police)
    assert any("Decided not to refer" in one and "Agreed between the two" in one for one in told)
    assert any("Agreed by " in one for one in told)
    assert "Risk assessment" in police.seen()
    assert "RA/26/14" in police.seen()


def timeline(police: Case) -> list[str]:
    """Return the steps as a screen reader says them."""
    [line] = police.part._cards["decision"].findChildren(Timeline)
    return [str(line.entries.index(row).data()) for row in range(line.entries.rowCount())]


def test_the_advice_log_says_what_it_lifts_and_whether_it_was_acted_on(scene: Scene, police: Case) -> None:
    device = scene.do("device.confiscate", request("device.confiscate"))
    scene.later(5)
    decided(scene, R.ACKNOWLEDGED)
    advice = scene.do("police.record_advice", request("police.record_advice", lifts=[{"device": device}]))
    again(police)
    log = police.part._cards["log"]
    assert "Keep the telephone where it is." in police.seen(log)
    assert "PC Olive Marsh · 4417 · Coldwater Police · CW/1234/26" in police.seen(log)
    assert f"Lifts {device}" in police.seen(log)
    assert "Not noted yet whether acted on" in police.seen(log)
    police.press("Mark acted on")
    assert police.ways[-1].part == "police.note_acted"
    assert dict(police.ways[-1].filled)["advice"] == advice
    scene.do("police.note_acted", request("police.note_acted"))
    again(police)
    assert "Acted on, today" in police.seen(police.part._cards["log"])
    holds = police.seen(police.part._cards["holds"])
    assert f"{device}, today" in holds
    assert "in advice A-2026-0001" in holds


def test_the_children_their_views_and_what_they_were_told(scene: Scene, police: Case) -> None:
    card = police.part._cards["children"]
    assert "Nia Prosser-Quince" in police.seen(card)
    assert "No view recorded" in police.seen(card)
    assert "Not told yet" not in police.seen(card), "it is not decided yet"
    decided(scene, R.REFERRED)
    scene.do("police.record_view", request("police.record_view"))
    again(police)
    shown = police.seen(police.part._cards["children"])
    assert "Not told yet" in shown
    assert "Holds back: scared, the family would be involved." in shown
    assert police.buttons().count("Tell the child") == 2
    scene.do("police.tell_child", request("police.tell_child"))
    again(police)
    assert police.buttons().count("Tell the child") == 1
    assert "Told today" in police.seen(police.part._cards["children"])


def test_what_a_parent_wants_stands_there_too(scene: Scene, police: Case) -> None:
    scene.do("police.record_view", request("police.record_view", person=MOTHER, view="wants"))
    again(police)
    assert "Perpetua Prosser-Quince" in police.seen(police.part._cards["children"])


def test_who_reported_is_not_named(scene: Scene, police: Case) -> None:
    scene.do("police.record_view", request("police.record_view", person=REPORTER))
    again(police)
    assert "Ottoline Brackenbury" not in police.seen()


def test_the_holds_say_what_is_blocked_why_and_what_would_lift_them(scene: Scene, police: Case) -> None:
    assert "No hold stands in this case." in police.seen()
    scene.do("case.categorise", {"case": CASE, "reason": "More is known.", "nature": ["child_nude"]})
    again(police)
    shown = police.seen(police.part._cards["holds"])
    assert "Provisional hold" in shown
    assert "Asking anybody to delete." in shown
    assert "nobody has decided yet" in shown
    decided(scene, R.REFER_DECIDED)
    again(police)
    shown = police.seen(police.part._cards["holds"])
    assert "Hold of the referral" in shown
    assert "Ended: Provisional hold" in shown


def test_once_the_police_know_nobody_is_told_to_call_them(scene: Scene, police: Case) -> None:
    answered(scene, yes=[Q.IMMEDIATE_RISK])
    again(police)
    assert police.call() is not None
    scene.do("referral.send", request("referral.send"))
    again(police)
    assert police.call() is None
    assert urgent.banner(police.found, police.part.screening.about) is None


def test_a_closed_case_is_read(scene: Scene, police: Case) -> None:
    scene.do("case.close", request("case.close"))
    again(police)
    assert not any(one.segments.isVisible() for one in police.part.screening.asked)
    assert police.part.result.first is None


def test_the_child_of_a_deed_is_known_already(scene: Scene, police: Case) -> None:
    decided(scene, R.REFERRED)
    again(police)
    found = [one for one in police.part.findChildren(Button) if said(one) == "Tell the child"]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    assert dict(police.ways[-1].filled)["person"] == CHILD
