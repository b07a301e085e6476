"""Section: the summary that a person typed at issue."""

from desktop_app.reports.blocks import Paragraph
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import BODY, NOTE
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section
from desktop_app.reports.typed import shown, typed
from desktop_app.services.handover_pack import HandoverPack
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    if not pack.summary.text:
        return [Paragraph([Run(_("No summary was typed when this sheet was made."), NOTE)], space=0)]
    return [Paragraph(typed(pack.summary.text.strip(), BODY), space=0)]


def _answer(pack: HandoverPack) -> str:
    reference = pack.summary.cp_file_reference
    if not reference:
        return _("No reference to a child protection file is recorded")
    return _("The full account is in child protection file {reference}").format(reference=shown(reference))


SECTION = Section(key="summary", title=lambda: _("Summary"), answer=_answer, body=_body)
