"""People in their parts: who stands in a case and how, who may be meant by some words, and what is known of one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.person import Involvement, Person
from desktop_app.models.vocabulary import InvolvementRole
from desktop_app.services.register.case_list import storable
from desktop_app.services.rules import find, protection
from desktop_app.vault import search as index

MOST_FOUND = 50
MOST_HITS = 2_000


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """What is known of a person."""

    reference: str
    full_name: str
    latin_spelling: str | None
    date_of_birth: date | None
    year_group: str | None
    organisation: str | None
    position: str | None
    number: str | None
    phone: str | None


@dataclass(frozen=True, kw_only=True)
class PartRow:
    """A person's part in a case; ``who`` is None while they are protected and not asked for (R006)."""

    role: InvolvementRole
    who: PersonFacts | None
    protected: bool
    responsible_for: str | None
    communication_needs: str | None
    ended_reason: str | None


@dataclass(frozen=True, kw_only=True)
class CoveredRow:
    """Somebody who is not named in a case: their reference and their part, and nothing else."""

    reference: str
    role: InvolvementRole


def parts(session: Session, case: str, *, show_protected: bool = False) -> tuple[PartRow, ...]:
    """Return who stands in a case, in the order in which they were joined to it.

    Raises:
        Invalid: there is no such case.
    """
    found = find.case(session, case)
    wanted = (
        sa.select(Involvement, Person)
        .join(Person, Person.id == Involvement.person_id)
        .where(Involvement.case_id == found.id)
        .order_by(Involvement.id)
    )
    rows = session.execute(wanted).all()
    hidden = frozenset() if show_protected else protection.withheld(part for part, _person in rows)
    names = dict(_names(session, [part.responsible_for_id for part, _person in rows]))
    return tuple(
        PartRow(
            role=part.role,
            who=None if person.id in hidden else _facts(person),
            protected=part.protected,
            responsible_for=None if part.responsible_for_id in hidden else names.get(part.responsible_for_id or 0),
            communication_needs=None if person.id in hidden else part.communication_needs,
            ended_reason=part.ended_reason,
        )
        for part, person in rows
    )


def unnamed_people(session: Session, case: str) -> tuple[CoveredRow, ...]:
    """Return whoever is not named in a case, by reference and part alone, so that they can be picked there (R006)."""
    wanted = (
        sa.select(Person.reference, Involvement.role)
        .join(Involvement, Involvement.person_id == Person.id)
        .join(Case, Case.id == Involvement.case_id)
        .where(
            Case.reference == case,
            Involvement.ended_reason.is_(None),
            protection.is_withheld(Involvement.case_id, Involvement.person_id),
        )
        .order_by(Involvement.id)
    )
    found: dict[str, InvolvementRole] = {}
    for reference, role in session.execute(wanted).all():
        found.setdefault(reference, role)
    return tuple(CoveredRow(reference=reference, role=role) for reference, role in found.items())


def covered_cases(session: Session, case: str | None = None) -> tuple[str, ...]:
    """Return the cases in which somebody is covered; or, with a case, that one if somebody is covered in it (R006)."""
    protected = sa.exists().where(Involvement.case_id == Case.id, Involvement.protected)
    wanted = sa.select(Case.reference).where(protected)
    if case is not None:
        wanted = wanted.where(Case.reference == case)
    return tuple(session.execute(wanted.order_by(Case.id)).scalars())


def covered_people(session: Session, numbers: Iterable[int]) -> set[int]:
    """Return which of some people, by id, are not to be named: they stand in cases only as someone covered (R006)."""
    hidden = protection.is_withheld(Involvement.case_id, Involvement.person_id)
    wanted = sa.select(Involvement.person_id, hidden).where(
        Involvement.person_id.in_(set(numbers)), Involvement.ended_reason.is_(None)
    )
    told: dict[int, list[bool]] = {}
    for person, covered in session.execute(wanted):
        told.setdefault(person, []).append(bool(covered))
    return {person for person, parts in told.items() if all(parts)}


