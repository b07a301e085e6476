"""One row of a card that tells more than a line: what, about whom, in which state, what else, and its verbs."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets.buttons import Button
from desktop_app.views.widgets.card import Card, Hairline, Icon
from desktop_app.views.widgets.chip import Chip, ChipLook
from desktop_app.views.widgets.flow import Flow
from desktop_app.views.widgets.label import Label

BUTTON = 132


class More(TypedDict, total=False):
    """What a row may tell beside what it is about.

    Attributes:
        icon: its icon.
        role: the icon's token.
        chips: its states, under the quiet line.
        chips_last: whether they stand under what there is to read instead.
        said: what else there is to read, a line each.
        quiet: what is told more quietly, a line each.
        side: a few words at the right edge, such as a moment.
        verbs: the buttons at the right edge, one below the other.
    """

    icon: str
    role: str
    chips: Sequence[ChipLook]
    chips_last: bool
    said: Sequence[str]
    quiet: Sequence[str]
    side: str
    verbs: Sequence[QWidget]


class CaseRow(QWidget):
    """One row; everything in it wraps, so that nothing is cut in a narrow window."""

    def __init__(self, what: str, meta: str = "", **more: Unpack[More]) -> None:
        """Lay the row out: what it is about, a quiet line under it, and what else it tells."""
        super().__init__()
        self.setAccessibleName(what)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)
        line.setSpacing(SPACE.icon)
        if icon := more.get("icon", ""):
            line.addWidget(Icon(icon, more.get("role", "ink2")), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(Label(what, Style.NAME, wrap=True))
        if meta:
            column.addWidget(Label(meta, Style.META, Ink.MUTED, wrap=True))
        chips, last = more.get("chips", ()), more.get("chips_last", False)
        if chips and not last:
            column.addWidget(_flow(chips))
        for words in more.get("said", ()):
            column.addWidget(Label(words, ink=Ink.SECOND, wrap=True))
        if chips and last:
            column.addWidget(_flow(chips))
        for words in more.get("quiet", ()):
            column.addWidget(Label(words, Style.META, Ink.MUTED, wrap=True))
        line.addLayout(column, 1)
        side, verbs = more.get("side", ""), more.get("verbs", ())
        if side or verbs:
            line.addLayout(_edge(side, verbs))


def _flow(chips: Sequence[ChipLook]) -> QWidget:
    holder = QWidget()
    flow = Flow(holder)
    for look in chips:
        flow.addWidget(Chip(look))
    return holder


def _edge(side: str, verbs: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE.hair)
    if side:
        said = Label(side, Style.META, Ink.SECOND)
        column.addWidget(said, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    for verb in verbs:
        if isinstance(verb, Button) and verb.text():
            verb.setMinimumWidth(scaled(BUTTON))
        column.addWidget(verb, 0, Qt.AlignmentFlag.AlignRight)
    column.addStretch(1)
    return column


def put_rows(card: Card, rows: Sequence[QWidget], empty: str = "") -> None:
    """Put rows into a card with a hairline between them; where there is none, say what would stand here."""
    for number, row in enumerate(rows):
        if number:
            card.add(Hairline())
        card.add(row)
    if not rows and empty:
        card.add(Label(empty, ink=Ink.SECOND, wrap=True))


def head_verb(card: Card, button: Button) -> None:
    """Put a button at the right of a card's title, so that the title keeps its height."""
    card.title_line.addWidget(button)
    card.column.setContentsMargins(SPACE.card, SPACE.tight, SPACE.card, SPACE.card)
