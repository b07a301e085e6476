"""No write without its record: whatever path a write takes, it is rolled back and said, unless an action records it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import UnrecordedWrite
from desktop_app.models.case import Case
from desktop_app.models.device import Device
from desktop_app.models.school import School, Staff
from desktop_app.models.tables import METADATA
from desktop_app.vault import base, verify
from desktop_app.vault.transaction import Transaction
from desktop_app.vault.vault import Vault
from tests import build
from tests.vault import making

Attempt = Callable[[Transaction], object]


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """An open vault with one case and one sealed phone."""
    with build.new_vault(tmp_path / "home") as made:
        making.sealed(made, making.a_phone(made, making.a_case(made)), "SEAL 0001")
        yield made


def driver(tx: Transaction) -> sqlcipher.Connection:
    """Return the driver's own connection under an action."""
    return base.driver(tx)


def contents(vault: Vault) -> dict[str, list[object]]:
    """Return everything the database holds, the schema and the counters too."""
    with verify.reading(vault) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        names = ["sqlite_master", *(name for (name,) in tables)]
        return {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in names}


def nothing_happened(vault: Vault, before: dict[str, list[object]]) -> None:
    """See that the vault is as it was, agrees with itself, and takes the next action."""
    assert contents(vault) == before
    making.a_case(vault)
    assert verify.check(vault).findings == ()


# -- paths of writing ------------------------------------------------------------------------------------------


def _statement(words: str, *given: object) -> Attempt:
    def attempt(tx: Transaction) -> object:
        return tx.session.connection().exec_driver_sql(words, given)

    attempt.__name__ = words[:60]
    return attempt


def orm_add(tx: Transaction) -> None:
    tx.session.add(School(name="Another Imaginary School"))


def orm_change(tx: Transaction) -> None:
    tx.session.get_one(Case, 1).title = "Another title"


def orm_delete(tx: Transaction) -> None:
    tx.session.delete(tx.session.get_one(School, 1))


def orm_bulk_insert(tx: Transaction) -> None:
    tx.session.execute(sa.insert(School), [{"name": "One"}, {"name": "Two"}])


def orm_bulk_update(tx: Transaction) -> None:
    tx.session.execute(sa.update(Device).values(make="Another"))


def orm_bulk_by_key(tx: Transaction) -> None:
    tx.session.execute(sa.update(Device), [{"id": 1, "make": "Another"}])


def orm_bulk_delete(tx: Transaction) -> None:
    tx.session.execute(sa.delete(School).where(School.id == 1))


def legacy_bulk(tx: Transaction) -> None:
    tx.session.bulk_insert_mappings(sa.inspect(School), [{"name": "One"}])


def core_insert(tx: Transaction) -> None:
    tx.session.connection().execute(sa.insert(METADATA.tables["school"]).values(name="Three"))


def core_from_select(tx: Transaction) -> None:
    rows = sa.select(School.name)
    tx.session.connection().execute(sa.insert(School).from_select(["name"], rows))


def textual(tx: Transaction) -> None:
    tx.session.execute(sa.text("UPDATE device SET make = :make"), {"make": "Another"})


def driver_cursor(tx: Transaction) -> None:
    tx.session.connection()
    driver(tx).cursor().execute("UPDATE device SET make = 'Another'")


def driver_many(tx: Transaction) -> None:
    tx.session.connection()
    driver(tx).executemany("INSERT INTO school (name) VALUES (?)", [("One",), ("Two",)])


def after_the_record(tx: Transaction) -> None:
    tx.record("test.deed", 1, "{}", subject="test")
    tx.session.get_one(Case, 1).title = "Another title"


def after_the_record_by_the_driver(tx: Transaction) -> None:
    tx.record("test.deed", 1, "{}", subject="test")
    driver(tx).execute("UPDATE device SET make = 'Another'")


