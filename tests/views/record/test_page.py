"""The record: every action in a sentence, by person, subject and day, and where each of them leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.views.cases.case import CasePage
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.record.page import RecordPage
from desktop_app.views.settings.page import SettingsPage
from desktop_app.views.widgets.combo import Combo
from tests import build
from tests.views.devices.hands import Hands
from tests.views.finding import described, named
from tests.views.window import settle, shown


def sentences(page: RecordPage) -> list[str]:
    """Return what was done, as it is shown, from the top."""
    settle()
    return [str(page.rows.index(number, 1).data()) for number in range(page.rows.rowCount())]


def when(page: RecordPage) -> list[str]:
    settle()
    return [str(page.rows.index(number, 0).data()) for number in range(page.rows.rowCount())]


def words(page: RecordPage) -> str:
    settle()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_every_action_is_a_sentence_the_last_first(page: RecordPage) -> None:
    QAbstractItemModelTester(page.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told = sentences(page)
    assert len(told) == page.workspace.vault.store.head().size
    assert all("Odette Larkspur" in sentence and sentence.endswith(".") for sentence in told)
    assert not any("." in sentence.rstrip(".").replace("C-2026", "") and "staff.add" in sentence for sentence in told)
    assert when(page)[0] == "Wed 4 Nov, 13:12"
    assert when(page)[-1] == "Mon 2 Nov, 09:00"
    assert f"{len(told)} actions" in words(page)
    assert "Happened" in str(page.rows.index(0, 1).data(Qt.ItemDataRole.ToolTipRole))


def test_what_is_done_meanwhile_stands_on_top(page: RecordPage) -> None:
    before = len(sentences(page))
    build.add_staff(page.workspace.vault, "bquill", "BQ")
    page.workspace.announce(frozenset({"staff"}))
    assert len(sentences(page)) == before + 1


def test_it_is_narrowed_by_day(page: RecordPage, qtbot: QtBot) -> None:
    line = named(page, "The day it was recorded", QLineEdit)
    Hands(qtbot, page).type(line, "4 Nov")
    assert len(sentences(page)) == 1
    Hands(qtbot, page).type(line, "2/11/2026")
    assert len(sentences(page)) == page.workspace.vault.store.head().size - 1
    Hands(qtbot, page).type(line, "3 Nov")
    assert sentences(page) == []
    assert "No action was recorded that fits all of this" in words(page)
    Hands(qtbot, page).press("Show everything")
    assert len(sentences(page)) == page.workspace.vault.store.head().size
    assert line.text() == ""


def test_what_is_no_day_is_told(page: RecordPage, qtbot: QtBot) -> None:
    line = named(page, "The day it was recorded", QLineEdit)
    Hands(qtbot, page).type(line, "last Tuesdayish")
    assert "That is no day" in words(page)
    assert "That is no day" in described(line)
    assert line.text() == "last Tuesdayish"
    Hands(qtbot, page).type(line, "2 Nov")
    assert "That is no day" not in words(page)
    assert "That is no day" not in described(line)


def test_it_is_narrowed_by_subject(page: RecordPage, qtbot: QtBot) -> None:
    line = named(page, "What it was done to", QLineEdit)
    Hands(qtbot, page).type(line, "C-2026-0001")
    assert len(sentences(page)) == 1
    assert "C-2026-0001" in str(page.rows.index(0, 2).data())


def test_it_is_narrowed_by_person(page: RecordPage, qtbot: QtBot) -> None:
    combo = named(page, "Who did it", Combo)
    assert combo.itemText(0) == "Everybody"
    combo.choose("kelderwood")
    assert sentences(page) == []
    combo.choose(build.LOGIN)
    assert len(sentences(page)) == page.workspace.vault.store.head().size
    assert named(page, "Who did it", Combo).code() == build.LOGIN


def test_search_goes_on_in_the_subject(inside: MainWindow, page: RecordPage, qtbot: QtBot) -> None:
    qtbot.keyClick(inside, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(inside.frame.bar.search, "C")
    settle()
    assert page.subject.text() == "C"
    assert shown(inside, RecordPage)


@pytest.mark.parametrize(("subject", "leads"), [("C-2026-0001", CasePage), ("kelderwood", SettingsPage)])
def test_enter_opens_what_it_was_done_to(
    inside: MainWindow, page: RecordPage, qtbot: QtBot, subject: str, leads: type
) -> None:
    Hands(qtbot, page).type(named(page, "What it was done to", QLineEdit), subject)
    assert len(sentences(page)) == 1
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    settle()
    assert shown(inside, leads)


def test_nothing_of_it_is_left_once_it_is_locked(inside: MainWindow, page: RecordPage) -> None:
    page.subject.setText("kelderwood")
    page.clear()
    assert page.rows.rowCount() == 0
    assert page.subject.text() == ""


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_it_fits_the_window(inside: MainWindow, page: RecordPage, size: tuple[int, int]) -> None:
    inside.resize(*size)
    settle()
    assert page.view.isVisible()
    assert page.view.viewport().height() >= 60
    assert inside.frame.page is page
    inside.frame.go(Going(place=Place.CASES))
