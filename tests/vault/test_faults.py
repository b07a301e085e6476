"""What goes wrong while writing is told as what it is; nothing is half done, and the next action works again."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.errors import (
    CordonError,
    DatabaseDamaged,
    DiskFull,
    MachineFault,
    ReadOnlyVault,
    UnrecordedWrite,
    VaultInUse,
)
from desktop_app.vault import engine, faults, keys, verify
from desktop_app.vault.vault import RECORDS, Vault
from tests import build
from tests.vault import elsewhere, making

posix = pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are POSIX's")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """An open vault with one case."""
    with build.new_vault(tmp_path / "home") as made:
        making.a_case(made)
        yield made


# -- words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("database or disk is full", DiskFull),
        ("attempt to write a readonly database", ReadOnlyVault),
        ("unable to open database file", ReadOnlyVault),
        ("disk I/O error", MachineFault),
        ("database is locked", VaultInUse),
        ("database disk image is malformed", DatabaseDamaged),
        ("file is not a database", DatabaseDamaged),
        ("Could not decode to UTF-8 column 'make' with text 'Secret'", DatabaseDamaged),
        ("not authorized", UnrecordedWrite),
        ("rows of seal are only ever added", UnrecordedWrite),
        ("user-defined function raised exception", UnrecordedWrite),
    ],
)
def test_the_databases_words_are_told_as_errors_of_the_house(words: str, fault: type[CordonError]) -> None:
    with pytest.raises(fault) as told, faults.told():
        raise sqlcipher.OperationalError(words)
    assert type(told.value) is fault
    assert told.value.sentence.endswith(".")
    assert told.value.safe
    assert told.value.next_step
    assert "Secret" not in str(told.value)
    assert told.value.__suppress_context__


@pytest.mark.parametrize("words", ["no such table: notes", "near SELEC: syntax error", "UNIQUE constraint failed: a.b"])
def test_a_bug_stays_a_bug(words: str) -> None:
    with pytest.raises(sqlcipher.OperationalError, match=words), faults.told():
        raise sqlcipher.OperationalError(words)


# -- no room ---------------------------------------------------------------------------------------------------

FULL = """
vault = build.open_vault(folder)
size, told = vault.store.head().size, set()
files = [folder / "records.db", folder / "anchor.json"]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for room in (0, 100, 600, 1500, 4000, 5000, 9000, 13000):
    before = files[1].read_bytes()
    resource.setrlimit(resource.RLIMIT_FSIZE, ({limit} + room, resource.RLIM_INFINITY))
    try:
        making.a_case(vault, title="An invented report " * 9)
    except CordonError as fault:
        told.add((type(fault).__name__, fault.exit_code))
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert vault.store.head().size == size
        assert files[1].read_bytes() == before, room
        assert not list(folder.glob(".*.part")), list(folder.iterdir())
    else:
        size += 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    making.a_case(vault)
    size += 1
