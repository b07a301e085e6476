"""Putting a backup back: into a new folder, or in place of what a vault's folder holds now, which is kept aside."""

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app import clock
from desktop_app.errors import DatabaseDamaged, HeaderDamaged, InputFault, NewerVault, NotAllowed, NoVault
from desktop_app.vault import (
    anchor,
    backup,
    engine,
    faults,
    files,
    header,
    keys,
    lock,
    migrations,
    point_code,
    shelf,
    ways_in,
)
from desktop_app.vault.anchor import Anchor, AnchorFault
from desktop_app.vault.lock import VaultLock
from desktop_app.words import _, ngettext


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What restoring will do: with which header, and whether that is the backup's own."""

    backup: Path
    folder: Path
    header: header.Header
    from_backup: bool


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What was put back and what it replaced, in words; ``aside`` is where the replaced vault is kept.

    ``header_code`` is that of the ways in that hold now, ``replaced_size`` how many actions were replaced, if known.
    """

    size: int
    root: bytes
    backup_point: str
    replaced_point: str
    replaced_size: int | None
    header_code: str
    aside: Path | None
    header_from_backup: bool


def plan(path: Path, folder: Path) -> Plan:
    """Return how the backup at ``path`` would be put back into ``folder``; nothing is changed.

    Raises:
        InputFault: the file is not a backup, or the folder holds something else.
        HeaderDamaged, NewerVault: the backup's own header cannot be used.
    """
    made = header.parse(backup.member(path, header.NAME))
    if not folder.exists() or _holds_nothing(folder):
        return Plan(backup=path, folder=folder, header=made, from_backup=True)
    try:
        present = header.read(folder)
    except NoVault:
        raise InputFault(
            _("This folder holds something that is not a vault."),
            safe=_("It was not touched."),
            next_step=_("Choose a new folder, or the folder of the vault that the backup belongs to."),
        ) from None
    except HeaderDamaged:
        _same_vault(_stated_by_anchor(folder), made.vault)
        return Plan(backup=path, folder=folder, header=made, from_backup=True)
    _same_vault(present.vault, made.vault)
    return Plan(backup=path, folder=folder, header=present, from_backup=False)


def _holds_nothing(folder: Path) -> bool:
    """Say whether a folder is empty, but for what an attempt that was cut short may have left."""
    if not folder.is_dir():
        return False
    return all(
        (part.name == backup.FOLDER and part.is_dir() and not any(part.iterdir()))
        or (part.is_file() and (part.name == lock.NAME or files.is_leftover(part)))
        for part in folder.iterdir()
    )


def _same_vault(present: str | None, made: str) -> None:
    if present is not None and present != made:
        raise InputFault(
            _("This backup belongs to another vault than the one in this folder."),
            safe=_("Nothing was changed."),
            next_step=_("Choose a new folder, or the folder of its own vault."),
        )


def _stated_by_anchor(folder: Path) -> str | None:
    """Return the vault's name as its anchor states it, where its header says nothing any more."""
    raw = files.read_small(folder / anchor.NAME, _("The vault's anchor"))
    try:
        stated = None if raw is None else files.parse_object(raw).get("vault")
    except ValueError:
        return None
    return stated if isinstance(stated, str) else None


def restore(planned: Plan, *, passphrase: str, login: str | None, floor: keys.Cost = keys.FLOOR) -> Restored:
    """Put the backup back; what stood there is packed and kept aside first.

    The vault raises an alarm until the restoring is recorded: its anchor still speaks of what was replaced.

    Raises:
        WrongPassphrase, VaultInUse: nothing was changed.
        DatabaseDamaged: the backup is not whole; nothing was changed.
        InputFault: the login does not stand in the backup yet.
        MachineFault: it could not be written; what stood there still does.
    """
    unlocked = ways_in.open_slot(planned.header, passphrase=passphrase, login=login, floor=floor)
    folder, key = planned.folder, keys.database_key(unlocked.data_key)
    new, empty = not folder.exists(), not folder.exists() or _holds_nothing(folder)
    files.private_folder(folder)
    try:
        with VaultLock(folder, unlocked.slot.id):
            return _put_back(planned, unlocked, key)
    except BaseException:
        if empty and not (folder / header.NAME).exists():
            _leave_nothing(folder, itself=new)
        raise


