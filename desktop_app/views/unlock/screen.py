"""What the screens before a vault share: the sign of the program above, cards in the middle, a quiet line below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets.card import Box, Icon
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.scroll import PageScroll
from desktop_app.words import _

CARD_WIDTH = 400
#: Below this width, in logical pixels, cards stand one below the other.
NARROW = 760
LOW = 520


class Screen(QWidget):
    """One screen before a vault is open. ``turn`` carries the name of another one."""

    turn = Signal(str)

    def first(self) -> QWidget | None:
        """Return what takes the keyboard first."""
        return None

    def clear(self) -> None:
        """Forget what was typed."""

    def leave(self) -> bool:
        """Say whether the screen may be left now; one on which something was typed asks first."""
        return True


class CardScreen(Screen):
    """One or two cards of one width in the middle of the window."""

    def __init__(self, foot: str = "") -> None:
        """Begin without a card; ``foot`` stands quietly at the bottom."""
        super().__init__()
        self.area = PageScroll()
        self._brand = _Brand()
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(SPACE.card + SPACE.hair)
        self._held: list[QWidget] = []
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(self._cards)
        middle.addStretch(1)
        column = self.area.column
        column.addStretch(2)
        column.addWidget(self._brand, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(middle)
        column.addStretch(3)
        self.foot = Label(foot, Style.META, Ink.MUTED, wrap=True)
        self.foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def put(self, *cards: QWidget) -> None:
        """Put the cards into the middle."""
        for card in cards:
            self._held.append(card)
            self._cards.addWidget(card)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < scaled(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(way)
        self._brand.setVisible(self.height() >= LOW)
        wide = scaled(CARD_WIDTH) if not narrow else min(scaled(560), max(280, self.width() - 2 * SPACE.page))
        for card in self._held:
            card.setFixedWidth(wide)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class _Brand(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, SPACE.snug)
        row.setSpacing(SPACE.tight)
        row.addWidget(Icon("cordon", "accent", size=28, box=30))
        row.addWidget(Label("Cordon", Style.TITLE))


class Pane(Box):
    """A card with a title of its own size and room for whatever it takes."""

    def __init__(self, title: str, meta: str = "") -> None:
        """Begin with a title and a quiet line."""
        super().__init__()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        self.column.setSpacing(SPACE.snug)
        head = QVBoxLayout()
        head.setSpacing(2)
        self.title = Label(title, Style.TITLE, wrap=True)
        self.meta = Label(meta, Style.BODY, Ink.MUTED, wrap=True)
        if not meta:
            self.meta.hide()
        head.addWidget(self.title)
        head.addWidget(self.meta)
        self.column.addLayout(head)

    def put_meta(self, words: str) -> None:
        """Change the quiet line."""
        self.meta.setText(words)
        self.meta.setVisible(bool(words))


class Point(QWidget):
    """One line with its icon: what, and a quiet sentence under it."""

    def __init__(self, icon: str, role: str, what: str, why: str = "") -> None:
        """Lay it out."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.icon)
        row.addWidget(Icon(icon, role), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(what, Style.NAME, wrap=True))
        if why:
            words.addWidget(Label(why, Style.META, Ink.MUTED, wrap=True))
        row.addLayout(words, 1)
        self.setAccessibleName(f"{what} {why}".strip())


def points(column: QVBoxLayout, lines: Sequence[tuple[str, str, str, str]]) -> None:
    """Add lines of icon, its token, what and why."""
    for icon, role, what, why in lines:
        column.addWidget(Point(icon, role, what, why))


def quiet_foot() -> str:
    """Return what stands below the screens on which something is typed."""
    return _("No names are shown before you unlock. Nothing leaves this computer.")
