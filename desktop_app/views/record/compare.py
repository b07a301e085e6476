"""What the record is compared with: the code of a sealed point typed from paper, or a file kept elsewhere."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from desktop_app.errors import CordonError
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.buttons import IconButton, outlined
from desktop_app.views.widgets.card import Box
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _


class Compare(Box):
    """``chosen`` carries what finds the sealed point to compare with."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__()
        self.code = TextLine(longest=120, icon="scroll-text")
        self.code.setPlaceholderText(_("Seven groups of four, from section 13 of the sheet"))
        self.code.setAccessibleName(_("Code of the sealed point"))
        self.trouble = Label("", Style.SMALL, Ink.RED, wrap=True)
        self.trouble.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE.tight)
        row.addWidget(self.code, 1)
        row.addWidget(outlined(_("Compare"), done=self._on_compare))
        row.addWidget(outlined(_("Choose a file…"), icon="folder", done=self._on_choose))
        row.addWidget(IconButton(_("Compare with nothing"), "x", done=self.put_away))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.card, SPACE.tight, SPACE.card, SPACE.tight)
        column.setSpacing(SPACE.hair)
        words = _("Type the code of the sealed point from a printed sheet, or choose the sheet’s file or a backup.")
        column.addWidget(Label(words, Style.META, Ink.SECOND, wrap=True))
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.code.returnPressed.connect(self._on_compare)
        self.code.textChanged.connect(lambda _words: self._say(""))
        self.hide()

    def begin(self) -> None:
        """Show it, ready to type."""
        self.show()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Take it away, with what was typed."""
        self.code.clear()
        self.hide()

    def _on_compare(self) -> None:
        from desktop_app.doors import points  # noqa: PLC0415 - it takes longer to load than the window to open

        try:
            asked = points.given(self.code.text().strip())
        except CordonError as fault:
            self._say(f"{fault.sentence} {fault.next_step}".strip())
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.chosen.emit(points.comparing(asked))

    def _on_choose(self) -> None:
        kinds = _("Sheets and backups (*.pdf *.cordon)")
        from desktop_app.doors import points  # noqa: PLC0415

        file = ask.which_file(self, _("Choose the sheet or the backup"), Path.home(), kind=kinds)
        if file is not None:
            self.chosen.emit(points.comparing(file))

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.code.mark_bad(bool(words))
        self.code.setAccessibleDescription(words)
        if words:
            announce(self.code, words, urgent=True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)
