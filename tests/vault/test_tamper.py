"""What someone who holds the key does behind the program's back is found, in every table and every field."""

import itertools
import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.vault import ledger, migrations, rows
from desktop_app.vault.engine import LEDGER
from desktop_app.vault.findings import Finding, Severity
from desktop_app.vault.transaction import canonical
from tests import build
from tests.tampering import Hand, Row

#: Tables of which a vault has one row only.
SINGLE = {"ledger_head"}


@pytest.fixture(scope="module")
def hand(filled_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hand]:
    """A hand in the database, past every wall, for many small changes that are taken back."""
    folder = Path(shutil.copytree(filled_once, tmp_path_factory.mktemp("hand") / "vault"))
    with closing(build.raw(folder)) as connection:
        yield Hand(folder, connection)


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
            if row[column] is None:
                assert (table, column) == ("vault_event", "header")
                continue
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
