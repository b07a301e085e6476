"""The full police handover sheet: head of page one, then every section that has something to say."""

from desktop_app.reports.flow import Block, paged
from desktop_app.reports.furniture import Surround, printed, sheet_line
from desktop_app.reports.masthead import Banner, Masthead, Strip, alarm
from desktop_app.reports.register import SECTIONS
from desktop_app.reports.section import Numbers
from desktop_app.reports.typed import shown
from desktop_app.services.handover_pack import HandoverPack
from desktop_app.words import _


def full_sheet(pack: HandoverPack) -> bytes:
    """Return the full sheet as a PDF."""
    document = pack.document
    present = [section for section in SECTIONS if section.present(pack)]
    numbers = Numbers(section.key for section in present)
    facts = [fact for section in SECTIONS for fact in section.facts(pack, numbers)]
    case_line = _("Case {case} · sheet {reference} · version {version}").format(
        case=document.case_reference, reference=document.reference, version=document.version
    )
    blocks: list[Block] = [Masthead(pack, _("Police handover sheet"), shown(case_line)), Banner(pack)]
    blocks += alarm(pack)
    blocks.append(Strip(facts))
    for section in present:
        blocks += section.blocks(pack, numbers)
    surround = Surround(
        title=shown(
            _("Police handover sheet {reference}, version {version}").format(
                reference=document.reference, version=document.version
            )
        ),
        first_head=shown(pack.school.name),
        running=shown(_("Handover {case}").format(case=document.case_reference)),
        sheet_line=sheet_line(pack),
        sections=tuple(section.title() for section in present),
    )
    return printed(pack, paged(blocks), surround)
