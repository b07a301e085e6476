"""What can stand in a cell of a table: text, an answer, boxes to tick, a line to write on."""

from collections.abc import Sequence
from typing import NamedTuple

from typing_extensions import override

from desktop_app.reports import fonts, lines, marks
from desktop_app.reports.fonts import Style
from desktop_app.reports.grid import MM
from desktop_app.reports.lines import Line, Run
from desktop_app.reports.pen import HAIR_GREY, Pen
from desktop_app.services.handover_pack import Answer
from desktop_app.words import _


class Cell:
    """One cell of a row: measured once for a width, drawn on the row's common first baseline."""

    def lines(self, width: float) -> list[Line]:
        """Return the text lines for ``width``; none for a cell that is drawn."""
        del width
        return []

    def height(self, width: float) -> float:
        """Return the height in points."""
        return lines.height(self.lines(width))

    def baseline(self, width: float) -> float:
        """Return how far the first baseline stands below the top of the cell."""
        own = self.lines(width)
        return own[0].baseline if own else 0.0

    def draw(self, pen: Pen, x: float, baseline: float, width: float) -> None:
        """Draw with the first baseline at ``baseline``."""
        raise NotImplementedError


class Text(Cell):
    """Runs of text, broken at the width of the cell."""

    def __init__(self, *runs: Run, struck: bool = False) -> None:
        """Set ``runs`` one after the other; ``struck`` puts a line through them."""
        self.runs = runs
        self.struck = struck
        self._set: tuple[float, list[Line]] | None = None
        self._fixed: list[Line] | None = None

    @classmethod
    def already_set(cls, own: list[Line], *, struck: bool = False) -> "Text":
        """Return a cell of lines that were broken before: the part of a row that goes on to the next page."""
        cell = cls(struck=struck)
        cell._fixed = own
        return cell

    @override
    def lines(self, width: float) -> list[Line]:
        """Return the text broken at ``width``."""
        if self._fixed is not None:
            return self._fixed
        if self._set is None or self._set[0] != width:
            self._set = (width, lines.layout(self.runs, width) if self.runs else [])
        return self._set[1]

    @override
    def draw(self, pen: Pen, x: float, baseline: float, width: float) -> None:
        """Draw the lines, the first on ``baseline``."""
        own = self.lines(width)
        if not own:
            return
        top = baseline + own[0].baseline
        for line in own:
            lines.draw_line(pen, line, x, top - line.baseline)
            if self.struck and line.segments:
                height = top - line.baseline + line.segments[0].style.size * 0.26
                pen.line(x, height, x + line.width, height, weight=0.6)
            top -= line.leading


class AnswerCell(Cell):
    """A pill with the answer's word: solid where it must be seen, outlined where it is as it should be."""

    def __init__(self, word: str, look: marks.Look) -> None:
        """Show ``word`` in a pill of the given ``look``."""
        self._word = word
        self._look = look

    @override
    def height(self, width: float) -> float:
        """Return the height of a line of table text."""
        del width
        return fonts.TABLE.leading

    @override
    def baseline(self, width: float) -> float:
        """Return where the answer’s word stands."""
        del width
        return (fonts.TABLE.leading + lines.CAP_HEIGHT * fonts.TABLE.size) / 2

    @override
    def draw(self, pen: Pen, x: float, baseline: float, width: float) -> None:
        """Draw the pill around the middle of the cell."""
        marks.pill(pen, x + width / 2, baseline, self._word, self._look)


class DotCell(AnswerCell):
    """The fine dot in an answer column that was not chosen: it keeps the eye in line."""

    def __init__(self) -> None:
        """Draw a dot."""
        super().__init__("", marks.Look.OUTLINE)

    @override
    def draw(self, pen: Pen, x: float, baseline: float, width: float) -> None:
        """Draw the dot in the middle of the cell."""
        pen.circle(x + width / 2, baseline + 2.6, 0.55, fill=0.35)


def answers(chosen: Answer | None, *, alarming: Answer) -> tuple[Cell, Cell, Cell]:
    """Return the cells of the columns Yes, No and Not known; solid is the answer that must be seen."""
    words = ((Answer.YES, _("Yes")), (Answer.NO, _("No")), (Answer.NOT_KNOWN, _("Not known")))
    yes, no, unknown = (AnswerCell(word, look_of(one, alarming)) if one is chosen else DotCell() for one, word in words)
    return yes, no, unknown


def look_of(answer: Answer, alarming: Answer) -> marks.Look:
    """Return how loudly an answer speaks, where ``alarming`` is the one that must be seen."""
    if answer is Answer.NOT_KNOWN:
        return marks.Look.DASHED
    return marks.Look.SOLID if answer is alarming else marks.Look.OUTLINE


class TickCell(Cell):
    """Empty boxes to tick, each with its word."""

    def __init__(self, words: Sequence[str], size: float = 3.5 * MM) -> None:
        """Draw one box for each of ``words``; an empty word is a box alone."""
        self._words = tuple(words)
        self._size = size

    @override
    def height(self, width: float) -> float:
        """Return the height of a box."""
        del width
        return max(self._size, fonts.TABLE.leading)

    @override
    def baseline(self, width: float) -> float:
        """Return where the word beside the box stands."""
        del width
        return (self.height(0) + lines.CAP_HEIGHT * fonts.TABLE.size) / 2

    @override
    def draw(self, pen: Pen, x: float, baseline: float, width: float) -> None:
        """Draw the boxes side by side."""
        for word in self._words:
            x = marks.tick_box(pen, x, baseline, self._size, word, fonts.TABLE) + 3.0 * MM


class BlankCell(Cell):
    """A line to write on."""

    def __init__(self, height: float = 6.4 * MM) -> None:
        """Leave ``height`` points above the line."""
        self._height = height

    @override
    def height(self, width: float) -> float:
        """Return the height that a hand needs."""
        del width
        return self._height

    @override
    def baseline(self, width: float) -> float:
        """Return where the line stands."""
        del width
        return self._height - 1.5 * MM

    @override
    def draw(self, pen: Pen, x: float, baseline: float, width: float) -> None:
        """Draw the line."""
        pen.line(x, baseline - 1.0 * MM, x + width, baseline - 1.0 * MM, weight=0.5, grey=HAIR_GREY - 0.15)


class Pair(NamedTuple):
    """A label and what stands beside it."""

    label: str
    value: Cell


def plain(text: str, style: Style) -> Text:
    """Return a cell with the program's own words (never a person's)."""
    return Text(Run(text, style))
