"""A display that nobody sees, with the bus by which assistive programs look at windows, and a program run on it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
NEEDED = ("Xvfb", "dbus-daemon", "openbox", "xdotool", str(LAUNCHER))


def missing() -> list[str]:
    """Return the programs without which no window can be driven here."""
    if not sys.platform.startswith("linux"):
        return ["Linux"]
    return [name for name in NEEDED if shutil.which(name) is None]


class Screen:
    """One display with its buses; everything that was started on it ends with it."""

    def __init__(self, home: Path, *, width: int = 1366, height: int = 768) -> None:
        self._home, self._size = home, (width, height)
        self._stack = ExitStack()
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        with ExitStack() as undone:
            self._stack = undone
            self._begin()
            self._stack = undone.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    def _begin(self) -> None:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "PYTEST", "QT_", "DBUS_", "WAYLAND", "AT_SPI"))
        }
        runtime = self._home / "runtime"
        runtime.mkdir(mode=0o700, parents=True)
        self.environment = kept | {
            "HOME": str(self._home),
            "XDG_CONFIG_HOME": str(self._home / "config"),
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONFAULTHANDLER": "1",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_SCALE_FACTOR": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "LC_ALL": "C.UTF-8",
        }
        self.environment["DISPLAY"] = self._display()
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
        self.start([str(LAUNCHER), "--launch-immediately"])
        self.start(["openbox", "--sm-disable"])

    def _display(self) -> str:
        width, height = self._size
        size = f"{width}x{height}x24"
        return f":{self._told(['Xvfb', '-displayfd', '1', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'])}"

    def _bus(self) -> str:
        return self._told(["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"])

    def _told(self, command: Sequence[str]) -> str:
        """Start a program that goes on, and return the first line that it says."""
        process = self.start(command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        self._stack.callback(process.stdout.close)
        line = process.stdout.readline().strip()
        assert line, f"{command[0]} did not start"
        return str(line)

    def start(self, command: Sequence[str], *, stdout: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
        """Start a program on this display; it ends with the display at the latest."""
        log = self._stack.enter_context((self._home / f"{Path(command[0]).name}.log").open("a"))
        process = subprocess.Popen(
            command,
            env=self.environment,
            cwd=self._home,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=log,
            text=True,
        )
        self._stack.callback(_end, process)
        return process

    def said(self, program: str) -> str:
        """Return what a program that was started here has complained of."""
        return (self._home / f"{program}.log").read_text("utf-8", errors="replace")

    def key(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self._tool("key", "--delay", "20", *keys)

    def type(self, words: str) -> None:
        """Type words."""
        self._tool("type", "--delay", "8", words)

    def _tool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, timeout=60, check=True)


def _end(process: "subprocess.Popen[str]") -> None:
    """Ask a program to end, and end it if it does not."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=10)
