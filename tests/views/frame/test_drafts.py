"""What was being typed outlives a crash, a busy day of other pages, and a text too long; nothing outlives its end."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.views.cases.new import NewCasePage
from desktop_app.views.handover.page import HandoverPage
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.widgets import ask
from tests.services.scene import CASE, LEAD
from tests.views.finding import named
from tests.views.troubled import leading, locked, school, troubled_on_disk
from tests.views.window import settle, this_computer, unlock, window

__all__ = ["leading", "school", "this_computer", "troubled_on_disk", "window"]

HANDOVER = Going(place=Place.HANDOVER, reference=CASE)
ASIDE = (
    *(Going(place=Place.DEVICE, reference=f"OL/{number}") for number in range(1, 5)),
    *(Going(place=place) for place in (
        Place.DEVICES, Place.RECORD, Place.SETTINGS, Place.SEARCH, Place.STOCK_CHECK, Place.CASES)),
    Going(place=Place.CASE, reference=CASE),
    Going(place=Place.STOCK_CHECK, reference="Safe"),
    Going(place=Place.STOCK_CHECK, reference="Room 12"),
)  # fmt: skip


def on_disk(folder: Path) -> list[Path]:
    return list(folder.glob("drafts-*"))


def case_begun(window: MainWindow) -> NewCasePage:
    """Begin a case by hand."""
    window.frame.go(Going(place=Place.NEW_CASE))
    settle()
    page = window.frame.page
    assert isinstance(page, NewCasePage)
    page.form.fill({"title": "Year 9 trip", "came_to_attention": "2026-11-04T09:00:00+00:00",
                    "disclosure_route": "direct"})  # fmt: skip
    return page


def handover(window: MainWindow) -> HandoverPage:
    with ask.answering():
        window.frame.go(HANDOVER)
        settle()
    page = window.frame.page
    assert isinstance(page, HandoverPage)
    return page


def purpose(page: HandoverPage) -> object:
    return page.form.values().get("purpose")


@pytest.fixture
def back(leading: MainWindow, qtbot: QtBot, school: Path) -> NewCasePage:
    """The page of a case that was begun before the lock, after unlocking."""
    case_begun(leading)
    locked(qtbot, leading)
    unlock(qtbot, leading, school, login=LEAD)
    page = leading.frame.page
    assert isinstance(page, NewCasePage)
    assert named(page, "Title", QLineEdit).text() == "Year 9 trip"
    return page


def test_it_is_still_on_the_disk_once_it_is_put_back(back: NewCasePage, school: Path) -> None:
    assert on_disk(school), "a crash now would lose it"


def test_it_is_gone_once_it_is_saved(back: NewCasePage, leading: MainWindow, school: Path) -> None:
    back.do_it.click()
    settle()
    assert leading.frame.page is not back
    assert not on_disk(school)


def test_it_is_gone_once_its_page_is_left(back: NewCasePage, leading: MainWindow, school: Path) -> None:
    with ask.answering(False):
        assert not leading.frame.go(Going(place=Place.CASES))
    assert on_disk(school), "she stayed"
    with ask.answering(True):
        assert leading.frame.go(Going(place=Place.CASES))
    settle()
    assert not on_disk(school)


def test_it_comes_back_after_a_second_lock(back: NewCasePage, leading: MainWindow, qtbot: QtBot, school: Path) -> None:
    named(back, "Title", QLineEdit).setText("Year 10 trip")
    locked(qtbot, leading)
    unlock(qtbot, leading, school, login=LEAD)
    page = leading.frame.page
    assert isinstance(page, NewCasePage)
    assert named(page, "Title", QLineEdit).text() == "Year 10 trip"


def test_one_character_too_many_loses_nothing(leading: MainWindow, qtbot: QtBot, school: Path) -> None:
    words = ("The phone was handed in at the desk. " * 33)[:1201]
    handover(leading).form.fill({"summary": words})
    locked(qtbot, leading)
    unlock(qtbot, leading, school, login=LEAD)
    page = leading.frame.page
    assert isinstance(page, HandoverPage)
    assert page.form.draft()["fields"]["summary"] == words  # type: ignore[index]


def test_a_handover_that_was_left_is_there_again_after_many_pages(leading: MainWindow) -> None:
    page = handover(leading)
    page.form.fill({"purpose": "Collection of devices"})
    with ask.answering(True) as asked:
        for going in ASIDE:
            leading.frame.go(going)
            settle()
    assert len(asked) == 1
    again = handover(leading)
    assert again is not page, "it made room for other pages meanwhile"
    assert purpose(again) == "Collection of devices"
    with ask.answering(False) as asked:
        assert not leading.frame.go(Going(place=Place.CASES))
    assert asked, "it is asked for again before it is left"
    again.clear()


def test_a_handover_that_stayed_open_is_asked_for_again(leading: MainWindow, qtbot: QtBot, school: Path) -> None:
    page = handover(leading)
    page.form.fill({"purpose": "Collection of devices"})
    with ask.answering(True):
        leading.frame.go(Going(place=Place.CASES))
    assert handover(leading) is page
    assert page.draft(), "it is unsaved as before"
    locked(qtbot, leading)
    unlock(qtbot, leading, school, login=LEAD)
    assert purpose(handover(leading)) == "Collection of devices"
