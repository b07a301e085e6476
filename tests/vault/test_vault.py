"""A vault is made, opened and closed, and whatever is wrong with it has a sentence of its own."""

import os
import shutil
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import (
    CordonError,
    DatabaseDamaged,
    DatabaseMissing,
    HeaderDamaged,
    Invalid,
    NewerVault,
    NoVault,
    UnknownReference,
    VaultInUse,
    WrongPassphrase,
)
from desktop_app.services import school
from desktop_app.vault.vault import RECORDS, Vault
from tests import build
from tests.vault import elsewhere, making


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
    with made:
        founding = school.Founding(school="Fernhollow School", dsl="Odette Larkspur", login="a", initials="OL")
        build.do(made, "school.found", founding)
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
    if harm is not _wrong_passphrase:
        harm(home)  # type: ignore[operator]
    before = contents(home)
    with pytest.raises(fault) as told:
        _wrong_passphrase(home) if harm is _wrong_passphrase else build.open_vault(home)
    assert type(told.value) is fault
    assert told.value.exit_code == 3
    assert told.value.sentence.endswith(".")
    assert told.value.safe
    assert told.value.next_step
    assert build.PASSPHRASE not in str(told.value)
    assert contents(home) == before


def contents(home: Path) -> dict[Path, bytes]:
    """Return what every file of a folder holds, but for the lock and the journal, which come and go."""
    passing = {"lock", f"{RECORDS}-journal"}
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.name not in passing}


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
            "INSERT INTO hold (case_id, kind, basis, placed_at) "
            "VALUES (1, 'police', hex(zeroblob(3000)) || 'Half-written', '2026-11-02T09:00:00.000000Z')")
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
