"""The guidance by its parts: every sentence with its source and its date, and the school's own words beside it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.guidance import Contact, GuidanceDamaged
from desktop_app.services import register
from desktop_app.services.register import GuidanceRow
from desktop_app.views import case_saying as say
from desktop_app.views.directory import books
from desktop_app.views.directory.books import BOOK_LINES, BookLine
from desktop_app.views.directory.entry import CHECKED
from desktop_app.views.directory.fold import Fold
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.buttons import IconButton, deed
from desktop_app.views.widgets.card import Hairline
from desktop_app.views.widgets.fault_card import fault_card
from desktop_app.views.widgets.label import Label
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: Does a deed about one entry: its verb, the part of the guidance, and the entry’s key.
Do = Callable[[str, str, str], object]
#: Asks for the entries of one part: its rows, or what is wrong with its file.
Found = Sequence[GuidanceRow] | GuidanceDamaged


class GuidanceEntry(QWidget):
    """One entry; ``do`` is None for those who may only read."""

    def __init__(self, row: GuidanceRow, do: Do | None) -> None:
        """Lay the entry out."""
        super().__init__()
        self.row = row
        self.more: IconButton | None = None if do is None else _more(row, do)
        self.setAccessibleName(books.name_of(row.entry))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)
        line.setSpacing(SPACE.tight)
        line.addLayout(_said(row), 1)
        if self.more is not None:
            line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)


def _said(row: GuidanceRow) -> QVBoxLayout:
    column, entry = QVBoxLayout(), row.entry
    column.setSpacing(3)
    if books.has_title(entry):
        column.addWidget(Label(books.name_of(entry), Style.STRONG, wrap=True))
    if asked := books.question(entry):
        column.addWidget(Label(asked, Style.NAME, wrap=True))
    if facts := books.facts(entry):
        column.addWidget(Label(facts, Style.META, Ink.MUTED, wrap=True))
    for sentence in books.sentences(entry):
        column.addWidget(Label(sentence, ink=Ink.SECOND, wrap=True))
    for what, why in books.points(entry):
        column.addLayout(_point(what, why))
    if row.note:
        column.addWidget(Label(_("Your school: {note}").format(note=row.note), Style.NAME, wrap=True))
        if by := books.noted(row):
            column.addWidget(Label(by, Style.META, Ink.MUTED, wrap=True))
    column.addWidget(Label(books.meta(row), Style.META, Ink.MUTED, wrap=True))
    column.addStretch(1)
    return column


def _point(what: str, why: str) -> QHBoxLayout:
    """Return one point with its dash, so that its lines share one edge."""
    line = QHBoxLayout()
    line.setSpacing(SPACE.chip)
    line.addWidget(Label("–", ink=Ink.MUTED), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(what, ink=Ink.SECOND, wrap=True))
    if why:
        words.addWidget(Label(why, Style.META, Ink.MUTED, wrap=True))
    line.addLayout(words, 1)
    return line


def _more(row: GuidanceRow, do: Do) -> IconButton:
    button = IconButton(_("What can be done: {name}").format(name=books.name_of(row.entry)), "ellipsis")
    menu = QMenu(button)
    deed(menu, _("I checked it today"), partial(do, CHECKED, row.book, row.key), icon="check")
    deed(menu, _("School’s note"), partial(do, "guidance.note", row.book, row.key), icon="pencil")
    if row.note:
        deed(menu, _("Take the note back"), partial(do, "guidance.withdraw_note", row.book, row.key), icon="undo-2")
    deed(menu, _("Checked on another day"), partial(do, "guidance.mark_checked", row.book, row.key), icon="calendar")
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button


class BooksView(QWidget):
    """Every part of the guidance as a card that is closed at first. ``opened`` carries the fold that was opened."""

    opened = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        """Begin with every part closed."""
        super().__init__()
        self._workspace = workspace
        self._found: dict[str, Found] = {}
        self._open: set[str] = set()
        self._sought = ""
        self._do: Do | None = None
        self.entries: list[GuidanceEntry] = []
        self.folds: dict[str, Fold] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.snug)
        self._said = Label(_ABOUT, ink=Ink.SECOND, wrap=True)
        self._none = Label(_("No entry has these words."), ink=Ink.SECOND, wrap=True)
        self._none.hide()
        column.addWidget(self._said)
        for line in BOOK_LINES:
            fold = self.folds[line.name] = Fold(line.title, line.icon)
            fold.turned.connect(partial(self._on_turned, line.name))
            column.addWidget(fold)
        column.addWidget(self._none)

    def open_book(self, book: str) -> None:
        """Open one part, as somebody does who comes back to it."""
        if book in self.folds:
            self._open.add(book)

    def ask(self) -> None:
        """Ask for every part again."""
        for line in BOOK_LINES:
            try:
                rows = self._workspace.ask(register.guidance_rows, line.name)
            except GuidanceDamaged as fault:
                self._found[line.name] = fault
            else:
                self._found[line.name] = [row for row in rows if not isinstance(row.entry, Contact)]

    def count(self, sought: str) -> int:
        """Return how many entries have these words."""
        return sum(len(self._fitting(line.name, sought)) for line in BOOK_LINES)

    def show_books(self, sought: str, do: Do | None) -> None:
        """Show every part; with words to look for, only the entries that have them, with their parts open."""
        self._sought, self._do = sought.strip(), do
        focused = QApplication.focusWidget()
        held = next(
            ((one.row.book, one.row.key) for one in self.entries if focused is not None and one.isAncestorOf(focused)),
            None,
        )
        self.entries = []
        for line in BOOK_LINES:
            self._show_book(line)
        self._said.setVisible(not self._sought)
        self._none.setVisible(bool(self._sought) and not self.count(self._sought))
        target = next((one.more for one in self.entries if (one.row.book, one.row.key) == held), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)  # the keyboard stays at its entry

    def clear(self) -> None:
        """Let go of what the school wrote."""
        self._found, self.entries = {}, []
        for fold in self.folds.values():
            _emptied(fold)
            fold.put("", is_open=False)

    def _fitting(self, book: str, sought: str) -> list[GuidanceRow]:
        found = self._found.get(book, ())
        return [] if isinstance(found, GuidanceDamaged) else [row for row in found if books.fits(row, sought)]

    def _show_book(self, line: BookLine) -> None:
        fold, found = self.folds[line.name], self._found.get(line.name, ())
        shown = self._fitting(line.name, self._sought)
        is_open = bool(shown) if self._sought else line.name in self._open
        _emptied(fold)
        fold.setVisible(bool(shown) or not self._sought)
        if isinstance(found, GuidanceDamaged):
            fold.put(_("cannot be shown"), is_open=is_open)
            _put(fold, fault_card(found))
            return
        fold.put(_meta(shown), is_open=is_open)
        if not is_open:
            return
        _put(fold, Label(line.where, Style.META, Ink.MUTED, wrap=True))
        for number, row in enumerate(shown):
            if number:
                _put(fold, Hairline())
            entry = GuidanceEntry(row, self._do)
            self.entries.append(entry)
            _put(fold, entry)

    def _on_turned(self, book: str, is_open: bool) -> None:
        self._open = self._open | {book} if is_open else self._open - {book}
        if self._sought:
            return  # what has the words that are looked for stays open
        self.entries = [one for one in self.entries if one.row.book != book]
        self._show_book(next(line for line in BOOK_LINES if line.name == book))
        if is_open:
            self.opened.emit(self.folds[book])


def _put(fold: Fold, widget: QWidget) -> None:
    fold.column.addWidget(widget)
    widget.show()  # Qt would show what is added later on only at the next turn of its loop


def _emptied(fold: Fold) -> None:
    while fold.column.count():
        item = fold.column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _meta(rows: Sequence[GuidanceRow]) -> str:
    """Return how many entries there are, and beside how many the school wrote something."""
    notes = sum(row.note is not None for row in rows)
    counted = say.counted(len(rows), _("{count} entry"), _("{count} entries"))
    noted = say.counted(notes, _("{count} note of yours"), _("{count} notes of yours")) if notes else ""
    return " · ".join(part for part in (counted, noted) if part)


_ABOUT: Final = _(
    "What Cordon says beside its forms, in its own sentences, each with where it comes from and how it was come by. It "
    "is no legal advice. Your school can write a note of its own beside every entry."
)
