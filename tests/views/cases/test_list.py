"""The list of cases: found by typing, filtered, sorted, opened with Enter, and empty with a sentence."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.services import actions
from desktop_app.views.cases.page import CasesPage
from desktop_app.views.page import Place
from desktop_app.workspace import Workspace
from tests.services import asking
from tests.services.scene import CASE, NAMES, OTHER_CASE, REPORTER, SHARER, Scene
from tests.views.cases.school import press, seen, way, ways
from tests.views.finding import named


@pytest.fixture
def page(show: Callable[..., CasesPage]) -> CasesPage:
    return show(CasesPage, way(Place.CASES))


def listed(page: CasesPage, column: int = 0) -> list[str]:
    rows = page.rows
    return [rows.index(number, column).data() for number in range(rows.rowCount())]


def test_open_cases_stand_there_with_the_last_changed_first(page: CasesPage) -> None:
    assert listed(page) == [CASE, OTHER_CASE]
    assert [page.rows.index(0, column).data() for column in range(1, 8)] == [
        "Messages in year 9", "Device missing", "Not screened yet", "Police", "Mon 2 Nov, 08:40", "3 of 4",
        "Tue 3 Nov, 07:50",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("other", [OTHER_CASE]), ("2026-0002", [OTHER_CASE]), (NAMES[SHARER][:5], [CASE]), ("FH 0003", [CASE]),
        (NAMES[REPORTER], []), ("nothing of the kind", []),
    ],
)  # fmt: skip
def test_typing_narrows_the_list_but_never_by_who_reported(
    page: CasesPage, qtbot: QtBot, words: str, found: list[str]
) -> None:
    QTest.keyClicks(named(page, "Search the cases", QLineEdit), words)
    assert listed(page) == found


def test_the_keyboard_alone_finds_and_opens_a_case(page: CasesPage, qtbot: QtBot) -> None:
    gone = ways(page)
    line = named(page, "Search the cases", QLineEdit)
    assert line.hasFocus()
    QTest.keyClicks(line, "another")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert gone == [way(Place.CASE, OTHER_CASE)]


def test_escape_empties_the_search_before_anything_else(page: CasesPage, qtbot: QtBot) -> None:
    line = named(page, "Search the cases", QLineEdit)
    QTest.keyClicks(line, "another")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), listed(page)) == ("", [CASE, OTHER_CASE])


def test_closed_cases_stand_apart_and_the_empty_list_says_so(page: CasesPage, scene: Scene, qtbot: QtBot) -> None:
    press(qtbot, page, "Closed")
    assert (listed(page), "Cases that were closed stand here. There is none." in seen(page)) == ([], True)
    scene.do("case.close", asking.request("case.close", case=OTHER_CASE))
    page.mark_stale()
    assert (listed(page), listed(page, 2)) == ([OTHER_CASE], ["Closed"])
    press(qtbot, page, "All")
    assert sorted(listed(page)) == [CASE, OTHER_CASE]


def test_a_list_says_where_the_police_decision_stands_and_which_hold_that_places(page: CasesPage, scene: Scene) -> None:
    scene.do("case.categorise", {"case": OTHER_CASE, "reason": "It was said later.", "nature": ["child_nude"]})
    page.mark_stale()
    assert (listed(page, 3)[0], listed(page, 4)[0]) == ("Not screened yet", "Provisional")
    scene.do("referral.answer", asking.request("referral.answer", case=OTHER_CASE))
    plan = {"planned_for": "2026-11-04T14:00:00Z", "child_told_by": "2026-11-05"}
    scene.do("referral.decide_to_refer", asking.request("referral.decide_to_refer", case=OTHER_CASE, **plan))
    page.mark_stale()
    assert (listed(page, 3)[0], listed(page, 4)[0]) == ("To go to the police, not sent yet", "Referral")


def test_the_header_sorts(page: CasesPage, qtbot: QtBot) -> None:
    header = page.view.horizontalHeader()
    place = header.sectionViewportPosition(1) + 20
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
    assert listed(page, 1) == ["Another matter", "Messages in year 9"]


def test_it_keeps_up_with_what_is_done_and_lets_go_when_locked(page: CasesPage, workspace: Workspace) -> None:
    given = {"title": "A third matter", "came_to_attention": "2026-11-04T09:00:00Z", "disclosure_route": "friend"}
    opening = actions.BY_NAME["case.open"]
    workspace.do(opening, actions.read(opening, given))
    assert listed(page, 1)[0] == "A third matter"
    page.clear()
    assert listed(page) == []


def test_the_one_primary_offer_begins_a_case(page: CasesPage) -> None:
    gone = ways(page)
    (offer,) = page.offers()
    offer.done()
    assert (offer.primary, gone) == (True, [way(Place.NEW_CASE)])


def test_the_frames_search_comes_into_the_line(page: CasesPage) -> None:
    assert page.look_for("another")
    assert listed(page) == [OTHER_CASE]


@pytest.mark.parametrize(("width", "shown"), [(1400, 8), (1182, 7), (1040, 6), (900, 5), (607, 3)])
def test_columns_give_way_before_they_are_cut(show: Callable[..., CasesPage], width: int, shown: int) -> None:
    page = show(CasesPage, way(Place.CASES), width, 400)
    hidden = [page.view.isColumnHidden(number) for number in range(8)]
    assert hidden.count(False) == shown
    assert page.view.columnWidth(0) >= 110
