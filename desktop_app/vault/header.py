"""The vault's header: which vault this is and the ways into it; needs no key, holds no personal data."""

import hmac
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final

from desktop_app.errors import HeaderDamaged, NewerVault, NoVault
from desktop_app.vault import files
from desktop_app.vault.keys import NONCE_BYTES, SALT_BYTES, WRAPPED_BYTES, Cost
from desktop_app.words import _

NAME: Final = "header.json"
#: The database, beside the header in the vault's folder.
RECORDS: Final = "records.db"
FORMAT: Final = 1
MOST_SLOTS: Final = 100
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: nothing that is read for something else
_MOST: Final = 2**31 - 1
_SIGNS_OF_A_VAULT: Final = ("records.db", "anchor.json", "backups")


class SlotKind(StrEnum):
    """What opens a slot: what a member of staff remembers, or what was printed on the recovery sheet."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the word, not one of them
    RECOVERY = "recovery"


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One way into the vault: the data key, wrapped by what a passphrase or a recovery code gives.

    ``login`` is the salted digest of the login (see `login_digest`); a recovery slot has none.
    """

    id: str
    kind: SlotKind
    login: bytes
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, kw_only=True)
class Header:
    """What is known of a vault before it is opened. ``seal`` is checked after opening: see `check_seal`."""

    vault: str
    practice: bool
    login_salt: bytes
    slots: tuple[Slot, ...]
    seal: bytes = b""
    format: int = FORMAT

    @property
    def passphrase_slots(self) -> tuple[Slot, ...]:
        """The slots that a member of staff opens with a passphrase."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.PASSPHRASE)

    @property
    def recovery_slot(self) -> Slot | None:
        """The slot that the recovery code opens, where there is one."""
        return next((slot for slot in self.slots if slot.kind is SlotKind.RECOVERY), None)

    def slot_of(self, login: str) -> Slot | None:
        """Return the passphrase slot of ``login``, or None where that login has none."""
        wanted = login_digest(self.login_salt, login)
        return next((slot for slot in self.passphrase_slots if hmac.compare_digest(slot.login, wanted)), None)


def plain_login(login: str) -> str:
    """Return ``login`` as it is compared: no spaces around it, one spelling, capitals as small letters."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", login.strip()).casefold())


def login_digest(login_salt: bytes, login: str) -> bytes:
    """Return what the header keeps in place of ``login``: HMAC-SHA256 under the vault's login salt."""
    # surrogatepass: whatever a terminal hands over has a digest, and then simply fits no slot
    return hmac.digest(login_salt, plain_login(login).encode("utf-8", "surrogatepass"), "sha256")


def sealed(header: Header, key: bytes) -> Header:
    """Return ``header`` with the seal that only who holds the vault's header key can make."""
    return replace(header, seal=hmac.digest(key, files.canonical(_content(header)), "sha256"))


def check_seal(header: Header, key: bytes) -> None:
    """Check that the header is as someone with the key last left it.

    Raises:
        HeaderDamaged: it was changed without the key.
    """
    if not hmac.compare_digest(header.seal, sealed(header, key).seal):
        raise HeaderDamaged(
            _("The vault's header was changed by something other than Cordon."),
            safe=_("The records are still encrypted, and nothing was written."),
            next_step=_("Put back the header from a backup, and find out who could write to the folder."),
        )


def code_of(header: Header) -> str:
    """Return a short code of the header, in four groups that no one takes for a digest: 80 bits of its hash."""
    number = int.from_bytes(sha256(b"cordon header\x00" + to_bytes(header)).digest()[:10], "big")
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(16)))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def to_bytes(header: Header) -> bytes:
    """Return the header as the file holds it, with its checksum."""
    content = _content(header) | {"seal": header.seal.hex()}
    return files.readable(content | {"checksum": _checksum(content)})


def save(folder: Path, header: Header) -> None:
    """Write the header into the vault's folder, all of it or not at all.

    Raises:
        DiskFull, ReadOnlyVault, MachineFault: it could not be written; the old header stands.
    """
    files.write_atomically(folder / NAME, to_bytes(header), what=_("The vault's header"))


def read(folder: Path) -> Header:
    """Return the header of the vault in ``folder``.

    Raises:
        NoVault: there is none, nor anything else of a vault.
        HeaderDamaged: it is missing beside records, or is not what Cordon wrote.
        NewerVault: a newer Cordon wrote it.
        NoPermission, MachineFault: it could not be read.
    """
    raw = files.read_small(folder / NAME, _("The vault's header"))
    if raw is not None:
        return parse(raw)
    if any((folder / sign).exists() for sign in _SIGNS_OF_A_VAULT):
        raise _damaged(_("The vault's header is missing, though there are records beside it."))
    raise NoVault(
        _("There is no vault in that folder."),
        safe=_("Nothing was changed."),
        next_step=_("Check the folder's name, or make a new vault with: cordon new"),
    )


