"""How far a piece of work is, in words and as a bar, and a button that stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.label import Label
from desktop_app.words import _


class ProgressLine(QWidget):
    """A sentence, a bar and Cancel. ``cancelled`` when the person asked to stop; the work decides when it does."""

    cancelled = Signal()

    def __init__(self, *, can_cancel: bool = True) -> None:
        """Begin hidden."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        self.words = Label("", Style.NAME, wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.rest = Label("", Style.META, Ink.MUTED)
        self.stop = outlined(_("Cancel"), row=True, done=self._on_stop)
        if not can_cancel:
            self.stop.hide()
        self._can_cancel = can_cancel
        row = QHBoxLayout()
        row.setSpacing(SPACE.snug)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        column.addWidget(self.words)
        column.addLayout(row)
        column.addWidget(self.rest)
        self.hide()

    def begin(self, sentence: str) -> None:
        """Show that the work has begun; how long it takes is not known yet."""
        self.words.setText(sentence)
        self.bar.setAccessibleName(sentence)
        self.bar.setRange(0, 0)
        self.rest.setText("")
        self.stop.setEnabled(True)
        self.stop.put_words(_("Cancel"))
        self.show()
        announce(self, sentence)

    def move_to(self, done: int, of: int) -> None:
        """Show that so many steps of so many are done."""
        if of > 0:
            self.bar.setRange(0, of)
            self.bar.setValue(done)
            self.rest.setText(_("{done} of {of}").format(done=f"{done:,}", of=f"{of:,}"))

    def finish(self) -> None:
        """Take it away; the work has ended."""
        self.hide()

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop.put_words(_("Stopping…"))
        self.cancelled.emit()
