"""A card that is opened and closed by its title, so that a long page stays calm."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.theme import RADIUS, SPACE, Style
from desktop_app.views.widgets.buttons import presses
from desktop_app.views.widgets.card import Box
from desktop_app.views.widgets.plain import unmnemonic
from desktop_app.words import _

ICON, CHEVRON, HIGH = 16, 16, 44


class FoldHead(QAbstractButton):
    """The title line of a fold: icon, title, a few quiet words, and an arrow that says whether it is open."""

    def __init__(self, title: str, icon: str) -> None:
        """Begin closed."""
        super().__init__()
        self._title, self._icon, self._meta, self._open = title, icon, "", False
        self.setText(unmnemonic(title))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def is_open(self) -> bool:
        """Whether it says that what is under it is shown."""
        return self._open

    def put(self, meta: str, *, is_open: bool) -> None:
        """Change the quiet words at the right, and the arrow."""
        self._meta, self._open = meta, is_open
        self._describe()

    def _describe(self) -> None:
        state = _("open") if self._open else _("closed")
        self.setAccessibleDescription(", ".join(part for part in (self._meta, state) if part))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(200), theme.scaled(HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.scaled(HIGH))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses(event):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.StyleChange}:
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), RADIUS.control, RADIUS.control)
        size, ratio, middle = theme.scaled(ICON), self.devicePixelRatioF(), self.height() // 2
        left = SPACE.card + 1
        painter.drawPixmap(left, middle - size // 2, theme.pixmap(self._icon, "ink", size, ratio))
        arrow = "chevron-down" if self._open else "chevron-right"
        right = self.width() - SPACE.card - theme.scaled(CHEVRON)
        painter.drawPixmap(right, middle - size // 2, theme.pixmap(arrow, "ink2", theme.scaled(CHEVRON), ratio))
        self._paint_words(painter, left + size + 1 + SPACE.icon, right - SPACE.snug)
        painter.end()

    def _paint_words(self, painter: QPainter, left: int, right: int) -> None:
        """Paint the title, and the quiet words at the right where they have room beside it."""
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        title = QFontMetrics(theme.font(Style.CARD)).horizontalAdvance(self._title)
        quiet = QFontMetrics(theme.font(Style.META)).horizontalAdvance(self._meta)
        beside = left + title + SPACE.card + quiet <= right
        if beside and self._meta:
            painter.setFont(theme.font(Style.META))
            painter.setPen(theme.color("muted"))
            painter.drawText(QRect(right - quiet - 1, 0, quiet + 2, self.height()), flags, self._meta)
        painter.setFont(theme.font(Style.CARD))
        painter.setPen(theme.color("ink"))
        room = right - left - (quiet + SPACE.card if beside else 0)
        shown = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, 0, room + 1, self.height()), flags, shown)


class Fold(Box):
    """A card with a head that opens and closes it. ``turned`` carries whether it is open now."""

    turned = Signal(bool)

    def __init__(self, title: str, icon: str) -> None:
        """Begin closed and empty."""
        super().__init__()
        self.setAccessibleName(title)
        self.head = FoldHead(title, icon)
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(SPACE.card, SPACE.chip, SPACE.card, SPACE.card)
        self.column.setSpacing(SPACE.tight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.inside)
        self.inside.hide()
        self.head.clicked.connect(lambda: self.turned.emit(not self.head.is_open))

    def put(self, meta: str, *, is_open: bool) -> None:
        """Say something else at the right, and show or hide what is inside."""
        self.head.put(meta, is_open=is_open)
        self.inside.setVisible(is_open)
