"""The encrypted database: how it is opened, what may be done to it, and who notices that a row was touched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import DatabaseDamaged
from desktop_app.models.tables import METADATA
from desktop_app.words import _

BUSY_SECONDS = 10.0
_PRAGMAS = (
    # A write-ahead log was measured to lose committed rows silently when it is damaged or deleted.
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
    "fullfsync = ON",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "recursive_triggers = ON",  # without it REPLACE deletes a row past the triggers
    "cell_size_check = ON",
)
LEDGER = ("ledger_entry", "ledger_payload", "ledger_head")
#: Tables that are derived from others and stand outside the digests.
DERIVED = ("search",)
RECORDS = tuple(sorted(name for name in METADATA.tables if name not in LEDGER))

_FORBIDDEN_ACTIONS = frozenset(
    {
        # SQLite's own numbers for statements that change the schema or reach outside it.
        sqlcipher.SQLITE_ALTER_TABLE, sqlcipher.SQLITE_ANALYZE, sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH,
        sqlcipher.SQLITE_CREATE_INDEX, sqlcipher.SQLITE_CREATE_TABLE, sqlcipher.SQLITE_CREATE_TRIGGER,
        sqlcipher.SQLITE_CREATE_VIEW, sqlcipher.SQLITE_CREATE_VTABLE, sqlcipher.SQLITE_CREATE_TEMP_INDEX,
        sqlcipher.SQLITE_CREATE_TEMP_TABLE, sqlcipher.SQLITE_CREATE_TEMP_TRIGGER, sqlcipher.SQLITE_CREATE_TEMP_VIEW,
        sqlcipher.SQLITE_DROP_INDEX, sqlcipher.SQLITE_DROP_TABLE, sqlcipher.SQLITE_DROP_TRIGGER,
        sqlcipher.SQLITE_DROP_VIEW, sqlcipher.SQLITE_DROP_VTABLE, sqlcipher.SQLITE_DROP_TEMP_INDEX,
        sqlcipher.SQLITE_DROP_TEMP_TABLE, sqlcipher.SQLITE_DROP_TEMP_TRIGGER, sqlcipher.SQLITE_DROP_TEMP_VIEW,
        sqlcipher.SQLITE_REINDEX,
    }
)  # fmt: skip
_WRITES = frozenset({sqlcipher.SQLITE_INSERT, sqlcipher.SQLITE_UPDATE, sqlcipher.SQLITE_DELETE})
_CALLED_BY_TRIGGERS = "cordon_touch"

#: Pragmas that only ask; the search index uses the first one itself.
_ASKING_PRAGMAS = frozenset({"data_version", "user_version", "integrity_check", "cipher_integrity_check"})


class TouchLog:
    """Which rows were touched since the transaction began, by whatever path, and whether a record is being made."""

    def __init__(self) -> None:
        """Begin with nothing touched."""
        self._rows: dict[tuple[str, int], None] = {}
        self.recording = False
        self.committing = False

    @contextmanager
    def may_commit(self) -> Iterator[None]:
        """Let the transaction be committed inside the block; a verb cannot, so nothing of it stands unrecorded."""
        self.committing = True
        try:
            yield
        finally:
            self.committing = False

    def touch(self, table: str, row: int) -> None:
        """Note one row; called by the database itself."""
        self._rows[(table, row)] = None

    def take(self) -> list[tuple[str, int]]:
        """Return the touched rows in a fixed order and forget them."""
        rows = sorted(self._rows)
        self._rows.clear()
        return rows

    @property
    def pending(self) -> bool:
        """Say whether rows were touched that no record speaks of."""
        return bool(self._rows)


def connect(target: Path | str, key: bytes, *, read_only: bool = False) -> sqlcipher.Connection:
    """Open the database with its raw 32-byte key; a key or a file that does not fit raises DatabaseDamaged."""
    if len(key) != 32:
        message = "a database key has 32 bytes"
        raise ValueError(message)
    name, uri = _address(target, read_only=read_only)
    connection = sqlcipher.connect(name, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=uri)
    try:
        # The key must be the first statement and cannot be a bound value; hex holds nothing to escape.
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        _prove(connection)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _address(target: Path | str, *, read_only: bool) -> tuple[str, bool]:
    if target == ":memory:":
        return ":memory:", False
    if read_only:
        return Path(target).resolve().as_uri() + "?mode=ro", True
    return str(target), False


def _prove(connection: sqlcipher.Connection) -> None:
    """Read the schema: the first read is what shows whether key and file fit."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as error:
        if any(words in str(error) for words in _NOT_WHOLE):
            raise damaged() from error
        raise


