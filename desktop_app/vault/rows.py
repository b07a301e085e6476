"""Every row of every table against what the record says of it, and what is derived from the rows against them."""

import hmac
from collections.abc import Iterator
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.vault import findings, search, trail
from desktop_app.vault.engine import LEDGER
from desktop_app.vault.findings import Finding
from desktop_app.vault.trail import First, Tick, Trail

OutOfStep = tuple[str, str, int | None, int | None]
"""Rule, table, row, and the action that wrote it last."""

_COUNTERS = "sqlite_sequence"
_INDEX = "search"
_EVERY = 500


def tables(connection: sqlcipher.Connection) -> list[str]:
    """Return every table whose rows the record must know: all there are but the record's own and derived ones."""
    question = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    parts = tuple(f"{_INDEX}_{part}" for part in ("data", "idx", "content", "docsize", "config"))
    others = {*LEDGER, *parts, _INDEX, _COUNTERS}
    return [name for (name,) in connection.execute(question) if name not in others]


def out_of_step(
    connection: sqlcipher.Connection, table: str, recorded: dict[int, bytes], tick: Tick = lambda _done: None
) -> Iterator[OutOfStep]:
    """Yield every row of ``table`` that is not what the record says; ``recorded`` is used up on the way."""
    names, done = _names(connection, table), 0
    for number, fits in _compared(connection, table, names, recorded):
        said = recorded.pop(number, b"") if number is not None else b""
        if not fits:
            rule, sequence = _reason(said)
            yield rule, table, number, sequence
        done += 1
        if not done % _EVERY:
            tick(_EVERY)
    tick(done % _EVERY)
    for number, said in sorted(recorded.items()):
        known = trail.unpacked(said)
        if known.digest is not None:
            yield "row-deleted", table, number, known.sequence


def _compared(
    connection: sqlcipher.Connection, table: str, names: tuple[str, ...], recorded: dict[int, bytes]
) -> Iterator[tuple[int | None, bool]]:
    """Yield every row's id, and whether the row has the digest that was recorded."""
    done: int | None = None
    if "id" in names:
        try:
            for number, text in connection.execute(_in_one_text(connection, table, names)):
                said = recorded.get(number, b"")
                fits = hmac.digest(said[trail.SALT_AT :], text, "sha256") == said[trail.DIGEST_AT : trail.SALT_AT]
                yield number, fits or _fits(said, table, names, _row(connection, table, number))
                done = number
        except sqlcipher.OperationalError:
            pass  # bytes, of which no text can be made; the slow way tells at which row
        else:
            return
    for row in _rows(connection, table, names, done):
        at = row[names.index("id")] if "id" in names else None
        yield at, at is not None and _fits(recorded.get(at, b""), table, names, row)


def _in_one_text(connection: sqlcipher.Connection, table: str, names: tuple[str, ...]) -> str:
    """Return the question that gives every row's id and the text that is digested, made by SQLite in half the time.

    Columns that no row uses are left out, and those that every row uses are written in one go. Where it differs from
    what `transaction.row_digest` makes, that one is right.
    """
    ordered = sorted(names)
    counted = ", ".join(f"count({quoted(name)})" for name in ordered)
    whole, *used = connection.execute(f"SELECT count(*), {counted} FROM {quoted(table)}").fetchone()  # noqa: S608
    pieces, always = list[str](), list[str]()
    for name, count in zip(ordered, used, strict=True):
        if count == whole:
            always.append(f"{literal(name)}, {quoted(name)}")
        elif count:
            pieces += _together(always)
            label = literal(f',"{name}":')
            pieces.append(f"iif({quoted(name)} IS NULL, '', {label} || json_quote({quoted(name)}))")
            always = []
    parts = " || ".join([*pieces, *_together(always)])
    start = literal(f'["{table}",{{')
    return f"SELECT id, CAST({start} || substr({parts}, 2) || '}}]' AS BLOB) FROM {quoted(table)} ORDER BY id"  # noqa: S608


def _together(pairs: list[str]) -> list[str]:
    """Return the piece that writes these columns, none of which is ever empty: a comma before it, no braces around."""
    return [f"',' || trim(json_object({', '.join(pairs)}), '{{}}')"] if pairs else []


def _fits(said: bytes, table: str, names: tuple[str, ...], row: tuple[Any, ...]) -> bool:
    made = trail.digest(said[trail.SALT_AT :], table, names, row)
    return made is not None and made == said[trail.DIGEST_AT : trail.SALT_AT]


