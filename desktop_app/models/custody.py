"""One link of a chain: who had a thing, from whom, where, under which seal, and when that was written down."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from desktop_app import guard
from desktop_app.models.base import Base, MetadataText, UtcDateTime
from desktop_app.models.columns import belongs_to, code, may_name
from desktop_app.models.vocabulary import Answer, CustodyKind, DeviceState, ReceiptMode


class CustodyEvent(Base, kw_only=True):
    """A custody event (domain B6). It is never changed: a correction is another event that names this one."""

    __tablename__ = "custody_event"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    device_id: Mapped[int] = belongs_to("device")
    kind: Mapped[CustodyKind] = mapped_column(code(CustodyKind))
    verb: Mapped[str] = mapped_column(MetadataText(guard.CODE))
    state_before: Mapped[DeviceState | None] = mapped_column(code(DeviceState))
    state_after: Mapped[DeviceState] = mapped_column(code(DeviceState))
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sequence: Mapped[int]
    late_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    entered_by_id: Mapped[int] = belongs_to("staff", index=False)
    done_by_id: Mapped[int | None] = may_name("staff")
    done_by_person_id: Mapped[int | None] = may_name("person")
    done_by_other: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    from_staff_id: Mapped[int | None] = may_name("staff")
    from_person_id: Mapped[int | None] = may_name("person")
    from_other: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    from_place: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    from_shelf: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    to_staff_id: Mapped[int | None] = may_name("staff")
    to_person_id: Mapped[int | None] = may_name("person")
    to_other: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    to_place: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    to_shelf: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    seal_in: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    seal_out: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    seal_seen: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    no_seal_reason: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    seal_intact: Mapped[Answer | None] = mapped_column(code(Answer), default=None)
    condition: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    witness: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    organisation: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    collar_number: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    crime_reference: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    property_reference: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    sheet: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), default=None)
    receipt: Mapped[ReceiptMode | None] = mapped_column(code(ReceiptMode), default=None)
    receipt_detail: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    identity_check: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    authorised_by: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    told: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    breach_rule: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), default=None)
    breach_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    breach_told: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    corrects_id: Mapped[int | None] = may_name("custody_event")
    correction_reason: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)


class GapExplanation(Base, kw_only=True):
    """What the school says about a gap that ends with one event."""

    __tablename__ = "gap_explanation"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    event_id: Mapped[int] = belongs_to("custody_event")
    explanation: Mapped[str] = mapped_column(MetadataText(guard.NOTE))
    explained_at: Mapped[datetime] = mapped_column(UtcDateTime)
    explained_by_id: Mapped[int] = belongs_to("staff", index=False)
