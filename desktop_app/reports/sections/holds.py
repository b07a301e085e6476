"""Section: what is kept for the police, on what basis, and what they released of it."""

from desktop_app.reports import dates
from desktop_app.reports.blocks import Paragraph
from desktop_app.reports.cells import Text
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import NOTE, TABLE, TABLE_BOLD, TABLE_SEMIBOLD
from desktop_app.reports.grid import MM, columns
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section, counted
from desktop_app.reports.sections.referral import when
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, typed
from desktop_app.services.handover_pack import HandoverPack, HoldRecord
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    if pack.care is None:
        return []
    head = (_("Hold"), _("It covers"), _("Basis and reference"), _("Since"), _("Released, and in which advice"))
    rows = [_row(hold) for hold in pack.care.holds]
    blocks: list[Block] = [Table(columns(4.0, 4.0, 6.2, 3.4, 6.4), head, rows)]
    broken = sum(breach.of_hold for breach in pack.breaches)
    if broken:
        said = counted(broken, _("1 breach of a hold is recorded:"), _("{n} breaches of a hold are recorded:"))
        blocks.append(Paragraph([Run(f"{said} {numbers.named('breaches')}.", TABLE_BOLD)], space=1.8 * MM))
    return blocks


def _row(hold: HoldRecord) -> Row:
    basis = typed(hold.basis, TABLE)
    basis += [Run("\n", TABLE), *typed(hold.reference, TABLE_SEMIBOLD)] if hold.reference else []
    return Row(
        Text(*typed(hold.kind, TABLE_SEMIBOLD)),
        Text(*typed(hold.covers, TABLE)),
        Text(*basis),
        Text(*when(hold.since)),
        Text(*_released(hold)),
        new=hold.new,
    )


def _released(hold: HoldRecord) -> list[Run]:
    runs: list[Run] = []
    for one in hold.releases:
        runs += [Run("\n", TABLE)] if runs else []
        runs += [*name(one.what, TABLE_SEMIBOLD), Run(", " + dates.day_time(one.released_at) + ", ", TABLE)]
        runs += typed(one.said_in, TABLE)
    if hold.ended_at is not None:
        runs += [Run("\n", TABLE)] if runs else []
        runs.append(Run(_("The whole hold ended {when}").format(when=dates.day_time(hold.ended_at)), TABLE_SEMIBOLD))
        runs += [Run(", ", TABLE), *typed(hold.ended_by, TABLE)] if hold.ended_by else []
    return runs or [Run(_("nothing"), NOTE)]


def _answer(pack: HandoverPack) -> str:
    holds = pack.care.holds if pack.care else ()
    standing = sum(hold.ended_at is None for hold in holds)
    if not standing:
        return _("No hold stands")
    return counted(standing, _("1 hold stands"), _("{n} holds stand"))


SECTION = Section(
    key="holds",
    title=lambda: _("Kept for the police"),
    answer=_answer,
    body=_body,
    present=lambda pack: pack.care is not None and bool(pack.care.holds),
)
