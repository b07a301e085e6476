"""Section: the words used, and how to check that the sheet and the record belong together."""

from typing_extensions import override

from desktop_app.reports import dates, fonts, lines
from desktop_app.reports.blocks import Paragraph
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import NOTE, NOTE_SEMIBOLD, TABLE, TABLE_SEMIBOLD, Style
from desktop_app.reports.furniture import qr_text
from desktop_app.reports.grid import HALF, MM, WIDTH
from desktop_app.reports.lines import Run
from desktop_app.reports.pen import Pen
from desktop_app.reports.qr import draw_qr
from desktop_app.reports.section import Numbers, Section
from desktop_app.reports.sections.continuity import integrity
from desktop_app.reports.typed import shown
from desktop_app.services.handover_pack import HandoverPack
from desktop_app.words import _

_QR = 24 * MM
_MIDDLE = 10.6 * HALF
_CODE = Style(fonts.BOLD, 11, 14.5)
_SMALL_NOTE = Style(fonts.REGULAR, 7.0, 9.2)
_SMALL_BOLD = Style(fonts.SEMIBOLD, 7.0, 9.2)


class _ThreeColumns(Block):
    """Words used, the sealed point in large type, and the square."""

    def __init__(self, pack: HandoverPack) -> None:
        """Set the words for ``pack``."""
        self._square = qr_text(pack)
        self._left = lines.layout(_words(pack), 8.1 * HALF)
        self._middle = lines.layout(_point(pack), _MIDDLE)

    @override
    def height(self) -> float:
        """Return the height of the tallest of the three."""
        return max(lines.height(self._left), lines.height(self._middle), _QR)

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the three side by side."""
        lines.draw(pen, self._left, x, top)
        lines.draw(pen, self._middle, x + 9.0 * HALF, top)
        draw_qr(pen, self._square, x + WIDTH - _QR, top - _QR, _QR)


def _words(pack: HandoverPack) -> list[Run]:
    defined = [
        (_("Late"), _("entered more than 60 minutes after it happened.")),
        (_("Gap"), _("a time for which nobody is recorded as holding the exhibit.")),
        (_("Breach"), _("it happened although a rule of the record speaks against it.")),
        (_("Sealed point"), _("the state of the whole record at one moment, in one code.")),
        (_("DSL"), _("designated safeguarding lead.")),
    ]
    runs: list[Run] = []
    for word, meaning in defined:
        runs += [Run(word + ": ", _SMALL_BOLD), Run(meaning + " ", _SMALL_NOTE)]
    if not pack.breaches and not any(link.breach for one in pack.exhibits for link in one.links):
        runs = runs[:4] + runs[6:]
    return runs


def _point(pack: HandoverPack) -> list[Run]:
    point = pack.document.sealed_point
    when = f"{dates.short_stamp(point.sealed_at)} {dates.zone(point.sealed_at)}"
    return [
        Run(_("Sealed point {size}").format(size=f"{point.size:,}"), TABLE_SEMIBOLD),
        Run(f", {when}\n", TABLE),
        # On one line: who types it from paper must not take a broken group for two.
        Run(shown(point.short_code) + "\n", lines.fitted(point.short_code, _CODE, _MIDDLE, 7)[1]),
        Run(
            _(
                "With this code the school can show later that its record up to this moment is unaltered. "
                "It cannot show that an entry was true when somebody made it."
            )
            + " ",
            NOTE,
        ),
        Run(_("This sheet was made {when}.").format(when=dates.stamp(pack.document.issued_at)), NOTE_SEMIBOLD),
    ]


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    blocks: list[Block] = [_ThreeColumns(pack)]
    if numbers.of("continuity") is None:
        blocks.append(Paragraph(integrity(pack, numbers), space=2 * MM))
    return blocks


SECTION = Section(
    key="check",
    title=lambda: _("Words, and how this sheet can be checked"),
    answer=lambda pack: _("document code {code}").format(code=shown(pack.document.code)),
    body=_body,
    kept=True,
)