def _reason(said: bytes) -> tuple[str, int | None]:
    """Return in what way a row is not as it was recorded, and the action concerned."""
    if not said:
        return "row-inserted", None
    known = trail.unpacked(said)
    if known.digest is None:
        return "row-inserted", known.sequence
    return "row-edited" if known.salt else "row-unsalted", known.sequence


def _names(connection: sqlcipher.Connection, table: str) -> tuple[str, ...]:
    described = connection.execute(f"SELECT * FROM {quoted(table)} LIMIT 0").description  # noqa: S608
    return tuple(column[0] for column in described or ())


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it holds: a table may have come from elsewhere."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a text as SQL takes it."""
    return "'" + text.replace("'", "''") + "'"


def _row(connection: sqlcipher.Connection, table: str, number: int) -> tuple[Any, ...]:
    found = connection.execute(f"SELECT * FROM {quoted(table)} WHERE id = ?", (number,)).fetchone()  # noqa: S608
    return tuple(found)


def _rows(
    connection: sqlcipher.Connection, table: str, names: tuple[str, ...], after: int | None
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table as they stand; a text that is not text is shown as bytes, which fit no digest."""
    order = "" if "id" not in names else " ORDER BY id" if after is None else f" WHERE id > {after} ORDER BY id"
    kept, connection.text_factory = connection.text_factory, _text
    try:
        yield from connection.execute(f"SELECT * FROM {quoted(table)}{order}")  # noqa: S608
    finally:
        connection.text_factory = kept


def _text(stored: bytes) -> str | bytes:
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError:
        return stored


def compared(connection: sqlcipher.Connection, read: Trail, tick: Tick = lambda _done: None) -> list[Finding]:
    """Compare every row of every table, and the counters, with the record; the record's own notes are used up."""
    first = First()
    for table in tables(connection):
        for rule, _table, number, sequence in out_of_step(connection, table, read.rows.pop(table, {}), tick):
            place = findings.row(table, number, sequence=sequence)
            first.note(rule, place, sequence=sequence)
    for name in _counters_out_of_step(connection, read.highest):
        first.note("counter", findings.row(_COUNTERS, None), name=name)
    return first.findings()


def _counters_out_of_step(connection: sqlcipher.Connection, highest: dict[str, int]) -> list[str]:
    present = set(tables(connection))
    stored = connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    expected = {(name, number) for name, number in highest.items() if name in present}
    if len(stored) == len(expected) and set(stored) == expected:
        return []
    return sorted(str(name) for name, _number in expected.symmetric_difference(stored))


def search_index(connection: sqlcipher.Connection) -> list[Finding]:
    """Compare the words kept for searching with the texts of the records, row by row; names the first difference."""
    first, count = First(), 0
    for table, number in search.SEARCHED.items():
        question = (
            f"SELECT t.id FROM {quoted(table)} t "  # noqa: S608
            f"LEFT JOIN search_content s ON s.id = t.id * {search.SPREAD} + {number} "
            f"WHERE s.c0 IS NOT {search.words_in_sql(table)} ORDER BY t.id"
        )
        for (row,) in connection.execute(question):
            first.note("search", findings.row(table, row))
        count += connection.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()[0]  # noqa: S608
    held = connection.execute("SELECT count(*) FROM search_content").fetchone()
    if held != (count,) or not _index_whole(connection):
        first.note("search", findings.row(_INDEX, None))
    return first.findings()


def _index_whole(connection: sqlcipher.Connection) -> bool:
    """Look at what the index's own check leaves out: its settings, their counter, and the list of its segments."""
    settings = connection.execute("SELECT k, v FROM search_config ORDER BY k").fetchall()
    (structure,) = connection.execute("SELECT block FROM search_data WHERE id = 10").fetchone() or (b"",)
    # Version 4 until a word was removed for the first time, 5 from then on; each setting made counts one up.
    known = [([("secure-delete", 1), ("version", version)], version - 3) for version in (4, 5)]
    listed = connection.execute("SELECT DISTINCT segid FROM search_idx ORDER BY segid").fetchall()
    held = connection.execute("SELECT DISTINCT id >> 37 FROM search_data WHERE id > 10 ORDER BY 1").fetchall()
    return (settings, int.from_bytes(structure[:4], "big")) in known and listed == held
