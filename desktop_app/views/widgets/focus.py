"""The focus ring: one overlay that goes round whatever has the keyboard, clear of it by two pixels."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.views import theme

CLEAR, THICK = 2, 2
_FOLLOW = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}


class _Ring(QWidget):
    """The painted ring; mouse and screen reader pass through it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), THICK))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS.ring, theme.RADIUS.ring)
        painter.end()


class FocusRing(QObject):
    """Shows the ring for the keyboard, and always for a field of text; a mouse press shows none."""

    def __init__(self, app: QApplication) -> None:
        """Follow the focus of ``app`` from now on."""
        super().__init__(app)
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def target(self) -> QWidget | None:
        """What the ring goes round now."""
        return self._target

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._leave()
        if now is None or not self._wanted(now):
            return
        self._target = _ringed(now)
        host = _host(self._target)
        self._ring = _Ring(host)
        self._watched = [self._target, *_between(self._target, host)]
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def _wanted(self, widget: QWidget) -> bool:
        if widget.isWindow() or widget.property("ringless"):
            return False
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            return True
        if isinstance(widget, QAbstractScrollArea):
            return False  # a list shows its current row itself
        return QApplication.mouseButtons() == Qt.MouseButton.NoButton

    def _leave(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring, self._target, self._watched = None, None, []

    def _place(self) -> None:
        if self._ring is None or self._target is None or not (isValid(self._ring) and isValid(self._target)):
            return
        out = CLEAR + THICK
        host = self._ring.parentWidget()
        if host is None or not host.isAncestorOf(self._target):
            return
        corner = self._target.mapTo(host, QPoint(0, 0))
        area = self._target.rect().translated(corner).adjusted(-out, -out, out, out)
        self._ring.setGeometry(area)
        self._ring.setVisible(self._target.isVisible())
        self._ring.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOW:
            self._place()
        return False


def _ringed(widget: QWidget) -> QWidget:
    """Return what the ring goes round: an inner editor stands for the control it belongs to."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, QComboBox) else widget


def _host(target: QWidget) -> QWidget:
    """Return the nearest ancestor with room for the ring: the scrolled page it is on, or the window."""
    walk = target.parentWidget()
    while walk is not None and not walk.isWindow():
        above = walk.parentWidget()
        area = above.parentWidget() if above is not None else None
        if isinstance(area, QScrollArea) and not isinstance(area, QAbstractItemView) and area.widget() is walk:
            return walk
        walk = above
    return walk if walk is not None else target.window()


def _between(target: QWidget, host: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    walk = target.parentWidget()
    while walk is not None and walk is not host:
        found.append(walk)
        walk = walk.parentWidget()
    return found
