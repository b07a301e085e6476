"""A box before the window that is always as high as the words in it need, also when they break into lines."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QWidget
from typing_extensions import override

from desktop_app.views import theme

#: Larger text makes a box wider, but no wider than this: the smallest window has 660 pixels.
WIDEST = 600


class Box(QDialog):
    """A dialog that grows with what stands in it; nothing in it is ever cut."""

    def __init__(self, parent: QWidget | None, *, wide: int) -> None:
        """Begin empty.

        Args:
            parent: the window it stands before.
            wide: how wide it is at least, in logical pixels before the size of the text is reckoned in.
        """
        super().__init__(parent)
        self.setWindowTitle("Cordon")
        self._wide, self._high = wide, 0

    def fit(self) -> None:
        """Take the height that everything in it needs at this width."""
        layout = self.layout()
        if layout is None:
            return
        # A layout takes no account by itself of how the height of broken lines depends on the width of a window.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.activate()
        least = max(min(theme.scaled(self._wide), WIDEST), layout.totalMinimumSize().width())
        wide = max(least, self.width() if self.isVisible() else least)
        high = max(layout.totalHeightForWidth(wide), layout.totalMinimumSize().height())
        self.setMinimumSize(least, high)
        if not self.isVisible() or self.height() in {self._high, 0} or self.height() < high:
            self.resize(wide, high)
        self._high = high

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    @override
    def setVisible(self, visible: bool) -> None:
        if visible and not self.isVisible():
            self.ensurePolished()
            self.fit()  # before the window manager is told how large it is
        super().setVisible(visible)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    @override
    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return answer
