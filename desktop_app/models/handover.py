"""A document that left the school: its version, its frozen pack, its fingerprint, to whom it went and why."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app import guard
from desktop_app.models.base import Base, FrozenDocument, MetadataText, UtcDateTime
from desktop_app.models.columns import belongs_to, code, may_name
from desktop_app.models.vocabulary import DocumentVariant


class Document(Base, kw_only=True):
    """One issued document. The pack is made of guarded records only, and is what every reprint is made from."""

    __tablename__ = "document"
    __table_args__ = (sa.UniqueConstraint("case_id", "variant", "version"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    reference: Mapped[str] = mapped_column(MetadataText(guard.CODE), unique=True)
    variant: Mapped[DocumentVariant] = mapped_column(code(DocumentVariant))
    version: Mapped[int]
    supersedes_id: Mapped[int | None] = may_name("document")
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    issued_by_id: Mapped[int] = belongs_to("staff", index=False)
    recipient: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    purpose: Mapped[str] = mapped_column(MetadataText(guard.SHORT))
    fingerprint: Mapped[str] = mapped_column(sa.String(64))
    sealed_size: Mapped[int]
    sealed_root: Mapped[str] = mapped_column(sa.String(64))
    pack: Mapped[str] = mapped_column(FrozenDocument)


class Printing(Base, kw_only=True):
    """The bytes of an issued document were made; their digest stands here, the bytes in the action's payload."""

    __tablename__ = "printing"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = belongs_to("case")
    document_id: Mapped[int] = mapped_column(sa.ForeignKey("document.id"), unique=True)
    sequence: Mapped[int]
    digest: Mapped[str] = mapped_column(sa.String(64))
    length: Mapped[int]
