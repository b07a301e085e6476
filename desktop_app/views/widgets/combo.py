"""A list that drops down: one of many choices, nothing chosen at first."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.widgets.label import restyle
from desktop_app.words import _


class Combo(QComboBox):
    """One of many, by code. The wheel changes nothing, for a page that scrolls must not change an answer."""

    def __init__(self, choices: Sequence[tuple[str, str]], *, prompt: str = "", parent: QWidget | None = None) -> None:
        """Offer ``choices`` as code and words; ``prompt`` shows while nothing is chosen."""
        super().__init__(parent)
        self.setView(QListView())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(12)
        self.setPlaceholderText(prompt or _("Choose…"))
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the choices; what was chosen stays chosen if it is still offered."""
        before = self.code()
        self.blockSignals(True)
        self.clear()
        for code, words in choices:
            self.addItem(words, code)
        self.setCurrentIndex(-1)
        self.choose(before)
        self.blockSignals(False)

    def code(self) -> str | None:
        """Return the code that is chosen, or None."""
        return self.currentData() if self.currentIndex() >= 0 else None

    def choose(self, code: str | None) -> None:
        """Choose a code, or nothing."""
        self.setCurrentIndex(self.findData(code) if code is not None else -1)

    def mark_bad(self, bad: bool) -> None:
        """Show or hide the edge of a refused field."""
        if bool(self.property("bad")) != bad:
            self.setProperty("bad", bad)
            restyle(self)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(90, super().minimumSizeHint().height())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        painter = QPainter(self)
        size = theme.scaled(16)
        role = "ink2" if self.isEnabled() else "muted"
        picture = theme.pixmap("chevron-down", role, size, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - size - 7, (self.height() - size) // 2, picture)
        painter.end()
