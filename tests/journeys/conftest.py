"""The program on a display that nobody sees, driven from outside; skipped where there can be no such display."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.outside import Bus, Window
from tests.journeys.patience import until
from tests.journeys.screen import ROOT, Screen, missing


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
    process.terminate()
    process.wait(timeout=20)
    bus.close()
    said = screen.said(Path(sys.executable).name)
    assert "Traceback" not in said, said
