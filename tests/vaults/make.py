"""Makes the vault of a released schema, once, at its release: python -m tests.vaults.make tests/vaults/schema_N."""

import shutil
import sys
import tempfile
from pathlib import Path

from desktop_app.cli import main
from tests.build import TINY

KEPT = ("header.json", "anchor.json", "records.db")


def make(target: Path) -> None:
    """Keep the practice vault as this program makes it today; an existing one is never replaced."""
    target.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "practice"
        if main(["practice", str(whole)], floor=TINY, cost=TINY):
            sys.exit("The practice vault could not be made.")
        for name in KEPT:
            shutil.copyfile(whole / "vault" / name, target / name)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
