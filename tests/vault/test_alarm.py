"""The sealed points: kept up with every action, and an alarm where the record does not agree with one."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import settings
from desktop_app.errors import (
    VaultAlarm,
)
from desktop_app.services import school
from desktop_app.vault import anchor, backup, header, keys, restoring, seen, verify
from desktop_app.vault.anchor import Anchor
from desktop_app.vault.vault import Vault
from tests import build
from tests.vault import making


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a closed vault with one case and one phone."""
    with build.new_vault(tmp_path / "home") as vault:
        making.a_phone(vault, making.a_case(vault))
    return tmp_path / "home"


@pytest.fixture
def at_home(home: Path) -> Iterator[Vault]:
    """That vault, open."""
    with build.open_vault(home) as vault:
        yield vault


def size_of(vault: Vault) -> int:
    return vault.store.head().size


def point_of(vault: Vault) -> Anchor:
    found = anchor.read(vault.folder, keys.anchor_key(build.data_key(vault.folder)))
    assert isinstance(found, Anchor)
    return found


def write_point(home: Path, size: int, root: bytes, vault: str | None = None) -> None:
    """Write a sealed point, as someone who holds the key can."""
    held = header.read(home).vault if vault is None else vault
    date = build.MORNING
    anchor.write(home, Anchor(vault=held, size=size, root=root, date=date), keys.anchor_key(build.data_key(home)))


def test_the_sealed_point_follows_every_action(at_home: Vault) -> None:
    for _action in range(3):
        making.a_case(at_home)
        head = at_home.store.head()
        assert (point_of(at_home).size, point_of(at_home).root) == (head.size, head.root())


def test_a_sealed_point_that_is_one_behind_is_brought_up(home: Path) -> None:
    behind = (home / "anchor.json").read_bytes()
    with build.open_vault(home) as vault:
        making.a_case(vault)
    (home / "anchor.json").write_bytes(behind)
    with build.open_vault(home) as vault:
        assert (vault.alarm, point_of(vault).size) == (None, 4)


def _ahead(home: Path) -> None:
    write_point(home, 9, bytes(32))


def _of_another_course(home: Path) -> None:
    write_point(home, 2, bytes(32))


def _of_another_vault(home: Path) -> None:
    with build.open_vault(home) as vault:
        head = vault.store.head()
    write_point(home, head.size, head.root(), "ab" * 16)


def _missing(home: Path) -> None:
    (home / "anchor.json").unlink()


def _forged(home: Path) -> None:
    text = (home / "anchor.json").read_text()
    (home / "anchor.json").write_text(text.replace('"size": 3', '"size": 2'))


def _damaged(home: Path) -> None:
    (home / "anchor.json").write_bytes(b"\x00\xff{")


def _a_folder(home: Path) -> None:
    (home / "anchor.json").unlink()
    (home / "anchor.json").mkdir()


def _tail_cut(home: Path) -> None:
    connection = build.raw(home)
    connection.execute("DROP TRIGGER ledger_entry_no_delete")
    connection.execute("DELETE FROM ledger_entry WHERE sequence = 3")
    connection.close()


def _head_replaced(home: Path) -> None:
    connection = build.raw(home)
    connection.execute("UPDATE ledger_head SET nodes = x'00'")
    connection.close()


def _head_removed(home: Path) -> None:
    connection = build.raw(home)
    connection.execute("DELETE FROM ledger_head")
    connection.close()


def _leaf_of_text(home: Path) -> None:
    connection = build.raw(home)
    connection.execute("DROP TRIGGER ledger_entry_no_update")
    connection.execute("UPDATE ledger_entry SET leaf_hash = 'a text' WHERE sequence = 2")
    connection.close()


ALARMS = (_ahead, _of_another_course, _of_another_vault, _missing, _forged, _damaged)
BROKEN_HEADS = (_tail_cut, _head_replaced, _head_removed, _leaf_of_text)


@pytest.mark.parametrize("harm", [*ALARMS, _a_folder, *BROKEN_HEADS])
def test_a_sealed_point_that_does_not_fit_raises_the_alarm(home: Path, harm: object) -> None:
    harm(home)  # type: ignore[operator]
    with build.open_vault(home) as vault:
        assert vault.alarm is not None
        assert vault.alarm.sentence.endswith(".")
        with vault.reading() as session:
            assert session.connection().exec_driver_sql('SELECT count(*) FROM "case"').scalar() == 1
        backups = len(backup.kept(home / "backups"))
        with pytest.raises(VaultAlarm, match=r"Nothing was saved\."):
            making.a_case(vault)
    assert len(backup.kept(home / "backups")) == backups
    with build.open_vault(home) as vault:
        assert vault.alarm is not None


@pytest.mark.parametrize("harm", ALARMS)
def test_an_accepted_alarm_ends_and_stays_on_the_record(home: Path, harm: object) -> None:
    harm(home)  # type: ignore[operator]
    with build.open_vault(home) as vault:
        accept(vault)
        assert vault.alarm is None
        making.a_case(vault)
        with vault.reading() as session:
            assert [event.detail for event in school.accepted_alarms(session)] == ["The disk was exchanged."]
    with build.open_vault(home) as vault:
        assert vault.alarm is None


