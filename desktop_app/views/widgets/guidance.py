"""What the guidance says about the field that has the keyboard, with its source: beside the form or under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.card import Card, Ground, Icon
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

PANEL_WIDTH = 434


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """A few short paragraphs and where they come from."""

    paragraphs: tuple[str, ...]
    source: str = ""
    title: str = ""


class Guided(Protocol):
    """Something with a label and perhaps guidance: a field."""

    label: str
    guidance: Guidance | None


class GuidanceCard(Card):
    """One piece of guidance in its tinted box."""

    def __init__(self, title: str, guidance: Guidance) -> None:
        """Show the guidance under ``title``."""
        super().__init__(title, icon="info", ground=Ground.GUIDANCE)
        for paragraph in guidance.paragraphs:
            self.add(Label(paragraph, wrap=True))
        if guidance.source:
            line = QHBoxLayout()
            line.setSpacing(SPACE.tight - 2)
            line.addWidget(Icon("book-open", "muted", size=14, box=14), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(guidance.source, Style.META, Ink.MUTED, wrap=True), 1)
            self.add_line(line)


def title_for(label: str, guidance: Guidance) -> str:
    """Return what stands above the guidance of a field."""
    return guidance.title or _("This field: {label}").format(label=label[:1].lower() + label[1:])


class DoNots(Card):
    """What must not happen while the form is filled in: the card that stands above all guidance."""

    def __init__(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Show ``lines``, each what and why."""
        super().__init__(title, icon="octagon-x", ground=Ground.STERN)
        for what, why in lines:
            row = QHBoxLayout()
            row.setSpacing(SPACE.icon)
            row.addWidget(Icon("ban", "ink", size=16), 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(Label(what, Style.STRONG, wrap=True))
            if why:
                words.addWidget(Label(why, Style.META, Ink.MUTED, wrap=True))
            row.addLayout(words, 1)
            self.add_line(row)


class GuidancePanel(QWidget):
    """The column beside a form: cards that stay, and under them the guidance of the field in focus."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.snug)
        self._column.addStretch(1)
        self._card: GuidanceCard | None = None
        self._kept = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def card(self) -> GuidanceCard | None:
        """The guidance that is shown now."""
        return self._card

    def keep(self, card: QWidget) -> None:
        """Put a card above the changing guidance, in order of harm."""
        self._column.insertWidget(self._kept, card)
        self._kept += 1

    def tell(self, label: str, guidance: Guidance | None) -> None:
        """Show the guidance of a field; None leaves the panel without any."""
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        if guidance is not None:
            self._card = GuidanceCard(title_for(label, guidance), guidance)
            self._column.insertWidget(self._kept, self._card)

    def show_field(self, field: Guided) -> None:
        """Show what the guidance says about a field that got the keyboard."""
        self.tell(field.label, field.guidance)

    @override
    def sizeHint(self) -> QSize:
        return QSize(PANEL_WIDTH, super().sizeHint().height())
