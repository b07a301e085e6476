"""Search over every record: newest first, each opening where it stands, and nobody uncovered by it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.views.cases.search import SearchPage
from desktop_app.views.page import Going, Place
from tests.services.scene import CASE, NAMES, OTHER_CASE, REPORTER, SHARER, Scene
from tests.views.cases.school import seen, way, ways
from tests.views.finding import named


@pytest.fixture
def page(show: Callable[..., SearchPage]) -> SearchPage:
    return show(SearchPage, way(Place.SEARCH))


def found(page: SearchPage) -> list[str]:
    return [page.lines.index(number, 2).data() for number in range(page.lines.rowCount())]


def test_results_come_as_one_types_newest_first(page: SearchPage, qtbot: QtBot) -> None:
    assert "Type a name, a reference, a seal number or any word of a record." in seen(page)
    line = named(page, "Search every record", QLineEdit)
    QTest.keyClicks(line, "matter")
    assert found(page) == [OTHER_CASE]
    line.clear()
    QTest.keyClicks(line, "Fable Nine")
    assert found(page) == ["OL/4", "OL/3", "OL/2", "OL/1"]
    assert "4 found" in seen(page)


@pytest.mark.parametrize(
    ("words", "going"),
    [
        ("another matter", way(Place.CASE, OTHER_CASE, "overview")),
        (NAMES[SHARER], way(Place.CASE, CASE, "people")),
        (REPORTER, way(Place.DEED, REPORTER, "person.correct")),
        ("OL/3", way(Place.DEVICE, "OL/3")),
        ("hfernsby", way(Place.SETTINGS, part="staff")),
    ],
)
def test_each_record_opens_where_it_stands(page: SearchPage, qtbot: QtBot, words: str, going: Going) -> None:
    gone = ways(page)
    page.look_for(words)
    last = page.lines.rowCount() - 1
    QTest.keyClick(page.finder.line, Qt.Key.Key_Down)
    for _step in range(last):
        QTest.keyClick(page.view, Qt.Key.Key_Down)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert gone == [going]


def test_documents_and_searches_open_in_their_case(page: SearchPage, scene: Scene, qtbot: QtBot) -> None:
    issued = {"case": CASE, "variant": "full", "recipient": "Coldwater Police", "purpose": "collection of exhibits"}
    scene.do("handover.issue", issued)
    gone = ways(page)
    page.look_for("Coldwater")
    QTest.keyClick(page.finder.line, Qt.Key.Key_Return)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert gone == [way(Place.CASE, CASE, "documents")]


def test_nothing_found_says_what_to_try(page: SearchPage) -> None:
    page.look_for("nothing of the kind")
    assert "No record has all of these words. Try fewer, or only the beginning of a word." in seen(page)


def test_the_words_come_with_the_going_and_go_when_locked(show: Callable[..., SearchPage]) -> None:
    page = show(SearchPage, way(Place.SEARCH, "matter"))
    assert found(page) == [OTHER_CASE]
    kept = page.draft()
    page.clear()
    assert (found(page), page.finder.words) == ([], "")
    page.restore(kept)
    assert page.finder.words == "matter"


def test_who_reported_is_not_named(page: SearchPage) -> None:
    page.look_for(NAMES[REPORTER][:1])
    assert REPORTER not in found(page)
    page.look_for(NAMES[REPORTER])
    assert found(page) == []
    assert "Whoever’s name is covered is not found by name" in seen(page)
    page.look_for(REPORTER)
    assert "Name withheld" in [page.lines.index(number, 1).data() for number in range(page.lines.rowCount())]
