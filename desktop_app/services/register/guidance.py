"""The guidance as it is shown: the shipped text, the school's own words beside it, and when it was last checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import clock, guidance
from desktop_app.guidance import Audience, Confidence, Contact, Opening, Topic
from desktop_app.models.calendar import GuidanceNote, OwnContact
from desktop_app.models.case import Correction
from desktop_app.models.school import Staff
from desktop_app.words import _

#: The book of the guidance in which the directory is shipped; the school's own contacts belong to it as well.
DIRECTORY: Final = "directory"
#: After so many days, which is about a term, an entry of the directory should be looked at again (domain H, 12).
TERM: Final = timedelta(days=120)
AUDIENCES: Final[Mapping[Audience, str]] = MappingProxyType(
    {
        Audience.ROUTES: _("Where to report"),
        Audience.YOUNG_PEOPLE: _("For young people"),
        Audience.PARENTS: _("For parents and carers"),
        Audience.STAFF: _("For staff"),
    }
)
_DAYS: Final = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


@dataclass(frozen=True, kw_only=True)
class GuidanceRow:
    """One entry as it is shipped, with what the school says of it and when the school last checked it."""

    book: str
    entry: Topic
    note: str | None
    checked_on: date | None
    changed_at: datetime | None
    changed_by: str | None

    @property
    def key(self) -> str:
        """The short name of the entry, by which it is noted and checked."""
        return self.entry.key

    @property
    def last_checked(self) -> date:
        """The later of the school's mark and the day on which this project last looked."""
        return max(self.checked_on or self.entry.as_of, self.entry.as_of)


@dataclass(frozen=True, kw_only=True)
class EarlierNote:
    """What stood beside an entry before: which field, what it said, and until when."""

    field: str
    said: str | None
    reason: str
    until: datetime


@dataclass(frozen=True, kw_only=True)
class DirectoryRow:
    """One service or contact: how it is reached, whether it should be open now, and when it was last checked.

    ``open_now`` is None where no hours are known as data. ``look_again`` says that it was last checked longer than a
    term ago; ``check`` that nobody of this project has read it at its source.
    """

    key: str
    is_own: bool
    name: str
    audience: Audience
    phone: str | None
    web: str | None
    email: str | None
    hours: str | None
    open_now: bool | None
    says: tuple[str, ...]
    note: str | None
    source: str
    confidence: Confidence
    check: bool
    last_checked: date
    look_again: bool


def guidance_rows(session: Session, book: str) -> tuple[GuidanceRow, ...]:
    """Return every entry of one part of the guidance, in the order of its file.

    Raises:
        KeyError: there is no part of this name.
        GuidanceDamaged: its file cannot be used; the error names the line.
    """
    notes = _notes(session, book)
    return tuple(_row(book, entry, notes.get(key)) for key, entry in guidance.book(book).entries.items())


def guidance_row(session: Session, book: str, entry: str) -> GuidanceRow:
    """Return one entry of the guidance.

    Raises:
        KeyError: there is no such entry.
        GuidanceDamaged: its file cannot be used; the error names the line.
    """
    return _row(book, guidance.book(book).entries[entry], _notes(session, book).get(entry))


def guidance_history(session: Session, book: str, entry: str) -> tuple[EarlierNote, ...]:
    """Return what the school said of an entry before, the oldest first; nothing that was noted is lost."""
    wanted = sa.select(Correction).where(Correction.subject == f"{book}/{entry}").order_by(Correction.id)
    return tuple(
        EarlierNote(field=row.field, said=row.earlier, reason=row.reason, until=row.corrected_at)
        for row in session.execute(wanted).scalars()
    )


def directory(session: Session, now: datetime) -> tuple[DirectoryRow, ...]:
    """Return the whole directory: by whom it is for, the shipped entries first, then the school's own (R200–R217).

    Raises:
        GuidanceDamaged: the shipped file cannot be used; the error names the line.
    """
    notes, today = _notes(session, DIRECTORY), clock.local(now).date()
    shipped = (_shipped(contact, notes.get(contact.key), now, today) for contact in guidance.directory())
    return _by_audience([*shipped, *own_contacts(session, now)])


