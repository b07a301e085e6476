"""A device in custody, the search it came from, its seals, and every link of its continuity."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app import guard
from desktop_app.models.base import Base, MetadataText, UtcDateTime
from desktop_app.models.columns import belongs_to, code, may_name
from desktop_app.models.decision_words import HoldKind
from desktop_app.models.vocabulary import (
    Adviser,
    Answer,
    DeviceKind,
    DeviceState,
    LockFound,
    Owner,
    Power,
    PowerFound,
    PowerLeft,
)


class SearchRecord(Base, kw_only=True):
    """What must be written down of every search for a prohibited item, found or not (domain B1, seven facts)."""

    __tablename__ = "search_record"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    place: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    person_id: Mapped[int | None] = may_name("person")
    person_text: Mapped[str | None] = mapped_column(MetadataText(guard.NAME), default=None)
    searched_by_id: Mapped[int] = belongs_to("staff", index=False)
    others_present: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    searched_for: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    reason: Mapped[str] = mapped_column(MetadataText(guard.NOTE))
    found: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    follow_up: Mapped[str] = mapped_column(MetadataText(guard.NOTE))
    power: Mapped[Power] = mapped_column(code(Power))
    same_sex_searcher: Mapped[Answer] = mapped_column(code(Answer))
    force_used: Mapped[Answer] = mapped_column(code(Answer))
    force_record: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    parent_told: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    dsl_told: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    parent_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    dsl_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)


class Device(Base, kw_only=True):
    """One thing taken, or only asked for. What stands under "now" is derived from its custody events."""

    __tablename__ = "device"
    __table_args__ = (sa.UniqueConstraint("producer_id", "exhibit_number"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    asked_reference: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), unique=True, default=None)
    exhibit_reference: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), unique=True, default=None)
    producer_id: Mapped[int | None] = may_name("staff")
    exhibit_number: Mapped[int | None] = mapped_column(default=None)
    parent_id: Mapped[int | None] = may_name("device")
    search_id: Mapped[int | None] = may_name("search_record")
    kind: Mapped[DeviceKind] = mapped_column(code(DeviceKind))
    make: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    model: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    colour: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), default=None)
    identifiers: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    damage: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    other_items: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    owner: Mapped[Owner] = mapped_column(code(Owner), default=Owner.NOT_KNOWN)
    owner_id: Mapped[int | None] = may_name("person")
    power: Mapped[Power | None] = mapped_column(code(Power), default=None)
    grounds: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    consented_by: Mapped[str | None] = mapped_column(MetadataText(guard.NAME), default=None)
    power_found: Mapped[PowerFound | None] = mapped_column(code(PowerFound), default=None)
    lock_found: Mapped[LockFound | None] = mapped_column(code(LockFound), default=None)
    found_detail: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    screen_touched: Mapped[Answer | None] = mapped_column(code(Answer), default=None)
    touched_by: Mapped[str | None] = mapped_column(MetadataText(guard.NAME), default=None)
    touched_detail: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    content_viewed: Mapped[Answer | None] = mapped_column(code(Answer), default=None)
    power_left: Mapped[PowerLeft | None] = mapped_column(code(PowerLeft), default=None)
    adviser: Mapped[Adviser | None] = mapped_column(code(Adviser), default=None)
    adviser_detail: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    passcode_offered: Mapped[Answer] = mapped_column(code(Answer), default=Answer.NOT_KNOWN)
    police_property: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    police_exhibit: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    state: Mapped[DeviceState] = mapped_column(code(DeviceState), index=True)
    seal_number: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    held_by_staff_id: Mapped[int | None] = may_name("staff")
    held_by_person_id: Mapped[int | None] = may_name("person")
    held_by_other: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    place: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None, index=True)
    shelf: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    since: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class Seal(Base, kw_only=True):
    """A seal or bag number that was used once; no other thing in this register may carry it."""

    __tablename__ = "seal"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    device_id: Mapped[int] = belongs_to("device")
    number: Mapped[str] = mapped_column(MetadataText(guard.REFERENCE), unique=True)


class Hold(Base, kw_only=True):
    """A preservation hold: while it stands, nothing it covers goes back or is deleted (R075, R076)."""

    __tablename__ = "hold"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    device_id: Mapped[int | None] = mapped_column(sa.ForeignKey("device.id"), index=True, default=None)
    kind: Mapped[HoldKind] = mapped_column(code(HoldKind), default=HoldKind.POLICE)
    basis: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    police_reference: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    placed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    ended_by: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    ended_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)


class HoldRelease(Base, kw_only=True):
    """What recorded police advice, or a recorded outcome, lifts of a hold on a whole case: a device, or a person."""

    __tablename__ = "hold_release"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    hold_id: Mapped[int] = belongs_to("hold")
    device_id: Mapped[int | None] = may_name("device")
    person_id: Mapped[int | None] = may_name("person")
    released_at: Mapped[datetime] = mapped_column(UtcDateTime)
    #: The advice (``A-2026-0001``) or the step of the referral that says so.
    said_in: Mapped[str] = mapped_column(MetadataText(guard.CODE))
