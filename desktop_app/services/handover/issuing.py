"""Issuing a document: frozen, numbered, fingerprinted, recorded to whom and why; printed the same for ever."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Invalid, Problem, VaultAlarm
from desktop_app.models.base import stored_time
from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device
from desktop_app.models.handover import Document, Printing
from desktop_app.models.ledger import LedgerEntry, LedgerHead, LedgerPayload
from desktop_app.models.school import Staff, VaultEvent
from desktop_app.models.vocabulary import (
    Answer,
    CaseStatus,
    CustodyKind,
    DeviceState,
    DocumentVariant,
    VaultEventKind,
)
from desktop_app.services import handover_pack as pack
from desktop_app.services.handover import codes, covering, naming, packing, paper_words
from desktop_app.services.handover.naming import role_of
from desktop_app.services.handover.requests import DeclarationGiven, Issue, Printed
from desktop_app.services.rules import continuity, custody, find, references, viewings
from desktop_app.services.rules.verb import verb
from desktop_app.vault import ledger
from desktop_app.vault.transaction import Stamp, Transaction, payload_digest
from desktop_app.vault.vault import Vault
from desktop_app.words import _

LETTERS = {DocumentVariant.FULL: "H", DocumentVariant.RECEIPT: "R", DocumentVariant.LABELS: "L"}
STEMS = {
    DocumentVariant.FULL: "Handover",
    DocumentVariant.RECEIPT: "Receipt",
    DocumentVariant.LABELS: "Labels",
}
#: Kept of labels, which leave nothing to anybody. It is stored, so it is not put into the language of whoever reads it.
FOR_THE_BAGS, LABELLING = "the bags themselves", "labelling"
#: Words a summary may have (domain E2, 3).
LONGEST_SUMMARY = 120
#: What a document of ours never holds, whoever made the bytes: a picture, an attachment, a link, a script.
_FOREIGN = re.compile(rb"/Subtype\s*/Image\b|/EmbeddedFile|/JavaScript|/JS\b|/URI\b|/Launch\b")
#: Drawing and font data, in which those letters may stand by chance.
_STREAMS = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_LARGEST = 64 * 1024 * 1024


def _issuing(session: Session, request: Issue, stamp: Stamp) -> Iterator[Problem]:
    case = find.case(session, request.case)
    if case.status is CaseStatus.ENTERED_IN_ERROR:
        yield Problem(field="case", message=_("This case was entered in error."), rule="in-error")
    yield from _addressed(request)
    if request.summary is not None and len(request.summary.split()) > LONGEST_SUMMARY:
        message = _("A summary has at most {most} words; this one has {count}.").format(
            most=LONGEST_SUMMARY, count=len(request.summary.split())
        )
        yield Problem(field="summary", message=message, rule="long")
    if request.declaration is not None:
        yield from _declared(session, case, request.declaration)
    yield from _chosen(session, case, request)
    yield from _questions(request)


def _questions(request: Issue) -> Iterator[Problem]:
    """Yield what stands against the questions that are put to the police."""
    asked = request.questions or ()
    if asked and request.variant is not DocumentVariant.FULL:
        message = _("Only the full sheet asks the police anything.")
        yield Problem(field="questions", message=message, rule="full-only")
    if len(set(asked)) != len(asked):
        yield Problem(field="questions", message=_("A question stands here twice."), rule="code")


def _addressed(request: Issue) -> Iterator[Problem]:
    """Yield a refusal of a document that leaves the school and does not say to whom or why; labels need not (R005)."""
    if request.variant is DocumentVariant.LABELS:
        return
    for name, message in (
        ("recipient", _("Say to whom the document goes.")), ("purpose", _("Say why the document goes there.")),
    ):  # fmt: skip
        if getattr(request, name) is None:
            yield Problem(field=name, message=message, rule="required")


def _naming(session: Session, request: Issue, stamp: Stamp) -> Iterator[Problem]:
    case = find.case(session, request.case)
    names = naming.gathered(session, case, show_reporter=request.show_reporter, children=True)
    yield from covering.typed_problems(request, names.unsaid)


def _chosen(session: Session, case: Case, request: Issue) -> Iterator[Problem]:
    """Yield what stands against keeping a document to some devices: each must be one of this case's."""
    if not request.devices:
        return
    if request.variant is DocumentVariant.FULL:
        message = _("The full sheet is always about every device of the case.")
        yield Problem(field="devices", message=message, rule="whole")
    for reference in request.devices:
        if find.device(session, reference, "devices").case_id != case.id:
            yield Problem(field="devices", message=_("This device belongs to another case."), rule="other-case")


def _declared(session: Session, case: Case, told: DeclarationGiven) -> Iterator[Problem]:
    numbers = [one.principle for one in told.principles]
    if any(number not in (1, 2, 3, 4) for number in numbers) or len(set(numbers)) != len(numbers):
        message = _("The principles are numbered 1 to 4, each answered once.")
        yield Problem(field="declaration.principles", message=message, rule="principle")
        return
    said_yes = {one.principle for one in told.principles if one.answer is Answer.YES}
    for number, message in _contradictions(session, case, told):
        if number in said_yes:
            field = f"declaration.principles[{numbers.index(number)}]"
            yield Problem(field=field, message=message, rule="contradicted", place=_principle(number))


def _principle(number: int) -> str:
    """Return which of the four principles it is, in words."""
    names = (_("the first principle"), _("the second principle"), _("the third principle"), _("the fourth principle"))
    return names[number - 1]


def _contradictions(session: Session, case: Case, told: DeclarationGiven) -> Iterator[tuple[int, str]]:
    """Yield the principles that the record itself says were not kept, each with why (domain B4)."""
    wanted = sa.select(Device).where(Device.case_id == case.id, Device.exhibit_reference.is_not(None))
    for device in session.execute(wanted.order_by(Device.id)).scalars().all():
        for number, message in _against(device, custody.events_of(session, device)):
            yield number, message.format(device=device.exhibit_reference)
    for record in viewings.records(session, case.id):
        message = _("Viewing record {record} says that something was looked at. Answer No, and say what was done.")
        yield 2, message.format(record=record.reference)
    if told.responsible is None:
        yield 4, _("Name the one person who is responsible.")


def _against(device: Device, events: list[CustodyEvent]) -> Iterator[tuple[int, str]]:
    """Yield the principles that the record of one device speaks against, with a sentence that takes its name."""
    counted, answers = continuity.in_order(events), (device.screen_touched, device.content_viewed)
    touched = any(event.kind in (CustodyKind.TOUCHED, CustodyKind.VIEWED) for event in counted)
    if touched or Answer.YES in answers:
        message = _("The record says that {device} was touched or seen. Answer No, and say what was done.")
        yield from ((1, message), (2, message))
    elif Answer.NOT_KNOWN in answers:
        message = _("It is not known whether {device} was touched or seen. Answer Not known, and say why.")
        yield from ((1, message), (2, message))
    if any(event.seal_intact is Answer.NO for event in counted):
        message = _("The record says that the seal of {device} was not intact. Say what is known of it.")
        yield from ((1, message), (3, message))
    if continuity.gaps(events) or device.state is DeviceState.MISSING:
        yield 3, _("The record has a gap for {device}. Answer No, and say what is known of it.")


@verb("handover.issue", check=_issuing, first=_naming, wants_vault=True, needed=paper_words.needed, version=2)
def issue(tx: Transaction, request: Issue) -> str:
    """Issue a document: the full sheet, the receipt for the collection, or the labels."""
    session, case = tx.session, find.case(tx.session, request.case)
    earlier = latest(session, case, request.variant)
    reference = references.yearly(session, Document.reference, LETTERS[request.variant], tx.stamp)
    frozen = freeze(session, case, request, tx.stamp, reference)
    text = pack.to_json(frozen)
    point = frozen.document.sealed_point
    document = Document(
        case_id=case.id,
        reference=reference,
        variant=request.variant,
        version=frozen.document.version,
        supersedes_id=None if earlier is None else earlier.id,
        issued_at=tx.stamp.occurred_at,
        issued_by_id=tx.stamp.actor_id,
        recipient=request.recipient or FOR_THE_BAGS,
        purpose=request.purpose or LABELLING,
        fingerprint=codes.fingerprint(text),
        sealed_size=point.size,
        sealed_root=point.root,
        pack=text,
    )
    session.add(document)
    session.flush()
    return reference


def freeze(session: Session, case: Case, asked: Issue, stamp: Stamp, reference: str) -> pack.HandoverPack:
    """Return the pack as it would be issued now."""
    earlier = latest(session, case, asked.variant)
    document = _document(session, case, asked, stamp, reference, earlier)
    gathered = packing.gather(session, case, asked, document, stamp)
    marked = packing.marked(gathered, None if earlier is None else pack.from_json(earlier.pack))
    code = codes.document_code(pack.to_json(marked))
    return replace(marked, document=replace(marked.document, code=code))


def _document(
    session: Session, case: Case, asked: Issue, stamp: Stamp, reference: str, earlier: Document | None
) -> pack.Document:
    issuer = session.get_one(Staff, stamp.actor_id)
    sheet = None if asked.variant is DocumentVariant.FULL else latest(session, case, DocumentVariant.FULL)
    consistent = stamp.settings.get("consistent")
    return pack.Document(
        kind=pack.DocumentKind(asked.variant.value),
        reference=reference,
        case_reference=case.reference,
        version=1 if earlier is None else earlier.version + 1,
        issued_at=stamp.occurred_at,
        issued_by=pack.NamedRole(name=issuer.name, role=role_of(issuer)),
        to=asked.recipient or FOR_THE_BAGS,
        purpose=asked.purpose or LABELLING,
        code="",
        sealed_point=_sealed_point(session, stamp),
        record_consistent=consistent if isinstance(consistent, bool) else None,
        practice=bool(stamp.settings.get("practice")),
        marking=pack.OFFICIAL_MARKING if asked.official_marking else pack.DEFAULT_MARKING,
        supersedes=None if earlier is None else earlier.reference,
        previous_version_at=None if earlier is None else earlier.issued_at,
        previous_sealed_size=None if earlier is None else earlier.sealed_size,
        alarm_accepted=_accepted(session),
        taken_from=None if sheet is None else sheet.reference,
    )


def _sealed_point(session: Session, stamp: Stamp) -> pack.SealedPoint:
    """Return the point of the record just before this document's own entry."""
    head = ledger.CompactRange.from_bytes(session.execute(sa.select(LedgerHead.nodes)).scalar_one())
    last = sa.select(LedgerEntry.recorded_at).where(LedgerEntry.sequence == head.size)
    when = session.execute(last).scalar_one_or_none() or stored_time(stamp.recorded_at)
    root = head.root()
    return pack.SealedPoint(
        size=head.size,
        root=root.hex(),
        sealed_at=stamp.recorded_at.fromisoformat(when),
        short_code=codes.short(root),
        vault_id=str(stamp.settings.get("vault", "")),
    )


def _accepted(session: Session) -> str | None:
    wanted = (
        sa.select(VaultEvent).where(VaultEvent.kind == VaultEventKind.ALARM_ACCEPTED).order_by(VaultEvent.id.desc())
    )
    event = session.execute(wanted).scalars().first()
    return None if event is None else event.detail


def latest(session: Session, case: Case, variant: DocumentVariant) -> Document | None:
    """Return the newest document of a case in one variant."""
    wanted = sa.select(Document).where(Document.case_id == case.id, Document.variant == variant)
    return session.execute(wanted.order_by(Document.version.desc())).scalars().first()


def preview(session: Session, asked: Issue, stamp: Stamp) -> pack.HandoverPack:
    """Return what would be issued now, without issuing it; who reported stays covered, for nothing is recorded yet.

    Raises:
        Invalid: something stands against it.
    """
    if found := issue.problems(session, asked, stamp):
        raise Invalid(found)
    covered = replace(asked, show_reporter=False)
    frozen = freeze(session, find.case(session, asked.case), covered, stamp, _("PREVIEW"))
    if not asked.show_reporter:
        return frozen
    said = _("Only this preview leaves out the name of whoever reported; the issued document names them.")
    return replace(frozen, left_out=(said, *frozen.left_out))


