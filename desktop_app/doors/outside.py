"""What can be seen of a vault before it is opened: which parts are there, what was last seen, which backups stand."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from desktop_app import clock
from desktop_app.errors import CordonError
from desktop_app.vault import anchor, files, header, seen, shelf
from desktop_app.vault.header import RECORDS
from desktop_app.words import _

#: Parts of folder names by which the programs that copy folders to a server are known.
_SYNCED: Final = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "sharepoint")
_STEM: Final = "%Y-%m-%d_%H%M%S_%f"
#: A clock that is a little behind the last sealed point is no news.
_SLACK: Final = timedelta(minutes=2)


@dataclass(frozen=True, kw_only=True)
class BackupFile:
    """One automatic backup: its file, when it was made (and checked by opening it), and how large it is."""

    path: Path
    made_at: datetime
    size: int


@dataclass(frozen=True, kw_only=True)
class Outside:
    """What is known of a vault without its key. Nothing of it names a person.

    Attributes:
        folder: where it stands.
        practice: whether it is for practice only.
        ways: how many members of staff have a passphrase.
        missing: the parts that should be there and are not, in words.
        last_backup: when the newest automatic backup was made.
        last_seen: when this computer last saw a sealed point of this vault.
        fewer: how many entries fewer the folder's sealed point speaks of than the one last seen here.
        clock_behind: whether this computer's clock is before the last sealed point seen here.
        writable: whether records can be added there.
        synced: whether its place looks like one that is copied to a server.
    """

    folder: Path
    practice: bool
    ways: int
    missing: tuple[str, ...]
    last_backup: datetime | None
    last_seen: datetime | None
    fewer: int
    clock_behind: bool
    writable: bool
    synced: bool


def look(folder: Path) -> Outside:
    """Look at a vault from outside.

    Raises:
        VaultFault: there is none, its header is damaged, or it is newer than this program.
        MachineFault: it could not be read.
    """
    found = header.read(folder)
    known = seen.last(found.vault, folder)
    kept = backups(folder)
    return Outside(
        folder=folder,
        practice=found.practice,
        ways=len(found.passphrase_slots),
        missing=_missing(folder),
        last_backup=kept[-1].made_at if kept else None,
        last_seen=None if known is None else known.date,
        fewer=0 if known is None else max(0, known.size - _size_beside(folder, known.size)),
        clock_behind=known is not None and clock.now() < known.date - _SLACK,
        writable=os.access(folder, os.W_OK) and os.access(folder / RECORDS, os.W_OK),
        synced=any(sign in part.lower() for part in folder.absolute().parts for sign in _SYNCED),
    )


def backups(folder: Path) -> list[BackupFile]:
    """Return the automatic backups of a vault, oldest first."""
    return _dated(shelf.kept(folder / shelf.FOLDER))


def replaced(folder: Path) -> list[BackupFile]:
    """Return what was kept aside when backups were put back, oldest first."""
    return _dated(shelf.kept_aside(folder / shelf.FOLDER))


def _dated(paths: Iterable[Path]) -> list[BackupFile]:
    found = []
    for path in paths:
        try:
            made = datetime.strptime(path.stem.split("_", 1)[1], _STEM).replace(tzinfo=UTC)
            found.append(BackupFile(path=path, made_at=made, size=path.stat().st_size))
        except (ValueError, OSError):
            continue
    return found


def is_vault(folder: Path) -> bool:
    """Say whether there is a vault in a folder, whole or not."""
    return (folder / header.NAME).is_file()


def _missing(folder: Path) -> tuple[str, ...]:
    parts = {RECORDS: _("the database"), anchor.NAME: _("the sealed point")}
    return tuple(words for name, words in parts.items() if not (folder / name).is_file())


def _size_beside(folder: Path, otherwise: int) -> int:
    """Return how many entries the folder's sealed point speaks of; its seal is looked at after opening."""
    try:
        raw = files.read_small(folder / anchor.NAME, _("The vault's anchor"))
        size = files.parse_object(raw or b"").get("size")
    except (CordonError, ValueError):
        return otherwise
    return size if isinstance(size, int) else otherwise
