"""Python code run in a process of its own, against a vault: to be killed there, or to be given less than it needs."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BEGIN = """
import os, resource, signal, sys
from pathlib import Path
from desktop_app import settings
folder = Path(sys.argv[1])
settings.place = lambda: folder.parent / "settings" / "settings.json"
from desktop_app.errors import CordonError
from tests import build
from tests.vault import making
if len(sys.argv) > 2:
    # Everything that is imported late must be there before this account can no longer look for it.
    with build.new_vault(folder.parent / "warm") as vault:
        making.a_phone(vault, making.a_case(vault))
        vault.warnings.append("x")
    os.setgroups([])
    os.setgid(int(sys.argv[2]))
    os.setuid(int(sys.argv[2]))
    settings.place = lambda: folder.parent / "nowhere" / "settings.json"
"""


def run(code: str, folder: Path, *, uid: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run the code, with ``folder``, `build` and `making` at hand; ``uid`` is whom it runs as."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    account = [] if uid is None else [str(uid)]
    return subprocess.run(
        [sys.executable, "-c", _BEGIN + code, str(folder), *account],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
