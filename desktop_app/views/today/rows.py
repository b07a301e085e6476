"""One line of Today: its sign, what, for which case, why, by when, and the button with the verb that does it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.services.due import DueItem
from desktop_app.views import owing
from desktop_app.views.page import Going
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets.buttons import Button, Kind
from desktop_app.views.widgets.card import Icon
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.plain import tip

HIGH, HIGH_NARROW = 40, 48
VERB_WIDTH, WHEN_WIDTH = 128, 152
#: Widths of the line in logical pixels below which it does not say why, and below which it has two lines of words.
NO_WHY, NARROW = 900, 620

Go = Callable[[Going], object]


class VerbButton(Button):
    """The button of one line; ``reached`` when the keyboard comes to it."""

    reached = Signal()

    def __init__(self, item: DueItem, done: Callable[[], object], *, first: bool) -> None:
        """Show the words of the deed; the ``first`` one of the page is filled."""
        super().__init__(owing.words(item), kind=Kind.PRIMARY if first else Kind.OUTLINED, row=True, done=done)
        self.setFixedWidth(scaled(VERB_WIDTH))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()


class DueLine(QWidget):
    """One thing that is due. ``reached`` when the keyboard comes to its button; the whole of it is its tool tip."""

    reached = Signal()

    def __init__(self, item: DueItem, case: str, go: Go, *, first: bool) -> None:
        """Lay the line out; ``case`` is the case in words, ``first`` says that it is the first of the page."""
        super().__init__()
        self.item = item
        going = owing.going(item)
        self.verb = VerbButton(item, lambda: go(going), first=first)
        self.verb.reached.connect(self.reached)
        when = owing.when(item)
        self._icon = Icon(*owing.sign(item))
        self._what = Elided(item.what, Style.STRONG if item.red else Style.NAME)
        self._under = Elided(" · ".join(part for part in (when, case) if part), Style.META, Ink.MUTED)
        self._case = Elided(case, Style.BODY, Ink.SECOND)
        self._why = Elided(item.why, Style.META, Ink.MUTED)
        self._when = Elided(when, Style.BODY, Ink.SECOND)
        self._when.setFixedWidth(scaled(WHEN_WIDTH))
        self._tell(case, when)
        self._lay_out()
        self.arrange(1200)

    def arrange(self, width: int) -> None:
        """Show as much as there is room for in a line of this width, in logical pixels."""
        narrow = width < scaled(NARROW)
        self._under.setVisible(narrow)
        self._case.setVisible(not narrow)
        self._when.setVisible(not narrow)
        self._why.setVisible(width >= scaled(NO_WHY))
        self.setFixedHeight(scaled(HIGH_NARROW if narrow else HIGH))

    def _tell(self, case: str, when: str) -> None:
        """Say the whole of it to whoever points at the line, and to whoever listens."""
        said = " · ".join(part for part in (self.item.what, case, when) if part)
        self.setToolTip(tip(f"{said}. {owing.whole(self.item)}"))
        self.verb.setAccessibleDescription(f"{said}. {owing.whole(self.item)}")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._what)
        words.addWidget(self._under)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.card)
        held = QHBoxLayout()
        held.setSpacing(SPACE.icon)
        held.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        held.addLayout(words, 1)
        row.addLayout(held, 7)
        row.addWidget(self._case, 4)
        row.addWidget(self._why, 3)
        row.addWidget(self._when)
        row.addWidget(self.verb, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
