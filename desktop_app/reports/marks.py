"""Drawn marks, which Noto Sans does not have: pills, boxes, circles, the struck-out picture."""

from enum import Enum
from itertools import pairwise

from desktop_app.reports import fonts
from desktop_app.reports.fonts import Style, width
from desktop_app.reports.grid import MM
from desktop_app.reports.pen import BLACK, TINT, WHITE, Pen

PILL_TEXT = Style(fonts.SEMIBOLD, 7, 9)
PILL_TEXT_LIGHT = Style(fonts.MEDIUM, 7, 9)
_PILL_HEIGHT = 3.9 * MM
_PILL_LEAST = 11.4 * MM


class Look(Enum):
    """How loudly an answer speaks: solid black means "look here" and nothing else does."""

    SOLID = "solid"
    OUTLINE = "outline"
    DASHED = "dashed"


def pill(pen: Pen, centre: float, baseline: float, word: str, look: Look) -> None:
    """Draw ``word`` in a pill around ``centre``."""
    style = PILL_TEXT if look is not Look.OUTLINE else PILL_TEXT_LIGHT
    wide = max(width(word, style) + 4.4 * MM, _PILL_LEAST)
    bottom = baseline + style.size * 0.357 - _PILL_HEIGHT / 2
    fill = {Look.SOLID: BLACK, Look.OUTLINE: None, Look.DASHED: TINT}[look]
    pen.box(
        centre - wide / 2,
        bottom,
        wide,
        _PILL_HEIGHT,
        fill=fill,
        weight=None if look is Look.SOLID else 0.7,
        radius=_PILL_HEIGHT / 2,
        dash=(1.6, 1.2) if look is Look.DASHED else (),
    )
    pen.text_centre(centre, baseline, word, style, white=look is Look.SOLID)


def tick_box(pen: Pen, x: float, baseline: float, size: float, word: str, style: Style) -> float:
    """Draw an empty box with ``word`` to its right; return where the word ends."""
    pen.box(x, baseline + style.size * 0.357 - size / 2, size, size, weight=0.8)
    x += size
    if word:
        pen.text(x + 1.3 * MM, baseline, word, style)
        x += 1.3 * MM + width(word, style)
    return x


def reversed_word(pen: Pen, x: float, bottom: float, w: float, h: float, word: str) -> None:
    """Fill a box with black and set ``word`` in white in its middle."""
    style = Style(fonts.BOLD, 8.8, 11)
    pen.box(x, bottom, w, h, fill=BLACK)
    pen.text_centre(x + w / 2, bottom + h / 2 - style.size * 0.357, word, style, white=True)


def numbered_circle(pen: Pen, x: float, y: float, number: int) -> None:
    """Draw ``number`` in a circle around a point."""
    label = str(number)
    size = {1: 6.6, 2: 6.0}.get(len(label), 4.8)
    style = Style(fonts.SEMIBOLD, size, 8)
    pen.circle(x, y, CIRCLE, fill=WHITE, weight=0.8)
    pen.text_centre(x, y - size * 0.357, label, style)


CIRCLE = 2.05 * MM


def no_picture(pen: Pen, x: float, bottom: float) -> None:
    """Draw a picture frame struck through, 10.5 mm wide and 8.5 mm high."""
    pen.box(x + 1.2 * MM, bottom + 1.0 * MM, 8.0 * MM, 6.4 * MM, weight=1.1)
    left, base = x + 1.2 * MM, bottom + 1.0 * MM
    points = [(0.6, 0.9), (2.6, 3.3), (4.0, 1.9), (5.4, 3.9), (7.4, 1.4)]
    for (x1, y1), (x2, y2) in pairwise(points):
        pen.line(left + x1 * MM, base + y1 * MM, left + x2 * MM, base + y2 * MM, weight=0.8)
    pen.circle(left + 2.0 * MM, base + 4.9 * MM, 0.6 * MM, fill=None, weight=0.7)
    pen.line(x, bottom + 0.2 * MM, x + 10.4 * MM, bottom + 8.2 * MM, weight=3.4, grey=WHITE)
    pen.line(x, bottom + 0.2 * MM, x + 10.4 * MM, bottom + 8.2 * MM, weight=1.5)
