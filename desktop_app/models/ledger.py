"""The record itself: one entry an action, its erasable payload, and the head of the Merkle log."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from desktop_app.models.base import Base


class LedgerEntry(Base, kw_only=True):
    """One leaf of the log, as the bytes that were hashed; readable without its payload."""

    __tablename__ = "ledger_entry"
    __table_args__ = ()

    sequence: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(index=True)
    actor_id: Mapped[int]
    recorded_at: Mapped[str] = mapped_column(sa.String(27))
    action: Mapped[str] = mapped_column(sa.String(60))
    subject: Mapped[str] = mapped_column(sa.String(80), index=True)
    leaf: Mapped[str] = mapped_column(sa.Text)
    leaf_hash: Mapped[bytes]


class LedgerPayload(Base, kw_only=True):
    """What was asked for, with the salt of its digests; can be erased while its leaf stays."""

    __tablename__ = "ledger_payload"
    __table_args__ = ()

    sequence: Mapped[int] = mapped_column(sa.ForeignKey("ledger_entry.sequence"), primary_key=True)
    salt: Mapped[bytes]
    request: Mapped[str] = mapped_column(sa.Text)
    kept: Mapped[bytes | None] = mapped_column(default=None)


class LedgerHead(Base, kw_only=True):
    """The compact range of the whole log, so that an append need not read it."""

    __tablename__ = "ledger_head"
    __table_args__ = ()

    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int]
    nodes: Mapped[bytes]
