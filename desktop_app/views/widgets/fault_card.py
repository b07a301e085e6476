"""What stands in place of something that cannot be shown: what happened, what is still safe, what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.errors import CordonError
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.card import Card, Ground, Icon
from desktop_app.views.widgets.label import Label


def fault_card(fault: CordonError) -> Card:
    """Return a card that says what is wrong, in place and without a box to press away."""
    card = Card(ground=Ground.AMBER)
    card.setAccessibleName(str(fault))
    row = QHBoxLayout()
    row.setSpacing(SPACE.icon)
    row.addWidget(Icon("triangle-alert", "amber", size=16), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(SPACE.hair)
    words.addWidget(Label(fault.sentence, Style.NAME, wrap=True))
    for part in (fault.safe, fault.next_step):
        if part:
            words.addWidget(Label(part, ink=Ink.SECOND, wrap=True))
    row.addLayout(words, 1)
    card.add_line(row)
    return card
