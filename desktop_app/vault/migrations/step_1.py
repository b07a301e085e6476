"""The first released schema, as it was released."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.vault import ledger


def run(connection: sqlcipher.Connection) -> None:
    """Make every table, index and trigger of the first schema, and an empty record."""
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";;\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute("INSERT INTO ledger_head (id, size, nodes) VALUES (1, 0, ?)", (ledger.EMPTY.to_bytes(),))
