"""A page that scrolls as a whole; the bar has a lane of its own, so that cards end on one line with the header."""

from PySide6.QtCore import QSize, Qt, QTimer
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
        if isValid(widget) and self.page.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, 0, SPACE.wide)

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
