"""Section: the exhibits, one row each, and what was asked for and not handed over."""

from collections.abc import Iterable

from desktop_app.reports import dates
from desktop_app.reports.blocks import Paragraph, SubHeading
from desktop_app.reports.cells import Text
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import FIGURE, LABEL, NOTE, NOTE_SEMIBOLD, SEAL, SUBHEAD, TABLE, TABLE_SEMIBOLD, Style
from desktop_app.reports.grid import HALF, columns
from desktop_app.reports.lines import Run, fitted
from desktop_app.reports.section import Fact, Numbers, Section, counted
from desktop_app.reports.table import GUTTER, Row, Table
from desktop_app.reports.typed import name, shown, tied, typed
from desktop_app.services.handover_pack import Exhibit, ExhibitStatus, HandoverPack, Hold, Moment, NotHandedOver
from desktop_app.words import _

_WHAT = 2  # the column "what it is", where the notes of a row begin


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    blocks: list[Block] = []
    if pack.exhibits:
        head = (
            _("Exhibit"),
            _("Seal"),
            _("What it is, from outside"),
            _("Taken"),
            _("As found, as left"),
            _("Held now"),
        )
        rows = [_row(exhibit) for exhibit in pack.exhibits]
        blocks.append(Table(columns(2.3, 2.5, 5.2, 6.2, 4.8, 3.0), head, rows))
    else:
        blocks.append(Paragraph([Run(_("No device has been taken in this case."), TABLE)], space=0))
    if pack.not_handed_over:
        blocks.append(SubHeading([Run(_("Asked for and not handed over"), SUBHEAD)], space=10))
        blocks.append(_refused(pack.not_handed_over))
    return blocks


def _row(exhibit: Exhibit) -> Row:
    void = exhibit.status is ExhibitStatus.VOID
    kind = typed(exhibit.kind, NOTE)
    if exhibit.parent_reference:
        kind.append(Run("\n" + _("from {reference}").format(reference=shown(exhibit.parent_reference)), NOTE))
    return Row(
        Text(*key(exhibit.reference, FIGURE, 2.3), Run("\n", NOTE), *kind, struck=void),
        Text(*_seal(exhibit), struck=void),
        Text(*_what(exhibit), struck=void),
        Text(*_taken(exhibit), struck=void),
        Text(*_found_and_left(exhibit), struck=void),
        Text(*_held(exhibit)),
        notes=_notes(exhibit),
        notes_from=_WHAT,
        new=exhibit.new,
    )


def key(text: str, style: Style, halves: float) -> list[Run]:
    """Return a reference or seal number, which is keyed in elsewhere: rather smaller than broken."""
    room = halves * HALF - GUTTER
    return typed(tied(text), fitted(shown(text), style, room, TABLE.size)[1])


def _seal(exhibit: Exhibit) -> list[Run]:
    if exhibit.seal:
        return key(exhibit.seal, SEAL, 2.5)
    if exhibit.no_seal_reason:
        return [Run(_("no seal:") + " ", TABLE_SEMIBOLD), *typed(exhibit.no_seal_reason, TABLE)]
    return [Run(_("no seal"), TABLE_SEMIBOLD)]


def _what(exhibit: Exhibit) -> list[Run]:
    runs: list[Run] = []
    for place, line in enumerate(exhibit.description):
        runs += ([Run("\n", TABLE)] if runs else []) + typed(line, TABLE if place else TABLE_SEMIBOLD)
    for line in exhibit.identifiers:
        runs += ([Run("\n", TABLE)] if runs else []) + typed(line, TABLE)
    return runs or [Run(_("not described"), NOTE)]


def _taken(exhibit: Exhibit) -> list[Run]:
    """Return four fixed lines: when and where, from whom, by whom, in front of whom."""
    when = dates.day_time(exhibit.taken_at) if exhibit.taken_at else _("time not recorded")
    runs = [Run(when, TABLE_SEMIBOLD)]
    runs += [Run(", ", TABLE), *typed(exhibit.taken_place, TABLE)] if exhibit.taken_place else []
    for label, person, style in (
        (_("from"), exhibit.taken_from, TABLE_SEMIBOLD),
        (_("by"), exhibit.taken_by, TABLE_SEMIBOLD),
        (_("witness"), exhibit.witness, TABLE),
    ):
        runs.append(Run("\n" + label + " ", TABLE))
        runs += name(person, style) or [Run(_("not recorded"), NOTE)]
        if label == _("from") and exhibit.owner and exhibit.owner == exhibit.taken_from:
            runs.append(Run(_(", owner"), TABLE))
    return runs


