"""Welcome: how to begin, and what this program does and never does."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.unlock.screen import CardScreen, Pane, points
from desktop_app.views.widgets.buttons import Button, link, outlined, primary
from desktop_app.views.widgets.card import Hairline
from desktop_app.views.widgets.label import Label
from desktop_app.words import _


class Welcome(CardScreen):
    """``opened`` carries the folder of a vault that was opened here before; the other ways are turns."""

    opened = Signal(object)

    def __init__(self) -> None:
        """Offer the three ways to begin."""
        super().__init__(_("Nothing leaves this computer: no account, no network, no reports on what you do."))
        self.begin = primary(_("Create a vault"), icon="plus", done=lambda: self.turn.emit("new"))
        self.open = outlined(_("Open a vault…"), icon="folder", done=lambda: self.turn.emit("choose"))
        self.practise = outlined(_("Practise first"), icon="book-open", done=lambda: self.turn.emit("practise"))
        chosen = _("Practise in a folder of my choice…")
        self.elsewhere = link(chosen, done=lambda: self.turn.emit("practise elsewhere"))
        self._known = QVBoxLayout()
        self._known.setSpacing(0)
        self.put(self._ways(), _promises())

    @override
    def first(self) -> QWidget | None:
        return self.begin

    def show_known(self, folders: list[Path]) -> None:
        """Offer the vaults that were opened on this computer before, by the names of their folders."""
        while self._known.count():
            item = self._known.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if folders:
            self._known.addWidget(Hairline())
            self._known.addSpacing(SPACE.tight)
            self._known.addWidget(Label(_("Opened here before"), Style.META, Ink.MUTED))
        for folder in folders:
            self._known.addWidget(self._way_to(folder), 0, Qt.AlignmentFlag.AlignLeft)

    def _way_to(self, folder: Path) -> Button:
        words = _("{folder} in {above}").format(folder=folder.name, above=folder.parent.name)
        button = link(words, icon="lock", done=lambda: self.opened.emit(folder))
        button.setAccessibleName(_("Open {folder}").format(folder=words))
        return button

    def _ways(self) -> Pane:
        pane = Pane(_("Welcome to Cordon"), _("A safeguarding lead’s records, in one encrypted vault."))
        pane.column.addSpacing(SPACE.hair)
        for button, why in (
            (self.begin, _("For your school’s own records. Takes about three minutes.")),
            (self.open, _("One that was made on this computer or another.")),
            (self.practise, _("An invented school and case, to try everything on.")),
        ):
            part = QVBoxLayout()
            part.setSpacing(SPACE.hair)
            part.addWidget(button)
            part.addWidget(Label(why, Style.META, Ink.MUTED, wrap=True))
            pane.column.addLayout(part)
        pane.column.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        pane.column.addLayout(self._known)
        pane.column.addStretch(1)
        return pane


def _promises() -> Pane:
    pane = Pane(_("What it does, and never does"))
    points(
        pane.column,
        (
            ("shield-check", "green", _("Keeps who, what, when and where"),
             _("Devices from hand to hand, what is owed next, what must not happen.")),
            ("ban", "ink", _("Never takes content"),
             _("No picture, video, message or file. Words only.")),
            ("scroll-text", "green", _("Every action stands for ever"),
             _("Nothing is changed unseen; a mistake is corrected by a new entry.")),
            ("ban", "ink", _("Never leaves this computer by itself"),
             _("What is handed over, you hand over: a sheet for the police, page by page.")),
        ),
    )  # fmt: skip
    pane.column.addStretch(1)
    return pane
