"""The school and its staff: who keeps this vault, and who may act in it."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app import guard
from desktop_app.models.base import Base, MetadataText, UtcDateTime
from desktop_app.models.columns import belongs_to, code
from desktop_app.models.vocabulary import StaffRole, VaultEventKind


class School(Base, kw_only=True):
    """The one school of this vault; what is printed at the head of every document."""

    __tablename__ = "school"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    urn: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    dfe_number: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    address: Mapped[str | None] = mapped_column(MetadataText(guard.ADDRESS), default=None)
    phone_in_hours: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    contact_in_hours: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    phone_out_of_hours: Mapped[str | None] = mapped_column(MetadataText(guard.REFERENCE), default=None)
    contact_out_of_hours: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    police_force: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    power_instruction: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
    power_instruction_source: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)


class Staff(Base, kw_only=True):
    """A member of staff: the login that opens the vault, and the initials that stand on exhibits."""

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    login: Mapped[str] = mapped_column(MetadataText(guard.LOGIN), unique=True)
    name: Mapped[str] = mapped_column(MetadataText(guard.NAME))
    role: Mapped[StaffRole] = mapped_column(code(StaffRole))
    initials: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    position: Mapped[str | None] = mapped_column(MetadataText(guard.SHORT), default=None)
    left: Mapped[bool] = mapped_column(sa.Boolean(create_constraint=True, name="left"), default=False)


class VaultEvent(Base, kw_only=True):
    """Something that happened to the vault itself: a way in added, a backup put back, an alarm accepted."""

    __tablename__ = "vault_event"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kind: Mapped[VaultEventKind] = mapped_column(code(VaultEventKind), index=True)
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[int] = belongs_to("staff", index=False)
    subject: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), default=None)
    #: The code of the vault's header from then on, so that an older one put back is noticed.
    header: Mapped[str | None] = mapped_column(MetadataText(guard.CODE), default=None)
    detail: Mapped[str | None] = mapped_column(MetadataText(guard.NOTE), default=None)