def inside_a_savepoint(tx: Transaction) -> None:
    with tx.session.begin_nested():
        tx.session.add(School(name="Another Imaginary School"))


def of_a_column_to_itself(tx: Transaction) -> None:
    tx.session.execute(sa.text("UPDATE device SET make = make"))


WRITES: tuple[Attempt, ...] = (
    orm_add,
    orm_change,
    orm_delete,
    orm_bulk_insert,
    orm_bulk_update,
    orm_bulk_by_key,
    orm_bulk_delete,
    legacy_bulk,
    core_insert,
    core_from_select,
    textual,
    driver_cursor,
    driver_many,
    after_the_record,
    after_the_record_by_the_driver,
    inside_a_savepoint,
    of_a_column_to_itself,
    _statement("REPLACE INTO school (id, name) VALUES (1, 'Another')"),
    _statement("INSERT INTO school (id, name) VALUES (1, 'A') ON CONFLICT (id) DO UPDATE SET name = 'Another'"),
    _statement("INSERT OR IGNORE INTO school (name) VALUES ('Another')"),
    _statement("UPDATE OR REPLACE staff SET initials = 'X'"),
    _statement("UPDATE school SET id = 77"),
    _statement("DELETE FROM school"),
    _statement("DELETE FROM school WHERE id = 1"),
    _statement("WITH old AS (SELECT 1 AS id) DELETE FROM school WHERE id IN (SELECT id FROM old)"),
    _statement("UPDATE school SET name = 'Another' RETURNING id"),
    _statement("UPDATE device SET make = CAST(x'ff' AS TEXT)"),
)


@pytest.mark.parametrize("attempt", WRITES, ids=lambda attempt: attempt.__name__)
def test_a_write_that_no_action_records_is_rolled_back_and_said(vault: Vault, attempt: Attempt) -> None:
    before = contents(vault)
    with pytest.raises(UnrecordedWrite) as told, vault.writing() as tx:
        attempt(tx)
    assert told.value.safe
    assert told.value.next_step
    nothing_happened(vault, before)


# -- walls that cannot be taken down ---------------------------------------------------------------------------

FORBIDDEN = (
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA writable_schema = ON",
    "PRAGMA defer_foreign_keys = ON",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA ignore_check_constraints = ON",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA user_version = 7",
    "PRAGMA query_only = ON",
    "PRAGMA rekey = 'another'",
    "PRAGMA cipher_plaintext_header_size = 32",
    "DROP TRIGGER custody_event_no_update",
    'DROP TRIGGER temp."touch_device_UPDATE"',
    "DROP TABLE hold",
    "DROP INDEX ix_device_state",
    "CREATE TABLE notes (words)",
    "CREATE TEMP TABLE notes (words)",
    "CREATE TABLE notes AS SELECT * FROM device",
    "CREATE VIEW seen AS SELECT cordon_touch('device', 9)",
    "CREATE TEMP TRIGGER quiet AFTER UPDATE ON device BEGIN SELECT 1; END",
    "CREATE INDEX more ON device (make)",
    "CREATE VIRTUAL TABLE words USING fts5(a)",
    "ALTER TABLE device ADD COLUMN notes",
    "ALTER TABLE device RENAME TO gadget",
    "ATTACH ':memory:' AS other",
    "REINDEX",
    "ANALYZE",
    "COMMIT",
    "END TRANSACTION",
    "UPDATE sqlite_sequence SET seq = 0",
    "DELETE FROM sqlite_sequence",
    "INSERT INTO sqlite_sequence VALUES ('device', 900)",
    "DELETE FROM sqlite_master",
    "SELECT cordon_touch('device', 1)",
    "SELECT cordon_touch('device', 900)",
    "SELECT cordon_touch('ledger_entry', 1)",
    "SELECT cordon_touch('nothing', 'of this')",
    "UPDATE device SET make = cordon_touch('device', 1)",
    "INSERT INTO ledger_entry SELECT 99, 1, 1, '2026', 'a', 'b', '{}', x'00'",
    "UPDATE ledger_entry SET action = 'other'",
    "DELETE FROM ledger_entry",
    "DELETE FROM ledger_payload",
    "UPDATE ledger_payload SET kept = x'00'",
    "UPDATE ledger_head SET size = 0",
    "DELETE FROM ledger_head",
    "REPLACE INTO ledger_head VALUES (1, 0, x'00')",
    "UPDATE custody_event SET reason = 'Another'",
    "DELETE FROM custody_event",
    "REPLACE INTO seal (id, case_id, device_id, number) VALUES (1, 1, 1, 'SEAL 0002')",
)


