"""A line of moments from the first to the last, with every gap drawn as a gap; a list to screen readers and keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QSizePolicy
from typing_extensions import override

from desktop_app.views.widgets.buttons import deed
from desktop_app.views.widgets.moments import Action, Entry, Gap, Moment, TimelineModel
from desktop_app.views.widgets.timeline_delegate import TimelineDelegate

__all__ = ["Action", "Entry", "Gap", "Moment", "Timeline"]


class Timeline(QListView):
    """Shows moments and gaps. Enter does what an entry offers, or lets one choose; ``asked`` carries key and name."""

    asked = Signal(object, str)

    def __init__(self, name: str, *, plain: bool = False) -> None:
        """Begin empty.

        Args:
            name: what a screen reader calls the list.
            plain: the shorter form of an overview, with the time above the words instead of at the left.
        """
        super().__init__()
        self.setAccessibleName(name)
        self.entries = TimelineModel()
        self.setModel(self.entries)
        self._delegate = TimelineDelegate(self, plain=plain)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, entries: Sequence[Entry]) -> None:
        """Replace the entries; it is as high as they need, for its page scrolls."""
        self.entries.put(entries)
        self._grow()

    def button(self, number: int) -> QRect:
        """Return where the button of an entry is, in the coordinates of the view; empty without one."""
        index = self.entries.index(number)
        return self._delegate.button(self.visualRect(index), self.entries.entry(number))

    def _grow(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        wanted = sum(self.sizeHintForRow(number) for number in range(self.entries.rowCount()))
        if self.height() != wanted:
            self.setFixedHeight(max(1, wanted))

    def _act(self, number: int) -> None:
        entry = self.entries.entry(number)
        if len(entry.actions) == 1:
            self.asked.emit(entry.key, entry.actions[0].name)
        elif entry.actions:
            self._menu = menu = QMenu(self)
            for action in entry.actions:
                deed(menu, action.verb, partial(self._ask_for, entry.key, action.name))
            menu.popup(self.viewport().mapToGlobal(self.button(number).bottomLeft()))

    def _ask_for(self, key: object, name: str) -> None:
        self.asked.emit(key, name)

    def _number_at(self, place: QPoint) -> int | None:
        index = self.indexAt(place)
        if index.isValid() and self.button(index.row()).contains(place):
            return index.row()
        return None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu}:
            if self.currentIndex().isValid():
                self._act(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        number = self._number_at(e.position().toPoint())
        if number is not None and e.button() is Qt.MouseButton.LeftButton:
            self._act(number)

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        over = self._number_at(e.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.oldSize().width() != e.size().width():
            self._grow()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 1)
