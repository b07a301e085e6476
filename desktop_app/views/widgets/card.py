"""Cards: a white box with a hairline, a title with its icon, and rows whose words share one left edge."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.label import Label

ICON_BOX = 18


class Ground(StrEnum):
    """What kind of box a card is."""

    PLAIN = "plain"
    STERN = "stern"
    GUIDANCE = "guidance"
    QUIET = "quiet"
    AMBER = "amber"
    RED = "red"
    GREEN = "green"
    SUNKEN = "sunken"


_COLOURS = {
    Ground.PLAIN: ("surface", "line"),
    Ground.STERN: ("surface", "line2"),
    Ground.GUIDANCE: ("accent_soft", "accent_line"),
    Ground.QUIET: ("canvas", "line"),
    Ground.AMBER: ("amber_soft", "amber_line"),
    Ground.RED: ("red_soft", "red_line"),
    Ground.GREEN: ("green_soft", "green_line"),
    Ground.SUNKEN: ("sunken", "line"),
}


class Icon(QLabel):
    """One icon in a box of fixed size; it says nothing by itself, for its words stand beside it."""

    def __init__(self, name: str, role: str = "ink2", *, size: int = 18, box: int = ICON_BOX) -> None:
        """Show an icon; ``box`` keeps titles and rows on one edge."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._name, self._role, self._size, self._box = name, role, size, box
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dress()

    def put(self, name: str, role: str) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self._dress()

    def _dress(self) -> None:
        box = theme.scaled(self._box)
        self.setFixedSize(QSize(box, box))
        self.setPixmap(theme.pixmap(self._name, self._role, theme.scaled(self._size)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)


class Box(QWidget):
    """A rounded box with an edge."""

    def __init__(self, ground: Ground = Ground.PLAIN, *, radius: int = theme.RADIUS.card) -> None:
        """Begin empty."""
        super().__init__()
        self._ground, self._radius = ground, radius
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_ground(self, ground: Ground) -> None:
        """Change what kind of box it is."""
        self._ground = ground
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill, edge = _COLOURS[self._ground]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(edge), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
        painter.end()


class Hairline(QWidget):
    """A line of one pixel that only decorates."""

    def __init__(self) -> None:
        """Lie across the whole width."""
        super().__init__()
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("line"))
        painter.end()


class Card(Box):
    """A box with a title line and a column for its contents."""

    def __init__(self, title: str = "", *, icon: str = "", ground: Ground = Ground.PLAIN, meta: str = "") -> None:
        """Begin with a title, if there is one; ``meta`` stands quietly at its right."""
        super().__init__(ground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE.card, SPACE.snug, SPACE.card, SPACE.card)
        self.column.setSpacing(SPACE.tight)
        self.meta = Label(meta, Style.META, Ink.MUTED)
        if not meta:
            self.meta.hide()
        self.title = Elided(title, Style.CARD)
        self.title_line = QHBoxLayout()
        self.title_line.setSpacing(SPACE.icon)
        if title:
            self.setAccessibleName(title)
            if icon:
                role = "accent" if ground is Ground.GUIDANCE else "ink"
                self.title_line.addWidget(Icon(icon, role, size=16))
            self.title_line.addWidget(self.title, 1)
            self.title_line.addWidget(self.meta)
            self.column.addLayout(self.title_line)
        self.column.addStretch(0)

    def put_meta(self, words: str) -> None:
        """Change what stands at the right of the title."""
        self.meta.setText(words)
        self.meta.setVisible(bool(words))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below what is there; room that is left over stays at the foot."""
        grows = bool(widget.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)
        self.column.insertWidget(self.column.count() - 1, widget, stretch or int(grows))

    def add_line(self, line: QLayout) -> None:
        """Put a line of several things below what is there."""
        self.column.insertLayout(self.column.count() - 1, line)


class ListCard(Box):
    """A card round a list, which fills it from edge to edge but leaves its round corners free."""

    def __init__(self, view: QWidget, ground: Ground = Ground.PLAIN) -> None:
        """Stand round ``view``."""
        super().__init__(ground)
        self._column, self._view = QVBoxLayout(self), view
        self._column.setContentsMargins(1, SPACE.hair, 1, SPACE.hair)
        self._column.addWidget(view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def put(self, view: QWidget) -> None:
        """Stand round another view instead."""
        self._column.replaceWidget(self._view, view)
        self._view = view
        view.show()


class CardRow(QWidget):
    """One row of a card: icon, a name with a line of meta under it, and something at the right."""

    def __init__(
        self,
        name: str,
        meta: str = "",
        *,
        icon: str = "",
        role: str = "ink2",
        strong: bool = False,
        end: QWidget | None = None,
    ) -> None:
        """Lay the row out.

        Args:
            name: what the row is about.
            meta: why, or since when.
            icon: its state's icon.
            role: the icon's token.
            strong: set the name in the weight of a first row.
            end: a button or a chip for the right edge.
        """
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(SPACE.icon)
        if icon:
            row.addWidget(Icon(icon, role), 0, Qt.AlignmentFlag.AlignTop if meta else Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.name = Elided(name, Style.STRONG if strong else Style.NAME)
        words.addWidget(self.name)
        self.meta = Elided(meta, Style.META, Ink.MUTED)
        if not meta:  # to show it before it has a parent would open a window of its own
            self.meta.hide()
        words.addWidget(self.meta)
        row.addLayout(words, 1)
        if end is not None:
            row.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)
