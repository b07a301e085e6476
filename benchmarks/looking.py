"""What the window takes, in a process of its own: python -m benchmarks.looking bare|first|list|devices [VAULT].

``bare``, ``first`` and ``list`` say "ready" once their window has been painted; ``devices`` prints its figures.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QWidget
from typing_extensions import override


class _FirstPaint(QObject):
    """Calls once a window has been painted."""

    def __init__(self, app: QApplication, done: Callable[[], object]) -> None:
        super().__init__()
        self._done, self._seen = done, False
        app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._seen and event.type() is QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            self._seen = True
            QTimer.singleShot(0, self._done)
        return False


def _ready() -> None:
    print("ready", flush=True)
    QCoreApplication.exit()


def _bare() -> None:
    app = QApplication([])
    watch = _FirstPaint(app, _ready)
    window = QMainWindow()
    window.setCentralWidget(QTableWidget(50, 8))
    window.resize(1366, 768)
    window.show()
    app.exec()
    del watch


def _settle(app: QApplication) -> None:
    """Let everything that is waiting happen: layouts, timers that are due, painting."""
    for _round in range(3):
        app.processEvents()


def main() -> None:
    """Do what is asked for."""
    what = sys.argv[1]
    if what == "bare":
        _bare()


if __name__ == "__main__":
    main()
