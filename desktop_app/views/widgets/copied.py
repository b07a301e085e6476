"""What was copied here and lies on the clipboard, for all to read: taken away after a while, and at locking."""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

#: For so long what was copied can be pasted elsewhere.
SECONDS: Final = 30


class Copied(QObject):
    """Watches the clipboard; what comes from another program is never touched."""

    def __init__(self, parent: QObject) -> None:
        """Begin to watch."""
        super().__init__(parent)
        self._board = QGuiApplication.clipboard()
        self._ours: int | None = None
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.setInterval(SECONDS * 1000)
        self.clock.timeout.connect(self.forget)
        self._board.dataChanged.connect(self._on_changed)

    def forget(self) -> None:
        """Take away what was copied here, if it still lies there."""
        self.clock.stop()
        ours, self._ours = self._ours, None
        if ours is not None and (self._board.ownsClipboard() or hash(self._board.text()) == ours):
            self._board.clear()
        if self._board.supportsSelection() and self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)

    def _on_changed(self) -> None:
        # Not every system says whose it is; then it is ours if it is what is selected here.
        selected = _selected()
        if self._board.ownsClipboard() or (selected and self._board.text() == selected):
            self._ours = hash(self._board.text())
            self.clock.start()


def _selected() -> str:
    """Return the words that are selected where the keyboard is."""
    held = QApplication.focusWidget()
    if isinstance(held, QLineEdit | QLabel):
        return held.selectedText()
    if isinstance(held, QPlainTextEdit):
        return held.textCursor().selection().toPlainText()
    return ""
