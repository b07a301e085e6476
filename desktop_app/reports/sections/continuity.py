"""Section: the continuity of each exhibit with its gaps, and who could give a statement about it."""

from collections.abc import Iterator

from desktop_app.reports import dates
from desktop_app.reports.blocks import Paragraph, SubHeading
from desktop_app.reports.cells import Text
from desktop_app.reports.chain import GapRow, LinkRow
from desktop_app.reports.flow import Block, Kept
from desktop_app.reports.fonts import (
    NOTE,
    NOTE_SEMIBOLD,
    NOTE_SOLID,
    SUBHEAD,
    TABLE,
    TABLE_BOLD,
    TABLE_SEMIBOLD,
    Style,
    width,
)
from desktop_app.reports.grid import HALF, MM, columns
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Fact, Numbers, Section, counted, ranges
from desktop_app.reports.sections.statements import statements
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, shown, typed
from desktop_app.services.handover_pack import Exhibit, Gap, HandoverPack, Link
from desktop_app.words import _

_HALVES = (1.2, 2.5, 1.4, 5.2, 6.3, 2.6, 2.8, 2.0)
_GUTTER = 1.5 * MM
_KEPT_UP_TO = 120 * MM  # a chain is kept whole when it misses the page by little, not when it fills one


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    blocks: list[Block] = []
    for place, exhibit in enumerate(one for one in pack.exhibits if one.links or one.gaps):
        chain = _chain(exhibit, first=place == 0)
        whole = Kept(chain)
        blocks.extend([whole] if whole.height() <= _KEPT_UP_TO else chain)
    if not blocks:
        blocks.append(Paragraph([Run(_("No continuity has been recorded."), TABLE)], space=0))
    blocks.extend(statements(pack))
    blocks.append(Paragraph(integrity(pack, numbers), space=2 * MM))
    return blocks


def _chain(exhibit: Exhibit, *, first: bool) -> list[Block]:
    moments = [link.occurred_at for link in exhibit.links]
    zones = {dates.zone(moment) for moment in moments}
    years = {dates.year(moment) for moment in moments}
    head = (
        "",
        _("Date, {year}").format(year=years.copy().pop()) if len(years) == 1 else _("Date"),
        zones.copy().pop() if len(zones) == 1 else _("Time"),
        _("What happened"),
        _("From, to"),
        _("Place"),
        _("Seal"),
        _("Entered"),
    )
    rows = list(_rows(exhibit, many_zones=len(zones) > 1, many_years=len(years) > 1))
    remark = _links_and_gaps(len(exhibit.links), len(exhibit.gaps))
    heading = SubHeading(_title(exhibit), remark, space=0 if first else 3.4 * MM)
    caption = SubHeading([*_title(exhibit), Run(_(", continued"), TABLE)], remark)
    table = Table(columns(*_HALVES), head, rows, gutter=_GUTTER, caption=caption)
    entered = _entered_by(exhibit)
    return [heading, table, Paragraph(entered, space=0.9 * MM)] if entered else [heading, table]


def _title(exhibit: Exhibit) -> list[Run]:
    runs = [*typed(exhibit.reference, SUBHEAD), Run(", ", SUBHEAD), *typed(_in_a_sentence(exhibit.kind), SUBHEAD)]
    if exhibit.taken_from:
        runs += [Run(", ", SUBHEAD), *name(exhibit.taken_from, SUBHEAD)]
    return runs


def _in_a_sentence(kind: str) -> str:
    """Return "phone" for "Phone", but leave "SIM" as it is."""
    return kind[:1].lower() + kind[1:] if kind[1:].islower() else kind


def _rows(exhibit: Exhibit, *, many_zones: bool, many_years: bool) -> Iterator[Row]:
    gaps: dict[int, list[Gap]] = {}
    for gap in exhibit.gaps:
        gaps.setdefault(gap.after, []).append(gap)
    last = exhibit.links[-1].number if exhibit.links else 0
    broken = True
    for link in exhibit.links:
        here = gaps.pop(link.number, [])
        below = link.number != last and not here
        yield _link_row(link, above=not broken, below=below, many_zones=many_zones, many_years=many_years)
        broken = bool(here)
        yield from (_gap_row(exhibit, gap) for gap in here)
    yield from (_gap_row(exhibit, gap) for rest in gaps.values() for gap in rest)


