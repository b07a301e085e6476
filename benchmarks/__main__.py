"""Takes every figure and prints the table: python -m benchmarks [--quick] [--only NAME]."""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import bulk, due, measuring, opening, paper, recording, window
from benchmarks.measuring import Figure
from desktop_app import settings


def main() -> None:
    """Take the figures that are asked for, and print each as soon as it is there."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--quick", action="store_true", help="fewer rounds and a tenth of the records")
    asked.add_argument("--only", choices=sorted(_GROUPS), help="one group of figures")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="cordon-figures-") as place:
        folder = Path(place)
        settings.place = lambda: folder / "settings.json"
        print(measuring.HEADING)
        for name, group in _GROUPS.items():
            if given.only in {None, name}:
                for figure in group(folder, given.quick):
                    print(measuring.line(figure), flush=True)


def _recording(folder: Path, quick: bool) -> Iterator[Figure]:
    yield from recording.figures(folder, 30 if quick else 200)


def _opening(folder: Path, quick: bool) -> Iterator[Figure]:
    actions = 5_000 if quick else 50_000
    yield from opening.figures(bulk.vault_of(folder / "large", actions), 3 if quick else 7, actions)


def _lists(folder: Path, quick: bool) -> Iterator[Figure]:
    devices = 10_000 if quick else 100_000
    yield from opening.lists(bulk.vault_of(folder / "larger", devices + 2), 5 if quick else 15)


def _today(folder: Path, quick: bool) -> Iterator[Figure]:
    yield from due.figures(folder, 5 if quick else 15, 500 if quick else 5_000)


def _paper(_folder: Path, quick: bool) -> Iterator[Figure]:
    yield from paper.figures(4 if quick else 18)


def _window(folder: Path, quick: bool) -> Iterator[Figure]:
    yield from window.figures(folder, 3 if quick else 7, 10_000 if quick else 100_000)


_GROUPS: dict[str, Callable[[Path, bool], Iterator[Figure]]] = {
    "recording": _recording,
    "opening": _opening,
    "lists": _lists,
    "today": _today,
    "paper": _paper,
    "window": _window,
}

if __name__ == "__main__":
    main()
