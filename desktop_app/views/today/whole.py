"""One group of Today as a list of any length: narrowed by typing, and Enter does what a line asks for."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.services import register
from desktop_app.services.due import DueItem
from desktop_app.views import owing
from desktop_app.views.case_saying import counted
from desktop_app.views.theme import HEIGHT, SPACE, Ink, Style, Tone, scaled
from desktop_app.views.today.groups import case_words
from desktop_app.views.widgets.buttons import link
from desktop_app.views.widgets.card import ListCard
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.columns import Column, Sort
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.rows import RowsModel
from desktop_app.views.widgets.rows_view import RowsView
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _
from desktop_app.workspace import Workspace

_TONES: Final = {"red": Tone.RED, "amber": Tone.AMBER, "accent": Tone.ACCENT, "muted": Tone.NEUTRAL}
#: A thing that is due, with the title of its case.
Line = tuple[DueItem, Mapping[str, str]]


def _chip(line: Line) -> ChipLook:
    icon, role = owing.sign(line[0])
    return ChipLook(words=owing.state_words(line[0]), tone=_TONES[role], icon=icon)


COLUMNS: Final = (
    Column[Line](title=_("State"), text=lambda line: owing.state_words(line[0]), chip=_chip, width=150),
    Column[Line](title=_("What is owed"), text=lambda line: line[0].what, width=200, stretch=5, style=Style.NAME),
    Column[Line](title=_("Case"), text=lambda line: case_words(*line) or "–", width=150, stretch=3, ink=Ink.SECOND,
                 drop_below=640),
    Column[Line](title=_("Why"), text=lambda line: line[0].why, width=160, stretch=4, ink=Ink.MUTED, drop_below=960,
                 tip=lambda line: owing.whole(line[0])),
    Column[Line](title=_("Since, or by"), text=lambda line: owing.when(line[0]), width=180, ink=Ink.SECOND,
                 drop_below=700),
    Column[Line](title=_("Enter leads to"), text=lambda line: owing.words(line[0]), width=150, ink=Ink.ACCENT),
)  # fmt: skip


class Whole(QWidget):
    """All of one group. ``go`` carries a Going, ``back`` says that the groups are wanted again."""

    go = Signal(object)
    back = Signal()
    reached = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        """Begin empty."""
        super().__init__()
        self._workspace = workspace
        self._items: Sequence[DueItem] = ()
        self._by_key: Mapping[str, DueItem] = {}
        self.search = TextLine(longest=200, icon="search")
        self.search.setPlaceholderText(_("Find in this list"))
        self.search.setAccessibleName(_("Find in this list"))
        self.search.setMaximumWidth(scaled(340))
        self._counted = Label("", Style.META, Ink.MUTED)
        self.rows: RowsModel[Line] = RowsModel(COLUMNS, self._keys, self._page)
        self.view = RowsView(self.rows, name=_("What is owed"), empty=EmptyState(_("Nothing here has these words.")))
        self.view.setMinimumHeight(scaled(HEIGHT.header + HEIGHT.row))
        self._lay_out()
        self.search.textChanged.connect(self.rows.narrow)
        self.rows.counted.connect(self._count)
        self.view.opened.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._on_reached())

    def put(self, items: Sequence[DueItem]) -> None:
        """Show other things; the row that is chosen stays chosen."""
        self._items = items
        self.rows.refresh()

    def empty(self) -> None:
        """Let go of everything that is shown."""
        self._items = ()
        self.search.clear()
        self.rows.empty()

    def begin(self) -> None:
        """Put the keyboard on the first row."""
        if self.rows.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0, 0))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _keys(self, words: object, _sort: Sort | None) -> Sequence[str]:
        """Return the keys of what has all the words in what it says, or in its case."""
        self._by_key = {item.key: item for item in self._items}
        sought = str(words or "").casefold().split()
        if not sought:
            return list(self._by_key)
        return [key for key, item in self._by_key.items() if all(word in _said(item) for word in sought)]

    def _page(self, keys: Sequence[Any]) -> Mapping[Any, Line]:
        items = [self._by_key[key] for key in keys if key in self._by_key]
        cases = {item.case for item in items if item.case is not None}
        titles = self._workspace.ask(register.case_titles, cases) if self._workspace.is_open else {}
        return {item.key: (item, titles) for item in items}

    def _open(self, key: object) -> None:
        item = self._by_key.get(str(key))
        if item is not None:
            self.go.emit(owing.going(item))

    def _on_reached(self) -> None:
        self.reached.emit(self._by_key.get(str(self.view.current_key())))

    def _count(self, number: int) -> None:
        self._counted.setText(counted(number, _("{count} thing"), _("{count} things")))

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACE.snug)
        bar.addWidget(link(_("All of today"), icon="chevron-left", done=self.back.emit))
        bar.addWidget(self.search, 1)
        bar.addWidget(self._counted)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.snug, SPACE.page, SPACE.card)
        column.setSpacing(SPACE.snug)
        column.addLayout(bar)
        column.addWidget(ListCard(self.view), 1)


def _said(item: DueItem) -> str:
    return f"{item.what} {item.case or ''} {item.subject or ''} {item.why}".casefold()
