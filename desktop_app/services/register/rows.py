"""The frozen rows in which records are shown; times are aware and in UTC, None is "nothing is recorded"."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.models.decision_words import ReferralState
from desktop_app.models.vocabulary import (
    CaseStatus,
    DeviceKind,
    DeviceState,
    DocumentVariant,
    InvolvementRole,
    StaffRole,
)
from desktop_app.services.register.referral_rows import HoldDetail


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case in a list, with how many things were taken and how many the school still holds."""

    reference: str
    title: str
    status: CaseStatus
    came_to_attention: datetime
    opened_at: datetime
    closed_at: datetime | None
    devices: int
    held: int


@dataclass(frozen=True, kw_only=True)
class InvolvementRow:
    """A person's part in a case; ``name`` and ``person`` are None where they are protected (R006)."""

    role: InvolvementRole
    person: str | None
    name: str | None
    protected: bool
    responsible_for: str | None
    ended_reason: str | None


@dataclass(frozen=True, kw_only=True)
class DeviceRow:
    """One device in a list: what it is, where it stands, and who has had it since when."""

    reference: str
    case: str
    kind: DeviceKind
    description: str
    state: DeviceState
    seal: str | None
    held_by: str | None
    place: str | None
    since: datetime


@dataclass(frozen=True, kw_only=True)
class DocumentRow:
    """One issued document; ``pages_kept`` says whether its pages were made."""

    reference: str
    case: str
    variant: DocumentVariant
    version: int
    issued_at: datetime
    issued_by: str
    recipient: str
    purpose: str
    supersedes: str | None
    pages_kept: bool


@dataclass(frozen=True, kw_only=True)
class CaseDetail:
    """One case with everything that hangs on it, and what is still open in it, in words.

    ``police`` is where the police decision stands, ``viewed`` what is on record of staff having seen anything (R046).
    """

    row: CaseRow
    disclosure_route: str
    procedure_followed: str
    protection_file: str | None
    other_nature: str | None
    categories: dict[str, tuple[str, ...]]
    closing_summary: str | None
    review_on: date | None
    error_reason: str | None
    people: tuple[InvolvementRow, ...]
    devices: tuple[DeviceRow, ...]
    documents: tuple[DocumentRow, ...]
    still_open: tuple[str, ...]
    police: ReferralState
    police_lead: bool
    holds: tuple[HoldDetail, ...]
    viewed: str


@dataclass(frozen=True, kw_only=True)
class LinkRow:
    """One link of a device's continuity; ``entry`` is the number by which an action refers to it."""

    number: int
    entry: int
    occurred_at: datetime
    entered_at: datetime
    entered_by: str
    what: str
    detail: str | None
    from_holder: str | None
    to_holder: str | None
    place: str | None
    seal: str | None
    witness: str | None
    late_reason: str | None
    breach: str | None
    corrected_by: int | None
    correction_reason: str | None


@dataclass(frozen=True, kw_only=True)
class DeviceDetail:
    """One device: its description, its whole continuity, and every gap in a sentence."""

    row: DeviceRow
    identifiers: str | None
    damage: str | None
    other_items: str | None
    owner: str | None
    as_found: str | None
    as_left: str | None
    advised_by: str | None
    part_of: str | None
    search: str | None
    police_property: str | None
    links: tuple[LinkRow, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One person of the register, with the cases they stand in; protected parts are left out unless asked for."""

    reference: str
    full_name: str
    latin_spelling: str | None
    date_of_birth: date | None
    year_group: str | None
    organisation: str | None
    position: str | None
    parts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StaffRow:
    """One member of staff."""

    login: str
    name: str
    role: StaffRole
    initials: str
    position: str | None
    left: bool


@dataclass(frozen=True, kw_only=True)
class TrailRow:
    """One recorded action in a sentence: when, by whom, what, to what, and why where a reason was given."""

    sequence: int
    recorded_at: datetime
    occurred_at: datetime
    action: str
    subject: str
    case: str | None
    by: str
    entered_by: str
    late: str | None
    sentence: str
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class FoundRow:
    """One record that holds the words that were searched for."""

    kind: str
    reference: str
    case: str | None
    summary: str
