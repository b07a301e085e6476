"""The window: from its start to the first picture and to the unlocked list, long lists, searching, pages, memory."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import bulk, measuring
from benchmarks.looking import SETTINGS
from benchmarks.measuring import Figure
from desktop_app.doors.beginning import PRACTICE_LOGIN, PRACTICE_PASSPHRASE
from desktop_app.doors.house import Doors
from desktop_app.vault import keys
from tests import build

Environment = Mapping[str, str]
#: A login and a passphrase.
Opener = tuple[str, str]
LEAD: Opener = (build.LOGIN, build.PASSPHRASE)
PRACTISING: Opener = (PRACTICE_LOGIN, PRACTICE_PASSPHRASE)
GOAL = "0.1 s"
#: How many things are owed where Today is looked at.
OWED = 5_000


@dataclass(frozen=True, kw_only=True)
class _Screen:
    """One kind of screen on which the window is shown, and the processes that are started on it."""

    name: str
    folder: Path
    environment: Environment

    def started(self, what: str, *given: str, vault: Path | None = None) -> "subprocess.Popen[str]":
        """Start a process that looks at something; ``vault`` is the one that was opened last."""
        kept = {} if vault is None else {"window": {"vaults": [str(vault)]}}
        settings = self.folder / "settings.json"
        settings.write_text(json.dumps(kept), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.looking", what, *given]
        held = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        # What is installed has been compiled beforehand; here the first process does it for the others.
        held |= {**self.environment, SETTINGS: str(settings), "PYTHONPYCACHEPREFIX": str(self.folder / "compiled")}
        return subprocess.Popen(command, env=held, stdout=subprocess.PIPE, text=True)

    def until_painted(self, what: str, vault: Path | None = None) -> float:
        """Return the seconds from the start of a process until its window has been painted."""
        began = time.perf_counter()
        with self.started(what, vault=vault) as process:
            assert process.stdout is not None
            said = process.stdout.readline()
            painted = time.perf_counter() - began
            process.communicate(timeout=120)
        assert said == "ready\n"
        return painted

    def told(self, what: str, vault: Path, who: Opener, rounds: int) -> dict[str, Any]:
        """Return what a process found inside the unlocked window, with what it took to start it."""
        began = time.perf_counter()
        with self.started(what, *who, str(rounds), vault=vault) as process:
            assert process.stdout is not None
            process.stdout.readline()
            painted = time.perf_counter() - began
            rest, _nothing = process.communicate(timeout=600)
        found: dict[str, Any] = json.loads(rest)
        return found | {"painted": painted}


def figures(folder: Path, rounds: int, devices: int) -> Iterator[Figure]:
    """Yield the figures of the window; what is measured on a screen of its own says so."""
    small, large = bulk.vault_of(folder / "small", 200), bulk.vault_of(folder / "many", devices + 2)
    practice = Doors(floor=build.TINY, cost=build.TINY).practise(folder / "practice", lambda _done, _of: None)
    with _screens(folder) as screens:
        for screen in screens:
            yield from _starts(screen, small, rounds)
        yield _derivation(rounds)
        yield from _inside(screens[0], "devices", large, LEAD, rounds)
        yield from _inside(screens[0], "today", bulk.vault_of(folder / "owed", OWED + 2), LEAD, rounds)
        yield from _inside(screens[0], "pages", practice, PRACTISING, rounds)


def _starts(screen: _Screen, vault: Path, rounds: int) -> Iterator[Figure]:
    for what in ("bare", "first"):
        screen.until_painted(what)  # compiled, and in the memory of the machine
    bare = partial(screen.until_painted, "bare")
    for name, known in (("Welcome", None), ("Unlock", vault)):
        taken, against = [], []
        for _round in range(rounds):
            against.append(bare())
            taken.append(screen.until_painted("first", known))
        goal = 1.5 * statistics.median(against) + 0.25
        yield Figure(
            name=f"{screen.name}: start to {name}", taken=tuple(taken), against=tuple(against),
            goal=f"{goal * 1000:.0f} ms", note="against a bare window",
        )  # fmt: skip
    against, taken, waited = [], [], []
    for _round in range(rounds):
        against.append(bare())
        found = screen.told("list", vault, LEAD, 0)
        waited.append(found["seconds"]["unlock"][0])
        taken.append(found["painted"] + waited[-1])
    yield Figure(
        name=f"{screen.name}: start to the unlocked list", taken=tuple(taken), against=tuple(against),
        note="typing and the key derivation left out",
    )  # fmt: skip
    yield Figure(name=f"{screen.name}: of which from Unlock to the list", taken=tuple(waited))


def _derivation(rounds: int) -> Figure:
    salt = bytes(keys.SALT_BYTES)
    work = partial(keys.derived, keys.secret_of(build.PASSPHRASE), salt, keys.FLOOR)
    return measuring.alone("the key derivation at its lowest cost", work, rounds=rounds, note="is meant to be slow")


def _inside(screen: _Screen, what: str, vault: Path, who: Opener, rounds: int) -> Iterator[Figure]:
    """Yield what several processes found, each thing with the longest that the window stood still in it."""
    runs = [screen.told(what, vault, who, rounds) for _run in range(3 if rounds > 5 else 1)]
    for name in runs[0]["seconds"]:
        taken = [seconds for run in runs for seconds in run["seconds"][name]]
        still = statistics.median(seconds for run in runs for seconds in run["still"][name])
        yield Figure(name=name, taken=tuple(taken), goal=GOAL, note=f"stands still for {still * 1000:.0f} ms")
    for name in runs[0]["memory"]:
        weighed = [run["memory"][name] for run in runs]
        note = f"{statistics.median(weighed):.0f} [{min(weighed):.0f}-{max(weighed):.0f}] MiB resident"
        yield Figure(name=f"{what}: memory {name}", taken=(), note=note)


@contextmanager
def _screens(folder: Path) -> Iterator[list[_Screen]]:
    """Give the screens there are: none at all, and a virtual one where Xvfb is installed."""
    there = [_Screen(name="offscreen", folder=folder, environment={"QT_QPA_PLATFORM": "offscreen"})]
    virtual = shutil.which("Xvfb")
    if virtual is None:
        yield there
        return
    command = [virtual, "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        xcb = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
        try:
            yield [*there, _Screen(name="Xvfb", folder=folder, environment=xcb)]
        finally:
            server.terminate()
