"""A vault is made, opened and closed; whatever is wrong with it has a sentence of its own, and nothing of it can be read."""

import json
import os
import shutil
import signal
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app import settings
from desktop_app.errors import (
    CordonError,
    DatabaseDamaged,
    DatabaseMissing,
    HeaderDamaged,
    Invalid,
    NewerVault,
    NoVault,
    ReadOnlyVault,
    UnknownReference,
    VaultAlarm,
    VaultInUse,
    WrongPassphrase,
)
from desktop_app.services import school
from desktop_app.vault import anchor, backup, header, keys, seen
from desktop_app.vault.anchor import Anchor
from desktop_app.vault.vault import RECORDS, Vault
from tests import build
from tests.vault import elsewhere, making

NOBODY = 65534
as_root = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="becomes another account")


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


# -- making and closing ----------------------------------------------------------------------------------------


def test_what_was_recorded_is_there_when_it_is_opened_again(home: Path) -> None:
    with build.open_vault(home) as vault:
        assert (vault.alarm, vault.warnings, vault.writable, size_of(vault)) == (None, [], True, 3)
        assert making.a_case(vault) == "C-2026-0002"
    with build.open_vault(home) as vault:
        assert size_of(vault) == 4


def test_a_vault_can_be_opened_with_its_recovery_code(tmp_path: Path) -> None:
    made, code = Vault.create(tmp_path / "v", login="a", passphrase=build.PASSPHRASE, cost=build.TINY)
    made.close()
    with Vault.open_by_recovery(tmp_path / "v", code=code, floor=build.TINY) as vault:
        assert vault.id == made.id


def test_a_vault_is_not_made_in_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").write_text("hello")
    with pytest.raises(Invalid, match="not empty"):
        build.new_vault(tmp_path / "full")
    with pytest.raises(Invalid, match="not empty"):
        build.new_vault(tmp_path / "full" / "letter")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter"]


@pytest.mark.parametrize("there", [False, True])
def test_a_vault_that_could_not_be_made_leaves_nothing(tmp_path: Path, there: bool) -> None:
    if there:
        (tmp_path / "v").mkdir()
    code = """
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    build.new_vault(folder)
except CordonError as fault:
    print(fault.exit_code, list(folder.parent.glob("v/*")), folder.exists())
"""
    done = elsewhere.run(code, tmp_path / "v")
    assert done.stdout == f"4 [] {there}\n", done.stderr
    build.new_vault(tmp_path / "v").close()


def test_only_the_owner_may_look_into_the_folder(home: Path) -> None:
    with build.open_vault(home) as vault:
        making.a_case(vault)
        open_now = {path: stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}
    closed = {path: stat.S_IMODE(path.stat().st_mode) for path in [home, *home.rglob("*")]}
    for path, mode in (open_now | closed).items():
        assert mode == (0o700 if path.is_dir() else 0o600), path.name
    assert {path.name for path in closed} >= {"header.json", RECORDS, "anchor.json", "lock", "backups"}


def test_leftovers_of_a_killed_program_are_cleared_away(home: Path) -> None:
    left = [home / ".anchor.json.abc.part", home / "backups" / "Backup_x.cordon.part"]
    left += [home / "backups" / "Backup_x.cordon.db.part", home / "backups" / ".Backup_x.cordon.part.opened.part"]
    for path in left:
        path.write_bytes(b"half")
    build.open_vault(home).close()
    assert not [path for path in left if path.exists()]


# -- each fault its own sentence -------------------------------------------------------------------------------


def _wrong_passphrase(home: Path) -> None:
    Vault.open(home, passphrase="not that one at all", floor=build.TINY)


def _damaged_header(home: Path) -> None:
    text = (home / "header.json").read_text()
    (home / "header.json").write_text(text.replace('"practice": false', '"practice": true'))


def _no_header(home: Path) -> None:
    (home / "header.json").unlink()


def _no_vault(home: Path) -> None:
    shutil.rmtree(home)
    home.mkdir()


def _empty_database(home: Path) -> None:
    (home / RECORDS).write_bytes(b"")


def _no_database(home: Path) -> None:
    (home / RECORDS).unlink()


def _first_page(home: Path) -> None:
    flip(home / RECORDS, 20)


def _plain_database(home: Path) -> None:
    (home / RECORDS).unlink()
    connection = sqlcipher.connect(str(home / RECORDS))
    connection.execute("CREATE TABLE t (a)")
    connection.close()


def _foreign_file(home: Path) -> None:
    (home / RECORDS).write_bytes(b"a letter" * 1000)


def _another_vaults_database(home: Path) -> None:
    with build.new_vault(home.parent / "other"):
        pass
    shutil.copy(home.parent / "other" / RECORDS, home / RECORDS)


