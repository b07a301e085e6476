"""Bases: actions that digest rows anew and keep a snapshot of all of them, so that a rebuild can start there."""

import json
from collections.abc import Iterable
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import VaultAlarm
from desktop_app.models.base import TextRefused
from desktop_app.models.tables import METADATA
from desktop_app.vault import migrations, rows, search, trail
from desktop_app.vault.inspection import inspect_row
from desktop_app.vault.transaction import Transaction, canonical, read_row
from desktop_app.words import _

RowId = tuple[str, int]
#: What is wrong with a record to which nothing can be added.
_BEYOND = frozenset({"head", "sequence"})


def row_ids(connection: sqlcipher.Connection) -> set[RowId]:
    """Return every row that the record must know, as table and id."""
    return {
        (table, number)
        for table in rows.tables(connection)
        for (number,) in connection.execute(f"SELECT id FROM {rows.quoted(table)}")  # noqa: S608 - names from the schema
    }


def rows_out_of_step(connection: sqlcipher.Connection) -> list[RowId]:
    """Return every row, there or gone, that is not as the record says."""
    return _out_of_step(connection, trail.read(connection))


def _out_of_step(connection: sqlcipher.Connection, read: trail.Trail) -> list[RowId]:
    return [
        (table, number)
        for table in rows.tables(connection)
        for _rule, _table, number, _action in rows.out_of_step(connection, table, read.rows.pop(table, {}))
        if number is not None
    ]


def snapshot(connection: sqlcipher.Connection) -> bytes:
    """Return every row of every table, and where the counters of row numbers stand, always in the same form."""
    held: dict[str, Any] = {}
    for table in rows.tables(connection):
        cursor = connection.execute(f"SELECT * FROM {rows.quoted(table)} ORDER BY id")  # noqa: S608 - names from the schema
        held[table] = {"columns": [column[0] for column in cursor.description or ()], "rows": cursor.fetchall()}
    counters = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    content = {"schema": migrations.version_of(connection), "counters": counters, "tables": held}
    return canonical(content).encode("utf-8", "surrogatepass")


def adopt(tx: Transaction) -> int:
    """Let the action being carried out take over every row that is out of step; return how many there were.

    For the acceptance of an alarm, before anything else is written: from its record on these rows are what was
    accepted. The words kept for searching are made anew. With nothing out of step the action stays an ordinary one.

    Raises:
        VaultAlarm: a row holds what may not be stored, or the record itself is broken; only restoring helps.
    """
    if tx.began_writing:
        message = "rows are taken over before anything else is written"
        raise AssertionError(message)
    connection = driver(tx)
    read = trail.read(connection)
    if any(finding.rule in _BEYOND for finding in read.findings):
        raise _refused(_("The record of the actions is itself broken, so this alarm cannot be accepted."))
    found = _out_of_step(connection, read)
    for table, number in found:
        _inspect(connection, table, number)
    search.rebuild(tx.session.connection())
    if found:
        tx.begin_anew(found, lambda: snapshot(connection))
    return len(found)


def _inspect(connection: sqlcipher.Connection, table: str, number: int) -> None:
    try:
        row = read_row(connection, table, number)
        if row is not None:
            inspect_row(table, row)
    except (TextRefused, LookupError):
        told = _("Something was put into the vault that may not be stored there, so this alarm cannot be accepted.")
        raise _refused(told) from None


def _refused(sentence: str) -> VaultAlarm:
    return VaultAlarm(
        sentence,
        safe=_("Nothing was saved. The vault can still be read and checked."),
        next_step=_("Run a check to see where it stands, then restore a backup."),
    )


def driver(tx: Transaction) -> sqlcipher.Connection:
    """Return the connection under an action's session."""
    connection = tx.session.connection().connection.driver_connection
    assert isinstance(connection, sqlcipher.Connection)  # noqa: S101 - for the type checker
    return connection


def load(connection: sqlcipher.Connection, kept: bytes) -> None:
    """Put a snapshot's rows into a new, empty database of the newest version.

    Raises:
        ValueError: that is no snapshot, or one of another version.
    """
    try:
        content = json.loads(kept.decode("utf-8", "surrogatepass"))
        if content["schema"] != migrations.version_of(connection):
            raise ValueError("a snapshot of another version")
        for table in METADATA.sorted_tables:
            if held := content["tables"].get(table.name):
                _fill(connection, table.name, held["columns"], held["rows"])
        connection.execute("DELETE FROM sqlite_sequence")
        counters = sorted(content["counters"].items())
        connection.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", counters)
    except (LookupError, TypeError, AttributeError, sqlcipher.Error) as fault:
        raise ValueError("not a snapshot") from fault


def _fill(connection: sqlcipher.Connection, table: str, columns: list[str], held: Iterable[list[Any]]) -> None:
    names = ", ".join(rows.quoted(column) for column in columns)
    marks = ", ".join("?" for _column in columns)
    connection.executemany(f"INSERT INTO {rows.quoted(table)} ({names}) VALUES ({marks})", held)  # noqa: S608 - our tables
