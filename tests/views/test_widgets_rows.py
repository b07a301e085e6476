"""A list of any length asks for little, keeps its selection, and is worked with the keyboard."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import VaultFault
from desktop_app.views.widgets.buttons import primary
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.columns import Column, Sort
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.rows import CHIP_ROLE, PAGE, PAGES_KEPT, RowsModel
from desktop_app.views.widgets.rows_view import RowsView
from tests.views.finding import named, opened
from tests.views.sample_lists import COLUMNS, Thing, Things, rows_of

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal


def _at(x: int) -> QPoint:
    return QPoint(x, 10)


HOSTILE = ("<b>bold</b><img src=x>", "a\nb\tc", "\u202eevil", "& && &amp;", "x" * 5000, "")


def test_qt_finds_no_fault_with_the_model(qtbot: QtBot) -> None:
    things = Things(450)
    model = RowsModel(COLUMNS, things.keys, things.page)
    QAbstractItemModelTester(model, STRICT)
    model.refresh()
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.narrow("box 4")
    model.empty()
    assert model.rowCount() == 0


def test_only_the_pages_that_are_looked_at_are_asked_for(qtbot: QtBot) -> None:
    things, model, view = rows_of(100_000)
    opened(qtbot, view, 900, 500)
    view.grab()
    assert things.pages == 1
    view.scrollToBottom()
    view.grab()
    assert things.pages == 2
    assert model.index(99_999, 0).data() == "OL/100000"


def test_old_pages_are_let_go(qtbot: QtBot) -> None:
    things, model, _view = rows_of(PAGE * (PAGES_KEPT + 3))
    for number in range(0, model.rowCount(), PAGE):
        model.index(number, 0).data()
    asked = things.pages
    model.index(model.rowCount() - 1, 0).data()
    assert things.pages == asked
    model.index(0, 0).data()
    assert things.pages == asked + 1


def test_sorting_and_filtering_are_the_questions_own(qtbot: QtBot) -> None:
    things, model, view = rows_of(30)
    opened(qtbot, view, 900, 400)
    header = view.horizontalHeader()
    middle = header.sectionViewportPosition(0) + 10
    for order, first in (("↓", "OL/30"), ("↑", "OL/1")):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=_at(middle))
        assert model.index(0, 0).data() == first
        assert model.headerData(0, Qt.Orientation.Horizontal) == f"Reference {order}"
    asked = things.asked
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=_at(header.sectionViewportPosition(2) + 10))
    assert things.asked == asked, "a column without a sort name asks nothing"
    model.narrow("box 2")
    assert model.rowCount() == 11


def test_the_selection_is_kept_by_key_when_rows_come_and_go(qtbot: QtBot) -> None:
    things, model, view = rows_of(30, several=True)
    opened(qtbot, view, 900, 400)
    view.select_keys([10, 12])
    things.held.pop(3)
    things.held.pop(12)
    model.refresh()
    assert (view.selected_keys(), view.current_key()) == ([10], 10)
    assert model.place(10) == 8


def test_enter_and_a_double_click_open_a_row(qtbot: QtBot) -> None:
    _things, _model, view = rows_of(30)
    opened(qtbot, view, 900, 400)
    view.setFocus()
    went: list[object] = []
    view.opened.connect(went.append)
    assert view.go_to(5)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    place = view.visualRect(view.rows.index(1, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert went == [6, 2]


def test_home_and_end_go_to_the_first_and_the_last_row(qtbot: QtBot) -> None:
    _things, model, view = rows_of(100_000)
    opened(qtbot, view, 900, 400)
    for key, number in ((Qt.Key.Key_End, 99_999), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(view, key)
        assert view.selected_keys() == [model.key(number)] == [view.current_key()]
        assert view.viewport().rect().intersects(view.visualRect(model.index(number, 0)))


def test_several_rows_are_selected_with_shift(qtbot: QtBot) -> None:
    _things, _model, view = rows_of(30, several=True)
    opened(qtbot, view, 900, 400)
    view.setFocus()
    view.go_to(5)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_keys() == [5, 6]


def test_an_empty_list_says_what_it_is_for_and_offers_the_verb(qtbot: QtBot) -> None:
    done: list[bool] = []
    nothing = EmptyState("Cases are listed here.", verb=primary("New case", done=lambda: done.append(True)))
    things, model, view = rows_of(0, empty=nothing)
    opened(qtbot, view, 700, 300)
    QTest.mouseClick(named(view, "New case", QPushButton), Qt.MouseButton.LeftButton)
    assert done == [True]
    things.held[1] = Thing(number=1, name="x", state="held", since="")
    model.refresh()
    assert nothing.isHidden()


def test_columns_give_way_and_never_need_a_bar(qtbot: QtBot) -> None:
    _things, _model, view = rows_of(30)
    opened(qtbot, view, 1092, 400)
    for width in (1092, 660, 400, 240):
        view.resize(width, 400)
        shown = [number for number in range(len(COLUMNS)) if not view.isColumnHidden(number)]
        assert sum(view.columnWidth(number) for number in shown) == view.viewport().width()
        assert (4 in shown) is (view.viewport().width() >= 500)


def test_an_error_of_the_house_is_told_and_the_list_is_empty(qtbot: QtBot) -> None:
    def broken(*_asked: object) -> Sequence[int]:
        raise VaultFault("The folder is gone.")

    model: RowsModel[Thing] = RowsModel(COLUMNS, broken, lambda _keys: {})
    with qtbot.waitSignal(model.failed) as told:
        model.refresh()
    assert str(told.args[0]) == "The folder is gone."
    things = Things(3)
    late: RowsModel[Thing] = RowsModel(COLUMNS, things.keys, lambda _keys: broken())  # type: ignore[arg-type, return-value]
    late.refresh()
    with qtbot.waitSignal(late.failed):
        assert late.index(0, 0).data() is None


def test_a_row_that_is_gone_since_is_blank(qtbot: QtBot) -> None:
    things, model, _view = rows_of(3)
    things.held.pop(2)
    assert model.index(1, 0).data() is None
    assert model.row(1) is None


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(qtbot: QtBot, words: str) -> None:
    columns = (
        Column[str](title="Words", text=lambda row: row, width=80),
        Column[str](title="Chip", text=lambda row: row, width=80, chip=lambda row: ChipLook(words=row)),
    )
    model = RowsModel(columns, lambda _filter, _sort: [1], lambda _keys: {1: words}, sort=Sort(by="x"))
    view = RowsView(model, name="Words")
    model.refresh()
    opened(qtbot, view, 300, 120)
    view.grab()
    assert model.index(0, 0).data() == words
    assert isinstance(model.index(0, 1).data(CHIP_ROLE), ChipLook)
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    assert "<img" not in tip
