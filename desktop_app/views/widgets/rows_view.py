"""A list as a table: rows of one height, hairlines, a header that sorts, Enter opens, the selection kept by key."""

from collections.abc import Hashable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.rows import RowsModel
from desktop_app.views.widgets.rows_delegate import RowsDelegate


class RowsView(QTableView):
    """Shows a RowsModel. ``opened`` carries the key of the row that was opened, ``selected`` when that changed."""

    opened = Signal(object)
    selected = Signal()

    def __init__(
        self, model: RowsModel[Any], *, name: str, several: bool = False, empty: EmptyState | None = None
    ) -> None:
        """Show ``model``.

        Args:
            model: the rows.
            name: what a screen reader calls the list.
            several: whether several rows may be selected at once.
            empty: shown while there are no rows.
        """
        super().__init__()
        self._rows, self._empty = model, empty
        self._held: tuple[list[Hashable], Hashable | None] = ([], None)
        self._wakes = True
        self.setAccessibleName(name)
        self._dress(several)
        model.modelAboutToBeReset.connect(self._hold)
        self.setModel(model)
        model.modelReset.connect(self._put_back)
        self.selectionModel().selectionChanged.connect(lambda *_changed: self.selected.emit())
        self.doubleClicked.connect(self._open)
        self._show_empty()

    @property
    def rows(self) -> RowsModel[Any]:
        """The model of the rows."""
        return self._rows

    def selected_keys(self) -> list[Hashable]:
        """Return the keys of the selected rows, in their order on screen."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.key(number) for number in chosen]

    def current_key(self) -> Hashable | None:
        """Return the key of the row that has the keyboard, or None."""
        number = self.currentIndex().row()
        return self._rows.key(number) if 0 <= number < self._rows.rowCount() else None

    def select_keys(self, keys: Iterable[Hashable]) -> None:
        """Select the rows of these keys and bring the first of them into sight."""
        numbers = [number for key in keys if (number := self._rows.place(key)) is not None]
        selection = QItemSelection()
        last = self._rows.columnCount() - 1
        for number in numbers:
            selection.select(self._rows.index(number, 0), self._rows.index(number, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if numbers:
            self._make_current(min(numbers))
            self.scrollTo(self._rows.index(min(numbers), 0))

    def go_to(self, key: Hashable) -> bool:
        """Select one row by its key and bring it into sight; say whether it is there."""
        self.select_keys([key])
        return self._rows.place(key) is not None

    def _dress(self, several: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setSortingEnabled(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(RowsDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(10)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(self._on_header)
        self._measure()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.scaled(theme.HEIGHT.row))
        self.horizontalHeader().setFixedHeight(theme.scaled(theme.HEIGHT.header))

    def _share_width(self) -> None:
        """Give every column its width and share what is left; drop those for which the list is too narrow."""
        room = self.viewport().width()
        columns = self._rows.columns
        shown = [column for column in columns if room >= theme.scaled(column.drop_below)]
        fixed = sum(theme.scaled(column.width) for column in shown)
        shares = sum(column.stretch for column in shown)
        spare = room - fixed
        squeeze = min(1.0, room / fixed) if fixed else 1.0
        used = 0
        for number, column in enumerate(columns):
            self.setColumnHidden(number, column not in shown)
            if column not in shown:
                continue
            wide = theme.scaled(column.width)
            more = spare * column.stretch // shares if spare > 0 and shares else 0
            width = room - used if column is shown[-1] else int(wide * squeeze) + more
            self.setColumnWidth(number, max(24, width))
            used += width

    def _hold(self) -> None:
        self._held = (self.selected_keys(), self.current_key())

    def _put_back(self) -> None:
        keys, current = self._held
        blocked = self.verticalScrollBar().value()
        number = self._rows.place(current) if current is not None else None
        if number is not None:
            self._make_current(number)
        if keys:
            self._select_quietly(keys)
        self.verticalScrollBar().setValue(blocked)
        self._share_width()
        self._show_empty()

    def _select_quietly(self, keys: Iterable[Hashable]) -> None:
        selection = QItemSelection()
        last = self._rows.columnCount() - 1
        for key in keys:
            number = self._rows.place(key)
            if number is not None:
                selection.select(self._rows.index(number, 0), self._rows.index(number, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _make_current(self, number: int) -> None:
        self.selectionModel().setCurrentIndex(self._rows.index(number, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def _show_empty(self) -> None:
        """Lay what is said of an empty list over it, beside it in the tree: inside, no screen reader would find it."""
        if self._empty is None:
            return
        host = self.parentWidget() or self.viewport()
        if self._empty.parentWidget() is not host:
            self._empty.setParent(host)
            if self._empty.verb is not None:
                QWidget.setTabOrder(self, self._empty.verb)
        self._empty.setGeometry(QRect(self.viewport().mapTo(host, QPoint()), self.viewport().size()))
        self._empty.setVisible(self._rows.rowCount() == 0 and not self.isHidden())
        self._empty.raise_()

    def _on_header(self, section: int) -> None:
        column = self._rows.columns[section]
        if column.sort is None:
            return
        now = self._rows.order
        down = now is not None and now.by == column.sort and not now.descending
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self._rows.sort(section, order)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._rows.key(index.row()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
            event.accept()
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._rows.rowCount():
            # Left to Qt, these go to the first and last column, of which a person sees nothing: rows are chosen whole.
            last = self._rows.rowCount() - 1
            self.go_to(self._rows.key(0 if event.key() == Qt.Key.Key_Home else last))
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self._show_empty()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._show_empty()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_empty()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_wakes"):
            self._measure()
            self._share_width()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme.scaled(theme.HEIGHT.header) + 3 * theme.scaled(theme.HEIGHT.row))