def own_contacts(session: Session, now: datetime) -> tuple[DirectoryRow, ...]:
    """Return the school's own entries of the directory, which are there whatever became of the shipped file."""
    notes, today = _notes(session, DIRECTORY), clock.local(now).date()
    wanted = sa.select(OwnContact).where(OwnContact.withdrawn_reason.is_(None)).order_by(OwnContact.id)
    rows = session.execute(wanted).scalars()
    return _by_audience([_own(contact, notes.get(contact.reference), today) for contact in rows])


def _by_audience(rows: list[DirectoryRow]) -> tuple[DirectoryRow, ...]:
    order = list(AUDIENCES)
    return tuple(sorted(rows, key=lambda row: order.index(row.audience)))


def _notes(session: Session, book: str) -> dict[str, tuple[GuidanceNote, str]]:
    wanted = (
        sa.select(GuidanceNote, Staff.name)
        .join(Staff, Staff.id == GuidanceNote.changed_by_id)
        .where(GuidanceNote.book == book)
    )
    return {note.entry: (note, name) for note, name in session.execute(wanted)}


def _row(book: str, entry: Topic, noted: tuple[GuidanceNote, str] | None) -> GuidanceRow:
    note, by = noted or (None, None)
    return GuidanceRow(
        book=book,
        entry=entry,
        note=note.text if note else None,
        checked_on=note.checked_on if note else None,
        changed_at=note.changed_at if note else None,
        changed_by=by,
    )


def _shipped(contact: Contact, noted: tuple[GuidanceNote, str] | None, now: datetime, today: date) -> DirectoryRow:
    row = _row(DIRECTORY, contact, noted)
    return DirectoryRow(
        key=contact.key,
        is_own=False,
        name=contact.title,
        audience=contact.audience,
        phone=contact.phone,
        web=contact.web,
        email=contact.email,
        hours=hours_words(contact),
        open_now=contact.open_at(now),
        says=contact.paragraphs,
        note=row.note,
        source=contact.source.name,
        confidence=contact.confidence,
        check=contact.check,
        last_checked=row.last_checked,
        look_again=today - row.last_checked > TERM,
    )


def _own(contact: OwnContact, noted: tuple[GuidanceNote, str] | None, today: date) -> DirectoryRow:
    note = noted[0] if noted else None
    checked = (note.checked_on if note else None) or contact.checked_on
    return DirectoryRow(
        key=contact.reference,
        is_own=True,
        name=contact.name,
        audience=Audience(contact.audience),
        phone=contact.phone,
        web=None,
        email=None,
        hours=contact.hours,
        open_now=None,
        says=(contact.note,) if contact.note else (),
        note=note.text if note else None,
        source=_("The school’s own entry"),
        confidence=Confidence.OWN,
        check=False,
        last_checked=max(checked, contact.checked_on),
        look_again=today - max(checked, contact.checked_on) > TERM,
    )


def hours_words(contact: Contact) -> str | None:
    """Return the opening hours of a service in words; None where none are known."""
    if contact.always:
        return _("Day and night")
    if not contact.hours:
        return None
    return "; ".join(
        _("{days}, {opens} to {closes}").format(
            days=", ".join(_runs(opening)), opens=f"{opening.opens:%H:%M}", closes=f"{opening.closes:%H:%M}"
        )
        for opening in contact.hours
    )


def _runs(opening: Opening) -> Iterator[str]:
    """Yield days that follow one another as “Monday to Friday”, and others by themselves."""
    days = sorted(opening.days)
    while days:
        length = next((n for n in range(1, len(days)) if days[n] != days[0] + n), len(days))
        run, days = days[:length], days[length:]
        if length > 1:
            yield _("{first} to {last}").format(first=_DAYS[run[0]], last=_DAYS[run[-1]])
        else:
            yield _DAYS[run[0]]
