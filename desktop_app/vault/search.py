"""The words of the records, kept for searching: derived from the rows, outside the digests, made anew at any time."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.models.base import MetadataText
from desktop_app.models.tables import METADATA

#: Searched tables with the number that tells their rows apart in the index; a number is never given twice.
SEARCHED = {
    "case": 1,
    "person": 2,
    "device": 3,
    "custody_event": 4,
    "search_record": 5,
    "document": 6,
    "staff": 7,
    "referral_event": 8,
    "police_advice": 9,
    "contact": 10,
    "viewing_record": 11,
    "protective_action": 12,
}
_NUMBERS = {number: table for table, number in SEARCHED.items()}
SPREAD = 64
#: The block of the index that lists its segments.
_STRUCTURE = 10

SCHEMA = (
    "CREATE VIRTUAL TABLE search USING fts5(words, tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')",
    # Without this a word that was removed can still be read in the index.
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
)

Rows = Iterable[tuple[str, int, dict[str, Any] | None]]


def words_of(table: str, row: dict[str, Any]) -> str:
    """Return the texts of a row as they are searched, in the order of its columns."""
    return joined(row.get(name) for name in text_columns(table))


@cache
def text_columns(table: str) -> tuple[str, ...]:
    """Return the names of the columns that are searched, in their order."""
    columns = METADATA.tables[table].columns
    return tuple(column.name for column in columns if isinstance(column.type, MetadataText))


def joined(texts: Iterable[object]) -> str:
    """Return the texts of a row as the index keeps them."""
    return "\n".join(str(text) for text in texts if text)


def words_in_sql(table: str) -> str:
    """Return the SQL that makes of a row, named ``t``, the words that `joined` makes of it."""
    texts = [f't."{name}"' for name in text_columns(table)]
    parts = " || ".join(f"iif({text} IS NULL OR {text} = '', '', char(10) || {text})" for text in texts)
    return f"substr({parts}, 2)"


def key_of(table: str, number: int) -> int:
    """Return the index's own number for a row."""
    return number * SPREAD + SEARCHED[table]


def row_of(key: int) -> tuple[str, int]:
    """Return the table and id behind an index number."""
    return _NUMBERS[key % SPREAD], key // SPREAD


def index(connection: sqlcipher.Connection, rows: Rows) -> None:
    """Bring the index up to the given rows; a row that is gone loses its words."""
    for table, number, row in rows:
        if table not in SEARCHED:
            continue
        key = key_of(table, number)
        connection.execute("DELETE FROM search WHERE rowid = ?", (key,))
        if row is not None:
            connection.execute("INSERT INTO search(rowid, words) VALUES (?, ?)", (key, words_of(table, row)))


def rebuild(connection: sa.Connection) -> None:
    """Make the whole index anew from the rows."""
    connection.exec_driver_sql("DELETE FROM search")
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlcipher.Connection)  # noqa: S101 - for the type checker
    for table in SEARCHED:
        rows = connection.exec_driver_sql(f'SELECT * FROM "{table}"').mappings().all()  # noqa: S608 - our names
        index(driver, ((table, row["id"], dict(row)) for row in rows))


def strays(connection: sqlcipher.Connection) -> list[int]:
    """Return the blocks of the index that belong to no part of it: its own check passes over them.

    Follows the file format of FTS5: block 10 lists every segment with its pages, block 1 holds the averages.
    """
    block = connection.execute("SELECT block FROM search_data WHERE id = ?", (_STRUCTURE,)).fetchone()
    try:
        segments = dict(_segments(bytes(block[0]))) if block is not None else {}
    except (IndexError, ValueError, TypeError):
        segments = {}  # what cannot be read has no parts
    numbers = connection.execute("SELECT id FROM search_data WHERE id NOT IN (?, ?) ORDER BY id", (1, _STRUCTURE))
    return [number for (number,) in numbers if not _belongs(number, segments)]


def _belongs(number: int, segments: dict[int, range]) -> bool:
    segment, of_lists, height, page = number >> 37, number >> 36 & 1, number >> 31 & 31, number & 0x7FFFFFFF
    return (height == 0 or of_lists == 1) and page in segments.get(segment, range(0))


def _segments(block: bytes) -> Iterator[tuple[int, range]]:
    """Yield each segment of the index with its pages, from the block that lists them."""
    numbers = _varints(block[4:])
    levels, count, _written = next(numbers), next(numbers), next(numbers)
    for _level in range(levels):
        next(numbers)
        for _segment in range(next(numbers)):
            segment, first, last = next(numbers), next(numbers), next(numbers)
            count -= 1
            yield segment, range(first, last + 1)
    if count:
        raise ValueError


def _varints(block: bytes) -> Iterator[int]:
    """Yield the numbers of a block as SQLite writes them: seven bits a byte, the highest first."""
    value = 0
    for byte in block:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            yield value
            value = 0
    raise IndexError


def find(connection: sa.Connection, words: str, limit: int) -> list[tuple[str, int]]:
    """Return the rows that hold all the words, the last one as a beginning; newest first; nothing raises."""
    terms = ['"' + word.replace('"', '""') + '"' for word in words.replace("\x00", " ").split()]
    if not terms or any("\ud800" <= letter <= "\udfff" for letter in words):
        return []
    query = " ".join(terms) + "*"
    found = connection.exec_driver_sql(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", (query, limit)
    )
    return [row_of(key) for (key,) in found.all()]
