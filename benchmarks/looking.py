"""What the window takes, in a process of its own: python -m benchmarks.looking WHAT: bare, first, list, devices …

Every one of them says "ready" once its window has been painted; all but ``bare`` are the program itself, started as
``cordon`` starts it. ``list``, ``devices``, ``today`` and ``pages`` then unlock the vault that was opened last, and
print as JSON what each thing took until it was painted.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from desktop_app.doors.house import Doors
    from desktop_app.views.main_window import MainWindow

#: The settings of this computer, as the measuring process has laid them out for this one.
SETTINGS = "CORDON_FIGURES_SETTINGS"
LONGEST = 60.0


class _FirstPaint(QObject):
    """Calls once a window has been painted."""

    def __init__(self, app: QApplication, done: Callable[[], object]) -> None:
        super().__init__(app)
        self._app, self._done = app, done
        app.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self._done)
        return False


def _ready() -> None:
    print("ready", flush=True)


def _bare() -> None:
    app = QApplication([])

    def painted() -> None:
        _ready()
        QCoreApplication.exit()

    _FirstPaint(app, painted)
    window = QMainWindow()
    window.setCentralWidget(QTableWidget(50, 8))
    window.resize(1280, 760)
    window.show()
    app.exec()


def _program(then: "Callable[[MainWindow], object]") -> None:
    """Run the program as ``cordon`` does without a command; once its window has been painted, call ``then``."""
    os.environ.setdefault("DISPLAY", ":none")  # offscreen needs none, but the command line asks whether there is one
    from desktop_app import app as program  # noqa: PLC0415
    from desktop_app import cli, settings  # noqa: PLC0415 - loading the program is a part of what is measured
    from desktop_app.vault.keys import Cost  # noqa: PLC0415

    settings.place = lambda: Path(os.environ[SETTINGS])
    built = program.build

    def build(app: QApplication, doors: "Doors") -> "MainWindow":
        window = built(app, doors)

        def painted() -> None:
            _ready()
            try:
                then(window)
            except BaseException:  # noqa: BLE001 - whatever it was
                traceback.print_exc()  # here it would only be shown in a box, for which nobody waits
                os._exit(1)

        _FirstPaint(app, painted)
        return window

    program.build = build
    cli.main([], floor=Cost(memory_kib=64, iterations=1, lanes=1))


class Clock:
    """Times what is done in the window until all of it has been painted, and keeps the longest it stood still."""

    def __init__(self, window: "MainWindow") -> None:
        """Begin with nothing timed."""
        self.window = window
        self.found: dict[str, list[float]] = {}
        self.still: dict[str, list[float]] = {}
        self.memory: dict[str, float] = {}

    def time(self, name: str, work: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
        """Do something and note how long it takes until it has been painted.

        Args:
            name: what it is called in the table.
            work: what is done.
            done: says when it has come about, where the window goes on meanwhile.
        """
        began = time.perf_counter()
        work()
        longest = time.perf_counter() - began
        while True:
            step = time.perf_counter()
            QApplication.processEvents()
            longest = max(longest, time.perf_counter() - step)
            if done() and not QThreadPool.globalInstance().activeThreadCount():
                break
            if time.perf_counter() - began > LONGEST:
                raise TimeoutError(name)
            time.sleep(0.0005)
        step = time.perf_counter()
        self.settle()
        ended = time.perf_counter()
        self.found.setdefault(name, []).append(ended - began)
        self.still.setdefault(name, []).append(max(longest, ended - step))

    def settle(self) -> None:
        """Let everything that is waiting happen: layouts, timers that are due, painting."""
        for _round in range(3):
            QApplication.processEvents()

    def weigh(self, name: str) -> None:
        """Note how much memory is resident."""
        self.memory[name] = resident()

    def tell(self) -> None:
        """Print what was found, and close the window."""
        print(json.dumps({"seconds": self.found, "still": self.still, "memory": self.memory}), flush=True)
        self.window.close()

    def unlock(self, login: str, passphrase: str) -> None:
        """Unlock the vault that is asked for, as a person does."""
        window = self.window
        form = window.doorway.unlock.form
        form.fill({"login": login, "passphrase": passphrase})
        self.time("unlock", window.doorway.unlock.do_it.click, lambda: window.workspace.is_open)


def resident() -> float:
    """Return the memory that this process has in use now, in MiB; where that is not told, the most it ever had."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        from benchmarks import measuring  # noqa: PLC0415

        return measuring.peak_mebibytes()
    return pages * os.sysconf("SC_PAGE_SIZE") / (1024 * 1024)


def _looked_at(what: Callable[[Clock, int], None], login: str, passphrase: str, rounds: int) -> None:
    """Run the program, unlock the vault, and take the figures of something inside."""

    def then(window: "MainWindow") -> None:
        clock = Clock(window)
        clock.time("made ready while one types", lambda: None, lambda: "frame" in vars(window))
        clock.weigh("before unlocking")
        clock.unlock(login, passphrase)
        clock.weigh("unlocked")
        what(clock, rounds)
        clock.tell()

    _program(then)


def main() -> None:
    """Do what is asked for."""
    what, *rest = sys.argv[1:]
    if what == "bare":
        _bare()
    elif what == "first":
        _program(lambda window: window.close())
    else:
        found = {"list": _nothing, "devices": _devices, "today": _today, "pages": _pages}[what]
        _looked_at(found, rest[0], rest[1], int(rest[2]))


def _nothing(_clock: Clock, _rounds: int) -> None:
    """Unlocking alone."""


def _devices(clock: Clock, rounds: int) -> None:
    from benchmarks import looking_inside  # noqa: PLC0415 - it loads every page, which the start must not

    looking_inside.devices(clock, rounds)


def _today(clock: Clock, rounds: int) -> None:
    from benchmarks import looking_inside  # noqa: PLC0415

    looking_inside.today(clock, rounds)


def _pages(clock: Clock, rounds: int) -> None:
    from benchmarks import looking_inside  # noqa: PLC0415

    looking_inside.pages(clock, rounds)


if __name__ == "__main__":
    main()
