"""What the database reports, told as errors of the house."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import (
    CordonError,
    DiskFull,
    MachineFault,
    NotAllowed,
    ReadOnlyVault,
    UnrecordedWrite,
    VaultAlarm,
    VaultInUse,
)
from desktop_app.vault.engine import damaged
from desktop_app.words import _

#: Bytes without which not even one page of the database can be written.
_LEAST_ROOM: Final = 4096


@contextmanager
def told(path: Path | None = None) -> Iterator[None]:
    """Turn the database's own errors inside the block into errors of the house; bugs pass unchanged.

    Args:
        path: the database that is being written; where it only says that the disk failed, its place is looked at.
    """
    try:
        yield
    except DBAPIError as error:
        known = meaning(str(error.orig), path)
        if known is None:
            raise
        raise known from None
    except sqlcipher.Error as error:
        known = meaning(str(error), path)
        if known is None:
            raise
        raise known from None


def meaning(words: str, path: Path | None = None) -> CordonError | None:
    """Return the error of the house behind the database's words, or None where it is our own bug."""
    told_as = next((told_as for known, told_as in _MEANINGS if any(part in words for part in known)), None)
    if told_as is None:
        return None
    seen = _seen(path) if told_as is _failing and path is not None else None
    return seen or told_as()


def _seen(path: Path) -> CordonError | None:
    """Return why the database at ``path`` cannot be written, as far as it can be seen without opening it.

    Opening and closing it here would take away the locks that the database holds on it.
    """
    journal = path.with_name(f"{path.name}-journal")
    try:
        if not path.exists():
            return replaced()
        if not all(map(_may_write, (path, journal if journal.exists() else path.parent))):
            return _closed()
        return _full() if shutil.disk_usage(path.parent).free < _LEAST_ROOM else None
    except PermissionError:
        return _closed()
    except OSError:
        return None


def _may_write(path: Path) -> bool:
    """Say whether this account may write there now, on a disk that may be written."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def replaced() -> ReadOnlyVault:
    """Return the error for a vault whose files are no longer those that were opened."""
    return ReadOnlyVault(
        _("The vault's folder was moved, removed or replaced while it was open."),
        safe=_("Nothing was saved to it, and what was saved before is untouched."),
        next_step=_("Put the folder back where it was, then open the vault again."),
    )


def alarmed(sentence: str) -> VaultAlarm:
    """Return the refusal to write to a vault that raised an alarm."""
    return VaultAlarm(
        sentence,
        safe=_("Nothing was saved. The vault can still be read and checked."),
        next_step=_("Run a check, then restore a backup, or let the DSL accept what happened, with a reason."),
    )


def written_by_others() -> VaultAlarm:
    """Return the refusal to write to a vault into which something else wrote while it was open."""
    return VaultAlarm(
        _("Something other than this program wrote into the vault's database while it was open."),
        safe=_("Nothing was saved. The vault can still be read and checked."),
        next_step=_("Close it and open it again: every record is looked at then."),
    )


def has_left() -> NotAllowed:
    """Return the refusal to write for whoever opened the vault and is recorded as having left."""
    return NotAllowed(
        _("It is on record that you have left the school, so nothing is recorded in your name."),
        safe=_("Nothing was saved. The vault can still be read."),
        next_step=_("Ask the DSL to remove your way in, or to add you to the staff anew."),
    )


def _safe() -> str:
    return _("Nothing of it was saved; the vault is as it was before.")


def _full() -> CordonError:
    return DiskFull(_("There is no room left on the disk."), safe=_safe(), next_step=_("Make room, then try again."))


def _read_only() -> CordonError:
    return ReadOnlyVault(
        _("The vault's folder cannot be written."),
        safe=_safe(),
        next_step=_("Check that the folder is still there and that you may write in it, then try again."),
    )


def _closed() -> CordonError:
    return ReadOnlyVault(
        _("The vault's files may only be read now: their disk, their folder or this account does not let them change."),
        safe=_safe(),
        next_step=_("Make the vault's folder and the files in it writable for this account, then try again."),
    )


def _failing() -> CordonError:
    return MachineFault(
        _("The disk reported an error while the vault was being written."),
        safe=_safe(),
        next_step=_("Check the disk, then try again; make a backup to another disk soon."),
    )


def _busy() -> CordonError:
    return VaultInUse(
        _("Another program is using the vault's database."), safe=_safe(), next_step=_("Close it, then try again.")
    )


def _unrecorded() -> CordonError:
    return UnrecordedWrite(
        _("Something tried to change rows in a way that leaves no record."),
        safe=_("Everything was put back as it was."),
        next_step=_("This is a fault in the program: please report it."),
    )


_MEANINGS: tuple[tuple[tuple[str, ...], Callable[[], CordonError]], ...] = (
    (("disk is full",), _full),
    (("readonly database", "unable to open database"), _read_only),
    (("disk I/O error",), _failing),
    (("database is locked",), _busy),
    (("malformed", "not a database", "Could not decode"), damaged),
    (("only ever added", "recording an action only"), _unrecorded),
    (("not authorized", "may not be modified", "function raised"), _unrecorded),
)
