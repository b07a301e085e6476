"""One line of words that is shortened with an ellipsis where there is no room; the whole of it in its tool tip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.views.theme import Ink, Style
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.plain import tip

LEAST = 40


class Elided(Label):
    """A label that gives way. Its text, and so what a screen reader says, stays whole."""

    def __init__(
        self, words: str = "", style: Style = Style.BODY, ink: Ink = Ink.INK, *, parent: QWidget | None = None
    ) -> None:
        """Show as much of ``words`` as fits."""
        super().__init__(words, style, ink, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def is_cut(self) -> bool:
        """Say whether some of the words are hidden just now."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def _tell_rest(self) -> None:
        self.setToolTip(tip(self.text()) if self.is_cut() else "")

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, self.fontMetrics().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self._tell_rest()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = self.fontMetrics().elidedText(
            " ".join(self.text().split()), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        painter.drawText(self.contentsRect(), int(flags), shown)
        painter.end()
