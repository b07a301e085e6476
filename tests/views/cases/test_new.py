"""A new case: its few needed fields, codes in plain words, refusals at their fields, and what is kept when left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.services import register
from desktop_app.views.cases.new import NewCasePage
from desktop_app.views.page import Place
from desktop_app.views.widgets import ask
from desktop_app.workspace import Workspace
from tests.views.cases.school import press, way, ways
from tests.views.finding import named


@pytest.fixture
def page(show: Callable[..., NewCasePage]) -> NewCasePage:
    return show(NewCasePage, way(Place.NEW_CASE))


def test_a_case_is_opened_with_codes_only(page: NewCasePage, workspace: Workspace, qtbot: QtBot) -> None:
    gone = ways(page)
    QTest.keyClicks(named(page, "Title", QLineEdit), "Pictures in year 8")
    named(page, "How it came to attention", QComboBox).setCurrentText("Told by a friend")
    press(qtbot, page, "Yes")
    QTest.keyClicks(named(page, "Child protection file", QLineEdit), "CP 0017")
    press(qtbot, page, "Threats or blackmail")
    press(qtbot, page, "Photo")
    press(qtbot, page, "Open the case")
    assert gone == [way(Place.CASE, "C-2026-0003")]
    facts = workspace.ask(register.case_facts, "C-2026-0003")
    assert (facts.title, facts.disclosure_route, facts.procedure_followed, facts.protection_file) == (
        "Pictures in year 8", "friend", "yes", "CP 0017",
    )  # fmt: skip
    assert workspace.ask(register.case, "C-2026-0003").categories == {"nature": ("threats",), "medium": ("photo",)}


def test_what_is_missing_is_told_at_its_field_and_nothing_is_lost(page: NewCasePage, qtbot: QtBot) -> None:
    QTest.keyClicks(named(page, "Child protection file", QLineEdit), "CP 0017")
    press(qtbot, page, "Open the case")
    assert [field.name for field in page.form.fields() if field.problem] == ["title", "disclosure_route"]
    assert named(page, "Title", QLineEdit).hasFocus()
    assert named(page, "Child protection file", QLineEdit).text() == "CP 0017"


def test_the_guard_refuses_at_the_field(page: NewCasePage, qtbot: QtBot) -> None:
    QTest.keyClicks(named(page, "Title", QLineEdit), "see https://example.org/a")
    named(page, "How it came to attention", QComboBox).setCurrentText("Don’t know")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.form.field("title").problem


def test_other_nature_is_asked_only_when_it_is_meant(page: NewCasePage, qtbot: QtBot) -> None:
    assert not page.form.field("other_nature").wanted
    press(qtbot, page, "Other nature")
    assert page.form.field("other_nature").wanted


def test_escape_asks_before_anything_typed_is_thrown_away(page: NewCasePage, qtbot: QtBot) -> None:
    assert page.leave()
    QTest.keyClicks(named(page, "Title", QLineEdit), "Pictures")
    with ask.answering("Keep writing") as asked:
        assert not page.leave()
    assert asked[0].question == "Leave without saving?"


def test_a_draft_comes_back_after_the_vault_was_locked(page: NewCasePage, qtbot: QtBot, workspace: Workspace) -> None:
    QTest.keyClicks(named(page, "Title", QLineEdit), "Pictures in year 8")
    kept = page.draft()
    again = NewCasePage(workspace, page.going)
    qtbot.addWidget(again)
    again.restore(kept)
    assert named(again, "Title", QLineEdit).text() == "Pictures in year 8"