def _put_back(planned: Plan, unlocked: ways_in.Unlocked, key: bytes) -> Restored:
    folder = planned.folder
    with backup.unpacked(planned.backup, folder) as records:
        _fits(records, key, planned.header, unlocked.slot)
    _check_present(folder, key, planned.header, unlocked.slot)
    held = _held(folder, keys.anchor_key(unlocked.data_key))
    before = set(_aside(folder))
    head = header.to_bytes(planned.header) if planned.from_backup else None
    size, root = backup.put_back(planned.backup, folder, key, head)
    return Restored(
        size=size,
        root=root,
        backup_point=_point(size, root),
        replaced_point=_told(held),
        replaced_size=held.size if isinstance(held, Anchor) else None,
        header_code=header.code_of(planned.header),
        aside=next((path for path in _aside(folder) if path not in before), None),
        header_from_backup=planned.from_backup,
    )


def _check_present(folder: Path, key: bytes, head: header.Header, slot: header.Slot) -> None:
    """Refuse to replace a record in which it stands that whoever is opening has left.

    Raises:
        NotAllowed: it does.
    """
    records = folder / "records.db"
    if records.exists():
        # It may be damaged: that is why it is replaced.
        with suppress(DatabaseDamaged, sqlcipher.Error), closing(engine.connect(records, key, read_only=True)) as there:
            _still_there(there, head, slot)


def _fits(records: Path, key: bytes, head: header.Header, slot: header.Slot) -> None:
    """Refuse a backup that this program, or whoever is opening, could not go on with."""
    with closing(engine.connect(records, key, read_only=True)) as connection, faults.told():
        if migrations.version_of(connection) > migrations.NEWEST:
            raise NewerVault(
                _("This backup was made by a newer Cordon."),
                safe=_("Nothing was changed."),
                next_step=_("Install the newest Cordon on this computer, then restore it again."),
            )
        if not _still_there(connection, head, slot):
            raise InputFault(
                _("Whoever opens the vault with this passphrase does not stand in the backup yet."),
                safe=_("Nothing was changed."),
                next_step=_("Restore it with the login of someone who was on the staff list when it was made."),
            )


def _still_there(connection: sqlcipher.Connection, head: header.Header, slot: header.Slot) -> bool:
    """Say whether the way in belongs to a member of staff, or there are none yet.

    Raises:
        NotAllowed: to one who has left.
    """
    staff = connection.execute('SELECT login, "left" FROM staff').fetchall()
    whose = [left for login, left in staff if header.login_digest(head.login_salt, str(login)) == slot.login]
    if any(whose):
        raise NotAllowed(
            _("It is on record that whoever opens the vault with this passphrase has left the school."),
            safe=_("Nothing was changed."),
            next_step=_("Ask the DSL to restore it under their own login."),
        )
    return bool(whose) or not staff


def _aside(folder: Path) -> list[Path]:
    return shelf.kept_aside(folder / shelf.FOLDER)


def _held(folder: Path, key: bytes) -> Anchor | AnchorFault | None:
    """Return which point of the record stands in the folder now, None where there is no record."""
    return anchor.read(folder, key) if (folder / "records.db").exists() else None


def _told(held: Anchor | AnchorFault | None) -> str:
    """Say in words which point that is."""
    if held is None:
        return _("nothing")
    if isinstance(held, Anchor):
        when = clock.local(held.date)
        return _("{point}, of {when}").format(point=_point(held.size, held.root), when=f"{when:%d %b %Y, %H:%M %Z}")
    return _("a record without a sealed point")


def _point(size: int, root: bytes) -> str:
    """Return a point in words, with its code as a sheet prints it."""
    told = ngettext("{count} action, sealed point {code}", "{count} actions, sealed point {code}", size)
    return told.format(count=size, code=point_code.written(root))


def _leave_nothing(folder: Path, *, itself: bool) -> None:
    """Remove what was made for a backup that could not be put back; the folder itself too, where it was new."""
    for name in (anchor.NAME, "lock", "records.db"):
        (folder / name).unlink(missing_ok=True)
    for path in (folder / backup.FOLDER, *([folder] if itself else [])):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
