"""Every deed about a device, opened, filled in by clicks and keys, and carried out on a real vault."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.models.custody import CustodyEvent, GapExplanation
from desktop_app.models.device import Device, SearchRecord
from desktop_app.models.vocabulary import MOVES, DeviceState
from desktop_app.services import actions
from desktop_app.views.deed import Deed
from desktop_app.views.devices.deeds import DEEDS
from desktop_app.views.page import Going, Page, Place
from tests.services.asking import request
from tests.services.journeys import brought
from tests.services.scene import CASE, LEAD, LIBRARIAN, REPORTER, TEACHER, Scene
from tests.views.devices.by_hand import DEEDS_BY_HAND, NINE, ByHand
from tests.views.devices.conftest import went
from tests.views.devices.hands import Hands
from tests.views.finding import described, focused, said

Show = Callable[..., Page]
IN_CASE = frozenset({"device.ask", "device.confiscate", "device.take_together", "device.record_search"})


def gap(scene: Scene) -> str:
    """Bring a device into a state in which its chain has one gap; return its reference."""
    device = brought(scene, DeviceState.HELD_PENDING_DECISION)
    scene.do(
        "device.move",
        {"device": device, "from_holder": {"staff": LIBRARIAN}, "to": {"staff": TEACHER}, "reason": "found there"},
    )
    scene.later(5)
    return device


def begun(scene: Scene, verb: str, case: ByHand) -> str:
    """Return what the Going names, with the device in the state from which the deed goes on."""
    if case.before is None:
        return CASE
    return gap(scene) if verb == "device.explain_gap" else brought(scene, case.before)


def deed(show: Show, verb: str, reference: str, filled: tuple[tuple[str, object], ...] = ()) -> Deed:
    """Open the page of a deed."""
    page = show(DEEDS[verb], Going(place=Place.DEED, reference=reference, part=verb, filled=filled))
    assert isinstance(page, Deed)
    return page


def filled_for(scene: Scene, verb: str, case: ByHand) -> tuple[tuple[str, object], ...]:
    if verb != "device.explain_gap":
        return case.filled
    return (("entry", max(event.id for event in scene.rows(CustodyEvent))),)


def test_every_verb_about_devices_has_its_page() -> None:
    verbs = {name for name in actions.BY_NAME if name.startswith("device.")}
    assert set(DEEDS) == verbs == set(DEEDS_BY_HAND)
    assert {move.verb for move in MOVES} <= verbs
    for name, page in DEEDS.items():
        assert page.verb.name == name
        for words in (page.does, page.heading, page.offer, page.hint, page.icon):
            assert words, f"{name} lacks some of its words"


@pytest.mark.parametrize("verb", sorted(DEEDS_BY_HAND))
def test_it_is_carried_out_by_hand(verb: str, scene: Scene, show: Show, qtbot: QtBot) -> None:
    case = DEEDS_BY_HAND[verb]
    reference = begun(scene, verb, case)
    recorded = scene.size()
    page = deed(show, verb, reference, filled_for(scene, verb, case))
    ways, hands = went(page), Hands(qtbot, page)
    hands.fill(page.form, inner(page, case.answers))
    hands.press(page.does)
    assert not page.trouble.text(), page.trouble.text()
    assert scene.size() > recorded
    if case.after is not None:
        assert scene.rows(Device)[-1].state is case.after
    if not verb.startswith("device.confiscate") and verb != "device.take_together":
        assert ways, "nobody was sent on"


def inner(page: Deed, answers: dict[str, Any]) -> dict[str, Any]:
    """Leave out what stands inside a part of the form; those are filled in by tests of their own."""
    labels = {field.label for field in page.form.fields()}
    return {label: answer for label, answer in answers.items() if label in labels}


def test_what_was_said_is_what_is_recorded(scene: Scene, show: Show, qtbot: QtBot) -> None:
    page = deed(show, "device.confiscate", CASE)
    hands = Hands(qtbot, page)
    hands.fill(page.form, NINE)
    hands.press("Confiscate")
    [device] = scene.rows(Device)
    assert (device.exhibit_reference, device.kind.value, device.power.value) == ("OL/1", "phone", "suspected_offence")
    assert device.grounds == NINE["On what grounds"]
    [taken] = scene.rows(CustodyEvent)
    assert (taken.witness, taken.to_place) == ("Hal Fernsby", "Room 12")
    assert taken.from_person_id is not None
    assert taken.from_other is None


def test_confiscating_ends_on_sealing_with_its_clock(scene: Scene, show: Show, qtbot: QtBot) -> None:
    page = deed(show, "device.confiscate", CASE)
    ways, hands = went(page), Hands(qtbot, page)
    hands.fill(page.form, NINE)
    hands.press("Confiscate")
    assert page.done is not None  # type: ignore[attr-defined]
    clock = page.done.clock  # type: ignore[attr-defined]
    assert "30 min left" in clock.words.text()
    scene.later(12)
    clock.tell()
    assert "18 min left" in clock.words.text()
    scene.later(30)
    clock.tell()
    assert clock.is_over
    assert "12 min ago" in clock.words.text()
    assert said(focused()) == "Seal OL/1 now"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert ways[-1] == Going(place=Place.DEED, reference="OL/1", part="device.seal")


def test_what_can_wait_is_asked_when_it_is_sealed(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.TAKEN)
    page = deed(show, "device.seal", device)
    hands = Hands(qtbot, page)
    answers = DEEDS_BY_HAND["device.seal"].answers
    hands.fill(page.form, inner(page, answers))
    facts = page.form.field("~facts").control.form  # type: ignore[attr-defined]
    hands.fill(facts, {"Make": "Exampla", "Number on the outside": "none seen", "Locked as found?": "Locked"})
    hands.press("Seal")
    sealed = scene.device(device)
    assert sealed.lock_found is not None
    assert (sealed.make, sealed.lock_found.value, sealed.seal_number) == ("Exampla", "locked", "FH 0001")
    assert sealed.state is DeviceState.HELD_PENDING_DECISION


def test_a_refused_fact_keeps_the_seal_from_being_recorded(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.TAKEN)
    page = deed(show, "device.seal", device)
    hands = Hands(qtbot, page)
    hands.fill(page.form, inner(page, DEEDS_BY_HAND["device.seal"].answers))
    facts = page.form.field("~facts").control.form  # type: ignore[attr-defined]
    hands.fill(facts, {"Make": "https://example.test/x"})
    recorded = scene.size()
    hands.press("Seal")
    assert scene.size() == recorded
    assert facts.field("make").problem
    assert page.form.field("~facts").problem


def test_several_are_taken_in_one_search(scene: Scene, show: Show, qtbot: QtBot) -> None:
    page = deed(show, "device.take_together", CASE)
    hands = Hands(qtbot, page)
    thing = DEEDS_BY_HAND["device.take_together"].answers["What was taken"][0]
    hands.fill(page.form, {**DEEDS_BY_HAND["device.take_together"].answers, "What was taken": [thing, thing, thing]})
    hands.press("Confiscate them")
    devices = scene.rows(Device)
    assert [device.exhibit_reference for device in devices] == ["OL/1", "OL/2", "OL/3"]
    [search] = scene.rows(SearchRecord)
    assert {device.search_id for device in devices} == {search.id}
    assert {device.grounds for device in devices} == {search.reason}
    assert [said(button) for button in page.done.buttons] == [  # type: ignore[attr-defined]
        "Seal OL/1 now", "Seal OL/2 now", "Seal OL/3 now",
    ]  # fmt: skip
    ways = went(page)
    hands.press("Seal OL/2 now")
    assert ways[-1].reference == "OL/2"
    assert dict(ways[-1].filled) == {"then": ("OL/1", "OL/3")}


def test_after_one_seal_comes_the_next(scene: Scene, show: Show, qtbot: QtBot) -> None:
    first, second = brought(scene, DeviceState.TAKEN), brought(scene, DeviceState.TAKEN)
    page = deed(show, "device.seal", first, (("then", (second,)),))
    ways, hands = went(page), Hands(qtbot, page)
    hands.fill(page.form, inner(page, DEEDS_BY_HAND["device.seal"].answers))
    hands.press("Seal")
    assert ways == [Going(place=Place.DEED, reference=second, part="device.seal")]


def test_what_was_asked_for_is_taken_under_its_own_reference(scene: Scene, show: Show, qtbot: QtBot) -> None:
    asked = brought(scene, DeviceState.REFUSED)
    page = deed(show, "device.confiscate", asked)
    Hands(qtbot, page).fill(page.form, NINE)
    Hands(qtbot, page).press("Confiscate")
    [device] = scene.rows(Device)
    assert (device.asked_reference, device.exhibit_reference) == (asked, "OL/1")


def test_one_that_has_gone_back_under_a_hold_is_a_breach(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.HELD_FOR_POLICE)
    page = deed(show, "device.return_to_owner", device, (("breach", True),))
    hands = Hands(qtbot, page)
    hands.fill(
        page.form,
        {
            "How it came about": "It was given back at the gate.",
            "Who was told of it": "the head, at 11:40",
            **DEEDS_BY_HAND["device.return_to_owner"].answers,
        },
    )
    hands.press("Record the return")
    assert scene.device(device).state is DeviceState.RETURNED
    assert scene.last(device).breach_rule == "hold"
    assert scene.last(device).breach_told == "the head, at 11:40"


def test_a_truth_that_differs_from_the_record_is_a_gap_not_a_refusal(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.HELD_PENDING_DECISION)
    page = deed(show, "device.move", device)
    hands = Hands(qtbot, page)
    hands.fill(
        page.form,
        {
            "Was it where the record says?": "No",
            "With whom it was": "Tamsin Mossop",
            "Where it was": "Staff room",
            "To whom": "Hal Fernsby",
            "Why": "brought back",
        },
    )
    hands.press("Record the move")
    assert len(scene.gaps(device)) == 1


def test_a_gap_gets_its_explanation(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = gap(scene)
    page = deed(show, "device.explain_gap", device)
    hands = Hands(qtbot, page)
    pick = page.form.field("entry").control.target()
    hands.click(pick)
    QTest.keyClick(pick, Qt.Key.Key_Down)
    QTest.keyClick(pick.completer().popup(), Qt.Key.Key_Down)  # type: ignore[attr-defined]
    QTest.keyClick(pick.completer().popup(), Qt.Key.Key_Return)  # type: ignore[attr-defined]
    hands.fill(page.form, {"What the school says about it": "It lay on the desk."})
    hands.press("Explain the gap")
    assert [row.explanation for row in scene.rows(GapExplanation)] == ["It lay on the desk."]


def test_an_entry_long_ago_asks_why_only_now(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.TAKEN)
    scene.later(120)
    page = deed(show, "device.record_access", device)
    hands = Hands(qtbot, page)
    hands.fill(
        page.form,
        {
            "When did it happen?": scene.ago(90),
            "Was anything on it seen?": "No",
            "What was done, and why": "It rang, and was put on its face.",
        },
    )
    hands.press("Record it")
    assert page.form.field("late").problem
    hands.fill(page.form, {"Why is it entered only now?": "I was teaching."})
    hands.press("Record it")
    assert scene.last(device).late_reason == "I was teaching."


def test_the_keyboard_alone_is_enough(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.HELD_PENDING_DECISION)
    page = deed(show, "device.hold_for_police", device)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "reported by telephone")
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert scene.device(device).state is DeviceState.HELD_FOR_POLICE
    assert page.verb.name == "device.hold_for_police"


def test_who_took_it_begins_with_whoever_opened_the_vault(scene: Scene, show: Show) -> None:
    page = deed(show, "device.confiscate", CASE)
    assert page.form.field("taken_by").control.value() == LEAD
    assert [look.words for look, _going in page.chips()] == ["Will be OL/1", CASE]


def test_a_witness_who_is_the_taker_is_pointed_out(scene: Scene, show: Show, qtbot: QtBot) -> None:
    page = deed(show, "device.confiscate", CASE)
    hands = Hands(qtbot, page)
    hands.fill(page.form, {"Taken by": "Hal Fernsby, Member of staff", "Witness": "Hal Fernsby"})
    assert "also the person who took it" in page.form.field("witness").advice
    hands.fill(page.form, {"Witness": "Nobody was there"})
    assert not page.form.field("witness").advice


def test_the_schools_own_instruction_stands_beside_the_form(scene: Scene, show: Show) -> None:
    told = "Leave it on. Put it in the shielded bag."
    scene.do("school.describe", {"power_instruction": told, "power_instruction_source": "PC Olive Marsh"})
    page = deed(show, "device.confiscate", CASE)
    assert any(told in said(label) for label in page.guidance.findChildren(type(page.foot)))


def test_a_draft_comes_back_after_locking(scene: Scene, show: Show, qtbot: QtBot) -> None:
    page = deed(show, "device.confiscate", CASE)
    Hands(qtbot, page).fill(page.form, NINE)
    draft = page.draft()
    again = deed(show, "device.confiscate", CASE)
    again.restore(draft)
    Hands(qtbot, again).press("Confiscate")
    assert scene.rows(Device)[0].grounds == NINE["On what grounds"]


def test_without_a_device_one_is_asked_for(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.HELD_PENDING_DECISION)
    brought(scene, DeviceState.TAKEN)
    page = deed(show, "device.hold_for_police", "")
    hands = Hands(qtbot, page)
    hands.fill(page.form, {"Device": f"{device} Phone", "On what basis": "reported by telephone"})
    hands.press("Hold it for the police")
    assert scene.device(device).state is DeviceState.HELD_FOR_POLICE


def test_a_request_is_what_an_action_line_would_carry(scene: Scene) -> None:
    for verb in DEEDS:
        given = request(verb, "" if verb in IN_CASE else "OL/1")
        assert actions.read(DEEDS[verb].verb, given)


def test_one_under_a_hold_is_entered_in_error_only_as_a_breach(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.HELD_FOR_POLICE)
    page = deed(show, "device.enter_in_error", device)
    hands, recorded = Hands(qtbot, page), scene.size()
    hands.fill(page.form, {"Why": "It was entered twice.", "Who agrees": "BQ"})
    hands.press("Mark as entered in error")
    assert scene.size() == recorded
    assert "record that as a breach" in hands.field(page.form, "Device").problem
    assert hands.field(page.form, BREACH_ASKED).isVisible()
    hands.fill(
        page.form,
        {
            BREACH_ASKED: "Yes, it has happened",
            "How it came about": "Two of us wrote the same phone down.",
            "Who was told of it": "the head, at 11:40",
        },
    )
    hands.press("Mark as entered in error")
    assert scene.device(device).state is DeviceState.VOID
    assert (scene.last(device).breach_rule, scene.last(device).breach_told) == ("hold", "the head, at 11:40")


BREACH_ASKED = "It is held. Was it entered in error all the same?"


def test_one_without_a_hold_is_not_asked_about_a_breach(scene: Scene, show: Show) -> None:
    page = deed(show, "device.enter_in_error", brought(scene, DeviceState.TAKEN))
    assert BREACH_ASKED not in [field.label for field in page.form.fields() if field.wanted]


def now_said(page: Deed) -> dict[str, str]:
    """Return what each field says that stands on record now."""
    told = {}
    for field in page.form.fields():
        lines = [label.text() for label in field.findChildren(QLabel) if label.text().startswith("Now: ")]
        if lines:
            told[field.label] = lines[0].removeprefix("Now: ")
    return told


def test_a_correction_shows_what_stands_there_now(scene: Scene, show: Show) -> None:
    device = brought(scene, DeviceState.TAKEN)
    scene.do("device.correct", {"device": device, "reason": "Seen now.", "make": "Exampla", "colour": "green"})
    page = deed(show, "device.correct", device)
    told = now_said(page)
    held = scene.device(device)
    assert (told["Make"], told["Colour"], told["Model"]) == ("Exampla", "green", "nothing yet")
    assert told["On what grounds"] == held.grounds
    assert told["Kind of thing"].casefold() == "phone"
    assert set(told) == {field.label for field in page.form.fields() if field.name not in ("device", "reason")}
    assert "Now: green" in described(page.form.field("colour").control.target())
    assert page.form.values().keys() == {"device"}, "what stands there is shown, not answered"


def test_a_correction_of_an_entry_shows_what_that_entry_says(scene: Scene, show: Show, qtbot: QtBot) -> None:
    device = brought(scene, DeviceState.HELD_PENDING_DECISION)
    taken, sealed = [event.id for event in scene.rows(CustodyEvent)][:2]
    told = now_said(deed(show, "device.correct_entry", device, (("entry", taken),)))
    assert told["From whom"] == "Tobiasz Wrzosek"
    assert told["To where"] == "Room 12"
    assert told["Seal number"] == "nothing yet"
    page = deed(show, "device.correct_entry", device)
    assert now_said(page) == {}, "which entry it is is not said yet"
    page.form.field("entry").control.choose(sealed)
    told = now_said(page)
    assert (told["Seal number"], told["To where"], told["To which shelf"]) == ("FH 1001", "Safe", "2")
    assert "Nov" in told["When it truly happened"]


def test_a_covered_owner_stays_covered_beside_the_field(scene: Scene, show: Show) -> None:
    device = brought(scene, DeviceState.TAKEN)
    owner = {"device": device, "reason": "It is theirs.", "owner": "someone_else", "owner_person": REPORTER}
    scene.do("device.correct", owner)
    assert now_said(deed(show, "device.correct", device))["Its owner"] == "withheld – ask DSL"
