"""The whole record read from its first action to its last: what is wrong with it, and what every row should be."""

import hmac
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from operator import itemgetter
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.vault import findings, ledger
from desktop_app.vault.findings import Finding, Place
from desktop_app.vault.warrant import MayTouch, Warrants

Tick = Callable[[int], None]

# Texts are taken as the bytes that they are, which is what was hashed; what is no text at all counts as none.
_QUESTION = (
    "SELECT e.sequence, e.case_id, e.actor_id, e.recorded_at, e.action, e.subject, "
    "iif(typeof(e.leaf) = 'text', CAST(e.leaf AS BLOB), x''), e.leaf_hash, "
    "p.sequence, p.salt, iif(typeof(p.request) = 'text', CAST(p.request AS BLOB), NULL), p.kept "
    "FROM ledger_entry e LEFT JOIN ledger_payload p ON p.sequence = e.sequence ORDER BY e.sequence"
)
_COLUMNS = ("sequence", "case", "actor", "recorded_at", "action", "subject")
_columns_of = itemgetter(*_COLUMNS)
_scanned = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # the scanner itself: one value, from a place
_EVERY = 500  # records between two calls for progress
_HASH = 32
#: What no acceptance settles: a record that is itself broken.
_LASTING = frozenset({"sequence", "head"})
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
    _accepted: list[Finding] = field(default_factory=list)

    def note(self, rule: str, place: Place, **facts: object) -> None:
        """Keep the place if it is the first of its rule and table, else count it."""
        key = (rule, place.table)
        held = self._held.get(key)
        if held is None:
            self._held[key] = (place, facts)
        else:
            self._held[key] = (replace(held[0], more=held[0].more + 1), held[1])

    def accept(self, sequence: int, lasting: Collection[str]) -> None:
        """Take what was noted so far, but for ``lasting`` rules, as accepted on the record by an action."""
        for key, (place, facts) in list(self._held.items()):
            if key[0] not in lasting:
                self._accepted.append(findings.accepted(findings.found(key[0], place, **facts), sequence))
                del self._held[key]

    def findings(self) -> list[Finding]:
        """Return one finding for each rule and table."""
        return [*(findings.found(rule, place, **facts) for (rule, _t), (place, facts) in self._held.items()),
                *self._accepted]  # fmt: skip


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

    def __init__(self, warrants: Warrants) -> None:
        self.first = First()
        self.leaves: list[bytes] = []
        self.rows: dict[str, dict[int, bytes]] = {}
        self.unpaid: list[int] = []
        self.erased: set[int] = set()
        self.last_time = ""
        self.accepted_at = 0
        self.warrants = warrants

    def entry(self, number: int, stored: tuple[Any, ...]) -> None:
        """Take in one action and what stands beside it."""
        sequence, data, leaf_hash = stored[0], stored[6], stored[7]
        if sequence != number:
            self.first.note("sequence", findings.action(number))
        if sha256(b"\x00" + data).digest() != leaf_hash:
            self.first.note("leaf", findings.action(sequence))
        well = isinstance(leaf_hash, bytes) and len(leaf_hash) == _HASH
        self.leaves.append(leaf_hash if well else bytes(_HASH))
        try:
            content = _parsed(data)
            if _columns_of(content) != stored[:6]:
                self._columns(sequence, content, stored)
            salt, request = self._payload(sequence, content["payload"], stored[8:])
            self._take(sequence, content, salt, request)
            if content["recorded_at"] < self.last_time:
                self.first.note("clock", findings.action(sequence))
            self.last_time = content["recorded_at"]
        except (ValueError, TypeError, LookupError, RecursionError):
            self.first.note("leaf-form", findings.action(sequence))

    def _columns(self, sequence: int, content: Any, stored: tuple[Any, ...]) -> None:
        wrong = [name for name, value in zip(_COLUMNS, stored, strict=False) if content[name] != value]
        self.first.note("columns", findings.action(sequence), columns=", ".join(wrong))

    def _payload(self, action: int, digest: str, stored: tuple[Any, ...]) -> tuple[bytes, bytes | None]:
        """Compare the details with what the leaf says of them; return salt and request, nothing where they are gone."""
        sequence, salt, request, kept = stored
        if sequence is None:
            self.unpaid.append(action)
            return b"", None
        if isinstance(salt, bytes) and isinstance(request, bytes) and isinstance(kept, bytes | None):
            rest = b"" if kept is None else sha256(kept).digest()
            if hmac.digest(salt, request + b"\x00" + rest, "sha256").hex() == digest:
                return salt, request
        self.first.note("payload", findings.action(action))
        return salt if isinstance(salt, bytes) else b"", None

    def _take(self, sequence: int, content: Any, salt: bytes, request: bytes | None) -> None:
        """Remember what the action says of the rows it wrote, and whether it may have written them."""
        warrant = self.warrants.of(sequence, content, request)
        for rule, table in warrant.wrong:
            place = findings.action(sequence)
            self.first.note(rule, place if table is None else replace(place, table=table), table=table)
        start = sequence.to_bytes(DIGEST_AT, "big")
        for table, number, digest in content["rows"]:
            if table == "ledger_payload":  # an erasure names the details that it removed
                self.erased.add(number)
                continue
            if type(number) is not int:
                raise TypeError("not the number of a row")
            held = self.rows.get(table)
            if held is None:
                held = self.rows[table] = {}
            if number in held and not warrant.base:
                self._again(sequence, table, number, digest)
            held[number] = start + bytes.fromhex(digest) + salt if digest else start
        if warrant.accepts:
            self.first.accept(sequence, _LASTING)
            self.accepted_at = sequence

    def _again(self, sequence: int, table: str, number: int, digest: str | None) -> None:
        """Look at a row that an action took away, or wrote once more."""
        if digest is None and unpacked(self.rows[table][number]).digest is not None:
            self.first.note("row-removed", findings.row(table, number, sequence=sequence), sequence=sequence)
        elif digest is not None and self.warrants.once(table):
            self.first.note("row-again", findings.row(table, number, sequence=sequence), sequence=sequence)