@pytest.mark.parametrize("words", FORBIDDEN)
def test_what_would_take_down_a_wall_is_denied_and_said(vault: Vault, words: str) -> None:
    before = contents(vault)
    with pytest.raises(UnrecordedWrite), vault.writing() as tx:
        tx.session.connection().exec_driver_sql(words)
        tx.record("test.deed", 1, "{}", subject="test")
    nothing_happened(vault, before)


def test_a_denial_that_is_swallowed_has_done_nothing(vault: Vault) -> None:
    with vault.writing() as tx:
        connection = tx.session.connection()
        for words in FORBIDDEN:
            with pytest.raises(DBAPIError):
                connection.exec_driver_sql(words)
        tx.session.add(School(name="Another Imaginary School"))
        tx.record("test.deed", 1, "{}", subject="test")
    assert verify.check(vault).findings == ()


@pytest.mark.parametrize("pragma", ["vacuum", "VACUUM INTO 'copy.db'"])
def test_a_vacuum_does_nothing(vault: Vault, pragma: str) -> None:
    before = contents(vault)
    with pytest.raises((UnrecordedWrite, DBAPIError)), vault.writing() as tx:
        tx.session.connection().exec_driver_sql(pragma)
    nothing_happened(vault, before)
    assert not Path("copy.db").exists()


# -- transactions that end otherwise ---------------------------------------------------------------------------


def test_two_records_in_one_transaction_are_refused(vault: Vault) -> None:
    before = contents(vault)
    with pytest.raises(UnrecordedWrite), vault.writing() as tx:
        tx.session.add(School(name="One"))
        tx.record("test.deed", 1, "{}", subject="test")
        tx.record("test.deed", 1, "{}", subject="test")
    nothing_happened(vault, before)


def test_an_exception_inside_puts_everything_back(vault: Vault) -> None:
    before = contents(vault)
    with pytest.raises(ZeroDivisionError), vault.writing() as tx:
        tx.session.add(School(name="One"))
        tx.record("test.deed", 1, "{}", subject="test")
        raise ZeroDivisionError
    nothing_happened(vault, before)


def test_a_constraint_that_is_broken_puts_everything_back(vault: Vault) -> None:
    before = contents(vault)
    with pytest.raises(IntegrityError) as told, vault.writing() as tx:
        driver(tx)
        tx.session.execute(sa.text("UPDATE device SET state = 'lost', make = :make"), {"make": "A Secret Make"})
        tx.record("test.deed", 1, "{}", subject="test")
    assert "Secret" not in str(told.value)
    nothing_happened(vault, before)


def test_an_action_that_does_nothing_leaves_nothing(vault: Vault) -> None:
    before = contents(vault)
    with vault.writing() as tx:
        assert tx.session.get_one(Case, 1).title
    nothing_happened(vault, before)


def test_a_commit_by_the_verb_is_denied(vault: Vault) -> None:
    before = contents(vault)
    with pytest.raises(UnrecordedWrite), vault.writing() as tx:
        tx.session.add(School(name="One"))
        tx.session.commit()
    nothing_happened(vault, before)


