"""What happens between the right passphrase and an open vault: the lock, the database, and the sealed points."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import DatabaseMissing, DiskFull, MachineFault, NewerVault, NoPermission, ReadOnlyVault
from desktop_app.models.ledger import LedgerEntry, LedgerHead
from desktop_app.models.school import VaultEvent
from desktop_app.vault import (
    anchor,
    engine,
    faults,
    files,
    header,
    ledger,
    migrating,
    migrations,
    rows,
    soundness,
    trail,
)
from desktop_app.vault.anchor import Anchor, AnchorFault
from desktop_app.vault.findings import Finding, Place, Severity
from desktop_app.vault.lock import VaultLock
from desktop_app.vault.store import Store
from desktop_app.vault.warrant import RESTORE
from desktop_app.words import _, ngettext

_GRAVE = frozenset({Severity.ALARM, Severity.DAMAGE})


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """The record does not agree with a sealed point: what was found, in a sentence, and the first action concerned."""

    rule: str
    sentence: str
    sequence: int | None = None


@contextmanager
def made_whole(folder: Path) -> Iterator[None]:
    """Make the folder of a new vault; where the block fails, take away what was made, so that it can be tried again.

    Raises:
        MachineFault: the folder cannot be made.
    """
    was_there = folder.exists()
    files.private_folder(folder)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for made in folder.iterdir():
                made.unlink()
            if not was_there:
                folder.rmdir()
        raise


def locked(folder: Path, slot_id: str) -> tuple[VaultLock, bool]:
    """Take the lock, for reading only where the folder cannot be written; say which it was.

    Raises:
        VaultInUse: someone else has the vault open.
    """
    try:
        return VaultLock(folder, slot_id), True
    except (ReadOnlyVault, NoPermission, DiskFull):
        return VaultLock.reading(folder), False


def store(path: Path, key: bytes, *, writable: bool) -> Store:
    """Open the vault's database, brought up to the newest schema.

    Raises:
        DatabaseMissing, DatabaseDamaged, NewerVault: each with its own sentence.
    """
    if not path.is_file() or path.stat().st_size == 0:
        raise DatabaseMissing(
            _("The vault's database is missing or empty, though its header is there."),
            safe=_("Nothing was changed. A missing database is never taken for a new vault."),
            next_step=_("Put back the newest backup; it stands in the folder named backups."),
        )
    version = _inspect(path, key, writable=writable)
    if version < migrations.NEWEST:
        if not writable:
            raise MachineFault(
                _("This vault is of an older version and its folder cannot be written, so it cannot be brought up."),
                safe=_("Nothing was changed."),
                next_step=_("Make the folder writable, or copy the vault to a disk where it is."),
            )
        migrating.bring_up(path, key)
    with faults.told():
        return Store(path, key, read_only=not writable)


def _inspect(path: Path, key: bytes, *, writable: bool) -> int:
    """Return the schema version, having seen that every page of the file is as it was written."""
    # Only a connection that may write can take back what a crash left half done.
    with faults.told(), closing(engine.connect(path, key, read_only=not writable)) as connection:
        version = migrations.version_of(connection)
        if version > migrations.NEWEST:
            raise NewerVault(
                _("This vault was last used by a newer Cordon."),
                safe=_("Nothing was changed."),
                next_step=_("Install the newest Cordon on this computer, then open the vault again."),
            )
        if version < 1 or _damaged_pages(connection):
            raise engine.damaged()
        return version


def _damaged_pages(connection: sqlcipher.Connection) -> bool:
    return bool(connection.execute("PRAGMA cipher_integrity_check").fetchall())


def identity(folder: Path) -> tuple[object, ...]:
    """Return what tells the vault's files from others put in their place; the database's content goes on changing."""
    try:
        records, head = (folder / "records.db").stat(), (folder / header.NAME).stat()
    except OSError:
        return (None,)
    return records.st_dev, records.st_ino, head.st_dev, head.st_ino, head.st_size, head.st_mtime_ns


def size_and_root(session: Session) -> tuple[int, bytes]:
    """Return the size and root of the record as its stored head has them."""
    head = ledger.CompactRange.from_bytes(session.execute(sa.select(LedgerHead.nodes)).scalar_one())
    return head.size, head.root()


def leaf_hashes(session: Session, most: int | None = None) -> list[bytes]:
    """Return the stored leaf hashes in order, at most so many."""
    question = sa.select(LedgerEntry.leaf_hash).order_by(LedgerEntry.sequence).limit(most)
    return list(session.execute(question).scalars().all())


@dataclass(frozen=True, kw_only=True)
class Points:
    """What a record is compared with: the vault's id, its anchor, and what this computer saw of it last."""

    vault: str
    held: Anchor | AnchorFault
    seen: Anchor | None


def judged(session: Session, points: Points, warnings: list[str]) -> Alarm | None:
    """Look at the whole record and at every row, and compare it with every sealed point known; None when all agree.

    The record is read once for both; what a sealed point says is told before what a row says.
    """
    leaves, alarm = _examined(session)
    return _compared(session, points, warnings, leaf_hashes(session) if leaves is None else leaves) or alarm