def _parsed(data: bytes) -> Any:
    """Return the JSON that is exactly these bytes.

    Raises:
        ValueError: they are none.
    """
    text = data.decode("utf-8", "surrogatepass")
    try:
        content, end = _scanned(text, 0)
    except StopIteration:
        raise ValueError("not JSON") from None
    if end != len(text):
        raise ValueError("more than JSON")
    return content


def read(connection: sqlcipher.Connection, tick: Tick = lambda _done: None, may_touch: MayTouch | None = None) -> Trail:
    """Read the whole record in order, hashing every leaf and every action's details again.

    Args:
        connection: the vault's database.
        tick: told how many more actions were read.
        may_touch: for every action, the tables it may write; left out, that is not looked at.
    """
    reading = _Reading(Warrants.of_vault(connection, may_touch))
    number = 0
    for number, stored in enumerate(connection.execute(_QUESTION), 1):
        reading.entry(number, stored)
        if not number % _EVERY:
            tick(_EVERY)
    tick(number % _EVERY)
    _end(connection, reading)
    highest = {table: max(held) for table, held in reading.rows.items()}
    return Trail(reading.first.findings(), reading.leaves, reading.rows, highest)


def _end(connection: sqlcipher.Connection, reading: _Reading) -> None:
    """Note what only the whole record shows."""
    for sequence in reading.unpaid:
        if sequence not in reading.erased and sequence > reading.accepted_at:
            reading.first.note("payload-missing", findings.action(sequence))
    for sequence in _alone(connection):
        reading.first.note("payload-alone", findings.row("ledger_payload", sequence))
    if not _head_fits(connection, reading.leaves):
        reading.first.note("head", findings.row("ledger_head", None))
    for place, facts in reading.warrants.missing():
        reading.first.note("migration", place, **facts)


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
