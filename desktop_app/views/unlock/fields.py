"""The folder of a vault, or a file of it: a field for each, and how one is asked for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app.doors.names import PRACTICE_PASSPHRASE
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Box, Ground
from desktop_app.views.widgets.control import Control
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _


class FolderField(Control):
    """The folder of a vault: shown, and chosen with a button."""

    def __init__(self, choose: Callable[[], Path | None]) -> None:
        """``choose`` asks the person for a folder."""
        super().__init__()
        self.line = TextLine(longest=0, icon="folder")
        self._choose = choose
        row = QHBoxLayout()
        row.setSpacing(SPACE.tight)
        row.addWidget(self.line, 1)
        self.button = outlined(_("Choose…"), done=self._on_choose)
        self.button.setAccessibleName(_("Choose a folder"))
        row.addWidget(self.button)
        self.column.addLayout(row)
        self.line.textChanged.connect(lambda _words: self.changed.emit())
        self.line.refused.connect(self.refused)

    def _on_choose(self) -> None:
        folder = self._choose()
        if folder is not None:
            self.line.setText(str(folder))

    @override
    def value(self) -> object:
        return self.line.text().strip() or None

    @override
    def choose(self, value: object) -> None:
        self.line.setText("" if value is None else str(value))

    @override
    def complaint(self) -> str:
        words = self.line.text().strip()
        if words and not Path(words).is_absolute():
            return _("Give the whole path of the folder, or choose it.")
        return ""

    @override
    def target(self) -> QWidget:
        return self.line

    @override
    def mark_bad(self, bad: bool) -> None:
        self.line.mark_bad(bad)


class FileField(FolderField):
    """A file that is there: shown, and chosen with a button."""

    def __init__(self, choose: Callable[[], Path | None]) -> None:
        """``choose`` asks the person for a file."""
        super().__init__(choose)
        self.button.setAccessibleName(_("Choose a file"))

    @override
    def complaint(self) -> str:
        words = self.line.text().strip()
        if words and not Path(words).is_absolute():
            return _("Give the whole path of the file, or choose it.")
        return ""


def ask_for_vault(parent: QWidget, begin: Path) -> Path | None:
    """Ask for the folder of a vault that is there."""
    return ask.which_folder(parent, _("Open a vault: choose its folder"), begin)


class PracticeBox(Box):
    """What opens a practice vault, to be seen and copied: it keeps nothing secret."""

    def __init__(self) -> None:
        """Show it in a box of its own."""
        super().__init__(Ground.QUIET)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.snug, SPACE.tight, SPACE.snug, SPACE.tight)
        row.setSpacing(SPACE.tight)
        row.addWidget(Label(_("Passphrase of this practice vault"), Style.META, Ink.MUTED, wrap=True), 1)
        self.words = Label(PRACTICE_PASSPHRASE, Style.STRONG, copyable=True)
        row.addWidget(self.words)
        self.setAccessibleName(_("Passphrase of this practice vault: {words}").format(words=PRACTICE_PASSPHRASE))
