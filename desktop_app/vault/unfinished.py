"""A vault that was never finished: whoever made it was cut short before anything was recorded in it."""

from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import CordonError, NoVault
from desktop_app.vault import anchor, backup, files, header, lock, migrations
from desktop_app.words import _

_RECORDS: Final = "records.db"
_PARTS: Final = frozenset({header.NAME, anchor.NAME, lock.NAME, _RECORDS, f"{_RECORDS}-journal"})


def fault() -> NoVault:
    """Return the error for opening one."""
    return NoVault(
        _("This vault was never finished: its making was cut short before the school was recorded."),
        safe=_("Nothing was ever recorded in it."),
        next_step=_("Make it anew in the same folder: cordon new"),
    )


def is_one(folder: Path) -> bool:
    """Say, without its key, whether a folder holds such a vault and nothing else at all.

    Only where its sealed point speaks of no action (or it has neither header nor sealed point yet), its database is no
    larger than an empty one, and there is no backup: whatever could hold a record is never taken for one.
    """
    if not folder.is_dir() or not (folder / _RECORDS).is_file():
        return False
    for part in folder.iterdir():
        empty = part.name == backup.FOLDER and part.is_dir() and not any(part.iterdir())
        if not (empty or (part.is_file() and (part.name in _PARTS or files.is_leftover(part)))):
            return False
    return _says_nothing(folder) and (folder / _RECORDS).stat().st_size <= _size_when_empty()


def _says_nothing(folder: Path) -> bool:
    try:
        raw = files.read_small(folder / anchor.NAME, _("The vault's anchor"))
        if raw is None:
            return not (folder / header.NAME).exists()
        return files.parse_object(raw).get("size") == 0
    except (CordonError, ValueError):
        return False


def _size_when_empty() -> int:
    with closing(sqlcipher.connect(":memory:", isolation_level=None)) as made:
        migrations.migrate(made)
        (pages,), (size,) = (made.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
        return (int(pages) + 4) * int(size)  # SQLCipher keeps a little of every page for its seal


def clear(folder: Path) -> None:
    """Take away what :func:`is_one` found; only for who holds its lock, so that no one is making it at this moment.

    Raises:
        VaultInUse: someone is.
    """
    with lock.VaultLock(folder, "new"):
        parts = [part for part in folder.iterdir() if part.is_file() and part.name != lock.NAME]
        for part in parts:
            with suppress(OSError):
                part.unlink()
    with suppress(OSError):
        (folder / lock.NAME).unlink()
    with suppress(OSError):
        (folder / backup.FOLDER).rmdir()
