"""The exhibits and receipt for the collection: one page where they fit, with no child's name on it."""

from dataclasses import replace

from desktop_app.reports import dates
from desktop_app.reports.blocks import Band, Heading, Paragraph
from desktop_app.reports.cells import Text
from desktop_app.reports.flow import Block, paged
from desktop_app.reports.fonts import FIGURE, LABEL, NOTE, NOTE_SEMIBOLD, SEAL, TABLE, TABLE_SEMIBOLD
from desktop_app.reports.furniture import Surround, printed, sheet_line
from desktop_app.reports.grid import MM, columns
from desktop_app.reports.lines import Run
from desktop_app.reports.masthead import Banner, Masthead, alarm, too_long_for_banner
from desktop_app.reports.sections.continuity import gap_words, links_and_gaps
from desktop_app.reports.sections.exhibits import counted_exhibits, key
from desktop_app.reports.sections.receipt import receipt_answer, receipt_blocks
from desktop_app.reports.sections.school import contact_cell, force_cell, officer_cell, reference_cell
from desktop_app.reports.sections.statements import speaks_to
from desktop_app.reports.table import Pairs, Row, Table, pair_row
from desktop_app.reports.typed import name, shown, typed
from desktop_app.services.handover_pack import Exhibit, HandoverPack
from desktop_app.words import _


def receipt(pack: HandoverPack) -> bytes:
    """Return the exhibits and receipt as a PDF."""
    document = pack.document
    case_line = _("Case {case}").format(case=document.case_reference)
    if document.taken_from:
        case_line += " · " + _("belongs to {sheet}").format(sheet=document.taken_from)
    case_line += " · " + _("made {when}").format(when=dates.stamp(document.issued_at))
    further = " ".join(shown(sentence) for sentence in (_("For the collection only."), *pack.left_out))
    long = too_long_for_banner([Run(further, NOTE)])
    blocks: list[Block] = [
        Masthead(pack, _("Exhibits and receipt"), shown(case_line), sealed=False),
        # What staff declare belongs to the full sheet; here it would only read as a question nobody was asked.
        Banner(pack, () if long else (further,), declared=False),
        *([Paragraph([Run(further, NOTE)])] if long else []),
        *alarm(pack),
        *_who(pack),
        *_exhibits(pack),
        Heading(None, _("Receipt"), receipt_answer(pack)),
        *receipt_blocks(pack, notes=0),
    ]
    surround = Surround(
        title=shown(_("Exhibits and receipt {reference}").format(reference=document.reference)),
        first_head=shown(pack.school.name),
        running=shown(_("Receipt {case}").format(case=document.case_reference)),
        sheet_line=sheet_line(pack),
    )
    return printed(pack, paged(blocks), surround)


def _who(pack: HandoverPack) -> list[Block]:
    school, police = pack.school, pack.police
    contact = replace(school.contact, hours=None) if school.contact else None
    rows = [
        pair_row((_("School"), Text(*typed(school.name, TABLE_SEMIBOLD))), (_("Force"), force_cell(pack))),
        pair_row((_("Contact"), contact_cell(contact)), (_("Officer"), officer_cell(pack))),
        pair_row(
            (_("Incident reference"), reference_cell(police.incident_reference)),
            (_("Crime reference"), reference_cell(police.crime_reference)),
        ),
    ]
    pairs = Pairs(rows)
    pairs.space_before = 1.6 * MM
    return [pairs]


def _exhibits(pack: HandoverPack) -> list[Block]:
    exhibits = counted_exhibits(pack)
    if not exhibits:
        return [Paragraph([Run(_("No device has been taken in this case."), TABLE)])]
    head = (
        _("Exhibit"),
        _("Seal"),
        _("What it is, from outside"),
        _("Taken, by"),
        _("As left"),
        _("Continuity"),
    )
    widths = columns(2.3, 2.5, 7.0, 4.6, 4.4, 3.2)
    blocks: list[Block] = [Table(widths, head, [_row(one) for one in exhibits], space_before=2 * MM)]
    for exhibit in exhibits:
        for gap in exhibit.gaps:
            reference = Run(shown(exhibit.reference) + ": ", TABLE_SEMIBOLD)
            sentence = gap_words(exhibit.reference, gap, TABLE, TABLE_SEMIBOLD)[0]
            explained = _("Explained in the full sheet.") if gap.explanation else _("No explanation is recorded.")
            words = [reference, *sentence, Run(" " + explained, TABLE)]
            words += [Run(" ", TABLE), *typed(gap.seal_words, TABLE)] if gap.seal_words else []
            blocks.append(Band(_("GAP"), [words], new=gap.new, space=2 * MM))
    if pack.statement_givers:
        blocks.append(Paragraph(_givers(pack), space=2 * MM))
    return blocks


def _row(exhibit: Exhibit) -> Row:
    what = typed(exhibit.description[0] if exhibit.description else exhibit.kind, TABLE_SEMIBOLD)
    for line in (*exhibit.description[1:], *exhibit.identifiers):
        what += [Run(". ", TABLE), *typed(line, TABLE)]
    when = [Run(dates.day_time(exhibit.taken_at), TABLE_SEMIBOLD)] if exhibit.taken_at else []
    when += [Run(", ", TABLE), *typed(exhibit.taken_place, TABLE)] if exhibit.taken_place else []
    when += [Run("\n", TABLE), *name(exhibit.taken_by, TABLE)] if exhibit.taken_by else []
    style_of_gaps = TABLE_SEMIBOLD if exhibit.gaps else TABLE
    return Row(
        Text(*key(exhibit.reference, FIGURE, 2.3)),
        Text(*(key(exhibit.seal, SEAL, 2.5) if exhibit.seal else [Run(_("no seal"), TABLE_SEMIBOLD)])),
        Text(*what),
        Text(*(when or [Run(_("not recorded"), NOTE)])),
        Text(*(typed(exhibit.as_left, TABLE) or [Run(_("not recorded"), NOTE)])),
        Text(Run(links_and_gaps(exhibit), style_of_gaps)),
        new=exhibit.new,
    )


def _givers(pack: HandoverPack) -> list[Run]:
    runs = [Run(_("Could give a statement:") + " ", NOTE_SEMIBOLD)]
    for place, giver in enumerate(pack.statement_givers):
        runs += ([Run("; ", NOTE)] if place else []) + name(giver.name, NOTE)
        about = [run._replace(style=NOTE, text=run.text.rstrip(".") or ",") for run in speaks_to(giver.about)[:-1]]
        runs += [Run(" (", NOTE), *about, Run(")", NOTE)]
    return [*runs, Run(". " + _("All can be reached through the school."), LABEL._replace(size=NOTE.size))]
