"""The parts of a handover document that speak of exhibits: what was taken, and who had it when.

Import these from ``handover_pack``, which gathers the whole contract between services and reports.
"""

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, ConfigDict

Moment = Annotated[datetime, AwareDatetime]


@dataclass(frozen=True, kw_only=True)
class Part:
    """What every part of a pack shares: nothing unknown is accepted, every time is in UTC."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    def __post_init__(self) -> None:
        """Bring times to UTC, and refuse one without a zone: on a police document it would be a guess."""
        for field in fields(self):
            value = getattr(self, field.name)
            if not isinstance(value, datetime):
                continue
            if value.tzinfo is None:
                message = f"{type(self).__name__}.{field.name} needs a time with its zone"
                raise ValueError(message)
            object.__setattr__(self, field.name, value.astimezone(UTC))


class Answer(StrEnum):
    """An answer that only a person can give."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class ExhibitStatus(StrEnum):
    """Where an exhibit stands, as far as the head of the sheet must count it."""

    HELD = "held"
    WITH_POLICE = "with_police"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    MISSING = "missing"
    VOID = "void"


@dataclass(frozen=True, kw_only=True)
class Link(Part):
    """One link of an exhibit's continuity: at this time it was with this person at this place.

    ``what`` is the deed in a few words ("Sealed"), ``detail`` the rest of the line ("locked away").
    ``seal`` is the number that was on it unchanged; ``seal_in`` and ``seal_out`` are put on and taken off.
    ``due_at`` is when a collection was arranged for. ``corrects`` and ``corrected_by`` name links of the same
    exhibit; a corrected link stays and is struck through.
    """

    number: int
    occurred_at: Moment
    what: str
    entered_at: Moment
    entered_by: str
    detail: str | None = None
    from_holder: str | None = None
    to_holder: str | None = None
    place: str | None = None
    witness: str | None = None
    seal: str | None = None
    seal_in: str | None = None
    seal_out: str | None = None
    late_reason: str | None = None
    breach: str | None = None
    corrects: int | None = None
    corrected_by: int | None = None
    correction_reason: str | None = None
    due_at: Moment | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Gap(Part):
    """A stretch of time in which nobody is recorded as holding the exhibit.

    ``after`` and ``before`` are link numbers; ``before`` and ``next_*`` are ``None`` while it is not known
    where the exhibit is.
    """

    after: int
    last_holder: str
    last_at: Moment
    before: int | None = None
    next_holder: str | None = None
    next_at: Moment | None = None
    explanation: str | None = None
    explained_at: Moment | None = None
    seal_words: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Hold(Part):
    """A standing hold for the police: on what basis, under which reference, since when; the case's or its own."""

    basis: str
    reference: str | None
    since: Moment
    whole_case: bool = False


@dataclass(frozen=True, kw_only=True)
class Exhibit(Part):
    """A device that was taken, seen from outside, with its whole continuity.

    The first line of ``description`` is what it is ("Make Model, colour"), the others are further outside
    marks. ``no_seal_reason`` stands where there is no seal. ``void_reason`` says why it was entered in
    error. ``collector`` is the officer who is to collect it at ``collection_due``, while that is arranged.
    """

    reference: str
    kind: str
    status: ExhibitStatus
    description: tuple[str, ...]
    taken_at: Moment | None
    taken_from: str | None
    taken_by: str | None
    taken_place: str | None
    witness: str | None = None
    power: str | None = None
    grounds: str | None = None
    owner: str | None = None
    identifiers: tuple[str, ...] = ()
    as_found: str | None = None
    as_left: str | None = None
    advised_by: str | None = None
    seal: str | None = None
    no_seal_reason: str | None = None
    earlier_seals: tuple[str, ...] = ()
    held_at: str | None = None
    held_by: str | None = None
    held_since: Moment | None = None
    other_items: tuple[str, ...] = ()
    police_reference: str | None = None
    parent_reference: str | None = None
    void_reason: str | None = None
    collector: str | None = None
    collection_due: Moment | None = None
    new: bool = False
    holds: tuple[Hold, ...] = ()
    links: tuple[Link, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NotHandedOver(Part):
    """A device that somebody was asked for and that the school does not have."""

    reference: str
    kind: str
    description: str | None
    asked_of: str | None
    asked_by: str
    asked_at: Moment
    outcome: str
    follow_up: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Report(Part):
    """One report that reached the school: by which route, from whom in a role's words, and its category codes.

    ``categories`` are codes with their names and nothing else ("C1 suspected illegal image of a child").
    """

    reference: str
    reported_at: Moment | None
    how: str
    told_to: str | None = None
    categories: tuple[str, ...] = ()
    basis: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class SearchRecord(Part):
    """One search: the seven facts of the searching guidance, and the power it was made under (DfE 2022).

    ``parent_told`` and ``dsl_told`` are words such as "by telephone, Alex Sample" beside their times; where
    nobody was told yet the time is ``None`` and the words say why.
    """

    reference: str
    occurred_at: Moment
    place: str | None
    searched: str | None
    searched_by: str
    present: tuple[str, ...]
    looked_for: str | None
    reason: str | None
    found: str | None
    follow_up: str | None
    power: str | None
    grounds: str | None = None
    witness: str | None = None
    parent_told_at: Moment | None = None
    parent_told: str | None = None
    dsl_told_at: Moment | None = None
    dsl_told: str | None = None
    force_used: Answer | None = None
    same_sex: Answer | None = None
    force_detail: str | None = None
    exhibits: tuple[str, ...] = ()
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Touch(Part):
    """Somebody touched a device's screen or saw what was on it: who, when, why, with whom, on whose word."""

    occurred_at: Moment
    who: str
    exhibit: str | None
    what: str
    why: str | None = None
    present: str | None = None
    authorised_by: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class SpeaksTo(Part):
    """The links of one exhibit that a person could speak to; ``note`` such as "as witness"."""

    exhibit: str
    links: tuple[int, ...] = ()
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class StatementGiver(Part):
    """A person who could give a statement, and about what."""

    name: str
    role: str | None
    about: tuple[SpeaksTo, ...]
    contact: str | None = None
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class Breach(Part):
    """Something that happened although a rule would have refused it; ``of_hold`` where that was a preservation hold."""

    occurred_at: Moment
    what: str
    reason: str | None = None
    told: str | None = None
    exhibit: str | None = None
    link: int | None = None
    of_hold: bool = False
    new: bool = False


@dataclass(frozen=True, kw_only=True)
class ReceiptRow(Part):
    """One line of the receipt: what the officer ticks, compares and signs for."""

    exhibit: str
    description: str
    seal: str | None
    police_reference: str | None = None


@dataclass(frozen=True, kw_only=True)
class HandedOver(Part):
    """An exhibit that the police have and that nothing is left to sign for: to whom it went, when, which receipt."""

    exhibit: str
    handed_at: Moment
    officer: str
    station: str | None
    receipt: str
    receipt_detail: str | None = None


@dataclass(frozen=True, kw_only=True)
class Label(Part):
    """The label of one bag, with no child and no offence on it. ``item_id`` is opaque, with a check digit.

    ``returned`` says that it was given back: then nobody is to be told not to open it.
    """

    exhibit: str
    item_id: str
    device: str
    seal: str | None
    taken_at: Moment | None
    taken_place: str | None
    taken_by: str | None
    returned: bool = False
