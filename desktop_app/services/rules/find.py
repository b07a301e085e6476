"""Records by the references that people use; a reference that names nothing is told at its field."""

from collections.abc import Iterator
from typing import NoReturn

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Invalid, Problem
from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device, SearchRecord
from desktop_app.models.handover import Document
from desktop_app.models.person import Person
from desktop_app.models.school import Staff
from desktop_app.models.vocabulary import CaseStatus
from desktop_app.vault.header import plain_login
from desktop_app.words import _

#: No row has a number beyond what SQLite can count.
_LARGEST_ID = 2**63 - 1


def case(session: Session, reference: str, field: str = "case") -> Case:
    """Return the case with that reference.

    Raises:
        Invalid: there is none.
    """
    found = session.execute(sa.select(Case).where(Case.reference == reference)).scalar_one_or_none()
    return found if found is not None else _unknown(field, _("There is no case with this reference."))


def open_case(session: Session, reference: str, field: str = "case") -> Case:
    """Return the case with that reference, which must be open.

    Raises:
        Invalid: there is none, or it is closed.
    """
    found = case(session, reference, field)
    if found.status is not CaseStatus.OPEN:
        message = _("This case is not open. Reopen it first, giving the reason.")
        raise Invalid([Problem(field=field, message=message, rule="closed")])
    return found


def device(session: Session, reference: str, field: str = "device") -> Device:
    """Return the device with that exhibit reference, or with the reference it had while it was only asked for.

    Raises:
        Invalid: there is none.
    """
    wanted = sa.or_(Device.exhibit_reference == reference, Device.asked_reference == reference)
    found = session.execute(sa.select(Device).where(wanted)).scalars().first()
    return found if found is not None else _unknown(field, _("There is no device with this reference."))


def person(session: Session, reference: str, field: str = "person") -> Person:
    """Return the person with that reference.

    Raises:
        Invalid: there is none.
    """
    found = session.execute(sa.select(Person).where(Person.reference == reference)).scalar_one_or_none()
    return found if found is not None else _unknown(field, _("There is no person with this reference."))


def staff(session: Session, login: str, field: str = "staff") -> Staff:
    """Return the member of staff with that login.

    Raises:
        Invalid: there is none.
    """
    found = session.execute(sa.select(Staff).where(Staff.login == login)).scalar_one_or_none()
    found = found if found is not None else staff_like(session, login)
    return found if found is not None else _unknown(field, _("There is no member of staff with this login."))


def staff_like(session: Session, login: str) -> Staff | None:
    """Return the member of staff whose login is the same as this one but for capitals, spaces or spelling."""
    plain = plain_login(login)
    everyone = session.execute(sa.select(Staff).order_by(Staff.id)).scalars()
    return next((one for one in everyone if plain_login(one.login) == plain), None)


def search(session: Session, reference: str, field: str = "search") -> SearchRecord:
    """Return the search with that reference.

    Raises:
        Invalid: there is none.
    """
    found = session.execute(sa.select(SearchRecord).where(SearchRecord.reference == reference)).scalar_one_or_none()
    return found if found is not None else _unknown(field, _("There is no search with this reference."))


def entry(session: Session, number: int, field: str = "entry") -> CustodyEvent:
    """Return the custody entry with that number.

    Raises:
        Invalid: there is none.
    """
    found = session.get(CustodyEvent, number) if 0 < number <= _LARGEST_ID else None
    return found if found is not None else _unknown(field, _("There is no entry with this number."))


def document(session: Session, reference: str, field: str = "document") -> Document:
    """Return the issued document with that reference.

    Raises:
        Invalid: there is none.
    """
    found = session.execute(sa.select(Document).where(Document.reference == reference)).scalar_one_or_none()
    return found if found is not None else _unknown(field, _("There is no document with this reference."))


def same_case(number: int, wanted: int, field: str) -> Iterator[Problem]:
    """Yield a refusal where something of another case is named: one case's papers never speak of another."""
    if number != wanted:
        yield Problem(field=field, message=_("This belongs to another case."), rule="other-case")


def _unknown(field: str, message: str) -> NoReturn:
    raise Invalid([Problem(field=field, message=message, rule="unknown")])
