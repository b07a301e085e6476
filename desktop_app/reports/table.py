"""Tables: rows of cells on the grid, heads repeated, tall rows split, change bars in the margin."""

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from functools import cached_property
from itertools import accumulate

from typing_extensions import override

from desktop_app.reports import fonts, lines
from desktop_app.reports.cells import BlankCell, Cell, Text, plain
from desktop_app.reports.flow import Block
from desktop_app.reports.grid import MM, WIDTH, columns, starts
from desktop_app.reports.lines import Line, Run
from desktop_app.reports.pen import BLACK, RULE, Pen

PAD_TOP = 1.05 * MM
PAD_BOTTOM = 1.15 * MM
GUTTER = 2.2 * MM
NOTES_AWAY = 0.5 * MM
BAR = 0.9 * MM
BAR_AWAY = 3.2 * MM
# A head is never alone with one short row, nor are the last short rows torn from the others.
FIRST_ROWS, FIRST_HEIGHT = 2, 22 * MM
LAST_ROWS, LAST_HEIGHT = 3, 15 * MM


def change_bar(pen: Pen, x: float, top: float, height: float) -> None:
    """Draw the bar that marks what is new since the version before."""
    pen.box(
        x - BAR_AWAY,
        top - height + PAD_BOTTOM * 0.6,
        BAR,
        height - PAD_TOP * 0.6 - PAD_BOTTOM * 0.6,
        fill=BLACK,
    )


class Row:
    """One row. ``notes`` are paragraphs below the cells, from the column ``notes_from`` to the right edge."""

    rule_from = 0.0  # the fine rule below starts here
    above, below = PAD_TOP, PAD_BOTTOM

    def __init__(self, *cells: Cell, notes: Sequence[Text] = (), notes_from: int = 0, new: bool = False) -> None:
        """Put ``cells`` side by side; ``new`` draws the change bar."""
        self.cells = cells
        self.notes = tuple(notes)
        self.notes_from = notes_from
        self.new = new
        self._measured: tuple[tuple[float, ...], float, float, float] | None = None

    def _measure(self, widths: tuple[float, ...], gutter: float) -> tuple[float, float, float]:
        """Return the first baseline below the top, the height of the cells, and that of all."""
        if self._measured is None or self._measured[0] is not widths:
            inner = [width - gutter for width in widths]
            bases = [cell.baseline(width) for cell, width in zip(self.cells, inner, strict=True)]
            base = max(bases)
            low = max(
                base - own + cell.height(width) for own, cell, width in zip(bases, self.cells, inner, strict=True)
            )
            room = WIDTH - starts(widths)[self.notes_from]
            notes = sum(note.height(room) for note in self.notes) + (NOTES_AWAY if self.notes else 0.0)
            self._measured = (widths, base, low, low + notes + self.above + self.below)
        return self._measured[1:]

    def height(self, widths: tuple[float, ...], gutter: float) -> float:
        """Return the height with its padding."""
        return self._measure(widths, gutter)[2]

    def draw(self, pen: Pen, x: float, top: float, widths: tuple[float, ...], gutter: float) -> None:
        """Draw the cells on one baseline, then the notes."""
        base, low, whole = self._measure(widths, gutter)
        left = x
        for cell, width in zip(self.cells, widths, strict=True):
            cell.draw(pen, left, top - self.above - base, width - gutter)
            left += width
        down = top - self.above - low - NOTES_AWAY
        note_x = starts(widths)[self.notes_from]
        for note in self.notes:
            own = note.lines(WIDTH - note_x)
            if own:
                note.draw(pen, x + note_x, down - own[0].baseline, WIDTH - note_x)
            down -= note.height(WIDTH - note_x)
        if self.new:
            change_bar(pen, x, top, whole)

    def cut(self, room: float, widths: tuple[float, ...], gutter: float) -> "tuple[Row, Row] | None":
        """Return the part of a very tall row that fits into ``room``, and the rest."""
        bases = [cell.baseline(width - gutter) for cell, width in zip(self.cells, widths, strict=True)]
        room -= self.above + self.below + NOTES_AWAY + max(bases) - min(bases)
        upper: list[Cell] = []
        lower: list[Cell] = []
        for cell, width in zip(self.cells, widths, strict=True):
            first, rest = _cut_cell(cell, width - gutter, room)
            upper.append(first)
            lower.append(rest)
        used = max(cell.height(width - gutter) for cell, width in zip(upper, widths, strict=True))
        note_room = WIDTH - starts(widths)[self.notes_from]
        first_notes, later_notes = _cut_notes(self.notes, note_room, room - used, whole=not _any_lines(lower))
        if not _any_lines(upper) and not first_notes:
            return None
        return self._part(upper, first_notes), self._part(lower, later_notes)

    def _part(self, cells: list[Cell], notes: list[Text]) -> "Row":
        return Row(*cells, notes=notes, notes_from=self.notes_from, new=self.new)


