"""Section: the receipt, one row for each exhibit and the lines to sign."""

from collections.abc import Sequence

from typing_extensions import override

from desktop_app.reports import dates
from desktop_app.reports.blocks import Paragraph
from desktop_app.reports.cells import BlankCell, Text, TickCell
from desktop_app.reports.flow import Block, Kept
from desktop_app.reports.fonts import FIGURE, NOTE, SEAL, TABLE, TABLE_BOLD, TABLE_SEMIBOLD
from desktop_app.reports.grid import MM, columns
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section
from desktop_app.reports.sections.exhibits import key
from desktop_app.reports.signing import NoteLines, Signatures
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, tied, typed
from desktop_app.services.handover_pack import HandedOver, HandoverPack, ReceiptRow
from desktop_app.words import _

_FEW = 9  # so many rows stay on one page with the lines to sign


class _ReceiptRow(Row):
    """A receipt row is at least as tall as a hand needs to write in it."""

    @override
    def height(self, widths: tuple[float, ...], gutter: float) -> float:
        """Return the height, 8.6 mm or more."""
        return max(super().height(widths, gutter), 8.6 * MM)


def receipt_blocks(pack: HandoverPack, *, notes: int = 4) -> list[Block]:
    """Return the table to tick, the lines to sign and ``notes`` lines for notes; then what the police have already."""
    before = [Paragraph(_handed(one), space=1.2 * MM) for one in pack.handed_over]
    if not pack.receipt:
        said = _("Nothing is left to hand over.") if before else _("There is nothing to hand over.")
        return [Paragraph([Run(said, TABLE_SEMIBOLD)], space=0), *before]
    return [*_to_sign(pack.receipt, notes), *before]


def receipt_answer(pack: HandoverPack) -> str:
    """Return what the heading says of the receipt: how to sign it, or that there is nothing to sign."""
    if pack.receipt:
        return _("Sign it twice: the police keep one, the school the other")
    return _("Handed over already: nothing to sign") if pack.handed_over else _("Nothing to sign")


def _handed(one: HandedOver) -> list[Run]:
    """Return when, to whom and with which receipt an exhibit went to the police."""
    runs = [Run(tied(one.exhibit), TABLE_SEMIBOLD), Run(" " + _("was handed over {when} to").format(
        when=dates.stamp(one.handed_at)) + " ", TABLE), *name(one.officer, TABLE)]  # fmt: skip
    runs += [Run(", ", TABLE), *typed(one.station, TABLE)] if one.station else []
    runs += [Run("; ", TABLE), *typed(one.receipt, TABLE)]
    runs += [Run(" (", TABLE), *typed(one.receipt_detail, TABLE), Run(")", TABLE)] if one.receipt_detail else []
    return [*runs, Run(".", TABLE)]


def _to_sign(rows: Sequence[ReceiptRow], notes: int) -> list[Block]:
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
    return receipt_blocks(pack)


SECTION = Section(
    key="receipt",
    title=lambda: _("Receipt"),
    answer=receipt_answer,
    body=_body,
    present=lambda pack: bool(pack.receipt or pack.handed_over),
    kept=True,
)
