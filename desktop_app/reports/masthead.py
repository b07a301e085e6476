"""The head of page one: title, document code, the banner, the strip of facts, and an accepted alarm."""

from collections.abc import Sequence

from typing_extensions import override

from desktop_app.reports import dates, fonts, lines, marks
from desktop_app.reports.blocks import Band
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import CASE_LINE, CODE, FIGURE, LABEL, NOTE, SMALL, TABLE, TITLE, Style, width
from desktop_app.reports.grid import HALF, MM, WIDTH
from desktop_app.reports.lines import Run
from desktop_app.reports.pen import BLACK, HAIR_GREY, Pen
from desktop_app.reports.section import Fact
from desktop_app.reports.table import BAR
from desktop_app.reports.typed import shown, typed
from desktop_app.services.handover_pack import Answer, HandoverPack
from desktop_app.words import _

_BOX = 7.9 * HALF
STRIP_FACTS = 6
_BANNER_LINES = 5  # what is longer than that stands elsewhere and is pointed to
_STRIP = (4.1, 3.7, 3.8, 4.2, 3.3, 4.9)


class Masthead(Block):
    """The title at the left, the document code in its box at the right."""

    def __init__(self, pack: HandoverPack, title: str, case_line: str, *, sealed: bool = True) -> None:
        """Set ``title`` and the line of case, sheet and version; ``sealed`` adds the point to the box."""
        room = WIDTH - _BOX - 3 * MM
        self._pack = pack
        self._sealed = sealed
        self._box = (17.4 if sealed else 12.4) * MM
        self._title = lines.layout([Run(title, TITLE)], room)
        self._case = lines.at_most(4, lines.layout([Run(case_line, CASE_LINE)], room))
        self._replaces = _replaces(pack)

    @override
    def height(self) -> float:
        """Return the height down to the foot of the box."""
        words = lines.height(self._title) + lines.height(self._case) + (fonts.SMALL.leading if self._replaces else 0)
        return max(self._box, words - 1.8 * MM) + 2.8 * MM

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the title, the lines below it and the box."""
        down = lines.draw(pen, self._title, x - 0.4 * MM, top + 1.2 * MM)
        down = lines.draw(pen, self._case, x, down - 0.6 * MM)
        if self._replaces:
            self._draw_replaces(pen, x, down - 8.2)
        self._draw_box(pen, x + WIDTH - _BOX, top)

    def _draw_replaces(self, pen: Pen, x: float, baseline: float) -> None:
        pen.text(x, baseline, self._replaces, SMALL)
        x += width(self._replaces, SMALL) + 2.6 * MM
        pen.box(x, baseline - 0.8 * MM, BAR, 3.4 * MM, fill=BLACK)
        pen.text(x + 1.9 * MM, baseline, _("beside a row: new since that version."), SMALL)

    def _draw_box(self, pen: Pen, x: float, top: float) -> None:
        pen.box(x, top - self._box, _BOX, self._box, weight=0.9)
        document = self._pack.document
        pen.text(x + 2.5 * MM, top - 3.9 * MM, _("Document code (on every page)"), SMALL)
        code, style = lines.fitted(shown(document.code), CODE, _BOX - 5 * MM, 4)
        pen.text(x + 2.5 * MM, top - 9.6 * MM, code, style)
        if not self._sealed:
            return
        point = document.sealed_point
        said = _("Sealed point {size}, {when}").format(
            size=f"{point.size:,}", when=f"{dates.short_stamp(point.sealed_at)}"
        )
        pen.text(x + 2.5 * MM, top - 14.6 * MM, said, SMALL)


def _replaces(pack: HandoverPack) -> str:
    document = pack.document
    if not document.supersedes or document.previous_version_at is None:
        return ""
    return _("Replaces {earlier} of {when}.").format(
        earlier=shown(document.supersedes), when=dates.short_stamp(document.previous_version_at)
    )


class Banner(Block):
    """The box that says that no image and no message is here, and what the school declared about it."""

    def __init__(self, pack: HandoverPack, further: Sequence[str] = (), *, declared: bool = True) -> None:
        """Set the sentence that was declared, where one belongs here, and ``further`` sentences below it."""
        room = WIDTH - 20 * MM
        first = _("This document contains no images and no copied messages.")
        self._first = lines.layout([Run(first, fonts.BANNER)], room)
        self._solid = declared and pack.declaration.nothing_copied is Answer.NO
        word = width(_("EXCEPTION"), marks.PILL_TEXT) + 7 * MM if self._solid else 0.0
        self._indent = word
        self._second = lines.layout(copied_words(pack), room - word) if declared else []
        self._third = [line for sentence in further for line in lines.layout([Run(sentence, NOTE)], room)]

    @override
    def height(self) -> float:
        """Return the height of the box."""
        words = lines.height(self._first) + lines.height(self._second) + lines.height(self._third)
        return max(words + 3.6 * MM, 12.2 * MM)

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the box, the struck-out picture and the sentences."""
        height = self.height()
        pen.box(x, top - height, WIDTH, height, weight=1.5)
        marks.no_picture(pen, x + 2.8 * MM, top - height / 2 - 4.2 * MM)
        words = lines.height(self._first) + lines.height(self._second) + lines.height(self._third)
        down = lines.draw(pen, self._first, x + 17 * MM, top - (height - words) / 2)
        if self._solid and self._second:
            centre = x + 17 * MM + (self._indent - 2 * MM) / 2
            marks.pill(pen, centre, down - self._second[0].baseline, _("EXCEPTION"), marks.Look.SOLID)
        down = lines.draw(pen, self._second, x + 17 * MM + self._indent, down)
        lines.draw(pen, self._third, x + 17 * MM, down)


