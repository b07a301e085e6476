"""What the records of care share: the case they may be made in, the people they may name, and days in their order."""

from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import clock
from desktop_app.errors import Invalid, Problem
from desktop_app.models.case import Case
from desktop_app.models.person import Involvement
from desktop_app.models.vocabulary import CaseStatus, InvolvementRole
from desktop_app.services.rules import find, times
from desktop_app.vault.transaction import Stamp
from desktop_app.words import _


def case(session: Session, reference: str, field: str = "case") -> Case:
    """Return a case in which care is recorded, open or closed: what has happened is always recordable (domain D).

    Raises:
        Invalid: there is none, or it was entered in error.
    """
    found = find.case(session, reference, field)
    if found.status is CaseStatus.ENTERED_IN_ERROR:
        raise Invalid([in_error(field)])
    return found


def in_time(of: Case, stamp: Stamp) -> Iterator[Problem]:
    """Yield a refusal of a deed that is said to have been done before the school heard of the case."""
    if stamp.occurred_at < of.came_to_attention:
        message = _("This is before the case came to attention. Check the time, or correct that of the case.")
        yield Problem(field="at", message=message, rule="order")


def numbered_case(session: Session, number: int, field: str) -> Iterator[Problem]:
    """Yield a refusal where the case of a record, by id, was entered in error."""
    if session.get_one(Case, number).status is CaseStatus.ENTERED_IN_ERROR:
        yield in_error(field)


def in_error(field: str) -> Problem:
    """Return the refusal of a case that was entered in error."""
    return Problem(
        field=field,
        message=_("This case was entered in error. Record it in the case to which it belongs."),
        rule="in-error",
    )


def roles(session: Session, case_id: int, person_id: int) -> frozenset[InvolvementRole]:
    """Return the parts in which a person stands in a case now."""
    wanted = sa.select(Involvement.role).where(
        Involvement.case_id == case_id, Involvement.person_id == person_id, Involvement.ended_reason.is_(None)
    )
    return frozenset(session.execute(wanted).scalars())


def person_problems(session: Session, of: Case, reference: str | None, field: str = "person") -> Iterator[Problem]:
    """Yield a refusal of a person who has no part in the case; nobody named is no refusal."""
    if reference is None:
        return
    if not roles(session, of.id, find.person(session, reference, field).id):
        message = _("This person has no part in this case. Join them to it first.")
        yield Problem(field=field, message=message, rule="not-in-case")


def day_of(stamp: Stamp) -> date:
    """Return the day on which it happened, as UK clocks count days."""
    return clock.local(stamp.occurred_at).date()


def following(day: date | None, field: str, stamp: Stamp) -> Iterator[Problem]:
    """Yield a refusal of a planned day that nobody can have meant, or that lies before what it follows from."""
    if day is None:
        return
    slips = list(times.day_meant(day, field))
    yield from slips
    if not slips and day < day_of(stamp):
        message = _("This day lies before the day on which it happened. Check the two.")
        yield Problem(field=field, message=message, rule="order")
