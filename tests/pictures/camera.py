"""The camera: takes the window with whatever stands before it, and only the pictures that are wanted."""

import fnmatch
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app import background
from desktop_app.views.main_window import MainWindow

#: Milliseconds in which whatever is painted beside the window has come.
PAINTING = 250


class Camera:
    """A window, the folder its pictures go into, its size and its colours."""

    def __init__(self, window: MainWindow, folder: Path, kind: str, wanted: Sequence[str]) -> None:
        """Take the pictures whose names fit ``wanted``, or all of them where that is empty."""
        self.window, self._folder, self._kind, self._wanted = window, folder, kind, tuple(wanted)
        self.width, self.height = (int(part) for part in kind.rpartition("-")[2].split("x"))
        window.resize(self.width, self.height)
        self.taken = 0

    def wants(self, name: str) -> bool:
        """Say whether this picture is wanted; ``*`` in what was asked for stands for anything."""
        return not self._wanted or any(fnmatch.fnmatchcase(name, sought) for sought in self._wanted)

    def take(self, name: str) -> None:
        """Take one picture, if it is wanted."""
        if not self.wants(name):
            return
        settle(self.window)
        picture = self.window.grab()
        painter = QPainter(picture)
        for box in standing_before(self.window):
            _paint(painter, self.window, box)
        painter.end()
        picture.save(str(self._folder / f"{name}-{self._kind}.png"))
        self.taken += 1


def standing_before(window: QWidget) -> list[QWidget]:
    """Return the boxes and menus that stand before the window as windows of their own."""
    return [other for other in QApplication.topLevelWidgets() if other.isVisible() and other is not window]


def _paint(painter: QPainter, window: QWidget, box: QWidget) -> None:
    """Paint a box in the middle of the window, as desktops place it, and a menu where it opened."""
    shot: QPixmap = box.grab()
    if isinstance(box, QDialog):
        at = QPoint((window.width() - box.width()) // 2, max(0, (window.height() - box.height()) // 2))
        painter.fillRect(window.rect(), Qt.GlobalColor.transparent)
    else:
        at = window.mapFromGlobal(box.pos())
    painter.drawPixmap(at, shot)
    if isinstance(box, QDialog):
        painter.setPen(Qt.GlobalColor.gray)
        painter.drawRect(at.x(), at.y(), box.width() - 1, box.height() - 1)


def settle(window: MainWindow) -> None:
    """Let whatever goes on come to its end, and be painted."""
    background.wait_for_all()
    wait(PAINTING // 2)
    while not getattr(window.frame.page, "is_settled", True):
        wait(PAINTING // 5)
    wait(PAINTING // 2)


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
