"""Manners of every form: what is asked for fits, a refusal comes early and once, and what has the keyboard is seen."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import clock, guard
from desktop_app.errors import Problem
from desktop_app.views.widgets.buttons import Button, outlined
from desktop_app.views.widgets.chip import ChipButton, ChipLook
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.form_sheet import FormSheet
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.inner import Part
from desktop_app.views.widgets.moment import When
from desktop_app.views.widgets.nav import Entry, NavItem
from desktop_app.views.widgets.passphrase import PassphraseField
from tests.views.conftest import NOW
from tests.views.finding import focused, named, opened
from tests.views.window import settle

LINK = "see https://example.test/picture"


# -- Return presses --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", ["button", "chip", "nav"])
def test_return_presses_whatever_button_has_the_keyboard(qtbot: QtBot, kind: str, key: Qt.Key) -> None:
    made: dict[str, Callable[[], QAbstractButton]] = {
        "button": lambda: outlined("Go on"),
        "chip": lambda: ChipButton(ChipLook(words="Go on")),
        "nav": lambda: NavItem(Entry(key="x", words="Go on")),
    }
    button = opened(qtbot, made[kind]())
    pressed: list[bool] = []
    button.clicked.connect(lambda _on=False: pressed.append(True))
    QTest.keyClick(button, key)
    QTest.keyClick(button, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed[:1] == [True]
    assert len(pressed) == 1 or key is Qt.Key.Key_Space


# -- what is missing -------------------------------------------------------------------------------------------


def test_what_is_missing_is_asked_for_in_words_that_fit() -> None:
    form = Form()
    form.text("place", label="Where", required=True)
    form.text("login", label="Login", required=True, missing="This is needed.")
    form.add("secret", PassphraseField(), label="Passphrase", required=True)
    form.choice("role", [("a", "A"), ("b", "B")], label="Role", required=True)
    form.choice("seen", [("yes", "Yes"), ("not_known", "Don’t know")], label="Seen", required=True)
    form.several("which", [("a", "A"), ("b", "B")], label="Which", required=True)
    unknown = "This is needed. If it is not known, say so."
    assert [problem.message for problem in form.slips()] == [
        unknown, "This is needed.", "This is needed.", "This is needed. Choose one.", unknown,
        "This is needed. Tick at least one.",
    ]  # fmt: skip


# -- refusals --------------------------------------------------------------------------------------------------


def test_what_no_record_may_hold_is_told_when_the_field_is_left(qtbot: QtBot) -> None:
    form = Form()
    first, code = form.text("title", label="Title"), form.text("code", label="Code", recorded=False)
    opened(qtbot, form, 500, 400)
    first.take_focus()
    QTest.keyClicks(focused(), LINK)
    assert first.problem == ""
    troubles: list[str] = []
    form.troubled.connect(troubles.append)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert first.problem
    assert troubles[-1] == "1 field needs you: Title."
    QTest.keyClicks(focused(), LINK)
    first.take_focus()
    assert code.problem == ""
    QTest.keyClicks(focused(), "A quiet title")
    assert first.problem == ""


def test_a_text_that_is_too_long_is_told_once_with_one_figure(qtbot: QtBot) -> None:
    form = Form()
    field = form.note("note", label="Note", longest=10, check=lambda words: [
        found.message for found in guard.check(words, guard.Policy(name="x", longest=10, several_lines=True))
    ])  # fmt: skip
    opened(qtbot, form, 500, 400)
    field.control.choose("thirteen char")
    assert "13" in field.advice
    assert not field._room.isVisible()
    form.show_problems([Problem(field="note", message=field.advice, rule="too_long")])
    assert "13" in field.problem
    assert field.advice == ""
    assert not field._room.isVisible()
    field.control.choose("nine char")
    assert field._room.isVisible()


def test_the_summary_calls_a_field_within_a_field_by_its_own_label(qtbot: QtBot) -> None:
    form = Form()

    def build(inner: Form) -> None:
        inner.text("colour", label="Colour")

    form.add("facts", Part(build), label="What could wait")
    opened(qtbot, form, 500, 400)
    form.show_problems([Problem(field="colour", message="Shorter, please.", rule="x")])
    assert form.summary() == "1 field needs you: Colour."


# -- seen together ---------------------------------------------------------------------------------------------


def seen(sheet: FormSheet, widget: QWidget) -> bool:
    """Say whether the whole height of a widget is within what the page shows."""
    view = sheet.area.viewport()
    top = widget.mapTo(view, QPoint(0, 0)).y()
    return widget.isVisible() and top >= 0 and top + widget.height() <= view.height()


def long_form() -> Form:
    form = Form()
    words = Guidance(paragraphs=("A long word of advice that takes several lines in a narrow window. " * 6,))
    for number in range(6):
        form.choice(f"c{number}", [("on", "On"), ("off", "Off"), ("not_known", "Don’t know")],
                    label=f"Question {number}", required=True, guidance=words)  # fmt: skip
    return form


def test_in_a_low_window_a_question_is_seen_with_its_answers_and_its_error(qtbot: QtBot) -> None:
    form = long_form()
    sheet = opened(qtbot, FormSheet(form), 600, 150)
    for field in [*form.fields(), *reversed(form.fields())]:
        field.take_focus()
        settle()
        assert seen(sheet, field._title), field.label
        assert seen(sheet, field.control), field.label
    form.ready()
    settle()
    bad = form.fields()[0]
    assert bad.problem
    assert all(seen(sheet, part) for part in (bad._title, bad.control, bad._refusal))
    form.fields()[4].take_focus()
    settle()
    bad = form.fields()[4]
    assert all(seen(sheet, part) for part in (bad._title, bad.control, bad._refusal))


# -- a moment that comes back ----------------------------------------------------------------------------------


@pytest.mark.parametrize("later", [timedelta(0), timedelta(minutes=2), timedelta(days=1)])
def test_now_that_comes_back_is_the_minute_at_which_it_was_written(qtbot: QtBot, later: timedelta) -> None:
    draft, value = (when := When()).draft(), when.value()
    with clock.running(lambda: NOW + later):
        again = opened(qtbot, When(), 500, 100)
        again.restore(draft)
        assert again.value() == value
        words = [one.words for one in again._how.segments if one.isChecked()]
        if not later:
            assert words == ["Now, 13:12"]
        else:
            assert words == ["Pick…"]
            assert "13:12" in again._said.text()
            assert "now when you wrote this" in again._said.text()
        again._how.segments[0].click()
        assert again.value() == datetime.isoformat(clock.local(NOW + later))


# -- capitals --------------------------------------------------------------------------------------------------


def test_initials_are_capital_letters_as_they_are_typed(qtbot: QtBot) -> None:
    form = Form()
    form.text("initials", label="Initials", longest=6, capitals=True)
    opened(qtbot, form, 400, 100)
    line = named(form, "Initials", QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "jm")
    assert line.text() == "JM"
    QTest.keyClick(line, Qt.Key.Key_Home)
    QTest.keyClicks(line, "ab")
    assert line.text() == "ABJM"
    assert isinstance(outlined("x"), Button)
