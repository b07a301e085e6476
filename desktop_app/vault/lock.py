"""The vault's lock: one writer at a time, held by the operating system so that no crash leaves it behind."""

import json
import os
import sys
import weakref
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from desktop_app import clock
from desktop_app.errors import VaultInUse
from desktop_app.vault.files import machine_faults, parse_object
from desktop_app.words import _

NAME: Final = "lock"
SHORT: Final = 8  # characters of a slot's id that are enough to tell the ways into one vault apart
_MOST_READ: Final = 4096
# Windows keeps a locked byte from being read by others: one far beyond the content leaves that readable.
_LOCKED_BYTE: Final = 1 << 30


class VaultLock:
    """The lock on a vault's folder, held from the moment it is made until `close`.

    The file ``lock`` stays where it is, empty while nobody writes: what counts is the operating system's
    lock on it, which ends with the program, whatever ends that. It names the slot and the time, nothing else.
    """

    def __init__(self, folder: Path, slot_id: str) -> None:
        """Take the lock for writing.

        Raises:
            VaultInUse: another program has it; says which way in was used, and since when.
            ReadOnlyVault, DiskFull, MachineFault: the folder cannot be written: see `reading`.
        """
        self._path = folder / NAME
        self._clears = True
        with machine_faults(_("The vault's lock")):
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
            number = _locked(os.open(self._path, flags, 0o600), shared=False)
            self._number: int | None = number
            try:
                os.ftruncate(number, 0)
                os.lseek(number, 0, os.SEEK_SET)
                os.write(number, json.dumps({"slot": slot_id, "since": clock.now().isoformat()}).encode())
            except BaseException:
                self.close()
                raise
        _held.add(self)

    @classmethod
    def reading(cls, folder: Path) -> Self:
        """Take the lock for reading only, together with any other readers, and write nothing.

        For a folder that cannot be written. Where there is no lock file there is nothing to take. On Windows,
        which has no shared lock of this kind, it is only seen to that nobody writes at this moment.

        Raises:
            VaultInUse: a writer has the vault.
            NoPermission, MachineFault: the lock file cannot be read either.
        """
        self = cls.__new__(cls)
        self._path, self._number, self._clears = folder / NAME, None, False
        with machine_faults(_("The vault's lock"), reading=True):
            try:
                number = os.open(self._path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
            except FileNotFoundError:
                return self
            self._number = _locked(number, shared=True)
        _held.add(self)
        return self

    def is_ours(self) -> bool:
        """Return whether the lock file is still the one that was locked: not removed, not replaced."""
        if self._number is None:
            return False
        try:
            return os.path.samestat(os.fstat(self._number), self._path.stat())
        except OSError:
            return False

    def close(self) -> None:
        """Give the lock back, and empty the file if it was taken for writing. A second call does nothing."""
        number, self._number = self._number, None
        _held.discard(self)
        if number is None:
            return
        if self._clears:
            with suppress(OSError):  # the content is only a courtesy: without its lock nobody believes it
                os.ftruncate(number, 0)
        os.close(number)

    def __enter__(self) -> Self:
        """Return the lock, which is already held."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the lock back."""
        self.close()

    def _forget(self) -> None:
        """Let go of a child's copy of the lock, without touching what the parent holds."""
        number, self._number = self._number, None
        if number is not None:
            os.close(number)


_held: "weakref.WeakSet[VaultLock]" = weakref.WeakSet()


def _forget_all() -> None:
    for lock in list(_held):
        lock._forget()
    _held.clear()


if sys.platform != "win32":
    # A child made by fork shares the lock with its parent and would keep it when the parent has ended.
    os.register_at_fork(after_in_child=_forget_all)


def _locked(number: int, *, shared: bool) -> int:
    """Lock the open file, or close it and say who has it."""
    try:
        _take(number, shared=shared)
    except (BlockingIOError, PermissionError):
        raise _in_use(number) from None
    except BaseException:
        os.close(number)
        raise
    return number


if sys.platform == "win32":
    import msvcrt

    def _take(number: int, *, shared: bool) -> None:
        os.lseek(number, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        if shared:
            os.lseek(number, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(number, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(number: int, *, shared: bool) -> None:
        fcntl.flock(number, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


def _in_use(number: int) -> VaultInUse:
    """Return the refusal, having read from the lock who holds it, and close the file."""
    try:
        os.lseek(number, 0, os.SEEK_SET)
        slot, since = _holder(os.read(number, _MOST_READ))
    except (OSError, ValueError):
        sentence = _("The vault is already open elsewhere.")
    else:
        sentence = _("The vault is already open elsewhere: by way in {slot}, since {since}.").format(
            slot=slot, since=since
        )
    finally:
        os.close(number)
    return VaultInUse(
        sentence,
        safe=_("Nothing was changed."),
        next_step=_("Close Cordon there, then open the vault again. A crash leaves nothing to tidy up."),
    )


def _holder(raw: bytes) -> tuple[str, str]:
    """Return the short slot id and the time, as shown to a person.

    Raises:
        ValueError: the file holds neither, for example because its holder is only reading.
    """
    content = parse_object(raw)
    slot, since = content.get("slot"), content.get("since")
    if not isinstance(slot, str) or not isinstance(since, str) or not (slot.isascii() and slot.isalnum()):
        raise ValueError("not a holder")
    moment = clock.local(datetime.fromisoformat(since))
    return slot[:SHORT], f"{moment:%a} {moment.day} {moment:%b %Y, %H:%M %Z}"
