"""Putting a fact right: the row takes the new value, and the earlier one stays readable with the reason."""

from dataclasses import fields
from datetime import date
from enum import StrEnum

from desktop_app.models.base import Base
from desktop_app.models.case import Correction
from desktop_app.vault.transaction import Transaction

#: Fields of a correcting request that say what it is about, not what is put right.
_ABOUT = frozenset({"reason", "case", "person", "device", "login", "search"})


def change(
    tx: Transaction, row: Base, subject: str, request: object, *, reason: str, case_id: int | None = None
) -> list[str]:
    """Write every value that ``request`` gives and that differs; return the names of what changed."""
    changed: list[str] = []
    for field in fields(request):  # type: ignore[arg-type]
        value = getattr(request, field.name)
        if field.name in _ABOUT or value is None:
            continue
        earlier = getattr(row, field.name)
        if earlier == value:
            continue
        setattr(row, field.name, value)
        keep(
            tx, subject=subject, field=field.name, earlier=plain(earlier), now=plain(value), reason=reason,
            case_id=case_id,
        )  # fmt: skip
        changed.append(field.name)
    tx.session.flush()
    return changed


def keep(  # noqa: PLR0913 - a correction has these facts, each said by name
    tx: Transaction,
    *,
    subject: str,
    field: str,
    earlier: str | None,
    now: str | None,
    reason: str,
    case_id: int | None = None,
) -> None:
    """Keep what stood before, what stands now, and why."""
    tx.session.add(
        Correction(
            case_id=case_id,
            subject=subject,
            field=field,
            earlier=earlier,
            now=now,
            reason=reason,
            corrected_at=tx.stamp.recorded_at,
            corrected_by_id=tx.stamp.actor_id,
        )
    )
    tx.session.flush()


def plain(value: object) -> str | None:
    """Return a value as text."""
    if value is None or isinstance(value, str):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