def copied_words(pack: HandoverPack) -> list[Run]:
    """Return the banner's second line: only what a person answered at issue, never what is merely hoped."""
    declaration = pack.declaration
    style = Style(fonts.REGULAR, 8.2, 11)
    said = {
        Answer.YES: _("No member of staff has copied or forwarded any material."),
        Answer.NO: _("A member of staff has copied or forwarded material."),
        Answer.NOT_KNOWN: _("Whether a member of staff has copied or forwarded material is not known."),
        None: _("Whether a member of staff has copied or forwarded material was not answered."),
    }[declaration.nothing_copied]
    runs = [Run(said, style)]
    detail = typed(declaration.nothing_copied_detail, style)
    if too_long_for_banner(detail):
        detail = [Run(_("The declaration says more."), style)]
    return [*runs, Run(" ", style), *detail] if detail else runs


def too_long_for_banner(runs: Sequence[Run]) -> bool:
    """Say whether a text would make the banner push the sheet itself off the page."""
    return len(lines.layout(runs, WIDTH - 20 * MM)) > _BANNER_LINES


class Strip(Block):
    """Six facts in a row: what an officer asks first, each with the section that says more."""

    space_before = 3.4 * MM

    def __init__(self, facts: Sequence[Fact]) -> None:
        """Show the six ``facts`` that come first by rank, the contact at the end."""
        chosen = _chosen(facts)
        halves = _STRIP if len(chosen) == STRIP_FACTS else tuple(24 / max(len(chosen), 1) for _fact in chosen)
        self._facts = [(fact, half * HALF) for fact, half in zip(chosen, halves, strict=True)]
        self._below = [
            [line for text in fact.below if text for line in lines.layout([Run(text, SMALL)], wide - 3.4 * MM)]
            for fact, wide in self._facts
        ]
        self._figures = [lines.fitted(fact.figure, FIGURE, wide - 3.4 * MM, 5) for fact, wide in self._facts]

    @override
    def height(self) -> float:
        """Return the height of the tallest fact."""
        return 9.3 * MM + max((lines.height(below) for below in self._below), default=0.0) + 0.6 * MM

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the facts between fine upright rules."""
        for place, ((fact, wide), below, figure) in enumerate(
            zip(self._facts, self._below, self._figures, strict=True)
        ):
            inside = x + (2.4 * MM if place else 0.0)
            if place:
                pen.line(x, top, x, top - self.height(), weight=0.5, grey=HAIR_GREY)
            pen.text(inside, top - 2.5 * MM, fact.label, LABEL)
            if fact.loud:
                pen.box(inside, top - 8.8 * MM, width(*figure) + 3 * MM, 5.1 * MM, fill=BLACK)
            pen.text(inside + (1.5 * MM if fact.loud else 0.0), top - 7.6 * MM, *figure, white=fact.loud)
            lines.draw(pen, below, inside, top - 9.3 * MM)
            x += wide


def _chosen(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that there is room for, by rank: what has nothing to tell makes room first."""
    ranked = sorted(facts, key=lambda fact: fact.rank)
    while len(ranked) > STRIP_FACTS:
        spare = [fact for fact in ranked[:-1] if fact.quiet] or ranked[:-1]
        ranked.remove(spare[-1])
    return ranked


def alarm(pack: HandoverPack) -> list[Block]:
    """Return the band that is printed for ever after an alarm was accepted, or nothing."""
    accepted = pack.document.alarm_accepted
    if not accepted:
        return []
    return [Band(_("ALARM"), [typed(accepted, TABLE)], space=3.2 * MM)]
