"""The frozen rows of contacts, protective steps, key dates, viewings and groups.

In all of them ``person`` and ``about`` are references, and None beside a name that is withheld (R006).
"""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.models.care_words import (
    ContactKind,
    ContactWith,
    KeyDateKind,
    ProtectedGroup,
    ProtectiveKind,
    Topic,
    ViewingReason,
)
from desktop_app.models.vocabulary import Answer


@dataclass(frozen=True, kw_only=True)
class ContactRow:
    """One contact: with whom, about whom, what it covered in category, and when the next one is due (R142, R148)."""

    reference: str
    kind: ContactKind
    with_kind: ContactWith
    person: str | None
    who: str
    about: str | None
    about_name: str | None
    present: str | None
    topics: tuple[Topic, ...]
    agreed: str | None
    child_invited: Answer | None
    organisation_reference: str | None
    next_on: date | None
    occurred_at: datetime
    recorded_at: datetime
    late_reason: str | None
    done_by: str


@dataclass(frozen=True, kw_only=True)
class ParentDecisionRow:
    """Whether one child’s parents are told; ``stands`` marks the newest decision about that child (R140)."""

    child: str | None
    child_name: str
    inform: bool
    reason: str
    risk: str | None
    child_reluctant: Answer
    social_care_considered: Answer
    review_on: date | None
    occurred_at: datetime
    decided_by: str
    stands: bool


@dataclass(frozen=True, kw_only=True)
class ProtectiveRow:
    """One protective step; it stands while ``ended_at`` is None (R085)."""

    reference: str
    group: ProtectedGroup
    kind: ProtectiveKind
    person: str | None
    who: str | None
    detail: str | None
    begun_at: datetime
    begun_by: str
    review_on: date | None
    ended_at: datetime | None
    ended_reason: str | None


@dataclass(frozen=True, kw_only=True)
class ProtectedRow:
    """One of the three groups with its steps; every group is listed, also where it has none (R085)."""

    group: ProtectedGroup
    standing: tuple[ProtectiveRow, ...]
    ended: tuple[ProtectiveRow, ...]

    @property
    def has_none(self) -> bool:
        """Whether nothing protects this group now."""
        return not self.standing


@dataclass(frozen=True, kw_only=True)
class SanctionRow:
    """That a sanction was given, by its reference in the school’s own file (R025)."""

    person: str | None
    who: str
    kept_under: str
    occurred_at: datetime
    noted_by: str


@dataclass(frozen=True, kw_only=True)
class KeyDateRow:
    """A day before which support is offered again; settled where it has a reason (R130)."""

    reference: str
    kind: KeyDateKind
    on: date
    person: str | None
    who: str | None
    noted_by: str
    supported_at: datetime | None
    settled_reason: str | None


@dataclass(frozen=True, kw_only=True)
class ProcessRow:
    """That somebody is, or was, in a criminal process (R129)."""

    person: str | None
    who: str
    begun_at: datetime
    ended_at: datetime | None
    ended_reason: str | None


@dataclass(frozen=True, kw_only=True)
class ViewingRow:
    """That something was seen: an exceptional record, or, without a reference, what a device’s record says (R046).

    ``by_lead`` is None where it is not known who it was; ``remark`` is what is said beside a viewing by others.
    """

    reference: str | None
    device: str | None
    viewed_by: str | None
    by_lead: bool | None
    remark: str | None
    reason: ViewingReason | None
    why: str | None
    place: str | None
    present: str | None
    same_sex: Answer | None
    authorised_by: str | None
    signed: str | None
    then_done: str | None
    occurred_at: datetime | None
    recorded_at: datetime | None
    recorded_by: str | None

    @property
    def at_device(self) -> bool:
        """Whether it is recorded at the device, and not as an exceptional viewing."""
        return self.reference is None


@dataclass(frozen=True, kw_only=True)
class GroupRow:
    """Several people of whom only about how many is known; counted while ``ended_reason`` is None (R059)."""

    reference: str
    label: str
    year_group: str | None
    about: int
    ended_reason: str | None
