"""Whether the database is sound in itself: its file, its pages, its structure, and the schema of this version."""

from collections.abc import Callable, Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import CordonError
from desktop_app.vault import findings, header, migrations, schema, search
from desktop_app.vault.findings import Finding, Place
from desktop_app.vault.trail import First
from desktop_app.words import _

Schema = dict[tuple[str, str], str]

#: The one table that SQLite makes itself: the counters of row numbers.
_OWN = {("table", "sqlite_sequence"): "CREATE TABLE sqlite_sequence(name,seq)"}


def of_file(path: Path, connection: sqlcipher.Connection) -> list[Finding]:
    """Look at the file's length: a whole number of pages, and as many as the database counts."""
    (size,), (count,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_size", "page_count"))
    if path.stat().st_size == int(size) * int(count):
        return []
    return [findings.found("file", _database())]


def of_pages(connection: sqlcipher.Connection) -> list[Finding]:
    """Look at every page: the seal that SQLCipher keeps of each, and then what SQLite knows of their structure."""
    broken = [str(told) for (told,) in connection.execute("PRAGMA cipher_integrity_check")]
    if broken:
        return [findings.found("pages", _database(len(broken) - 1), detail=broken[0])]
    told = [str(told) for (told,) in connection.execute("PRAGMA integrity_check(20)")]
    if told == ["ok"]:
        stray = search.strays(connection)
        return [findings.found("search", findings.row("search_data", stray[0], more=len(stray) - 1))] if stray else []
    ours = [words for words in told if "fts5" in words.lower()]
    first = First()
    for words in told:
        place = findings.row("search", None) if words in ours else _database()
        first.note("search" if words in ours else "structure", place, detail=words)
    return first.findings()


def _database(more: int = 0) -> Place:
    return Place(subject=_("The vault’s database"), more=more)


def of_ways_in(connection: sqlcipher.Connection, folder: Path) -> list[Finding]:
    """Compare the header in the folder with the one the record speaks of last, and its ways in with the staff."""
    place = Place(subject=_("The vault’s header"))
    try:
        head = header.read(folder)
    except CordonError as fault:
        return [findings.found("header-unread", place, why=fault.sentence)]
    first = First()
    last = "SELECT header FROM vault_event WHERE header IS NOT NULL ORDER BY id DESC LIMIT 1"
    if connection.execute(last).fetchone() not in (None, (header.code_of(head),)):
        first.note("header", place)
    for number, login in connection.execute('SELECT id, login FROM staff WHERE "left" ORDER BY id'):
        if head.slot_of(str(login)) is not None:
            first.note("way-in-left", findings.row("staff", number))
    return first.findings()


def of_references(connection: sqlcipher.Connection) -> list[Finding]:
    """Look for rows that refer to rows that are not there."""
    first = First()
    for table, row, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        first.note("reference", findings.row(str(table), row), parent=parent)
    return first.findings()


def of_schema(connection: sqlcipher.Connection, expected: Schema | None = None) -> list[Finding]:
    """Compare every table, index and trigger with what this version makes, or with what else is ``expected``."""
    first, present = First(), _present(connection)
    wanted = (schema.expected() if expected is None else expected) | _OWN
    for key in sorted(wanted.keys() | present.keys()):
        if key not in present:
            first.note("schema-missing", _made(key))
        elif key not in wanted:
            first.note("schema-unknown", _made(key))
        elif present[key] != wanted[key]:
            first.note("schema-changed", _made(key))
    version = migrations.version_of(connection)
    if expected is None and version != migrations.NEWEST:
        first.note("schema-version", _database(), version=version, newest=migrations.NEWEST)
    return first.findings()


def _present(connection: sqlcipher.Connection) -> Schema:
    """Return what is there as `schema.present` does, with whatever hides behind a name of SQLite's own."""
    hidden = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name LIKE 'sqlite_%' AND NOT (type = 'index' AND sql IS NULL)"
    )
    found = {(str(kind), str(name)): " ".join((sql or "").split()) for kind, name, sql in hidden}
    return schema.present(connection) | found


def _made(key: tuple[str, str]) -> Place:
    kind, name = key
    told = {"table": _("The table “{name}”"), "index": _("The index “{name}”"), "trigger": _("The trigger “{name}”")}
    subject = told.get(kind, _("“{name}” in the database")).format(name=name)
    return Place(subject=subject, table=name if kind == "table" else None)


def each(*parts: tuple[Callable[[], list[Finding]], Place]) -> Iterator[Finding]:
    """Yield what every part of a check finds; what cannot be read at all is a finding too, and the rest goes on."""
    for part, place in parts:
        try:
            yield from part()
        except sqlcipher.DatabaseError:
            yield findings.found("unreadable", place)
