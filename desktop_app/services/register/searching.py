"""Questions that go over every kind of record: words anywhere, and the documents that were issued."""

from collections.abc import Callable, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device, SearchRecord
from desktop_app.models.handover import Document, Printing
from desktop_app.models.person import Person
from desktop_app.models.school import Staff
from desktop_app.services.register.devices import described
from desktop_app.services.register.rows import DocumentRow, FoundRow
from desktop_app.services.rules import find
from desktop_app.services.rules.wording import words
from desktop_app.vault import search as index
from desktop_app.words import _

MOST_FOUND = 200


def search(session: Session, sought: str, limit: int = MOST_FOUND) -> list[FoundRow]:
    """Return the records that hold all the words, the last one as a beginning; newest first."""
    found = index.find(session.connection(), sought, limit)
    held = _loaded(session, found)
    told = [_TOLD[table](session, number) for table, number in found]
    held.clear()  # the session forgets what nobody holds, and would ask for every row by itself
    return told


def _loaded(session: Session, found: Sequence[tuple[str, int]]) -> list[object]:
    """Return the rows that were found, with their devices and cases: each table is asked once."""
    numbers: dict[str, set[int]] = {table: set() for table in (*_TOLD, "device", "case")}
    for table, number in found:
        numbers[table].add(number)
    held: list[object] = []
    for table, entity in _FIRST:
        rows = session.execute(sa.select(entity).where(entity.id.in_(numbers[table]))).scalars().all()
        held += rows
        numbers["device"].update(row.device_id for row in rows if isinstance(row, CustodyEvent))
        numbers["case"].update(row.case_id for row in rows if isinstance(row, _OF_A_CASE))
    return held


def documents(session: Session, case: str | None = None) -> list[DocumentRow]:
    """Return every issued document, newest first; or those of one case.

    Raises:
        Invalid: there is no such case.
    """
    earlier = sa.orm.aliased(Document)
    wanted = (
        sa.select(Document, Case.reference, Staff.name, earlier.reference, Printing.id)
        .join(Case, Case.id == Document.case_id)
        .join(Staff, Staff.id == Document.issued_by_id)
        .outerjoin(earlier, earlier.id == Document.supersedes_id)
        .outerjoin(Printing, Printing.document_id == Document.id)
        .order_by(Document.id.desc())
    )
    if case is not None:
        wanted = wanted.where(Document.case_id == find.case(session, case).id)
    return [
        DocumentRow(
            reference=row.reference,
            case=of,
            variant=row.variant,
            version=row.version,
            issued_at=row.issued_at,
            issued_by=issuer,
            recipient=row.recipient,
            purpose=row.purpose,
            supersedes=supersedes,
            pages_kept=printing is not None,
        )
        for row, of, issuer, supersedes, printing in session.execute(wanted).all()
    ]


def _case_of(session: Session, number: int) -> str:
    return session.get_one(Case, number).reference


def _told_case(session: Session, number: int) -> FoundRow:
    row = session.get_one(Case, number)
    return FoundRow(kind="case", reference=row.reference, case=row.reference, summary=row.title)


def _told_person(session: Session, number: int) -> FoundRow:
    row = session.get_one(Person, number)
    return FoundRow(kind="person", reference=row.reference, case=None, summary=row.full_name)


def _told_device(session: Session, number: int) -> FoundRow:
    row = session.get_one(Device, number)
    name = row.exhibit_reference or row.asked_reference or ""
    return FoundRow(kind="device", reference=name, case=_case_of(session, row.case_id), summary=described(row))


def _told_event(session: Session, number: int) -> FoundRow:
    row = session.get_one(CustodyEvent, number)
    device = session.get_one(Device, row.device_id)
    return FoundRow(
        kind="entry",
        reference=device.exhibit_reference or device.asked_reference or "",
        case=_case_of(session, row.case_id),
        summary=_("Entry {number}: {what}").format(number=row.id, what=words(row.kind)),
    )


def _told_search(session: Session, number: int) -> FoundRow:
    row = session.get_one(SearchRecord, number)
    return FoundRow(
        kind="search",
        reference=row.reference,
        case=_case_of(session, row.case_id),
        summary=_("Search, {place}").format(place=row.place),
    )


def _told_document(session: Session, number: int) -> FoundRow:
    row = session.get_one(Document, number)
    return FoundRow(
        kind="document",
        reference=row.reference,
        case=_case_of(session, row.case_id),
        summary=_("To {recipient}: {purpose}").format(recipient=row.recipient, purpose=row.purpose),
    )


def _told_staff(session: Session, number: int) -> FoundRow:
    row = session.get_one(Staff, number)
    return FoundRow(kind="staff", reference=row.login, case=None, summary=row.name)


_TOLD: dict[str, Callable[[Session, int], FoundRow]] = {
    "case": _told_case,
    "person": _told_person,
    "device": _told_device,
    "custody_event": _told_event,
    "search_record": _told_search,
    "document": _told_document,
    "staff": _told_staff,
}
_OF_A_CASE = (CustodyEvent, Device, SearchRecord, Document)
#: The tables in such an order that what a row leads to comes after it.
_FIRST: tuple[tuple[str, type[CustodyEvent | Device | SearchRecord | Document | Person | Staff | Case]], ...] = (
    ("custody_event", CustodyEvent),
    ("device", Device),
    ("search_record", SearchRecord),
    ("document", Document),
    ("person", Person),
    ("staff", Staff),
    ("case", Case),
)
