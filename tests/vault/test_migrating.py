"""Bringing a vault up to a new version: a copy first, all or nothing, and on the record."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import DatabaseDamaged
from desktop_app.vault import base, engine, migrating, migrations, rebuild, schema, trail, warrant
from desktop_app.vault.migrations import Step
from desktop_app.vault.vault import RECORDS
from tests import build
from tests.tampering import Hand

Steps = tuple[Step, ...]


def motto(connection: sqlcipher.Connection) -> None:
    """Add a column with a value of its own, change a value, and take a row away."""
    connection.execute("ALTER TABLE school ADD COLUMN motto VARCHAR DEFAULT 'ever onward'")
    connection.execute("UPDATE person SET position = upper(position)")
    connection.execute("DELETE FROM own_contact WHERE id = 3")


def with_step(step: Step) -> Steps:
    return (*migrations.STEPS, step)


def bring_up(folder: Path, step: Step) -> Path:
    return migrating.bring_up(folder / RECORDS, build.database_key(folder), with_step(step))


def contents(path: Path, folder: Path) -> bytes:
    with closing(engine.connect(path, build.database_key(folder), read_only=True)) as connection:
        return base.snapshot(connection)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {f"{RECORDS}-journal"}


def test_the_schema_after_all_steps_is_that_of_the_records() -> None:
    with closing(sqlcipher.connect(":memory:", isolation_level=None)) as connection:
        migrations.migrate(connection)
        assert schema.present(connection) == schema.expected()
        assert migrations.version_of(connection) == migrations.NEWEST


def test_a_step_is_taken_with_a_copy_first_and_a_base_on_the_record(folder: Path) -> None:
    before, held = contents(folder / RECORDS, folder), names(folder)
    copy = bring_up(folder, motto)
    assert contents(copy, folder) == before
    assert copy.read_bytes()[:15] != b"SQLite format 3"
    assert copy.stat().st_mode & 0o077 == 0
    assert names(folder) == held
    with closing(engine.connect(folder / RECORDS, build.database_key(folder))) as connection:
        assert migrations.version_of(connection) == migrations.NEWEST + 1
        assert connection.execute("SELECT DISTINCT motto FROM school").fetchall() == [("ever onward",)]
        assert base.rows_out_of_step(connection) == []
        read = trail.read(connection)
        assert read.findings == []
        question = (
            "SELECT e.action, e.actor_id, e.case_id, p.request, p.kept FROM ledger_entry e JOIN ledger_payload p "
        )
        last = connection.execute(question + "USING (sequence) WHERE sequence = ?", (len(read.leaves),)).fetchone()
        assert last[:3] == (warrant.MIGRATE, warrant.NOBODY, None)
        asked = json.loads(last[3])
        assert asked["base"] is True
        assert asked["request"] == {"from": migrations.NEWEST, "to": migrations.NEWEST + 1, "out_of_step": []}
        assert last[4] == base.snapshot(connection)


def test_the_vault_opens_after_a_step_and_its_sealed_point_follows(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "NEWEST", migrations.NEWEST + 1)
    bring_up(folder, motto)
    with build.open_vault(folder) as vault:
        assert vault.alarm is None
        build.add_staff(vault)
        size = vault.store.head().size
    with build.open_vault(folder) as vault:
        assert vault.alarm is None
        assert vault.store.head().size == size


def test_a_rebuild_starts_from_the_base(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a step that leaves the tables as the records know them."""

    def louder(connection: sqlcipher.Connection) -> None:
        connection.execute("UPDATE person SET position = upper(position)")
        connection.execute("DELETE FROM own_contact WHERE id = 3")

    steps = with_step(louder)
    bring_up(folder, louder)
    monkeypatch.setattr(migrations, "NEWEST", len(steps))
    monkeypatch.setattr(migrations.migrate, "__defaults__", (steps,))
    with build.open_vault(folder) as vault:
        build.fill(vault, rounds=1)
    with closing(engine.connect(folder / RECORDS, build.database_key(folder), read_only=True)) as connection:
        calls: list[str] = []

        def counted(*given: object) -> None:
            calls.append(str(given[1]))
            build.replay(*given)  # type: ignore[arg-type]

        assert rebuild.rebuild(connection, counted) == []
        assert warrant.MIGRATE not in calls
        assert 0 < len(calls) < len(trail.read(connection).leaves) / 2


def failing(connection: sqlcipher.Connection) -> None:
    motto(connection)
    raise RuntimeError("in the middle")


def dangling(connection: sqlcipher.Connection) -> None:
    connection.execute("DELETE FROM person WHERE id = 1")


@pytest.mark.parametrize(("step", "error"), [(failing, RuntimeError), (dangling, DatabaseDamaged)])
def test_a_step_that_fails_leaves_the_old_vault_as_it_was(
    folder: Path, step: Callable[[sqlcipher.Connection], None], error: type[Exception]
) -> None:
    before, held = (folder / RECORDS).read_bytes(), names(folder)
    with pytest.raises(error):
        bring_up(folder, step)
    assert (folder / RECORDS).read_bytes() == before
    assert names(folder) == held
    with build.open_vault(folder) as vault:
        assert vault.alarm is None


def test_a_vault_whose_tables_were_changed_is_not_brought_up(folder: Path) -> None:
    with Hand.over(folder) as hand:
        hand.connection.execute("CREATE TABLE other (id INTEGER PRIMARY KEY, note TEXT)")
    before = (folder / RECORDS).read_bytes()
    with pytest.raises(DatabaseDamaged, match="other"):
        bring_up(folder, motto)
    assert (folder / RECORDS).read_bytes() == before


def test_rows_that_were_tampered_with_before_are_not_made_good_by_a_step(folder: Path) -> None:
    with Hand.over(folder) as hand, hand.without_triggers():
        hand.connection.execute("UPDATE person SET full_name = 'Hal Fernsby' WHERE id = 2")
        hand.connection.execute("DELETE FROM seal WHERE id = 3")
    bring_up(folder, motto)
    with closing(engine.connect(folder / RECORDS, build.database_key(folder), read_only=True)) as connection:
        assert base.rows_out_of_step(connection) == [("person", 2), ("seal", 3)]
