"""How a figure is taken: in pairs that take turns, as a median with its range, so that a noisy machine shows."""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What was measured: its times in seconds, those of what it is compared with, and what is aimed at."""

    name: str
    taken: tuple[float, ...]
    against: tuple[float, ...] = ()
    goal: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Return how many times longer it takes than what it is compared with: the median of the pairs."""
        if not self.against:
            return None
        return statistics.median(mine / theirs for mine, theirs in zip(self.taken, self.against, strict=True))


def pairs(name: str, mine: Work, theirs: Work, *, rounds: int, goal: str = "", note: str = "") -> Figure:
    """Return the figure of two ways of doing the same, which take turns."""
    taken: list[float] = []
    against: list[float] = []
    for number in range(rounds):
        for work, times in ((mine, taken), (theirs, against)) if number % 2 else ((theirs, against), (mine, taken)):
            times.append(seconds(work))
    return Figure(name=name, taken=tuple(taken), against=tuple(against), goal=goal, note=note)


def alone(name: str, work: Work, *, rounds: int, goal: str = "", note: str = "") -> Figure:
    """Return the figure of one thing by itself."""
    return Figure(name=name, taken=tuple(seconds(work) for _round in range(rounds)), goal=goal, note=note)


def seconds(work: Work) -> float:
    """Return how long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def peak_mebibytes() -> float:
    """Return the most memory that this process has had so far, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def line(figure: Figure) -> str:
    """Return a figure as a line of the table."""
    ratio = "" if figure.ratio is None else f"{figure.ratio:6.2f}x"
    shown = [_span(figure.taken), _span(figure.against), ratio, figure.goal]
    return f"{figure.name:<52} {shown[0]:<30} {shown[1]:<30} {shown[2]:>8}  {shown[3]:<16} {figure.note}".rstrip()


HEADING = f"{'':<52} {'Cordon: median [min-max]':<30} {'compared with':<30} {'ratio':>8}  {'goal':<16} note"


def _span(times: tuple[float, ...]) -> str:
    if not times:
        return ""
    scale, unit = (1000.0, "ms") if max(times) < 2 else (1.0, "s")
    middle, least, most = statistics.median(times), min(times), max(times)
    return f"{middle * scale:.3g} [{least * scale:.3g}-{most * scale:.3g}] {unit}"
