"""The page and its grid: A4 in points, and 24 half columns from which every column is made."""

from collections.abc import Sequence

MM = 72 / 25.4
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
LEFT = 18 * MM  # wider than the right: these pages are punched
RIGHT = 15 * MM
TOP = 20 * MM
BOTTOM = 24 * MM
WIDTH = PAGE_WIDTH - LEFT - RIGHT
ROOM = PAGE_HEIGHT - TOP - BOTTOM
HALF_COLUMNS = 24
HALF = WIDTH / HALF_COLUMNS
HANG = 1.2 * HALF  # titles, questions and names start here; numbers stand to the left of it


def columns(*halves: float) -> tuple[float, ...]:
    """Return column widths in points for widths given in half columns.

    Raises:
        ValueError: they do not add up to the 24 half columns of the page.
    """
    if abs(sum(halves) - HALF_COLUMNS) > 1e-6:
        message = f"columns add up to {sum(halves):g} half columns, not {HALF_COLUMNS}"
        raise ValueError(message)
    return tuple(half * HALF for half in halves)


def starts(widths: Sequence[float]) -> list[float]:
    """Return where each column begins, measured from the left edge of the text."""
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges
