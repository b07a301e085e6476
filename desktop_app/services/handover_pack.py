"""The frozen contents of a handover document: what services decided, and all that reports may print.

A pack is self-contained. Whoever holds one can print it again in ten years without asking the vault
anything, so every name, reference and answer stands in it as it was at issue. Times are aware and brought
to UTC; ``reports`` shows them as a UK clock would. ``None`` always means "nothing is recorded" and is
printed as such, or as a line to write on. Later parts add fields with defaults, so that a pack frozen by an
older Cordon still opens.
"""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import TypeAdapter, ValidationError

from desktop_app.errors import InputFault
from desktop_app.services.handover_parts import (
    Answer,
    Breach,
    Exhibit,
    ExhibitStatus,
    Gap,
    HandedOver,
    Hold,
    Label,
    Link,
    Moment,
    NotHandedOver,
    Part,
    ReceiptRow,
    Report,
    SearchRecord,
    SpeaksTo,
    StatementGiver,
    Touch,
)
from desktop_app.services.handover_parts_care import (
    Advice,
    AgainstWishes,
    Asked,
    Care,
    Criterion,
    ForWhom,
    Group,
    HoldRecord,
    PoliceStep,
    ProtectiveStep,
    QuestionList,
    Release,
    SeenAtDevice,
    Urgency,
    Viewing,
    Wish,
)
from desktop_app.words import _

__all__ = [
    "DEFAULT_MARKING",
    "OFFICIAL_MARKING",
    "Advice",
    "AgainstWishes",
    "Answer",
    "Asked",
    "Breach",
    "Care",
    "Contact",
    "Criterion",
    "Declaration",
    "Document",
    "DocumentKind",
    "Exhibit",
    "ExhibitStatus",
    "ForWhom",
    "Gap",
    "Group",
    "HandedOver",
    "HandoverPack",
    "Hold",
    "HoldRecord",
    "Label",
    "Link",
    "Moment",
    "NamedRole",
    "NotHandedOver",
    "Person",
    "Police",
    "PoliceStep",
    "PrincipleAnswer",
    "ProtectiveStep",
    "QuestionList",
    "ReceiptRow",
    "Release",
    "Report",
    "School",
    "SealedPoint",
    "SearchRecord",
    "SeenAtDevice",
    "SpeaksTo",
    "StatementGiver",
    "Summary",
    "Touch",
    "Urgency",
    "Viewing",
    "Wish",
    "from_json",
    "principles",
    "to_json",
]

DEFAULT_MARKING = "CONFIDENTIAL – CHILD PROTECTION"
OFFICIAL_MARKING = "OFFICIAL-SENSITIVE"


class DocumentKind(StrEnum):
    """Which document the pack is printed as."""

    FULL = "full"
    RECEIPT = "receipt"
    LABELS = "labels"


@dataclass(frozen=True, kw_only=True)
class NamedRole(Part):
    """A person and what they are at the school, such as Dr Example, deputy DSL."""

    name: str
    role: str | None = None


@dataclass(frozen=True, kw_only=True)
class SealedPoint(Part):
    """The state of the whole record that this document speaks for (the one before the issue itself)."""

    size: int
    root: str
    sealed_at: Moment
    short_code: str
    vault_id: str


@dataclass(frozen=True, kw_only=True)
class Document(Part):
    """The document itself: what it is, for whom, and which record it speaks for.

    ``record_consistent`` is the outcome of the check made at issue, ``None`` when none was made.
    ``alarm_accepted`` is the sentence printed for ever after the DSL accepted an alarm. ``taken_from``
    names the full sheet that a receipt or a sheet of labels belongs to. ``previous_*`` describe the version
    that this one replaces.
    """

    kind: DocumentKind
    reference: str
    case_reference: str
    version: int
    issued_at: Moment
    issued_by: NamedRole
    to: str
    purpose: str
    code: str
    sealed_point: SealedPoint
    record_consistent: bool | None
    practice: bool
    marking: str = DEFAULT_MARKING
    supersedes: str | None = None
    previous_version_at: Moment | None = None
    previous_sealed_size: int | None = None
    alarm_accepted: str | None = None
    taken_from: str | None = None
    large_labels: bool = False


@dataclass(frozen=True, kw_only=True)
class Contact(Part):
    """A telephone number, who answers it, and when."""

    number: str
    who: str | None = None
    hours: str | None = None


@dataclass(frozen=True, kw_only=True)
class School(Part):
    """The school and whom to call there."""

    name: str
    dsl: str
    urn: str | None = None
    dfe_number: str | None = None
    address: str | None = None
    deputy: str | None = None
    contact: Contact | None = None
    out_of_hours: Contact | None = None
    power_instruction: str | None = None


@dataclass(frozen=True, kw_only=True)
class Police(Part):
    """The force and officer; ``None`` prints a line for the officer to write on."""

    force: str | None = None
    officer: str | None = None
    collar_number: str | None = None
    station: str | None = None
    incident_reference: str | None = None
    crime_reference: str | None = None


@dataclass(frozen=True, kw_only=True)
class Summary(Part):
    """Two sentences typed by a person at issue, never generated, and where the full account is kept."""

    text: str | None = None
    cp_file_reference: str | None = None


@dataclass(frozen=True, kw_only=True)
class Person(Part):
    """A person of the case in neutral words. ``name`` is ``None`` when it is withheld.

    ``latin_name`` is the spelling in Latin letters where the name is written in another script.
    ``name_needs_check`` prints "check spelling with DSL" whatever the script.
    """

    role: str
    name: str | None
    latin_name: str | None = None
    date_of_birth: date | None = None
    age: int | None = None
    year: str | None = None
    words: tuple[str, ...] = ()
    name_needs_check: bool = False
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class PrincipleAnswer(Part):
    """The school's answer on one of the four evidence principles; ``None`` is not answered."""

    principle: int
    answer: Answer | None = None
    detail: str | None = None


def principles() -> tuple[str, ...]:
    """Return the four principles of the ACPO guide (v5) in a school's words, as they are asked about and printed."""
    return (
        _("No one did anything that alters what a device holds"),
        _("No one opened a device or looked at its contents"),
        _("The record shows each time a device was touched, moved or sealed"),
        _("One named person is answerable for these principles"),
    )


@dataclass(frozen=True, kw_only=True)
class Declaration(Part):
    """What a named person answered at issue. Nothing here is ever preset; ``None`` prints as not answered.

    ``nothing_copied`` decides the second line of the banner: has no member of staff copied or forwarded
    material?
    """

    principles: tuple[PrincipleAnswer, ...] = ()
    nothing_copied: Answer | None = None
    nothing_copied_detail: str | None = None
    responsible: str | None = None
    given_by: str | None = None
    given_at: Moment | None = None


@dataclass(frozen=True, kw_only=True)
class HandoverPack(Part):
    """Everything that stands on a handover document, in the order of the sheet.

    ``care`` is what is said of the children and of the police decision. It is ``None`` on documents that leave it out,
    and in packs of an older Cordon, whose sheets are printed as they were.
    """

    document: Document
    school: School
    police: Police
    summary: Summary
    declaration: Declaration
    people: tuple[Person, ...] = ()
    reported: tuple[Report, ...] = ()
    searches: tuple[SearchRecord, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    not_handed_over: tuple[NotHandedOver, ...] = ()
    touches: tuple[Touch, ...] = ()
    breaches: tuple[Breach, ...] = ()
    statement_givers: tuple[StatementGiver, ...] = ()
    receipt: tuple[ReceiptRow, ...] = ()
    handed_over: tuple[HandedOver, ...] = ()
    labels: tuple[Label, ...] = ()
    left_out: tuple[str, ...] = ()
    care: Care | None = None
    format_version: int = 1


_ADAPTER: TypeAdapter[HandoverPack] = TypeAdapter(HandoverPack)


def to_json(pack: HandoverPack) -> str:
    """Return ``pack`` as JSON, the same text for the same pack on every machine."""
    return _ADAPTER.dump_json(pack).decode("utf-8")


def from_json(text: str) -> HandoverPack:
    """Return the pack that ``text`` holds.

    Raises:
        InputFault: the text is not a pack: unknown, missing, repeated or wrongly typed fields. What it
            held is never repeated in the message.
    """
    try:
        json.loads(text, object_pairs_hook=_unrepeated)
        return _ADAPTER.validate_json(text)
    except (ValidationError, ValueError, RecursionError):
        raise InputFault(
            _("The saved contents of this document cannot be read."),
            safe=_("Nothing was changed."),
            next_step=_("Run a check of the vault, and issue the document again."),
        ) from None


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse an object that says the same field twice: readers would disagree about which one counts."""
    if len({name for name, _value in pairs}) != len(pairs):
        raise ValueError(_("a field is given twice"))
    return dict(pairs)
