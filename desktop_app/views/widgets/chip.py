"""Chips: a state as colour, icon and word; one function paints them in headers and in tables alike."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.theme import Style, Tone
from desktop_app.views.widgets.buttons import presses
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.plain import tip, unmnemonic

BEFORE, AFTER, ICON, GAP = 8, 9, 14, 5


@dataclass(frozen=True, kw_only=True)
class ChipLook:
    """What a chip says and how it looks; the word alone must be enough."""

    words: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


def chip_size(look: ChipLook) -> QSize:
    """Return how large a chip wants to be."""
    words = QFontMetrics(theme.font(Style.SMALL)).horizontalAdvance(look.words)
    return QSize(words + _around(look), theme.scaled(theme.HEIGHT.chip))


def paint_chip(painter: QPainter, place: QPoint, width: int, look: ChipLook, *, lit: bool = False) -> None:
    """Paint a chip with its top left at ``place``, at most ``width`` wide; its words are shortened to fit.

    Args:
        painter: what to paint with.
        place: the top left corner.
        width: the most room it may take.
        look: what it says.
        lit: the pointer is over it, or it has the focus.
    """
    ink, soft, line = theme.tone_roles(look.tone)
    size = chip_size(look)
    size.setWidth(min(size.width(), width))
    edge = QRectF(place, size).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(ink if lit else line), 1))
    painter.setBrush(theme.color(soft))
    painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)
    left = place.x() + theme.scaled(BEFORE)
    if look.icon:
        high = theme.scaled(ICON)
        picture = theme.pixmap(look.icon, ink, high, painter.device().devicePixelRatioF())
        painter.drawPixmap(left, place.y() + (size.height() - high) // 2, picture)
        left += high + theme.scaled(GAP)
    painter.setFont(theme.font(Style.SMALL))
    painter.setPen(theme.color(ink))
    room = place.x() + size.width() - theme.scaled(AFTER) - left
    words = painter.fontMetrics().elidedText(look.words, Qt.TextElideMode.ElideRight, max(0, room) + 1)
    area = QRectF(left, place.y(), max(0, room) + 2, size.height())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)
    painter.restore()


def _around(look: ChipLook) -> int:
    icon = theme.scaled(ICON) + theme.scaled(GAP) if look.icon else 0
    return theme.scaled(BEFORE) + icon + theme.scaled(AFTER)


class Chip(Label):
    """A chip that only says something."""

    def __init__(self, look: ChipLook, parent: QWidget | None = None) -> None:
        """Show ``look``."""
        super().__init__(look.words, Style.SMALL, parent=parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip("")

    def put(self, look: ChipLook) -> None:
        """Say something else."""
        self._look = look
        self.setText(look.words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return chip_size(self._look)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(chip_size(self._look).width(), theme.scaled(48)), chip_size(self._look).height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QPoint(0, 0), self.width(), self._look)
        painter.end()
        self.setToolTip(tip(self._look.words) if self.width() < self.sizeHint().width() else "")


class ChipButton(QAbstractButton):
    """A chip that opens something; ``opened`` when it is pressed."""

    opened = Signal()

    def __init__(self, look: ChipLook, parent: QWidget | None = None) -> None:
        """Show ``look`` as a button."""
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.opened)
        self.put(look)

    def put(self, look: ChipLook) -> None:
        """Say something else."""
        self._look = look
        self.setText(unmnemonic(look.words))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return chip_size(self._look)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(chip_size(self._look).width(), theme.scaled(48)), chip_size(self._look).height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses(event):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QPoint(0, 0), self.width(), self._look, lit=self.underMouse() or self.isDown())
        painter.end()
