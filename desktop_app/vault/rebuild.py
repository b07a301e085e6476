"""Rebuilding: the recorded actions carried out once more into a vault in memory, and every row compared."""

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import datetime
from itertools import zip_longest
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import CordonError
from desktop_app.vault import base, engine, findings, ledger, migrations, rows, trail
from desktop_app.vault.findings import Finding
from desktop_app.vault.store import MEMORY, Store
from desktop_app.vault.transaction import Stamp, Transaction, canonical
from desktop_app.vault.warrant import ACCEPT, MIGRATE, Warrants
from desktop_app.words import _

Replay = Callable[[Transaction, str, int, str, bytes | None], None]
Progress = Callable[[int, int], None]

_QUESTION = (
    "SELECT e.sequence, e.leaf, p.salt, p.request, p.kept "
    "FROM ledger_entry e LEFT JOIN ledger_payload p ON p.sequence = e.sequence WHERE e.sequence > ? ORDER BY e.sequence"
)


class _Stopped(Exception):
    """The replay cannot go on; it says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule)
        self.finding = finding


def rebuild(connection: sqlcipher.Connection, replay: Replay, progress: Progress | None = None) -> list[Finding]:
    """Carry out the record again from its beginning, in memory, and compare every action and every row.

    A snapshot is the beginning only where what came before it cannot be carried out: it was recorded by an older
    version, or its details were erased. At an accepted alarm the snapshot may differ in the rows it took over alone.

    Args:
        connection: the vault's database at one moment, as `verify.reading` gives it.
        replay: carries out one action: the transaction, its name, version and request (JSON), the bytes kept with it.
        progress: told how many actions were carried out, and how many there are.
    """
    (total,) = connection.execute("SELECT count(*) FROM ledger_entry").fetchone()
    try:
        bases = _bases(connection)
        start = _beginning(connection, bases)
        fresh = _at_base(connection, start)
        try:
            for number, entry in enumerate(connection.execute(_QUESTION, (start,)), start + 1):
                if bases.get(entry[0]) == ACCEPT:
                    fresh = _from_acceptance(connection, fresh, entry)
                else:
                    _repeat(fresh, entry, replay)
                if progress is not None:
                    progress(number, total)
            return _compared(connection, fresh.raw)
        finally:
            fresh.close()
    except _Stopped as stopped:
        return [stopped.finding]


# -- where it begins -------------------------------------------------------------------------------------------


def _bases(connection: sqlcipher.Connection) -> dict[int, str]:
    """Return the bases of the record that have a warrant, each with its action."""
    warrants, found = Warrants.of_vault(connection, None), dict[int, str]()
    for sequence, content, request in _claiming(connection):
        with suppress(ValueError, TypeError, LookupError):
            if warrants.of(sequence, content, request).base:
                found[sequence] = content["action"]
    return found


def _beginning(connection: sqlcipher.Connection, bases: dict[int, str]) -> int:
    """Return the action whose snapshot the rebuild begins with, 0 for an empty vault."""
    first = max((sequence for sequence, action in bases.items() if action == MIGRATE), default=0)
    question = (
        "SELECT max(e.sequence) FROM ledger_entry e LEFT JOIN ledger_payload p ON p.sequence = e.sequence "
        "WHERE p.sequence IS NULL"
    )
    gone = connection.execute(question).fetchone()[0] or 0
    if gone <= first:
        return first
    return next((sequence for sequence in bases if sequence > gone), first)


def _claiming(connection: sqlcipher.Connection) -> Iterator[tuple[int, dict[str, Any], bytes]]:
    """Yield the actions that claim to be bases."""
    question = (
        "SELECT e.sequence, e.leaf, p.request FROM ledger_payload p JOIN ledger_entry e ON e.sequence = p.sequence "
        "WHERE p.kept IS NOT NULL AND instr(p.request, '\"base\":true') ORDER BY e.sequence"
    )
    for sequence, leaf, request in connection.execute(question).fetchall():
        with suppress(ValueError, TypeError):
            yield sequence, json.loads(leaf), str(request).encode("utf-8", "surrogatepass")


def _at_base(connection: sqlcipher.Connection, start: int) -> Store:
    """Return a store in memory that holds the snapshot of an action and the record up to it."""
    key = secrets.token_bytes(32)
    with closing(engine.connect(MEMORY, key)) as made:
        migrations.migrate(made)
        if start:
            question = "SELECT kept FROM ledger_payload WHERE sequence = ?"
            (kept,) = connection.execute(question, (start,)).fetchone()
            _copy_record(connection, made, start)
            try:
                made.execute("PRAGMA foreign_keys = OFF")  # rows of one table may name one another
                base.load(made, bytes(kept))
            except (ValueError, TypeError):
                raise _Stopped(findings.found("replay-base", findings.action(start))) from None
        return Store(MEMORY, key, copied=made)


def _copy_record(source: sqlcipher.Connection, target: sqlcipher.Connection, last: int) -> None:
    """Copy the record up to and with action ``last``, and make its head."""
    leaves: list[bytes] = []
    for table in ("ledger_entry", "ledger_payload"):
        question = f"SELECT * FROM {table} WHERE sequence <= ? ORDER BY sequence"  # noqa: S608 - our names
        for row in source.execute(question, (last,)):
            marks = ", ".join("?" * len(row))
            target.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - our names
            if table == "ledger_entry":
                leaves.append(row[-1])
    head = ledger.EMPTY.extend(leaves)
    target.execute("UPDATE ledger_head SET size = ?, nodes = ?", (head.size, head.to_bytes()))


# -- action by action ------------------------------------------------------------------------------------------


def _from_acceptance(connection: sqlcipher.Connection, fresh: Store, entry: tuple[Any, ...]) -> Store:
    """Go on from the snapshot of an accepted alarm, which differs in the rows alone that its record names."""
    sequence, leaf, *_rest = entry
    taken = _at_base(connection, sequence)
    listed = {(table, number) for table, number, _digest in json.loads(leaf)["rows"]}
    for table in rows.tables(taken.raw):
        for number in _differing(taken.raw, fresh.raw, table):
            if (table, number) not in listed:
                taken.close()
                raise _Stopped(findings.found("replay-row", findings.row(table, number, sequence=sequence)))
    fresh.close()
    return taken


def _repeat(fresh: Store, entry: tuple[Any, ...], replay: Replay) -> None:
    """Carry out one action with its own stamp and compare the leaf that it gives."""
    sequence, leaf, salt, payload, kept = entry
    place = findings.action(sequence)
    if payload is None:
        raise _Stopped(findings.found("replay-erased", place))
    try:
        said, asked = json.loads(leaf), json.loads(payload)
        stamp = _stamp(said, asked, salt)
        with fresh.writing(lambda _sequence: stamp) as tx:
            replay(tx, said["action"], said["version"], canonical(asked["request"]), kept)
    except CordonError as fault:
        raise _Stopped(findings.found("replay-refused", place, reason=str(fault))) from None
    except (AssertionError, LookupError, TypeError, ValueError, SQLAlchemyError) as fault:
        # A record that was tampered with may say anything; its words are not repeated.
        raise _Stopped(findings.found("replay-refused", place, reason=type(fault).__name__)) from None
    made = fresh.raw.execute("SELECT leaf FROM ledger_entry WHERE sequence = ?", (sequence,)).fetchone()
    if made != (leaf,):
        difference = _difference(said, None if made is None else json.loads(made[0]))
        raise _Stopped(findings.found("replay", place, difference=difference))


def _stamp(said: dict[str, Any], asked: dict[str, Any], salt: bytes) -> Stamp:
    return Stamp(
        sequence=said["sequence"],
        recorded_at=datetime.fromisoformat(said["recorded_at"]),
        occurred_at=datetime.fromisoformat(said["occurred_at"]),
        actor_id=said["actor"],
        opener_id=said["opener"],
        late=asked["late"],
        salt=salt,
        settings=asked["settings"],
    )


def _difference(said: dict[str, Any], made: dict[str, Any] | None) -> str:
    """Say in what the two leaves of one action differ, naming the first row."""
    if made is None:
        return _("it gives no record")
    for then, now in zip_longest(said["rows"], made["rows"]):
        if then != now:
            table, number, _digest = then or now
            return findings.row(table, number).subject
    return ", ".join(sorted(name for name in said if said[name] != made.get(name))) or _("its form")


# -- row by row ------------------------------------------------------------------------------------------------


def _compared(connection: sqlcipher.Connection, fresh: sqlcipher.Connection) -> list[Finding]:
    """Compare the record's head and every row of every table; one finding a table, naming the first difference."""
    first = trail.First()
    for table in rows.tables(connection):
        if table in engine.RECORDS:
            for number in _differing(connection, fresh, table):
                first.note("replay-row", findings.row(table, number))
    head = "SELECT size, nodes FROM ledger_head"
    if connection.execute(head).fetchall() != fresh.execute(head).fetchall():
        first.note("head", findings.row("ledger_head", None))
    return first.findings()


def _differing(connection: sqlcipher.Connection, fresh: sqlcipher.Connection, table: str) -> Iterator[int]:
    """Yield the ids of rows that are not the same in both, in order."""
    question = f"SELECT * FROM {rows.quoted(table)} ORDER BY id"  # noqa: S608 - names from the schema
    mine, theirs = connection.execute(question), fresh.execute(question)
    at = [column[0] for column in mine.description or ()].index("id")
    left, right = next(mine, None), next(theirs, None)
    while left is not None or right is not None:
        here = min(row[at] for row in (left, right) if row is not None)
        if left != right:
            yield here
        if left is not None and left[at] == here:
            left = next(mine, None)
        if right is not None and right[at] == here:
            right = next(theirs, None)