def _found_and_left(exhibit: Exhibit) -> list[Run]:
    runs = [Run(_("Found:") + " ", NOTE), *(typed(exhibit.as_found, TABLE) or [Run(_("not recorded"), NOTE)])]
    runs += [Run("\n" + _("Left:") + " ", NOTE)]
    runs += typed(exhibit.as_left, TABLE_SEMIBOLD) or [Run(_("not recorded"), NOTE)]
    if exhibit.advised_by:
        runs += [Run("\n" + _("Advised by:") + " ", NOTE), *name(exhibit.advised_by, TABLE)]
    return runs


def _held(exhibit: Exhibit) -> list[Run]:
    if exhibit.status is ExhibitStatus.VOID:
        return [Run(_status(exhibit.status), TABLE_SEMIBOLD)]
    runs = [] if exhibit.status is ExhibitStatus.HELD else [Run(_status(exhibit.status), TABLE_SEMIBOLD)]
    for text in (exhibit.held_at, exhibit.held_by):
        if text:
            runs += ([Run("\n", TABLE)] if runs else []) + name(text, TABLE)
    if exhibit.held_since:
        runs += [Run("\n" if runs else "", TABLE)]
        runs += [Run(_held_since(exhibit.held_since), NOTE)]
    return runs or [Run(_status(exhibit.status), TABLE_SEMIBOLD)]


def _held_since(since: Moment) -> str:
    """Return the day and the time so that the column may break between them."""
    return _("since {day} {time}").format(day=dates.day(since), time=dates.time(since))


def _status(status: ExhibitStatus) -> str:
    return {
        ExhibitStatus.HELD: _("Not recorded"),
        ExhibitStatus.WITH_POLICE: _("With the police"),
        ExhibitStatus.RETURNED: _("Returned"),
        ExhibitStatus.TRANSFERRED: _("Passed on"),
        ExhibitStatus.MISSING: _("Missing"),
        ExhibitStatus.VOID: _("Entered in error"),
    }[status]


def _notes(exhibit: Exhibit) -> list[Text]:
    """Return what stands below the row: standing, power and grounds, other items, earlier seals."""
    power = typed(exhibit.power, NOTE)
    if power and exhibit.grounds:
        power += [Run(": ", NOTE), *typed(exhibit.grounds, NOTE)]
    owner = exhibit.owner if exhibit.owner != exhibit.taken_from else None
    said = (
        (_("Entered in error:"), typed(exhibit.void_reason, NOTE)),
        (_("Power relied on:"), power),
        (_("Owner:"), name(owner, NOTE)),
        (_("Taken with it:"), typed("; ".join(exhibit.other_items), NOTE)),
        (_("Earlier seals:"), typed(", ".join(tied(seal) for seal in exhibit.earlier_seals), NOTE)),
    )
    police = (
        *((_("Kept for the police:"), _hold(hold)) for hold in exhibit.holds),
        (_("To be collected:"), _collection(exhibit)),
        (_("Police property reference:"), typed(exhibit.police_reference, NOTE_SEMIBOLD)),
    )
    return [Text(*runs) for facts in (said, police) if (runs := _run_on(facts))]


def _run_on(facts: Iterable[tuple[str, list[Run]]]) -> list[Run]:
    """Return what is known of facts, one after the other, each with its label."""
    runs: list[Run] = []
    for label, words in facts:
        if words:
            runs += [Run("\u00a0\u00a0 " if runs else "", NOTE), Run(tied(label) + " ", LABEL), *words]
    return runs


def _hold(hold: Hold) -> list[Run]:
    """Return a hold as it is told: basis, reference, since when."""
    runs = typed(hold.basis, NOTE)
    reference = [Run(_("reference") + " ", NOTE), *typed(tied(hold.reference), NOTE_SEMIBOLD)] if hold.reference else []
    runs += [Run("; ", NOTE), *(reference or [Run(_("no reference yet"), NOTE)])]
    runs.append(Run("; " + _held_since(hold.since), NOTE))
    return [*runs, Run("; " + _("the whole case"), NOTE)] if hold.whole_case else runs


