"""How people and places are named on a document: in full, withheld, or without children's names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device
from desktop_app.models.person import Involvement, Person
from desktop_app.models.school import Staff
from desktop_app.models.vocabulary import CustodyKind, InvolvementRole
from desktop_app.services.rules import protection
from desktop_app.services.rules.comparing import Naming, plain_name
from desktop_app.services.rules.continuity import Hand, Spot
from desktop_app.services.rules.wording import words
from desktop_app.words import _

#: Roles of people whose names a document without children's names may still carry.
_ADULTS = frozenset({InvolvementRole.STAFF, InvolvementRole.OFFICER, InvolvementRole.SOCIAL_WORKER})


@dataclass(frozen=True, kw_only=True)
class Names:
    """Everyone a document may name.

    ``withheld`` are people who are protected; ``children`` says whether pupils and families are named at all, and
    ``officers`` are the words for someone which even then name nobody of theirs. ``families`` are the names that no
    other text may then hold either, and ``covered`` those of the withheld people, which no text of the record
    holds on any document. ``unsaid`` are the same, those too that a member of staff bears who is named as such.
    """

    staff: dict[int, Staff] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    withheld: frozenset[int] = frozenset()
    adults: frozenset[int] = frozenset()
    officers: frozenset[str] = frozenset()
    children: bool = True
    families: Naming = field(default_factory=lambda: Naming((), ""))
    covered: Naming = field(default_factory=lambda: Naming((), ""))
    unsaid: Naming = field(default_factory=lambda: Naming((), ""))

    def of_staff(self, number: int | None) -> str | None:
        """Return a member of staff's name."""
        return self.staff[number].name if number in self.staff else None

    def of_person(self, number: int | None) -> str | None:
        """Return a person's name, or what stands in its place."""
        if number is None or number not in self.people:
            return None
        if number in self.withheld:
            return _("withheld – ask DSL")
        if not self.children and number not in self.adults:
            return _in_full_sheet()
        return self.people[number].full_name

    def of(self, hand: Hand) -> str | None:
        """Return the name of whoever has a thing."""
        return self.of_staff(hand.staff_id) or self.of_person(hand.person_id) or self.of_other(hand.other)

    def of_other(self, words: str | None) -> str | None:
        """Return the words for someone, unless they may be those for a pupil or a family that is not to be named."""
        return words if words is None or self.children or words in self.officers else _in_full_sheet()

    def said(self, text: str | None) -> str | None:
        """Return a text that someone typed, without the names of pupils and families where none is to be named."""
        return text if text is None or self.children else self.families.without(text)

    def placed(self, spot: Spot) -> str | None:
        """Return a place with its shelf."""
        return self.said(placed(spot))


def _in_full_sheet() -> str:
    return _("a person named in the full sheet")


def gathered(session: Session, case: Case, *, show_reporter: bool, children: bool) -> Names:
    """Return the names a document of this case may use."""
    joined = session.execute(sa.select(Involvement).where(Involvement.case_id == case.id)).scalars().all()
    parts = [part for part in joined if part.ended_reason is None]
    adults = frozenset(part.person_id for part in parts if part.role in _ADULTS)
    people = {row.id: row for row in session.execute(sa.select(Person)).scalars()}
    named = {part.person_id for part in joined} | set(_dealt_with(session, case))
    families = [people[number] for number in sorted(named - adults)]
    staff = {row.id: row for row in session.execute(sa.select(Staff)).scalars()}
    withheld = frozenset() if show_reporter else protection.withheld(parts)
    hidden = _names_of(people[number] for number in sorted(withheld))
    openly = [*_names_of(people[number] for number in sorted(named - withheld)), *(one.name for one in staff.values())]
    borne = {plain_name(name) for name in openly}
    return Names(
        staff=staff,
        people=people,
        withheld=withheld,
        adults=adults,
        families=Naming(_names_of(families), _("[name withheld]")),
        covered=Naming((one for one in hidden if plain_name(one) not in borne), _("[name withheld]"), openly),
        unsaid=Naming(hidden, _("[name withheld]"), openly),
        officers=frozenset(words for words in session.execute(_officers(case)).scalars() if words is not None),
        children=children,
    )


def _names_of(people: Iterable[Person]) -> list[str]:
    return [name for one in people for name in (one.full_name, one.latin_spelling) if name]


def _dealt_with(session: Session, case: Case) -> Iterator[int]:
    """Yield the people whom the devices of a case name, whether or not they were joined to it."""
    event = CustodyEvent
    questions = [
        sa.select(column).where(event.case_id == case.id, column.is_not(None))
        for column in (event.from_person_id, event.to_person_id, event.done_by_person_id)
    ]
    questions.append(sa.select(Device.owner_id).where(Device.case_id == case.id, Device.owner_id.is_not(None)))
    for question in questions:
        yield from (number for number in session.execute(question.distinct()).scalars() if number is not None)


def _officers(case: Case) -> sa.Select[str | None]:
    handed = CustodyEvent.kind == CustodyKind.HANDED_TO_POLICE
    return sa.select(CustodyEvent.to_other).where(
        CustodyEvent.case_id == case.id, handed, CustodyEvent.to_other.is_not(None)
    )


def role_of(staff: Staff) -> str:
    """Return what a member of staff is, as printed."""
    return staff.position or words(staff.role)


def year(group: str | None) -> str | None:
    """Return a year group as printed."""
    return _("Year {number}").format(number=group) if group is not None and group.isdigit() else group


def placed(spot: Spot) -> str | None:
    """Return a place with its shelf."""
    if spot.place is None:
        return None
    return f"{spot.place}, {spot.shelf}" if spot.shelf else spot.place
