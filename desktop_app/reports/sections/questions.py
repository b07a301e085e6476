"""Section: what the school asks the police, with room for the officer's answer, initials and date."""

from collections.abc import Sequence

from typing_extensions import override

from desktop_app.reports import fonts, lines, marks
from desktop_app.reports.cells import Cell, Text
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import TABLE_MEDIUM, TABLE_SEMIBOLD
from desktop_app.reports.grid import MM, columns
from desktop_app.reports.lines import Line, Run
from desktop_app.reports.pen import HAIR_GREY, Pen
from desktop_app.reports.section import Numbers, Section, counted
from desktop_app.reports.signing import OfficerLine
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import typed
from desktop_app.services.handover_pack import Asked, HandoverPack
from desktop_app.words import _

_LINE = 8.4 * MM  # what a hand needs
_BOX = 3.5 * MM
_WORD = _BOX + 1.3 * MM
_STEP = 5.6 * MM
_BASE = (fonts.TABLE.leading + lines.CAP_HEIGHT * fonts.TABLE.size) / 2


class _TicksCell(Cell):
    """Empty boxes one under the other, each with the answer it stands for."""

    def __init__(self, answers: Sequence[str]) -> None:
        """Draw one box for each of ``answers``."""
        self._answers = tuple(answers)

    def _placed(self, width: float) -> list[tuple[list[Line], float]]:
        """Return each answer in at most two lines, and how far below the first it stands."""
        placed: list[tuple[list[Line], float]] = []
        down = 0.0
        for answer in self._answers:
            own = lines.at_most(2, lines.layout(typed(answer, fonts.TABLE), width - _WORD - 1 * MM))
            placed.append((own, down))
            down += max(lines.height(own) + _STEP - fonts.TABLE.leading, _STEP)
        return placed

    @override
    def height(self, width: float) -> float:
        """Return the height of all the boxes."""
        placed = self._placed(width)
        return placed[-1][1] + max(lines.height(placed[-1][0]), _STEP) if placed else _STEP

    @override
    def baseline(self, width: float) -> float:
        """Return where the first word stands."""
        del width
        return _BASE

    @override
    def draw(self, pen: Pen, x: float, baseline: float, width: float) -> None:
        """Draw the boxes."""
        for own, down in self._placed(width):
            marks.tick_box(pen, x, baseline - down, _BOX, "", fonts.TABLE)
            lines.draw(pen, own, x + _WORD, baseline - down + _BASE)


class _RuledCell(Cell):
    """Ruled lines to write on; ``first`` leaves those above it out."""

    def __init__(self, first: int = 0) -> None:
        """Rule two lines from ``first`` on."""
        self._first = first

    @override
    def height(self, width: float) -> float:
        """Return the height of two lines for a hand."""
        del width
        return 2 * _LINE + 1 * MM

    @override
    def baseline(self, width: float) -> float:
        """Return where the first line of text beside it stands."""
        del width
        return _BASE

    @override
    def draw(self, pen: Pen, x: float, baseline: float, width: float) -> None:
        """Draw the lines."""
        for place in range(self._first, 2):
            y = baseline + _BASE - (place + 1) * _LINE
            pen.line(x, y, x + width, y, weight=0.5, grey=HAIR_GREY - 0.15)


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    asked = pack.care.questions if pack.care else ()
    head = ("", _("Question"), _("Answer"), _("In the officer’s words"), _("Initials, date, time"))
    rows = [_row(number, one) for number, one in enumerate(asked, start=1)]
    return [Table(columns(1.2, 6.2, 4.8, 7.8, 4.0), head, rows), OfficerLine()]


def _row(number: int, one: Asked) -> Row:
    return Row(
        Text(Run(str(number), TABLE_SEMIBOLD)),
        Text(*typed(one.question, TABLE_MEDIUM)),
        _TicksCell(one.answers),
        _RuledCell(),
        _RuledCell(first=1),
    )


def _answer(pack: HandoverPack) -> str:
    asked = len(pack.care.questions) if pack.care else 0
    return counted(
        asked, _("1 question; the answer becomes police advice"), _("{n} questions; answers become police advice")
    )


SECTION = Section(
    key="questions",
    title=lambda: _("What we ask the police"),
    answer=_answer,
    body=_body,
    present=lambda pack: pack.care is not None and bool(pack.care.questions),
    kept=True,
)
