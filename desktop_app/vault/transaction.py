"""One action being carried out: its session, its stamp, and the record without which nothing of it stays."""

import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import UnrecordedWrite
from desktop_app.models.base import TextRefused, not_metadata, stored_time
from desktop_app.vault import ledger, search
from desktop_app.vault.engine import TouchLog
from desktop_app.vault.inspection import Row, inspect_row
from desktop_app.words import _

#: The record is written by the driver itself: it is the same three statements in every action.
_ENTRY = (
    "INSERT INTO ledger_entry (sequence, case_id, actor_id, recorded_at, action, subject, leaf, leaf_hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_PAYLOAD = "INSERT INTO ledger_payload (sequence, salt, request, kept) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """When and by whom, and the salt: all that an action has besides its request, so that it can be replayed.

    ``settings`` are values from outside the records that decided something.
    """

    sequence: int
    recorded_at: datetime
    occurred_at: datetime
    actor_id: int
    opener_id: int
    late: str | None
    salt: bytes
    settings: Mapping[str, object] = field(default_factory=dict)

    @property
    def minutes_late(self) -> float:
        """Return how many minutes after it happened it was written down."""
        return (self.recorded_at - self.occurred_at).total_seconds() / 60


def canonical(value: object) -> str:
    """Return JSON with sorted names and nothing superfluous: the one form that is hashed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def row_digest(salt: bytes, table: str, row: Row) -> str:
    """Return the digest of a row: HMAC-SHA256 under the action's salt over its columns, NULLs left out, as hex."""
    plain = {
        name: value.hex() if isinstance(value, bytes) else value for name, value in row.items() if value is not None
    }
    return hmac.digest(salt, canonical([table, plain]).encode("utf-8", "surrogatepass"), "sha256").hex()


def payload_digest(salt: bytes, request: str, kept: bytes | None) -> str:
    """Return the digest of what was asked for and of the bytes kept with it, as hex."""
    rest = b"" if kept is None else sha256(kept).digest()
    return hmac.digest(salt, request.encode("utf-8") + b"\x00" + rest, "sha256").hex()


class Transaction:
    """The only way to write: everything inside it stands together with its record, or not at all."""

    def __init__(
        self,
        session: Session,
        driver: sqlcipher.Connection,
        stamp: Stamp,
        touched: TouchLog,
        before: ledger.CompactRange,
    ) -> None:
        """Begin; use :meth:`Vault.writing`, which also ends it."""
        self.session = session
        self.stamp = stamp
        self.head: ledger.CompactRange | None = None
        self.tables: frozenset[str] = frozenset()
        #: Bytes that go into the payload: those of a document we made ourselves, and nothing else.
        self.kept: bytes | None = None
        self._driver = driver
        self._touched = touched
        self._before = before
        self._snapshot: Callable[[], bytes] | None = None

    @property
    def recorded(self) -> bool:
        """Say whether the action has its record."""
        return self.head is not None

    @property
    def began_writing(self) -> bool:
        """Say whether rows were touched already."""
        self.session.flush()
        return self._touched.pending

    def begin_anew(self, rows: Iterable[tuple[str, int]], snapshot: Callable[[], bytes]) -> None:
        """Make this action a base: it digests ``rows`` anew, and keeps a snapshot that a rebuild starts from."""
        self.session.flush()
        self._snapshot = snapshot
        for table, number in rows:
            self._touched.touch(table, number)

    def record(self, action: str, version: int, request: str, *, subject: str, kept: bytes | None = None) -> None:
        """Make the record of everything touched so far; once, at the end of the verb."""
        if self.recorded:
            raise unrecorded()
        self.session.connection()
        self.session.flush()
        if not self._driver.in_transaction:
            raise unrecorded()
        rows, cases = self._rows()
        if self._snapshot is not None:
            kept = self._snapshot()
        elif len(cases) > 1:
            message = "an action writes one case's rows or shared rows, never both"
            raise AssertionError(message)
        case = cases.pop() if len(cases) == 1 else None
        digests = [[table, number, None if row is None else row_digest(self.stamp.salt, table, row)]
                   for table, number, row in rows]  # fmt: skip
        payload = canonical(self._asked(request))
        leaf = self._leaf(
            action=action, version=version, subject=subject, case=case, rows=digests,
            payload=payload_digest(self.stamp.salt, payload, kept),
        )  # fmt: skip
        self._append(action, subject, case, leaf, payload, kept)
        search.index(self._driver, rows)
        self.tables = frozenset(table for table, _number, _row in rows) | {"ledger_entry"}

    def _asked(self, request: str) -> dict[str, object]:
        asked = {"request": json.loads(request), "late": self.stamp.late, "settings": dict(self.stamp.settings)}
        return asked if self._snapshot is None else asked | {"base": True}

    def _rows(self) -> tuple[list[tuple[str, int, Row | None]], set[int | None]]:
        """Re-read what was touched, as the database now has it, and put its texts to the guard once more."""
        rows: list[tuple[str, int, Row | None]] = []
        cases: set[int | None] = set()
        for table, number in self._touched.take():
            row = read_row(self._driver, table, number)
            if row is None and not self._was_given(table, number):
                continue  # its insertion was taken back to a savepoint: it never was
            if row is not None:
                if self._snapshot is None:  # a base digests what stands; what it may adopt was inspected before
                    inspect_row(table, row)
                cases.add(row["id"] if table == "case" else row.get("case_id"))
            rows.append((table, number, row))
        return rows, cases

    def _was_given(self, table: str, number: int) -> bool:
        """Say whether a row of that number was ever there: the counters know, for no number is given twice."""
        question = "SELECT 1 FROM sqlite_sequence WHERE name = ? AND seq >= ?"
        return self._driver.execute(question, (table, number)).fetchone() is not None

    def _leaf(self, **content: object) -> str:
        stamp = self.stamp
        return canonical(
            content
            | {
                "sequence": stamp.sequence,
                "recorded_at": stored_time(stamp.recorded_at),
                "occurred_at": stored_time(stamp.occurred_at),
                "actor": stamp.actor_id,
                "opener": stamp.opener_id,
            }
        )

    def _append(self, action: str, subject: str, case: int | None, leaf: str, payload: str, kept: bytes | None) -> None:
        stamp = self.stamp
        hashed = ledger.leaf_hash(leaf.encode("utf-8"))
        head = self._before.append(hashed)
        if head.size != stamp.sequence:
            message = "the head of the record does not fit"
            raise AssertionError(message)
        recorded_at = stored_time(stamp.recorded_at)
        self._touched.recording = True
        try:
            self._driver.execute(
                _ENTRY, (stamp.sequence, case, stamp.actor_id, recorded_at, action, subject, leaf, hashed)
            )
            self._driver.execute(_PAYLOAD, (stamp.sequence, stamp.salt, payload, kept))
            self._driver.execute("UPDATE ledger_head SET size = ?, nodes = ?", (head.size, head.to_bytes()))
        finally:
            self._touched.recording = False
        self.head = head

    def close(self) -> None:
        """Refuse to end with rows that no record speaks of."""
        self.session.flush()
        if self._touched.pending or (self.session.new or self.session.dirty or self.session.deleted):
            raise unrecorded()


def unrecorded() -> UnrecordedWrite:
    """Return the error for rows that no record speaks of."""
    return UnrecordedWrite(
        _("Rows were changed without an action that records it."),
        safe=_("Everything was put back as it was."),
        next_step=_("This is a fault in the program: please report it."),
    )


def read_row(connection: sqlcipher.Connection, table: str, number: int) -> Row | None:
    """Return one row by its id as the database stores it, or None where there is none.

    Raises:
        TextRefused: a text in it is none; the driver's own words would repeat it.
    """
    try:
        cursor = connection.execute(f'SELECT * FROM "{table}" WHERE id = ?', (number,))  # noqa: S608 - our names
        row = cursor.fetchone()
    except sqlcipher.OperationalError as error:
        if "decode" not in str(error):
            raise
        raise TextRefused((not_metadata(),)) from None
    if row is None:
        return None
    return {column[0]: value for column, value in zip(cursor.description or (), row, strict=True)}
