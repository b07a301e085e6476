"""The schema as the records describe it: what a vault of the newest version must hold, to the letter."""

from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.models.tables import METADATA
from desktop_app.vault import search
from desktop_app.vault.engine import append_only

APPEND_ONLY = (
    "child_told",
    "contact",
    "custody_event",
    "correction",
    "document",
    "gap_explanation",
    "hold_release",
    "ledger_entry",
    "ledger_payload",
    "parent_decision",
    "police_view",
    "printing",
    "referral_event",
    "risk_assessment",
    "sanction",
    "screening",
    "screening_answer",
    "seal",
    "vault_event",
    "viewing_record",
)
_DIALECT = sqlite.dialect()  # type: ignore[no-untyped-call, unused-ignore]


def statements() -> list[str]:
    """Return the statements that make a vault of the newest version, in order."""
    made: list[str] = []
    for table in METADATA.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=_DIALECT)).strip())
        made += [
            str(CreateIndex(index).compile(dialect=_DIALECT)).strip()
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    for table_name in APPEND_ONLY:
        made += append_only(table_name)
    made += search.SCHEMA
    return made


def present(connection: sqlcipher.Connection) -> dict[tuple[str, str], str]:
    """Return what a database's schema holds: (type, name) to the statement that made it."""
    rows: list[Any] = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    ).fetchall()
    return {(kind, name): " ".join((sql or "").split()) for kind, name, sql in rows}


def expected() -> dict[tuple[str, str], str]:
    """Return what :func:`present` must return for a vault of the newest version."""
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    try:
        for statement in statements():
            connection.execute(statement)
        return present(connection)
    finally:
        connection.close()
