"""Bringing an older vault up to the newest schema: an encrypted copy first, then all of it or nothing."""

import secrets
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app import clock
from desktop_app.errors import DatabaseDamaged
from desktop_app.vault import base, engine, faults, files, ledger, migrations, schema, soundness
from desktop_app.vault.base import RowId
from desktop_app.vault.migrations import STEPS, Step
from desktop_app.vault.store import Store
from desktop_app.vault.transaction import Stamp, canonical
from desktop_app.vault.warrant import MIGRATE, NOBODY
from desktop_app.words import _

FOLDER = "backups"
VERSION, SUBJECT = 1, "vault"


def bring_up(path: Path, key: bytes, steps: Sequence[Step] = STEPS) -> Path:
    """Migrate the database at ``path`` and return the encrypted copy of it as it was before.

    The work is done on a second copy, which takes the place of the database in one step when it is finished, its
    base recorded, and everything in it checked: whatever happens before that, the old database stands unchanged.

    Raises:
        MachineFault: a copy could not be written.
        DatabaseDamaged: the vault is not such as can be brought up.
    """
    part = path.with_name(f".{path.name}.part")
    with faults.told(), files.machine_faults(_("The vault’s database")):
        try:
            with closing(engine.connect(path, key)) as connection:
                version = migrations.version_of(connection)
                folder = files.private_folder(path.parent / FOLDER)
                copy = folder / f"Before_version_{len(steps)}_{clock.now():%Y-%m-%d_%H%M%S_%f}.db"
                copy_to(connection, copy, key)
                _clear(part)
                copy_to(connection, part, key)
            _bring_up(part, key, steps, version)
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            files.swap_in(part, path)
        finally:
            _clear(part)
    return copy


def _clear(part: Path) -> None:
    """Remove the working copy and its journal: an old journal would be played into whatever has its name."""
    for leftover in (part, part.with_name(f"{part.name}-journal")):
        leftover.unlink(missing_ok=True)


def _bring_up(part: Path, key: bytes, steps: Sequence[Step], version: int) -> None:
    """Migrate the copy, record it as a base, and check what came of it."""
    with closing(engine.connect(part, key)) as connection:
        _head(connection)
        before, wrong = base.row_ids(connection), set(base.rows_out_of_step(connection))
        # A table that is made anew must not take the rows that name it along; the references are checked below.
        connection.execute("PRAGMA foreign_keys = OFF")
        migrations.migrate(connection, steps)
        after = base.row_ids(connection)
    asked = {"from": version, "to": len(steps), "out_of_step": sorted(wrong)}
    # Rows that were tampered with are not taken over: only someone who accepts the alarm may do that.
    _record(part, key, (before | after) - wrong, canonical(asked))
    with closing(engine.connect(part, key, read_only=True)) as connection:
        _check(connection, steps, wrong)


def _head(connection: sqlcipher.Connection) -> None:
    try:
        ledger.CompactRange.from_bytes(connection.execute("SELECT nodes FROM ledger_head").fetchone()[0])
    except (ValueError, TypeError) as fault:
        raise engine.damaged() from fault


def _record(part: Path, key: bytes, rows: set[RowId], asked: str) -> None:
    moment = clock.now()

    def stamped(sequence: int) -> Stamp:
        return Stamp(
            sequence=sequence,
            recorded_at=moment,
            occurred_at=moment,
            actor_id=NOBODY,
            opener_id=NOBODY,
            late=None,
            salt=secrets.token_bytes(16),
        )

    with closing(Store(part, key)) as store, store.writing(stamped) as tx:
        tx.begin_anew(rows, lambda: base.snapshot(base.driver(tx)))
        tx.record(MIGRATE, VERSION, asked, subject=SUBJECT)


def _check(connection: sqlcipher.Connection, steps: Sequence[Step], wrong: set[RowId]) -> None:
    """Refuse to go on with anything but a whole database that is out of step nowhere where it was not before."""
    found = [
        *soundness.of_pages(connection),
        *soundness.of_schema(connection, _made_by(steps)),
        *soundness.of_references(connection),
    ]
    if not found and set(base.rows_out_of_step(connection)) <= wrong:
        return
    first = f"{found[0].subject}. {found[0].message}" if found else _("The rows do not agree with the record.")
    raise DatabaseDamaged(
        _("The vault could not be brought up to this version of Cordon. {first}").format(first=first),
        safe=_("It is as it was before, and the version used so far still opens it."),
        next_step=_("Check it with the version used so far, or restore the newest backup into a new folder."),
    )


def _made_by(steps: Sequence[Step]) -> soundness.Schema:
    """Return the schema that the steps make from nothing."""
    with closing(sqlcipher.connect(":memory:", isolation_level=None)) as connection:
        migrations.migrate(connection, steps)
        return schema.present(connection)


def copy_to(connection: sqlcipher.Connection, target: Path, key: bytes) -> None:
    """Copy the open database to ``target`` in one step, under the same key."""
    copied = engine.connect(target, key)
    try:
        connection.backup(copied)
    finally:
        copied.close()
    with files.machine_faults(str(target.name)):
        target.chmod(0o600)
