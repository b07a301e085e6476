"""The anchor: the last sealed point of the vault's log, kept beside the database under its seal."""

import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from desktop_app.vault import files
from desktop_app.words import _

NAME: Final = "anchor.json"
_LARGEST_SIZE: Final = 2**63 - 1


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """A sealed point: how many leaves the vault's log had, its root, and when it was so (UTC)."""

    vault: str
    size: int
    root: bytes
    date: datetime


class AnchorFault(StrEnum):
    """Why there is no anchor to go by."""

    MISSING = "missing"
    DAMAGED = "damaged"
    FORGED = "forged"

    @property
    def sentence(self) -> str:
        """What a person is told of it."""
        told = {
            AnchorFault.MISSING: _("The vault's anchor is missing."),
            AnchorFault.DAMAGED: _("The vault's anchor is damaged."),
            AnchorFault.FORGED: _("The vault's anchor was changed by something other than Cordon."),
        }
        return told[self]


def write(folder: Path, anchor: Anchor, key: bytes) -> None:
    """Write the anchor into the vault's folder, sealed with the anchor key, all of it or not at all.

    Raises:
        ValueError: the anchor is one that no log has.
        DiskFull, ReadOnlyVault, MachineFault: it could not be written; the old one stands.
    """
    content = _content(anchor)
    if _anchor(content) != anchor:
        raise ValueError("an anchor has a vault id, a size, a root and a date with its zone")
    sealed = content | {"mac": _mac(content, key)}
    files.write_atomically(folder / NAME, files.readable(sealed), what=_("The vault's anchor"))


def read(folder: Path, key: bytes) -> Anchor | AnchorFault:
    """Return the anchor in the vault's folder, or why there is none to go by.

    Raises:
        NoPermission, MachineFault: the file is there and cannot be read.
    """
    raw = files.read_small(folder / NAME, _("The vault's anchor"))
    if raw is None:
        return AnchorFault.MISSING
    try:
        content = files.parse_object(raw)
        mac = content.pop("mac", None)
        anchor = _anchor(content)
    except ValueError:
        return AnchorFault.DAMAGED
    if not isinstance(mac, str) or not re.fullmatch(r"[0-9a-f]{64}", mac):
        return AnchorFault.DAMAGED
    return anchor if hmac.compare_digest(mac, _mac(content, key)) else AnchorFault.FORGED


def _mac(content: dict[str, object], key: bytes) -> str:
    return hmac.digest(key, files.canonical(content), "sha256").hex()


def _content(anchor: Anchor) -> dict[str, object]:
    return {
        "vault": anchor.vault,
        "size": anchor.size,
        "root": anchor.root.hex(),
        "date": anchor.date.astimezone(UTC).isoformat(),
    }


def _anchor(content: dict[str, object]) -> Anchor:
    """Return the anchor that this content spells, taking only the spelling that `write` uses."""
    if content.keys() != {"vault", "size", "root", "date"}:
        raise ValueError("not an anchor's fields")
    size, date = content["size"], content["date"]
    if type(size) is not int or not 0 <= size <= _LARGEST_SIZE or not isinstance(date, str):
        raise ValueError("not a size and a date")
    found = Anchor(
        vault=_hex(content["vault"], 16),
        size=size,
        root=bytes.fromhex(_hex(content["root"], 32)),
        date=datetime.fromisoformat(date),
    )
    if found.date.tzinfo is None or _content(found) != content:
        raise ValueError("not as an anchor is written")
    return found


def _hex(value: object, size: int) -> str:
    if not isinstance(value, str) or not re.fullmatch(f"[0-9a-f]{{{2 * size}}}", value):
        raise ValueError("not so many bytes in hexadecimal")
    return value
