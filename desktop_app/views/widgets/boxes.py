"""Boxes to tick: one, or several of many."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.theme import RADIUS
from desktop_app.views.widgets.flow import Flow
from desktop_app.views.widgets.plain import tip, unmnemonic

BOX, GAP = 16, 8


class Tick(QCheckBox):
    """One box with its words."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """Begin without a tick."""
        super().__init__(unmnemonic(words), parent)
        self._words, self._bad = words, False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What stands beside the box."""
        return self._words

    def mark_bad(self, bad: bool) -> None:
        """Show or hide the edge of a refused field."""
        self._bad = bad
        self.update()

    def _paint_box(self, painter: QPainter) -> None:
        edge = "accent" if self.isChecked() else "red" if self._bad else "line2"
        ground = "accent" if self.isChecked() else "hover" if self.underMouse() else "surface"
        box = theme.scaled(BOX)
        area = QRectF(1.5, (self.height() - box) / 2 + 0.5, box - 1, box - 1)
        painter.setPen(QPen(theme.color(edge if self.isEnabled() else "line"), 1))
        painter.setBrush(theme.color(ground if self.isEnabled() else "sunken"))
        painter.drawRoundedRect(area, RADIUS.cell, RADIUS.cell)
        if self.isChecked():
            painter.setPen(QPen(theme.color("on_accent" if self.isEnabled() else "muted"), 2))
            left, low, right = (
                QPointF(area.left() + across * box, area.top() + down * box)
                for across, down in ((0.22, 0.50), (0.42, 0.70), (0.74, 0.28))
            )
            painter.drawLine(left, low)  # not drawPolyline: PySide6 6.12 was seen to crash on a list of points
            painter.drawLine(low, right)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font()).horizontalAdvance(self._words)
        return QSize(theme.scaled(BOX) + GAP + words + 8, max(24, theme.scaled(28)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip(tip(self._words) if self.width() < self.sizeHint().width() - 4 else "")
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        painter.setFont(theme.font())
        painter.setPen(theme.color("ink" if self.isEnabled() else "muted"))
        left = theme.scaled(BOX) + GAP + 2
        area = QRect(left, 0, self.width() - left, self.height())
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)
        painter.end()


class Ticks(QWidget):
    """Several boxes, of which any number may be ticked. ``ticked`` when that changes."""

    ticked = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer ``choices`` as code and words."""
        super().__init__()
        self._boxes = {code: Tick(words) for code, words in choices}
        flow = Flow(self, gap=16, line_gap=0)
        for box in self._boxes.values():
            flow.addWidget(box)
            box.toggled.connect(lambda _on=False: self.ticked.emit())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def boxes(self) -> list[Tick]:
        """The boxes, in order."""
        return list(self._boxes.values())

    def codes(self) -> list[str]:
        """Return the codes that are ticked, in the order in which they are offered."""
        return [code for code, box in self._boxes.items() if box.isChecked()]

    def tick(self, codes: Sequence[str]) -> None:
        """Tick these codes and no others."""
        for code, box in self._boxes.items():
            box.setChecked(code in codes)

    def mark_bad(self, bad: bool) -> None:
        """Show or hide the edge of a refused field."""
        for box in self._boxes.values():
            box.mark_bad(bad)