def _link_row(link: Link, *, above: bool, below: bool, many_zones: bool, many_years: bool) -> LinkRow:
    struck = link.corrected_by is not None
    what = typed(link.what, TABLE_SEMIBOLD)
    what += [Run(", ", TABLE), *typed(link.detail, TABLE)] if link.detail else []
    what += [Run("; " + _("due {when}").format(when=dates.stamp(link.due_at)), TABLE)] if link.due_at else []
    day = dates.weekday(link.occurred_at) + (f"\n{dates.year(link.occurred_at)}" if many_years else "")
    clock = [Run(dates.time(link.occurred_at), TABLE_BOLD)]
    clock += [Run("\n" + dates.zone(link.occurred_at), NOTE)] if many_zones else []
    return LinkRow(
        link.number,
        Text(Run(day, TABLE), struck=struck),
        Text(*clock, struck=struck),
        Text(*what, struck=struck),
        Text(*_holders(link), struck=struck),
        Text(*(typed(link.place, TABLE) or [Run("–", TABLE)]), struck=struck),
        Text(*_seals(link), struck=struck),
        Text(*_entered(link)),
        notes=_notes(link),
        new=link.new,
        above=above,
        below=below,
    )


def _holders(link: Link) -> list[Run]:
    runs = _moved(link)
    if link.witness:
        runs += [Run("\n" + _("witness") + " ", TABLE), *name(link.witness, TABLE)]
    return runs


def _moved(link: Link) -> list[Run]:
    """Return "A to B", with the break before "to" where it is long; one name where nothing moved."""
    giver, taker = link.from_holder, link.to_holder
    if not giver or not taker or giver == taker:
        return name(taker or giver, TABLE) or [Run("–", TABLE)]
    room = _HALVES[4] * HALF - _GUTTER
    joined = shown(f"{giver} {_('to')} {taker}")
    breaks = " " if width(joined, TABLE) <= room else "\n"
    return [*name(giver, TABLE), Run(breaks + _("to") + " ", TABLE), *name(taker, TABLE)]


def _seals(link: Link) -> list[Run]:
    runs: list[Run] = []
    for word, seal, style in (
        (_("out") + " ", link.seal_out, TABLE),
        (_("in") + " ", link.seal_in, TABLE_BOLD),
        ("", link.seal if not link.seal_in else None, TABLE),
    ):
        if seal:
            runs += [Run("\n" if runs else "", TABLE), Run(word, TABLE), *typed(seal, style)]
    return runs or [Run(_("none"), TABLE)]


def _entered(link: Link) -> list[Run]:
    """Return when the link was entered: the time, the day too where it was another, and "late" in bold."""
    same_day = dates.full_day(link.entered_at) == dates.full_day(link.occurred_at)
    day = "" if same_day else dates.day(link.entered_at) + "\n"
    runs = [Run(day + dates.time(link.entered_at), TABLE)]
    if link.late_reason:
        runs.append(Run(" " + _("late"), TABLE_BOLD))
    return runs


def _notes(link: Link) -> list[Text]:
    corrected = ""
    if link.corrected_by is not None:
        corrected = _("by link {n}").format(n=link.corrected_by)
    corrects = ""
    if link.corrects is not None:
        corrects = _("link {n}").format(n=link.corrects)
    said: tuple[tuple[str, list[Run]], ...] = (
        (_("Entered late:"), typed(link.late_reason, NOTE)),
        (_("Corrected"), [Run(corrected, NOTE)] if corrected else []),
        (_("Corrects"), [Run(corrects, NOTE), *_reason(link.correction_reason)] if corrects else []),
    )
    notes = [Text(Run(label + " ", NOTE_SEMIBOLD), *runs) for label, runs in said if runs]
    if link.breach:
        solid = Run(f"\u00a0{_('BREACH')}\u00a0", NOTE_SOLID)
        notes.insert(0, Text(solid, Run(" ", NOTE), *typed(link.breach, NOTE)))
    return notes


def _reason(text: str | None) -> list[Run]:
    return [Run(": ", NOTE), *typed(text, NOTE)] if text else []


def _gap_row(exhibit: Exhibit, gap: Gap) -> GapRow:
    return GapRow(gap_words(exhibit.reference, gap, TABLE, TABLE_SEMIBOLD), new=gap.new)


def gap_words(reference: str, gap: Gap, light: Style, bold: Style) -> list[list[Run]]:
    """Return the sentence that names who had it before and after the gap, and the school's explanation."""
    begin = f"{dates.time(gap.last_at)} {_('on')} {dates.weekday(gap.last_at)}"
    sentence = [Run(_("Last recorded with") + " ", bold), *name(gap.last_holder, bold)]
    if gap.next_holder is None or gap.next_at is None:
        sentence.append(Run(" " + _("at {begin}; nothing recorded since.").format(begin=begin), bold))
    else:
        same_day = dates.full_day(gap.last_at) == dates.full_day(gap.next_at)
        end = dates.time(gap.next_at) + ("" if same_day else f" {_('on')} {dates.weekday(gap.next_at)}")
        sentence.append(Run(" " + _("at {begin}; next with").format(begin=begin) + " ", bold))
        sentence += name(gap.next_holder, bold)
        ending = _("at {end}; nothing recorded between ({length}).")
        sentence.append(Run(" " + ending.format(end=end, length=dates.duration(gap.last_at, gap.next_at)), bold))
    return [sentence, _explanation(reference, gap, light)]


