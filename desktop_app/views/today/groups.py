"""The four groups of Today as cards of lines; of each as many as can be taken in, with a way to the rest."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.services.due import DueItem
from desktop_app.services.register import DayRow
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.today import saying
from desktop_app.views.today.grouping import NAMES, Group, Grouped
from desktop_app.views.today.rows import DueLine
from desktop_app.views.widgets.buttons import Button, link
from desktop_app.views.widgets.card import ICON_BOX, Box, Hairline
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.scroll import PageScroll

#: How many lines of one group are shown; whoever owes more than these does not read them, but looks for one.
MOST: Final = 20
#: Room between a group's name and its card, and above its name.
ABOVE, BELOW = SPACE.card, 6


def shown(groups: Grouped) -> list[DueItem]:
    """Return the things of which a line is shown."""
    return [item for held in groups.values() for item in held[:MOST]]


class Groups(PageScroll):
    """Every group that has something in it. ``go`` carries a Going, ``whole`` a group, ``reached`` a thing or None."""

    go = Signal(object)
    whole = Signal(object)
    reached = Signal(object)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(top=SPACE.snug)
        self.lines: list[DueLine] = []
        self._links: list[Button] = []
        self._held: QWidget | None = None
        self.column.addStretch(1)

    def put(self, groups: Grouped, titles: Mapping[str, str], day: DayRow, today: date) -> None:
        """Show other things; the keyboard stays with the one that it was on, or with the next one."""
        place = self._keyboard()
        before = self._held
        self.lines, self._links = [], []
        self._held = held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BELOW)
        for group, items in groups.items():
            if items:
                if self.lines:
                    column.addSpacing(ABOVE - BELOW)
                column.addLayout(_head(NAMES[group], saying.about(group, day, today)))
                column.addWidget(self._card(group, items, titles))
        self.column.insertWidget(0, held)
        self._arrange()
        held.show()  # Qt would show what is added later on only at the next turn of its loop
        if place is not None:
            self.take_keyboard(*place)
        if before is not None:
            self.column.removeWidget(before)
            before.hide()
            before.deleteLater()

    def empty(self) -> None:
        """Let go of everything that is shown."""
        if self._held is not None:
            self.column.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held, self.lines, self._links = None, [], []

    def first(self) -> QWidget | None:
        """Return the verb of the first line."""
        return self.lines[0].verb if self.lines else None

    def take_keyboard(self, key: str, number: int) -> None:
        """Put the keyboard on the line of this key, or on the one that has taken its place."""
        if not self.lines:
            return
        same = next((line for line in self.lines if line.item.key == key), None)
        line = same or self.lines[min(number, len(self.lines) - 1)]
        line.verb.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keyboard(self) -> tuple[str, int] | None:
        """Return the key and the place of the line that has the keyboard."""
        held = QApplication.focusWidget()
        for number, line in enumerate(self.lines):
            if line.verb is held:
                return line.item.key, number
        return ("", len(self.lines)) if held is not None and held in self._links else None

    def _card(self, group: Group, items: Sequence[DueItem], titles: Mapping[str, str]) -> QWidget:
        card = Box()
        card.setAccessibleName(NAMES[group])
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE.card, 1, SPACE.card, 1)
        column.setSpacing(0)
        for number, item in enumerate(items[:MOST]):
            if number:
                column.addLayout(_inset())
            column.addWidget(self._line(item, titles))
        if len(items) > MOST:
            column.addLayout(_inset())
            column.addLayout(self._rest(group, len(items) - MOST))
        return card

    def _line(self, item: DueItem, titles: Mapping[str, str]) -> DueLine:
        line = DueLine(item, case_words(item, titles), self.go.emit, first=not self.lines)
        line.reached.connect(lambda: self.reached.emit(item))
        self.lines.append(line)
        return line

    def _rest(self, group: Group, number: int) -> QHBoxLayout:
        more = link(saying.left(number), done=lambda: self.whole.emit(group))
        more.setAccessibleDescription(NAMES[group])
        self._links.append(more)
        row = QHBoxLayout()
        row.setContentsMargins(ICON_BOX + SPACE.icon, SPACE.hair, 0, SPACE.hair)
        row.addWidget(more)
        row.addStretch(1)
        return row

    def _arrange(self) -> None:
        width = self.width() - 2 * SPACE.page - 2 * SPACE.card
        for line in self.lines:
            line.arrange(width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def case_words(item: DueItem, titles: Mapping[str, str]) -> str:
    """Return for which case it is: its reference and its title; nothing for what is the school’s."""
    if item.case is None:
        return ""
    return " ".join(part for part in (item.case, titles.get(item.case, "")) if part)


def _head(name: str, about: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE.tight)
    row.addWidget(Label(name, Style.CARD))
    row.addWidget(Elided(about, Style.META, Ink.MUTED), 1)
    return row


def _inset() -> QHBoxLayout:
    """Return a hairline that begins where the words do."""
    row = QHBoxLayout()
    row.setContentsMargins(scaled(ICON_BOX) + SPACE.icon, 0, 0, 0)
    row.addWidget(Hairline())
    return row
