"""Section: each search, with the facts that the guidance on searching asks for."""

from desktop_app.reports import dates
from desktop_app.reports.blocks import SubHeading
from desktop_app.reports.cells import Cell, Text
from desktop_app.reports.flow import Block, Kept
from desktop_app.reports.fonts import NOTE, SUBHEAD, TABLE, TABLE_SEMIBOLD
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section, counted
from desktop_app.reports.table import Pairs, pair_row
from desktop_app.reports.typed import name, shown, typed
from desktop_app.services.handover_pack import Answer, HandoverPack, Moment, SearchRecord
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    return [_search(search, first=place == 0) for place, search in enumerate(pack.searches)]


def _search(search: SearchRecord, *, first: bool) -> Block:
    title = [
        Run(shown(search.reference) + ", ", SUBHEAD),
        Run(dates.stamp(search.occurred_at), SUBHEAD),
        *([Run(", ", SUBHEAD), *typed(search.place, SUBHEAD)] if search.place else []),
    ]
    found = ", ".join(search.exhibits)
    remark = _("Exhibits: {references}").format(references=shown(found)) if len(found) in range(1, 60) else ""
    rows = [
        pair_row(
            (_("Searched"), _said(search.searched)),
            (_("Searched by"), _said(search.searched_by, bold=True)),
        ),
        pair_row((_("Also there"), _people(search.present)), (_("Same-sex searcher"), _answered(search.same_sex))),
        pair_row((_("Looked for"), _said(search.looked_for)), (_("Reason"), _said(search.reason))),
        pair_row((_("Found"), _said(search.found)), (_("What followed"), _said(search.follow_up))),
        pair_row((_("Power relied on"), _power(search)), (_("Force used"), _force(search))),
        pair_row(
            (_("Parents told"), _told(search.parent_told_at, search.parent_told)),
            (_("DSL told"), _told(search.dsl_told_at, search.dsl_told)),
        ),
    ]
    for row in rows:
        row.new = search.new
    if found and not remark:
        rows.append(pair_row((_("Exhibits"), _said(found)), ("", Text()), new=search.new))
    return Kept([SubHeading(title, remark, space=0 if first else 8), Pairs(rows)])


def _said(text: str | None, *, bold: bool = False) -> Cell:
    if not text:
        return Text(Run(_("not recorded"), NOTE))
    return Text(*name(text, TABLE_SEMIBOLD if bold else TABLE))


def _people(people: tuple[str, ...]) -> Cell:
    if not people:
        return Text(Run(_("nobody is recorded"), NOTE))
    runs: list[Run] = []
    for person in people:
        runs += ([Run(", ", TABLE)] if runs else []) + name(person, TABLE)
    return Text(*runs)


def _power(search: SearchRecord) -> Cell:
    if not search.power:
        return Text(Run(_("not recorded"), NOTE))
    runs = typed(search.power, TABLE_SEMIBOLD)
    return Text(*runs, *([Run(": ", TABLE), *typed(search.grounds, TABLE)] if search.grounds else []))


def _answered(answer: Answer | None) -> Cell:
    if answer is None:
        return Text(Run(_("not recorded"), NOTE))
    words = {Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.NOT_KNOWN: _("Not known")}
    return Text(Run(words[answer], TABLE_SEMIBOLD))


def _force(search: SearchRecord) -> Cell:
    if search.force_used is None:
        return Text(Run(_("not recorded"), NOTE))
    word = {Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.NOT_KNOWN: _("Not known")}[search.force_used]
    runs = [Run(word, TABLE_SEMIBOLD)]
    return Text(*runs, *([Run(": ", TABLE), *typed(search.force_detail, TABLE)] if search.force_detail else []))


def _told(at: Moment | None, words: str | None) -> Cell:
    if at is None:  # what was written stands for itself; without a time nobody may read "told" or "not told" into it
        said = typed(words, TABLE) if words else [Run(_("not recorded"), NOTE)]
        return Text(*said, *([Run(" " + _("(no time recorded)"), NOTE)] if words else []))
    runs = [Run(f"{dates.weekday(at)}, {dates.time(at)}", TABLE_SEMIBOLD)]
    return Text(*runs, *([Run(", ", TABLE), *name(words, TABLE)] if words else []))


def _answer(pack: HandoverPack) -> str:
    searches = counted(len(pack.searches), _("1 search"), _("{n} searches"))
    told = sum(search.parent_told_at is not None for search in pack.searches)
    if told == len(pack.searches):
        return _("{searches}, parents told of each").format(searches=searches)
    return _("{searches}, parents recorded as told of {n}").format(searches=searches, n=told or _("none"))


SECTION = Section(
    key="searches",
    title=lambda: _("Searches"),
    answer=_answer,
    body=_body,
    present=lambda pack: bool(pack.searches),
)
