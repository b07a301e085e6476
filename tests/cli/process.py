"""The command line as a process of its own: to be killed, starved, or run as someone who may do less."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "tests" / "launcher.py"


def command(*arguments: object) -> list[str]:
    """Return the command that runs the command line."""
    return [sys.executable, "-W", "error", str(LAUNCHER), *map(str, arguments)]


def environment(home: Path) -> dict[str, str]:
    """Return an environment whose settings are kept under ``home``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTEST"))}
    return {**kept, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}  # fmt: skip


_BEFORE = """
import os, signal, sys
from desktop_app import clock, reports
from tests.launcher import CHEAP, main
{before}
sys.exit(main(sys.argv[1:], floor=CHEAP, cost=CHEAP))
"""
_LESS_ROOM = """
import resource
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
"""
# Whoever is not root may not be let in to where Python keeps its modules: all are read before.
_LESS_RIGHTS = """
import importlib, pkgutil
import desktop_app
for module in pkgutil.walk_packages(desktop_app.__path__, "desktop_app."):
    if module.name.split(".")[1] not in ("app", "background", "views", "workspace", "__main__"):
        importlib.import_module(module.name)
reports.recovery_sheet("School", "AAAA-AAAA", clock.now())
"".encode("cp437")  # what an archive writes names in
os.setuid({uid})
"""


def run(
    arguments: Sequence[object], home: Path, *, given: str = "", uid: int | None = None, limit: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one call with ``given`` on standard input and no terminal.

    Args:
        arguments: those of the call.
        home: where this computer's settings are kept.
        given: what stands on standard input.
        uid: as which account it runs.
        limit: the largest file it may write, in bytes: what a full disk looks like.
    """
    call = command(*arguments)
    before = "" if uid is None else _LESS_RIGHTS.format(uid=uid)
    before += "" if limit is None else _LESS_ROOM.format(limit=limit)
    if before:
        call = [sys.executable, "-c", _BEFORE.format(before=before), *map(str, arguments)]
    return subprocess.run(
        call,
        cwd=ROOT,
        env=environment(home),
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        start_new_session=True,
    )


@dataclass(frozen=True, kw_only=True)
class Someone:
    """An account without privileges, and a folder of its own: whoever is root is let through every lock."""

    folder: Path
    uid: int | None

    def own(self) -> None:
        """Give everything in the folder to that account, as it stands."""
        if self.uid is not None:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, self.uid, -1)

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Run one call as that account."""
        return run(arguments, self.folder, uid=self.uid)
