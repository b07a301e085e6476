"""An encrypted copy of a whole vault in one file: written, checked by opening it, kept, and put back."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop_app import clock
from desktop_app.errors import InputFault
from desktop_app.vault import anchor, engine, faults, files, header, ledger, migrating
from desktop_app.vault.store import Store
from desktop_app.words import _

FOLDER: Final = "backups"
ENDING: Final = ".cordon"
KEPT: Final = 10
_RECORDS: Final = "records.db"
_MEMBERS: Final = (header.NAME, anchor.NAME, _RECORDS)
_STEM: Final = "Backup_"


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup that was opened and found whole: where it is, and the size and root of its record."""

    path: Path
    size: int
    root: bytes


def name_for(moment: datetime) -> str:
    """Return the file name of an automatic backup made at ``moment``: the time, and nothing else."""
    return f"{_STEM}{moment:%Y-%m-%d_%H%M%S_%f}{ENDING}"


def kept(folder: Path) -> list[Path]:
    """Return the automatic backups in ``folder``, oldest first."""
    return sorted(folder.glob(f"{_STEM}*{ENDING}"))


def prune(folder: Path) -> None:
    """Remove the oldest automatic backups beyond the last ten."""
    for old in kept(folder)[:-KEPT]:
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
    part = target.with_name(target.name + ".part")
    copy = target.with_name(target.name + ".db.part")
    try:
        with files.machine_faults(_("The backup")), faults.told():
            copy.unlink(missing_ok=True)
            migrating.copy_to(store.raw, copy, key)
            _pack(part, {header.NAME: folder / header.NAME, anchor.NAME: folder / anchor.NAME, _RECORDS: copy})
            size, root = inspect(part, key)
            part.replace(target)
    finally:
        for leftover in (part, copy, copy.with_name(copy.name + "-journal")):
            leftover.unlink(missing_ok=True)
    return Backup(path=target, size=size, root=root)


def _pack(part: Path, members: dict[str, Path]) -> None:
    number = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
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
    with unpacked(path, path.parent) as records:
        return inspect_database(records, key)


def inspect_database(records: Path, key: bytes) -> tuple[int, bytes]:
    """Check every page and every index of the database at ``records``; return the size and root of its record.

    Raises:
        DatabaseDamaged: something in it is not as it was written.
    """
    connection = engine.connect(records, key, read_only=True)
    try:
        with faults.told():
            pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            (nodes,) = connection.execute("SELECT nodes FROM ledger_head").fetchone()
        if pages or not whole:
            raise engine.damaged()
        head = ledger.CompactRange.from_bytes(nodes)
    except (ValueError, TypeError) as fault:
        raise engine.damaged() from fault
    finally:
        connection.close()
    return head.size, head.root()


@contextmanager
def unpacked(path: Path, beside: Path) -> Iterator[Path]:
    """Give the encrypted database out of a backup as a file of its own in ``beside``, for the length of the block.

    Raises:
        InputFault: the file is not a backup.
    """
    target = beside / f".{path.name}.opened.part"
    try:
        with _open(path) as packed, packed.open(_RECORDS) as source, files.machine_faults(_("The backup")):
            number = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(number, "wb") as file:
                while block := source.read(1 << 20):
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
        yield target
    except zipfile.BadZipFile as fault:
        raise _not_a_backup() from fault
    finally:
        target.unlink(missing_ok=True)
        target.with_name(target.name + "-journal").unlink(missing_ok=True)


def member(path: Path, name: str) -> bytes:
    """Return a small part of a backup: its header or its anchor.

    Raises:
        InputFault: the file is not a backup.
    """
    try:
        with _open(path) as packed, packed.open(name) as source:
            return source.read(files.LARGEST)
    except zipfile.BadZipFile as fault:
        raise _not_a_backup() from fault


def _open(path: Path) -> zipfile.ZipFile:
    with files.machine_faults(_("The backup"), reading=True):
        try:
            packed = zipfile.ZipFile(path)
        except zipfile.BadZipFile as fault:
            raise _not_a_backup() from fault
    names = [info.filename for info in packed.infolist()]
    stored = all(info.compress_type == zipfile.ZIP_STORED for info in packed.infolist())
    if sorted(names) != sorted(_MEMBERS) or not stored:
        packed.close()
        raise _not_a_backup()
    return packed


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
    target = files.private_folder(folder / FOLDER) / f"Replaced_{clock.now():%Y-%m-%d_%H%M%S_%f}{ENDING}"
    with files.machine_faults(_("The copy of what is replaced")):
        _pack(target, present)
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