def _compared(session: Session, points: Points, warnings: list[str], leaves: list[bytes]) -> Alarm | None:
    """Compare the record with the vault's anchor and with what this computer saw last; None when they agree.

    What was seen here and was replaced elsewhere, on the record, is a warning only.
    """
    held, seen, vault = points.held, points.seen, points.vault
    try:
        here = size_and_root(session)
    except (ValueError, TypeError, InvalidRequestError):
        return Alarm(rule="head", sentence=_("The head of the record is damaged."))
    if not _are_headed_by(here, leaves):
        return Alarm(rule="head", sentence=_("The record does not agree with its own head."))
    if isinstance(held, AnchorFault) or held.vault != vault:
        another = _("The sealed point belongs to another vault.")
        return Alarm(rule="anchor", sentence=held.sentence if isinstance(held, AnchorFault) else another)
    alarm = against(leaves, held, _("the sealed point beside the vault"))
    if alarm is None and seen is not None:
        alarm = against(leaves, seen, _("the sealed point this computer saw last"))
        if alarm is not None and _replaced(session, seen):
            told = _("A backup was put back since this computer saw the vault last; the record says so: show trail.")
            warnings.append(told)
            return None
    return alarm


def _replaced(session: Session, point: Anchor) -> bool:
    """Say whether the record tells of a backup that took the place of this point."""
    question = (
        "SELECT e.sequence, p.request FROM ledger_entry e JOIN ledger_payload p ON p.sequence = e.sequence "
        "WHERE e.action = ? ORDER BY e.sequence"
    )
    for sequence, details in session.connection().exec_driver_sql(question, (RESTORE,)).all():
        with suppress(ValueError, TypeError, LookupError):
            if sequence <= point.size <= json.loads(details)["request"]["replaced_size"]:
                return True
    return False


def _examined(session: Session) -> tuple[list[bytes] | None, Alarm | None]:
    """Look at every action of the record and at every row, as a check does; return the leaves, and what is grave.

    There are no leaves where the record could not be read. Before anything can be written: an action would otherwise
    record a row as it stands, and so make it good.
    """
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlcipher.Connection)  # noqa: S101 - for the type checker
    nothing = read = trail.Trail([], [], {}, {})

    def record() -> list[Finding]:
        nonlocal read
        read = trail.read(connection)
        return read.findings

    parts = (
        (record, Place(subject=_("The record"))),
        (lambda: rows.compared(connection, read), Place(subject=_("The records"))),
    )
    grave = next((found for found in soundness.each(*parts) if found.severity in _GRAVE), None)
    leaves = None if read is nothing else read.leaves
    if grave is None:
        return leaves, None
    return leaves, Alarm(rule="rows", sequence=grave.sequence, sentence=f"{grave.subject}. {grave.message}")


def header_told(session: Session, found: header.Header) -> list[str]:
    """Return what must be told where the header is not the one that the record speaks of last."""
    if recorded_header(session) in (None, header.code_of(found)):
        return []
    return [header_changed()]


def header_changed() -> str:
    """Return what is told of a header that is not the one that was recorded last."""
    return _(
        "The ways into this vault are not those that were recorded last: a change of them was cut short, or an "
        "older header was put back, with which a passphrase that was removed opens the vault again. Make the "
        "change once more: cordon key."
    )


def recorded_header(session: Session) -> str | None:
    """Return the code of the header that the record speaks of last, None where it speaks of none."""
    wanted = sa.select(VaultEvent.header).where(VaultEvent.header.is_not(None)).order_by(VaultEvent.id.desc())
    return session.execute(wanted.limit(1)).scalar_one_or_none()


def _are_headed_by(head: tuple[int, bytes], leaves: list[bytes]) -> bool:
    # Whoever holds the key can put anything there, a text too.
    whole = {(type(leaf), len(leaf)) for leaf in leaves} <= {(bytes, ledger.HASH_BYTES)}
    return whole and (len(leaves), ledger.root(leaves)) == head


def beside(folder: Path, key: bytes) -> Anchor | AnchorFault:
    """Return the anchor in the vault's folder; what stands there and cannot be read as a file is a damaged one.

    Raises:
        NoPermission: this account may not read it.
    """
    try:
        return anchor.read(folder, key)
    except NoPermission:
        raise
    except MachineFault:
        return AnchorFault.DAMAGED


def against(leaves: list[bytes], point: Anchor, what: str) -> Alarm | None:
    """Compare the record's leaves with one sealed point; None when the point is a true beginning of the record."""
    if point.size > len(leaves):
        return Alarm(
            rule="shorter",
            sequence=len(leaves) + 1,
            sentence=ngettext(
                "The record has {count} action, but {what} speaks of {size}: an older database was put back, "
                "or the end of the record was cut off.",
                "The record has {count} actions, but {what} speaks of {size}: an older database was put back, "
                "or the end of the record was cut off.",
                len(leaves),
            ).format(count=len(leaves), what=what, size=point.size),
        )
    if ledger.root(leaves[: point.size]) != point.root:
        return Alarm(
            rule="rewritten",
            sentence=ngettext(
                "The first {size} action of the record is not the one that {what} speaks of.",
                "The first {size} actions of the record are not those that {what} speaks of.",
                point.size,
            ).format(size=point.size, what=what),
        )
    return None
