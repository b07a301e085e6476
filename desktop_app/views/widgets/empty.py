"""What stands where a list has nothing to show: what the list is for, and the verb that fills it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.buttons import Button
from desktop_app.views.widgets.card import Icon
from desktop_app.views.widgets.label import Label


class EmptyState(QWidget):
    """An icon, a sentence, and perhaps a button."""

    def __init__(self, sentence: str, *, icon: str = "", verb: Button | None = None) -> None:
        """Say ``sentence``; ``verb`` is the button under it."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(SPACE.snug)
        column.addStretch(1)
        if icon:
            column.addWidget(Icon(icon, "muted", size=28, box=32), 0, Qt.AlignmentFlag.AlignHCenter)
        self._sentence = Label(sentence, Style.BODY, Ink.MUTED, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._sentence)
        self.verb = verb
        if verb is not None:
            column.addWidget(verb, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def say(self, sentence: str) -> None:
        """Say something else."""
        self._sentence.setText(sentence)
