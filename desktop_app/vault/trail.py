"""The whole record read from its first action to its last: what is wrong with it, and what every row should be."""

import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.vault import findings, ledger
from desktop_app.vault.findings import Finding, Place
from desktop_app.vault.transaction import payload_digest

Tick = Callable[[int], None]

_QUESTION = (
    "SELECT e.sequence, e.case_id, e.actor_id, e.recorded_at, e.action, e.subject, e.leaf, e.leaf_hash, "
    "p.sequence, p.salt, p.request, p.kept "
    "FROM ledger_entry e LEFT JOIN ledger_payload p ON p.sequence = e.sequence ORDER BY e.sequence"
)
_COLUMNS = ("sequence", "case", "actor", "recorded_at", "action", "subject")
_EVERY = 500  # records between two calls for progress
_HASH = 32
#: Where in the piece kept for a row its digest and its salt begin.
DIGEST_AT, SALT_AT = 8, 8 + _HASH


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the record says of one row: the action that wrote it last, and the digest it must have, None when gone."""

    sequence: int
    digest: bytes | None
    salt: bytes


def unpacked(piece: bytes) -> Recorded:
    """Return what the piece kept for a row says: the action in 8 bytes, then the digest and its salt if there are any.

    It is kept in one piece because there is one for every row of the vault.
    """
    return Recorded(int.from_bytes(piece[:8], "big"), piece[8:SALT_AT] or None, piece[SALT_AT:])


@dataclass
class First:
    """The findings of one pass: of each rule the first place, and how many more there were."""

    _held: dict[tuple[str, str | None], tuple[Place, dict[str, object]]] = field(default_factory=dict)

    def note(self, rule: str, place: Place, **facts: object) -> None:
        """Keep the place if it is the first of its rule and table, else count it."""
        key = (rule, place.table)
        held = self._held.get(key)
        if held is None:
            self._held[key] = (place, facts)
        else:
            self._held[key] = (replace(held[0], more=held[0].more + 1), held[1])

    def findings(self) -> list[Finding]:
        """Return one finding for each rule and table."""
        return [findings.found(rule, place, **facts) for (rule, _t), (place, facts) in self._held.items()]


@dataclass
class Trail:
    """The record as it was read."""

    findings: list[Finding]
    #: The stored leaf hashes, in order.
    leaves: list[bytes]
    #: For every table, what the record says of each of its rows; see :func:`unpacked`.
    rows: dict[str, dict[int, bytes]]
    #: For every table, the highest row number that the record speaks of.
    highest: dict[str, int]


class _Reading:
    """The state of one reading of the record."""

    def __init__(self) -> None:
        self.first = First()
        self.leaves: list[bytes] = []
        self.rows: dict[str, dict[int, bytes]] = {}
        self.highest: dict[str, int] = {}
        self.unpaid: list[int] = []
        self.erased: set[int] = set()
        self.last_time = ""

    def entry(self, number: int, stored: tuple[Any, ...]) -> None:
        """Take in one action and what stands beside it."""
        sequence, leaf, leaf_hash = stored[0], stored[6], stored[7]
        if sequence != number:
            self.first.note("sequence", findings.action(number))
        data = leaf.encode("utf-8", "surrogatepass") if isinstance(leaf, str) else b""
        if sha256(b"\x00" + data).digest() != leaf_hash:
            self.first.note("leaf", findings.action(sequence))
        well = isinstance(leaf_hash, bytes) and len(leaf_hash) == _HASH
        self.leaves.append(leaf_hash if well else bytes(_HASH))
        try:
            content = json.loads(data)
            if wrong := [name for name, value in zip(_COLUMNS, stored, strict=False) if content[name] != value]:
                self.first.note("columns", findings.action(sequence), columns=", ".join(wrong))
            self._take(sequence, content["rows"], self._payload(sequence, content["payload"], stored[8:]))
            if content["recorded_at"] < self.last_time:
                self.first.note("clock", findings.action(sequence))
            self.last_time = content["recorded_at"]
        except (ValueError, TypeError, LookupError, RecursionError):
            self.first.note("leaf-form", findings.action(sequence))

    def _payload(self, action: int, digest: str, stored: tuple[Any, ...]) -> bytes:
        """Compare the details with what the leaf says of them; return the salt, empty where it is gone."""
        sequence, salt, request, kept = stored
        if sequence is None:
            self.unpaid.append(action)
            return b""
        fits = isinstance(salt, bytes) and isinstance(request, str) and isinstance(kept, bytes | None)
        if not fits or payload_digest(salt, request, kept) != digest:
            self.first.note("payload", findings.action(action))
        return salt if isinstance(salt, bytes) else b""

    def _take(self, sequence: int, rows: list[Any], salt: bytes) -> None:
        """Remember what the action says of the rows it wrote."""
        start = sequence.to_bytes(DIGEST_AT, "big")
        for table, number, digest in rows:
            if table == "ledger_payload":  # an erasure names the details that it removed
                self.erased.add(number)
                continue
            held = self.rows.get(table)
            if held is None:
                held = self.rows[table] = {}
            held[number] = start + bytes.fromhex(digest) + salt if digest else start
            if number > self.highest.get(table, 0):
                self.highest[table] = number


def read(connection: sqlcipher.Connection, tick: Tick = lambda _done: None) -> Trail:
    """Read the whole record in order, hashing every leaf and every action's details again."""
    reading = _Reading()
    number = 0
    for number, stored in enumerate(connection.execute(_QUESTION), 1):
        reading.entry(number, stored)
        if not number % _EVERY:
            tick(_EVERY)
    tick(number % _EVERY)
    for sequence in reading.unpaid:
        if sequence not in reading.erased:
            reading.first.note("payload-missing", findings.action(sequence))
    for sequence in _alone(connection):
        reading.first.note("payload-alone", findings.row("ledger_payload", sequence))
    if not _head_fits(connection, reading.leaves):
        reading.first.note("head", findings.row("ledger_head", None))
    return Trail(reading.first.findings(), reading.leaves, reading.rows, reading.highest)


def _alone(connection: sqlcipher.Connection) -> Iterator[int]:
    known = "SELECT sequence FROM ledger_entry"
    question = f"SELECT sequence FROM ledger_payload WHERE sequence NOT IN ({known}) ORDER BY sequence"  # noqa: S608
    for (sequence,) in connection.execute(question):
        yield sequence


def _head_fits(connection: sqlcipher.Connection, leaves: list[bytes]) -> bool:
    grown = ledger.EMPTY.extend(leaves)
    stored = connection.execute("SELECT id, size, nodes FROM ledger_head").fetchall()
    return stored == [(1, grown.size, grown.to_bytes())]


def digest(salt: bytes, table: str, names: tuple[str, ...], row: tuple[Any, ...]) -> bytes | None:
    """Return the digest of a stored row as `transaction.row_digest` makes it, quickly; None where it can have none."""
    plain = {name: value for name, value in zip(names, row, strict=True) if value is not None}
    try:
        data = _encode([table, plain]).encode("utf-8", "surrogatepass")
    except TypeError:  # bytes: no record of this program holds any
        return None
    return hmac.digest(salt, data, "sha256")


_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
