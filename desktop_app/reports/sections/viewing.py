"""Section: what staff saw, or that no viewing by staff is recorded."""

from desktop_app.reports import dates
from desktop_app.reports.blocks import Paragraph, SubHeading
from desktop_app.reports.cells import Cell, Text
from desktop_app.reports.flow import Block, Kept
from desktop_app.reports.fonts import NOTE, SUBHEAD, TABLE, TABLE_BOLD, TABLE_SEMIBOLD
from desktop_app.reports.grid import MM
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section, counted
from desktop_app.reports.table import Pairs, pair_row
from desktop_app.reports.typed import name, shown, typed
from desktop_app.services.handover_pack import Answer, Care, HandoverPack, SeenAtDevice, Viewing
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    care = pack.care
    if care is None:
        return []
    blocks: list[Block] = []
    if not care.viewings and not care.seen_at_devices:
        said = [Run(_("Viewed by staff: none recorded."), TABLE_SEMIBOLD)]
        said.append(Run(" " + _("What stands in this sheet is what people told the school."), TABLE))
        return [Paragraph(said, space=0)]
    blocks += [_viewing(one, first=place == 0) for place, one in enumerate(care.viewings)]
    blocks += [
        _at_device(one, numbers, first=not blocks and not place) for place, one in enumerate(care.seen_at_devices)
    ]
    return blocks


def _viewing(one: Viewing, *, first: bool) -> Block:
    title = [
        Run(shown(one.reference) + ", ", SUBHEAD),
        Run(dates.stamp(one.occurred_at) + ", ", SUBHEAD),
        *typed(one.place, SUBHEAD),
    ]
    rows = [
        pair_row((_("Seen by"), _who(one)), (_("Reason"), _labelled(one.reason, one.why))),
        pair_row((_("Who was there"), _said(one.present)), (_("Authorised by"), _said(one.authorised_by))),
        pair_row((_("What was done"), _said(one.then_done)), (_("Same sex"), _same_sex(one.same_sex))),
        pair_row((_("Signed"), _said(one.signed)), (_("Written down"), _written(one))),
    ]
    if one.exhibit:
        rows.insert(0, pair_row((_("Exhibit"), Text(*typed(one.exhibit, TABLE_BOLD))), ("", Text())))
    for row in rows:
        row.new = one.new
    return Kept([SubHeading(title, space=0 if first else 2.8 * MM), Pairs(rows)])


def _who(one: Viewing) -> Cell:
    runs = name(one.who, TABLE_SEMIBOLD)
    return Text(*runs, *([Run("\n", TABLE), *typed(one.remark, TABLE_BOLD)] if one.remark else []))


def _labelled(label: str, text: str) -> Cell:
    return Text(*typed(label, TABLE_SEMIBOLD), Run(": ", TABLE), *typed(text, TABLE))


def _said(text: str) -> Cell:
    return Text(*(name(text, TABLE) or [Run(_("not recorded"), NOTE)]))


def _same_sex(answer: Answer) -> Cell:
    words = {Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.NOT_KNOWN: _("Not known")}
    return Text(Run(words[answer], TABLE_SEMIBOLD), Run(", " + _("as the child concerned"), TABLE))


def _written(one: Viewing) -> Cell:
    if one.recorded_at is None:
        return Text(Run(_("not recorded"), NOTE))
    runs = [Run(dates.stamp(one.recorded_at), TABLE)]
    return Text(*runs, *([Run(_(", by") + " ", TABLE), *name(one.recorded_by, TABLE)] if one.recorded_by else []))


def _at_device(one: SeenAtDevice, numbers: Numbers, *, first: bool) -> Block:
    where = numbers.named("touches")
    when = dates.stamp(one.occurred_at) if one.occurred_at else _("at a time that is not recorded")
    runs = [Run(shown(one.exhibit) + ": ", TABLE_SEMIBOLD)]
    runs.append(Run(_("its own record says that what is on it was seen, {when}.").format(when=when), TABLE))
    runs += [Run(" ", TABLE), *typed(one.remark, TABLE_BOLD)] if one.remark else []
    if where and one.occurred_at:
        runs.append(Run(" " + _("Who and why: {section}.").format(section=where), TABLE))
    return Paragraph(runs, space=0 if first else 1.6 * MM, new=one.new)


def _answer(pack: HandoverPack) -> str:
    if pack.care is None or not _seen(pack.care):
        return _("Viewed by staff: none recorded")
    return _("Viewed by staff: {n}").format(n=counted(_seen(pack.care), _("1 record"), _("{n} records")))


def _seen(care: Care) -> int:
    return len(care.viewings) + len(care.seen_at_devices)


SECTION = Section(
    key="viewing",
    title=lambda: _("What staff saw"),
    answer=_answer,
    body=_body,
    present=lambda pack: pack.care is not None,
)