def _newer(home: Path) -> None:
    connection = build.raw(home)
    connection.execute("PRAGMA user_version = 900")
    connection.close()


def _newer_header(home: Path) -> None:
    text = (home / "header.json").read_text()
    (home / "header.json").write_text(text.replace('"format": 1', '"format": 2'))


FAULTS = (
    (_wrong_passphrase, WrongPassphrase),
    (_damaged_header, HeaderDamaged),
    (_no_header, HeaderDamaged),
    (_no_vault, NoVault),
    (_empty_database, DatabaseMissing),
    (_no_database, DatabaseMissing),
    (_first_page, DatabaseDamaged),
    (_plain_database, DatabaseDamaged),
    (_foreign_file, DatabaseDamaged),
    (_another_vaults_database, DatabaseDamaged),
    (_newer, NewerVault),
    (_newer_header, NewerVault),
)


@pytest.mark.parametrize(("harm", "fault"), FAULTS, ids=[harm.__name__[1:] for harm, _fault in FAULTS])
def test_each_fault_has_its_own_error_and_says_what_to_do(home: Path, harm: object, fault: type[CordonError]) -> None:
    with pytest.raises(fault) as told:
        harm(home)  # type: ignore[operator]
        before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.name != "lock"}
        build.open_vault(home)
    assert type(told.value) is fault
    assert told.value.exit_code == 3
    assert told.value.sentence.endswith(".")
    assert told.value.safe
    assert told.value.next_step
    assert build.PASSPHRASE not in str(told.value)
    if harm is not _wrong_passphrase:
        after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.name != "lock"}
        assert {path.name for path in after} - {f"{RECORDS}-journal"} == {path.name for path in before} - {
            f"{RECORDS}-journal"
        }
        assert all(after[path] == before[path] for path in before)


def flip(path: Path, at: int) -> None:
    """Change one byte of a file."""
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 1]))


def test_a_changed_byte_on_any_page_is_damage(home: Path) -> None:
    size = (home / RECORDS).stat().st_size
    for page in range(0, size, 4096):
        flip(home / RECORDS, page + 1000 + page % 3000)
        with pytest.raises(DatabaseDamaged):
            build.open_vault(home)
        flip(home / RECORDS, page + 1000 + page % 3000)
    build.open_vault(home).close()


@pytest.mark.parametrize("cut", [1, 4096, 4097, 40960])
def test_a_database_that_was_cut_off_is_damage(home: Path, cut: int) -> None:
    os.truncate(home / RECORDS, (home / RECORDS).stat().st_size - cut)
    with pytest.raises(DatabaseDamaged):
        build.open_vault(home)


def test_a_vault_in_use_says_by_which_way_in_and_since_when(at_home: Vault) -> None:
    with pytest.raises(VaultInUse) as told:
        build.open_vault(at_home.folder)
    assert at_home.slot is not None
    assert at_home.slot.id[:8] in told.value.sentence
    assert size_of(at_home) == 3


def test_after_a_kill_it_opens_again_at_once_and_takes_back_what_was_half_written(home: Path) -> None:
    code = """
vault = build.open_vault(folder)
with vault.writing() as tx:
    vault.store.raw.execute("PRAGMA user_version")
    # Enough rows that pages reach the file before the transaction ends.
    connection = tx.session.connection()
    connection.exec_driver_sql("UPDATE device SET damage = 'Half-written scratch'")
    for number in range(4000):
        connection.exec_driver_sql(
            "INSERT INTO hold (case_id, basis, placed_at) VALUES (1, hex(zeroblob(3000)) || 'Half-written', '2026-11-02T09:00:00.000000Z')")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    before = (home / RECORDS).read_bytes()
    done = elsewhere.run(code, home)
    assert done.returncode == -signal.SIGKILL, done.stderr
    journal = home / f"{RECORDS}-journal"
    assert (home / RECORDS).read_bytes() != before
    assert journal.stat().st_size > 4096
    assert "Half-written" not in "".join(
        path.read_bytes().decode("latin-1") for path in home.iterdir() if path.is_file()
    )
    with build.open_vault(home) as vault:
        assert (vault.alarm, size_of(vault)) == (None, 3)
        assert making.a_case(vault)
    assert journal.stat().st_size == 0


# -- folders that cannot be written ----------------------------------------------------------------------------

OPENED = """
try:
    vault = build.open_vault(folder)
    print(vault.writable, vault.alarm, vault.store.head().size)
    try:
        making.a_case(vault)
    except CordonError as fault:
        print(type(fault).__name__, fault.exit_code)
    vault.close()
    print(vault.warnings)
except CordonError as fault:
    print(type(fault).__name__, fault.exit_code, fault)
