"""A recorded action against a raw commit of the very same rows into a database of the same kind."""

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from benchmarks.measuring import Figure, seconds
from desktop_app.services import actions
from desktop_app.vault import engine, keys, search
from desktop_app.vault.store import prepare
from desktop_app.vault.vault import RECORDS, Vault
from tests import build
from tests.vault import making

GOAL = "at most 3x"
WARM = 3
Written = list[tuple[str, tuple[Any, ...]]]


def figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """Yield the figures of several actions, each against its own rows."""
    with build.new_vault(folder / "recorded") as vault:
        case = making.a_case(vault)
        phone = making.sealed(vault, making.a_phone(vault, case), "SEAL 0001") and "OL/1"
        add = build.ask("person.add", full_name="Wren Notional")
        phones = iter(range(10_000_000))

        def moving() -> object:
            return build.ask("device.move", device=phone, reason="The cupboard is full.", place=f"Room {next(phones)}")

        yield from (
            _figure(folder, vault, "person.add", lambda: add, rounds),
            _figure(folder, vault, "device.confiscate", lambda: _confiscating(case), rounds),
            _figure(folder, vault, "device.move (the 1st to the last of one chain)", moving, min(rounds, 40)),
        )


def _confiscating(case: str) -> object:
    return build.ask("device.confiscate", **making.phone_of(case))


def _figure(folder: Path, vault: Vault, name: str, asked: Callable[[], object], rounds: int) -> Figure:
    """Carry an action out again and again, and after each commit its rows raw into another database."""
    verb = actions.find(name.partition(" ")[0])
    taken: list[float] = []
    against: list[float] = []
    statements = 0
    with closing(_raw_database(folder)) as plain, closing(_second(vault)) as watched:
        for number in range(rounds + WARM):
            request = actions.Asked(verb=verb, request=asked())
            took = seconds(partial(actions.carry_out, vault, request))
            rows = _written(watched)
            raw = seconds(partial(_commit, plain, rows))
            statements = len(rows)
            if number >= WARM:
                taken.append(took)
                against.append(raw)
    note = f"{statements} statements raw"
    return Figure(name=name, taken=tuple(taken), against=tuple(against), goal=GOAL, note=note)


def _raw_database(folder: Path) -> sqlcipher.Connection:
    """Return a database with the same schema and pragmas, less what watches over it."""
    path, key = folder / f"raw_{secrets.token_hex(4)}.db", secrets.token_bytes(32)
    prepare(path, key)
    plain = engine.connect(path, key)
    plain.execute("PRAGMA foreign_keys = OFF")
    for (trigger,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        plain.execute(f'DROP TRIGGER "{trigger}"')
    return plain


def _second(vault: Vault) -> sqlcipher.Connection:
    return engine.connect(vault.folder / RECORDS, keys.database_key(vault._data_key), read_only=True)


def _written(connection: sqlcipher.Connection) -> Written:
    """Return what the last action wrote, as statements: its rows, its entry and payload, the head, the words."""
    (leaf,) = connection.execute("SELECT leaf FROM ledger_entry ORDER BY sequence DESC LIMIT 1").fetchone()
    written: Written = []
    for table, number, _digest in json.loads(leaf)["rows"]:
        written.append(_row(connection, table, f"id = {number}"))
        if table in search.SEARCHED:
            key = search.key_of(table, number)
            words = connection.execute("SELECT rowid, words FROM search WHERE rowid = ?", (key,)).fetchone()
            written.append(("DELETE FROM search WHERE rowid = ?", (key,)))
            written.append(("INSERT INTO search (rowid, words) VALUES (?, ?)", words))
    for table in ("ledger_entry", "ledger_payload"):
        written.append(_row(connection, table, f"sequence = (SELECT max(sequence) FROM {table})"))
    written.append(_row(connection, "ledger_head", "id = 1"))
    return written


def _row(connection: sqlcipher.Connection, table: str, where: str) -> tuple[str, tuple[Any, ...]]:
    row = connection.execute(f'SELECT * FROM "{table}" WHERE {where}').fetchone()
    return f'REPLACE INTO "{table}" VALUES ({", ".join("?" * len(row))})', row


def _commit(plain: sqlcipher.Connection, rows: Written) -> None:
    plain.execute("BEGIN IMMEDIATE")
    for statement, values in rows:
        plain.execute(statement, values)
    plain.execute("COMMIT")