def accept(vault: Vault) -> None:
    build.do(vault, "vault.accept_alarm", build.ask("vault.accept_alarm", reason="The disk was exchanged."))


@pytest.mark.parametrize("harm", BROKEN_HEADS)
def test_a_broken_head_cannot_be_accepted_away(home: Path, harm: object) -> None:
    harm(home)  # type: ignore[operator]
    with build.open_vault(home) as vault:
        with pytest.raises(VaultAlarm):
            accept(vault)
        assert vault.alarm is not None
        assert vault.alarm.rule == "head"


def test_an_older_folder_put_back_is_found_by_what_this_computer_saw_last(home: Path) -> None:
    older = shutil.copytree(home, home.parent / "older")
    with build.open_vault(home) as vault:
        making.a_case(vault)
    shutil.rmtree(home)
    older.rename(home)
    with build.open_vault(home) as vault:
        assert vault.alarm is not None
        assert "this computer saw last" in vault.alarm.sentence
        assert (vault.alarm.rule, vault.alarm.sequence) == ("shorter", 4)
        accept(vault)
        vault.store.close()  # not even closing is needed for the acceptance to hold
        vault._lock.close()
    with build.open_vault(home) as vault:
        assert vault.alarm is None


def test_another_course_of_the_record_is_found_by_what_this_computer_saw_last(home: Path) -> None:
    other = shutil.copytree(home, home.parent / "other")
    for place, title in ((home, "One way"), (other, "Another way")):
        with build.open_vault(place) as vault:
            assert vault.alarm is None  # each is a vault of its own: one may be a backup that is being tried out
            making.a_case(vault, title=title)
    shutil.rmtree(home)
    other.rename(home)
    with build.open_vault(home) as vault:
        assert vault.alarm is not None
        assert vault.alarm.rule == "rewritten"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"sealed_points": 3}', "\x00", '{"sealed_points": {"x": 1e999}}'])
def test_settings_that_cannot_be_read_count_as_none(home: Path, text: str) -> None:
    settings.place().write_text(text)
    with build.open_vault(home) as vault:
        assert vault.alarm is None
    assert seen.last(header.read(home).vault, home) is not None


@pytest.mark.parametrize(
    "point", [3, {"size": 1e999}, {"size": "3", "root": "00", "date": "x"}, {"size": 3, "root": "zz"}]
)
def test_a_point_that_cannot_be_one_counts_as_none(home: Path, point: object) -> None:
    vault = header.read(home).vault
    settings.change(lambda held: {"sealed_points": dict.fromkeys(held["sealed_points"], point)})  # type: ignore[call-overload]
    assert seen.last(vault, home) is None
    build.open_vault(home).close()


# -- a backup put back, here and elsewhere ---------------------------------------------------------------------


def put_back(home: Path, made: Path) -> None:
    """Put a backup back on the record, as the command does."""
    done = restoring.restore(
        restoring.plan(made, home), passphrase=build.PASSPHRASE, login=build.LOGIN, floor=build.TINY
    )
    with build.open_vault(home) as vault:
        request = school.Restoring(
            backup_point=done.backup_point, replaced_point=done.replaced_point, reason="The disk was exchanged.",
            replaced_size=done.replaced_size, header=done.header_code,
        )  # fmt: skip
        build.do(vault, "vault.restore", request)
        assert vault.alarm is None


@pytest.fixture
def replaced(home: Path) -> Path:
    """The settings of this computer, as they were before an older backup took the place of what it had seen."""
    with build.open_vault(home) as vault:
        made = vault.backup(home.parent / "older.cordon").path
        making.a_case(vault)
        making.a_case(vault)
    kept = Path(shutil.copy(settings.place(), home.parent / "settings.kept"))
    put_back(home, made)
    return kept


def test_a_computer_that_saw_what_was_replaced_is_warned_and_goes_on(home: Path, replaced: Path) -> None:
    shutil.copy(replaced, settings.place())
    for warnings in (1, 0):
        with build.open_vault(home) as vault:
            assert (vault.alarm, len(vault.warnings)) == (None, warnings)
            making.a_case(vault)


def test_what_no_restoring_explains_stays_an_alarm(home: Path, replaced: Path) -> None:
    name, point = next(iter(json.loads(replaced.read_text())["sealed_points"].items()))
    settings.change(lambda _held: {"sealed_points": {name: point | {"size": 60}}})
    with build.open_vault(home) as vault:
        assert vault.alarm is not None


def test_a_drill_in_another_folder_leaves_the_vault_in_peace(home: Path) -> None:
    with build.open_vault(home) as vault:
        made = vault.backup(home.parent / "made.cordon").path
    put_back(home.parent / "drill", made)
    with build.open_vault(home) as vault:
        assert vault.alarm is None
        making.a_case(vault)


def test_a_deep_check_tells_a_replaced_course_from_an_unexplained_one(home: Path, replaced: Path) -> None:
    with build.open_vault(home) as vault:
        found = verify.check(vault, deep=True)
    assert {finding.rule for finding in found.findings} == {"backup-replaced"}
    assert found.sound