_NOT_WHOLE = ("not a database", "malformed", "unsupported file format")


def damaged() -> DatabaseDamaged:
    """Return the error for a database that cannot be read although the passphrase was right."""
    return DatabaseDamaged(
        _("The passphrase is right, but the vault's database is damaged and cannot be read."),
        safe=_("Nothing was changed. Your backups are not touched."),
        next_step=_("Put back the newest backup; what stands in this folder now is kept aside."),
    )


def read_engine(path: Path, key: bytes) -> sa.Engine:
    """Return the engine for questions: it cannot write."""
    engine = sa.create_engine(
        f"sqlite+pysqlite:///{path}",
        module=sqlcipher,
        creator=lambda: _querying(connect(path, key, read_only=True)),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=0,
        hide_parameters=True,
    )
    _begin_with(engine, "BEGIN")
    return engine


def _querying(connection: sqlcipher.Connection) -> sqlcipher.Connection:
    connection.execute("PRAGMA query_only = ON")
    return connection


def write_engine(connection: sqlcipher.Connection) -> sa.Engine:
    """Return the engine over the one writing connection."""
    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    _begin_with(engine, "BEGIN IMMEDIATE")
    return engine


def _begin_with(engine: sa.Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(statement)


def arm(connection: sqlcipher.Connection) -> TouchLog:
    """Make every touched row known and forbid what no verb may do; call once, after any migration.

    The triggers are temporary, so a copy of the file carries none of them, and they call back into this process:
    no statement can clear what they noted.
    """
    log = TouchLog()

    def touched(table: str, row: int) -> None:
        # Outside a transaction a statement would stand by itself as soon as it ends, with nothing to take it back.
        if not connection.in_transaction:
            raise RuntimeError
        log.touch(table, row)

    connection.create_function("cordon_touch", 2, touched)
    connection.create_function("cordon_recording", 0, lambda: int(log.recording))
    for table in RECORDS:
        for deed, names in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
            calls = " ".join(f"SELECT cordon_touch('{table}', {name}.id);" for name in names)
            connection.execute(
                f'CREATE TEMP TRIGGER "touch_{table}_{deed}" AFTER {deed} ON main."{table}" BEGIN {calls} END'
            )
    for table in LEDGER:
        for deed in ("INSERT", "UPDATE", "DELETE"):
            connection.execute(
                f'CREATE TEMP TRIGGER "only_recorded_{table}_{deed}" BEFORE {deed} ON main."{table}" '
                "WHEN cordon_recording() = 0 "
                "BEGIN SELECT RAISE(ABORT, 'the record is written by recording an action only'); END"
            )
    connection.set_authorizer(_authorizer(log))
    return log


def _authorizer(log: TouchLog) -> Callable[..., int]:
    """Return what SQLite asks about every part of a statement before it is run."""

    def authorize(action: int, name: str | None, value: str | None, _database: str | None, trigger: str | None) -> int:
        if action in _FORBIDDEN_ACTIONS:
            permitted = False
        elif action == sqlcipher.SQLITE_PRAGMA:
            permitted = name in _ASKING_PRAGMAS and value is None
        elif action == sqlcipher.SQLITE_TRANSACTION:
            permitted = log.committing or name != "COMMIT"
        elif action == sqlcipher.SQLITE_FUNCTION:
            permitted = value != _CALLED_BY_TRIGGERS or trigger is not None
        else:
            # The counters of row numbers and the schema are SQLite's own; no trigger can watch them.
            permitted = action not in _WRITES or not (name or "").startswith("sqlite_")
        return int(sqlcipher.SQLITE_OK if permitted else sqlcipher.SQLITE_DENY)

    return authorize


def append_only(table: str, *, but: str = "") -> list[str]:
    """Return the triggers that keep rows of ``table`` from being changed or removed."""
    return [
        f'CREATE TRIGGER "{table}_no_{deed.lower()}" BEFORE {deed} ON "{table}" {but} '
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are only ever added'); END"
        for deed in ("UPDATE", "DELETE")
    ]