def _collection(exhibit: Exhibit) -> list[Run]:
    if exhibit.collection_due is None:
        return []
    due = Run(_("due {when}").format(when=dates.stamp(exhibit.collection_due)), NOTE_SEMIBOLD)
    by = [Run("; ", NOTE), *name(exhibit.collector, NOTE)] if exhibit.collector else []
    return [due, *by]


def _refused(asked: tuple[NotHandedOver, ...]) -> Table:
    head = (_("Reference"), _("What"), _("Asked of, by"), _("When"), _("Outcome, and what followed"))
    rows = []
    for one in asked:
        what = [*typed(one.kind, TABLE_SEMIBOLD)]
        what += [Run(", ", TABLE), *typed(one.description, TABLE)] if one.description else []
        outcome = typed(one.outcome, TABLE_SEMIBOLD)
        outcome += [Run("\n", TABLE), *typed(one.follow_up, TABLE)] if one.follow_up else []
        rows.append(
            Row(
                Text(*typed(one.reference, TABLE_SEMIBOLD)),
                Text(*what),
                Text(
                    *(name(one.asked_of, TABLE) or [Run(_("not recorded"), NOTE)]),
                    Run("\n" + _("by") + " ", TABLE),
                    *name(one.asked_by, TABLE),
                ),
                Text(Run(dates.day_time(one.asked_at), TABLE)),
                Text(*outcome),
                new=one.new,
            )
        )
    return Table(columns(3.2, 5.4, 5.2, 3.0, 7.2), head, rows)


def counted_exhibits(pack: HandoverPack) -> list[Exhibit]:
    """Return the exhibits that count: all but those entered in error."""
    return [exhibit for exhibit in pack.exhibits if exhibit.status is not ExhibitStatus.VOID]


def _answer(pack: HandoverPack) -> str:
    exhibits = counted_exhibits(pack)
    parts = [counted(len(exhibits), _("1 exhibit"), _("{n} exhibits")) if exhibits else _("no exhibit")]
    held = [exhibit for exhibit in exhibits if exhibit.status is ExhibitStatus.HELD]
    if exhibits:
        parts.append(_sealed(held) if held else _("none held by the school"))
        if held and len(held) < len(exhibits):
            parts.append(_("{n} held by the school").format(n=len(held)))
    if pack.not_handed_over:
        parts.append(_("{n} not handed over").format(n=len(pack.not_handed_over)))
    return ", ".join(parts)


def _sealed(held: list[Exhibit]) -> str:
    sealed = sum(exhibit.seal is not None for exhibit in held)
    if sealed == len(held):
        return _("sealed") if sealed == 1 else _("all sealed")
    return _("{n} sealed").format(n=sealed) if sealed else _("none sealed")


def _facts(pack: HandoverPack, numbers: Numbers) -> list[Fact]:
    held = [exhibit for exhibit in pack.exhibits if exhibit.status is ExhibitStatus.HELD]
    figure = _("None") if not held else f"{len(held)}, {_sealed(held)}"
    elsewhere = [
        counted(n, one, many)
        for n, one, many in (
            (_count(pack, ExhibitStatus.MISSING), _("1 missing"), _("{n} missing")),
            (_count(pack, ExhibitStatus.WITH_POLICE), _("1 with the police"), _("{n} with the police")),
            (_count(pack, ExhibitStatus.RETURNED), _("1 returned"), _("{n} returned")),
        )
        if n
    ]
    where = ", ".join(elsewhere) or (_("all held by the school") if held else _("nothing was taken"))
    asked = len(pack.not_handed_over)
    return [
        Fact(rank=30, label=_("Exhibits held"), figure=figure, below=(where, numbers.named("exhibits"))),
        Fact(
            rank=35,
            label=_("Not handed over"),
            figure=str(asked) if asked else _("None"),
            below=(_("asked for, not given"), numbers.named("exhibits")) if asked else (_("asked for and not given"),),
            quiet=not asked,
        ),
    ]


def _count(pack: HandoverPack, status: ExhibitStatus) -> int:
    return sum(exhibit.status is status for exhibit in pack.exhibits)


SECTION = Section(key="exhibits", title=lambda: _("Exhibits"), answer=_answer, body=_body, facts=_facts)
