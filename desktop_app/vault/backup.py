"""An encrypted copy of a whole vault in one file: written, checked by opening it, kept, and put back."""

import os
import secrets
import struct
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app import clock
from desktop_app.errors import InputFault
from desktop_app.vault import anchor, engine, faults, files, header, ledger, migrating, shelf
from desktop_app.vault.store import Store
from desktop_app.words import _

FOLDER: Final = shelf.FOLDER
ENDING: Final = shelf.ENDING
name_for, kept = shelf.name_for, shelf.kept
KEPT: Final = 10
_RECORDS: Final = "records.db"
_MEMBERS: Final = (header.NAME, anchor.NAME, _RECORDS)
_ENCRYPTED: Final = 1
#: What Python's own reader raises for files that only look like one of these.
_NOT_A_ZIP: Final = (zipfile.BadZipFile, NotImplementedError, EOFError, struct.error, UnicodeDecodeError)


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup that was opened and found whole: where it is, and the size and root of its record."""

    path: Path
    size: int
    root: bytes


def prune(folder: Path, made: Path) -> None:
    """Remove the oldest automatic backups beyond the last ten, never the one just made: a clock can go back."""
    others = [path for path in kept(folder) if path != made]
    for old in others[: max(0, len(others) + 1 - KEPT)]:
        with files.machine_faults(_("An old backup")):
            old.unlink(missing_ok=True)


def write(store: Store, folder: Path, target: Path, key: bytes) -> Backup:
    """Write an encrypted copy of the vault in ``folder`` to ``target``, having opened and checked it.

    Raises:
        InputFault: there is a file of that name already.
        MachineFault: it could not be written; nothing is left under that name.
    """
    if target.exists():
        raise InputFault(
            _("There is already a file of this name."),
            safe=_("It was not touched."),
            next_step=_("Choose another."),
        )
    part, copy = _beside(target, ".part"), _beside(target, ".db.part")
    try:
        with files.machine_faults(_("The backup")), faults.told():
            os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            migrating.copy_to(store.raw, copy, key)
            _pack(part, {header.NAME: folder / header.NAME, anchor.NAME: folder / anchor.NAME, _RECORDS: copy})
            size, root = inspect(part, key)
            files.swap_in(part, target)
    finally:
        with suppress(OSError):
            _forget(part, copy)
    return Backup(path=target, size=size, root=root)


def _beside(path: Path, ending: str) -> Path:
    """Return a name beside ``path`` that nothing else there has."""
    return path.with_name(f"{path.name}.{secrets.token_hex(6)}{ending}")


def _forget(*parts: Path) -> None:
    for part in parts:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def remove_leftovers(folder: Path) -> None:
    """Remove the parts of backups that a killed program left in a vault; only for who holds its lock."""
    with suppress(OSError):
        for part in [*(folder / FOLDER).glob("*.part"), *(folder / FOLDER).glob("*.part-journal")]:
            part.unlink()


def _pack(part: Path, members: dict[str, Path]) -> None:
    number = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
            for name, path in members.items():
                packed.write(path, name)
        file.flush()
        os.fsync(file.fileno())


def inspect(path: Path, key: bytes) -> tuple[int, bytes]:
    """Open the backup at ``path`` and return the size and root of its record.

    Raises:
        DatabaseDamaged: it is not a whole backup of this vault.
    """
    header.parse(member(path, header.NAME))  # without its ways in, a backup is of no use to anyone
    with unpacked(path, path.parent) as records:
        return inspect_database(records, key)


def inspect_database(records: Path, key: bytes) -> tuple[int, bytes]:
    """Check every page and every index of the database at ``records``; return the size and root of its record.

    Raises:
        DatabaseDamaged: something in it is not as it was written.
    """
    try:
        with closing(engine.connect(records, key, read_only=True)) as connection:
            pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            (nodes,) = connection.execute("SELECT nodes FROM ledger_head").fetchone()
        head = ledger.CompactRange.from_bytes(nodes)
    except (ValueError, TypeError, sqlcipher.Error) as fault:
        raise engine.damaged() from fault
    if pages or not whole:
        raise engine.damaged()
    return head.size, head.root()


@contextmanager
def unpacked(path: Path, beside: Path) -> Iterator[Path]:
    """Give the encrypted database out of a backup as a file of its own in ``beside``, for the length of the block.

    Raises:
        InputFault: the file is not a backup.
    """
    target = _beside(beside / f".{path.name}", ".part")
    try:
        with _open(path, _RECORDS) as source, files.machine_faults(_("The backup")):
            number = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "wb") as file:
                while block := source.read(1 << 20):
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
        yield target
    finally:
        with suppress(OSError):
            _forget(target)


def member(path: Path, name: str) -> bytes:
    """Return a small part of a backup: its header or its anchor.

    Raises:
        InputFault: the file is not a backup.
    """
    with _open(path, name) as source, files.machine_faults(_("The backup"), reading=True):
        return source.read(files.LARGEST)


@contextmanager
def _open(path: Path, name: str) -> Iterator[IO[bytes]]:
    """Open one part of a backup, having seen that the file is one: exactly its parts, and nothing compressed."""
    with files.machine_faults(_("The backup"), reading=True):
        file = path.open("rb")
    with file:
        try:
            with zipfile.ZipFile(file) as packed:
                _check_parts(packed, os.fstat(file.fileno()).st_size)
                with packed.open(name) as source:
                    yield source
        except _NOT_A_ZIP as fault:
            raise _not_a_backup() from fault


def _check_parts(packed: zipfile.ZipFile, size: int) -> None:
    parts = packed.infolist()
    stored = all(part.compress_type == zipfile.ZIP_STORED and not part.flag_bits & _ENCRYPTED for part in parts)
    if sorted(part.filename for part in parts) != sorted(_MEMBERS) or not stored:
        raise zipfile.BadZipFile
    # Parts that overlap could otherwise be more than the file itself, and a damaged place may lie before its beginning.
    if sum(part.file_size for part in parts) > size or not all(0 <= part.header_offset < size for part in parts):
        raise zipfile.BadZipFile


def _not_a_backup() -> InputFault:
    return InputFault(
        _("This file is not a whole backup of a vault."),
        safe=_("Nothing was changed."),
        next_step=_("Choose another backup; the newest ones are in the vault's folder named backups."),
    )


def set_aside(folder: Path) -> Path | None:
    """Pack what stands in a vault's folder, whole or not, before something else takes its place."""
    present = {name: folder / name for name in _MEMBERS if (folder / name).exists()}
    if _RECORDS not in present:
        return None
    target = files.private_folder(folder / FOLDER) / shelf.aside_name_for(clock.now())
    part = _beside(target, ".part")
    try:
        with files.machine_faults(_("The copy of what is replaced")):
            _pack(part, present)
            files.swap_in(part, target)
    finally:
        with suppress(OSError):
            _forget(part)
    return target


def put_back(path: Path, folder: Path, key: bytes, head: bytes | None) -> tuple[int, bytes]:
    """Put the database of a backup into ``folder``; a header is written only where ``head`` is given.

    The anchor is left as it stands: until the restoring itself is recorded, an older record must raise the alarm.

    Raises:
        DatabaseDamaged, MachineFault: nothing was replaced.
    """
    files.private_folder(folder)
    with unpacked(path, folder) as records:
        size, root = inspect_database(records, key)
        set_aside(folder)
        with files.machine_faults(_("The vault's database")):
            # A journal of the database that is replaced must not be played into the one that takes its place.
            (folder / f"{_RECORDS}-journal").unlink(missing_ok=True)
            records.replace(folder / _RECORDS)
    if not (folder / anchor.NAME).exists():
        files.write_atomically(folder / anchor.NAME, member(path, anchor.NAME), what=_("The vault's anchor"))
    if head is not None:
        files.write_atomically(folder / header.NAME, head, what=_("The vault's header"))
    return size, root
