"""Questions that go over every kind of record: words anywhere, and the documents that were issued."""

from collections.abc import Callable, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device, Seal, SearchRecord
from desktop_app.models.handover import Document, Printing
from desktop_app.models.person import Person
from desktop_app.models.school import Staff
from desktop_app.services.register.devices import described
from desktop_app.services.register.parts import covered_people, open_cases
from desktop_app.services.register.rows import DocumentRow, FoundRow
from desktop_app.services.register.searching_care import Care
from desktop_app.services.rules import comparing, find
from desktop_app.services.rules.wording import words
from desktop_app.vault import search as index
from desktop_app.words import _

MOST_FOUND = 200
#: With fewer letters and figures than this, words are not taken for a seal number.
_SHORTEST_SEAL = 3


def search(session: Session, sought: str, limit: int = MOST_FOUND) -> list[FoundRow]:
    """Return the records that hold all the words, the last one as a beginning; newest first.

    A seal number is found whatever its blanks and capitals. Whoever is to stay covered is not found by name, which
    would tell as much as the name itself, but by their reference alone, and then not named (R006).
    """
    hits = {*index.find(session.connection(), sought, limit), *_sealed(session, sought)}
    care = Care(session, hits)
    known = _not_telling(session, hits, sought) - care.telling(sought)
    found = sorted(known, key=lambda hit: index.key_of(*hit), reverse=True)[:limit]
    held = _loaded(session, found)
    people = _people(session, {number for table, number in found if table == "person"})
    told = [
        people[number] if table == "person" else care.told((table, number)) or _TOLD[table](session, number)
        for table, number in found
    ]
    held.clear()  # the session forgets what nobody holds, and would ask for every row by itself
    return told


def _sealed(session: Session, sought: str) -> set[tuple[str, int]]:
    """Return the devices, and the entries, with a seal whose number begins so, whatever its blanks and capitals."""
    begins = comparing.plain_seal(sought).replace(" ", "")
    if len(begins) < _SHORTEST_SEAL or not any(letter.isdigit() for letter in begins):
        return set()
    known = session.execute(sa.select(Seal.device_id, Seal.number)).all()
    seals = [(device, number) for device, number in known if _squeezed(number).startswith(begins)]
    entries = sa.select(CustodyEvent.id, CustodyEvent.seal_in).where(
        CustodyEvent.device_id.in_({device for device, _number in seals}), CustodyEvent.seal_in.is_not(None)
    )
    put_on = session.execute(entries).all()
    return {("device", device) for device, _number in seals} | {
        ("custody_event", entry) for entry, number in put_on if number and _squeezed(number).startswith(begins)
    }


def _squeezed(number: str) -> str:
    return comparing.plain_seal(number).replace(" ", "")


def _not_telling(session: Session, hits: set[tuple[str, int]], sought: str) -> set[tuple[str, int]]:
    """Leave out whoever is covered, unless it is their reference that was typed."""
    asked = {number for table, number in hits if table == "person"}
    by_reference = sa.type_coerce(Person.reference, sa.String).istartswith(sought.strip(), autoescape=True)
    named = sa.select(Person.id).where(Person.id.in_(asked), by_reference)
    known = set(session.execute(named).scalars()) if sought.isprintable() else set()
    left_out = covered_people(session, asked) - known
    return {(table, number) for table, number in hits if table != "person" or number not in left_out}


def _loaded(session: Session, found: Sequence[tuple[str, int]]) -> list[object]:
    """Return the rows that were found, with their devices and cases: each table is asked once."""
    numbers: dict[str, set[int]] = {table: set() for table, _entity in _FIRST}
    for table, number in found:
        if table in numbers:
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


def _people(session: Session, numbers: set[int]) -> dict[int, FoundRow]:
    """Return people with the newest case in which they may be named; whoever is covered is not (R006)."""
    covered, cases = covered_people(session, numbers), open_cases(session, numbers)
    rows = session.execute(sa.select(Person).where(Person.id.in_(numbers))).scalars()
    return {
        row.id: FoundRow(
            kind="person",
            reference=row.reference,
            case=None if row.id in covered else next(iter(cases.get(row.id, ())), None),
            summary=_("Name withheld") if row.id in covered else row.full_name,
        )
        for row in rows
    }


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
