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

from benchmarks import measuring
from desktop_app import settings
from desktop_app.views.devices.page import DevicesPage
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.theme import Theme
from desktop_app.workspace import Workspace
from tests import build


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


class _Screen:
    """An application with the look of the program, and a vault open in a workspace; nothing of the frame."""

    def __init__(self, folder: Path) -> None:
        settings.place = lambda: folder.parent / "settings.json"
        self.app = QApplication([])
        self.theme = Theme(self.app)
        self.workspace = Workspace()
        self.workspace.adopt(build.open_vault(folder))

    def show(self, page: Page) -> None:
        """Show a page as large as it is in a window of 1366x768, and let it be painted."""
        page.resize(1182, 660)
        page.show()
        self.settle()

    def settle(self) -> None:
        """Let everything that is waiting happen: layouts, timers that are due, painting."""
        for _round in range(3):
            self.app.processEvents()

    def times(self, work: Callable[[], object], rounds: int) -> list[float]:
        """Return how long something takes until it is painted, each time in seconds."""

        def painted() -> None:
            work()
            self.settle()

        return [measuring.seconds(painted) for _round in range(rounds)]


def _devices(folder: Path, rounds: int) -> None:
    """Show the list of every device, jump about in it, and search as one types; print the figures as JSON."""
    screen = _Screen(folder)
    before = measuring.peak_mebibytes()
    found: dict[str, list[float]] = {"first": []}
    page = DevicesPage(screen.workspace, Going(place=Place.DEVICES, part="all"))
    for _round in range(rounds):
        page = DevicesPage(screen.workspace, Going(place=Place.DEVICES, part="all"))
        found["first"].append(measuring.seconds(lambda page=page: screen.show(page)))  # type: ignore[misc]
    view, count = page.view, page.rows.rowCount()
    places = iter(range(count // 7, count, max(1, count // (rounds + 2))))
    found["jump"] = screen.times(lambda: view.scrollTo(page.rows.index(next(places) % count, 0)), rounds)
    words = iter(["n", "no", "not", "noti", "notio", "notion", "notiona", "notional"] * rounds)
    found["search"] = screen.times(lambda: page.search.setText(next(words)), rounds)
    page.search.clear()
    screen.settle()
    more = measuring.peak_mebibytes() - before
    print(json.dumps({"count": count, "mebibytes": measuring.peak_mebibytes(), "more": more, **found}))


def main() -> None:
    """Do what is asked for."""
    what, *rest = sys.argv[1:]
    if what == "bare":
        _bare()
    elif what == "devices":
        _devices(Path(rest[0]), int(rest[1]))


if __name__ == "__main__":
    main()
