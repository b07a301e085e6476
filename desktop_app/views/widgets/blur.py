"""The shoulder blur: one key makes the window unreadable for whoever looks over a shoulder, and mends it again."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.card import Card, Icon
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

#: One cell of the blurred picture stands for this many logical pixels: wider than any word of the window is legible.
COARSE = 28


class ShoulderBlur(QWidget):
    """Lies over a window while it is on: nothing below can be read, clicked or typed into. ``turned`` says which."""

    turned = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        """Begin off."""
        super().__init__(window)
        self._before: QWidget | None = None
        self._cells = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringless", True)
        self.setAccessibleName(_("The window is blurred. Press F9 to see it again."))
        column = QVBoxLayout(self)
        card = Card()
        line = QHBoxLayout()
        line.setSpacing(SPACE.icon)
        line.addWidget(Icon("eye-off", "ink", size=18))
        line.addWidget(Label(_("Blurred. Press F9 to see the window again."), Style.NAME, Ink.INK))
        card.column.setContentsMargins(SPACE.card, SPACE.card, SPACE.card, SPACE.card)
        card.add_line(line)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether the window is blurred."""
        return not self.isHidden()

    def turn(self) -> None:
        """Blur the window, or mend it."""
        if self.is_on:
            self._mend()
        else:
            self._blur()
        self.turned.emit(self.is_on)

    def _blur(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self._before = QApplication.focusWidget()
        whole = window.grab()
        cells = whole.size() / (COARSE * whole.devicePixelRatio())
        self._cells = whole.scaled(
            max(1, cells.width()),
            max(1, cells.height()),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._cells.setDevicePixelRatio(1)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mend(self) -> None:
        self.hide()
        self._cells = QPixmap()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        window = self.parentWidget()
        if event.type() is QEvent.Type.Resize and window is not None and self.is_on:
            self.setGeometry(window.rect())
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_F9, Qt.Key.Key_Escape}:
            self.turn()
        # Any other key is swallowed: nothing is typed into a page that cannot be seen.

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRect(self.rect()), self._cells)
        painter.end()