def parse(raw: bytes) -> Header:
    """Return the header that these bytes hold, accepting nothing that Cordon would not have written.

    Raises:
        HeaderDamaged: any other bytes; the checksum tells damage from a wrong passphrase.
        NewerVault: a format that this program does not know yet.
    """
    try:
        found = files.parse_object(raw)
        checksum = found.pop("checksum", None)
        fits = checksum == _checksum(found)
        _refuse_newer(found.get("format"), fits=fits)
        header = _header(found) if fits else None
    except ValueError:
        header = None
    if header is None:
        raise _damaged(_("The vault's header is damaged."))
    return header


def _refuse_newer(version: object, *, fits: bool) -> None:
    # The checksum is made alike in every format, so that a newer header is told from a damaged one here too.
    if type(version) is not int or version <= FORMAT:
        return
    update = _("Install the newest Cordon on this computer, then open the vault again.")
    doubt = _("Its checksum does not fit, so it may be damaged instead: then put it back from a backup.")
    raise NewerVault(
        _("This vault was written by a newer Cordon (format {theirs}; this one knows up to {ours}).").format(
            theirs=version if version <= _MOST else "?", ours=FORMAT
        ),
        safe=_("Nothing was changed."),
        next_step=update if fits else f"{update} {doubt}",
    )


def _damaged(sentence: str) -> HeaderDamaged:
    return HeaderDamaged(
        sentence,
        safe=_("The records themselves are in another file, which was not touched."),
        next_step=_("Put back the header from a backup; no passphrase can open the vault without it."),
    )


def _checksum(content: dict[str, object]) -> str:
    return sha256(files.canonical(content)).hexdigest()


def _content(header: Header) -> dict[str, object]:
    """Return everything that the seal covers, by the names that the file uses."""
    return {
        "format": header.format,
        "vault": header.vault,
        "practice": header.practice,
        "login_salt": header.login_salt.hex(),
        "slots": [_slot_content(slot) for slot in header.slots],
    }


def _slot_content(slot: Slot) -> dict[str, object]:
    return {
        "id": slot.id,
        "kind": slot.kind.value,
        "login": slot.login.hex(),
        "memory_kib": slot.cost.memory_kib,
        "iterations": slot.cost.iterations,
        "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _header(found: dict[str, object]) -> Header:
    _only(found, {"format", "vault", "practice", "login_salt", "slots", "seal"})
    if found["format"] != FORMAT or type(found["format"]) is not int:
        raise ValueError("not a format that ever was")
    listed = found["slots"]
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST_SLOTS:
        raise ValueError("not a list of slots")
    slots = tuple(_slot(slot) for slot in listed)
    _check_ways_in(slots)
    return Header(
        vault=_bytes(found["vault"], 16).hex(),
        practice=_flag(found["practice"]),
        login_salt=_bytes(found["login_salt"], SALT_BYTES),
        slots=slots,
        seal=_bytes(found["seal"], 32),
    )


def _slot(listed: object) -> Slot:
    fields = _only(listed, {"id", "kind", "login", "memory_kib", "iterations", "lanes", "salt", "nonce", "wrapped"})
    kind = SlotKind(_text(fields["kind"]))
    cost = Cost(
        memory_kib=_whole(fields["memory_kib"]),
        iterations=_whole(fields["iterations"]),
        lanes=_whole(fields["lanes"]),
    )
    return Slot(
        id=_bytes(fields["id"], 8).hex(),
        kind=kind,
        login=_bytes(fields["login"], 32 if kind is SlotKind.PASSPHRASE else 0),
        cost=cost,
        salt=_bytes(fields["salt"], SALT_BYTES),
        nonce=_bytes(fields["nonce"], NONCE_BYTES),
        wrapped=_bytes(fields["wrapped"], WRAPPED_BYTES),
    )


def _check_ways_in(slots: tuple[Slot, ...]) -> None:
    logins = [slot.login for slot in slots if slot.kind is SlotKind.PASSPHRASE]
    if not logins or len(slots) - len(logins) > 1:
        raise ValueError("not at least one passphrase and at most one recovery code")
    if len(set(logins)) != len(logins) or len({slot.id for slot in slots}) != len(slots):
        raise ValueError("two slots are taken for one another")


def _only(fields: object, names: set[str]) -> dict[str, object]:
    if not isinstance(fields, dict) or fields.keys() != names:
        raise ValueError("not the fields that belong here")
    return fields


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def _whole(value: object) -> int:
    if type(value) is not int or not 0 < value <= _MOST:
        raise ValueError("not a whole number above nought")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


def _bytes(value: object, size: int) -> bytes:
    # one spelling only: small letters, no spaces, so that no two files mean the same header
    if not isinstance(value, str) or not re.fullmatch(f"[0-9a-f]{{{2 * size}}}", value):
        raise ValueError("not so many bytes in hexadecimal")
    return bytes.fromhex(value)
