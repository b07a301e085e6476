"""A vault in a folder that cannot be written, or that is moved or replaced while it is open."""

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.errors import (
    ReadOnlyVault,
)
from desktop_app.vault import verify
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
            "INSERT INTO hold (case_id, kind, basis, placed_at) "
            "VALUES (1, 'police', hex(zeroblob(3000)) || 'Half-written', '2026-11-02T09:00:00.000000Z')")
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
        assert verify.check(vault).findings == ()


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
