"""What is done inside the unlocked window while its figures are taken: lists, searching, going from page to page."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import cycle
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks.looking import Clock
from desktop_app.services import register
from desktop_app.services.register import CaseFilter, DeviceFilter, Shown
from desktop_app.views.devices.page import DevicesPage
from desktop_app.views.frame.pages import PageLine
from desktop_app.views.page import Going, Place
from desktop_app.views.today.grouping import Group
from desktop_app.views.today.page import TodayPage
from desktop_app.views.widgets.rows_view import RowsView

_TYPED = "notional 00499"


def devices(clock: Clock, rounds: int) -> None:
    """Show the list of every device, jump about in it, sort it, narrow it, search, and weigh the memory."""
    frame = clock.window.frame
    everything = Going(place=Place.DEVICES, part=Shown.ALL.value)
    clock.time("list: first paint", lambda: frame.go(everything))
    page = frame.page
    assert isinstance(page, DevicesPage)
    clock.weigh("list open")
    view, count = page.view, page.rows.rowCount()
    view.setFocus()
    for _round in range(rounds):
        view.setCurrentIndex(page.rows.index(0, 0))
        clock.settle()
        clock.time("list: End key", partial(QTest.keyClick, view, Qt.Key.Key_End))
        assert view.currentIndex().row() == count - 1
    places = cycle(range(count // 7, count, max(1, count // (rounds + 2))))
    for _round in range(rounds):
        clock.time("list: jump into the middle", lambda: view.scrollTo(page.rows.index(next(places), 0)))
    for column, name in ((0, "reference"), (1, "what"), (3, "state"), (5, "place"), (6, "since")):
        for _round in range(2):
            clock.time(f"list: sort by {name}", partial(view.horizontalHeader().sectionClicked.emit, column))
    for _round in range(2):
        for code in (Shown.HELD, Shown.MISSING, Shown.ALL):
            clock.time(f"list: only {code.value}", partial(_choose, page, code))
    for words in _prefixes(rounds):
        clock.time("list: keystroke to result", partial(page.search.setText, words))
    page.search.clear()
    _scroll_through(clock, view)
    clock.weigh("list scrolled through")
    _search_everywhere(clock, rounds)
    _switches(clock, rounds)
    clock.weigh("at the end")


def today(clock: Clock, rounds: int) -> None:
    """Ask anew what is owed, draw it anew, and look through one group of it whole."""
    frame = clock.window.frame
    page = frame.page
    assert isinstance(page, TodayPage)
    for _round in range(rounds):
        clock.time("today: asked anew, nothing is otherwise", page.mark_stale)
    for _round in range(rounds):
        page.clear()
        clock.time("today: asked and drawn anew", page.mark_stale)
    clock.time("today: one group whole", lambda: frame.go(Going(place=Place.TODAY, part=Group.NOW.value)))
    view, count = page.whole.view, page.whole.rows.rowCount()
    for words in _prefixes(rounds):
        clock.time("today: keystroke to result", partial(page.whole.search.setText, words))
    page.whole.search.clear()
    clock.settle()
    for _round in range(rounds):
        view.setCurrentIndex(page.whole.rows.index(0, 0))
        clock.settle()
        clock.time("today: End key", partial(QTest.keyClick, view, Qt.Key.Key_End))
        assert view.currentIndex().row() == count - 1
    clock.weigh("at the end")


def pages(clock: Clock, rounds: int) -> None:
    """Go from page to page of the sidebar, then open every page there is."""
    _switches(clock, rounds)
    frame = clock.window.frame
    for _round in range(max(2, rounds // 4)):
        for line, going in _goings(clock):
            frame.clear()
            frame.begin()
            clock.settle()
            clock.time(f"page: {line.place.value} {going.part}".strip(), partial(frame.go, going))


def _choose(page: DevicesPage, shown: Shown) -> None:
    page.shown.choose(shown.value)
    page.shown.chosen.emit(shown.value)


def _prefixes(rounds: int) -> Iterator[str]:
    for number in range(rounds):
        yield _TYPED[: number % len(_TYPED) + 1]


def _scroll_through(clock: Clock, view: RowsView) -> None:
    bar = view.verticalScrollBar()
    for step in range(101):
        clock.time("list: scroll on by a hundredth", partial(bar.setValue, bar.maximum() * step // 100))


def _search_everywhere(clock: Clock, rounds: int) -> None:
    frame = clock.window.frame
    frame.go(Going(place=Place.CASES))
    clock.settle()
    clock.time("search everywhere: first", lambda: frame.seek_everywhere("n"))
    page = frame.page
    assert page is not None
    for words in _prefixes(rounds):
        clock.time("search everywhere: keystroke to result", partial(page.look_for, words))


def _switches(clock: Clock, rounds: int) -> None:
    frame = clock.window.frame
    places = (Place.CASES, Place.DEVICES, Place.RECORD, Place.SETTINGS)
    for place in places:
        clock.time(f"first time: {place.value}", partial(frame.go, Going(place=place)))
    for _round in range(rounds):
        for place in places:
            clock.time(f"switch to {place.value}", partial(frame.go, Going(place=place)))


def _goings(clock: Clock) -> list[tuple[PageLine, Going]]:
    """Return a place to go to for every page there is."""
    space = clock.window.workspace
    case = _first(space.ask(register.case_lines, space.ask(register.case_keys, CaseFilter())[:1]).values())
    numbers = space.ask(register.device_ids, DeviceFilter(shown=Shown.ALL))[:1]
    device = _first(space.ask(register.devices_by_id, numbers).values())
    found = []
    for line in clock.window.frame.pages.lines:
        about = {Place.CASES: case, Place.DEVICES: device}.get(line.of or line.place, "")
        bare = line.place in {Place.TODAY, Place.CASES, Place.DEVICES, Place.NEW_CASE, Place.STOCK_CHECK}
        found.append((line, Going(place=line.place, part=line.part, reference="" if bare else about)))
    return found


def _first(rows: Iterable[Any]) -> str:
    """Return the reference of the first of some rows."""
    return next((str(row.reference) for row in rows), "")
