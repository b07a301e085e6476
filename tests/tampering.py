"""What someone with the key does past the program: single changes, and the whole log made anew."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app import clock
from desktop_app.models.base import stored_time
from desktop_app.vault import anchor, base, keys, ledger, search, verify
from desktop_app.vault.anchor import Anchor
from desktop_app.vault.findings import Finding, Severity
from desktop_app.vault.transaction import canonical, payload_digest, read_row, row_digest
from desktop_app.vault.vault import RECORDS
from tests import build

Row = dict[str, Any]


class Hand:
    """Changes a database with its key and takes the change back again."""

    def __init__(self, folder: Path, connection: sqlcipher.Connection) -> None:
        self.folder = folder
        self.connection = connection

    @classmethod
    @contextmanager
    def over(cls, folder: Path) -> Iterator["Hand"]:
        """Give a hand in the database of a vault, whose changes stay."""
        with closing(build.raw(folder)) as connection:
            yield cls(folder, connection)

    def tables(self) -> list[str]:
        question = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        )
        return [name for (name,) in self.connection.execute(question)]

    def rows(self, table: str) -> list[Row]:
        cursor = self.connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def findings(self) -> list[Finding]:
        found, _leaves = verify.examined(self.connection, self.folder / RECORDS)
        # Pages that are not committed yet count, and do not stand in the file: its length says nothing meanwhile.
        passing = {"file"} if self.connection.in_transaction else set()
        return [one for one in found if one.severity is not Severity.NOTICE and one.rule not in passing]

    @contextmanager
    def at_work(self) -> Iterator[sqlcipher.Connection]:
        """Change things inside the block; afterwards all is as before. The triggers stand again when it is checked."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        finally:
            self.connection.execute("ROLLBACK")

    @contextmanager
    def at_work_for_ever(self) -> Iterator[None]:
        """Change things inside the block, past the triggers; they stay."""
        self.connection.execute("BEGIN IMMEDIATE")
        with self.without_triggers():
            yield
        self.connection.execute("COMMIT")

    @contextmanager
    def without_triggers(self) -> Iterator[None]:
        found = self.connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in found:
            self.connection.execute(f'DROP TRIGGER "{name}"')
        yield
        for _name, sql in found:
            self.connection.execute(sql)

    def put(self, table: str, old: Row, new: Row) -> None:
        """Replace a row by another one."""
        with self.without_triggers():
            self.remove(table, old)
            self.insert(table, new)

    def remove(self, table: str, row: Row) -> None:
        condition = " AND ".join(f'"{name}" IS ?' for name in row)
        assert self.connection.execute(f'DELETE FROM "{table}" WHERE {condition}', tuple(row.values())).rowcount == 1

    def insert(self, table: str, row: Row) -> None:
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        self.connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))


def recompute(folder: Path, edit: Callable[[sqlcipher.Connection], object]) -> None:
    """Change rows and then make everything fit that can be made to fit with the key: digests, leaves, head, anchor."""
    with closing(build.raw(folder)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        triggers = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
        for name in names:
            connection.execute(f'DROP TRIGGER "{name}"')
        edit(connection)
        leaves = [_refit(connection, *found) for found in _entries(connection)]
        head = ledger.EMPTY.extend(leaves)
        connection.execute("UPDATE ledger_head SET size = ?, nodes = ?", (head.size, head.to_bytes()))
        for sql in triggers:
            connection.execute(sql)
    data_key = build.data_key(folder)
    held = anchor.read(folder, keys.anchor_key(data_key))
    assert isinstance(held, Anchor)
    made = Anchor(vault=held.vault, size=head.size, root=head.root(), date=clock.now())
    anchor.write(folder, made, keys.anchor_key(data_key))


def _entries(connection: sqlcipher.Connection) -> list[tuple[int, str, bytes]]:
    question = "SELECT sequence, leaf, salt FROM ledger_entry JOIN ledger_payload USING (sequence) ORDER BY sequence"
    return list(connection.execute(question))


def _refit(connection: sqlcipher.Connection, sequence: int, leaf: str, salt: bytes) -> bytes:
    content = json.loads(leaf)
    for said in content["rows"]:
        cursor = connection.execute(f'SELECT * FROM "{said[0]}" WHERE id = ?', (said[1],))
        row = dict(zip([column[0] for column in cursor.description or ()], cursor.fetchone(), strict=True))
        said[2] = row_digest(salt, said[0], row)
        if said[0] in search.SEARCHED:
            words, key = search.words_of(said[0], row), search.key_of(said[0], said[1])
            connection.execute("UPDATE search SET words = ? WHERE rowid = ?", (words, key))
    made = canonical(content)
    hashed = ledger.leaf_hash(made.encode())
    connection.execute("UPDATE ledger_entry SET leaf = ?, leaf_hash = ? WHERE sequence = ?", (made, hashed, sequence))
    return hashed


def forge(
    folder: Path,
    edit: Callable[[sqlcipher.Connection], object],
    *,
    action: str,
    rows: list[tuple[str, int]],
    request: object,
    actor: int = 1,
    based: bool = False,
    settings: dict[str, object] | None = None,
) -> None:
    """Change rows, and append a leaf to the record that claims to have written them, as someone with the key can."""
    with closing(build.raw(folder)) as connection, Hand(folder, connection).at_work_for_ever():
        edit(connection)
        (nodes,) = connection.execute("SELECT nodes FROM ledger_head").fetchone()
        head = ledger.CompactRange.from_bytes(nodes)
        salt, said = bytes(range(16)), list[list[object]]()
        for table, number in rows:
            row = read_row(connection, table, number)
            said.append([table, number, None if row is None else row_digest(salt, table, row)])
            if table in search.SEARCHED:
                search.index(connection, [(table, number, row)])
        asked = {"request": request, "late": None, "settings": settings or {}} | ({"base": True} if based else {})
        payload, kept = canonical(asked), base.snapshot(connection) if based else None
        now = stored_time(clock.now())
        content = {
            "action": action, "version": 1, "subject": "vault", "case": None, "rows": said, "actor": actor,
            "opener": actor, "payload": payload_digest(salt, payload, kept), "sequence": head.size + 1,
            "recorded_at": now, "occurred_at": now,
        }  # fmt: skip
        leaf = canonical(content)
        hashed = ledger.leaf_hash(leaf.encode())
        entry = (head.size + 1, None, actor, now, action, "vault", leaf, hashed)
        connection.execute("INSERT INTO ledger_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", entry)
        connection.execute("INSERT INTO ledger_payload VALUES (?, ?, ?, ?)", (head.size + 1, salt, payload, kept))
        grown = head.append(hashed)
        connection.execute("UPDATE ledger_head SET size = ?, nodes = ?", (grown.size, grown.to_bytes()))
