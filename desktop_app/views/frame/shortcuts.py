"""The keys of the window: what each does, and the sheet that lists them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.buttons import primary
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

#: Key, and what it does: those of the window first, then those of every form and list.
WINDOW_KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+L", _("Lock now")),
    ("Ctrl+F", _("Search this page, or every record")),
    ("Ctrl+K", _("Search every record")),
    ("F1", _("Explain this screen")),
    ("F9", _("Blur the window")),
    ("Alt+Left", _("Back")),
    ("Alt+1 …", _("The places of the sidebar")),
    ("Ctrl+,", _("Settings")),
    ("Ctrl+/", _("Show these keys")),
    ("Ctrl+Q", _("Close Cordon")),
)
OTHER_KEYS: tuple[tuple[str, str], ...] = (
    ("Tab", _("The next field or button")),
    ("Ctrl+Return", _("Carry out what the form is for")),
    ("Esc", _("Leave; what was typed is not lost")),
    ("Return", _("Open the row of a list")),
    ("Space", _("Press a button, tick a box")),
    ("Down", _("Open a menu or a list")),
)


def connect(window: QWidget, deeds: Mapping[str, Callable[[], object]]) -> list[QShortcut]:
    """Let keys carry out deeds in the whole window; return the shortcuts."""
    made = []
    for key, deed in deeds.items():
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(deed)
        made.append(shortcut)
    return made


class KeysSheet(QDialog):
    """The list of keys."""

    def __init__(self, parent: QWidget) -> None:
        """Show it before ``parent``."""
        super().__init__(parent)
        self.setWindowTitle("Cordon")
        self.setAccessibleName(_("Keys"))
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.card, SPACE.page, SPACE.card)
        column.setSpacing(SPACE.snug)
        column.addWidget(Label(_("Keys"), Style.SECTION))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.card)
        grid.setVerticalSpacing(2)
        for number, (key, does) in enumerate((*WINDOW_KEYS, *OTHER_KEYS)):
            row, side = number % 8, 3 * (number // 8)
            grid.addWidget(Label(key, Style.STRONG, Ink.ACCENT), row, side)
            grid.addWidget(Label(does), row, side + 1)
        grid.setColumnMinimumWidth(2, SPACE.card)
        column.addLayout(grid)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(primary(_("Close"), done=self.accept))
        column.addLayout(foot)
