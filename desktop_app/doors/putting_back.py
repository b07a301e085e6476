"""Putting a backup back on the record: which backups there are, the restoring itself, and that it is recorded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.doors import outside
from desktop_app.errors import CordonError, DatabaseDamaged, InputFault
from desktop_app.services import actions, school
from desktop_app.services.actions import Asked
from desktop_app.vault import backup, header, keys, restoring
from desktop_app.vault.restoring import Plan, Restored
from desktop_app.vault.vault import Vault
from desktop_app.words import _

Tick = Callable[[int, int], None]
_STEPS = 3


@dataclass(frozen=True, kw_only=True)
class Copy:
    """One backup of a vault, as it can be seen without its key.

    Attributes:
        path: where it stands.
        made_at: when it was made, or when what it holds was replaced.
        size: its size in bytes.
        replaced: whether it holds what an earlier restoring replaced; such a file was never opened to check it.
        whole: whether it still looks like a backup; whether its records are whole is seen when it is put back.
    """

    path: Path
    made_at: datetime
    size: int
    replaced: bool
    whole: bool


@dataclass(frozen=True, kw_only=True)
class PutBack:
    """A backup that was put back, with the vault, open, in which that stands recorded."""

    vault: Vault
    restored: Restored

    @property
    def ways(self) -> str:
        """What is to be said of the ways in, where they are those of the backup; else nothing."""
        return ways_of_then() if self.restored.header_from_backup else ""


def copies(folder: Path) -> list[Copy]:
    """Return the backups in a vault's folder, the newest first; what was replaced once stands last."""
    own = [_copy(one, replaced=False) for one in reversed(outside.backups(folder))]
    return own + [_copy(one, replaced=True) for one in reversed(outside.replaced(folder))]


def _copy(file: outside.BackupFile, *, replaced: bool) -> Copy:
    return Copy(path=file.path, made_at=file.made_at, size=file.size, replaced=replaced, whole=_looks_whole(file.path))


def _looks_whole(path: Path) -> bool:
    try:
        header.parse(backup.member(path, header.NAME))
    except CordonError:
        return False
    return True


def put_back(
    planned: Plan,
    *,
    passphrase: str,
    login: str | None,
    reason: str,
    floor: keys.Cost = keys.FLOOR,
    tick: Tick = lambda _done, _of: None,
) -> PutBack:
    """Put a backup back, open the vault, and record that it was done, by whom and why.

    Args:
        planned: what :func:`desktop_app.vault.restoring.plan` found.
        passphrase: of whoever puts it back.
        login: theirs.
        reason: as :func:`desktop_app.services.school.restored_for` returned it, before anything is replaced.
        floor: the least that a guess must cost.
        tick: told how many steps are done, and of how many.

    Raises:
        WrongPassphrase, VaultInUse, NotAllowed, InputFault: nothing was changed.
        CordonError: with ``safe`` saying so, where it was put back and could not be recorded.
    """
    tick(0, _STEPS)
    with _whole_or_nothing():
        done = restoring.restore(planned, passphrase=passphrase, login=login, floor=floor)
    tick(1, _STEPS)
    try:
        vault = Vault.open(planned.folder, passphrase=passphrase, login=login, floor=floor)
        tick(2, _STEPS)
        _record(vault, done, reason)
    except CordonError as fault:
        fault.safe = _("The backup was put back, but that could not be recorded yet.")
        fault.next_step = _("Put right what is named here, then put it back once more.")
        raise
    tick(_STEPS, _STEPS)
    return PutBack(vault=vault, restored=done)


@contextmanager
def _whole_or_nothing() -> Iterator[None]:
    """Tell a backup that is damaged as such: the same error of a vault would be about its records."""
    try:
        yield
    except DatabaseDamaged:
        raise InputFault(
            _("This backup is damaged, so it was not put back."),
            safe=_("Nothing was changed."),
            next_step=_("Choose another one."),
        ) from None


def _record(vault: Vault, done: Restored, reason: str) -> None:
    """Record the restoring; a vault in which that fails is closed again."""
    request = school.Restoring(
        backup_point=done.backup_point,
        replaced_point=done.replaced_point,
        reason=reason,
        replaced_size=done.replaced_size,
        header=done.header_code,
        ways=ways_of_then() if done.header_from_backup else None,
    )
    try:
        actions.carry_out(vault, Asked(verb=school.note_restoring, request=request))
    except BaseException:
        vault.close()
        raise


def ways_of_then() -> str:
    """Return what is to be said where the ways in come from the backup."""
    return _(
        "The ways in are those of the time when the backup was made: passphrases that were removed or changed since "
        "open the vault again."
    )
