"""Runs the command line as a process of its own with a cheap key derivation: for tests only, never shipped."""

import sys

from desktop_app.cli import main
from desktop_app.vault.keys import Cost

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)

if __name__ == "__main__":
    sys.exit(main(floor=CHEAP, cost=CHEAP))
