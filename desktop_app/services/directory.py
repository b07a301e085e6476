"""The school's own entries in the directory: the local officer, the front door of social care (R040, R041)."""

from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import clock
from desktop_app.errors import Problem
from desktop_app.guidance import Audience
from desktop_app.models.calendar import OwnContact
from desktop_app.models.vocabulary import LEADS, StaffRole
from desktop_app.services.rules import corrections, references
from desktop_app.services.rules.request import Code, Note, Reference, Short, request
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Who answers for what the school says of its own: the safeguarding leads and the head.
WHO: Final = LEADS | {StaffRole.HEAD}


@request
class NewContact:
    """Somebody whom the school itself rings: who, for whom, by which number, and when they answer."""

    name: Short
    audience: Audience
    phone: Reference | None = None
    hours: Short | None = None
    note: Note | None = None


@request
class ContactWithdrawn:
    """An entry of the school's own no longer holds: why. It stays readable."""

    entry: Code
    reason: Note


@verb("directory.add", only=WHO)
def add(tx: Transaction, request: NewContact) -> str:
    """Add an entry of the school’s own to the directory."""
    contact = OwnContact(
        reference=references.running(tx.session, OwnContact.reference, "DIR"),
        name=request.name,
        audience=request.audience.value,
        phone=request.phone,
        hours=request.hours,
        note=request.note,
        checked_on=clock.local(tx.stamp.occurred_at).date(),
    )
    tx.session.add(contact)
    tx.session.flush()
    return contact.reference


def _contact(session: Session, reference: str) -> OwnContact | None:
    return session.execute(sa.select(OwnContact).where(OwnContact.reference == reference)).scalar_one_or_none()


def _withdrawing(session: Session, request: ContactWithdrawn, stamp: Stamp) -> Iterator[Problem]:
    contact = _contact(session, request.entry)
    if contact is None:
        message = _("The school has added no entry with this reference. What is shipped cannot be taken out.")
        yield Problem(field="entry", message=message, rule="unknown")
    elif contact.withdrawn_reason is not None:
        yield Problem(field="entry", message=_("This was withdrawn already."), rule="withdrawn")


@verb("directory.withdraw", check=_withdrawing, only=WHO)
def withdraw(tx: Transaction, request: ContactWithdrawn) -> str:
    """Take an entry of the school’s own out of the directory; it stays readable in the record."""
    contact = _contact(tx.session, request.entry)
    assert contact is not None  # noqa: S101 - the check has seen it
    contact.withdrawn_reason = request.reason
    corrections.keep(tx, subject=contact.reference, field="withdrawn", earlier="no", now="yes", reason=request.reason)
    return contact.reference
