"""A line of moments from the first to the last, with every gap drawn as a gap; a list to screen readers and keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.widgets.buttons import Button, deed, outlined
from desktop_app.views.widgets.moments import Action, Entry, Gap, Moment, TimelineModel, spoken
from desktop_app.views.widgets.timeline_delegate import MANY, TimelineDelegate
from desktop_app.words import _

__all__ = ["Action", "Entry", "Gap", "Moment", "Timeline"]


class _Line(QListView):
    """The list itself. ``acted`` with the number of the entry of which something was asked."""

    acted = Signal(int)
    laid_out = Signal()

    def __init__(self, name: str, *, plain: bool) -> None:
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
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def button(self, number: int) -> QRect:
        """Return where the button of an entry belongs; empty without one."""
        index = self.entries.index(number)
        return self._delegate.button(self.visualRect(index), self.entries.entry(number))

    def grow(self) -> None:
        """Be as high as the entries need."""
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        wanted = sum(self.sizeHintForRow(number) for number in range(self.entries.rowCount()))
        if self.height() != wanted:
            self.setFixedHeight(max(1, wanted))
        self.laid_out.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu}:
            if self.currentIndex().isValid():
                self.acted.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.oldSize().width() != e.size().width():
            self.grow()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 1)


class Timeline(QWidget):
    """Shows moments and gaps, and what can be done about one as a button beside it; ``asked``: key and name.

    In the list itself Enter does what an entry offers, or lets one choose. The buttons lie over the list and not in it:
    what is in a list is a row to a screen reader, and never a button.
    """

    asked = Signal(object, str)

    def __init__(self, name: str, *, plain: bool = False) -> None:
        """Begin empty.

        Args:
            name: what a screen reader calls the list.
            plain: the shorter form of an overview, with the time above the words instead of at the left.
        """
        super().__init__()
        self.view = _Line(name, plain=plain)
        self.entries = self.view.entries
        self._buttons: dict[int, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.view)
        self.view.acted.connect(self._act)
        self.view.laid_out.connect(self._place)

    def put(self, entries: Sequence[Entry]) -> None:
        """Replace the entries; it is as high as they need, for its page scrolls."""
        held = next((self._entry(number).key for number, one in self._buttons.items() if one.hasFocus()), None)
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        self.entries.put(entries)
        last: QWidget = self.view
        for number, entry in enumerate(entries):
            if entry.actions:
                self._buttons[number] = button = self._button(number, entry)
                self.setTabOrder(last, button)
                last = button
        self.view.grow()
        for number, button in self._buttons.items():
            if held is not None and self._entry(number).key == held:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entry(self, number: int) -> Entry:
        return self.entries.entry(number)

    def _button(self, number: int, entry: Entry) -> Button:
        one = len(entry.actions) == 1
        button = outlined(entry.actions[0].verb if one else MANY, row=True, done=partial(self._act, number))
        button.setParent(self)
        button.setAccessibleName(entry.actions[0].verb if one else _("What can be done"))
        button.setAccessibleDescription(spoken(entry))
        return button

    def _place(self) -> None:
        """Lay each button where the list has left room for it."""
        for number, button in self._buttons.items():
            button.setGeometry(self.view.button(number).translated(self.view.pos()))
            button.show()
            button.raise_()

    def _act(self, number: int) -> None:
        entry = self._entry(number)
        if len(entry.actions) == 1:
            self.asked.emit(entry.key, entry.actions[0].name)
        elif entry.actions:
            self._menu = menu = QMenu(self)
            for action in entry.actions:
                deed(menu, action.verb, partial(self._ask_for, entry.key, action.name))
            menu.popup(self._buttons[number].mapToGlobal(QPoint(0, self._buttons[number].height())))

    def _ask_for(self, key: object, name: str) -> None:
        self.asked.emit(key, name)
