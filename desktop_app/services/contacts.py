"""Contacts: calls, meetings and letters, by whom and with whom, and what they covered in category (R142 to R151)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.care_words import ContactKind, ContactWith, Topic
from desktop_app.models.contact import Contact
from desktop_app.models.vocabulary import Answer
from desktop_app.services.rules import care, find, references
from desktop_app.services.rules.request import Code, Reference, Short, request
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _


@request
class ContactMade:
    """Somebody was spoken or written to: who, about whom, what it covered in category, and when again (R142, R148)."""

    case: Code
    kind: ContactKind
    with_kind: ContactWith
    topics: tuple[Topic, ...]
    person: Code | None = None
    other: Short | None = None
    about: Code | None = None
    present: Short | None = None
    agreed: Short | None = None
    child_invited: Answer | None = None
    organisation_reference: Reference | None = None
    next_on: date | None = None


def _topics(request: ContactMade) -> Iterator[Problem]:
    if not request.topics and request.kind is not ContactKind.NO_ANSWER:
        yield Problem(field="topics", message=_("Say what it covered, in category."), rule="required")
    if len(set(request.topics)) != len(request.topics):
        yield Problem(field="topics", message=_("A code stands here twice."), rule="code")


def _contact(session: Session, request: ContactMade, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    yield from care.in_time(case, stamp)
    yield from _topics(request)
    yield from care.following(request.next_on, "next_on", stamp)
    if (request.person is None) == (request.other is None):
        message = _("Say who it was with: a person of the register, or someone in words.")
        yield Problem(field="person", message=message, rule="one-of")
    elif request.person is not None:
        find.person(session, request.person)
    yield from care.person_problems(session, case, request.about, "about")


@verb("contact.record", check=_contact)
def record(tx: Transaction, request: ContactMade) -> str:
    """Record a call, a meeting or a letter."""
    session = tx.session
    person = None if request.person is None else find.person(session, request.person).id
    about = None if request.about is None else find.person(session, request.about, "about").id
    contact = Contact(
        case_id=care.case(session, request.case).id,
        reference=references.yearly(session, Contact.reference, "K", tx.stamp),
        kind=request.kind,
        with_kind=request.with_kind,
        person_id=person,
        other=request.other,
        about_id=about,
        present=request.present,
        topics=",".join(topic.value for topic in request.topics),
        agreed=request.agreed,
        child_invited=request.child_invited,
        organisation_reference=request.organisation_reference,
        next_on=request.next_on,
        occurred_at=tx.stamp.occurred_at,
        recorded_at=tx.stamp.recorded_at,
        sequence=tx.stamp.sequence,
        late_reason=tx.stamp.late,
        done_by_id=tx.stamp.actor_id,
    )
    session.add(contact)
    session.flush()
    return contact.reference
