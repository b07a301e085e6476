"""Questions about people and staff."""

from collections import defaultdict

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.person import Involvement, Person
from desktop_app.models.school import School, Staff
from desktop_app.services.register.rows import PersonRow, StaffRow
from desktop_app.services.rules import find, protection
from desktop_app.services.rules.wording import words
from desktop_app.words import _


def people(session: Session, reference: str | None = None, *, show_protected: bool = False) -> list[PersonRow]:
    """Return the people of the register by name; who reported is not said unless asked for (R006).

    Whoever stands in cases only as someone who is not to be named is left out: an empty place beside a name tells too.
    With a reference, only those with a part in that case, told of that case alone; or the one person it names.

    Raises:
        Invalid: the reference is that of no case and of no person.
    """
    parts = _parts(session, show_protected=show_protected)
    wanted = sa.select(Person).order_by(Person.full_name, Person.id)
    if reference is not None:
        case = session.execute(sa.select(Case.id).where(Case.reference == reference)).scalar_one_or_none()
        if case is None:
            wanted = wanted.where(Person.id == find.person(session, reference, "person").id)
        else:
            parts = _parts(session, case, show_protected=show_protected)
            wanted = wanted.where(Person.id.in_(parts))
    rows = session.execute(wanted).scalars().all()
    return [
        PersonRow(
            reference=row.reference,
            full_name=row.full_name,
            latin_spelling=row.latin_spelling,
            date_of_birth=row.date_of_birth,
            year_group=row.year_group,
            organisation=row.organisation,
            position=row.position,
            parts=tuple(told for told in parts.get(row.id, ()) if told is not None),
        )
        for row in rows
        if row.id not in parts or any(told is not None for told in parts[row.id])
    ]


def _parts(session: Session, only: int | None = None, *, show_protected: bool) -> dict[int, list[str | None]]:
    """Return the parts of each person in words, in every case or in one; None stands for one that is not told."""
    wanted = (
        sa.select(Involvement, Case.reference, protection.is_withheld(Involvement.case_id, Involvement.person_id))
        .join(Case, Case.id == Involvement.case_id)
        .where(Involvement.ended_reason.is_(None))
        .order_by(Involvement.id)
    )
    if only is not None:
        wanted = wanted.where(Involvement.case_id == only)
    found: dict[int, list[str | None]] = defaultdict(list)
    for part, case, hidden in session.execute(wanted).all():
        told = None if hidden and not show_protected else _("{role} in {case}").format(role=words(part.role), case=case)
        found[part.person_id].append(told)
    return found


def staff(session: Session) -> list[StaffRow]:
    """Return every member of staff, in the order in which they came."""
    return [_member(row) for row in session.execute(sa.select(Staff).order_by(Staff.id)).scalars().all()]


def staff_member(session: Session, login: str) -> StaffRow:
    """Return the member of staff with that login.

    Raises:
        Invalid: there is none.
    """
    return _member(find.staff(session, login, "login"))


def staff_numbered(session: Session, number: int) -> StaffRow:
    """Return the member of staff with that number in the vault; for whoever opened it."""
    return _member(session.get_one(Staff, number))


def _member(row: Staff) -> StaffRow:
    return StaffRow(
        login=row.login, name=row.name, role=row.role, initials=row.initials, position=row.position, left=row.left
    )


def school_name(session: Session) -> str:
    """Return the school's name."""
    return session.execute(sa.select(School.name)).scalar_one()
