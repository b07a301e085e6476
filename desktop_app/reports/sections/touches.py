"""Section: who touched a device's screen or saw what was on it, where anybody did."""

from desktop_app.reports import dates
from desktop_app.reports.cells import Text
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import NOTE, TABLE, TABLE_BOLD, TABLE_SEMIBOLD
from desktop_app.reports.grid import columns
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Fact, Numbers, Section, counted
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, typed
from desktop_app.services.handover_pack import HandoverPack, Touch
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    head = (_("Date"), _("Time"), _("Who"), _("Exhibit"), _("What"), _("Why, on whose word, who was there"))
    rows = [_row(touch) for touch in pack.touches]
    return [Table(columns(3.2, 1.8, 4.4, 2.2, 5.4, 7.0), head, rows)]


def _row(touch: Touch) -> Row:
    why: list[Run] = []
    for label, text in (
        ("", touch.why),
        (_("authorised by") + " ", touch.authorised_by),
        (_("present:") + " ", touch.present),
    ):
        if text:
            why += ([Run("\n", TABLE)] if why else []) + [Run(label, NOTE), *name(text, TABLE)]
    return Row(
        Text(Run(f"{dates.weekday(touch.occurred_at)}\n{dates.year(touch.occurred_at)}", TABLE)),
        Text(
            Run(f"{dates.time(touch.occurred_at)}", TABLE_BOLD),
            Run("\n" + dates.zone(touch.occurred_at), NOTE),
        ),
        Text(*name(touch.who, TABLE_SEMIBOLD)),
        Text(*(typed(touch.exhibit, TABLE_BOLD) or [Run("–", TABLE)])),
        Text(*typed(touch.what, TABLE)),
        Text(*(why or [Run(_("not recorded"), NOTE)])),
        new=touch.new,
    )


def _facts(pack: HandoverPack, numbers: Numbers) -> list[Fact]:
    label = _("Touched or viewed")
    if not pack.touches:
        return [Fact(rank=50, label=label, figure=_("None"), below=(_("recorded by the school"),), quiet=True)]
    figure = counted(len(pack.touches), _("1 entry"), _("{n} entries"))
    return [Fact(rank=50, label=label, figure=figure, below=(_("who, when and why"), numbers.named("touches")))]


SECTION = Section(
    key="touches",
    title=lambda: _("Who touched a screen or saw what was on it"),
    answer=lambda pack: counted(len(pack.touches), _("1 entry"), _("{n} entries")),
    body=_body,
    present=lambda pack: bool(pack.touches),
    facts=_facts,
)