"""


@as_root
def test_a_read_only_folder_opens_for_reading(common: Path) -> None:
    hand_over(common, 0o500, 0o400)
    done = elsewhere.run(OPENED, common, uid=NOBODY)
    assert done.stdout == "False None 3\nReadOnlyVault 4\n[]\n", done.stderr


@as_root
def test_a_folder_that_may_not_be_read_says_so(common: Path) -> None:
    hand_over(common, 0o500, 0o000)
    done = elsewhere.run(OPENED, common, uid=NOBODY)
    assert done.stdout.startswith("NoPermission 4"), done.stderr


@as_root
def test_a_half_written_database_in_a_read_only_folder_is_not_called_damaged(common: Path) -> None:
    killed = """
vault = build.open_vault(folder)
with vault.writing() as tx:
    connection = tx.session.connection()
    for number in range(4000):
        connection.exec_driver_sql(
            "INSERT INTO hold (case_id, basis, placed_at) VALUES (1, hex(zeroblob(3000)) || 'Half-written', '2026-11-02T09:00:00.000000Z')")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert elsewhere.run(killed, common).returncode == -signal.SIGKILL
    hand_over(common, 0o500, 0o400)
    done = elsewhere.run(OPENED, common, uid=NOBODY)
    assert done.stdout.startswith("ReadOnlyVault 4"), done.stdout + done.stderr


@pytest.fixture
def common(home: Path) -> Iterator[Path]:
    """The same vault in a folder that another account can come to."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o711)
        yield Path(shutil.copytree(home, Path(place) / "home"))


def hand_over(home: Path, folder_mode: int, file_mode: int) -> None:
    """Give the vault to another account, with these rights."""
    for path in [*home.rglob("*"), home]:
        os.chown(path, NOBODY, NOBODY)
        path.chmod(folder_mode if path.is_dir() else file_mode)


@as_root
def test_an_action_stands_where_only_its_sealed_point_cannot_be_written(common: Path) -> None:
    code = """
vault = build.open_vault(folder)
folder.chmod(0o500)
making.a_case(vault)
print(vault.store.head().size, len(vault.warnings))
folder.chmod(0o700)
vault.store.close()
"""
    hand_over(common, 0o700, 0o600)
    done = elsewhere.run(code, common, uid=NOBODY)
    assert done.stdout in {"4 1\n"}, done.stdout + done.stderr
    with build.open_vault(common) as vault:
        assert (vault.alarm, size_of(vault)) == (None, 4)
        assert point_of(vault).size == 4


# -- put aside or replaced while open --------------------------------------------------------------------------


def _gone(home: Path) -> None:
    shutil.rmtree(home)


def _moved(home: Path) -> None:
    home.rename(home.with_name("elsewhere"))


def _other_database(home: Path) -> None:
    shutil.copy(home / RECORDS, home / "copy")
    (home / "copy").replace(home / RECORDS)


def _other_header(home: Path) -> None:
    (home / "copy").write_bytes((home / "header.json").read_bytes())
    (home / "copy").replace(home / "header.json")


def _header_overwritten(home: Path) -> None:
    (home / "header.json").write_text("{}")


def _older_content(home: Path) -> None:
    (home / RECORDS).write_bytes((home.parent / "older").read_bytes())


def _lock_removed(home: Path) -> None:
    (home / "lock").unlink()


@pytest.mark.parametrize(
    "harm", [_gone, _moved, _other_database, _other_header, _header_overwritten, _older_content, _lock_removed]
)
def test_what_is_replaced_underneath_is_noticed_before_the_next_write(home: Path, harm: object) -> None:
    shutil.copy(home / RECORDS, home.parent / "older")
    vault = build.open_vault(home)
    making.a_case(vault)
    harm(home)  # type: ignore[operator]
    left = contents(home)
    with pytest.raises(ReadOnlyVault, match="moved, removed or replaced"):
        making.a_case(vault)
    with pytest.raises(ReadOnlyVault, match="moved, removed or replaced"):
        vault.save_header(lambda head, _key: head)
    vault.close()
    assert vault.warnings
    assert contents(home) == left


def contents(home: Path) -> dict[Path, bytes]:
    """Return what every file of a folder holds, but for the lock, which only says who is there."""
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.name != "lock"}


# -- nothing can be read ---------------------------------------------------------------------------------------

MARKS = ("Zzmarkertitle", "Zzmarkermake", "Zzmarkerplace", "Zzmarkername", "zzmarkerlogin", build.PASSPHRASE)


def leave_marks(vault: Vault) -> None:
    case = making.a_case(vault, title=MARKS[0])
    making.a_phone(vault, case, make=MARKS[1], place=MARKS[2], taken_from={"other": MARKS[3]})
    given = {"login": MARKS[4], "name": MARKS[3], "role": "deputy", "initials": "ZZ"}
    build.do(vault, "staff.add", build.ask("staff.add", **given))


def traces(place: Path) -> list[tuple[str, str]]:
    """Return every mark found in any file, in any of the ways text is written."""
    found = []
    for path in place.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            forms = ((mark, form) for mark in MARKS for form in (mark, mark.lower()))
            for mark, form in forms:
                if any(form.encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be")):
                    found.append((path.name, mark))
    return found


def test_nothing_of_the_content_can_be_read_in_any_file(tmp_path: Path) -> None:
    with build.new_vault(tmp_path / "v") as vault:
        leave_marks(vault)
        assert traces(tmp_path) == []
        vault.backup(tmp_path / "outside.cordon")
    assert (tmp_path / "v" / "backups").is_dir()
    assert settings.place().is_file()
    assert traces(tmp_path) == []
    assert b"SQLite format 3" not in (tmp_path / "v" / RECORDS).read_bytes()


def test_nothing_can_be_read_after_a_kill_in_the_middle_of_writing(tmp_path: Path) -> None:
    code = """
