"""Section: what the police were told, when and by whom, and what they said and advised."""

from desktop_app.reports import dates
from desktop_app.reports.blocks import Paragraph, SubHeading
from desktop_app.reports.cells import Text
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import NOTE, NOTE_SEMIBOLD, NOTE_SOLID, SUBHEAD, TABLE, TABLE_BOLD, TABLE_SEMIBOLD
from desktop_app.reports.grid import columns
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section, counted
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, tied, typed
from desktop_app.services.handover_pack import Advice, Answer, HandoverPack, Moment, PoliceStep
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    care = pack.care
    if care is None:
        return []
    blocks: list[Block] = []
    if care.police_steps:
        head = (_("When"), _("Step"), _("With whom at the police"), _("Reference"), _("What was given or said"))
        rows = [_step(one) for one in care.police_steps]
        blocks.append(Table(columns(3.4, 4.4, 4.4, 3.8, 8.0), head, rows))
    else:
        blocks.append(Paragraph([Run(_("No referral to the police is recorded."), TABLE_SEMIBOLD)], space=0))
    if care.advice:
        blocks.append(SubHeading([Run(_("Police advice"), SUBHEAD)], _("in outline, as the school noted it")))
        head = (_("When"), _("Officer"), _("Advised"), _("Acted on"), _("Lifts the hold for"))
        rows = [_advice(one) for one in care.advice]
        blocks.append(Table(columns(3.4, 4.6, 7.2, 3.8, 5.0), head, rows))
    return blocks


def when(at: Moment) -> list[Run]:
    """Return the day with its year, and below it the time with its zone."""
    day = f"{dates.weekday(at)}\u00a0{dates.year(at)}\n"
    return [Run(day, TABLE), Run(dates.time(at), TABLE_BOLD), Run(f" {dates.zone(at)}", NOTE)]


def _step(one: PoliceStep) -> Row:
    what = typed(one.what, TABLE_SEMIBOLD)
    what += [Run(": ", TABLE), *typed(one.way, TABLE)] if one.way else []
    what += [Run("\n" + _("by") + " ", NOTE), *name(one.by, NOTE)]
    said: list[Run] = [Run(_("BREACH"), NOTE_SOLID), Run(" ", TABLE)] if one.breach else []
    for place, (label, runs) in enumerate(_said(one)):
        said += [Run("\n", TABLE)] if place else []
        said += [*typed(label, NOTE_SEMIBOLD), Run("  ", NOTE), *runs]
    late = [Text(Run(_("Entered late:") + " ", NOTE_SEMIBOLD), *typed(one.late, NOTE))] if one.late else []
    return Row(
        Text(*when(one.occurred_at)),
        Text(*what),
        Text(*(name(one.officer, TABLE) or [Run("–", TABLE)])),
        Text(*(typed(tied(one.reference), TABLE_SEMIBOLD) if one.reference else [Run("–", TABLE)])),
        Text(*(said or [Run("–", TABLE)])),
        notes=late,
        notes_from=1,
        new=one.new,
    )


def _said(one: PoliceStep) -> list[tuple[str, list[Run]]]:
    """Return everything that is said of a step, each with its label."""
    found: list[tuple[str, list[Run]]] = []
    if one.planned_for is not None:
        by = [Run(_(", by") + " ", TABLE), *name(one.planned_by, TABLE)] if one.planned_by else []
        found.append((_("Planned for"), [Run(dates.stamp(one.planned_for), TABLE), *by]))
    if one.told_at is not None:
        found.append((_("They were told"), [Run(dates.stamp(one.told_at), TABLE)]))
    found += [(label, typed(text, TABLE)) for label, text in one.said]
    if one.child_told_by is not None:
        found.append((_("The child to be told by"), [Run(dates.full_day(one.child_told_by), TABLE)]))
    if one.review_on is not None:
        found.append((_("To be looked at again"), [Run(dates.full_day(one.review_on), TABLE)]))
    return found


def _advice(one: Advice) -> Row:
    officer = name(one.officer, TABLE_SEMIBOLD)
    if one.collar_number:
        officer += [Run("\n" + _("collar number") + "\u00a0", TABLE), *typed(tied(one.collar_number), TABLE)]
    officer += [Run("\n", TABLE), *typed(one.force, TABLE)] if one.force else []
    officer += [Run("\n", TABLE), *typed(one.police_reference, TABLE_SEMIBOLD)] if one.police_reference else []
    advised = typed(one.advised, TABLE)
    if one.allows_questions:
        advised.append(Run("\n" + _("The school may ask questions."), TABLE_SEMIBOLD))
    moment = [*when(one.occurred_at), Run("\n", NOTE), *typed(tied(one.reference), NOTE_SEMIBOLD)]
    moment += [Run("\n", NOTE), *typed(one.way, NOTE)]
    lifted = typed("\n".join(one.lifted), TABLE_SEMIBOLD) or [Run(_("nothing"), TABLE)]
    return Row(Text(*moment), Text(*officer), Text(*advised), Text(*_acted(one)), Text(*lifted), new=one.new)


def _acted(one: Advice) -> list[Run]:
    words = {Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.NOT_KNOWN: _("Not known")}
    runs = [Run(words[one.acted_on], TABLE_SEMIBOLD)]
    runs += [Run(": ", TABLE), *typed(one.acted_detail, TABLE)] if one.acted_detail else []
    return [*runs, Run("\n" + dates.weekday(one.acted_at), NOTE)] if one.acted_at else runs


def _answer(pack: HandoverPack) -> str:
    if pack.care is None:
        return ""
    advised = counted(len(pack.care.advice), _("1 entry of advice"), _("{n} entries of advice"))
    if not pack.care.police_steps:
        return _("No referral is recorded") + (f", {advised}" if pack.care.advice else "")
    steps = counted(len(pack.care.police_steps), _("1 step"), _("{n} steps"))
    return f"{steps}, {advised}" if pack.care.advice else _("{steps}, no advice is recorded").format(steps=steps)


SECTION = Section(
    key="referral",
    title=lambda: _("The school and the police"),
    answer=_answer,
    body=_body,
    present=lambda pack: pack.care is not None,
)
