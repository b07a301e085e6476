"""Section: what the children and the parents want, what they were told, and why it was referred all the same."""

from desktop_app.reports import dates
from desktop_app.reports.blocks import Paragraph
from desktop_app.reports.cells import Text
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import NOTE, TABLE, TABLE_SEMIBOLD
from desktop_app.reports.grid import MM, columns
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, typed
from desktop_app.services.handover_pack import AgainstWishes, Answer, HandoverPack, Moment, Wish
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    if pack.care is None:
        return []
    wishes = pack.care.wishes
    if not wishes:
        return [Paragraph([Run(_("No view of a child or a parent is recorded."), TABLE_SEMIBOLD)], space=0)]
    head = (_("Who"), _("What they want of the police"), _("Told why, by whom"), _("Their parents or carers"))
    blocks: list[Block] = [Table(columns(5.4, 6.4, 4.6, 7.6), head, [_row(wish) for wish in wishes])]
    return [*blocks, *(_against(one) for one in pack.care.against_wishes)]


def _row(wish: Wish) -> Row:
    return Row(
        Text(*name(wish.who, TABLE_SEMIBOLD), Run("\n", NOTE), *typed(wish.role, NOTE)),
        Text(*_view(wish)),
        Text(*_told(wish)),
        Text(*_parents(wish)),
        new=wish.new,
    )


def _noted(at: Moment | None, by: str | None) -> list[Run]:
    if at is None:
        return []
    runs = [Run("\n" + dates.weekday(at) + ", " + dates.time(at), NOTE)]
    return [*runs, Run(_(", by") + " ", NOTE), *name(by, NOTE)] if by else runs


def _view(wish: Wish) -> list[Run]:
    if wish.view is None:
        return [Run(_("none recorded"), TABLE)]
    runs = typed(wish.view, TABLE_SEMIBOLD)
    if wish.barriers:
        runs += [Run("\n" + _("Worries:") + " ", TABLE), *typed("; ".join(wish.barriers), TABLE)]
    if wish.information_given:
        runs += [Run("\n" + _("Explained:") + " ", TABLE), *typed(wish.information_given, TABLE)]
    return runs + _noted(wish.view_at, wish.view_noted_by)


def _told(wish: Wish) -> list[Run]:
    if wish.told_at is None:
        return [Run(_("not told yet") if wish.child else "–", TABLE)]
    runs = [Run(dates.weekday(wish.told_at) + ", " + dates.time(wish.told_at), TABLE_SEMIBOLD)]
    return [*runs, Run("\n" + _("by") + " ", TABLE), *name(wish.told_by, TABLE)]


def _parents(wish: Wish) -> list[Run]:
    if not wish.child:
        return [Run("–", TABLE)]
    runs: list[Run] = []
    if wish.parents_contacted_at is not None:
        when = dates.weekday(wish.parents_contacted_at) + ", " + dates.time(wish.parents_contacted_at)
        runs.append(Run(_("Spoken to {when}").format(when=when), TABLE_SEMIBOLD))
        runs += [Run(", ", TABLE), *typed(wish.parents_contact_way, TABLE)] if wish.parents_contact_way else []
        runs += [Run(": ", TABLE), *name(wish.parents_contacted, TABLE)] if wish.parents_contacted else []
    if wish.inform_parents is None:
        return [*runs, Run("\n" if runs else "", TABLE), Run(_("no decision is recorded"), TABLE)]
    word = _("Decided: to be told") if wish.inform_parents is Answer.YES else _("Decided: not to be told")
    runs += [Run(("\n" if runs else "") + word, TABLE_SEMIBOLD)]
    for label, text in (
        (". ", wish.parents_reason),
        ("\n" + _("Risk:") + " ", wish.parents_risk),
    ):
        runs += [Run(label, TABLE), *typed(text, TABLE)] if text else []
    runs += [Run("\n" + said, TABLE) for said in _considered(wish)]
    return runs + _noted(wish.parents_decided_at, wish.parents_decided_by)


def _considered(wish: Wish) -> list[str]:
    said: list[str] = []
    if wish.child_reluctant is Answer.YES:
        said.append(_("The child does not want it."))
    if wish.social_care_considered is not None:
        words = {
            Answer.YES: _("Social care was considered."),
            Answer.NO: _("Social care was not considered."),
            Answer.NOT_KNOWN: _("Whether social care was considered is not known."),
        }
        said.append(words[wish.social_care_considered])
    if wish.parents_review_on is not None:
        said.append(_("To be looked at again {day}.").format(day=dates.full_day(wish.parents_review_on)))
    return said


def _against(one: AgainstWishes) -> Block:
    runs = [Run(_("Referred, and the child:") + " ", TABLE), *typed(one.view, TABLE_SEMIBOLD)]
    runs += [Run(". " + _("Why it was referred all the same:") + " ", TABLE), *typed(one.justification, TABLE)]
    runs += [Run(" (" + dates.stamp(one.occurred_at) + ", ", NOTE), *name(one.by, NOTE), Run(")", NOTE)]
    return Paragraph(runs, space=1.8 * MM, new=one.new)


def _answer(pack: HandoverPack) -> str:
    children = [wish for wish in pack.care.wishes if wish.child] if pack.care else []
    told = sum(wish.told_at is not None for wish in children)
    if not children:
        return ""
    return _("{told} of {all} children told about the police").format(told=told, all=len(children))


SECTION = Section(
    key="views",
    title=lambda: _("What the children and the parents want"),
    answer=_answer,
    body=_body,
    present=lambda pack: pack.care is not None,
)
