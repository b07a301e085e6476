"""The card about parents: for each child whether they are told, why, at which risk, and when it is looked at again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from desktop_app import clock
from desktop_app.models.care_words import ContactKind, ContactWith
from desktop_app.models.vocabulary import Answer, InvolvementRole
from desktop_app.services.due import Code, DueItem
from desktop_app.services.register import ContactRow, ParentDecisionRow, PartRow
from desktop_app.views import case_saying as say
from desktop_app.views import owing
from desktop_app.views.case_people import CHILDREN
from desktop_app.views.case_row import CaseRow, put_rows
from desktop_app.views.case_view import CaseView
from desktop_app.views.page import Going
from desktop_app.views.theme import Tone
from desktop_app.views.widgets.buttons import Button, outlined
from desktop_app.views.widgets.card import Card
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.words import _

#: Does a deed of this case, with what is known of it already.
Do = Callable[..., object]
#: What may be owed to the parents of one child, the first of them first.
_OWED: Final = (Code.PARENTS_DECISION, Code.PARENTS_REVIEW, Code.TELL_PARENTS, Code.PARENTS_OF_TAKEN)
DECIDE: Final = "parents.decide"


@dataclass(frozen=True, kw_only=True)
class Child:
    """One child of the case, with the decision that stands, those before it, and what is owed to their parents."""

    name: str
    about: str
    reference: str | None
    harmed: bool
    stands: ParentDecisionRow | None
    earlier: tuple[ParentDecisionRow, ...]
    spoken: ContactRow | None
    owed: tuple[DueItem, ...]


def children_of(
    view: CaseView, decisions: Sequence[ParentDecisionRow], contacts: Sequence[ContactRow]
) -> tuple[Child, ...]:
    """Return every child of a case, each once in the gravest of their parts; covered names stay covered (R006)."""
    return (*_named(view, decisions, contacts), *_covered(view, decisions))


def _named(view: CaseView, decisions: Sequence[ParentDecisionRow], contacts: Sequence[ContactRow]) -> Iterator[Child]:
    first: dict[str, PartRow] = {}
    for part in sorted((one for one in view.people if one.role in CHILDREN), key=lambda one: CHILDREN.index(one.role)):
        if part.who is not None:
            first.setdefault(part.who.reference, part)
    for reference, part in first.items():
        mine = tuple(row for row in decisions if row.child == reference)
        yield Child(
            name=say.name(part),
            about=say.about(part),
            reference=reference,
            harmed=part.role is InvolvementRole.CHILD_HARMED,
            stands=next((row for row in mine if row.stands), None),
            earlier=tuple(row for row in mine if not row.stands),
            spoken=_spoken(view, part, contacts),
            owed=tuple(item for item in view.due if item.code in _OWED and item.subject == reference),
        )


def _covered(view: CaseView, decisions: Sequence[ParentDecisionRow]) -> Iterator[Child]:
    """Yield the children whose names are withheld; which decision is about which of several is not told."""
    parts = [part for part in view.people if part.who is None and part.role in CHILDREN]
    mine = tuple(row for row in decisions if row.child is None)
    if len(parts) == 1 or not mine:
        for part in parts:
            yield _unnamed(say.name(part), say.about(part), mine)
        return
    for row in mine:
        yield _unnamed(row.child_name, "", (row,))


def _unnamed(name: str, about: str, mine: tuple[ParentDecisionRow, ...]) -> Child:
    return Child(
        name=say.capital(name), about=about, reference=None, harmed=False, spoken=None, owed=(),
        stands=next((row for row in mine if row.stands), None), earlier=tuple(row for row in mine if not row.stands),
    )  # fmt: skip


def _spoken(view: CaseView, child: PartRow, contacts: Sequence[ContactRow]) -> ContactRow | None:
    """Return the last time at which a parent of this child was reached; an attempt that nobody answered is none."""
    if child.who is None:
        return None
    answering = {part.who.reference for part in view.people if part.who and part.responsible_for == child.who.full_name}
    for row in contacts:
        reached = row.with_kind is ContactWith.PARENT_OR_CARER and row.kind is not ContactKind.NO_ANSWER
        if reached and (row.about == child.who.reference or (row.about is None and row.person in answering)):
            return row
    return None


def parents_card(children: Sequence[Child], go: Callable[[Going], object] | None, decide: Do | None) -> Card:
    """Return the card; ``go`` is None where nothing can be written, ``decide`` for those who do not decide."""
    card = Card(_("Telling the parents"), icon="users")
    put_rows(
        card,
        [_row(child, go, decide) for child in children],
        _("No child is joined to this case yet. Add them under People; then it is decided here whether their parents "
          "are told."),
    )  # fmt: skip
    return card


def _row(child: Child, go: Callable[[Going], object] | None, decide: Do | None) -> CaseRow:
    row = child.stands
    quiet = [] if row is None else [_by(row)]
    quiet += [_before(one) for one in child.earlier]
    return CaseRow(
        child.name,
        child.about,
        icon="user",
        chips=_chips(child),
        said=[] if row is None else _said(row),
        quiet=quiet,
        verbs=_verbs(child, go, decide),
    )


def _verbs(child: Child, go: Callable[[Going], object] | None, decide: Do | None) -> list[Button]:
    """Return what is owed to these parents as buttons, and the decision, which can always be made anew."""
    found: list[Button] = []
    for item in child.owed:
        if go is not None and item.verb != DECIDE:
            found.append(outlined(owing.words(item), row=True, done=partial(go, owing.going(item))))
    if decide is not None:
        said = _("Decide") if child.stands is None else _("Decide again")
        filled = () if child.reference is None else (("child", child.reference),)
        found.append(outlined(said, row=True, done=partial(decide, DECIDE, filled)))
    for button in found:
        button.setAccessibleDescription(child.name)
    return found


def _chips(child: Child) -> list[ChipLook]:
    found = [_decided(child)]
    if child.spoken is not None:
        said = _("Spoken to {when}").format(when=say.within(child.spoken.occurred_at))
        found.append(ChipLook(words=said, tone=Tone.GREEN, icon="check"))
    elif child.stands is not None and child.stands.inform:
        found.append(ChipLook(words=_("Not told yet"), tone=Tone.AMBER, icon="hourglass"))
    if child.stands is not None and child.stands.review_on is not None:
        found.append(_review(child.stands))
    return found


def _decided(child: Child) -> ChipLook:
    if child.stands is None:
        if child.harmed:
            return ChipLook(words=_("Not decided yet"), tone=Tone.AMBER, icon="hourglass")
        return ChipLook(words=_("Not decided"), icon="circle-dashed")
    if child.stands.inform:
        return ChipLook(words=_("They are told"), tone=Tone.GREEN, icon="check")
    return ChipLook(words=_("Not told for now"), tone=Tone.AMBER, icon="eye-off")


def _review(row: ParentDecisionRow) -> ChipLook:
    assert row.review_on is not None  # noqa: S101 - asked only of such
    when = say.day(row.review_on)
    if row.review_on <= clock.local(clock.now()).date():
        return ChipLook(words=_("Look again: {day}").format(day=when), tone=Tone.AMBER, icon="hourglass")
    return ChipLook(words=_("Look again {day}").format(day=when), icon="clock")


def _said(row: ParentDecisionRow) -> list[str]:
    found = [row.reason]
    if row.risk:
        found.append(_("Risk: {what}").format(what=row.risk))
    return found


def _by(row: ParentDecisionRow) -> str:
    reluctant = {
        Answer.YES: _("the child is against it"),
        Answer.NO: _("the child is not against it"),
        Answer.NOT_KNOWN: _("not known what the child wants"),
    }[row.child_reluctant]
    care = {
        Answer.YES: _("social care considered"),
        Answer.NO: _("social care not considered"),
        Answer.NOT_KNOWN: _("not known whether social care was considered"),
    }[row.social_care_considered]
    decided = _("Decided {when} by {who}").format(when=say.within(row.occurred_at), who=row.decided_by)
    return " · ".join((decided, reluctant, care))


def _before(row: ParentDecisionRow) -> str:
    what = _("they are told") if row.inform else _("not for now")
    return _("Before that: {what}, {when}, {who}: {reason}").format(
        what=what, when=say.within(row.occurred_at), who=row.decided_by, reason=row.reason
    )
