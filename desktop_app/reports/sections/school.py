"""Section: this sheet, the school, the police, and whom to call."""

from desktop_app.reports import dates
from desktop_app.reports.blocks import Paragraph
from desktop_app.reports.cells import Cell, Text
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import LABEL, NOTE, TABLE, TABLE_BOLD
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Fact, Numbers, Section
from desktop_app.reports.table import Pairs, pair_row
from desktop_app.reports.typed import name, tied, typed
from desktop_app.services.handover_pack import Contact, HandoverPack
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    school, police, document = pack.school, pack.police, pack.document
    rows = [
        pair_row(
            (_("School"), _cell(school.name, bold=True)),
            (_("Force and station"), force_cell(pack)),
        ),
        pair_row((_("URN, DfE number"), _joined(school.urn, school.dfe_number)), (_("Officer"), officer_cell(pack))),
        pair_row(
            (_("Address"), _joined(school.address)),
            (_("Incident reference"), reference_cell(police.incident_reference)),
        ),
        pair_row(
            (_("Safeguarding lead"), Text(*name(school.dsl, TABLE_BOLD), Run(_(", DSL"), TABLE))),
            (_("Crime reference"), reference_cell(police.crime_reference)),
        ),
        pair_row(
            (_("Deputy"), _joined(school.deputy)),
            (_("Made"), Text(Run(dates.stamp(document.issued_at) + _(", by "), TABLE), *_issuer(pack))),
        ),
        pair_row(
            (_("One contact"), contact_cell(school.contact)),
            (_("Out of hours"), contact_cell(school.out_of_hours)),
        ),
        pair_row((_("Given to"), _joined(document.to)), (_("Purpose"), _joined(document.purpose))),
    ]
    blocks: list[Block] = [Pairs(rows)]
    if school.power_instruction:
        label = Run(_("Power, as agreed with the police:") + " ", LABEL)
        blocks.append(Paragraph([label, *typed(school.power_instruction, NOTE)]))
    return blocks


def _issuer(pack: HandoverPack) -> list[Run]:
    by = pack.document.issued_by
    runs = name(by.name, TABLE)
    return [*runs, Run(", ", TABLE), *typed(by.role, TABLE)] if by.role else runs


def _cell(text: str | None, *, bold: bool = False) -> Cell:
    if not text:
        return Text(Run(_("not recorded"), NOTE))
    return Text(*typed(text, TABLE_BOLD if bold else TABLE))


def _joined(*texts: str | None) -> Cell:
    present = [text for text in texts if text]
    if not present:
        return Text(Run(_("not recorded"), NOTE))
    runs: list[Run] = []
    for text in present:
        runs += ([Run(", ", TABLE)] if runs else []) + name(text, TABLE)
    return Text(*runs)


def force_cell(pack: HandoverPack) -> Cell | None:
    """Return the force in bold with the station, or nothing: the officer writes it."""
    police = pack.police
    if not police.force and not police.station:
        return None
    runs = typed(police.force, TABLE_BOLD)
    if police.station:
        runs += ([Run(", ", TABLE)] if runs else []) + typed(police.station, TABLE)
    return Text(*runs)


def officer_cell(pack: HandoverPack) -> Cell | None:
    """Return the officer with the collar number, or nothing: the officer writes it."""
    police = pack.police
    if not police.officer and not police.collar_number:
        return None
    runs = name(police.officer, TABLE)
    if police.collar_number:
        runs += [Run(", " if runs else "", TABLE), Run(_("collar number") + "\u00a0", TABLE)]
        runs += typed(tied(police.collar_number), TABLE)
    return Text(*runs)


def reference_cell(reference: str | None) -> Cell | None:
    """Return a police reference in bold, or nothing: the officer writes it."""
    return Text(*typed(reference, TABLE_BOLD)) if reference else None


def contact_cell(contact: Contact | None) -> Cell:
    """Return a number in bold, who answers it and when."""
    if contact is None:
        return Text(Run(_("not recorded"), NOTE))
    runs = typed(tied(contact.number), TABLE_BOLD)
    for text in (contact.who, tied(contact.hours) if contact.hours else None):
        runs += [Run(", ", TABLE), *name(text, TABLE)] if text else []
    return Text(*runs)


def _facts(pack: HandoverPack, numbers: Numbers) -> list[Fact]:
    del numbers
    contact, later = pack.school.contact, pack.school.out_of_hours
    below = (_("out of hours"), tied(later.number)) if later else (_("no number out of hours"),)
    if contact is None:
        return [Fact(rank=CONTACT_RANK, label=_("One contact"), figure=_("Not recorded"), below=below)]
    return [Fact(rank=CONTACT_RANK, label=_("One contact"), figure=tied(contact.number), below=below)]


CONTACT_RANK = 1000

SECTION = Section(
    key="school",
    title=lambda: _("The school, the police and whom to call"),
    answer=lambda pack: "",
    body=_body,
    facts=_facts,
)
