"""The part of a case about contacts, and its deeds by hand: who was spoken to, and whether parents are told."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.models.care_words import ContactKind, ContactWith, Topic
from desktop_app.models.vocabulary import Answer
from desktop_app.services import register
from desktop_app.views.contacts.part import ContactsPart
from desktop_app.views.deed import Deed
from desktop_app.views.page import Going, Page, Place
from desktop_app.workspace import Workspace
from tests.services.asking import UNDECIDED, request
from tests.services.scene import CASE, CHILD, MOTHER, OTHER_CASE, REPORTER, SHARER, TEACHER, Scene
from tests.views.case_parts import BACK, deed, deed_page, fits, hands_on, part_of
from tests.views.cases.school import buttons, seen
from tests.views.devices.conftest import went
from tests.views.finding import named

Show = Callable[..., Page]


def opened(show: Show, verb: str, **filled: Any) -> Deed:
    return deed_page(show, deed(verb, **filled))


def contacts(scene: Scene, *given: dict[str, Any]) -> list[str]:
    made = []
    for one in given:
        scene.later(5)
        made.append(scene.do("contact.record", request("contact.record", **one)))
    return made


# -- the part --------------------------------------------------------------------------------------------------


def test_an_empty_part_says_what_it_is_for_and_what_is_to_be_decided(show: Show, qtbot: QtBot) -> None:
    page, part = part_of(show, "contacts")
    words = seen(part)
    assert "Calls, meetings and letters about this case" in words
    assert "None is recorded yet." in words
    assert words.count("Not decided yet") == 1, "only of the child harmed it is owed"
    assert buttons(part)[0] == "Record a contact"
    ways = went(page)
    hands_on(qtbot, page).press("Record a contact")
    assert ways == [deed("contact.record")]


def test_a_case_without_children_says_so(show: Show) -> None:
    _page, part = part_of(show, "contacts", OTHER_CASE)
    assert "No child is joined to this case yet." in seen(part)


def test_the_log_has_the_newest_first_and_tells_all_of_it(scene: Scene, show: Show) -> None:
    contacts(
        scene,
        {"agreed": "a call each Friday", "present": "the form tutor"},
        {"kind": "meeting", "with_kind": "social_care", "person": None, "other": "duty desk", "about": None,
         "organisation_reference": "SC 88"},
    )  # fmt: skip
    _page, part = part_of(show, "contacts")
    words = seen(part)
    assert words.index("Duty desk") < words.index("Perpetua Prosser-Quince")
    assert "Parent or carer · telephone call · about Nia Prosser-Quince · by Odette Larkspur" in words
    assert "What was reported; support for the child" in words
    assert "Agreed: a call each Friday" in words
    assert "Also there: the form tutor" in words
    assert "Their reference: SC 88" in words


def test_the_log_is_narrowed_to_those_with_whom_it_was(scene: Scene, show: Show) -> None:
    contacts(scene, {}, {"with_kind": "social_care", "person": None, "other": "duty desk", "about": None})
    page, part = part_of(show, "contacts")
    assert isinstance(part, ContactsPart)
    combo = named(part, "With whom", QComboBox)
    assert [combo.itemText(number) for number in range(combo.count())] == [
        "Everyone (2)", "Parent or carer (1)", "Children’s social care (1)",
    ]  # fmt: skip
    combo.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert [row.with_kind for row in part.log.shown] == [ContactWith.PARENT_OR_CARER]
    assert "Duty desk" not in seen(part)
    page.mark_stale()
    assert [row.with_kind for row in part.log.shown] == [ContactWith.PARENT_OR_CARER], "it stays as it was chosen"
    QTest.keyClick(combo, Qt.Key.Key_End)
    assert "Perpetua" not in seen(part.log)


def test_a_log_of_one_kind_needs_no_filter(scene: Scene, show: Show) -> None:
    contacts(scene, {})
    _page, part = part_of(show, "contacts")
    assert isinstance(part, ContactsPart)
    assert part.log.filter.isHidden()
    assert "1 contact" in seen(part)


def test_a_next_contact_that_is_owed_leads_to_the_form_with_what_is_known(
    scene: Scene, show: Show, qtbot: QtBot
) -> None:
    contacts(scene, {"next_on": "2026-11-02"})
    page, part = part_of(show, "contacts")
    assert "Next contact due today" in seen(part)
    ways = went(page)
    hands_on(qtbot, page).press("Log contact")
    (way,) = ways
    known = dict(way.filled)
    assert (way.place, way.part, way.reference) == (Place.DEED, "contact.record", CASE)
    assert (known["with_kind"], known["person"], known["about"]) == ("parent_or_carer", MOTHER, CHILD)
    form = deed_page(show, way).form
    assert form.values()["person"] == MOTHER
    assert form.values()["about"] == CHILD


def test_one_that_is_coming_stands_there_quietly(scene: Scene, show: Show) -> None:
    contacts(scene, {"next_on": "2026-12-01"})
    _page, part = part_of(show, "contacts")
    assert "Next contact Tue 1 Dec" in seen(part)
    assert "Log contact" not in buttons(part)


def test_a_long_log_shows_the_older_ones_on_asking(scene: Scene, show: Show, qtbot: QtBot) -> None:
    contacts(scene, *({"agreed": f"the {number}th time"} for number in range(43)))
    page, part = part_of(show, "contacts")
    assert "the 0th time" not in seen(part)
    hands_on(qtbot, page).press("3 older")
    assert "Agreed: the 0th time" in seen(part)


def test_what_was_decided_stands_with_its_reason_its_risk_and_its_day(scene: Scene, show: Show, qtbot: QtBot) -> None:
    told = request("parents.decide", child=SHARER, reason="They asked themselves.")
    scene.do("parents.decide", told)
    scene.later(30)
    not_told = request(
        "parents.decide", child=SHARER, inform=False, reason="He asked for time.", risk="He was hit before.",
        child_reluctant="yes", social_care_considered="yes", review_on="2026-11-06",
    )  # fmt: skip
    scene.do("parents.decide", not_told)
    page, part = part_of(show, "contacts")
    words = seen(part)
    assert "Not told for now" in words
    assert "Look again Fri 6 Nov" in words
    assert "He asked for time." in words
    assert "Risk: He was hit before." in words
    assert "the child is against it · social care considered" in words
    assert "Before that: they are told" in words
    assert "They asked themselves." in words
    ways = went(page)
    hands_on(qtbot, page).press("Decide again")
    assert ways == [deed("parents.decide", child=SHARER)]


def test_parents_who_were_reached_are_told(scene: Scene, show: Show) -> None:
    scene.do("parents.decide", request("parents.decide"))
    _page, part = part_of(show, "contacts")
    assert "Not told yet" in seen(part)
    contacts(scene, {"kind": "no_answer", "topics": []})
    _page, part = part_of(show, "contacts")
    assert "Not told yet" in seen(part), "nobody answered"
    contacts(scene, {"about": None})
    _page, part = part_of(show, "contacts")
    assert "Not told yet" not in seen(part)
    assert "Spoken to today" in seen(part), "the mother answers for this child"


def test_whoever_reported_stays_covered(scene: Scene, show: Show) -> None:
    scene.do("parents.decide", request("parents.decide", child=REPORTER, reason="Ottoline Brackenbury asked."))
    contacts(scene, {"about": REPORTER})
    _page, part = part_of(show, "contacts")
    assert "Ottoline" not in seen(part)
    assert "Brackenbury" not in seen(part)
    assert "Name withheld" in seen(part)
    for verb in ("contact.record", "parents.decide"):
        field = opened(show, verb).form.field("about" if verb == "contact.record" else "child")
        line = field.control.target()
        assert isinstance(line, QLineEdit)
        QTest.keyClicks(line, "Name withheld")
        completer = line.completer()
        assert completer is not None
        model = completer.model()
        offered = [model.index(row, 0).data() for row in range(model.rowCount())]
        assert offered == [f"Name withheld, person who reported, {REPORTER}"]
        popup = completer.popup()
        assert popup is not None
        popup.hide()


def test_a_teacher_records_but_does_not_decide(workspace: Workspace, show: Show) -> None:
    workspace.who = workspace.ask(register.staff_member, TEACHER)
    _page, part = part_of(show, "contacts")
    assert "Record a contact" in buttons(part)
    assert "Decide" not in buttons(part)
    page = opened(show, "parents.decide")
    assert "may do this" in seen(page)
    assert not page.do_it.isEnabled()


def test_nothing_is_added_to_a_case_entered_in_error(scene: Scene, show: Show) -> None:
    scene.do("case.enter_in_error", {"case": OTHER_CASE, "reason": "Twice.", "second_initials": "BQ"})
    _page, part = part_of(show, "contacts", OTHER_CASE)
    assert buttons(part) == []


def test_a_closed_case_takes_what_has_happened(scene: Scene, show: Show) -> None:
    scene.do("case.close", {"case": OTHER_CASE, "summary": "Done.", "still_open": [UNDECIDED]})
    _page, part = part_of(show, "contacts", OTHER_CASE)
    assert "Record a contact" in buttons(part)


def test_in_a_narrow_window_the_list_stands_beside_the_verb_and_nothing_is_cut(scene: Scene, show: Show) -> None:
    contacts(scene, {"agreed": "what the school does, and in which order " * 3, "next_on": "2026-11-02"})
    page, part = part_of(show, "contacts", width=631, height=336)
    assert isinstance(part, ContactsPart)
    assert page.drop.isVisible()
    assert page.drop.mapTo(page, page.drop.rect().center()).y() == part.record.mapTo(
        page, part.record.rect().center()
    ).y()  # fmt: skip
    assert fits(part)


def test_a_locked_window_shows_nothing_of_it(scene: Scene, show: Show) -> None:
    contacts(scene, {})
    page, part = part_of(show, "contacts")
    page.clear()
    assert "Perpetua" not in seen(part)
    assert "Nia" not in seen(part)


# -- recording a contact ---------------------------------------------------------------------------------------


def test_a_call_is_recorded_by_hand(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    page = opened(show, "contact.record")
    ways, hands = went(page), hands_on(qtbot, page)
    hands.fill(page.form, {
        "How": "Telephone call", "With": "Parent or carer", "Who": "Perpetua Prosser-Quince, parent or carer",
        "About which child": "Nia Prosser-Quince, child harmed",
    })  # fmt: skip
    hands.tick("What was reported")
    hands.tick("Support at home")
    hands.fill(page.form, {
        "Was the child asked whether they want to take part?": "Yes", "Who else was there": "the form tutor",
        "What was agreed": "a call each Friday", "Next contact on": "9/11",
    })  # fmt: skip
    hands.press("Record the contact")
    assert ways == [BACK]
    (row,) = workspace.ask(register.contacts, CASE)
    assert (row.kind, row.with_kind, row.person, row.about) == (
        ContactKind.CALL, ContactWith.PARENT_OR_CARER, MOTHER, CHILD,
    )  # fmt: skip
    assert row.topics == (Topic.INCIDENT, Topic.HOME_SUPPORT)
    assert (row.child_invited, row.present, row.agreed) == (Answer.YES, "the form tutor", "a call each Friday")
    assert row.next_on == date(2026, 11, 9), "a planned day without its year lies ahead"


def test_somebody_else_is_recorded_in_words_with_their_reference(
    workspace: Workspace, show: Show, qtbot: QtBot
) -> None:
    page = opened(show, "contact.record")
    hands = hands_on(qtbot, page)
    asked = [field.label for field in page.form.fields() if field.wanted]
    assert "Their reference" not in asked
    hands.fill(page.form, {"How": "Letter or email", "With": "Children’s social care", "Who": "the duty desk"})
    hands.tick("The procedure that is followed")
    assert "Was the child asked whether they want to take part?" not in [
        field.label for field in page.form.fields() if field.wanted
    ]
    hands.fill(page.form, {"Their reference": "SC 88"})
    hands.press("Record the contact")
    (row,) = workspace.ask(register.contacts, CASE)
    assert (row.who, row.organisation_reference, row.next_on) == ("the duty desk", "SC 88", None)


def test_an_attempt_that_nobody_answered_covers_nothing(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    page = opened(show, "contact.record")
    hands = hands_on(qtbot, page)
    hands.fill(page.form, {"How": "Tried, no answer", "With": "Parent or carer", "Who": "the mother"})
    assert "What it covered" not in [field.label for field in page.form.fields() if field.wanted]
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (row,) = workspace.ask(register.contacts, CASE)
    assert (row.kind, row.topics) == (ContactKind.NO_ANSWER, ())


def test_what_is_missing_is_told_at_each_field(scene: Scene, show: Show, qtbot: QtBot) -> None:
    page = opened(show, "contact.record")
    before = scene.size()
    hands_on(qtbot, page).press("Record the contact")
    assert {field.label for field in page.form.fields() if field.problem} == {"How", "With", "Who", "What it covered"}
    assert scene.size() == before


def test_a_day_before_the_contact_is_refused_at_its_field(show: Show, qtbot: QtBot) -> None:
    page = opened(show, "contact.record", kind="no_answer", with_kind="police")
    hands = hands_on(qtbot, page)
    hands.fill(page.form, {"Who": "the desk", "Next contact on": "1/11/2026"})
    hands.press("Record the contact")
    assert "lies before the day on which it happened" in page.form.field("next_on").problem


# -- deciding about the parents --------------------------------------------------------------------------------


def test_that_parents_are_told_is_decided_by_hand(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    page = opened(show, "parents.decide", child=CHILD)
    ways, hands = went(page), hands_on(qtbot, page)
    hands.fill(page.form, {
        "Are the parents told?": "They are told", "Why": "Nothing speaks against it.", "Is the child against it?": "No",
        "Was it considered to tell social care?": "Don’t know",
    })  # fmt: skip
    hands.press("Record the decision")
    assert ways == [BACK]
    (row,) = workspace.ask(register.parent_decisions, CASE)
    assert (row.child, row.inform, row.child_reluctant) == (CHILD, True, Answer.NO)
    assert (row.social_care_considered, row.risk, row.review_on) == (Answer.NOT_KNOWN, None, None)


def test_not_telling_them_takes_its_risk_and_a_day(workspace: Workspace, show: Show, qtbot: QtBot) -> None:
    page = opened(show, "parents.decide")
    hands = hands_on(qtbot, page)
    hands.fill(page.form, {
        "Which child": "Tobiasz Wrzosek, child reported to have shared", "Are the parents told?": "Not for now",
        "Why": "He asked for time.", "Is the child against it?": "Yes", "Was it considered to tell social care?": "Yes",
    })  # fmt: skip
    hands.press("Record the decision")
    bad = {field.label for field in page.form.fields() if field.problem}
    assert bad == {"What risk telling them would add", "Looked at again on"}
    hands.fill(page.form, {"What risk telling them would add": "He was hit before.", "Looked at again on": "6 Nov"})
    hands.press("Record the decision")
    (row,) = workspace.ask(register.parent_decisions, CASE)
    assert (row.child, row.inform, row.risk) == (SHARER, False, "He was hit before.")
    assert row.review_on == date(2026, 11, 6)


def test_every_field_has_its_guidance_beside_it_with_its_source(show: Show) -> None:
    for verb in ("contact.record", "parents.decide"):
        page = opened(show, verb)
        for field in page.form.fields():
            if field.name == "late":
                continue
            assert field.guidance is not None, f"{verb}: {field.name}"
            assert field.guidance.paragraphs, f"{verb}: {field.name}"
            assert field.guidance.source, f"{verb}: {field.name}"


def test_the_path_leads_back_to_the_part(show: Show) -> None:
    for verb in ("contact.record", "parents.decide"):
        crumbs = opened(show, verb).crumbs()
        assert crumbs[1].going == Going(place=Place.CASE, reference=CASE, part="contacts")
