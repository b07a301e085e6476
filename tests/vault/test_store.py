"""The last wall: what is stored is read back, put to the guard once more, and digested as the database has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from desktop_app.errors import ReadOnlyVault, UnrecordedWrite
from desktop_app.models.base import TextRefused
from desktop_app.models.device import Device
from desktop_app.models.school import School
from desktop_app.vault import base, engine, keys, verify
from desktop_app.vault.store import Store
from desktop_app.vault.transaction import canonical, row_digest
from desktop_app.vault.vault import RECORDS, Vault
from tests import build
from tests.vault import making


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """An open vault with one case and one phone."""
    with build.new_vault(tmp_path / "home") as made:
        making.a_phone(made, making.a_case(made))
        yield made


def record(vault: Vault, statement: str, *given: object) -> None:
    """Carry out a statement by the driver, and record it."""
    with vault.writing() as tx:
        tx.session.connection()
        base.driver(tx).execute(statement, given)
        tx.record("test.deed", 1, "{}", subject="test")


# -- what may not be stored, by the driver ---------------------------------------------------------------------

TEXTS = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ",
    "<script>alert(1)</script>",
    "d41d8cd98f00b204e9800998ecf8427e",
    "a\x00b",
    "x" * 20_000,
)


@pytest.mark.parametrize("text", TEXTS)
def test_content_in_a_text_is_refused_however_it_came(vault: Vault, text: str) -> None:
    size = vault.store.head().size
    with pytest.raises(TextRefused) as told:
        record(vault, "UPDATE device SET make = ?", text)
    assert text not in str(told.value)
    assert vault.store.head().size == size
    with vault.reading() as session:
        assert session.get_one(Device, 1).make == "Imaginary"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE device SET make = x'89504e470d0a'",
        "UPDATE device SET make = CAST(x'ff00fe' AS TEXT)",
        "UPDATE device SET since = x'89504e470d0a'",
        "UPDATE device SET since = 'a message of 27 letters!!!!'",
        "UPDATE device SET since = '2026-13-02T09:00:00.000000Z'",
        "UPDATE device SET since = '2026-11-02T09:00:00.000000+'",
        "UPDATE device SET since = 7",
        "UPDATE device SET exhibit_number = 'a whole message of any length'",
        "UPDATE device SET exhibit_number = 1.5",
        "UPDATE device SET exhibit_number = x'89504e470d0a'",
        "UPDATE \"case\" SET review_on = x'89504e470d0a'",
        "UPDATE \"case\" SET review_on = 'ten chars!'",
        "UPDATE \"case\" SET review_on = '2026-02-30'",
        'UPDATE "case" SET review_on = 5',
    ],
)
def test_what_is_not_of_the_columns_kind_is_refused_however_it_came(vault: Vault, statement: str) -> None:
    size = vault.store.head().size
    with pytest.raises(TextRefused):
        record(vault, statement)
    assert vault.store.head().size == size
    making.a_case(vault)
    assert verify.check(vault).findings == ()


@pytest.mark.parametrize("value", ["x'89504e47'", "'a word of no vocabulary'", "7"])
def test_words_are_held_to_their_vocabulary_by_the_database(vault: Vault, value: str) -> None:
    with pytest.raises(Exception, match="CHECK constraint failed"):
        record(vault, f"UPDATE device SET kind = {value}")
    assert verify.check(vault).findings == ()


@pytest.mark.parametrize("value", ["2", "'yes'", "x'01'"])
def test_flags_are_held_to_yes_and_no(vault: Vault, value: str) -> None:
    with pytest.raises(Exception, match="CHECK constraint failed"):
        record(vault, f"UPDATE staff SET left = {value}")


def test_what_is_good_may_come_by_the_driver_too_if_it_is_recorded(vault: Vault) -> None:
    record(vault, "UPDATE device SET make = 'Pretend', since = '2026-11-02T09:00:00.000000Z'")
    assert verify.check(vault).findings == ()


# -- digests ---------------------------------------------------------------------------------------------------


def test_a_digest_is_of_what_the_database_has(vault: Vault) -> None:
    record(vault, "UPDATE device SET make = 5")  # text by the column's affinity
    with verify.reading(vault) as connection:
        (leaf,) = connection.execute("SELECT leaf FROM ledger_entry ORDER BY sequence DESC LIMIT 1").fetchone()
        (salt,) = connection.execute("SELECT salt FROM ledger_payload ORDER BY sequence DESC LIMIT 1").fetchone()
        cursor = connection.execute("SELECT * FROM device")
        row = dict(zip((name for name, *_rest in cursor.description or ()), cursor.fetchone(), strict=True))
    assert row["make"] == "5"
    assert f'["device",1,"{row_digest(salt, "device", row)}"]' in leaf


def test_an_empty_column_that_comes_later_leaves_the_digest_as_it_is() -> None:
    row = {"id": 1, "name": "Wren"}
    assert row_digest(b"s" * 16, "person", row) == row_digest(b"s" * 16, "person", row | {"later": None})
    assert row_digest(b"s" * 16, "person", row) != row_digest(b"s" * 16, "person", row | {"later": ""})
    assert row_digest(b"s" * 16, "person", row) != row_digest(b"s" * 16, "staff", row)
    assert row_digest(b"s" * 16, "person", row) != row_digest(b"t" * 16, "person", row)


def test_one_form_of_json_is_hashed() -> None:
    assert canonical({"b": [1, "ż"], "a": None}) == '{"a":null,"b":[1,"ż"]}'


# -- the store itself ------------------------------------------------------------------------------------------


def test_a_copy_in_memory_is_the_same_and_goes_its_own_way(vault: Vault) -> None:
    copy = vault.store.copy_in_memory()
    before = vault.store.head()
    assert copy.head() == before
    with pytest.raises(UnrecordedWrite), copy.writing(lambda _sequence: vault.stamp()) as tx:
        tx.session.execute(sa.text("DELETE FROM ledger_head"))
    copy.close()
    assert vault.store.head() == before


@pytest.mark.parametrize("words", ["UPDATE device SET make = 'Another'", "DELETE FROM school", "COMMIT", "VACUUM"])
def test_a_question_cannot_write(vault: Vault, words: str) -> None:
    size = vault.store.head().size
    with pytest.raises(Exception, match=r"cannot (be written|VACUUM)|no transaction"), vault.reading() as session:
        session.connection().exec_driver_sql(words)
        session.connection().exec_driver_sql("UPDATE device SET make = 'Another'")
    assert vault.store.head().size == size
    assert verify.check(vault).findings == ()


def test_a_store_for_reading_writes_nothing(vault: Vault) -> None:
    key = keys.database_key(build.data_key(vault.folder))
    store = Store(vault.folder / RECORDS, key, read_only=True)
    with pytest.raises(ReadOnlyVault), store.writing(lambda _sequence: vault.stamp()):
        pass
    store.close()


@pytest.mark.parametrize("key", [b"", b"short", bytes(31), bytes(33)])
def test_a_key_of_another_length_is_a_bug(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        engine.connect(tmp_path / "x", key)
    assert not (tmp_path / "x").exists()


def test_every_connection_is_as_it_was_decided(vault: Vault) -> None:
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "recursive_triggers": 1,
        "cell_size_check": 1,
    }
    key = keys.database_key(build.data_key(vault.folder))
    for read_only in (False, True):
        connection = engine.connect(vault.folder / RECORDS, key, read_only=read_only)
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
        connection.close()
        assert found == wanted


def test_many_questions_at_once_have_their_answers(vault: Vault) -> None:
    with vault.reading() as one, vault.reading() as two:
        assert one.execute(sa.select(School.name)).scalar_one() == two.execute(sa.select(School.name)).scalar_one()
