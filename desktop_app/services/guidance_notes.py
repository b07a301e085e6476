"""What the school itself says beside the shipped guidance, and when it last checked it; the shipped text stays."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import clock, guidance
from desktop_app.errors import Problem
from desktop_app.models.calendar import GuidanceNote, OwnContact
from desktop_app.models.vocabulary import LEADS, StaffRole
from desktop_app.services.rules import corrections, times
from desktop_app.services.rules.request import Code, Note, request
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Who answers for what the school says of its own: the safeguarding leads and the head.
WHO: Final = LEADS | {StaffRole.HEAD}
#: The book to which the school's own contacts belong as well, each under its reference.
DIRECTORY: Final = "directory"
#: Kept with the earlier values. They are stored, so they are not put into the language of whoever reads them.
NOTED_ANEW, WITHDRAWN, CHECKED_ANEW = "noted anew", "withdrawn", "checked anew"


@request
class GuidanceNoting:
    """The school's own words beside one entry of the guidance; what it said before is kept."""

    book: Code
    entry: Code
    text: Note


@request
class NoteWithdrawn:
    """The school's own words beside an entry no longer hold; they stay readable in the record."""

    book: Code
    entry: Code


@request
class GuidanceChecked:
    """The school looked at the current guidance, or rang the number, on a day."""

    book: Code
    entry: Code
    on: date


def _noting(session: Session, request: GuidanceNoting, stamp: Stamp) -> Iterator[Problem]:
    yield from _there(session, request.book, request.entry)


def _looking(session: Session, request: GuidanceChecked, stamp: Stamp) -> Iterator[Problem]:
    yield from _there(session, request.book, request.entry)


def _there(session: Session, book: str, entry: str) -> Iterator[Problem]:
    """Yield a refusal where there is no such entry.

    It is asked only when somebody asks, not when a record is carried out again: a later Cordon may ship other entries.

    Raises:
        GuidanceDamaged: the shipped file cannot be used.
    """
    if book not in guidance.BOOKS:
        yield Problem(field="book", message=_("There is no part of the guidance of this name."), rule="no-entry")
    elif entry not in guidance.book(book).entries and not _own(session, book, entry):
        yield Problem(field="entry", message=_("The guidance has no entry of this name here."), rule="no-entry")


def _own(session: Session, book: str, entry: str) -> bool:
    """Say whether it is a contact that the school added and did not withdraw."""
    wanted = sa.select(OwnContact.id).where(OwnContact.reference == entry, OwnContact.withdrawn_reason.is_(None))
    return book == DIRECTORY and session.execute(wanted).first() is not None


def _row(session: Session, book: str, entry: str) -> GuidanceNote | None:
    wanted = sa.select(GuidanceNote).where(GuidanceNote.book == book, GuidanceNote.entry == entry)
    return session.execute(wanted).scalar_one_or_none()


def _subject(book: str, entry: str) -> str:
    return f"{book}/{entry}"


def _write(tx: Transaction, book: str, entry: str, reason: str, **now: str | date | None) -> str:
    """Write what is given into the row of an entry, and keep what stood there before."""
    row, subject = _row(tx.session, book, entry), _subject(book, entry)
    if row is None:
        row = GuidanceNote(book=book, entry=entry, changed_at=tx.stamp.recorded_at, changed_by_id=tx.stamp.actor_id)
        tx.session.add(row)
    for field, value in now.items():
        earlier = getattr(row, field)
        setattr(row, field, value)
        if earlier is not None and earlier != value:
            corrections.keep(
                tx, subject=subject, field=field, earlier=corrections.plain(earlier), now=corrections.plain(value),
                reason=reason,
            )  # fmt: skip
    row.changed_at, row.changed_by_id = tx.stamp.recorded_at, tx.stamp.actor_id
    tx.session.flush()
    return subject


@verb("guidance.note", first=_noting, only=WHO)
def note(tx: Transaction, request: GuidanceNoting) -> str:
    """Write the school’s own words beside an entry of the guidance."""
    return _write(tx, request.book, request.entry, NOTED_ANEW, text=request.text)


def _withdrawing(session: Session, request: NoteWithdrawn, stamp: Stamp) -> Iterator[Problem]:
    row = _row(session, request.book, request.entry)
    if row is None or row.text is None:
        message = _("The school has written nothing beside this entry.")
        yield Problem(field="entry", message=message, rule="no-note")


@verb("guidance.withdraw_note", check=_withdrawing, only=WHO)
def withdraw_note(tx: Transaction, request: NoteWithdrawn) -> str:
    """Take back the school’s own words beside an entry; they stay readable in the record."""
    return _write(tx, request.book, request.entry, WITHDRAWN, text=None)


def _checking(session: Session, request: GuidanceChecked, stamp: Stamp) -> Iterator[Problem]:
    yield from times.day_meant(request.on, "on")
    if request.on > clock.local(stamp.recorded_at).date():
        message = _("This day has not come yet. Give the day on which somebody looked.")
        yield Problem(field="on", message=message, rule="future")


@verb("guidance.mark_checked", check=_checking, first=_looking, only=WHO)
def mark_checked(tx: Transaction, request: GuidanceChecked) -> str:
    """Mark an entry of the guidance as checked on a day."""
    return _write(tx, request.book, request.entry, CHECKED_ANEW, checked_on=request.on)
