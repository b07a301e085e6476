"""Checks one vault in a process of its own, and prints the seconds it took and the MiB above what was there before."""

import sys
from pathlib import Path

from benchmarks import measuring
from desktop_app import settings
from desktop_app.vault import verify
from tests import build


def main() -> None:
    """Check the vault in the folder that is named."""
    folder = Path(sys.argv[1])
    settings.place = lambda: folder.parent / "settings.json"
    with build.open_vault(folder) as vault:
        before = measuring.peak_mebibytes()
        took = measuring.seconds(lambda: _clean(verify.check(vault)))
        print(took, measuring.peak_mebibytes() - before)


def _clean(verdict: verify.Verdict) -> None:
    assert verdict.findings == (), verdict.findings[:3]


if __name__ == "__main__":
    main()
