"""A page that scrolls as a whole; its right margin follows the bar, so that cards end on one line with the header."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.views.theme import SPACE

LANE = 12


class PageScroll(QScrollArea):
    """A scrolling page with a margin and a column to put things into."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = SPACE.page, top: int = SPACE.card) -> None:
        """Begin with an empty column; margins are in logical pixels."""
        super().__init__(parent)
        self._margin, self._free = margin, 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget()
        self.page.setObjectName("page")
        self.page.setProperty("ground", "canvas")
        self.page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(margin, top, margin, margin)
        self.column.setSpacing(SPACE.card)
        self.setWidget(self.page)
        self.verticalScrollBar().rangeChanged.connect(self._keep_margin)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def set_margin(self, margin: int) -> None:
        """Change the margin at the left and the right, for a small window."""
        self._margin = margin
        self._keep_margin()

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
        lane = LANE if self.verticalScrollBar().maximum() > 0 else 0
        now.setLeft(self._margin)
        now.setRight(max(SPACE.hair, self._margin - lane) + self._free)
        if now != self.column.contentsMargins():
            self.column.setContentsMargins(now)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)
