"""Today: what is owed in its groups, each with the deed that does it; by keys, as time passes, and when it is long."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import actions
from desktop_app.services.due import State
from desktop_app.services.register import DayKind, DayRow
from desktop_app.views import owing
from desktop_app.views.deed import Deed
from desktop_app.views.main_window import HOME, MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.today.grouping import Group, Grouped, grouped
from desktop_app.views.today.groups import MOST, Groups
from desktop_app.views.today.page import TodayPage
from desktop_app.views.today.whole import Whole
from desktop_app.views.widgets.rows_view import RowsView
from desktop_app.workspace import Workspace
from tests import build
from tests.services import asking
from tests.services.scene import CASE, NAMES, Scene
from tests.views.cases.school import NOW, press, seen, way, ways
from tests.views.finding import described, focused, named, opened, said
from tests.views.today.items import item
from tests.views.window import settle

Show = Callable[..., TodayPage]
DAY = DayRow(kind=DayKind.SCHOOL, number=None, closed_from=None, closed_until=None)


@pytest.fixture
def page(show: Show) -> TodayPage:
    return show(TodayPage, way(Place.TODAY))


def lines(page: TodayPage) -> list[tuple[str, str]]:
    """Return what stands on the page, each with the words of its button."""
    return [(line.item.what, said(line.verb)) for line in page.cards.lines]


def do(workspace: Workspace, name: str, **given: object) -> None:
    """Do something as another page of the window would."""
    verb = actions.BY_NAME[name]
    workspace.do(verb, actions.read(verb, given))


# -- what stands there -----------------------------------------------------------------------------------------


def test_what_is_owed_stands_in_its_groups_with_the_words_of_the_deed(page: TodayPage) -> None:
    assert lines(page)[:5] == [
        ("Seal OL/2", "Seal it"), ("Find OL/4", "Record found"), ("Answer the police questions", "Answer questions"),
        ("Answer the police questions", "Answer questions"), ("Decide whether OL/3 goes to the police", "Decide"),
    ]  # fmt: skip
    words = seen(page)
    assert words.index("Now\noverdue, or a child or evidence is at risk") < words.index("Coming\nin the next days")
    assert f"{CASE} Messages in year 9" in words
    assert "Since Mon 2 Nov, 10:40" in words


def test_the_title_is_the_day(page: TodayPage) -> None:
    assert (page.title(), page.beside_title()) == ("Wednesday 4 November", "school day, 13:00")
    assert [crumb.words for crumb in page.crumbs()] == ["Today"]


def test_it_names_no_child_anywhere(page: TodayPage) -> None:
    heard = [widget.toolTip() + described(widget) for widget in page.findChildren(QWidget)]
    everything = "\n".join([seen(page), page.title(), *heard])
    assert not [name for name in NAMES.values() if name in everything]


def test_one_button_is_filled_and_has_the_keyboard(page: TodayPage) -> None:
    filled = [one for one in page.findChildren(QPushButton) if one.property("kind") == "primary"]
    assert [said(one) for one in filled] == ["Seal it"]
    assert focused() is filled[0]
    assert [offer.primary for offer in page.offers()] == [False, False]


def test_the_reason_is_told_whole_where_the_keyboard_is(page: TodayPage, qtbot: QtBot) -> None:
    assert page.why.text() == (
        "At risk now. Taken Mon 2 Nov, 10:10. Set time: 30 minutes. Cordon’s own suggestion; the school may set "
        "another time."
    )
    assert "Set time: 30 minutes" in described(focused()), "to whoever listens as well"
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert page.why.text() == "At risk now. Missing since Tue 3 Nov, 07:50."
    assert said(focused()) == "Record found"


def test_pointing_at_a_line_tells_the_whole_of_it(page: TodayPage) -> None:
    tip = page.cards.lines[4].toolTip()
    assert "Decide whether OL/3 goes to the police" in tip
    assert "Held since Mon 2 Nov, 10:10, and nobody has decided." in tip


# -- where it leads --------------------------------------------------------------------------------------------


def test_enter_opens_the_deed_with_what_is_known(page: TodayPage, qtbot: QtBot) -> None:
    gone = ways(page)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert gone == [
        way(Place.DEED, "OL/2", "device.seal", device="OL/2"), way(Place.CASE, CASE, "police"),
    ]  # fmt: skip


def test_the_header_offers_what_comes_in_at_any_time(page: TodayPage) -> None:
    gone = ways(page)
    for offer in page.offers():
        offer.done()
    assert gone == [way(Place.DEED, part="device.confiscate"), way(Place.NEW_CASE)]


# -- keeping up ------------------------------------------------------------------------------------------------


def test_what_is_done_goes_away_and_the_keyboard_goes_to_what_is_next(page: TodayPage, workspace: Workspace) -> None:
    do(workspace, "device.seal", **asking.request("device.seal", "OL/2", seal="FH 7777"))
    assert "Seal OL/2" not in [what for what, _verb in lines(page)]
    assert focused() is page.cards.lines[0].verb
    assert said(focused()) == "Record found"
    assert "Missing since" in page.why.text()


def test_the_keyboard_stays_on_the_same_thing(page: TodayPage, workspace: Workspace) -> None:
    page.cards.lines[2].verb.setFocus(Qt.FocusReason.TabFocusReason)
    key = page.cards.lines[2].item.key
    do(workspace, "device.seal", **asking.request("device.seal", "OL/2", seal="FH 7777"))
    assert page.cards.lines[1].item.key == key
    assert focused() is page.cards.lines[1].verb


def test_what_becomes_due_is_shown_as_time_passes(page: TodayPage, scene: Scene) -> None:
    stock = next(line for line in page.cards.lines if line.item.what == "Check the stock")
    assert stock.item.state is State.SOON
    scene.later(60 * 24 * 6)
    page.pass_time()
    stock = next(line for line in page.cards.lines if line.item.what.startswith("Check the stock"))
    assert stock.item.state is State.OVERDUE
    assert page.title() == "Tuesday 10 November"


def test_a_minute_in_which_nothing_happens_disturbs_nobody(page: TodayPage, scene: Scene) -> None:
    before = page.cards.lines
    scene.later(1)
    page.pass_time()
    assert page.cards.lines is before
    assert page.beside_title() == "school day, 13:01"


def test_it_lets_go_of_everything_when_the_vault_is_locked(page: TodayPage, workspace: Workspace) -> None:
    workspace.lock()
    page.clear()
    assert (lines(page), page.why.text(), page.beside_title()) == ([], "", "")
    assert CASE not in seen(page)
    page.pass_time()
    assert lines(page) == []


# -- when there is nothing, or very much -----------------------------------------------------------------------


def test_nothing_owed_is_said_calmly(tmp_path: Path, qtbot: QtBot) -> None:
    workspace = Workspace()
    workspace.adopt(build.new_vault(tmp_path / "empty"))
    page = opened(qtbot, TodayPage(workspace, way(Place.TODAY)), 1182, 640)
    assert lines(page) == []
    assert "Nothing is owed today." in seen(page)
    assert [offer.words for offer in page.offers()] == ["Confiscate", "New case"]
    workspace.lock()


def much(number: int) -> Grouped:
    """Return so many things that are overdue, and one that comes."""
    return grouped([*(item(one) for one in range(number)), item(number, state=State.SOON)])


@pytest.fixture
def cards(qtbot: QtBot) -> Groups:
    return opened(qtbot, Groups(), 1182, 640)


def test_of_a_group_as_much_is_shown_as_can_be_taken_in(cards: Groups, qtbot: QtBot) -> None:
    asked: list[object] = []
    cards.whole.connect(asked.append)
    cards.put(much(5_000), {CASE: "Messages in year 9"}, DAY, NOW.date())
    assert [line.item.subject for line in cards.lines[-2:]] == ["OL/19", "OL/5000"]
    assert len(cards.lines) == MOST + 1
    press(qtbot, cards, "And 4980 more")
    assert asked == [Group.NOW]


def test_a_group_that_just_fits_leads_nowhere(cards: Groups) -> None:
    cards.put(much(MOST), {}, DAY, NOW.date())
    assert len(cards.lines) == MOST + 1
    assert not [one for one in cards.findChildren(QPushButton) if said(one).startswith("And ")]


def test_the_page_leads_to_a_whole_group_and_back(page: TodayPage, qtbot: QtBot) -> None:
    gone = ways(page)
    page.cards.whole.emit(Group.NOW)
    assert page.arrive(gone[-1])
    assert [crumb.words for crumb in page.crumbs()] == ["Today", "Now"]
    assert isinstance(focused(), RowsView)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    press(qtbot, page, "All of today")
    assert gone == [
        way(Place.TODAY, part="now"), way(Place.DEED, "OL/2", "device.seal", device="OL/2"), way(Place.TODAY),
    ]  # fmt: skip
    assert page.arrive(gone[-1])
    assert said(focused()) == "Seal it"


def test_a_whole_group_is_a_list_of_any_length_found_in_by_typing(workspace: Workspace, qtbot: QtBot) -> None:
    whole = opened(qtbot, Whole(workspace), 1182, 640)
    QAbstractItemModelTester(whole.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    gone: list[Going] = []
    whole.go.connect(gone.append)
    whole.put(much(5_000)[Group.NOW])
    assert whole.rows.rowCount() == 5_000
    assert "5000 things" in seen(whole)
    assert [whole.rows.index(4_999, column).data() for column in range(6)] == [
        "Overdue", "Seal OL/4999", f"{CASE} Messages in year 9", "Taken Mon 2 Nov, 10:10.", "Since 13:00", "Seal it",
    ]  # fmt: skip
    QTest.keyClicks(named(whole, "Find in this list", QLineEdit), "seal ol/4711")
    assert whole.rows.rowCount() == 1
    whole.begin()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert gone == [owing.going(item(4_711))]
    QTest.keyClicks(named(whole, "Find in this list", QLineEdit), " nothing of the kind")
    assert "Nothing here has these words." in seen(whole)


@pytest.mark.parametrize(("width", "case", "why"), [(1182, True, True), (1000, True, True), (900, True, False)])
def test_a_line_gives_way_from_its_reason_on(cards: Groups, width: int, case: bool, why: bool) -> None:
    cards.resize(width, 640)
    cards.put(much(1), {CASE: "Messages in year 9"}, DAY, NOW.date())
    shown = seen(cards)
    assert (f"{CASE} Messages in year 9" in shown, "Taken Mon 2 Nov, 10:10." in shown) == (case, why)
    assert {line.height() for line in cards.lines} == {40}


def test_in_a_small_window_a_line_has_two(show: Show) -> None:
    page = show(TodayPage, way(Place.TODAY), 631, 300)
    assert f"Since Mon 2 Nov, 10:40 · {CASE} Messages in year 9" in seen(page)
    assert page.minimumSizeHint().width() <= 660 - 52
    assert page.minimumSizeHint().height() <= 218
    page.resize(1182, 640)
    assert f"Since Mon 2 Nov, 10:40 · {CASE} Messages in year 9" not in seen(page)


# -- in the window ---------------------------------------------------------------------------------------------


def test_it_is_where_one_begins_and_the_first_of_the_places(inside: MainWindow, qtbot: QtBot) -> None:
    assert Going(place=Place.TODAY) == HOME
    assert isinstance(inside.frame.page, TodayPage)
    assert said(focused()) == "Answer questions"
    assert next(iter(inside.frame.sidebar.nav.items)) == "today"
    assert "school day" in inside.frame.header.beside.text()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle()
    page = inside.frame.page
    assert page is not None
    assert (page.going.place, page.going.reference, page.going.part) == (Place.CASE, CASE, "police")


def test_the_day_gives_way_before_the_title_is_cut(inside: MainWindow) -> None:
    header = inside.frame.header
    assert header.beside.shown == "school day, 13:12"
    inside.resize(683, 384)
    settle()
    assert not header.title.is_cut()
    assert header.beside.shown == "school day"
    inside.resize(660, 340)
    settle()
    assert header.beside.shown in ("school day", "")
    inside.frame.go(Going(place=Place.CASES))
    settle()
    assert not header.beside.isVisible()


def test_every_line_leads_to_a_page_that_begins_with_what_is_known(leading: MainWindow) -> None:
    page = leading.frame.page
    assert isinstance(page, TodayPage)
    leads = [(one.item.what, owing.going(one.item)) for one in page.cards.lines]
    assert len(leads) > 8
    for what, going in leads:
        assert leading.frame.go(going), what
        settle()
        there = leading.frame.page
        assert there is not None
        assert there.going.place is going.place
        if isinstance(there, Deed):
            held = there.form.values()
            known = {
                name: plain(value) for name, value in going.filled if name in {f.name for f in there.form.fields()}
            }
            assert {name: plain(held.get(name)) for name in known} == known, what
            assert there.leave(), "nothing was typed yet"


def plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
