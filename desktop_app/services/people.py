"""People: belonging to the school, joined to cases in roles, named in full and in neutral words (R006, R015)."""

from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.person import Involvement, Person
from desktop_app.models.vocabulary import InvolvementRole
from desktop_app.services.rules import corrections, find, protection, references
from desktop_app.services.rules.request import Code, Name, Note, Reference, Short, request
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Roles whose person is hidden unless someone decides to show them (R006).
PROTECTED = frozenset({InvolvementRole.REPORTER})
#: Kept with the reason for which a part in a case had ended; stored, so in no one's language.
JOINED_AGAIN = "joined again"


@request
class NewPerson:
    """Someone a case has to do with: the full name, and what is known that the police will ask for."""

    full_name: Name
    latin_spelling: Name | None = None
    date_of_birth: date | None = None
    year_group: Code | None = None
    organisation: Short | None = None
    position: Short | None = None
    number: Reference | None = None
    phone: Reference | None = None


@request
class PersonCorrection:
    """A fact about a person that was typed wrong; the earlier value and the reason are kept."""

    person: Code
    reason: Note
    full_name: Name | None = None
    latin_spelling: Name | None = None
    date_of_birth: date | None = None
    year_group: Code | None = None
    organisation: Short | None = None
    position: Short | None = None
    number: Reference | None = None
    phone: Reference | None = None


@request
class Involving:
    """A person's part in a case: in which role, and for whom they answer where they are a parent or carer."""

    case: Code
    person: Code
    role: InvolvementRole
    protected: bool | None = None
    responsible_for: Code | None = None
    communication_needs: Short | None = None


@request
class InvolvementEnded:
    """A person was joined to a case in a role by mistake; the entry stays readable with the reason."""

    case: Code
    person: Code
    role: InvolvementRole
    reason: Note


@request
class Uncovering:
    """Someone looks at who is covered in a case, such as who reported: why (R005, R006)."""

    case: Code
    reason: Note


def _born(born: date | None, stamp: Stamp) -> Iterator[Problem]:
    if born is not None and not date(1900, 1, 1) <= born <= stamp.recorded_at.date():
        message = _("A date of birth lies between 1900 and today.")
        yield Problem(field="date_of_birth", message=message, rule="date-of-birth")


def _new(session: Session, request: NewPerson, stamp: Stamp) -> Iterator[Problem]:
    yield from _born(request.date_of_birth, stamp)


@verb("person.add", check=_new)
def add(tx: Transaction, request: NewPerson) -> str:
    """Add a person to the school's register."""
    person = Person(
        reference=references.running(tx.session, Person.reference, "P"),
        full_name=request.full_name,
        latin_spelling=request.latin_spelling,
        date_of_birth=request.date_of_birth,
        year_group=request.year_group,
        organisation=request.organisation,
        position=request.position,
        number=request.number,
        phone=request.phone,
    )
    tx.session.add(person)
    tx.session.flush()
    return person.reference


def _correction(session: Session, request: PersonCorrection, stamp: Stamp) -> Iterator[Problem]:
    find.person(session, request.person)
    yield from _born(request.date_of_birth, stamp)


@verb("person.correct", check=_correction)
def correct(tx: Transaction, request: PersonCorrection) -> str:
    """Correct a fact about a person."""
    corrections.change(tx, find.person(tx.session, request.person), request.person, request, reason=request.reason)
    return request.person


def _entry(session: Session, case_id: int, person_id: int, role: InvolvementRole) -> Involvement | None:
    wanted = sa.select(Involvement).where(
        Involvement.case_id == case_id, Involvement.person_id == person_id, Involvement.role == role
    )
    return session.execute(wanted).scalar_one_or_none()


def _involving(session: Session, request: Involving, stamp: Stamp) -> Iterator[Problem]:
    case, person = find.open_case(session, request.case), find.person(session, request.person)
    known = _entry(session, case.id, person.id, request.role)
    if known is not None and known.ended_reason is None:
        message = _("This person stands in this case in this role already.")
        yield Problem(field="role", message=message, rule="involved")
    if request.responsible_for is not None:
        find.person(session, request.responsible_for, "responsible_for")


@verb("case.involve", check=_involving)
def involve(tx: Transaction, request: Involving) -> str:
    """Join a person to a case in a role."""
    session = tx.session
    case, person = find.open_case(session, request.case), find.person(session, request.person)
    charge = request.responsible_for
    entry = _entry(session, case.id, person.id, request.role)
    if entry is None:
        entry = Involvement(case_id=case.id, person_id=person.id, role=request.role, protected=False)
        session.add(entry)
    elif entry.ended_reason is not None:
        corrections.keep(
            tx, subject=request.case, field=f"{request.person} {request.role.value}", earlier=entry.ended_reason,
            now=None, reason=JOINED_AGAIN, case_id=case.id,
        )  # fmt: skip
    entry.protected = request.role in PROTECTED if request.protected is None else request.protected
    entry.responsible_for_id = None if charge is None else find.person(session, charge, "responsible_for").id
    entry.communication_needs, entry.ended_reason = request.communication_needs, None
    session.flush()
    return request.case


def _ended(session: Session, request: InvolvementEnded, stamp: Stamp) -> Iterator[Problem]:
    case, person = find.case(session, request.case), find.person(session, request.person)
    known = _entry(session, case.id, person.id, request.role)
    if known is None or known.ended_reason is not None:
        message = _("This person does not stand in this case in this role.")
        yield Problem(field="role", message=message, rule="unknown")


@verb("case.end_involvement", check=_ended)
def end_involvement(tx: Transaction, request: InvolvementEnded) -> str:
    """Mark a person's part in a case as entered in error."""
    case, person = find.case(tx.session, request.case), find.person(tx.session, request.person)
    entry = _entry(tx.session, case.id, person.id, request.role)
    if entry is not None:  # `_ended` has seen to it
        entry.ended_reason = request.reason
    tx.session.flush()
    return request.case


def _uncovering(session: Session, request: Uncovering, stamp: Stamp) -> Iterator[Problem]:
    case = find.case(session, request.case)
    parts = session.execute(sa.select(Involvement).where(Involvement.case_id == case.id)).scalars()
    if not protection.withheld(parts):
        yield Problem(field="case", message=_("Nobody is covered in this case."), rule="nobody-covered")


@verb("case.show_reporter", check=_uncovering, by_line=False)
def show_reporter(tx: Transaction, request: Uncovering) -> str:
    """Record that someone looked at who is covered in a case; nothing else changes."""
    return request.case
