"""Keys: what a guess at a passphrase costs, how a secret wraps the data key, what is derived from it."""

import math
import secrets
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop_app.errors import MachineFault, Problem
from desktop_app.words import _

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
WRAPPED_BYTES: Final = KEY_BYTES + 16  # the key and the tag that tells whether it came out whole
SHORTEST_PASSPHRASE: Final = 12
LONGEST_PASSPHRASE: Final = 1024


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one guess costs: Argon2id's memory in KiB, its passes over that memory, and its lanes."""

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        """Refuse what Argon2id itself refuses (RFC 9106, 3.1).

        Raises:
            ValueError: no lanes or passes, or less than 8 KiB for each lane.
        """
        if self.lanes < 1 or self.iterations < 1 or self.memory_kib < 8 * self.lanes:
            raise ValueError("Argon2id cannot work with this cost")

    def is_below(self, floor: "Cost") -> bool:
        """Say whether a guess is cheaper than ``floor``; lanes share the work and do not make it less."""
        return self.memory_kib < floor.memory_kib or self.iterations < floor.iterations

    def is_above(self, ceiling: "Cost") -> bool:
        """Say whether anything of it is more than ``ceiling`` allows."""
        return (
            self.memory_kib > ceiling.memory_kib or self.iterations > ceiling.iterations or self.lanes > ceiling.lanes
        )


FLOOR: Final = Cost(memory_kib=256 * 1024, iterations=3, lanes=4)
CEILING: Final = Cost(memory_kib=2 * 1024 * 1024, iterations=64, lanes=16)


def calibrate(
    floor: Cost = FLOOR, at_least_seconds: float = 0.5, *, seconds_of: Callable[[Cost], float] | None = None
) -> Cost:
    """Return a cost, never below ``floor``, at which one guess takes this computer at least so many seconds.

    Args:
        floor: where to begin; only the passes over the memory grow from there, up to those of `CEILING`.
        at_least_seconds: how long one guess is to take.
        seconds_of: how long a guess of that cost takes; left out, it is tried on this computer.
    """
    taking = seconds_of or _tried
    cost, taken = floor, taking(floor)
    while taken < at_least_seconds and cost.iterations < CEILING.iterations:
        wanted = math.ceil(cost.iterations * at_least_seconds / max(taken, 1e-6))
        cost = replace(cost, iterations=min(max(wanted, cost.iterations + 1), CEILING.iterations))
        taken = taking(cost)
    return cost


def new_data_key() -> bytes:
    """Return a new data key: 32 random bytes, from which every other key of the vault comes."""
    return secrets.token_bytes(KEY_BYTES)


def database_key(data_key: bytes) -> bytes:
    """Return the key of the encrypted database."""
    return _subkey(data_key, b"cordon/1/database")


def anchor_key(data_key: bytes) -> bytes:
    """Return the key that seals the anchor."""
    return _subkey(data_key, b"cordon/1/anchor")


def header_key(data_key: bytes) -> bytes:
    """Return the key that seals the header."""
    return _subkey(data_key, b"cordon/1/header")


def drafts_key(data_key: bytes) -> bytes:
    """Return the key of what was being typed when the vault was locked."""
    return _subkey(data_key, b"cordon/1/drafts")


def wrapped(data_key: bytes, wrapping_key: bytes, nonce: bytes, identity: bytes) -> bytes:
    """Return the data key encrypted (AES-256-GCM), so that it opens with the same ``identity`` only."""
    _check(data_key)
    return AESGCM(wrapping_key).encrypt(nonce, data_key, identity)


def unwrapped(wrapped_key: bytes, wrapping_key: bytes, nonce: bytes, identity: bytes) -> bytes | None:
    """Return the data key, or None where key or identity do not fit."""
    try:
        return AESGCM(wrapping_key).decrypt(nonce, wrapped_key, identity)
    except InvalidTag:
        return None


def derived(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the key that ``secret`` gives with this salt at this cost (Argon2id); slow on purpose.

    Raises:
        MachineFault: there is too little free memory.
    """
    derivation = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return derivation.derive(secret)
    except MemoryError as fault:
        raise MachineFault(
            _("There is too little free memory to open the vault: for a moment it takes {size} MiB.").format(
                size=cost.memory_kib // 1024
            ),
            safe=_("Nothing was changed."),
            next_step=_("Close other programs, then try again."),
        ) from fault


def passphrase_problems(passphrase: str) -> list[Problem]:
    """Return what keeps a new passphrase from being used; the passphrase itself is not repeated."""
    length = len(unicodedata.normalize("NFC", passphrase))
    if has_surrogates(passphrase):
        message = _("This passphrase holds a broken character that cannot be typed again.")
    elif length < SHORTEST_PASSPHRASE:
        message = _("A passphrase needs at least {least} characters; several words are easy to keep in mind.")
    elif length > LONGEST_PASSPHRASE:
        message = _("A passphrase may have at most {most} characters.")
    else:
        return []
    told = message.format(least=SHORTEST_PASSPHRASE, most=LONGEST_PASSPHRASE)
    return [Problem(field="passphrase", message=told, rule="passphrase")]


def has_surrogates(text: str) -> bool:
    """Say whether ``text`` holds half a character, as a terminal with another encoding hands it over."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def secret_of(passphrase: str) -> bytes:
    """Return the bytes a passphrase stands for, however the keyboard composed its accents (NFC)."""
    # surrogatepass: what no passphrase can be is simply a wrong one
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _subkey(data_key: bytes, label: bytes) -> bytes:
    _check(data_key)
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=label).derive(data_key)


def _check(data_key: bytes) -> None:
    if len(data_key) != KEY_BYTES:
        raise ValueError("a data key has 32 bytes")


def _tried(cost: Cost) -> float:
    began = time.perf_counter()
    derived(bytes(SHORTEST_PASSPHRASE), bytes(SALT_BYTES), cost)
    return time.perf_counter() - began
