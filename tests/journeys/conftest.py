"""The program on a display that nobody sees, driven from outside; skipped where there can be no such display."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.outside import Bus, Window
from tests.journeys.patience import LONG, until
from tests.journeys.screen import ROOT, Screen, missing

#: How a line begins in which Qt complains.
QT_SAYS = ("Q", "qt.")
#: What it says when it is asked about a thing that has just gone away: our doing, not the program's.
ASKED_LATE = "qt.accessibility.atspi: Could not find accessible"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    lacking = missing()
    if lacking and not os.environ.get("CI"):
        pytest.skip(f"no window can be driven from outside here without: {', '.join(lacking)}")
    assert not lacking, f"the set-up installs these, but they are not here: {lacking}"
    with Screen(tmp_path / "home") as screen:
        yield screen


@pytest.fixture
def window(screen: Screen) -> Iterator[Window]:
    """The program as it is started for the first time on a computer, with its window open."""
    process = screen.start([sys.executable, str(ROOT / "tests" / "launcher.py")])
    bus = Bus(screen.environment["DBUS_SESSION_BUS_ADDRESS"])
    window = Window(bus)
    until(window.windows, "a window")
    yield window
    screen.key("ctrl+q")
    try:
        code = process.wait(timeout=LONG)
    except subprocess.TimeoutExpired:
        process.kill()
        pytest.fail("the program did not end when it was asked to")
    finally:
        bus.close()
    said = screen.said(Path(sys.executable).name)
    assert code == 0, said
    assert "Traceback" not in said, said
    complaints = [line for line in said.splitlines() if line.startswith(QT_SAYS) and not line.startswith(ASKED_LATE)]
    assert not complaints, said
