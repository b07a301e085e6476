"""Part of the continuity: the people who could give a statement, and about which links."""

from desktop_app.reports.blocks import SubHeading
from desktop_app.reports.cells import Text
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import NOTE, SUBHEAD, TABLE, TABLE_SEMIBOLD
from desktop_app.reports.grid import MM, columns
from desktop_app.reports.lines import Run
from desktop_app.reports.section import ranges
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, tied, typed
from desktop_app.services.handover_pack import HandoverPack, SpeaksTo, StatementGiver
from desktop_app.words import _


def statements(pack: HandoverPack) -> list[Block]:
    """Return the sub-heading and the table of people who could give a statement, or nothing."""
    if not pack.statement_givers:
        return []
    head = (_("Name and role"), _("Which links"), _("Reach them at"))
    heading = SubHeading(
        [Run(_("People who could give a statement"), SUBHEAD)],
        _("each about the links beside the name"),
        space=4 * MM,
    )
    rows = [_row(giver) for giver in pack.statement_givers]
    return [heading, Table(columns(8.0, 11.0, 5.0), head, rows)]


def _row(giver: StatementGiver) -> Row:
    who = name(giver.name, TABLE_SEMIBOLD)
    who += [Run(", ", TABLE), *typed(giver.role, TABLE)] if giver.role else []
    return Row(
        Text(*who),
        Text(*speaks_to(giver.about)),
        Text(*(typed(tied(giver.contact), TABLE) if giver.contact else [Run(_("through the school"), NOTE)])),
        new=giver.new,
    )


def speaks_to(about: tuple[SpeaksTo, ...]) -> list[Run]:
    """Return the exhibits and links in words, such as ``JAS/1: 1, 2, 6. JAS/2: 1 to 4.``."""
    runs: list[Run] = []
    for one in about:
        runs += [Run(" ", TABLE)] if runs else []
        runs += typed(tied(one.exhibit), TABLE)
        if one.links:
            runs.append(Run(": " + ranges(one.links), TABLE))
        if one.note:
            runs += [Run(" (", TABLE), *typed(one.note, TABLE), Run(")", TABLE)]
        runs.append(Run(".", TABLE))
    return runs or [Run("–", TABLE)]
