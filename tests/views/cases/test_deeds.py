"""Every deed about a case or a person: what it asks, what it does, and where a refusal shows."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.models.vocabulary import CaseStatus, InvolvementRole
from desktop_app.services import actions, register
from desktop_app.views.cases.deeds import DEEDS
from desktop_app.views.deed import Deed
from desktop_app.views.page import Going, Place
from desktop_app.views.widgets import ask
from desktop_app.workspace import Workspace
from tests.services import asking
from tests.services.scene import CASE, CHILD, MOTHER, NAMES, OTHER_CASE, REPORTER, SHARER, TEACHER, Scene
from tests.views.cases.school import deed, press, seen, way, ways
from tests.views.finding import named

BACK = Going(back=True)


@pytest.fixture
def open_deed(show: Callable[..., Deed]) -> Callable[..., Deed]:
    """Open the form of a verb; it is about the troubled case unless something else is said."""

    def opened(verb: str, going: Going | None = None) -> Deed:
        return show(DEEDS[verb], going or deed(verb))

    return opened


def write(qtbot: QtBot, page: Deed, name: str, words: str) -> None:
    kind = QLineEdit if any(named_line(line, name) for line in page.findChildren(QLineEdit)) else QPlainTextEdit
    field = named(page, name, kind)
    field.setFocus()
    QTest.keyClicks(field, words)


def named_line(line: QLineEdit, name: str) -> bool:
    return line.accessibleName() == name


def last(workspace: Workspace, number: int = 1) -> list[str]:
    return [row.action for row in workspace.ask(register.trail)][-number:]


def test_every_verb_of_cases_and_people_has_its_form() -> None:
    mine = {name for name in actions.BY_NAME if name.startswith(("case.", "person."))}
    assert set(DEEDS) == mine - {"case.open", "case.show_reporter"}, "the second is part of showing the people"


# -- cases -------------------------------------------------------------------------------------------------


def test_correcting_sends_only_what_was_changed(
    open_deed: Callable[..., Deed], workspace: Workspace, qtbot: QtBot
) -> None:
    page = open_deed("case.correct")
    gone = ways(page)
    assert named(page, "Title", QLineEdit).text() == "Messages in year 9"
    write(qtbot, page, "Title", " and 10")
    write(qtbot, page, "Why is it put right?", "Another class came in.")
    press(qtbot, page, "Correct")
    assert gone == [BACK]
    facts = workspace.ask(register.case_facts, CASE)
    assert facts.title == "Messages in year 9 and 10"
    assert str(facts.came_to_attention) == "2026-11-02 08:40:00+00:00"


def test_an_answer_that_was_emptied_is_refused_at_its_field(
    open_deed: Callable[..., Deed], workspace: Workspace, qtbot: QtBot
) -> None:
    page = open_deed("case.correct")
    named(page, "Title", QLineEdit).clear()
    write(qtbot, page, "Child protection file", "CP 12")
    write(qtbot, page, "Why is it put right?", "Another class came in.")
    before = last(workspace, 100)
    press(qtbot, page, "Correct")
    assert "cannot be emptied" in page.form.field("title").problem
    assert last(workspace, 100) == before, "nothing of it is saved"
    write(qtbot, page, "Title", "Messages in year 9")
    press(qtbot, page, "Correct")
    assert last(workspace) == ["case.correct"]
    facts = workspace.ask(register.case_facts, CASE)
    assert (facts.title, facts.protection_file) == ("Messages in year 9", "CP 12")


def test_codes_are_set_anew_and_a_kind_can_be_emptied(
    open_deed: Callable[..., Deed], workspace: Workspace, scene: Scene, qtbot: QtBot
) -> None:
    scene.do("case.categorise", {"case": CASE, "reason": "At first.", "nature": ["hate"], "medium": ["photo"]})
    page = open_deed("case.categorise")
    press(qtbot, page, "Hate")
    press(qtbot, page, "Threats or blackmail")
    press(qtbot, page, "Photo")
    write(qtbot, page, "What is known now that was not known before?", "The child said more.")
    press(qtbot, page, "Change the codes")
    assert workspace.ask(register.case, CASE).categories == {"nature": ("threats",)}


def test_closing_asks_a_reason_for_every_single_thing_still_open(
    open_deed: Callable[..., Deed], workspace: Workspace, qtbot: QtBot
) -> None:
    page = open_deed("case.close")
    things = workspace.ask(register.standing, CASE).open_things
    assert len(things) == 6
    write(qtbot, page, "What was done", "All that could be done here.")
    press(qtbot, page, "Close the case")
    assert sum(bool(field.problem) for field in page.form.fields()) == 6
    for field in page.form.fields():
        if field.problem:
            write(qtbot, page, field.label, "The police have been told.")
    write(qtbot, page, "Look at it again on", "1/12/2026")
    press(qtbot, page, "Close the case")
    found = workspace.ask(register.case, CASE)
    assert (found.row.status, found.review_on) == (CaseStatus.CLOSED, date(2026, 12, 1))
    reasoned = workspace.ask(register.standing, CASE).closed_with
    assert dict(reasoned) == {thing.item: "The police have been told." for thing in things}


def test_a_reason_that_is_refused_shows_at_its_own_thing(open_deed: Callable[..., Deed], qtbot: QtBot) -> None:
    page = open_deed("case.close")
    write(qtbot, page, "What was done", "All that could be done here.")
    labels = [field.label for field in page.form.fields() if field.name.startswith("still_open_")]
    for label in labels:
        write(qtbot, page, label, "see https://example.org/a" if label == labels[2] else "Told.")
    press(qtbot, page, "Close the case")
    assert [field.label for field in page.form.fields() if field.problem] == [labels[2]]


def test_reopening_takes_a_reason(
    open_deed: Callable[..., Deed], workspace: Workspace, scene: Scene, qtbot: QtBot
) -> None:
    scene.do("case.close", asking.request("case.close", case=OTHER_CASE))
    page = open_deed("case.reopen", way(Place.DEED, OTHER_CASE, "case.reopen"))
    press(qtbot, page, "Reopen the case")
    assert page.form.field("reason").problem
    write(qtbot, page, "What has come up?", "A second device came to light.")
    press(qtbot, page, "Reopen the case")
    assert workspace.ask(register.case, OTHER_CASE).row.status is CaseStatus.OPEN


def test_an_error_needs_a_second_person_and_no_devices(
    open_deed: Callable[..., Deed], workspace: Workspace, qtbot: QtBot
) -> None:
    page = open_deed("case.enter_in_error")
    assert "A case entered in error holds none" in seen(page)
    page = open_deed("case.enter_in_error", way(Place.DEED, OTHER_CASE, "case.enter_in_error"))
    who = named(page, "Who else agrees?", QComboBox)
    assert "Odette Larkspur (OL)" not in [who.itemText(number) for number in range(who.count())]
    who.setCurrentText("Barnaby Quill (BQ)")
    write(qtbot, page, "Why should it not have been there?", "It was opened twice.")
    press(qtbot, page, "Mark as entered in error")
    assert workspace.ask(register.case, OTHER_CASE).row.status is CaseStatus.ENTERED_IN_ERROR


def test_whoever_may_not_do_it_is_told_before_anything_is_typed(
    workspace: Workspace, show: Callable[..., Deed]
) -> None:
    workspace.who = workspace.ask(register.staff_member, TEACHER)
    page = show(DEEDS["case.close"], deed("case.close"))
    assert "Only the designated safeguarding lead or deputy safeguarding lead may do this." in seen(page)
    assert not page.do_it.isEnabled()


# -- people ------------------------------------------------------------------------------------------------


def test_one_form_adds_a_person_and_joins_them(
    open_deed: Callable[..., Deed], workspace: Workspace, qtbot: QtBot
) -> None:
    page = open_deed("person.add")
    gone = ways(page)
    write(qtbot, page, "Full name", "Llinos Ap Dafydd")
    named(page, "Part in this case", QComboBox).setCurrentText("Recipient")
    write(qtbot, page, "Year or class", "Year 9")
    write(qtbot, page, "Date of birth", "3/5/2013")
    press(qtbot, page, "Add to the case")
    assert (gone, last(workspace, 2)) == ([BACK], ["person.add", "case.involve"])
    part = workspace.ask(register.parts, CASE)[-1]
    assert part.who is not None
    assert (part.role, part.who.full_name, part.who.year_group, part.who.date_of_birth) == (
        InvolvementRole.RECIPIENT, "Llinos Ap Dafydd", "Year 9", date(2013, 5, 3),
    )  # fmt: skip


def test_who_reported_is_covered_without_being_asked(
    open_deed: Callable[..., Deed], workspace: Workspace, qtbot: QtBot
) -> None:
    page = open_deed("person.add")
    write(qtbot, page, "Full name", "Llinos Ap Dafydd")
    named(page, "Part in this case", QComboBox).setCurrentText("Person who reported")
    press(qtbot, page, "Add to the case")
    assert workspace.ask(register.parts, CASE)[-1].who is None


def test_a_refused_part_leaves_no_person_behind(
    open_deed: Callable[..., Deed], workspace: Workspace, qtbot: QtBot
) -> None:
    before = last(workspace)
    page = open_deed("person.add")
    write(qtbot, page, "Full name", "Llinos Ap Dafydd")
    named(page, "Part in this case", QComboBox).setCurrentText("Witness")
    write(qtbot, page, "To speak with them", "https://example.org/a")
    press(qtbot, page, "Add to the case")
    assert page.form.field("communication_needs").problem
    assert last(workspace) == before
    named(page, "To speak with them", QLineEdit).clear()
    press(qtbot, page, "Add to the case")
    assert last(workspace, 2) == ["person.add", "case.involve"]


def test_a_namesake_on_the_register_is_pointed_out(open_deed: Callable[..., Deed], qtbot: QtBot) -> None:
    page = open_deed("person.add")
    write(qtbot, page, "Full name", NAMES[SHARER].upper())
    assert SHARER in page.form.field("full_name").advice


def test_a_parent_is_joined_for_their_child(
    open_deed: Callable[..., Deed], workspace: Workspace, scene: Scene, qtbot: QtBot
) -> None:
    page = open_deed("case.involve", way(Place.DEED, OTHER_CASE, "case.involve", case=OTHER_CASE, person=MOTHER))
    assert NAMES[MOTHER] in named(page, "Who", QLineEdit).text()
    named(page, "Part in this case", QComboBox).setCurrentText("Parent or carer")
    page.form.field("responsible_for").control.choose(CHILD)
    press(qtbot, page, "Join to the case")
    (part,) = workspace.ask(register.parts, OTHER_CASE)
    assert (part.role, part.responsible_for) == (InvolvementRole.PARENT_OR_CARER, NAMES[CHILD])


def test_nobody_is_joined_twice_in_one_part(open_deed: Callable[..., Deed], qtbot: QtBot) -> None:
    page = open_deed("case.involve", deed("case.involve", person=SHARER))
    named(page, "Part in this case", QComboBox).setCurrentText("Child reported to have shared")
    press(qtbot, page, "Join to the case")
    assert page.form.field("role").problem


def test_correcting_a_person(open_deed: Callable[..., Deed], workspace: Workspace, qtbot: QtBot) -> None:
    page = open_deed("person.correct", way(Place.DEED, SHARER, "person.correct"))
    assert named(page, "Full name", QLineEdit).text() == NAMES[SHARER]
    assert NAMES[SHARER] not in page.title()
    write(qtbot, page, "Year or class", "Year 9")
    write(qtbot, page, "Why is it put right?", "It was not known at first.")
    press(qtbot, page, "Correct")
    assert workspace.ask(register.person_facts, SHARER).year_group == "Year 9"


@pytest.mark.parametrize(
    ("name", "value"), [("full_name", None), ("phone", "01632 960002"), ("date_of_birth", "2013-05-06")]
)
def test_a_fact_about_a_person_that_was_emptied_is_refused_at_its_field(
    open_deed: Callable[..., Deed],
    workspace: Workspace,
    scene: Scene,
    qtbot: QtBot,
    name: str,
    value: str | None,
) -> None:
    if value is not None:
        scene.do("person.correct", {"person": SHARER, "reason": "It is known now.", name: value})
    page = open_deed("person.correct", way(Place.DEED, SHARER, "person.correct"))
    held = workspace.ask(register.person_facts, SHARER)
    before = last(workspace, 100)
    for line in page.form.field(name).findChildren(QLineEdit):
        line.clear()
    write(qtbot, page, "Why is it put right?", "It was somebody else's.")
    press(qtbot, page, "Correct")
    assert "cannot be emptied" in page.form.field(name).problem
    assert last(workspace, 100) == before
    assert workspace.ask(register.person_facts, SHARER) == held


def test_a_part_entered_in_error_stays_readable_with_its_reason(
    open_deed: Callable[..., Deed], workspace: Workspace, qtbot: QtBot
) -> None:
    going = deed("case.end_involvement", person=SHARER, role="reported_to_have_shared")
    page = open_deed("case.end_involvement", going)
    assert NAMES[SHARER] in named(page, "Which part", QComboBox).currentText()
    write(qtbot, page, "What was wrong about it?", "It was another child.")
    press(qtbot, page, "Take out of the case")
    part = next(one for one in workspace.ask(register.parts, CASE) if one.who and one.who.reference == SHARER)
    assert part.ended_reason == "It was another child."


def test_correcting_whoever_reported_shows_nothing_until_why_is_recorded(
    open_deed: Callable[..., Deed], workspace: Workspace, qtbot: QtBot
) -> None:
    page = open_deed("person.correct", way(Place.DEED, REPORTER, "person.correct"))
    assert NAMES[REPORTER] not in str(page.form.values())
    assert "This name is covered" in seen(page)
    with ask.answering("The officer asked."):
        press(qtbot, page, "Show who reported")
    assert last(workspace) == ["case.show_reporter"]
    assert page.form.values()["full_name"] == NAMES[REPORTER]
    assert page.draft() == {}


def test_correcting_whoever_reported_unseen(open_deed: Callable[..., Deed], workspace: Workspace, qtbot: QtBot) -> None:
    page = open_deed("person.correct", way(Place.DEED, REPORTER, "person.correct"))
    write(qtbot, page, "Year or class", "10")
    write(qtbot, page, "Why is it put right?", "It is known now.")
    press(qtbot, page, "Correct")
    assert last(workspace) == ["person.correct"]
    facts = workspace.ask(register.person_facts, REPORTER)
    assert (facts.full_name, facts.year_group) == (NAMES[REPORTER], "10")
