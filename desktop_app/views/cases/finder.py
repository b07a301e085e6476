"""The line in which one types to narrow a list, with how many there are; the arrow down goes into the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views import case_saying as saying
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.text import TextLine

WIDEST = 420


class _Line(TextLine):
    down = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Finder(QWidget):
    """A search line. ``typed`` carries the words, ``down`` says that the list should get the keyboard."""

    typed = Signal(str)
    down = Signal()

    def __init__(self, name: str, prompt: str) -> None:
        """Begin empty; ``name`` is what a screen reader calls the line."""
        super().__init__()
        self.line = _Line(longest=200, icon="search")
        self.line.setPlaceholderText(prompt)
        self.line.setAccessibleName(name)
        self.line.setMaximumWidth(scaled(WIDEST))
        self.line.setClearButtonEnabled(False)
        self._count = Label("", Style.META, Ink.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.snug)
        row.addWidget(self.line, 3)
        row.addWidget(self._count, 1)
        self.line.textChanged.connect(lambda words: self.typed.emit(words.strip()))
        self.line.down.connect(self.down)

    @property
    def words(self) -> str:
        """What was typed."""
        return self.line.text().strip()

    def put(self, words: str) -> None:
        """Type something else."""
        self.line.setText(words)

    def take_focus(self) -> None:
        """Put the keyboard here, with what stands here selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def say_count(self, number: int, one: str, several: str) -> None:
        """Say how many there are, to the eye and to a screen reader."""
        said = saying.counted(number, one, several)
        if said != self._count.text():
            self._count.setText(said)
            if self.words:
                announce(self.line, said)
