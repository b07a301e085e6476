"""A form keeps what was typed, says what is wrong at the field, and works without a mouse and without eyes."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import Problem
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.form_sheet import FormSheet
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.inner import Part, Repeated
from desktop_app.views.widgets.segments import Segment
from desktop_app.views.widgets.text import TextLine, TextNote
from tests.views.finding import described, focused, named, opened, said

POWERS = [("rules", "School rules"), ("offence", "Suspected offence"), ("not_known", "Don’t know")]


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    return opened(qtbot, built(), 640, 600)


def built() -> Form:
    made = Form()
    made.text("make", label="Make", required=True, helper="As it stands on the back.")
    made.text("taken_from.staff", label="Taken from")
    made.choice("power", POWERS, label="Power", later="You will be asked when you seal it.")
    made.note("note", label="Note", longest=20)
    return made


def problem(field: str, message: str = "This will not do.") -> Problem:
    return Problem(field=field, message=message, rule="test")


def press(key: Qt.Key, times: int = 1) -> None:
    """Press a key wherever the keyboard is."""
    for _time in range(times):
        QTest.keyClick(focused(), key)


def test_a_form_is_filled_with_the_keyboard_alone(form: Form) -> None:
    form.focus_first()
    QTest.keyClicks(focused(), "Pineapple")
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "o.larkspur")
    press(Qt.Key.Key_Tab, times=2)  # past "Add later"
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), " in outline ")
    assert form.values() == {
        "make": "Pineapple",
        "taken_from": {"staff": "o.larkspur"},
        "power": "offence",
        "note": "in outline",
    }


def test_what_has_no_answer_is_left_out(form: Form) -> None:
    assert form.values() == {}


def test_every_control_is_named_and_described_for_screen_readers(form: Form) -> None:
    make = named(form, "Make", TextLine)
    assert "needed" in described(make)
    assert "As it stands on the back." in described(make)
    assert described(named(form, "School rules", Segment)) == "Power"
    assert named(form, "Add later: Power", QPushButton).isVisible()
    assert form.field("make").later_link is None


def test_a_missing_answer_is_asked_for_before_anyone_else_is_asked(form: Form) -> None:
    said_at_the_foot: list[str] = []
    form.troubled.connect(said_at_the_foot.append)
    assert not form.ready()
    assert said_at_the_foot[-1] == "1 field needs you: Make."
    assert QApplication.focusWidget() is named(form, "Make", TextLine)
    QTest.keyClicks(focused(), "x")
    assert form.field("make").problem == ""
    assert said_at_the_foot[-1] == ""
    assert form.ready()


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("make", "Make"),
        ("taken_from.staff", "Taken from"),
        ("taken_from", "Taken from"),
        ("taken_from.staff.login", "Taken from"),
        ("power[0]", "Power"),
    ],
)
def test_a_refusal_goes_to_the_nearest_field(form: Form, path: str, label: str) -> None:
    form.show_problems([problem(path)])
    assert [field.label for field in form.fields() if field.problem] == [label]
    form.focus_first_problem()
    assert next(field.label for field in form.fields() if field.isAncestorOf(focused())) == label


def test_a_refusal_without_a_field_stands_at_the_foot(form: Form) -> None:
    form.show_problems([problem("case", "The case is closed.")])
    assert form.summary() == "The case is closed."
    assert not any(field.problem for field in form.fields())


def test_two_refusals_of_one_field_both_stand_there_and_a_reader_hears_them(form: Form) -> None:
    form.show_problems([problem("make", "Too short."), problem("make", "Too odd."), problem("note", "Too long.")])
    assert form.field("make").problem == "Too short. Too odd."
    assert "Too short. Too odd." in described(named(form, "Make", TextLine))
    assert form.summary() == "2 fields need you: Make, Note."


def test_refusals_keep_everything_that_was_typed(form: Form) -> None:
    form.fill({"make": "Pineapple", "note": "kept"})
    before = form.values()
    form.show_problems([problem("make"), problem("nowhere")])
    assert form.values() == before


def test_add_later_leaves_the_answer_out_and_keeps_what_was_chosen(form: Form) -> None:
    form.fill({"power": "rules"})
    field = form.field("power")
    assert field.later_link is not None
    QTest.mouseClick(field.later_link, Qt.MouseButton.LeftButton)
    assert (form.values(), form.left_for_later()) == ({}, ["power"])
    assert QApplication.focusWidget() is field.fill_link
    press(Qt.Key.Key_Space)
    assert form.values() == {"power": "rules"}


def test_a_refusal_takes_up_again_what_was_left_for_later(form: Form) -> None:
    form.field("power").leave_for_later(True)
    form.show_problems([problem("power")])
    assert not form.field("power").is_later


def test_a_draft_brings_back_everything_right_or_wrong(form: Form, qtbot: QtBot) -> None:
    QTest.keyClicks(named(form, "Make", TextLine), "  half a ")
    QTest.keyClicks(named(form, "Note", TextNote), "far too long for a note of twenty")
    form.field("power").leave_for_later(True)
    draft = form.draft()
    again = Form()
    qtbot.addWidget(again)
    again.text("make", label="Make")
    again.choice("power", POWERS, label="Power", later="Later.")
    again.note("note", label="Note", longest=20)
    again.restore(draft)
    assert again.draft()["fields"] == {name: form.draft()["fields"][name] for name in ("make", "power", "note")}  # type: ignore[index]
    assert again.left_for_later() == ["power"]


def test_a_question_is_asked_only_while_it_makes_sense(form: Form) -> None:
    form.text("model", label="Model", required=True)
    form.only_when("model", lambda values: values.get("make") == "Pineapple")
    assert form.field("model").isHidden()
    form.fill({"make": "Pineapple", "model": "Nine"})
    assert not form.field("model").isHidden()
    assert form.values()["model"] == "Nine"
    form.fill({"make": "Other"})
    assert "model" not in form.values()
    assert form.ready()


def test_advice_of_the_guard_stands_under_the_field(form: Form) -> None:
    def check(words: str) -> list[str]:
        return ["No web address here."] if "http" in words else []

    field = form.text("place", label="Where", check=check)
    QTest.keyClicks(named(form, "Where", TextLine), "http")
    assert field.advice == "No web address here."
    assert "No web address here." in described(named(form, "Where", TextLine))
    QTest.keyClick(named(form, "Where", TextLine), Qt.Key.Key_Backspace)
    assert field.advice == ""


def test_guidance_of_the_field_in_focus_stands_beside_or_slips_under(qtbot: QtBot) -> None:
    form = built()
    form.text("witness", label="Witness", guidance=Guidance(paragraphs=("Another adult.",), source="Invented, 2"))
    sheet = opened(qtbot, FormSheet(form), 1180, 700)
    form.field("witness").take_focus()
    assert sheet.panel.card is not None
    assert said(sheet.panel.card) == "This field: witness"
    sheet.resize(600, 400)
    assert (sheet.is_narrow, form.field("witness").has_slip) == (True, True)
    sheet.resize(1180, 700)
    assert (sheet.is_narrow, form.field("witness").has_slip) == (False, False)
    form.field("make").take_focus()
    assert sheet.panel.card is None


# ------------------------------------------------------------------------------- fields within fields


def thing(form: Form) -> None:
    form.text("grounds", label="Grounds", required=True)


def owner(form: Form) -> None:
    form.text("owner", label="Owner")
    form.text("damage", label="Damage")


@pytest.fixture
def several(form: Form) -> Form:
    form.add("things", Repeated("Device {number}", "Add another device", thing), label="Devices")
    form.add("rest", Part(owner), label="Owner and damage", later="You will be asked tomorrow.")
    return form


def grounds(form: Form) -> Sequence[QLineEdit]:
    return [line for line in form.findChildren(TextLine) if said(line) == "Grounds"]


def test_the_same_fields_several_times_make_a_list(several: Form) -> None:
    QTest.keyClicks(grounds(several)[0], "one")
    QTest.mouseClick(named(several, "Add another device", QPushButton), Qt.MouseButton.LeftButton)
    QTest.keyClicks(focused(), "two")
    assert several.values()["things"] == [{"grounds": "one"}, {"grounds": "two"}]
    QTest.mouseClick(named(several, "Take away: Device 1", QPushButton), Qt.MouseButton.LeftButton)
    assert several.values()["things"] == [{"grounds": "two"}]


def test_a_refusal_inside_a_list_goes_to_its_line(several: Form) -> None:
    several.fill({"things": [{"grounds": "a"}, {"grounds": "b"}]})
    several.show_problems([problem("things[1].grounds", "Not enough.")])
    control = several.field("things").control
    assert isinstance(control, Repeated)
    assert [form.field("grounds").problem for form in control.forms] == ["", "Not enough."]
    several.focus_first_problem()
    assert QApplication.focusWidget() is grounds(several)[1]
    several.clear_problems()
    assert [form.field("grounds").problem for form in control.forms] == ["", ""]


def test_a_missing_answer_inside_a_list_is_asked_for(several: Form) -> None:
    several.fill({"make": "x"})
    assert not several.ready()
    assert QApplication.focusWidget() is grounds(several)[0]


def test_a_part_answers_among_the_others_and_can_wait_as_a_whole(several: Form) -> None:
    several.fill({"owner": "School"})
    assert several.values()["owner"] == "School"
    several.show_problems([problem("damage", "Say where.")])
    part = several.field("rest").control
    assert isinstance(part, Part)
    assert part.form.field("damage").problem == "Say where."
    several.field("rest").leave_for_later(True)
    assert "owner" not in several.values()


def test_a_draft_holds_lists_and_parts(several: Form, qtbot: QtBot) -> None:
    several.fill({"things": [{"grounds": "a"}, {"grounds": "b"}], "owner": "School"})
    draft = several.draft()
    several.fill({"things": [{"grounds": "z"}], "owner": "Other"})
    several.restore(draft)
    assert several.values()["things"] == [{"grounds": "a"}, {"grounds": "b"}]
    assert several.values()["owner"] == "School"