from tests.vault import test_vault
vault = build.new_vault(folder)
test_vault.leave_marks(vault)
with vault.writing() as tx:
    connection = tx.session.connection()
    connection.exec_driver_sql('UPDATE "case" SET title = ?', ("Zzmarkertitle again",))
    for number in range(4000):
        connection.exec_driver_sql("INSERT INTO hold (case_id, basis, placed_at) "
            "VALUES (1, hex(zeroblob(3000)) || 'Zzmarkerplace', '2026-11-02T09:00:00.000000Z')")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = elsewhere.run(code, tmp_path / "v")
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (tmp_path / "v" / f"{RECORDS}-journal").stat().st_size > 4096
    assert traces(tmp_path) == []


def test_the_settings_of_this_computer_hold_ids_only(home: Path) -> None:
    held = json.loads(settings.place().read_text())
    vault = header.read(home).vault
    assert set(held) == {"sealed_points"}
    assert set(held["sealed_points"][vault]) == {"size", "root", "date"}


# -- sealed points ---------------------------------------------------------------------------------------------


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
        seen.forget(header.read(home).vault)
        with build.open_vault(place) as vault:
            making.a_case(vault, title=title)
    with build.open_vault(home) as vault:
        assert vault.alarm is not None
        assert vault.alarm.rule == "rewritten"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"sealed_points": 3}', "\x00", '{"sealed_points": {"x": 1e999}}'])
def test_settings_that_cannot_be_read_count_as_none(home: Path, text: str) -> None:
    settings.place().write_text(text)
    with build.open_vault(home) as vault:
        assert vault.alarm is None
    assert seen.last(header.read(home).vault) is not None


@pytest.mark.parametrize(
    "point", [3, {"size": 1e999}, {"size": "3", "root": "00", "date": "x"}, {"size": 3, "root": "zz"}]
)
def test_a_point_that_cannot_be_one_counts_as_none(home: Path, point: object) -> None:
    vault = header.read(home).vault
    settings.change(lambda _held: {"sealed_points": {vault: point}})
    assert seen.last(vault) is None
    build.open_vault(home).close()


# -- who is writing --------------------------------------------------------------------------------------------


def test_whoever_opened_by_recovery_code_is_nobody_and_writes_nothing(tmp_path: Path) -> None:
    made, code = Vault.create(tmp_path / "v", login=build.LOGIN, passphrase=build.PASSPHRASE, cost=build.TINY)
    with made:
        build.do(made, "school.found", build.ask("school.found", school="S", dsl="D", login=build.LOGIN, initials="D"))
    with Vault.open_by_recovery(tmp_path / "v", code=code, floor=build.TINY) as vault:
        with pytest.raises(UnknownReference):
            making.a_case(vault)
        assert size_of(vault) == 1


def test_nobody_writes_under_a_login_that_is_not_there(at_home: Vault) -> None:
    with pytest.raises(UnknownReference), at_home.writing("nobody"):
        pass


def test_only_a_practice_vault_lets_the_time_of_recording_be_chosen(at_home: Vault) -> None:
    with pytest.raises(ValueError, match="practice"), at_home.writing(recorded_at=build.MORNING):
        pass


def test_a_vault_holds_no_way_back_to_its_key_when_closed(home: Path) -> None:
    vault = build.open_vault(home)
    vault.close()
    assert vault._data_key == b""
    with pytest.raises((CordonError, sqlcipher.Error)):
        vault.store.raw.execute("SELECT 1")


def test_opening_keeps_the_lock_only_where_it_succeeds(home: Path) -> None:
    flip(home / RECORDS, 5000)
    with pytest.raises(DatabaseDamaged):
        build.open_vault(home)
    flip(home / RECORDS, 5000)
    build.open_vault(home).close()
