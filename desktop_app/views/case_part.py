"""One part of a case: a column that scrolls, or a list that fills the room; and the rows that its cards are made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.case_view import CaseView
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.card import Icon
from desktop_app.views.widgets.columns import Column
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.rows import RowsModel
from desktop_app.views.widgets.rows_view import RowsView
from desktop_app.views.widgets.scroll import PageScroll
from desktop_app.workspace import Workspace


class Part(QWidget):
    """One part of a case. ``go`` carries a Going, ``turn`` the key of another part of the same case."""

    go = Signal(object)
    turn = Signal(str)

    def show_case(self, view: CaseView) -> None:
        """Show a case."""
        raise NotImplementedError

    def clear(self) -> None:
        """Let go of what is shown."""

    def head(self) -> QBoxLayout:
        """Return the column or the line at whose beginning the drop-down of a narrow window stands."""
        raise NotImplementedError

    def first(self) -> QWidget | None:
        """Return what takes the keyboard first."""
        return None


@dataclass(frozen=True, kw_only=True)
class PartLine:
    """One part of a case that a folder of its own brings: its key, its words in the list, and what makes it."""

    key: str
    words: str
    make: Callable[[Workspace], Part]


class ScrollingPart(Part):
    """A part that scrolls as a whole."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.area = PageScroll()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    @override
    def head(self) -> QBoxLayout:
        return self.area.column


class ListPart(Part):
    """A part that is a list, which scrolls by itself."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE.page, SPACE.card, SPACE.page, SPACE.page)
        self.column.setSpacing(SPACE.snug)

    @override
    def head(self) -> QBoxLayout:
        return self.column


class Lines(RowsModel[Any]):
    """The rows of a list that is held as a whole: a case's devices, its documents, its record."""

    def __init__(self, columns: Sequence[Column[Any]]) -> None:
        """Begin empty."""
        self._lines: Sequence[Any] = ()
        super().__init__(
            columns,
            lambda _filter, _sort: range(len(self._lines)),
            lambda keys: {key: self._lines[key] for key in keys},
        )

    def put(self, lines: Sequence[Any]) -> None:
        """Show other rows."""
        self._lines = lines
        self.refresh()

    @override
    def empty(self) -> None:
        self._lines = ()
        super().empty()


def list_of(
    columns: Sequence[Column[Any]], name: str, empty: EmptyState, opened: Callable[[object], object] | None = None
) -> tuple[Lines, RowsView]:
    """Return a list that is held as a whole, and its view."""
    lines = Lines(columns)
    view = RowsView(lines, name=name, empty=empty)
    if opened is not None:
        view.opened.connect(lambda key: opened(lines.row(int(str(key)))))
    return lines, view


class Line(QWidget):
    """One row of a card: icon, what, and why under it, both in as many lines as they need, and a verb at the right."""

    def __init__(
        self,
        what: str,
        why: str = "",
        *,
        icon: str = "",
        role: str = "ink2",
        style: Style = Style.NAME,
        end: QWidget | None = None,
    ) -> None:
        """Lay the row out."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)
        row.setSpacing(SPACE.icon)
        if icon:
            row.addWidget(Icon(icon, role), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        self.what = Label(what, style, wrap=True)
        column.addWidget(self.what)
        if why:
            column.addWidget(Label(why, Style.META, Ink.MUTED, wrap=True))
        row.addLayout(column, 1)
        if end is not None:
            row.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)


class Fact(QWidget):
    """One fact: its name in a column of its own, and its value in as many lines as it needs."""

    def __init__(self, name: str, value: str, *, wide: int = 132) -> None:
        """Lay the fact out."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.snug)
        said = Elided(name, Style.META, Ink.MUTED)
        said.setFixedWidth(wide)
        row.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(value, Style.BODY, wrap=True), 1)
        self.setAccessibleName(f"{name}: {value}")
