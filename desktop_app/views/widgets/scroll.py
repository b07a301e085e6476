"""A page that scrolls as a whole; the bar has a lane of its own, so that cards end on one line with the header."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.views.theme import SPACE

#: How wide a bar is, as the style sheet says; so much is kept for it whether it shows or not.
LANE = 12


class LaneScroll(QScrollArea):
    """Scrolls a widget that is never wider than leaves the bar its lane.

    What is shown has one width with the bar and without it. If the bar's coming changed that width, and with it the
    height that decides whether the bar is needed, there would be sizes at which it comes and goes for ever.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a widget."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        shown = self.widget()
        if shown is not None:
            shown.setMaximumWidth(self.width() - LANE)
        super().resizeEvent(event)


class Together(QWidget):
    """Something of which one part is of little use without the rest: a question, its answer, and what is wrong."""

    def core(self) -> QRect:
        """Return the part of it that is to be seen together, in its own coordinates."""
        return self.rect()


class PageScroll(LaneScroll):
    """A scrolling page with a margin and a column to put things into."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = SPACE.page, top: int = SPACE.card) -> None:
        """Begin with an empty column; margins are in logical pixels."""
        super().__init__(parent)
        self._margin, self._free = margin, 0
        self.page = QWidget()
        self.page.setObjectName("page")
        self.page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(margin, top, margin, margin)
        self._keep_margin()
        self.column.setSpacing(SPACE.card)
        self.setWidget(self.page)
        self.stand_on("canvas")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def stand_on(self, ground: str) -> None:
        """Give the page and the bar's lane their ground."""
        for widget in (self.page, self.viewport()):
            widget.setProperty("ground", ground)

    def keep_free(self, width: int) -> None:
        """Keep room free at the right of the column, for something that is pinned beside it."""
        if self._free != width:
            self._free = width
            self._keep_margin()

    def bring(self, widget: QWidget) -> None:
        """Scroll until ``widget`` is seen, once the page has taken its final shape."""
        # Twice round: what the focus opened (a refusal, guidance) has its height only after the next layout.
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, lambda: self._bring(widget)))

    def _bring(self, widget: QWidget) -> None:
        if not isValid(widget) or not self.page.isAncestorOf(widget):
            return
        room = self.viewport().height()
        area = _on(self.page, widget, widget.rect())
        for whole in _wholes(widget, self.page):
            larger = _on(self.page, whole, whole.core())
            if larger.height() > room:  # then at least the question with what answers it
                larger.setBottom(max(area.bottom(), larger.top()))
            if larger.height() <= room:
                area = area.united(larger)
        margin = max(SPACE.hair, min(SPACE.wide, (room - area.height()) // 2))  # so much the ring takes
        self._show_area(area.adjusted(0, -margin, 0, margin))

    def _show_area(self, area: QRect) -> None:
        """Scroll as little as is needed to show this part of the page; its top comes first where room is short."""
        bar = self.verticalScrollBar()
        top, room = bar.value(), self.viewport().height()
        if area.bottom() >= top + room:
            top = area.bottom() + 1 - room
        bar.setValue(min(top, area.top()))

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self.page.isAncestorOf(now):
            self.bring(now)

    def _keep_margin(self) -> None:
        now = self.column.contentsMargins()
        now.setRight(max(SPACE.hair, self._margin - LANE) + self._free)
        self.column.setContentsMargins(now)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)


def _on(page: QWidget, widget: QWidget, area: QRect) -> QRect:
    return QRect(widget.mapTo(page, area.topLeft()), area.size())


def _wholes(widget: QWidget, page: QWidget) -> list[Together]:
    """Return what a widget on a page belongs to, the innermost first."""
    found: list[Together] = []
    walk: QWidget | None = widget
    while walk is not None and walk is not page:
        if isinstance(walk, Together):
            found.append(walk)
        walk = walk.parentWidget()
    return found
