"""The DB-API module of sqlcipher3: the standard library's sqlite3 in shape, with a key."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from types import TracebackType
from typing import Any, Final, Literal, Protocol, Self, TypeAlias

_Value: TypeAlias = str | bytes | bytearray | memoryview | int | float | None
_Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]
_Isolation: TypeAlias = Literal["DEFERRED", "IMMEDIATE", "EXCLUSIVE"] | None
_Authorizer: TypeAlias = Callable[[int, str | None, str | None, str | None, str | None], int]
_RowFactory: TypeAlias = Callable[[Cursor, tuple[Any, ...]], Any]

class _Collation(Protocol):
    def __call__(self, left: str, right: str, /) -> int: ...

apilevel: Final[str]
paramstyle: Final[str]
threadsafety: Final[int]
sqlite_version: Final[str]
sqlite_version_info: Final[tuple[int, int, int]]
version: Final[str]
version_info: Final[tuple[int, int, int]]
PARSE_COLNAMES: Final[int]
PARSE_DECLTYPES: Final[int]
Binary = memoryview

class Warning(Exception): ...

class Error(Exception):
    sqlite_errorcode: int
    sqlite_errorname: str

class InterfaceError(Error): ...
class DatabaseError(Error): ...
class DataError(DatabaseError): ...
class IntegrityError(DatabaseError): ...
class InternalError(DatabaseError): ...
class NotSupportedError(DatabaseError): ...
class OperationalError(DatabaseError): ...
class ProgrammingError(DatabaseError): ...

class Row:
    def __new__(cls, cursor: Cursor, data: tuple[Any, ...], /) -> Self: ...
    def keys(self) -> list[str]: ...
    def __getitem__(self, key: int | str, /) -> Any: ...
    def __iter__(self) -> Iterator[Any]: ...
    def __len__(self) -> int: ...

class Cursor:
    arraysize: int
    row_factory: _RowFactory | None
    def __init__(self, connection: Connection, /) -> None: ...
    @property
    def connection(self) -> Connection: ...
    @property
    def description(self) -> tuple[tuple[str, None, None, None, None, None, None], ...] | None: ...
    @property
    def lastrowid(self) -> int | None: ...
    @property
    def rowcount(self) -> int: ...
    def execute(self, sql: str, parameters: _Parameters = ..., /) -> Self: ...
    def executemany(self, sql: str, parameters: Iterable[_Parameters], /) -> Self: ...
    def executescript(self, script: str, /) -> Self: ...
    def fetchone(self) -> Any: ...
    def fetchmany(self, size: int = ...) -> list[Any]: ...
    def fetchall(self) -> list[Any]: ...
    def close(self) -> None: ...
    def __iter__(self) -> Self: ...
    def __next__(self) -> Any: ...

class Connection:
    isolation_level: _Isolation
    row_factory: _RowFactory | type[Row] | None
    text_factory: Callable[[bytes], Any]
    @property
    def in_transaction(self) -> bool: ...
    @property
    def total_changes(self) -> int: ...
    def backup(
        self,
        target: Connection,
        *,
        pages: int = ...,
        progress: Callable[[int, int, int], object] | None = ...,
        name: str = ...,
        sleep: float = ...,
    ) -> None: ...
    def close(self) -> None: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...
    def interrupt(self) -> None: ...
    def cursor(self) -> Cursor: ...
    def execute(self, sql: str, parameters: _Parameters = ..., /) -> Cursor: ...
    def executemany(self, sql: str, parameters: Iterable[_Parameters], /) -> Cursor: ...
    def executescript(self, script: str, /) -> Cursor: ...
    def create_collation(self, name: str, callback: _Collation | None, /) -> None: ...
    def create_function(
        self, name: str, narg: int, func: Callable[..., _Value] | None, *, deterministic: bool = ...
    ) -> None: ...
    def enable_load_extension(self, enable: bool, /) -> None: ...
    def set_authorizer(self, authorizer_callback: _Authorizer | None) -> None: ...
    def set_busy_timeout(self, timeout: float, /) -> None: ...
    def set_progress_handler(self, progress_handler: Callable[[], bool | int] | None, n: int) -> None: ...
    def set_trace_callback(self, trace_callback: Callable[[str], object] | None) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> Literal[False]: ...

def connect(
    database: str | bytes | PathLike[str],
    timeout: float = ...,
    detect_types: int = ...,
    isolation_level: _Isolation = ...,
    check_same_thread: bool = ...,
    factory: type[Connection] = ...,
    cached_statements: int = ...,
    uri: bool = ...,
    flags: int = ...,
    vfs: str | None = ...,
) -> Connection: ...
def complete_statement(statement: str) -> bool: ...
def enable_callback_tracebacks(enable: bool, /) -> None: ...

SQLITE_ABORT: Final[int]
SQLITE_ALTER_TABLE: Final[int]
SQLITE_ANALYZE: Final[int]
SQLITE_ATTACH: Final[int]
SQLITE_AUTH: Final[int]
SQLITE_BUSY: Final[int]
SQLITE_CANTOPEN: Final[int]
SQLITE_CONSTRAINT: Final[int]
SQLITE_CORRUPT: Final[int]
SQLITE_CREATE_INDEX: Final[int]
SQLITE_CREATE_TABLE: Final[int]
SQLITE_CREATE_TEMP_INDEX: Final[int]
SQLITE_CREATE_TEMP_TABLE: Final[int]
SQLITE_CREATE_TEMP_TRIGGER: Final[int]
SQLITE_CREATE_TEMP_VIEW: Final[int]
SQLITE_CREATE_TRIGGER: Final[int]
SQLITE_CREATE_VIEW: Final[int]
SQLITE_CREATE_VTABLE: Final[int]
SQLITE_DELETE: Final[int]
SQLITE_DENY: Final[int]
SQLITE_DETACH: Final[int]
SQLITE_DONE: Final[int]
SQLITE_DROP_INDEX: Final[int]
SQLITE_DROP_TABLE: Final[int]
SQLITE_DROP_TEMP_INDEX: Final[int]
SQLITE_DROP_TEMP_TABLE: Final[int]
SQLITE_DROP_TEMP_TRIGGER: Final[int]
SQLITE_DROP_TEMP_VIEW: Final[int]
SQLITE_DROP_TRIGGER: Final[int]
SQLITE_DROP_VIEW: Final[int]
SQLITE_DROP_VTABLE: Final[int]
SQLITE_EMPTY: Final[int]
SQLITE_ERROR: Final[int]
SQLITE_FORMAT: Final[int]
SQLITE_FULL: Final[int]
SQLITE_FUNCTION: Final[int]
SQLITE_IGNORE: Final[int]
SQLITE_INSERT: Final[int]
SQLITE_INTERNAL: Final[int]
SQLITE_INTERRUPT: Final[int]
SQLITE_IOERR: Final[int]
SQLITE_LOCKED: Final[int]
SQLITE_MISMATCH: Final[int]
SQLITE_MISUSE: Final[int]
SQLITE_NOLFS: Final[int]
SQLITE_NOMEM: Final[int]
SQLITE_NOTADB: Final[int]
SQLITE_NOTFOUND: Final[int]
SQLITE_OK: Final[int]
SQLITE_OPEN_CREATE: Final[int]
SQLITE_OPEN_FULLMUTEX: Final[int]
SQLITE_OPEN_MEMORY: Final[int]
SQLITE_OPEN_NOMUTEX: Final[int]
SQLITE_OPEN_PRIVATECACHE: Final[int]
SQLITE_OPEN_READONLY: Final[int]
SQLITE_OPEN_READWRITE: Final[int]
SQLITE_OPEN_SHAREDCACHE: Final[int]
SQLITE_OPEN_URI: Final[int]
SQLITE_PERM: Final[int]
SQLITE_PRAGMA: Final[int]
SQLITE_PROTOCOL: Final[int]
SQLITE_RANGE: Final[int]
SQLITE_READ: Final[int]
SQLITE_READONLY: Final[int]
SQLITE_RECURSIVE: Final[int]
SQLITE_REINDEX: Final[int]
SQLITE_ROW: Final[int]
SQLITE_SAVEPOINT: Final[int]
SQLITE_SCHEMA: Final[int]
SQLITE_SELECT: Final[int]
SQLITE_TOOBIG: Final[int]
SQLITE_TRANSACTION: Final[int]
SQLITE_UPDATE: Final[int]
