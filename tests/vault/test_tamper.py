"""What someone who holds the key does behind the program's back is found, in every table and every field."""

import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app import clock
from desktop_app.vault import anchor, backup, keys, ledger, migrations, rows, search, seen, verify
from desktop_app.vault.anchor import Anchor
from desktop_app.vault.engine import LEDGER
from desktop_app.vault.findings import Finding, Severity
from desktop_app.vault.transaction import canonical, row_digest
from desktop_app.vault.vault import RECORDS, Vault
from desktop_app.vault.verify import SealedPoint, Verdict
from tests import build

Row = dict[str, Any]
#: Tables of which a vault has one row only.
SINGLE = {"ledger_head"}


@pytest.fixture(scope="module")
def hand(filled_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Hand"]:
    """A hand in the database, past every wall, for many small changes that are taken back."""
    folder = Path(shutil.copytree(filled_once, tmp_path_factory.mktemp("hand") / "vault"))
    with closing(build.raw(folder)) as connection:
        yield Hand(folder, connection)


class Hand:
    """Changes a database with its key and takes the change back again."""

    def __init__(self, folder: Path, connection: sqlcipher.Connection) -> None:
        self.folder = folder
        self.connection = connection

    def tables(self) -> list[str]:
        question = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        )
        return [name for (name,) in self.connection.execute(question)]

    def rows(self, table: str) -> list[Row]:
        cursor = self.connection.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def findings(self) -> list[Finding]:
        found, _leaves = verify.examined(self.connection, self.folder / RECORDS)
        return [finding for finding in found if finding.severity is not Severity.NOTICE]

    @contextmanager
    def at_work(self) -> Iterator[sqlcipher.Connection]:
        """Change things inside the block; afterwards all is as before. The triggers stand again when it is checked."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        finally:
            self.connection.execute("ROLLBACK")

    @contextmanager
    def without_triggers(self) -> Iterator[None]:
        found = self.connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in found:
            self.connection.execute(f'DROP TRIGGER "{name}"')
        yield
        for _name, sql in found:
            self.connection.execute(sql)

    def put(self, table: str, old: Row, new: Row) -> None:
        """Replace a row by another one."""
        with self.without_triggers():
            self.remove(table, old)
            self.insert(table, new)

    def remove(self, table: str, row: Row) -> None:
        condition = " AND ".join(f'"{name}" IS ?' for name in row)
        assert self.connection.execute(f'DELETE FROM "{table}" WHERE {condition}', tuple(row.values())).rowcount == 1

    def insert(self, table: str, row: Row) -> None:
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        self.connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))


def named(found: list[Finding], table: str, row: Row) -> bool:
    """Say whether the row is among what was found, or (where no single row can be) its table."""
    if table == "ledger_entry":
        return any(finding.sequence == row["sequence"] for finding in found)
    if table == "ledger_payload":
        return any(row["sequence"] in {finding.sequence, finding.row} for finding in found)
    if table in LEDGER or (table.startswith(("sqlite_", "search_")) and table != "search_record"):
        return bool(found)
    return any(finding.table == table and finding.row == row["id"] for finding in found)


def test_every_table_has_rows_to_be_tampered_with(hand: Hand) -> None:
    few = {table for table in hand.tables() if len(hand.rows(table)) < (1 if table in SINGLE else 2)}
    assert few == set()
    assert hand.findings() == []


def test_every_field_of_every_table(hand: Hand) -> None:
    missed, tried = [], 0
    for table in hand.tables():
        row = hand.rows(table)[1 if table not in SINGLE else 0]
        for column, value in row.items():
            edited = row | {column: build.another(value)}
            with hand.at_work():
                hand.put(table, row, edited)
                found = hand.findings()
            tried += 1
            if not (named(found, table, row) or named(found, table, edited)):
                missed.append(f"{table}.{column}")
    assert missed == []
    assert tried > 200


def test_a_field_that_is_emptied_is_found(hand: Hand) -> None:
    missed = []
    for table in rows.tables(hand.connection):
        row = hand.rows(table)[1]
        question = f'SELECT name FROM pragma_table_info("{table}") WHERE "notnull" = 0 AND NOT pk'
        for (column,) in hand.connection.execute(question).fetchall():
            with hand.at_work():
                hand.put(table, row, row | {column: None})
                if not named(hand.findings(), table, row):
                    missed.append(f"{table}.{column}")
    assert missed == []


def test_a_row_removed_from_any_table(hand: Hand) -> None:
    missed = []
    for table in hand.tables():
        for row in hand.rows(table)[:2]:
            with hand.at_work():
                with hand.without_triggers():
                    hand.remove(table, row)
                if not named(hand.findings(), table, row):
                    missed.append(table)
    assert missed == []


def test_a_row_put_into_any_table(hand: Hand) -> None:
    missed = []
    for table in hand.tables():
        added = {column: build.another(value) for column, value in hand.rows(table)[-1].items()}
        with hand.at_work():
            hand.insert(table, added)
            if not named(hand.findings(), table, added):
                missed.append(table)
    assert missed == []


def swapped(rows_there: list[Row]) -> tuple[Row, Row, Row, Row] | None:
    """Return two rows, and the same two with their keys exchanged, where that makes a difference."""
    for first, second in itertools.combinations(rows_there, 2):
        key = next(column for column in first if first[column] != second[column])
        left, right = second | {key: first[key]}, first | {key: second[key]}
        if left not in rows_there:
            return first, second, left, right
    return None


def test_two_rows_that_change_places(hand: Hand) -> None:
    missed = []
    for table in hand.tables():
        if (found := swapped(hand.rows(table))) is None:
            assert table in SINGLE | {"search_idx"}
            continue
        first, second, left, right = found
        with hand.at_work():
            with hand.without_triggers():
                hand.remove(table, first)
                hand.remove(table, second)
                hand.insert(table, left)
                hand.insert(table, right)
            if not named(hand.findings(), table, first):
                missed.append(table)
    assert missed == []


def test_bytes_in_place_of_the_text_that_spells_them(hand: Hand) -> None:
    row = hand.rows("person")[0]
    with hand.at_work():
        hand.put("person", row, row | {"number": b"\xff\xfe"})
        assert named(hand.findings(), "person", row)
    with hand.at_work() as connection:
        # A text that is not text: it must be named, not end the check.
        connection.execute("UPDATE person SET number = CAST(x'fffe41' AS TEXT) WHERE id = ?", (row["id"],))
        assert named(hand.findings(), "person", row)


@pytest.mark.parametrize(
    ("deed", "rule"),
    [
        ('DROP TRIGGER "custody_event_no_update"', "schema-missing"),
        ('DROP INDEX "ix_device_case_id"', "schema-missing"),
        ("DROP TABLE gap_explanation", "schema-missing"),
        ("CREATE TABLE other (id INTEGER PRIMARY KEY, note TEXT)", "schema-unknown"),
        ("CREATE VIEW other AS SELECT * FROM staff", "schema-unknown"),
        ("CREATE INDEX other ON staff (name)", "schema-unknown"),
        ("CREATE TRIGGER other AFTER INSERT ON staff BEGIN DELETE FROM seal; END", "schema-unknown"),
        ("ALTER TABLE staff ADD COLUMN note TEXT", "schema-changed"),
        ("ANALYZE", "schema-unknown"),
        (f"PRAGMA user_version = {migrations.NEWEST + 7}", "schema-version"),
    ],
)
def test_a_changed_schema_is_named(hand: Hand, deed: str, rule: str) -> None:
    with hand.at_work() as connection:
        connection.execute(deed)
        assert rule in {finding.rule for finding in hand.findings()}


def test_rows_in_a_table_that_nobody_thought_of(hand: Hand) -> None:
    with hand.at_work() as connection:
        connection.execute('CREATE TABLE "odd ""name" (note TEXT)')
        connection.execute('INSERT INTO "odd ""name" VALUES (\'something kept here\')')
        found = {finding.rule: finding for finding in hand.findings()}
    assert found["schema-unknown"].table == found["row-inserted"].table == 'odd "name'


def test_each_rule_names_its_first_record_and_counts_the_others(hand: Hand) -> None:
    with hand.at_work() as connection:
        connection.execute("UPDATE person SET year_group = '7X' WHERE id > 1")
        (found,) = [finding for finding in hand.findings() if finding.rule == "row-edited"]
    assert (found.table, found.row) == ("person", 2)
    assert "row 2" in found.subject
    assert "1 more" in found.message
    assert found.severity is Severity.ALARM
    assert found.still_works
    assert found.what_next


# -- the record ------------------------------------------------------------------------------------------------


def entry(hand: Hand, sequence: int) -> Row:
    return next(row for row in hand.rows("ledger_entry") if row["sequence"] == sequence)


def test_a_leaf_changed_with_its_hash_made_to_fit(hand: Hand) -> None:
    row = entry(hand, 5)
    leaf = row["leaf"].replace('"actor":1', '"actor":2')
    assert leaf != row["leaf"]
    with hand.at_work():
        made = {"leaf": leaf, "leaf_hash": ledger.leaf_hash(leaf.encode()), "actor_id": 2}
        hand.put("ledger_entry", row, row | made)
        assert {finding.rule for finding in hand.findings()} == {"head"}


@pytest.mark.parametrize("leaf", ["", "{", "[]", "7", '{"rows": 3}', '{"rows": [["a"]]}', "[" * 90_000])
def test_a_leaf_that_is_none(hand: Hand, leaf: str) -> None:
    row = entry(hand, 5)
    with hand.at_work():
        hand.put("ledger_entry", row, row | {"leaf": leaf})
        found = {finding.rule: finding for finding in hand.findings()}
    assert found["leaf"].sequence == found["leaf-form"].sequence == 5


def test_entries_re_ordered_and_taken_out(hand: Hand) -> None:
    four, five = entry(hand, 4), entry(hand, 5)
    with hand.at_work(), hand.without_triggers():
        hand.remove("ledger_entry", four)
        hand.remove("ledger_entry", five)
        hand.insert("ledger_entry", four | {"sequence": 5})
        hand.insert("ledger_entry", five | {"sequence": 4})
        found = {finding.rule: finding for finding in hand.findings()}
        assert found["columns"].sequence == found["payload"].sequence == 4
        assert "head" in found
    with hand.at_work(), hand.without_triggers():
        hand.remove("ledger_entry", four)
        found = {finding.rule: finding for finding in hand.findings()}
        assert found["sequence"].sequence == 4
        assert found["payload-alone"].row == 4


def test_details_that_an_erasure_names_may_be_gone(hand: Hand) -> None:
    """The form of an erasure to come: its leaf says of the details, as of a row, that they are gone."""
    last = max(row["sequence"] for row in hand.rows("ledger_entry"))
    row, details = entry(hand, last), [d for d in hand.rows("ledger_payload") if d["sequence"] in {3, last}]
    content = json.loads(row["leaf"])
    content["rows"].append(["ledger_payload", 3, None])
    leaf = canonical(content)
    with hand.at_work(), hand.without_triggers():
        hand.remove("ledger_payload", details[0])
        assert "payload-missing" in {finding.rule for finding in hand.findings()}
        hand.put("ledger_entry", row, row | {"leaf": leaf, "leaf_hash": ledger.leaf_hash(leaf.encode())})
        found = {finding.rule for finding in hand.findings()}
    assert "payload-missing" not in found
    assert "row-unsalted" in found


# -- the whole of it, on disk ----------------------------------------------------------------------------------


def rules(verdict: Verdict) -> set[str]:
    return {finding.rule for finding in verdict.findings}


def checked(folder: Path, against: SealedPoint | None = None) -> Verdict:
    with build.open_vault(folder) as vault:
        return verify.check(vault, against=against)


def head_of(vault: Vault) -> SealedPoint:
    head = vault.store.head()
    return SealedPoint(vault=vault.id, size=head.size, root=head.root())


def recompute(folder: Path, edit: Callable[[sqlcipher.Connection], None]) -> None:
    """Change rows and then make everything fit that can be made to fit with the key: digests, leaves, head, anchor."""
    with closing(build.raw(folder)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        triggers = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
        for name in names:
            connection.execute(f'DROP TRIGGER "{name}"')
        edit(connection)
        leaves = [_refit(connection, *found) for found in _entries(connection)]
        head = ledger.EMPTY.extend(leaves)
        connection.execute("UPDATE ledger_head SET size = ?, nodes = ?", (head.size, head.to_bytes()))
        for sql in triggers:
            connection.execute(sql)
    data_key = build.data_key(folder)
    held = anchor.read(folder, keys.anchor_key(data_key))
    assert isinstance(held, Anchor)
    made = Anchor(vault=held.vault, size=head.size, root=head.root(), date=clock.now())
    anchor.write(folder, made, keys.anchor_key(data_key))


def _entries(connection: sqlcipher.Connection) -> list[tuple[int, str, bytes]]:
    question = "SELECT sequence, leaf, salt FROM ledger_entry JOIN ledger_payload USING (sequence) ORDER BY sequence"
    return list(connection.execute(question))


def _refit(connection: sqlcipher.Connection, sequence: int, leaf: str, salt: bytes) -> bytes:
    content = json.loads(leaf)
    for said in content["rows"]:
        cursor = connection.execute(f'SELECT * FROM "{said[0]}" WHERE id = ?', (said[1],))
        row = dict(zip([column[0] for column in cursor.description or ()], cursor.fetchone(), strict=True))
        said[2] = row_digest(salt, said[0], row)
        if said[0] in search.SEARCHED:
            words, key = search.words_of(said[0], row), search.key_of(said[0], said[1])
            connection.execute("UPDATE search SET words = ? WHERE rowid = ?", (words, key))
    made = canonical(content)
    hashed = ledger.leaf_hash(made.encode())
    connection.execute("UPDATE ledger_entry SET leaf = ?, leaf_hash = ? WHERE sequence = ?", (made, hashed, sequence))
    return hashed


def test_the_whole_log_recomputed_is_found_against_an_outside_head_only(folder: Path, tmp_path: Path) -> None:
    with build.open_vault(folder) as vault:
        sheet, kept = head_of(vault), tmp_path / "elsewhere.cordon"
        vault.backup(kept)
    seen.forget(sheet.vault)
    recompute(folder, lambda connection: connection.execute("UPDATE person SET full_name = 'Hal Fernsby' WHERE id = 2"))
    with build.open_vault(folder) as vault:
        assert vault.alarm is None
        alone = verify.check(vault)
        assert alone.sound
        assert not alone.confirmed
        assert "itself only" in alone.sentence
        assert rules(verify.check(vault, against=sheet)) == {"rewritten"}
        (found,) = verify.check(vault, against=verify.point_of_backup(vault, kept)).findings
    assert found.rule == "rewritten"
    assert found.sequence is not None
    assert found.severity is not Severity.NOTICE


def test_the_whole_log_recomputed_is_found_by_the_computer_that_saw_it(folder: Path) -> None:
    with build.open_vault(folder):
        pass
    recompute(folder, lambda connection: connection.execute("UPDATE person SET full_name = 'Hal Fernsby' WHERE id = 2"))
    assert rules(checked(folder)) == {"rewritten"}


def test_an_older_database_put_back_with_its_older_anchor(folder: Path, tmp_path: Path) -> None:
    old = Path(shutil.copytree(folder, tmp_path / "old"))
    with build.open_vault(folder) as vault:
        build.do(
            vault, "staff.add", build.ask("staff.add", login="hfernsby", name="Hal Fernsby", role="dsl", initials="HF")
        )
        sheet = head_of(vault)
    for name in (RECORDS, anchor.NAME):
        shutil.copy(old / name, folder / name)
    verdict = checked(folder)
    (found,) = verdict.findings
    assert (found.rule, found.sequence) == ("shorter", sheet.size)
    seen.forget(sheet.vault)
    assert checked(folder).sound
    assert rules(checked(folder, sheet)) == {"shorter"}


def test_an_older_database_beside_the_newer_anchor(folder: Path, tmp_path: Path) -> None:
    old = Path(shutil.copy(folder / RECORDS, tmp_path / RECORDS))
    with build.open_vault(folder) as vault:
        build.do(
            vault, "staff.add", build.ask("staff.add", login="hfernsby", name="Hal Fernsby", role="dsl", initials="HF")
        )
        seen.forget(vault.id)
    shutil.copy(old, folder / RECORDS)
    assert "shorter" in rules(checked(folder))


def test_an_anchor_that_is_gone_or_of_another_vault(folder: Path, tmp_path: Path) -> None:
    (folder / anchor.NAME).unlink()
    assert rules(checked(folder)) == {"anchor"}
    other = Anchor(vault="ab" * 16, size=1, root=bytes(32), date=clock.now())
    anchor.write(folder, other, keys.anchor_key(build.data_key(folder)))
    assert "another-vault" in rules(checked(folder))
    point = SealedPoint(vault="ab" * 16, size=1, root=bytes(32))
    assert "another-vault" in rules(checked(folder, point))


def test_a_page_damaged_while_the_vault_is_open(folder: Path) -> None:
    with build.open_vault(folder) as vault:
        with (folder / RECORDS).open("r+b") as file:
            file.seek(4096 * 20 + 900)
            byte = file.read(1)
            file.seek(-1, 1)
            file.write(bytes([byte[0] ^ 1]))
        found = {finding.rule: finding for finding in verify.check(vault).findings}
        assert "pages" in found
        assert found["pages"].severity is Severity.DAMAGE


def test_a_file_that_is_longer_than_its_database(folder: Path) -> None:
    with build.open_vault(folder) as vault:
        with (folder / RECORDS).open("ab") as file:
            file.write(bytes(4096))
        assert "file" in rules(verify.check(vault))


def test_a_backup_that_is_damaged_is_found_by_the_deep_check(folder: Path) -> None:
    with build.open_vault(folder) as vault:
        build.do(
            vault, "staff.add", build.ask("staff.add", login="hfernsby", name="Hal Fernsby", role="dsl", initials="HF")
        )
    (path,) = backup.kept(folder / backup.FOLDER)[-1:]
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    with build.open_vault(folder) as vault:
        assert verify.check(vault).sound
        (found,) = verify.check(vault, deep=True).findings
    assert found.rule == "backup"
    assert path.name in found.subject
