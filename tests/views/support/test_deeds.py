"""Every deed about support carried out by hand, with real clicks and keys, and where its refusals show."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.models.care_words import KeyDateKind, ProtectedGroup, ProtectiveKind, ViewingReason
from desktop_app.models.vocabulary import Answer, DeviceState
from desktop_app.services import actions, register
from desktop_app.views.deed import Deed
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.support.deeds import DEEDS
from desktop_app.workspace import Workspace
from tests.services.asking import request
from tests.services.journeys import brought
from tests.services.scene import CASE, CHILD, SHARER, TEACHER, Scene
from tests.views.case_parts import BACK, deed, deed_page, hands_on
from tests.views.cases.school import seen
from tests.views.devices.conftest import went
from tests.views.devices.hands import Hands

Show = Callable[..., Page]
Answers = dict[str, object]
SUBJECTS = ("protection.", "sanction.", "key_date.", "process.", "viewing.", "group.")
#: What must be there before some of them.
BEFORE = {
    "protection.review": "protection.begin", "protection.end": "protection.begin", "key_date.settle": "key_date.set",
    "process.end": "process.begin", "group.change": "group.add", "group.end": "group.add",
}  # fmt: skip


@pytest.fixture
def by_hand(scene: Scene, show: Show, qtbot: QtBot) -> Callable[..., Deed]:
    """Carry out a deed by hand, in a case in which what it is about is there already."""

    def carried_out(verb: str, answers: Answers, **filled: Any) -> Deed:
        if verb in BEFORE:
            scene.do(BEFORE[verb], request(BEFORE[verb]))
            scene.later(10)
        page = deed_page(show, deed(verb, **filled))
        ways, hands = went(page), hands_on(qtbot, page)
        hands.fill(page.form, answers)
        hands.press(page.does)
        assert ways == [BACK], [(field.label, field.problem) for field in page.form.fields() if field.problem]
        return page

    return carried_out


ByHand = Callable[..., Deed]


def test_every_verb_of_these_subjects_has_its_form() -> None:
    assert set(DEEDS) == {name for name in actions.BY_NAME if name.startswith(SUBJECTS)}


def test_a_step_is_put_in_place(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand(
        "protection.begin",
        {"For whom": "Child harmed", "Which person": "Nia Prosser-Quince, child harmed",
         "What is put in place": "A named adult to go to", "In a few words": "Ms Iris Dell",
         "Looked at again on": "9 Nov"},
    )  # fmt: skip
    (row,) = workspace.ask(register.protection, CASE)[0].standing
    assert (row.group, row.kind, row.person) == (ProtectedGroup.CHILD_HARMED, ProtectiveKind.NAMED_ADULT, CHILD)
    assert (row.detail, row.review_on) == ("Ms Iris Dell", date(2026, 11, 9))


def test_a_step_needs_only_its_group_and_its_kind(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand("protection.begin", {"What is put in place": "Support for a group or class"}, group="others")
    (row,) = workspace.ask(register.protection, CASE)[2].standing
    assert (row.person, row.detail, row.review_on) == (None, None, None)


def test_a_step_is_looked_at_again(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand("protection.review", {"The next time on": "16/11/2026"})
    (row,) = workspace.ask(register.protection, CASE)[0].standing
    assert row.review_on == date(2026, 11, 16)


def test_a_step_ends_with_its_reason(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand("protection.end", {"Why does it end?": "She asked for it to end."})
    (row,) = workspace.ask(register.protection, CASE)[0].ended
    assert row.ended_reason == "She asked for it to end."


def test_of_several_steps_one_is_chosen(scene: Scene, workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    scene.do("protection.begin", request("protection.begin"))
    other = scene.do("protection.begin", request("protection.begin", kind="check_in"))
    page = deed_page(show, deed("protection.end"))
    assert page.form.field("action").control.value() is None, "nothing is chosen for her"
    page = deed_page(show, deed("protection.end", action=other))
    hands = hands_on(qtbot, page)
    hands.fill(page.form, {"Why does it end?": "He asked."})
    hands.press("End the step")
    (row,) = workspace.ask(register.protection, CASE)[0].ended
    assert row.kind is ProtectiveKind.CHECK_IN


def test_it_cannot_end_before_it_began(scene: Scene, show: Show, qtbot: QtBot) -> None:
    scene.do("protection.begin", request("protection.begin"))
    page = deed_page(show, deed("protection.end"))
    hands = hands_on(qtbot, page)
    before = datetime(2026, 11, 2, 8, 45, tzinfo=UTC)
    hands.fill(page.form, {"When did it end?": before, "Why does it end?": "She asked."})
    late = page.form.field("late")
    if late.wanted:
        hands.fill(page.form, {late.label: "It was forgotten."})
    hands.press("End the step")
    assert "cannot end before it began" in page.form.field("at").problem


def test_a_key_date_is_noted(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand(
        "key_date.set",
        {"What is on that day": "Court", "Which day": "1 Feb", "For whom": "Nia Prosser-Quince, child harmed"},
    )
    (row,) = workspace.ask(register.key_dates, CASE)
    assert (row.kind, row.on, row.person) == (KeyDateKind.COURT, date(2027, 2, 1), CHILD)


@pytest.mark.parametrize(("said", "supported"), [("Support was offered", True), ("It was not needed", False)])
def test_a_key_date_is_settled(workspace: Workspace, by_hand: ByHand, said: str, supported: bool) -> None:
    by_hand(
        "key_date.settle",
        {"What was done": said, "What was offered, or why it was not needed": "The named adult spoke with her."},
    )
    (row,) = workspace.ask(register.key_dates, CASE)
    assert (row.supported_at is not None, row.settled_reason) == (supported, "The named adult spoke with her.")


def test_a_criminal_process_begins_and_ends(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand("process.begin", {"Who": "Nia Prosser-Quince, child harmed"})
    (row,) = workspace.ask(register.processes, CASE)
    assert (row.person, row.ended_at) == (CHILD, None)


def test_a_criminal_process_is_over(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand("process.end", {"How it is known": "The officer rang."})
    (row,) = workspace.ask(register.processes, CASE)
    assert (row.person, row.ended_reason) == (SHARER, "The officer rang.")


def test_a_sanction_is_noted_by_its_reference(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand(
        "sanction.note",
        {"For whom": "Tobiasz Wrzosek, child reported to have shared", "Where the school keeps it": "File 112"},
    )
    (row,) = workspace.ask(register.sanctions, CASE)
    assert (row.person, row.kept_under) == (SHARER, "File 112")


def test_a_group_is_added_counted_again_and_no_longer(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand(
        "group.add",
        {"What they are called": "tutor group of year 9", "About how many": "30", "Year or class": "9"},
    )
    (row,) = workspace.ask(register.groups, CASE)
    assert (row.label, row.about, row.year_group) == ("tutor group of year 9", 30, "9")


def test_a_group_is_counted_again(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand("group.change", {"About how many they are now": "24", "How it is known better": "They were counted."})
    assert [row.about for row in workspace.ask(register.groups, CASE)] == [24]


def test_a_group_is_no_longer_counted(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand("group.end", {"Why it is no longer counted": "Everyone in it is named."})
    assert [row.ended_reason for row in workspace.ask(register.groups, CASE)] == ["Everyone in it is named."]


@pytest.mark.parametrize(
    ("typed", "said"), [("many", "Write a whole number"), ("1", "a number from 2 to 2000"), ("", "This is needed.")]
)
def test_a_number_that_cannot_be_meant_is_refused_at_its_field(show: Show, qtbot: QtBot, typed: str, said: str) -> None:
    page = deed_page(show, deed("group.add", label="a class"))
    hands = hands_on(qtbot, page)
    hands.fill(page.form, {"About how many": typed})
    hands.press("Add the group")
    assert said in page.form.field("about").problem


# -- viewing ---------------------------------------------------------------------------------------------------

SEVEN: Answers = {
    "Who saw it": "Hal Fernsby, Member of staff",
    "For which reason": "Shown by the child, or found on what belongs to the school",
    "How it came about": "The child held it up.", "Where": "Office of the head", "Who else was in the room": "nobody",
    "Was it somebody of the same sex as the child?": "Don’t know", "Who agreed beforehand": "nobody",
    "What was done then": "The phone was put face down.", "Signed": "not signed yet",
}  # fmt: skip


def test_a_viewing_is_recorded_by_hand(scene: Scene, workspace: Workspace, by_hand: ByHand) -> None:
    device = brought(scene, DeviceState.TAKEN)
    by_hand("viewing.record", SEVEN, device=device)
    (row,) = workspace.ask(register.viewings, CASE)
    assert (row.viewed_by, row.reason, row.device) == ("Hal Fernsby", ViewingReason.SHOWN_OR_FOUND, device)
    assert (row.place, row.present, row.same_sex) == ("Office of the head", "nobody", Answer.NOT_KNOWN)
    assert (row.authorised_by, row.signed) == ("nobody", "not signed yet")
    assert (row.why, row.then_done) == ("The child held it up.", "The phone was put face down.")


def test_somebody_who_is_not_on_the_staff_list_is_named_in_words(workspace: Workspace, by_hand: ByHand) -> None:
    by_hand("viewing.record", SEVEN | {"Who saw it": "Ms Iris Dell"})
    (row,) = workspace.ask(register.viewings, CASE)
    assert (row.viewed_by, row.by_lead) == ("Ms Iris Dell", False)


def test_everyone_may_record_it(workspace: Workspace, by_hand: ByHand) -> None:
    workspace.who = workspace.ask(register.staff_member, TEACHER)
    by_hand("viewing.record", SEVEN)
    assert len(workspace.ask(register.viewings, CASE)) == 1


def test_the_form_asks_for_seven_facts_and_for_nothing_that_was_seen(show: Show, qtbot: QtBot) -> None:
    page = deed_page(show, deed("viewing.record"))
    before = page.form.field("why"), page.form.field("then_done")
    hands_on(qtbot, page).press("Record the viewing")
    assert {field.label for field in page.form.fields() if field.problem} == set(SEVEN)
    assert not page.form.field("device").problem
    for field in before:
        helpers = [label.text() for label in field.findChildren(QLabel)]
        assert "Never what was to be seen." in helpers


@pytest.mark.parametrize("width", [1182, 631])
def test_that_nobody_should_look_stands_above_the_form_at_every_width(show: Show, width: int) -> None:
    page = deed_page(show, deed("viewing.record"), width=width, height=336)
    assert "Nobody should look" in seen(page)


def test_what_only_the_dsl_should_do_is_marked_to_be_checked(show: Show) -> None:
    page = deed_page(show, deed("viewing.record"))
    told = {
        name: page.form.field(name).guidance
        for name in ("~viewed_by", "present", "place", "same_sex", "authorised_by", "signed", "reason", "why")
    }
    for name, guidance in told.items():
        assert guidance is not None, name
        assert "heck current guidance" in guidance.source, name
    assert "Only the safeguarding lead" in told["~viewed_by"].paragraphs[0]  # type: ignore[union-attr]
    assert "does not look" in told["present"].paragraphs[0]  # type: ignore[union-attr]


# -- all of them -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", DEEDS)
def test_every_field_has_its_guidance_with_its_source(scene: Scene, show: Show, verb: str) -> None:
    if verb in BEFORE:
        scene.do(BEFORE[verb], request(BEFORE[verb]))
    page = deed_page(show, deed(verb))
    for field in page.form.fields():
        if field.name != "late":
            assert field.guidance is not None, field.name
            assert field.guidance.paragraphs, field.name
            assert field.guidance.source, field.name


@pytest.mark.parametrize("verb", DEEDS)
def test_the_path_leads_back_to_the_part_and_names_nobody(scene: Scene, show: Show, verb: str) -> None:
    if verb in BEFORE:
        scene.do(BEFORE[verb], request(BEFORE[verb]))
    page = deed_page(show, deed(verb))
    assert page.crumbs()[1].going == Going(place=Place.CASE, reference=CASE, part="support")
    assert not {"Nia", "Tobiasz"} & set(f"{page.title()} {page.crumbs()}".split())


@pytest.mark.parametrize("verb", DEEDS)
def test_in_a_narrow_window_the_guidance_stands_under_its_field(scene: Scene, show: Show, verb: str) -> None:
    if verb in BEFORE:
        scene.do(BEFORE[verb], request(BEFORE[verb]))
    page = deed_page(show, deed(verb), width=631, height=336)
    page.form.fields()[-1].take_focus()
    assert page.sheet.is_narrow
    assert page.sheet.area.horizontalScrollBar().maximum() == 0
    assert any(field.has_slip for field in page.form.fields())


def test_control_return_carries_it_out(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    page = deed_page(show, deed("process.begin"))
    Hands(qtbot, page).fill(page.form, {"Who": "Nia Prosser-Quince, child harmed"})
    focus = page.form.field("person").control.target()
    assert isinstance(focus, QWidget)
    QTest.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(workspace.ask(register.processes, CASE)) == 1
