"""Bringing an older vault up to the newest schema: an encrypted copy first, then all of it or nothing."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app import clock
from desktop_app.vault import engine, faults, files, migrations

FOLDER = "backups"


def bring_up(path: Path, key: bytes) -> Path:
    """Migrate the database at ``path`` and return the encrypted copy of it as it was before.

    Raises:
        MachineFault: the copy could not be written; the vault is as it was.
    """
    connection = engine.connect(path, key)
    try:
        version = migrations.version_of(connection)
        folder = files.private_folder(path.parent / FOLDER)
        copy = folder / f"Before_version_{version + 1}_{clock.now():%Y-%m-%d_%H%M%S}.db"
        with faults.told():
            copy_to(connection, copy, key)
            migrations.migrate(connection)
        return copy
    finally:
        connection.close()


def copy_to(connection: sqlcipher.Connection, target: Path, key: bytes) -> None:
    """Copy the open database to ``target`` in one step, under the same key."""
    copied = engine.connect(target, key)
    try:
        connection.backup(copied)
    finally:
        copied.close()
    with files.machine_faults(str(target.name)):
        target.chmod(0o600)