def _any_lines(cells: Sequence[Cell]) -> bool:
    """Say whether anything is left in the parts of cut cells."""
    return any(cell.lines(WIDTH) for cell in cells)


def _cut_cell(cell: Cell, width: float, room: float) -> tuple[Cell, Cell]:
    if not isinstance(cell, Text):
        return cell, Text()
    upper, lower = _cut_lines(cell.lines(width), room)
    return Text.already_set(upper, struck=cell.struck), Text.already_set(lower, struck=cell.struck)


def _cut_lines(own: list[Line], room: float) -> tuple[list[Line], list[Line]]:
    used, count = 0.0, 0
    for line in own:
        used += line.leading
        if used > room:
            break
        count += 1
    return own[:count], own[count:]


def _cut_notes(notes: Sequence[Text], width: float, room: float, *, whole: bool) -> tuple[list[Text], list[Text]]:
    """Part the notes; none comes before the last line of the cells (``whole``: all of them fit)."""
    first: list[Text] = []
    for place, note in enumerate(notes):
        if whole and note.height(width) <= room:
            first.append(note)
            room -= note.height(width)
            continue
        upper, lower = _cut_lines(note.lines(width), room if whole else 0.0)
        if upper:
            first.append(Text.already_set(upper))
        return first, [Text.already_set(lower), *notes[place + 1 :]]
    return first, []


class _Rows:
    """Rows with the running sum of their heights, shared by all the parts that a table is split into."""

    def __init__(self, rows: Sequence[Row], widths: tuple[float, ...], gutter: float) -> None:
        self.rows = tuple(rows)
        self.sums = [0.0, *accumulate(row.height(widths, gutter) for row in self.rows)]


