"""Section: the receipt, one row for each exhibit and the lines to sign."""

from collections.abc import Sequence

from typing_extensions import override

from desktop_app.reports.blocks import Paragraph
from desktop_app.reports.cells import BlankCell, Text, TickCell
from desktop_app.reports.flow import Block, Kept
from desktop_app.reports.fonts import FIGURE, NOTE, SEAL, TABLE, TABLE_BOLD
from desktop_app.reports.grid import MM, columns
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section
from desktop_app.reports.sections.exhibits import key
from desktop_app.reports.signing import NoteLines, Signatures
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import typed
from desktop_app.services.handover_pack import HandoverPack, ReceiptRow
from desktop_app.words import _

_FEW = 9  # so many rows stay on one page with the lines to sign


class _ReceiptRow(Row):
    """A receipt row is at least as tall as a hand needs to write in it."""

    @override
    def height(self, widths: tuple[float, ...], gutter: float) -> float:
        """Return the height, 8.6 mm or more."""
        return max(super().height(widths, gutter), 8.6 * MM)


def receipt_blocks(rows: Sequence[ReceiptRow], *, notes: int = 4) -> list[Block]:
    """Return the table to tick, the lines to sign and ``notes`` lines for notes."""
    if not rows:
        return [Paragraph([Run(_("There is nothing to hand over."), TABLE)], space=0)]
    table = Table(columns(1.5, 2.5, 6.9, 3.1, 3.5, 2.9, 3.6), _head(), [_row(row) for row in rows])
    blocks: list[Block] = [table, Signatures()]
    if len(rows) <= _FEW:
        blocks = [Kept(blocks)]
    return [*blocks, NoteLines(notes)] if notes else blocks


def _head() -> tuple[str, ...]:
    return (
        _("Taken"),
        _("Exhibit"),
        _("Description"),
        _("Seal at handover"),
        _("Seal intact"),
        _("Condition, if changed"),
        _("Police property reference"),
    )


def _row(row: ReceiptRow) -> Row:
    reference = row.police_reference
    return _ReceiptRow(
        TickCell(("",), 4 * MM),
        Text(*key(row.exhibit, FIGURE, 2.5)),
        Text(*typed(row.description, TABLE)),
        Text(*(key(row.seal, SEAL, 3.1) if row.seal else [Run(_("no seal"), NOTE)])),
        TickCell((_("Yes"), _("No")) if row.seal else ()),
        BlankCell(),
        Text(*typed(reference, TABLE_BOLD)) if reference else BlankCell(),
    )


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    return receipt_blocks(pack.receipt)


SECTION = Section(
    key="receipt",
    title=lambda: _("Receipt"),
    answer=lambda pack: _("Sign it twice: the police keep one, the school the other"),
    body=_body,
    present=lambda pack: bool(pack.receipt),
    kept=True,
)
