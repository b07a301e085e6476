"""One writer at a time; who it is, is told; and no end of the program leaves the lock behind."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app import clock
from desktop_app.errors import NoPermission, ReadOnlyVault, VaultInUse
from desktop_app.vault.lock import NAME, VaultLock

ROOT = Path(__file__).resolve().parents[2]
SLOT = "1f2e3d4c5b6a7988"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="locks, users and forks as POSIX has them")
HOLDER = """
import sys
from pathlib import Path
from desktop_app.vault.lock import VaultLock
held = VaultLock(Path(sys.argv[1]), "ffeeddccbbaa9988")
print("held", flush=True)
sys.stdin.read()
"""
PARENT = """
import os, sys
from pathlib import Path
from desktop_app.vault.lock import VaultLock
held = VaultLock(Path(sys.argv[1]), "ffeeddccbbaa9988")
if os.fork() == 0:
    print("forked", flush=True)
    sys.stdin.read()
    os._exit(0)
os.kill(os.getpid(), 9)
"""


@contextmanager
def running(script: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Run ``script`` on the folder, from the moment it has said its first word."""
    command = [sys.executable, "-c", script, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() in {"held", "forked"}
        try:
            yield program
        finally:
            program.kill()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user can look into, which pytest's own is not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Make ``folder`` one that this program may not write into; root is someone else for that while."""
    if sys.platform == "win32":
        pytest.skip("users as POSIX has them")
    else:
        me = os.geteuid()
        folder.chmod(0o555)
        if me == 0:
            os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(me)
            folder.chmod(0o755)


def at(moment: datetime, folder: Path) -> VaultLock:
    with clock.running(lambda: moment):
        return VaultLock(folder, SLOT)


def test_a_second_opener_is_told_who_and_since_when(folder: Path) -> None:
    with at(datetime(2026, 7, 3, 9, 5, tzinfo=UTC), folder), pytest.raises(VaultInUse) as refused:
        VaultLock(folder, "0000000000000000")
    assert "1f2e3d4c" in refused.value.sentence
    assert SLOT not in refused.value.sentence
    assert "Fri 3 Jul 2026, 10:05 BST" in refused.value.sentence
    assert refused.value.next_step


def test_a_refused_opener_changes_nothing_in_the_file(folder: Path) -> None:
    with VaultLock(folder, SLOT):
        before = (folder / NAME).read_bytes()
        assert SLOT.encode() in before
        for _attempt in range(3):
            with pytest.raises(VaultInUse):
                VaultLock(folder, "0000000000000000")
            with pytest.raises(VaultInUse):
                VaultLock.reading(folder)
        assert (folder / NAME).read_bytes() == before


def test_closing_empties_the_file_and_lets_the_next_one_in(folder: Path) -> None:
    first = VaultLock(folder, SLOT)
    assert first.is_ours()
    first.close()
    first.close()
    assert not first.is_ours()
    assert (folder / NAME).read_bytes() == b""
    with VaultLock(folder, "0000000000000000"):
        assert SLOT.encode() not in (folder / NAME).read_bytes()


def test_closing_one_lock_late_does_not_touch_the_next(folder: Path) -> None:
    first = VaultLock(folder, SLOT)
    first.close()
    with VaultLock(folder, "0000000000000000"):
        first.close()
        assert b"0000000000000000" in (folder / NAME).read_bytes()


def test_the_lock_file_holds_slot_and_time_only_and_is_its_owners(folder: Path) -> None:
    with at(datetime(2026, 1, 5, 8, 0, tzinfo=UTC), folder):
        assert (folder / NAME).read_text() == f'{{"slot": "{SLOT}", "since": "2026-01-05T08:00:00+00:00"}}'
        if sys.platform != "win32":
            assert (folder / NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff" * 9000, b'{"slot": 1, "since": 2}', b'{"slot": "<b>", "since": "2026-01-05"}',
     b'{"slot": "aa", "since": "yesterday"}'],
)  # fmt: skip
@POSIX
def test_whatever_stands_in_the_file_the_second_opener_is_told(folder: Path, content: bytes) -> None:
    with VaultLock(folder, SLOT):
        (folder / NAME).write_bytes(content)
        with pytest.raises(VaultInUse) as refused:
            VaultLock(folder, SLOT)
        assert refused.value.sentence == "The vault is already open elsewhere."


def test_a_killed_holder_leaves_nothing_to_tidy_up(folder: Path) -> None:
    with running(HOLDER, folder) as holder:
        with pytest.raises(VaultInUse) as refused:
            VaultLock(folder, SLOT)
        assert "ffeeddcc" in refused.value.sentence
        holder.kill()
        holder.wait()
        with VaultLock(folder, SLOT):
            assert SLOT.encode() in (folder / NAME).read_bytes()


@POSIX
def test_a_child_does_not_keep_the_lock_of_its_killed_parent(folder: Path) -> None:
    with running(PARENT, folder) as parent:
        parent.wait()
        VaultLock(folder, SLOT).close()


@POSIX
def test_a_program_started_meanwhile_does_not_keep_the_lock(folder: Path) -> None:
    lock = VaultLock(folder, SLOT)
    wait = "import sys; print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", wait]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=False) as started:
        assert started.stdout is not None
        started.stdout.readline()
        lock.close()
        VaultLock(folder, SLOT).close()
        started.kill()


@POSIX
def test_a_lock_file_that_was_replaced_is_noticed(folder: Path) -> None:
    with VaultLock(folder, SLOT) as lock:
        (folder / NAME).unlink()
        assert not lock.is_ours()
        (folder / NAME).write_bytes(b"")
        assert not lock.is_ours()


@POSIX
def test_a_lock_file_that_points_elsewhere_is_not_followed(folder: Path) -> None:
    (folder / "elsewhere").write_bytes(b"kept")
    (folder / NAME).symlink_to(folder / "elsewhere")
    with pytest.raises(Exception, match="lock"):
        VaultLock(folder, SLOT)
    assert (folder / "elsewhere").read_bytes() == b"kept"


@POSIX
def test_a_folder_that_cannot_be_written_can_be_read_by_several(folder: Path) -> None:
    (folder / NAME).write_bytes(b"")
    (folder / NAME).chmod(0o444)
    with read_only(folder):
        with pytest.raises(ReadOnlyVault):
            VaultLock(folder, SLOT)
        with VaultLock.reading(folder) as first, VaultLock.reading(folder) as second:
            assert first.is_ours()
            assert second.is_ours()
    assert (folder / NAME).read_bytes() == b""


@POSIX
def test_readers_keep_a_writer_out_and_write_nothing(folder: Path) -> None:
    VaultLock(folder, SLOT).close()
    with VaultLock.reading(folder), pytest.raises(VaultInUse):
        VaultLock(folder, SLOT)
    assert (folder / NAME).read_bytes() == b""
    VaultLock(folder, SLOT).close()


def test_a_folder_without_a_lock_file_is_read_without_one(folder: Path) -> None:
    with VaultLock.reading(folder) as lock:
        assert not lock.is_ours()
    assert not (folder / NAME).exists()


@POSIX
def test_a_lock_file_that_may_not_be_read_says_so(folder: Path) -> None:
    (folder / NAME).write_bytes(b"")
    (folder / NAME).chmod(0)
    with read_only(folder), pytest.raises(NoPermission):
        VaultLock.reading(folder)
