"""A quiet card with one remark, above a form or among other cards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.views.theme import SPACE, Ink
from desktop_app.views.widgets.card import Card, Ground, Icon
from desktop_app.views.widgets.label import Label


def note_card(words: str, icon: str = "info") -> Card:
    """Return a quiet card with one remark."""
    card = Card(ground=Ground.QUIET)
    row = QHBoxLayout()
    row.setSpacing(SPACE.icon)
    row.addWidget(Icon(icon, "muted", size=16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(words, ink=Ink.SECOND, wrap=True), 1)
    card.add_line(row)
    return card