def test_a_commit_by_the_driver_is_denied(vault: Vault) -> None:
    before = contents(vault)
    with pytest.raises(UnrecordedWrite), vault.writing() as tx:
        tx.session.connection()
        driver(tx).execute("UPDATE device SET make = 'Another'")
        driver(tx).commit()
    nothing_happened(vault, before)


def test_a_write_after_the_driver_rolled_back_does_not_stand_by_itself(vault: Vault) -> None:
    before = contents(vault)
    with pytest.raises(UnrecordedWrite), vault.writing() as tx:
        tx.session.connection()
        driver(tx).execute("ROLLBACK")
        driver(tx).execute("UPDATE device SET make = 'Another'")
    nothing_happened(vault, before)
    with pytest.raises(UnrecordedWrite), vault.writing() as tx:
        tx.session.add(School(name="One"))
        tx.session.flush()
        driver(tx).rollback()
        tx.record("test.deed", 1, "{}", subject="test")
    nothing_happened(vault, contents(vault))


@pytest.mark.parametrize("again", [False, True])
def test_a_rollback_after_the_record_is_not_acknowledged(vault: Vault, again: bool) -> None:
    before = contents(vault)
    with pytest.raises(UnrecordedWrite), vault.writing() as tx:
        tx.session.add(School(name="One"))
        tx.record("test.deed", 1, "{}", subject="test")
        driver(tx).execute("ROLLBACK")
        if again:
            driver(tx).execute("BEGIN IMMEDIATE")
    nothing_happened(vault, before)


def test_a_rollback_by_the_verb_before_its_record_counts_as_nothing_done(vault: Vault) -> None:
    with vault.writing() as tx:
        tx.session.add(School(name="One"))
        tx.session.flush()
        tx.session.rollback()
        tx.session.add(School(name="Two"))
        tx.record("test.deed", 1, "{}", subject="test")
    assert verify.check(vault).findings == ()


def test_a_savepoint_that_was_rolled_back_leaves_no_trace_in_the_record(vault: Vault) -> None:
    with vault.writing() as tx:
        with pytest.raises(ZeroDivisionError), tx.session.begin_nested():
            tx.session.add(School(name="Never there"))
            tx.session.flush()
            tx.session.execute(sa.text("UPDATE school SET address = 'Never there'"))
            raise ZeroDivisionError
        tx.session.add(Staff(login="b", name="Hal Fernsby", role="deputy", initials="HF"))  # type: ignore[arg-type]
        tx.record("test.deed", 1, "{}", subject="test")
    assert verify.check(vault).findings == ()
    with vault.reading() as session:
        assert session.execute(sa.select(School.name)).scalars().all() == ["Fernhollow School"]


def test_a_row_that_came_and_went_within_one_action_is_on_the_record(vault: Vault) -> None:
    with vault.writing() as tx:
        passing = School(name="Only passing")
        tx.session.add(passing)
        tx.session.flush()
        tx.session.delete(passing)
        tx.record("test.deed", 1, "{}", subject="test")
    assert verify.check(vault).findings == ()
    making.a_case(vault)
    assert verify.check(vault).findings == ()


def test_what_one_action_left_unrecorded_does_not_reach_the_next(vault: Vault) -> None:
    with pytest.raises(UnrecordedWrite), vault.writing() as tx:
        tx.session.add(School(name="One"))
    with vault.writing() as tx:
        tx.session.add(School(name="Two"))
        tx.record("test.deed", 1, "{}", subject="test")
    assert tx.tables == {"school", "ledger_entry"}
    assert verify.check(vault).findings == ()


def test_one_case_and_shared_rows_are_never_written_by_one_action(vault: Vault) -> None:
    making.a_case(vault)
    before = contents(vault)
    with pytest.raises(AssertionError, match="never both"), vault.writing() as tx:
        tx.session.get_one(Case, 1).title = "One"
        tx.session.get_one(Case, 2).title = "Two"
        tx.record("test.deed", 1, "{}", subject="test")
    nothing_happened(vault, before)
