"""What was being typed when the vault was locked: kept encrypted inside its folder, until it comes back or is dropped.

A draft is nobody's record: it is in no leaf, no digest and no backup. Only texts that the guard would let stand in a
record are kept; the others are left out. Each way in has its own, so that nobody is shown what someone else typed.
"""

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop_app import guard
from desktop_app.errors import CordonError
from desktop_app.guard.policy import EXAMINED
from desktop_app.models.base import blocked
from desktop_app.vault import files, keys
from desktop_app.vault.vault import Vault
from desktop_app.words import _

NAME: Final = "drafts"
#: More than a whole window of typed texts; what is larger is not ours.
LARGEST: Final = files.LARGEST

Plain = dict[str, object] | list[object] | str | int | float | bool | None


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What was being typed, and how many of its texts were left out because no record may hold them."""

    typed: dict[str, object] = field(repr=False)
    left_out: int = 0


def sealed(vault: Vault, typed: dict[str, object]) -> bytes:
    """Return what was typed encrypted (AES-256-GCM) for this vault and the way in that opened it."""
    sieve = _Sieve()
    kept = {"typed": sieve.passed(cast("Plain", typed)), "left_out": sieve.left_out}
    nonce = secrets.token_bytes(keys.NONCE_BYTES)
    return nonce + AESGCM(_key(vault)).encrypt(nonce, json.dumps(kept).encode("ascii"), _whose(vault))


def opened(vault: Vault, raw: bytes) -> Draft:
    """Return what :func:`sealed` was given; nothing where it is another's, damaged, or was changed."""
    nonce, body = raw[: keys.NONCE_BYTES], raw[keys.NONCE_BYTES :]
    try:
        found = json.loads(AESGCM(_key(vault)).decrypt(nonce, body, _whose(vault)))
        return Draft(typed=found["typed"], left_out=found["left_out"])
    except (InvalidTag, ValueError, RecursionError):
        return Draft(typed={})


def keep(vault: Vault, raw: bytes) -> None:
    """Write a sealed draft into the vault's folder, in the place of an earlier one of the same way in.

    Raises:
        MachineFault: it could not be written; the earlier one stands.
        VaultFault: another vault stands in that folder by now; nothing is written into it.
    """
    if vault.slot is not None:
        vault._still_there()
        files.write_atomically(_place(vault.folder, vault.slot.id), raw, what=_("What was being typed"))


def kept(vault: Vault) -> Draft:
    """Return what was being typed when this way in was last locked; nothing where there is none.

    It stays in the folder until it is saved, left or written anew, so that a crash before that loses nothing.
    """
    if vault.slot is None:
        return Draft(typed={})
    place = _place(vault.folder, vault.slot.id)
    try:
        raw = files.read_small(place, _("What was being typed"))
    except CordonError:
        return Draft(typed={})
    return opened(vault, raw) if raw is not None and len(raw) <= LARGEST else Draft(typed={})


def drop(folder: Path, slot: str) -> None:
    """Forget what was being typed by whoever has this way in."""
    with suppress(OSError):
        _place(folder, slot).unlink(missing_ok=True)


def _place(folder: Path, slot: str) -> Path:
    return folder / f"{NAME}-{slot}"


def _key(vault: Vault) -> bytes:
    return keys.drafts_key(vault._data_key)


def _whose(vault: Vault) -> bytes:
    """Return what a draft is bound to: this vault and the way in that opened it."""
    return f"{vault.id}/{'' if vault.slot is None else vault.slot.id}".encode("ascii")


class _Sieve:
    """Goes through what was typed and leaves out the texts that the guard blocks; what they said is not repeated."""

    def __init__(self) -> None:
        self.left_out = 0

    def passed(self, value: Plain) -> Plain:
        """Return the value without such texts."""
        if isinstance(value, str) and _is_barred(value):
            self.left_out += 1
            return ""
        if isinstance(value, list):
            return [self.passed(cast("Plain", part)) for part in value]
        if isinstance(value, dict):
            return {name: self.passed(cast("Plain", part)) for name, part in value.items()}
        return value


def _is_barred(text: str) -> bool:
    """Say whether a text is to be left out; one that is merely too long is not, as long as all of it can be read."""
    return len(text) > EXAMINED or any(found.rule != "too_long" for found in blocked(text, guard.SUMMARY))
