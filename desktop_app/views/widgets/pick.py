"""One of many records, found by typing a part of its words; the answer is its reference."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget
from typing_extensions import override

from desktop_app.services.rules.comparing import plain_name
from desktop_app.views import theme
from desktop_app.views.widgets.control import Control
from desktop_app.views.widgets.plain import unkeepable
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _

#: More than these are never listed; one more letter is quicker than a longer list.
MOST = 50


@dataclass(frozen=True, kw_only=True)
class Option:
    """One that can be picked: its reference, and the words by which a person knows it."""

    value: str
    words: str


Search = Callable[[str], Sequence[Option]]


class _Line(TextLine):
    """The line in which one types; the arrow down opens the list."""

    def __init__(self, icon: str, opens: Callable[[], None]) -> None:
        super().__init__(longest=200, icon=icon)
        self._opens = opens

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._opens()
            return
        super().keyPressEvent(event)


class PickOne(Control):
    """Picks one of many. ``search`` is asked for what fits the words typed so far; no words mean all."""

    def __init__(self, search: Search, *, icon: str = "", free: bool = False, prompt: str = "") -> None:
        """Begin with nothing picked.

        Args:
            search: returns the options that fit some words, best first.
            icon: an icon before the words.
            free: words that are not in the list are an answer too.
            prompt: shown while it is empty.
        """
        super().__init__()
        self._search, self._free = search, free
        #: Said where words are kept that are not in the list; nothing where that goes without saying.
        self.unlisted = ""
        self._told = False
        self._picked: Option | None = None
        self._found: list[Option] = []
        self.field = _Line(icon, self._open_all)
        self.field.setPlaceholderText(prompt or _("Type a part of the name, or press ↓ for all"))
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        popup = QListView()
        popup.setObjectName("completions")
        self._completer.setPopup(popup)
        self.field.setCompleter(self._completer)
        arrow = theme.icon("chevron-down", "ink2", theme.scaled(16))
        opener = self.field.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)
        opener.setToolTip(_("Show all"))
        opener.triggered.connect(self._open_all)
        self.column.addWidget(self.field)
        self.field.textEdited.connect(self._on_text_edited)
        self.field.editingFinished.connect(self._tell)
        self.changed.connect(self._tell)
        self.field.refused.connect(self.refused)
        self._completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]

    @property
    def picked(self) -> Option | None:
        """What is picked, with its words."""
        return self._picked

    def _list(self, words: str) -> None:
        self._found = list(self._search(words))[:MOST]
        self._model.clear()
        for option in self._found:
            item = QStandardItem(option.words)
            item.setEditable(False)
            self._model.appendRow(item)

    def _open_all(self) -> None:
        self._list("" if self._picked is not None else self.field.text().strip())
        if self._found:
            self._completer.setCompletionPrefix("")
            self._completer.complete()

    def _on_text_edited(self, words: str) -> None:
        self._list(words.strip())
        typed = words.strip()
        self._picked = self._same(typed.casefold(), str.casefold) or self._same(plain_name(typed), plain_name)
        self.changed.emit()

    def _same(self, words: str, spelt: Callable[[str], str]) -> Option | None:
        """Return the one option that has these words in this spelling; with several, none."""
        same = [option for option in self._found if spelt(option.words) == words]
        return same[0] if len(same) == 1 else None

    def _tell(self) -> None:
        """Say it where words are kept that are in no list: once nothing fits, or once the person has gone on."""
        words = self.field.text().strip()
        loose = bool(words and self.unlisted) and self._picked is None
        loose = loose and (not self._found or not self.field.hasFocus())
        if loose is not self._told:
            self._told = loose
            self.advised.emit([self.unlisted] if loose else [])

    def _on_activated(self, index: QModelIndex) -> None:
        row = index.row()
        if 0 <= row < len(self._found):
            self._put(self._found[row])

    def _put(self, option: Option | None) -> None:
        self._picked = option
        self.field.setText(option.words if option is not None else "")
        self.changed.emit()

    @override
    def value(self) -> object:
        if self._picked is not None:
            return self._picked.value
        words = self.field.text().strip()
        return words if self._free and words else None

    @override
    def choose(self, value: object) -> None:
        if isinstance(value, Option) or value is None:
            self._put(value)
            return
        self._list("")
        held = next((option for option in self._found if option.value == value), None)
        self._put(held)
        if held is None and self._free:
            self.field.setText(str(value))

    @override
    def complaint(self) -> str:
        if self.field.text().strip() and self.value() is None:
            return _("Nobody and nothing in the list has these words. Choose one from the list.")
        return unkeepable(self.field.text())

    @override
    def draft(self) -> object:
        picked = {"value": self._picked.value, "words": self._picked.words} if self._picked else None
        return {"typed": self.field.text(), "picked": picked}

    @override
    def restore(self, draft: object) -> None:
        if not isinstance(draft, dict):
            return
        picked = draft.get("picked")
        self._put(Option(value=picked["value"], words=picked["words"]) if picked else None)
        if not picked:
            self.field.setText(draft.get("typed") or "")

    @override
    def target(self) -> QWidget:
        return self.field

    @override
    def mark_bad(self, bad: bool) -> None:
        self.field.mark_bad(bad)
