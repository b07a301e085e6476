"""Bag labels, several on an A4 page: what the exhibit is and who had it, and no child and no offence."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from desktop_app.reports import dates, fonts, lines
from desktop_app.reports.fonts import Style, width
from desktop_app.reports.furniture import canvas_for, watermark
from desktop_app.reports.grid import MM, PAGE_HEIGHT, PAGE_WIDTH
from desktop_app.reports.lines import CAP_HEIGHT, Run
from desktop_app.reports.pen import BLACK, HAIR_GREY, Pen
from desktop_app.reports.qr import draw_qr
from desktop_app.reports.sealed_point import stated
from desktop_app.reports.typed import name, shown, tied, typed
from desktop_app.services.handover_pack import HandoverPack, Label
from desktop_app.words import _

_TRANSFERS = 5


@dataclass(frozen=True, kw_only=True)
class _Size:
    """One size of label in millimetres, how many stand side by side and one under the other."""

    wide: float
    high: float
    across: int
    down: int
    gap: float  # between two labels one under the other


_SMALL = _Size(wide=100, high=60, across=2, down=4, gap=7)
_LARGE = _Size(wide=142, high=86, across=1, down=3, gap=6)


def labels(pack: HandoverPack) -> bytes:
    """Return one label for each bag as a PDF, to be cut out on the frames."""
    size = _LARGE if pack.document.large_labels else _SMALL
    buffer = BytesIO()
    title = shown(_("Bag labels {reference}").format(reference=pack.document.reference))
    canvas = canvas_for(buffer, title=title, subject=stated(pack))
    pen = Pen(canvas)
    per_page = size.across * size.down
    for begin in range(0, max(len(pack.labels), 1), per_page):
        pen.new_page()
        if pack.document.practice:
            watermark(pen)
        _page(pen, pack, size, pack.labels[begin : begin + per_page])
        pen.end_page()
    canvas.save()
    return buffer.getvalue()


def _page(pen: Pen, pack: HandoverPack, size: _Size, on_page: Sequence[Label]) -> None:
    left = (PAGE_WIDTH - size.across * size.wide * MM) / 2
    block = (size.down * size.high + (size.down - 1) * size.gap) * MM
    top = PAGE_HEIGHT - (PAGE_HEIGHT - block) / 2 + 2 * MM
    for place, label in enumerate(on_page):
        row, column = divmod(place, size.across)
        y = top - row * (size.high + size.gap) * MM
        _Drawn(pen, pack, size, label).draw(left + column * size.wide * MM, y)
    words = _("Cut out along the frames.")
    if not on_page:
        words = _("There is no exhibit to label.")
    where = f"{pack.document.reference} · {dates.stamp(pack.document.issued_at)} · {pack.document.code}"
    pen.text_centre(PAGE_WIDTH / 2, 9 * MM, f"{words} {shown(where)}", Style(fonts.REGULAR, 6.4, 8))


class _Drawn:
    """One label being drawn. Measures are for 100 by 60 mm and grow with the size."""

    def __init__(self, pen: Pen, pack: HandoverPack, size: _Size, label: Label) -> None:
        self._pen = pen
        self._pack = pack
        self._label = label
        self._scale = size.wide / 100
        self._wide, self._high = size.wide * MM, size.high * MM

    def _mm(self, millimetres: float) -> float:
        return millimetres * MM * self._scale

    def _style(self, font: str, size: float) -> Style:
        return Style(font, size * self._scale, size * 1.3 * self._scale)

    def draw(self, x: float, top: float) -> None:
        """Draw the label with its upper left corner at ``x``, ``top``."""
        self._pen.box(x, top - self._high, self._wide, self._high, weight=0.9)
        self._band(x, top)
        self._reference_and_seal(x, top)
        foot = self._facts(x, top)
        self._transfers(x, top, foot)
        if self._pack.document.practice:
            self._practice(x, top)

    def _band(self, x: float, top: float) -> None:
        high = self._mm(6.2)
        self._pen.box(x, top - high, self._wide, high, fill=BLACK)
        style = self._style(fonts.BOLD, 9.2)
        baseline = top - high / 2 - style.size * CAP_HEIGHT / 2
        words = _("GIVEN BACK") if self._label.returned else _("DO NOT OPEN – POLICE EVIDENCE")
        self._pen.text_centre(x + self._wide / 2, baseline, words, style, white=True, spacing=0.6 * self._scale)

    def _practice(self, x: float, top: float) -> None:
        """Write PRACTICE at both ends of the band: cut out, the label must still not pass for a real one."""
        style = self._style(fonts.BOLD, 6.2)
        baseline = top - self._mm(6.2) / 2 - style.size * CAP_HEIGHT / 2
        self._pen.text(x + self._mm(2.6), baseline, _("PRACTICE"), style, white=True)
        self._pen.text_right(x + self._wide - self._mm(2.6), baseline, _("PRACTICE"), style, white=True)

    def _reference_and_seal(self, x: float, top: float) -> None:
        label, pen = self._label, self._pen
        big = self._style(fonts.BOLD, 24)
        reference, style = lines.fitted(shown(label.exhibit), big, self._mm(40), 6 * self._scale)
        middle = top - self._mm(12.4)
        pen.text(x + self._mm(3), middle - style.size * CAP_HEIGHT / 2, reference, style)
        left = x + self._mm(3) + max(width(reference, style) + self._mm(3.5), self._mm(26))
        right = x + self._wide - self._mm(22.6)
        pen.box(left, top - self._mm(17), right - left, self._mm(9), weight=1.1, radius=self._mm(0.9))
        pen.text(left + self._mm(1.4), top - self._mm(10.3), _("Seal number"), self._style(fonts.MEDIUM, 5.6))
        if label.seal:
            room = right - left - self._mm(2.8)
            seal, seal_style = lines.fitted(shown(label.seal), self._style(fonts.BOLD, 12), room, 4)
            pen.text(left + self._mm(1.4), top - self._mm(15.4), seal, seal_style)
        side = self._mm(16.4)
        corner = x + self._wide - self._mm(3) - side
        draw_qr(pen, label.item_id, corner, top - self._mm(8.2) - side, side)
        item = self._style(fonts.MEDIUM, 5.8)
        item_id, item = lines.fitted(shown(label.item_id), item, self._mm(21), 3)
        pen.text_centre(corner + side / 2, top - self._mm(27.4), item_id, item)

    def _facts(self, x: float, top: float) -> float:
        """Write the four facts, the device on two lines where it needs them; return where they end."""
        label, school = self._label, self._pack.school
        word = self._style(fonts.MEDIUM, 5.6)
        said = self._style(fonts.SEMIBOLD, 6.6)
        room = self._wide - self._mm(12.5 + 22.4)
        place = f", {label.taken_place}" if label.taken_place else ""
        by = f", {label.taken_by}" if label.taken_by else ""
        moment = label.taken_at
        when = f"{dates.full_day(moment)} {dates.time(moment)}" if moment else _("not recorded")
        phone = f", {tied(school.contact.number)}" if school.contact else ""
        facts = (
            (_("Case"), typed(self._pack.document.case_reference, said)),
            (_("What"), typed(label.device, said)),
            (_("Taken"), name(when + place + by, said)),
            (_("School"), name(school.name + phone, said)),
        )
        down = top - self._mm(18.2)
        for heading, runs in facts:
            own = self._squeezed(runs or [Run("–", said)], room, 2 if heading == _("What") else 1)
            self._pen.text(x + self._mm(3), down - own[0].baseline, heading, word)
            down = lines.draw(self._pen, own, x + self._mm(12.5), down)
        return down

    def _squeezed(self, runs: Sequence[Run], room: float, most: int) -> list[lines.Line]:
        """Return at most so many lines, in smaller letters where need be; what is cut ends in an ellipsis."""
        own = lines.layout(runs, room)
        scale = 1.0
        while len(own) > most and scale > 0.7:
            scale -= 0.05
            smaller = [run._replace(style=_scaled(run.style, scale)) for run in runs]
            own = lines.layout(smaller, room)
        return lines.at_most(most, own)

    def _transfers(self, x: float, top: float, foot: float) -> None:
        """Draw five lines for from, to, date, time and signature, and the power instruction below."""
        pen = self._pen
        left, right = x + self._mm(3), x + self._wide - self._mm(3)
        bottom = top - self._high
        power = self._power(right - left)
        base = bottom + self._mm(1.4) + lines.height(power)
        head = min(foot - self._mm(0.6), top - self._mm(31.0))
        shares = (0.0, 0.30, 0.60, 0.73, 0.84)
        word = self._style(fonts.SEMIBOLD, 5.4)
        rule = head - self._mm(2.6)
        for share, heading in zip(shares, (_("From"), _("To"), _("Date"), _("Time"), _("Sign")), strict=True):
            inside = left + share * (right - left) + (self._mm(1.0) if share else 0)
            pen.text(inside, head - self._mm(1.8), heading, word)
        pen.line(left, rule, right, rule, weight=0.8)
        step = (rule - base) / _TRANSFERS
        for row in range(1, _TRANSFERS + 1):
            pen.line(left, rule - row * step, right, rule - row * step, weight=0.4, grey=HAIR_GREY - 0.15)
        for share in shares[1:]:
            edge = left + share * (right - left)
            pen.line(edge, rule, edge, base, weight=0.4, grey=HAIR_GREY - 0.15)
        lines.draw(pen, power, left, base - self._mm(0.4))

    def _power(self, room: float) -> list[lines.Line]:
        """Return the school's power instruction on one or two lines."""
        style = self._style(fonts.REGULAR, 5.4)
        words = self._pack.school.power_instruction or _("leave as it is; do not charge, unlock or look")
        runs = [Run(_("Power:") + " ", style._replace(font=fonts.SEMIBOLD)), *typed(words, style)]
        return self._squeezed(runs, room, 2)


def _scaled(style: Style, scale: float) -> Style:
    return style._replace(size=style.size * scale, leading=style.leading * scale)
