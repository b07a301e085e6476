"""The blocks that sections are made of: headings, paragraphs, and the band with a word in reversed black."""

from collections.abc import Sequence

from typing_extensions import override

from desktop_app.reports import fonts, lines, marks
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import Style, width
from desktop_app.reports.grid import HALF, HANG, MM, WIDTH
from desktop_app.reports.lines import Line, Run
from desktop_app.reports.pen import HEAVY, RULE, TINT, Pen
from desktop_app.reports.table import change_bar


class Heading(Block):
    """A section's rule, its number, its title, and at the right end the section's answer in a few words."""

    with_next = True
    space_before = 5.6 * MM

    def __init__(self, number: int | None, title: str, answer: str) -> None:
        """Set ``title`` on the hang line, ``answer`` at the right."""
        self.section = number
        self._number = "" if number is None else str(number)
        self._title = title
        self._hang = HANG if number is not None else 0.0
        room = WIDTH - self._hang - width(title, fonts.SECTION) - 6 * MM
        own = lines.layout([Run(answer, fonts.NOTE_MEDIUM)], max(room, 45 * MM)) if answer else []
        self._answer = lines.at_most(4, own)

    @override
    def height(self) -> float:
        """Return the height from the rule to where the section begins."""
        return 8.9 * MM + max(len(self._answer) - 1, 0) * fonts.NOTE_MEDIUM.leading

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the rule, the title below it and the answer on the title's baseline."""
        pen.line(x, top, x + WIDTH, top, weight=HEAVY)
        baseline = top - 5.9 * MM
        if self._number:
            pen.text(x, baseline, self._number, fonts.SECTION)
        pen.text(x + self._hang, baseline, self._title, fonts.SECTION)
        for line in self._answer:
            lines.draw_line(pen, line, x + WIDTH - line.width, baseline)
            baseline -= line.leading


class SubHeading(Block):
    """A heading inside a section, with a remark at the right."""

    with_next = True

    def __init__(
        self, runs: Sequence[Run], remark: str = "", *, section: int | None = None, space: float = 2.6 * MM
    ) -> None:
        """Set ``runs`` in bold at the left and ``remark`` at the right."""
        self.space_before = space
        self.section = section
        self._remark = remark
        room = WIDTH - width(remark, fonts.NOTE) - 5 * MM if remark else WIDTH
        self._lines = lines.at_most(8, lines.layout(runs, room))

    @override
    def height(self) -> float:
        """Return the height of its lines with a little air."""
        return lines.height(self._lines) + 1.0 * MM

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw both on the first baseline."""
        lines.draw(pen, self._lines, x, top)
        if self._remark and self._lines:
            pen.text_right(x + WIDTH, top - self._lines[0].baseline, self._remark, fonts.NOTE)


class Paragraph(Block):
    """Running text that may go on to the next page."""

    def __init__(
        self,
        runs: Sequence[Run],
        *,
        section: int | None = None,
        indent: float = 0.0,
        space: float = 1.4 * MM,
        new: bool = False,
        already: list[Line] | None = None,
    ) -> None:
        """Set ``runs`` at ``indent``; ``already`` holds the lines of a part that was split off."""
        self.space_before = space
        self.section = section
        self._indent = indent
        self._new = new
        self._lines = already if already is not None else lines.layout(runs, WIDTH - indent)

    @override
    def height(self) -> float:
        """Return the height of its lines."""
        return lines.height(self._lines)

    @override
    def least(self) -> float:
        """Return the height of the first two lines."""
        return lines.height(self._lines[:2])

    @override
    def split(self, room: float, *, forced: bool) -> tuple[Block, Block] | None:
        """Return the lines that fit and the rest, never one line alone unless it cannot be helped."""
        count, used = 0, 0.0
        for line in self._lines:
            used += line.leading
            if used > room:
                break
            count += 1
        if count < (1 if forced else 2):
            return None
        return self._part(self._lines[:count]), self._part(self._lines[count:])

    def _part(self, own: list[Line]) -> "Paragraph":
        return Paragraph((), section=self.section, indent=self._indent, space=0.0, new=self._new, already=own)

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines."""
        lines.draw(pen, self._lines, x + self._indent, top)
        if self._new:
            change_bar(pen, x, top, self.height())


class Band(Block):
    """A full-width band: a word in reversed black, and beside it on a tint what it is about."""

    def __init__(
        self,
        word: str,
        paragraphs: Sequence[Sequence[Run]],
        *,
        section: int | None = None,
        space: float = 2.4 * MM,
        new: bool = False,
        already: list[Line] | None = None,
    ) -> None:
        """Set ``word`` at the left and ``paragraphs`` beside it."""
        self.space_before = space
        self.section = section
        self.word = word
        self._new = new
        self._wide = max(2.2 * HALF, width(word, Style(fonts.BOLD, 8.8, 11)) + 5 * MM)
        room = WIDTH - self._wide - 5.5 * MM
        self._lines = (
            already
            if already is not None
            else [line for paragraph in paragraphs for line in lines.layout(paragraph, room)]
        )

    @override
    def height(self) -> float:
        """Return the height with its padding."""
        return lines.height(self._lines) + 3.4 * MM

    @override
    def least(self) -> float:
        """Return the height of the whole, or of a few lines where it is long."""
        return min(self.height(), 30 * MM)

    @override
    def split(self, room: float, *, forced: bool) -> tuple[Block, Block] | None:
        """Return a band with the lines that fit, and one with the rest under the same word."""
        count, used = 0, 3.4 * MM
        for line in self._lines:
            used += line.leading
            if used > room:
                break
            count += 1
        if count < (1 if forced else 2):
            return None
        return self._part(self._lines[:count]), self._part(self._lines[count:])

    def _part(self, own: list[Line]) -> "Band":
        return Band(self.word, (), section=self.section, space=0.0, new=self._new, already=own)

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the band between two rules."""
        bottom = top - self.height()
        draw_band(pen, self.word, x, bottom, self._wide, self.height())
        lines.draw(pen, self._lines, x + self._wide + 3 * MM, top - 1.7 * MM)
        if self._new:
            change_bar(pen, x, top, self.height())


def draw_band(  # noqa: PLR0913 - a word, a place and two sizes
    pen: Pen, word: str, x: float, bottom: float, wide: float, height: float, *, whole: float = WIDTH
) -> None:
    """Draw an empty band ``whole`` points long: reversed word, tint, and a rule above and below."""
    pen.box(x + wide, bottom, whole - wide, height, fill=TINT)
    marks.reversed_word(pen, x, bottom, wide, height, word)
    for y in (bottom, bottom + height):
        pen.line(x, y, x + whole, y, weight=RULE)
