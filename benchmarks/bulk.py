"""A vault with very many actions, written directly: the rows and the record are what the verbs would have written.

Carrying out each action takes milliseconds; here the leaves, digests, payloads, words and the head are computed by the
program's own functions and put into the database in one transaction. The check that follows finds nothing wrong, which
shows that nothing is missing.
"""

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app import clock
from desktop_app.vault import anchor, engine, header, keys, ledger, search
from desktop_app.vault.anchor import Anchor
from desktop_app.vault.transaction import canonical, payload_digest, row_digest
from desktop_app.vault.vault import RECORDS
from tests import build
from tests.vault import making

_PLACES = ("Safe in the office", "Cupboard in Room 12", "Strong room")
_MAKES = ("Imaginary", "Pretend", "Notional", "Fictus", "Conjectural")
Row = dict[str, Any]


@dataclass(kw_only=True)
class _Pattern:
    """One real action, whose rows and record all the others take after."""

    device: Row
    event: Row
    entry: Row
    payload: Row


def vault_of(folder: Path, actions: int) -> Path:
    """Make a vault with so many actions, each of which took a device, and return its folder, closed."""
    with build.new_vault(folder) as vault:
        making.a_phone(vault, making.a_case(vault))
    key = build.data_key(folder)
    with closing(engine.connect(folder / RECORDS, keys.database_key(key))) as connection:
        connection.execute("BEGIN IMMEDIATE")
        grown = _fill(connection, actions)
        connection.execute("COMMIT")
    point = Anchor(vault=header.read(folder).vault, size=grown.size, root=grown.root(), date=clock.now())
    anchor.write(folder, point, keys.anchor_key(key))
    return folder


def _fill(connection: sqlcipher.Connection, actions: int) -> ledger.CompactRange:
    pattern = _Pattern(
        device=_last(connection, "device", "id"),
        event=_last(connection, "custody_event", "id"),
        entry=_last(connection, "ledger_entry", "sequence"),
        payload=_last(connection, "ledger_payload", "sequence"),
    )
    leaves = [leaf for (leaf,) in connection.execute("SELECT leaf_hash FROM ledger_entry ORDER BY sequence")]
    for number in range(2, actions - len(leaves) + 2):
        leaves.append(_action(connection, pattern, number, len(leaves) + 1))
    grown = ledger.EMPTY.extend(leaves)
    connection.execute("UPDATE ledger_head SET size = ?, nodes = ?", (grown.size, grown.to_bytes()))
    return grown


def _action(connection: sqlcipher.Connection, pattern: _Pattern, number: int, sequence: int) -> bytes:
    """Write one action: a device, its first custody event, its entry, its payload and its words."""
    place = _PLACES[number % len(_PLACES)]
    named = {"exhibit_number": number, "exhibit_reference": f"OL/{number}"}
    looks = {"make": _MAKES[number % len(_MAKES)], "identifiers": f"IMEI 0049990{number:08d}", "place": place}
    device = pattern.device | {"id": number} | named | looks
    event = pattern.event | {"id": number, "device_id": number, "sequence": sequence, "to_place": place}
    salt = number.to_bytes(16, "big")
    rows = [("custody_event", event), ("device", device)]
    leaf = json.loads(pattern.entry["leaf"]) | {
        "sequence": sequence,
        "subject": f"OL/{number}",
        "payload": payload_digest(salt, pattern.payload["request"], None),
        "rows": [[table, number, row_digest(salt, table, row)] for table, row in rows],
    }
    hashed = ledger.leaf_hash(canonical(leaf).encode())
    entry = {"sequence": sequence, "subject": f"OL/{number}", "leaf": canonical(leaf), "leaf_hash": hashed}
    for table, row in reversed(rows):
        _insert(connection, table, row)
        words = (search.key_of(table, number), search.words_of(table, row))
        connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", words)
    _insert(connection, "ledger_entry", pattern.entry | entry)
    _insert(connection, "ledger_payload", pattern.payload | {"sequence": sequence, "salt": salt})
    return hashed


def _last(connection: sqlcipher.Connection, table: str, order: str) -> Row:
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY {order} DESC LIMIT 1")
    return dict(zip((column[0] for column in cursor.description or ()), cursor.fetchone(), strict=True))


def _insert(connection: sqlcipher.Connection, table: str, row: Row) -> None:
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))
