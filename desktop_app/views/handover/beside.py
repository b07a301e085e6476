"""Options and preview side by side; one after the other, with a switch, where there is no room for both."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.theme import SPACE, scaled
from desktop_app.views.widgets.segments import Segments
from desktop_app.words import _

NARROW = 900
_LEAST, _MOST = 440, 560


class Beside(QWidget):
    """The two halves of the page. The switch between the two ways is live."""

    def __init__(self, options: QWidget, pages: QWidget) -> None:
        """Lay out ``options`` at the left and ``pages`` at the right."""
        super().__init__()
        self.options, self.pages = options, pages
        self.switch = Segments([("options", _("What goes in")), ("pages", _("Preview"))])
        self.switch.setAccessibleName(_("What to show"))
        self.switch.choose("options")
        self.switch.chosen.connect(lambda _code: self._show())
        self._held = QWidget()
        inside = QVBoxLayout(self._held)
        inside.setContentsMargins(0, SPACE.card, SPACE.page, SPACE.card)
        inside.addWidget(pages)
        self._bar = QWidget()
        top = QHBoxLayout(self._bar)
        top.setContentsMargins(SPACE.page, SPACE.tight, SPACE.page, 0)
        top.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(options)
        self._row.addWidget(self._held, 1)
        column.addLayout(self._row, 1)
        self._is_narrow = False
        self._show()

    @property
    def is_narrow(self) -> bool:
        """Whether only one of the two is shown just now."""
        return self._is_narrow

    def turn_to(self, what: str) -> None:
        """Show ``options`` or ``pages`` where only one is shown."""
        self.switch.choose(what)
        if self._is_narrow and self.options.isAncestorOf(QApplication.focusWidget() or self):
            self.switch.segments[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.switch.choose(what)
        self._show()

    def _show(self) -> None:
        chosen = self.switch.code()
        self._bar.setVisible(self._is_narrow)
        self.options.setVisible(not self._is_narrow or chosen == "options")
        self._held.setVisible(not self._is_narrow or chosen == "pages")
        inside = self._held.layout()
        assert inside is not None  # noqa: S101 - it was set a few lines above
        left, high = (SPACE.page, SPACE.tight) if self._is_narrow else (SPACE.tight, SPACE.card)
        inside.setContentsMargins(left, high, SPACE.page, high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(NARROW)
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self._show()
        wide = 16_777_215 if narrow else min(scaled(_MOST), max(scaled(_LEAST), self.width() * 46 // 100))
        self.options.setMaximumWidth(wide)
        self.options.setMinimumWidth(0 if narrow else wide)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, 120)