def _printing(session: Session, request: Printed, stamp: Stamp) -> Iterator[Problem]:
    document = find.document(session, request.document)
    if session.execute(sa.select(Printing.id).where(Printing.document_id == document.id)).first() is not None:
        message = _("This document was printed before; a reprint gives the same pages.")
        yield Problem(field="document", message=message, rule="printed")


@verb("handover.print", check=_printing, by_line=False)
def keep_printing(tx: Transaction, request: Printed) -> str:
    """Keep the bytes of an issued document, so that every reprint is the same and a changed byte is found."""
    document, made = find.document(tx.session, request.document), tx.kept
    if (
        made is None
        or not made.startswith(b"%PDF-")
        or len(made) > _LARGEST
        or _FOREIGN.search(_STREAMS.sub(b"", made))
    ):
        message = _("These are not pages that Cordon made.")
        raise Invalid([Problem(field="document", message=message, rule="foreign")])
    tx.session.add(
        Printing(
            case_id=document.case_id,
            document_id=document.id,
            sequence=tx.stamp.sequence,
            digest=sha256(made).hexdigest(),
            length=len(made),
        )
    )
    tx.session.flush()
    return request.document


def printed(session: Session, reference: str) -> bytes | None:
    """Return the kept pages of an issued document, or None where they were not made yet.

    Raises:
        Invalid: there is no such document.
        VaultAlarm: what is kept is not what was printed, or is gone.
    """
    document = find.document(session, reference)
    printing = session.execute(sa.select(Printing).where(Printing.document_id == document.id)).scalar_one_or_none()
    if printing is None:
        return None
    details = session.get(LedgerPayload, printing.sequence)
    entry = session.get(LedgerEntry, printing.sequence)
    if details is None or entry is None or details.kept is None or not _as_printed(printing, details, entry):
        raise VaultAlarm(
            _("The kept pages of this document are not those that were printed: they were changed in the vault."),
            safe=_("Nothing was written."),
            next_step=_("Run a check, and compare with the printed sheet or a backup kept elsewhere."),
        )
    return details.kept


def _as_printed(printing: Printing, details: LedgerPayload, entry: LedgerEntry) -> bool:
    """Say whether the kept bytes are those whose digest stands in the register, and in the record."""
    kept, leaf = details.kept or b"", entry.leaf.encode("utf-8", "surrogatepass")
    if sha256(kept).hexdigest() != printing.digest or ledger.leaf_hash(leaf) != entry.leaf_hash:
        return False
    said = json.loads(leaf).get("payload")
    return bool(payload_digest(details.salt, details.request, kept) == said)


def pack_of(session: Session, reference: str) -> pack.HandoverPack:
    """Return the frozen pack of an issued document.

    Raises:
        Invalid: there is no such document.
    """
    return pack.from_json(find.document(session, reference).pack)


def print_issued(vault: Vault, reference: str, render: Callable[[pack.HandoverPack], bytes]) -> bytes:
    """Return the pages of an issued document: made and kept the first time, the kept ones ever after.

    Raises:
        Invalid: there is no such document.
        VaultAlarm, MachineFault: they could not be kept; the document stays issued and can be printed later.
    """
    with vault.reading() as session:
        kept, frozen = printed(session, reference), pack_of(session, reference)
    if kept is not None:
        return kept
    made = render(frozen)
    with vault.writing() as tx:
        tx.kept = made
        keep_printing(tx, Printed(document=reference))
    return made


def file_name(frozen: pack.HandoverPack) -> str:
    """Return the file name a document is saved under: case and version, never a name of a child."""
    stem = STEMS[DocumentVariant(frozen.document.kind.value)]
    return f"{stem}_{frozen.document.case_reference}_v{frozen.document.version}.pdf"