class Table(Block):
    """Rows under a head. A table that goes on to another page repeats its head there."""

    def __init__(  # noqa: PLR0913 - a table is its columns, its head, its rows and how they are set
        self,
        widths: tuple[float, ...],
        head: Sequence[str] | None,
        rows: Sequence[Row],
        *,
        gutter: float = GUTTER,
        centred: Sequence[int] = (),
        space_before: float = 0.0,
        caption: Block | None = None,
    ) -> None:
        """Set ``rows`` in columns of ``widths``.

        ``caption`` stands above the head on every further page; heads of the ``centred`` columns stand in
        their middle.
        """
        self.space_before = space_before
        self._widths = widths
        self._gutter = gutter
        self._head = tuple(head) if head is not None else None
        self._centred = frozenset(centred)
        self._caption = caption
        self._continued = False
        self._body = _Rows(rows, widths, gutter)
        self._begin, self._end = 0, len(self._body.rows)

    def captioned(self, caption: Block) -> None:
        """Stand ``caption`` above the head on every further page, where the table has none of its own."""
        self._caption = self._caption or caption

    @cached_property
    def _head_cells(self) -> list[list[Line]]:
        words = self._head or ()
        return [
            lines.layout([Run(word, fonts.TABLE_HEAD)], width - 0.6 * MM) if word else []
            for word, width in zip(words, self._widths, strict=False)
        ]

    @cached_property
    def _head_height(self) -> float:
        if self._head is None:
            return 0.0
        return max(lines.height(own) for own in self._head_cells) + 1.1 * MM

    @property
    def _above(self) -> float:
        caption = self._caption.height() if self._caption and self._continued else 0.0
        return caption + self._head_height

    def _tall(self, begin: int, end: int) -> float:
        return self._body.sums[end] - self._body.sums[begin]

    @override
    def height(self) -> float:
        """Return the height with its head."""
        return self._above + self._tall(self._begin, self._end)

    @override
    def least(self) -> float:
        """Return the height of the head and the first rows."""
        return self._above + self._tall(self._begin, self._first())

    def _first(self) -> int:
        """Return the row after those with which the table may begin on a page."""
        if self._end - self._begin <= LAST_ROWS and self._tall(self._begin, self._end) <= FIRST_HEIGHT:
            return self._end
        after = self._begin
        while after < self._end and after - self._begin < FIRST_ROWS and self._tall(self._begin, after) < FIRST_HEIGHT:
            after += 1
        return after

    @override
    def split(self, room: float, *, forced: bool) -> tuple[Block, Block] | None:
        """Return the rows that fit and the rest; a row taller than a page is cut between two lines."""
        sums, begin, end = self._body.sums, self._begin, self._end
        cut = bisect_right(sums, sums[begin] + room - self._above + 1e-6, begin, end + 1) - 1
        short = self._tall(cut, end) < LAST_HEIGHT
        if short and 0 < end - cut < LAST_ROWS and cut - begin > LAST_ROWS:
            cut = end - LAST_ROWS
        if cut <= begin:
            return self._cut_first(room) if forced else None
        if not forced and cut < self._first():
            return None
        return self._part(begin, cut), self._part(cut, end, continued=True)

    def _cut_first(self, room: float) -> tuple[Block, Block] | None:
        rows = self._body.rows[self._begin : self._end]
        parts = rows[0].cut(room - self._above, self._widths, self._gutter)
        if parts is None:
            return None
        whole = copy(self)
        whole._body = _Rows((*parts, *rows[1:]), self._widths, self._gutter)
        return whole._part(0, 1), whole._part(1, len(rows) + 1, continued=True)

    def _part(self, begin: int, end: int, *, continued: bool = False) -> "Table":
        part = copy(self)
        part.space_before = 0.0
        part._begin, part._end = begin, end
        part._continued = self._continued or continued
        return part

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the head and every row with the rules between."""
        if self._caption and self._continued:
            self._caption.draw(pen, x, top)
            top -= self._caption.height()
        if self._head is not None:
            self._draw_head(pen, x, top)
            top -= self._head_height
        for place in range(self._begin, self._end):
            row = self._body.rows[place]
            row.draw(pen, x, top, self._widths, self._gutter)
            top -= self._tall(place, place + 1)
            pen.hair(x + row.rule_from, top, x + WIDTH)

    def _draw_head(self, pen: Pen, x: float, top: float) -> None:
        bottom = top - self._head_height
        for column, own in enumerate(self._head_cells):
            left = x + starts(self._widths)[column]
            if column in self._centred and own:
                left += (self._widths[column] - self._gutter - own[0].width) / 2
            lines.draw(pen, own, left, bottom + 1.1 * MM + lines.height(own))
        pen.line(x, bottom, x + WIDTH, bottom, weight=RULE)


class Pairs(Table):
    """Labels and values in two columns of two, as in the first section of the sheet."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Set ``rows`` made by :func:`pair_row`."""
        super().__init__(columns(3.2, 8.8, 3.2, 8.8), None, rows)


def pair_row(left: tuple[str, Cell | None], right: tuple[str, Cell | None], *, new: bool = False) -> Row:
    """Return a row of two labelled values; ``None`` as a value is a line for the officer to write on."""
    cells: list[Cell] = []
    for label, value in (left, right):
        cells.append(plain(label, fonts.LABEL) if label else Text())
        cells.append(value if value is not None else BlankCell(4.2 * MM))
    return Row(*cells, new=new)
