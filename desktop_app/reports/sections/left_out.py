"""Section: what the sheet leaves out, so that nobody takes silence for an answer."""

from desktop_app.reports.blocks import Paragraph
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import TABLE
from desktop_app.reports.grid import HANG, MM
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section
from desktop_app.reports.typed import typed
from desktop_app.services.handover_pack import HandoverPack
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    return [
        Paragraph(
            [Run("•\u00a0\u00a0", TABLE), *typed(sentence, TABLE)],
            indent=HANG,
            space=0.6 * MM if place else 0,
        )
        for place, sentence in enumerate(pack.left_out)
    ]


SECTION = Section(
    key="left_out",
    title=lambda: _("What this sheet leaves out"),
    answer=lambda pack: _("The school holds it and gives it on request"),
    body=_body,
    present=lambda pack: bool(pack.left_out),
)
