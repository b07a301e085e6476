"""What is owed to parents: a decision for each child harmed, telling them, and word of what was taken (R140, B1)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa

from desktop_app import clock
from desktop_app.models.care_words import ContactKind, ContactWith, Topic
from desktop_app.models.contact import ParentDecision
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device, SearchRecord
from desktop_app.models.vocabulary import CustodyKind, DeviceState, InvolvementRole
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Filled, Owed, Rank
from desktop_app.words import _

I = InvolvementRole  # noqa: E741 - beside S for states, as elsewhere
#: Whoever stands in a case only in these parts is no child whose parents would be told.
_GROWN_UP: Final = frozenset({I.PARENT_OR_CARER, I.STAFF, I.OFFICER, I.SOCIAL_WORKER})
_TIMER: Final = "parents_told"
#: Stands for the child of whom a contact does not say who it is.
_NOBODY: Final = 0


class _Told:
    """What was decided about each child’s parents, and when they were reached."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        wanted = sa.select(
            ParentDecision.case_id, ParentDecision.child_id, ParentDecision.inform, ParentDecision.review_on,
            ParentDecision.occurred_at,
        ).where(desk.in_cases(ParentDecision.case_id, open_only=False))  # fmt: skip
        rows = desk.session.execute(wanted.order_by(ParentDecision.occurred_at, ParentDecision.id))
        #: The decision that stands, by case and child.
        self.decided: dict[tuple[int, int], Any] = {(row.case_id, row.child_id): row for row in rows}
        self._reached: dict[int, dict[int, list[datetime]]] = {}

    def reached(self, case: int, child: int) -> list[datetime]:
        """Return when a child’s parents were reached; an attempt that nobody answered is none."""
        if case not in self._reached:
            self._reached[case] = self._read(case)
        return self._reached[case].get(child, [])

    def _read(self, case: int) -> dict[int, list[datetime]]:
        children: dict[int, list[int]] = defaultdict(list)
        for part in self._desk.parts.get(case, ()):
            if part.responsible_for_id is not None:
                children[part.person_id].append(part.responsible_for_id)
        found: dict[int, list[datetime]] = defaultdict(list)
        for row in self._desk.contacts.get(case, ()):
            if row.with_kind is not ContactWith.PARENT_OR_CARER or row.kind is ContactKind.NO_ANSWER:
                continue
            about = [row.about_id] if row.about_id is not None else children.get(row.person_id, [_NOBODY])
            for child in about:
                found[child].append(row.occurred_at)
        return found


def items(desk: Desk) -> Iterator[Owed]:
    """Yield what is owed to parents."""
    told = _Told(desk)
    for number in desk.open_cases:
        for child in desk.harmed(number):
            if (number, child) not in told.decided:
                yield _missing(desk, number, child)
    for (number, child), decision in told.decided.items():
        if number in desk.open_cases:
            yield from _after(desk, told, number, child, decision)
    yield from _things_taken(desk, told)


def _said(desk: Desk, case: int, person: int) -> tuple[str | None, str]:
    """Return the reference of a child and how they are spoken of; whoever is covered is not told apart."""
    reference = desk.named(case, person)
    return reference, _("the child") if reference is None else reference


def _missing(desk: Desk, number: int, child: int) -> Owed:
    case, (reference, said) = desk.cases[number], _said(desk, number, child)
    return Owed(
        code=Code.PARENTS_DECISION, rank=Rank.TELLING, verb="parents.decide", case_id=number, subject=reference,
        apart=str(child), what=_("Decide whether the parents of {child} are told").format(child=said),
        why=_("The case is open since {since}."), since=case.opened_at, due_at=desk.after(_TIMER, case.opened_at),
        timer=_TIMER, filled=_filled(case.reference, "child", reference),
    )  # fmt: skip


def _filled(case: str, field: str, reference: str | None) -> Filled:
    return (("case", case), *(() if reference is None else ((field, reference),)))


def _after(desk: Desk, told: _Told, number: int, child: int, decision: Any) -> Iterator[Owed]:
    """Yield what follows from a decision: telling them, or looking again at not telling them."""
    case, (reference, said) = desk.cases[number].reference, _said(desk, number, child)
    since = decision.occurred_at
    if decision.inform and not told.reached(number, child):
        what = _("Tell the parents of {child}").format(child=said)
        yield _contact(desk, number, child, Code.TELL_PARENTS, since, (what, _("Decided {since}.")))
    elif not decision.inform and decision.review_on is not None:
        yield Owed(
            code=Code.PARENTS_REVIEW, rank=Rank.TELLING, verb="parents.decide", case_id=number, subject=reference,
            apart=str(child), what=_("Look again at not telling the parents of {child}").format(child=said),
            why=_("Decided {since}; this is the day that was set for looking again."), since=since,
            due_at=desk.by(decision.review_on), filled=_filled(case, "child", reference),
        )  # fmt: skip


def _contact(desk: Desk, number: int, child: int, code: Code, since: datetime, said: tuple[str, str]) -> Owed:
    """Return that a child’s parents are to be spoken to."""
    case, reference = desk.cases[number].reference, desk.named(number, child)
    filled: Filled = (
        ("case", case), ("kind", ContactKind.CALL.value), ("with_kind", ContactWith.PARENT_OR_CARER.value),
        ("topics", (Topic.INCIDENT.value,)), *(() if reference is None else (("about", reference),)),
    )  # fmt: skip
    return Owed(
        code=code, rank=Rank.TELLING, verb="contact.record", case_id=number, subject=reference, apart=str(child),
        what=said[0], why=said[1], since=since, due_at=desk.after(_TIMER, since), timer=_TIMER, filled=filled,
    )  # fmt: skip


