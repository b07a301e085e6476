"""The lines to sign on: released by, received by, witness, and the boxes that close a handover."""

from typing_extensions import override

from desktop_app.reports import fonts
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import LABEL, SUBHEAD, TABLE, Style, width
from desktop_app.reports.grid import HALF, MM, WIDTH
from desktop_app.reports.marks import tick_box
from desktop_app.reports.pen import HAIR_GREY, Pen
from desktop_app.words import _

_LINE = 8.9 * MM
_SIGNATURE = 12.9 * MM
_COLUMN = 11.45 * HALF
_SECOND = 12.55 * HALF
_SMALL_BOX = 3.2 * MM


class Signatures(Block):
    """Released by and received by side by side, then the witness beside the closing boxes."""

    space_before = 0.0

    @override
    def height(self) -> float:
        """Return the height of the whole, which is never split."""
        return 86.5 * MM

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines and boxes."""
        second = x + _SECOND
        pen.text(x, top - 5.4 * MM, _("Released by"), SUBHEAD)
        pen.text(second, top - 5.4 * MM, _("Received by"), SUBHEAD)
        left = top - 6.2 * MM
        left = _one(pen, x, left, _("Print"), _LINE)
        left = _one(pen, x, left, _("Role"), _LINE)
        left = _one(pen, x, left, _("Signed"), _SIGNATURE)
        _two(pen, x, left, (_("Date"), _("Time")), 0.5)
        right = top - 6.2 * MM
        right = _one(pen, second, right, _("Print"), _LINE)
        right = _two(pen, second, right, (_("Rank"), _("Collar number")), 0.5)
        right = _one(pen, second, right, _("Station"), _LINE)
        right = _one(pen, second, right, _("Signed"), _SIGNATURE)
        right = _two(pen, second, right, (_("Date"), _("Time")), 0.5)
        foot = right - 2.4 * MM
        pen.line(x + 12 * HALF, top - 1.6 * MM, x + 12 * HALF, foot + 1.2 * MM, weight=0.5, grey=HAIR_GREY)
        pen.line(x, foot, x + WIDTH, foot, weight=0.5, grey=HAIR_GREY)
        _closing(pen, x, second, foot)


def _one(pen: Pen, x: float, top: float, label: str, height: float, room: float = _COLUMN) -> float:
    """Draw a label and its line; return where the next begins."""
    baseline = top - height
    pen.text(x, baseline + 0.5 * MM, label, LABEL)
    pen.line(x + width(label, LABEL) + 2 * MM, baseline, x + room, baseline, weight=0.7)
    return baseline


def _two(pen: Pen, x: float, top: float, labels: tuple[str, str], share: float) -> float:
    gap = 3 * MM
    first = (_COLUMN - gap) * share
    _one(pen, x, top, labels[0], _LINE, first)
    return _one(pen, x + first + gap, top, labels[1], _LINE, _COLUMN - first - gap)


def _closing(pen: Pen, x: float, second: float, top: float) -> None:
    pen.text(x, top - 5.2 * MM, _("Witness"), SUBHEAD)
    low = _one(pen, x, top - 6.0 * MM, _("Print"), _LINE)
    _one(pen, x, low, _("Signed"), _SIGNATURE)
    words = (
        _("Property reference entered above"),
        _("Property reference to come in ______ days"),
        _("The police have a signed copy"),
        _("The school has a signed copy"),
    )
    baseline = top - 5.4 * MM
    for word in words:
        tick_box(pen, second, baseline, _SMALL_BOX, word, TABLE)
        baseline -= 4.9 * MM
    small = Style(fonts.REGULAR, 7.2, 9.6)
    pen.text(second, baseline - 0.6 * MM, _("Both people initial any change made by hand."), small)


class OfficerLine(Block):
    """One line for whoever answers: name, rank and collar number, signature."""

    space_before = 1.6 * MM

    @override
    def height(self) -> float:
        """Return the height that a hand needs."""
        return _LINE + 1 * MM

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the three labels and their lines."""
        gap = 3 * MM
        for label, share in ((_("Officer, print"), 9.0), (_("Rank, collar number"), 7.6), (_("Signed"), 7.4)):
            _one(pen, x, top, label, _LINE, share * HALF - gap)
            x += share * HALF


class NoteLines(Block):
    """A heading and empty lines for notes made at the handover."""

    space_before = 4 * MM

    def __init__(self, count: int = 4) -> None:
        """Draw ``count`` lines."""
        self._count = count

    @override
    def height(self) -> float:
        """Return the height of the heading and its lines."""
        return 4 * MM + self._count * 8.4 * MM + 1 * MM

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the heading and the lines."""
        pen.text(x, top - 3 * MM, _("Notes at the handover"), SUBHEAD)
        for place in range(self._count):
            y = top - 4 * MM - (place + 1) * 8.4 * MM
            pen.line(x, y, x + WIDTH, y, weight=0.5, grey=HAIR_GREY)
