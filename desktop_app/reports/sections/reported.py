"""Section: what was reported to the school, by which route, in category codes only."""

from desktop_app.reports import dates
from desktop_app.reports.cells import Text
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import NOTE, TABLE, TABLE_SEMIBOLD
from desktop_app.reports.grid import columns
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section, counted
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, typed
from desktop_app.services.handover_pack import HandoverPack, Report
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    head = ("", _("Reported"), _("How and by whom"), _("To"), _("Category code"), _("Basis"))
    return [Table(columns(1.2, 3.4, 6.4, 4.2, 6.4, 2.4), head, [_row(report) for report in pack.reported])]


def _row(report: Report) -> Row:
    when = dates.weekday(report.reported_at) if report.reported_at else ""
    moment = [Run(f"{when}, {dates.time(report.reported_at)}", TABLE)] if report.reported_at else []
    return Row(
        Text(*typed(report.reference, TABLE_SEMIBOLD)),
        Text(*(moment or [Run(_("not known"), NOTE)])),
        Text(*typed(report.how, TABLE)),
        Text(*(name(report.told_to, TABLE) or [Run("–", TABLE)])),
        Text(*(typed("\n".join(report.categories), TABLE) or [Run(_("none recorded"), NOTE)])),
        Text(*(typed(report.basis, TABLE) or [Run("–", TABLE)])),
        new=report.new,
    )


SECTION = Section(
    key="reported",
    title=lambda: _("What was reported"),
    answer=lambda pack: counted(len(pack.reported), _("1 report"), _("{n} reports")),
    body=_body,
    present=lambda pack: bool(pack.reported),
)
