"""The chain of one exhibit: numbered links on a line, and hatching with GAP where the record is silent."""

from collections.abc import Sequence

from typing_extensions import override

from desktop_app.reports import lines, marks
from desktop_app.reports.blocks import draw_band
from desktop_app.reports.cells import Cell, Text
from desktop_app.reports.grid import HALF, HANG, MM, WIDTH
from desktop_app.reports.lines import Line, Run
from desktop_app.reports.pen import Pen
from desktop_app.reports.table import PAD_TOP, Row, change_bar
from desktop_app.words import _

_SPINE = HANG * 0.26  # where the circles stand, from the left edge of the text
_SPINE_WEIGHT = 0.8
_BAND = 1.75 * HALF


class LinkRow(Row):
    """A row of the continuity table: its number in a circle, on the line that joins it to its neighbours."""

    rule_from = HANG

    def __init__(
        self,
        number: int | None,
        *cells: Cell,
        notes: Sequence[Text] = (),
        new: bool = False,
        above: bool = True,
        below: bool = True,
    ) -> None:
        """Set ``cells`` beside the circle; without a ``number`` the row is the rest of one that was cut."""
        super().__init__(Text(), *cells, notes=notes, notes_from=3, new=new)
        self._number = number
        self._above = above
        self._below = below

    @override
    def draw(self, pen: Pen, x: float, top: float, widths: tuple[float, ...], gutter: float) -> None:
        """Draw the line, the circle over it, and the cells."""
        base, _low, whole = self._measure(widths, gutter)
        centre = top - PAD_TOP - base + 7.8 * 0.357
        spine = x + _SPINE + marks.CIRCLE / 2
        begin = top if self._above or self._number is None else centre
        end = top - whole if self._below else centre
        if begin > end:
            pen.line(spine, begin, spine, end, weight=_SPINE_WEIGHT)
        if self._number is not None:
            marks.numbered_circle(pen, spine, centre, self._number)
        super().draw(pen, x, top, widths, gutter)

    @override
    def _part(self, cells: list[Cell], notes: list[Text]) -> Row:
        first = self._number is not None and bool(cells[1].lines(0) or cells[2].lines(0))
        return LinkRow(
            self._number if first else None,
            *cells[1:],
            notes=notes,
            new=self.new,
            above=self._above or not first,
            below=self._below or first,
        )


class GapRow(Row):
    """A full-width row between two links: GAP in reversed black, and what is not known in a sentence."""

    rule_from = HANG

    def __init__(self, paragraphs: Sequence[Sequence[Run]], *, new: bool, already: list[Line] | None = None) -> None:
        """Set ``paragraphs`` beside the word."""
        super().__init__(new=new)
        room = WIDTH - HANG - _BAND - 4 * MM
        self._lines = (
            already
            if already is not None
            else [line for paragraph in paragraphs for line in lines.layout(paragraph, room)]
        )

    @override
    def height(self, widths: tuple[float, ...], gutter: float) -> float:
        """Return the height of the sentence with its padding."""
        del widths, gutter
        return lines.height(self._lines) + 3.2 * MM

    @override
    def draw(self, pen: Pen, x: float, top: float, widths: tuple[float, ...], gutter: float) -> None:
        """Draw the hatching instead of the line, the word, and the sentence."""
        height = self.height(widths, gutter)
        draw_band(pen, _("GAP"), x + HANG, top - height, _BAND, height, whole=WIDTH - HANG)
        half = 2.1 * MM
        pen.hatch(x + _SPINE + marks.CIRCLE / 2 - half, top - height, half * 2, height)
        lines.draw(pen, self._lines, x + HANG + _BAND + 2.6 * MM, top - 1.6 * MM)
        if self.new:
            change_bar(pen, x, top, height)

    @override
    def cut(self, room: float, widths: tuple[float, ...], gutter: float) -> tuple[Row, Row] | None:
        """Return a gap with the lines that fit, and one with the rest."""
        del widths, gutter
        used, count = 3.2 * MM, 0
        for line in self._lines:
            used += line.leading
            if used > room:
                break
            count += 1
        if count == 0:
            return None
        return (
            GapRow((), new=self.new, already=self._lines[:count]),
            GapRow((), new=self.new, already=self._lines[count:]),
        )