def covering_cases(session: Session, reference: str) -> tuple[str, ...]:
    """Return the cases for whose sake a person is not to be named; none where they may be named (R006).

    Raises:
        Invalid: there is no such person.
    """
    person = find.person(session, reference)
    if not covered_people(session, {person.id}):
        return ()
    wanted = (
        sa.select(Case.reference)
        .join(Involvement, Involvement.case_id == Case.id)
        .where(Involvement.person_id == person.id, Involvement.ended_reason.is_(None))
        .order_by(Case.id)
    )
    return tuple(dict.fromkeys(session.execute(wanted).scalars()))


def _names(session: Session, numbers: Sequence[int | None]) -> list[tuple[int, str]]:
    wanted = sa.select(Person.id, Person.full_name).where(Person.id.in_([number for number in numbers if number]))
    return [(number, name) for number, name in session.execute(wanted).all()]


def person_facts(session: Session, reference: str) -> PersonFacts:
    """Return what is known of a person.

    Raises:
        Invalid: there is no such person.
    """
    return _facts(find.person(session, reference))


def people_like(session: Session, words: str, limit: int = MOST_FOUND) -> list[PersonFacts]:
    """Return the people in whose entry some words stand, by name; accents need not be typed, no words mean all.

    Whoever is to stay covered is among them only where their whole name or reference was typed (R006).
    """
    wanted = sa.select(Person).order_by(Person.full_name, Person.id).limit(limit)
    literal = storable(words)
    if words.strip() and not literal:
        return []
    if literal:
        hits = [number for table, number in index.find(session.connection(), literal, MOST_HITS) if table == "person"]
        columns = (Person.full_name, Person.latin_spelling, Person.organisation, Person.reference)
        texts = [sa.type_coerce(column, sa.String) for column in columns]
        holds = (text.icontains(literal, autoescape=True) for text in texts)
        wanted = wanted.where(sa.or_(Person.id.in_(hits), *holds))
    found = session.execute(wanted).scalars().all()
    covered = covered_people(session, {person.id for person in found})
    sought = literal.casefold()
    return [
        _facts(person)
        for person in found
        if person.id not in covered or sought in (person.full_name.casefold(), person.reference.casefold())
    ]


def namesakes(session: Session, full_name: str) -> list[PersonFacts]:
    """Return the people of the register who have this very name, whatever its capitals and spaces."""
    sought = " ".join(full_name.split()).casefold()
    if not sought:
        return []
    return [one for one in people_like(session, full_name) if " ".join(one.full_name.split()).casefold() == sought]


def cases_of(session: Session, reference: str) -> tuple[str, ...]:
    """Return the cases in which a person stands, newest first; where they are protected, that is not said (R006).

    Raises:
        Invalid: there is no such person.
    """
    person = find.person(session, reference)
    return open_cases(session, {person.id}).get(person.id, ())


def open_cases(session: Session, numbers: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the cases in which some people, by id, stand and may be named, newest first (R006)."""
    hidden = protection.is_withheld(Involvement.case_id, Involvement.person_id)
    wanted = (
        sa.select(Involvement.person_id, Case.reference)
        .join(Case, Case.id == Involvement.case_id)
        .where(Involvement.person_id.in_(set(numbers)), Involvement.ended_reason.is_(None), ~hidden)
        .order_by(Case.id.desc())
    )
    found: dict[int, dict[str, None]] = {}
    for person, case in session.execute(wanted):
        found.setdefault(person, {})[case] = None
    return {person: tuple(cases) for person, cases in found.items()}


def _facts(person: Person) -> PersonFacts:
    return PersonFacts(
        reference=person.reference,
        full_name=person.full_name,
        latin_spelling=person.latin_spelling,
        date_of_birth=person.date_of_birth,
        year_group=person.year_group,
        organisation=person.organisation,
        position=person.position,
        number=person.number,
        phone=person.phone,
    )
