"""The schema's history: numbered steps from an empty database to the present one."""

from collections.abc import Callable, Sequence

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.vault.migrations import step_1, step_2

Step = Callable[[sqlcipher.Connection], None]

#: Step n brings a database from version n - 1 to version n. A released step is never changed again.
STEPS: tuple[Step, ...] = (step_1.run, step_2.run)
NEWEST = len(STEPS)


def version_of(connection: sqlcipher.Connection) -> int:
    """Return the schema version a database says it has."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(connection: sqlcipher.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring a database up to the last of ``steps``, in one transaction: all of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version_of(connection), len(steps)):
            steps[number](connection)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
