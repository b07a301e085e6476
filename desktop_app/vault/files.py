"""How the vault's small files are read and written: whole or not at all, and for their owner's eyes only."""

import errno
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from desktop_app.errors import CordonError, DiskFull, MachineFault, NoPermission, ReadOnlyVault
from desktop_app.words import _

LARGEST = 64 * 1024  # bytes; header and anchor are far smaller, anything larger was not written by us
_PART = ".part"
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, *([errno.EDQUOT] if hasattr(errno, "EDQUOT") else [])})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
# A file system without these says so in one of these ways; there is then nothing more that can be done.
_FOLDER_SYNC_UNKNOWN = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})


@contextmanager
def machine_faults(what: str, *, reading: bool = False) -> Iterator[None]:
    """Turn what the operating system refuses inside the block into an error with a sentence.

    Args:
        what: the thing concerned, as the beginning of a sentence ("The vault's header").
        reading: nothing was to be written, so that "forbidden" means "may not be read".

    Raises:
        DiskFull: no room on the disk, or a quota or size limit reached.
        ReadOnlyVault: the folder or the disk cannot be written.
        NoPermission: the file may not be read.
        MachineFault: anything else that the computer could not do.
    """
    try:
        yield
    except OSError as fault:
        raise _told(fault, what, reading=reading) from fault


def _told(fault: OSError, what: str, *, reading: bool) -> CordonError:
    """Return the error that says ``fault`` in words, without the path: a path may hold a person's name."""
    safe = _("The vault is as it was before.")
    if fault.errno in _FULL:
        return DiskFull(
            _("{what} could not be written: there is no room left on the disk.").format(what=what),
            safe=safe,
            next_step=_("Make some room on the disk, then do it again."),
        )
    if fault.errno in _FORBIDDEN and reading:
        return NoPermission(
            _("{what} could not be read: this account is not allowed to.").format(what=what),
            safe=safe,
            next_step=_("Sign in to the computer as the person who made the vault, or ask your IT support."),
        )
    if fault.errno in _FORBIDDEN:
        return ReadOnlyVault(
            _("{what} could not be written: the folder may only be read.").format(what=what),
            safe=safe,
            next_step=_("Records can still be read; to add any, make the folder writable for this account."),
        )
    reason = os.strerror(fault.errno) if fault.errno else _("no reason was given")
    return MachineFault(
        _("{what} could not be used. The computer's reason: {reason}.").format(what=what, reason=reason),
        safe=safe,
        next_step=_("Check that the disk is connected and working, then do it again."),
    )


def private_folder(path: Path) -> Path:
    """Make ``path``, and what is missing above it, a folder that only its owner can enter (0700)."""
    with machine_faults(_("The vault's folder")):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
    return path


def write_atomically(path: Path, data: bytes, *, what: str | None = None) -> None:
    """Put ``data`` into the file ``path``, which at every moment holds all of the old or all of the new.

    The file is readable by its owner only (0600). When it cannot be written, the old one stands and nothing
    is left beside it.

    Args:
        path: the file.
        data: all that it is to hold.
        what: its name in the sentence shown when this fails; left out, "The file".

    Raises:
        DiskFull, ReadOnlyVault, MachineFault: as `machine_faults` tells them apart.
    """
    with machine_faults(what or _("The file")):
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=_PART)
        try:
            with os.fdopen(number, "wb") as part:
                part.write(data)
                part.flush()
                _sync(part.fileno())
            _swap_in(Path(name), path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
        _sync_folder(path.parent)


def swap_in(part: Path, path: Path) -> None:
    """Put the finished file ``part`` in the place of ``path``, all of it or not at all."""
    with machine_faults(_("The file")):
        number = os.open(part, os.O_RDWR)
        try:
            _sync(number)
        finally:
            os.close(number)
        _swap_in(part, path)
        _sync_folder(path.parent)


def remove_leftovers(folder: Path) -> None:
    """Remove the parts of files that a killed program left in ``folder``; only for who holds the lock."""
    with suppress(OSError):
        for part in folder.glob(f".*{_PART}"):
            part.unlink()


def is_leftover(path: Path) -> bool:
    """Say whether that is a part of a file that a killed program left."""
    return path.name.startswith(".") and path.name.endswith(_PART)


def read_small(path: Path, what: str) -> bytes | None:
    """Return what the file holds, up to one byte more than `LARGEST`, or None where there is no such file.

    Raises:
        NoPermission, MachineFault: the file is there and cannot be read.
    """
    with machine_faults(what, reading=True):
        try:
            with path.open("rb") as file:
                return file.read(LARGEST + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None


def parse_object(raw: bytes) -> dict[str, object]:
    """Return the JSON object in ``raw``, read as strictly as JSON can be.

    Raises:
        ValueError: it is too long, not UTF-8, not JSON, not an object or nested without end, or it holds a
            name twice, a fraction, or a number that JSON does not have. The content is never repeated.
    """
    if len(raw) > LARGEST:
        raise ValueError("the file is too long")
    try:
        found: object = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_without_duplicates,
            parse_float=_no_such_number,
            parse_constant=_no_such_number,
        )
    except (ValueError, RecursionError):
        raise ValueError("the file is not the JSON that it should be") from None
    if not isinstance(found, dict):
        raise ValueError("the file is not a JSON object")
    return found


def canonical(content: dict[str, object]) -> bytes:
    """Return the one way of writing ``content`` as JSON that checksums and seals are taken over."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def readable(content: dict[str, object]) -> bytes:
    """Return ``content`` as JSON for a file that a person may look into."""
    return (json.dumps(content, indent=2, allow_nan=False) + "\n").encode("ascii")


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name occurs twice")
    return found


def _no_such_number(_text: str) -> NoReturn:
    raise ValueError("a number is not a whole number")


def _sync(number: int) -> None:
    """Have the disk itself keep what was written to file ``number``."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - exists on POSIX only

        # fsync on macOS stops at the drive's own cache; this goes through it where the file system can.
        with suppress(OSError):
            fcntl.fcntl(number, fcntl.F_FULLFSYNC)
            return
    os.fsync(number)


def _swap_in(part: Path, path: Path) -> None:
    if sys.platform == "win32":
        # A virus scanner or the search index may hold the old file for a moment; the operating system then
        # says "forbidden" although nothing is wrong.
        for _attempt in range(20):
            with suppress(PermissionError):
                part.replace(path)
                return
            _pause()
    part.replace(path)


def _pause() -> None:
    import time  # noqa: PLC0415 - for the one wait that Windows needs

    time.sleep(0.02)


def _sync_folder(folder: Path) -> None:
    """Have the disk keep the folder's new entry too, where the platform can say so."""
    if sys.platform != "win32":
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(number)
        except OSError as fault:
            if fault.errno not in _FOLDER_SYNC_UNKNOWN:
                raise
        finally:
            os.close(number)