vault.close()
print(told, size, len(vault.warnings))
"""


@posix
@pytest.mark.parametrize("limit", ["0", "files[0].stat().st_size // 2"])
def test_without_room_the_vault_is_as_it_was_and_works_again_when_there_is_some(tmp_path: Path, limit: str) -> None:
    build.new_vault(tmp_path / "home").close()
    done = elsewhere.run(FULL.replace("{limit}", limit), tmp_path / "home")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("{('MachineFault', 4)}"), done.stdout
    with build.open_vault(tmp_path / "home") as vault:
        assert vault.alarm is None
        assert f" {vault.store.head().size} " in done.stdout
        assert verify.check(vault).findings == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with hardly any room."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounts a small disk")
    if subprocess.run(["/bin/mount", "-t", "tmpfs", "-o", "size=3m", "none", place], check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    yield place
    subprocess.run(["/bin/umount", place], check=True)


def test_a_full_disk_is_called_that_and_closing_leaves_no_half_backup(small_disk: Path) -> None:
    home = small_disk / "home"
    with build.new_vault(home) as vault:
        making.a_case(vault)
        filler = small_disk / "filler"
        size = vault.store.head().size
        fill_up(filler)
        with pytest.raises(DiskFull) as told:
            for _turn in range(40):
                making.a_case(vault, title="An invented report " * 9)
                size += 1
        assert told.value.exit_code == 4
        assert vault.store.head().size == size
        filler.unlink()
        making.a_case(vault)
        fill_up(filler)
    assert vault.warnings
    assert not list((home / "backups").iterdir())
    filler.unlink()
    with build.open_vault(home) as vault:
        assert (vault.alarm, vault.store.head().size) == (None, size + 1)
        assert verify.check(vault).findings == ()


def fill_up(path: Path) -> None:
    """Write until there is no room left."""
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass


# -- the sealed point ------------------------------------------------------------------------------------------


def test_an_action_stands_with_a_warning_where_its_sealed_point_cannot_be_written(vault: Vault) -> None:
    point = vault.folder / "anchor.json"
    kept = point.read_bytes()
    point.unlink()
    point.mkdir()
    making.a_case(vault)
    assert vault.store.head().size == 3
    assert len(vault.warnings) == 1
    assert "was saved" in vault.warnings[0]
    assert not list(vault.folder.glob(".*.part"))
    point.rmdir()
    point.write_bytes(kept)
    making.a_case(vault)
    assert len(vault.warnings) == 1
    assert verify.check(vault).findings == ()


# -- in use ----------------------------------------------------------------------------------------------------


def test_a_program_that_holds_the_database_is_told_after_a_while(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.store.raw.execute("SELECT 1")
    key = keys.database_key(build.data_key(vault.folder))
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    other = engine.connect(vault.folder / RECORDS, key)
    waiting = engine.connect(vault.folder / RECORDS, key)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(VaultInUse), faults.told():
        waiting.execute("BEGIN IMMEDIATE")
    other.execute("ROLLBACK")
    waiting.close()
    other.close()
    making.a_case(vault)


# -- an error of the disk of which the cause can be seen -------------------------------------------------------

IO_ERROR = "disk I/O error"


def seen(path: Path) -> CordonError:
    """What is told where the database only says that the disk failed."""
    with pytest.raises(CordonError) as told, faults.told(path):
        raise sqlcipher.OperationalError(IO_ERROR)
    assert told.value.safe
    assert told.value.next_step
    return told.value


def test_a_database_that_is_gone_is_told_as_that(tmp_path: Path) -> None:
    fault = seen(tmp_path / "records.db")
    assert isinstance(fault, ReadOnlyVault)
    assert "moved, removed or replaced" in fault.sentence
    (tmp_path / "file").touch()
    assert "moved, removed or replaced" in seen(tmp_path / "file" / "records.db").sentence


def test_a_disk_that_fails_for_no_visible_reason_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "records.db").touch()
    fault = seen(tmp_path / "records.db")
    assert type(fault) is MachineFault
    assert "reported an error" in fault.sentence


def test_a_full_disk_is_seen(small_disk: Path) -> None:
    (small_disk / "records.db").touch()
    fill_up(small_disk / "filler")
    assert isinstance(seen(small_disk / "records.db"), DiskFull)


def test_a_disk_that_was_made_read_only_is_seen(small_disk: Path) -> None:
    (small_disk / "records.db").touch()
    subprocess.run(["/bin/mount", "-o", "remount,ro", small_disk], check=True)
    fault = seen(small_disk / "records.db")
    assert isinstance(fault, ReadOnlyVault)
    assert "may only be read" in fault.sentence


CLOSED = """
from sqlcipher3 import dbapi2 as sqlcipher
from desktop_app.vault import faults
for closed, mode in ((folder / "records.db", 0o400), (folder, 0o500), (folder, 0o000)):
    before = closed.stat().st_mode
    closed.chmod(mode)
    try:
        with faults.told(folder / "records.db"):
            raise sqlcipher.OperationalError("disk I/O error")
    except CordonError as fault:
        print(type(fault).__name__, "may only be read" in fault.sentence)
    closed.chmod(before)
"""


@posix
def test_files_and_folders_that_were_closed_are_seen(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("becomes another account")
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o711)
        home = Path(place) / "home"
        home.mkdir()
        (home / "records.db").touch()
        for path in (home, home / "records.db"):
            os.chown(path, 65534, 65534)
        done = elsewhere.run(CLOSED, home, uid=65534)
    assert done.stdout == "ReadOnlyVault True\n" * 3, done.stderr