def _explanation(reference: str, gap: Gap, light: Style) -> list[Run]:
    if gap.explanation:
        when = _(", recorded {when}").format(when=dates.day_time(gap.explained_at)) if gap.explained_at else ""
        runs = [Run(_("The school’s explanation") + when + ": ", light), *typed(gap.explanation, light)]
    else:
        runs = [Run(_("The school has recorded no explanation for {ref}.").format(ref=shown(reference)), light)]
    return [*runs, Run(" ", light), *typed(gap.seal_words, light)] if gap.seal_words else runs


def _entered_by(exhibit: Exhibit) -> list[Run]:
    """Return who typed which links: one line below the chain."""
    by: dict[str, list[int]] = {}
    for link in exhibit.links:
        by.setdefault(link.entered_by, []).append(link.number)
    if not by:
        return []
    runs = [Run(_("Entered by") + " ", NOTE)]
    for place, (who, numbers) in enumerate(by.items()):
        runs += ([Run("; ", NOTE)] if place else []) + name(who, NOTE)
        runs += [Run(f" ({ranges(numbers)})", NOTE)] if len(by) > 1 else []
    return [*runs, Run(".", NOTE)]


def integrity(pack: HandoverPack, numbers: Numbers) -> list[Run]:
    """Return what the record can and cannot show about itself: never more than was checked."""
    links, gaps = _totals(pack)
    document, point = pack.document, pack.document.sealed_point
    state = {
        True: _("the record is consistent with itself"),
        False: _("the record is NOT consistent with itself"),
        None: _("the record was not checked when this was made"),
    }[document.record_consistent]
    entries = counted(links, _("1 entry"), _("{n} entries"))
    bold = f"{entries}, {_gaps(gaps)}; {state}. "
    where = numbers.named("check")
    point_words = _("Sealed point {size}").format(size=f"{point.size:,}")
    point_words += ", " + _("code in {section}").format(section=where) if where else ": " + point.short_code
    if document.previous_sealed_size is not None and document.supersedes:
        compare = _(
            "Comparing it with the code on {earlier} (sealed point {size}) can prove more: that nothing up to "
            "then was changed, removed or moved to another place."
        ).format(earlier=shown(document.supersedes), size=f"{document.previous_sealed_size:,}")
    else:
        compare = _("Compare it with a sheet made earlier or later to prove more.")
    return [Run(bold, NOTE_SEMIBOLD), Run(f"{point_words}. {compare}", NOTE)]


def _totals(pack: HandoverPack) -> tuple[int, int]:
    return sum(len(one.links) for one in pack.exhibits), sum(len(one.gaps) for one in pack.exhibits)


def _gaps(n: int) -> str:
    return _("no gap") if n == 0 else counted(n, _("1 gap"), _("{n} gaps"))


def _links_and_gaps(links: int, gaps: int) -> str:
    return f"{counted(links, _('1 link'), _('{n} links'))}, {_gaps(gaps)}"


def links_and_gaps(exhibit: Exhibit) -> str:
    """Return such as "8 links, 1 gap"."""
    return _links_and_gaps(len(exhibit.links), len(exhibit.gaps))


def _answer(pack: HandoverPack) -> str:
    links, gaps = _totals(pack)
    entries = counted(links, _("1 entry"), _("{n} entries"))
    return _("{entries}, {gaps}").format(entries=entries, gaps=_gaps(gaps))


def _facts(pack: HandoverPack, numbers: Numbers) -> list[Fact]:
    gaps = [(one, gap) for one in pack.exhibits for gap in one.gaps]
    where = numbers.named("continuity")
    if not gaps:
        said = _("nothing to account for") if not pack.exhibits else _("every link recorded")
        figure = _("No gap") if pack.exhibits else _("None")
        return [Fact(rank=40, label=_("Continuity"), figure=figure, below=(said, where))]
    exhibit, gap = gaps[0]
    length = dates.duration(gap.last_at, gap.next_at) if gap.next_at else _("still open")
    named = f"{shown(exhibit.reference)}, {length}" if len(gaps) == 1 else _names(gaps)
    return [
        Fact(
            rank=40,
            label=_("Continuity"),
            figure=counted(len(gaps), _("1 gap"), _("{n} gaps")),
            below=(named, where),
        )
    ]


def _names(gaps: list[tuple[Exhibit, Gap]]) -> str:
    references = sorted({shown(exhibit.reference) for exhibit, _gap in gaps})
    return ", ".join(references[:3]) + (", …" if len(references) > 3 else "")


def _present(pack: HandoverPack) -> bool:
    return bool(pack.exhibits or pack.statement_givers)


SECTION = Section(
    key="continuity",
    title=lambda: _("Continuity of each exhibit"),
    answer=_answer,
    body=_body,
    present=_present,
    facts=_facts,
)
