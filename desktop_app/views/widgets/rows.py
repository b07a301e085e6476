"""Rows of a list of any length: all the keys at once, the rows themselves by pages of 200 as they are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from desktop_app.errors import CordonError
from desktop_app.views.widgets.columns import Column, Sort
from desktop_app.views.widgets.plain import tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
#: Asks for the keys of all rows that pass a filter, in order.
Keys = Callable[[Any, Sort | None], Sequence[Hashable]]
#: Asks for the rows of some keys; a key whose row is gone is left out.
Page = Callable[[Sequence[Any]], Mapping[Any, Row]]

PAGE: Final = 200
PAGES_KEPT: Final = 12
ROOT: Final = QModelIndex()
CHIP_ROLE: Final = Qt.ItemDataRole.UserRole + 1
COLUMN_ROLE: Final = Qt.ItemDataRole.UserRole + 2


class RowsModel(QAbstractTableModel, Generic[Row]):
    """The rows of a question. Sorting and filtering are the question's; ``failed`` carries an error of the house."""

    failed = Signal(object)
    counted = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        keys: Keys,
        page: Page[Row],
        *,
        sort: Sort | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Begin empty; nothing is asked before :meth:`refresh` or :meth:`narrow`.

        Args:
            columns: what is shown of a row.
            keys: asks for the keys of all rows, given the filter and the sort.
            page: asks for the rows of at most 200 keys.
            sort: how the rows are sorted at first.
            parent: who owns the model.
        """
        super().__init__(parent)
        self.columns = tuple(columns)
        self._ask_keys, self._ask_page = keys, page
        self._filter: object = None
        self._sort = sort
        self._keys: Sequence[Hashable] = ()
        self._numbers: dict[Hashable, int] | None = None
        self._pages: OrderedDict[int, Mapping[Any, Row]] = OrderedDict()

    @property
    def order(self) -> Sort | None:
        """How the rows are sorted now."""
        return self._sort

    @property
    def filter(self) -> object:
        """What the rows are filtered by, as it was given."""
        return self._filter

    def refresh(self) -> None:
        """Ask again; rows that changed, came or went are then shown."""
        self.beginResetModel()
        try:
            self._keys = self._ask_keys(self._filter, self._sort)
        except CordonError as error:
            self._keys = ()
            self.failed.emit(error)
        self._numbers = None
        self._pages.clear()
        self.endResetModel()
        self.counted.emit(len(self._keys))

    def narrow(self, filter_: object) -> None:
        """Show only what passes a filter, whose meaning is the question's."""
        self._filter = filter_
        self.refresh()

    def empty(self) -> None:
        """Forget every row, for a window that is locked."""
        self.beginResetModel()
        self._keys, self._numbers = (), None
        self._pages.clear()
        self.endResetModel()

    def key(self, number: int) -> Hashable:
        """Return the key of the row in this place."""
        return self._keys[number]

    def place(self, key: Hashable) -> int | None:
        """Return the place of a key, or None if it is not shown."""
        if self._numbers is None:
            self._numbers = {held: number for number, held in enumerate(self._keys)}
        return self._numbers.get(key)

    def row(self, number: int) -> Row | None:
        """Return the row in this place; None if it has gone since the keys were asked for."""
        if not 0 <= number < len(self._keys):
            return None
        return self._page_of(number).get(self._keys[number])

    def _arrow(self, section: int) -> str:
        """Return the sign behind the title of the column by which the rows are sorted; it is read aloud too."""
        if self._sort is None or self.columns[section].sort != self._sort.by:
            return ""
        return " ↓" if self._sort.descending else " ↑"

    def _page_of(self, number: int) -> Mapping[Any, Row]:
        which = number // PAGE
        if which in self._pages:
            self._pages.move_to_end(which)
            return self._pages[which]
        try:
            page = self._ask_page(self._keys[which * PAGE : (which + 1) * PAGE])
        except CordonError as error:
            page = {}
            self.failed.emit(error)
        self._pages[which] = page
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return page

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _SAYS:
            return None
        row = self.row(index.row())
        return None if row is None else _SAYS[role](self.columns[index.column()], row)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self.columns[section].title}{self._arrow(section)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align.value | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns) or self.columns[column].sort is None:
            return
        wanted = Sort(by=str(self.columns[column].sort), descending=order is Qt.SortOrder.DescendingOrder)
        if wanted != self._sort:
            self._sort = wanted
            self.refresh()


def _chip(column: Column[Any], row: Any) -> object:
    return column.chip(row) if column.chip is not None else None


def _tip(column: Column[Any], row: Any) -> str:
    return tip(column.tip(row) if column.tip is not None else column.text(row))


def _align(column: Column[Any], _row: Any) -> object:
    return column.align.value | Qt.AlignmentFlag.AlignVCenter


_SAYS: Final[Mapping[int, Callable[[Column[Any], Any], object]]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.TextAlignmentRole: _align,
    CHIP_ROLE: _chip,
    COLUMN_ROLE: lambda column, _row: column,
}