# -- what was taken, asked for, or searched for ----------------------------------------------------------------


def _things_taken(desk: Desk, told: _Told) -> Iterator[Owed]:
    """Yield that parents are to hear of what was taken, refused or searched for, once for each child (B1, R094)."""
    searches = _searches(desk)
    heard = _heard_of(searches)
    first: dict[tuple[int, int], datetime] = {}
    for number, person, at in (*_taken(desk), *_searched(searches)):
        key = (number, person)
        if key in told.decided or not _may_be_child(desk, number, person):
            continue
        reached = [*told.reached(number, person), *heard.get(key, [])]
        if not any(_day(moment) >= _day(at) for moment in reached):
            first[key] = min(at, first.get(key, at))
    for (number, person), at in first.items():
        _reference, said = _said(desk, number, person)
        what = _("Tell the parents of {child} what was taken, refused or searched for").format(child=said)
        why = _("It happened {since}; no word to them is recorded.")
        yield _contact(desk, number, person, Code.PARENTS_OF_TAKEN, at, (what, why))
    yield from _nameless(desk, told, searches)


def _day(moment: datetime) -> date:
    return clock.local(moment).date()


def _may_be_child(desk: Desk, number: int, person: int) -> bool:
    """Say whether somebody may be a child whose parents hear of it by this alone: no grown-up, no child harmed."""
    parts = {part.role for part in desk.parts.get(number, ()) if part.person_id == person}
    return InvolvementRole.CHILD_HARMED not in parts and not (parts and parts <= _GROWN_UP)


def _taken(desk: Desk) -> Iterator[tuple[int, int, datetime]]:
    """Yield from whom something was taken, or who refused it, and when; what was entered in error is none."""
    right = sa.select(CustodyEvent.corrects_id).where(CustodyEvent.corrects_id.is_not(None))
    wanted = (
        sa.select(
            CustodyEvent.case_id, CustodyEvent.device_id, CustodyEvent.kind, CustodyEvent.from_person_id,
            CustodyEvent.occurred_at,
        )
        .join(Device, Device.id == CustodyEvent.device_id)
        .where(
            CustodyEvent.kind.in_((CustodyKind.ASKED, CustodyKind.TAKEN, CustodyKind.REFUSED)),
            CustodyEvent.id.not_in(right), Device.state != DeviceState.VOID, desk.in_cases(CustodyEvent.case_id),
        )
        .order_by(CustodyEvent.device_id, CustodyEvent.occurred_at, CustodyEvent.id)
    )  # fmt: skip
    asked: dict[int, int | None] = {}
    for row in desk.session.execute(wanted):
        if row.kind is CustodyKind.ASKED:
            asked[row.device_id] = row.from_person_id
            continue
        person = row.from_person_id if row.kind is CustodyKind.TAKEN else asked.get(row.device_id)
        if person is not None:
            yield row.case_id, person, row.occurred_at


def _searches(desk: Desk) -> list[Any]:
    wanted = sa.select(
        SearchRecord.case_id, SearchRecord.reference, SearchRecord.person_id, SearchRecord.occurred_at,
        SearchRecord.parent_told_at,
    ).where(desk.in_cases(SearchRecord.case_id))  # fmt: skip
    return list(desk.session.execute(wanted.order_by(SearchRecord.id)))


def _heard_of(searches: Iterable[Any]) -> Mapping[tuple[int, int], list[datetime]]:
    """Return when parents heard of a search, as its record says, by case and child."""
    found: dict[tuple[int, int], list[datetime]] = defaultdict(list)
    for row in searches:
        if row.person_id is not None and row.parent_told_at is not None:
            found[(row.case_id, row.person_id)].append(row.parent_told_at)
    return found


def _searched(searches: Iterable[Any]) -> Iterator[tuple[int, int, datetime]]:
    for row in searches:
        if row.person_id is not None:
            yield row.case_id, row.person_id, row.occurred_at


def _nameless(desk: Desk, told: _Told, searches: Iterable[Any]) -> Iterator[Owed]:
    """Yield every search of somebody who is not in the register, after which no parent was told or spoken to."""
    for row in searches:
        if row.person_id is not None or row.parent_told_at is not None:
            continue
        if any(_day(at) >= _day(row.occurred_at) for at in told.reached(row.case_id, _NOBODY)):
            continue
        filled: Filled = (
            ("case", desk.cases[row.case_id].reference), ("kind", ContactKind.CALL.value),
            ("with_kind", ContactWith.PARENT_OR_CARER.value), ("topics", (Topic.INCIDENT.value,)),
        )  # fmt: skip
        yield Owed(
            code=Code.PARENTS_OF_SEARCH, rank=Rank.TELLING, verb="contact.record", case_id=row.case_id,
            subject=row.reference, what=_("Tell a parent of search {search}").format(search=row.reference),
            why=_("Searched {since}; no word to a parent is recorded."), since=row.occurred_at,
            due_at=desk.after(_TIMER, row.occurred_at), timer=_TIMER, filled=filled,
        )  # fmt: skip
