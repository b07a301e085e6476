"""Small files are written whole or not at all, and read as strictly as they were written."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import CordonError, DiskFull, MachineFault, NoPermission, ReadOnlyVault
from desktop_app.vault import files

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes, users and limits as POSIX has them")
WRITER = """
import sys
from pathlib import Path
from desktop_app.vault import files
path, turn = Path(sys.argv[1]), 0
while True:
    turn += 1
    files.write_atomically(path, bytes([97 + turn % 2]) * 200_000)
    print(turn, flush=True)
"""


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file of this program grow beyond ``size`` bytes, as on a disk that is all but full."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Make ``folder`` one that this program may not write into; root is someone else for that while."""
    if sys.platform == "win32":
        pytest.skip("users as POSIX has them")
    else:
        was, me = stat.S_IMODE(folder.stat().st_mode), os.geteuid()
        folder.chmod(0o555)
        if me == 0:
            os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(me)
            folder.chmod(was)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can look into, which pytest's own is not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "header.json"
    files.write_atomically(path, b"one")
    files.write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert names(tmp_path) == ["header.json"]


@POSIX
def test_only_the_owner_can_look(tmp_path: Path) -> None:
    folder = files.private_folder(tmp_path / "new" / "vault")
    files.write_atomically(folder / "file", b"x")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "file").stat().st_mode) == 0o600
    folder.chmod(0o755)
    files.private_folder(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@POSIX
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "header.json"
    files.write_atomically(path, b"old")
    with pytest.raises(DiskFull) as refused, largest_file(64):
        files.write_atomically(path, b"new" * 1000, what="The vault's header")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["header.json"]
    assert refused.value.sentence.startswith("The vault's header could not be written: there is no room left")
    assert refused.value.safe
    assert refused.value.next_step
    assert refused.value.exit_code == 4


@POSIX
def test_a_folder_that_may_only_be_read_keeps_the_old_file(open_folder: Path) -> None:
    path = open_folder / "header.json"
    files.write_atomically(path, b"old")
    with read_only(open_folder), pytest.raises(ReadOnlyVault) as refused:
        files.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(open_folder) == ["header.json"]
    assert str(open_folder) not in str(refused.value)


@POSIX
def test_a_file_that_may_not_be_read_says_so(open_folder: Path) -> None:
    (open_folder / "anchor.json").write_bytes(b"x")
    (open_folder / "anchor.json").chmod(0)
    with read_only(open_folder), pytest.raises(NoPermission):
        files.read_small(open_folder / "anchor.json", "The vault's anchor")


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (getattr(errno, "EDQUOT", errno.ENOSPC), DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, ReadOnlyVault),
        (errno.EACCES, ReadOnlyVault),
        (errno.EPERM, ReadOnlyVault),
        (errno.EIO, MachineFault),
        (None, MachineFault),
    ],
)
def test_every_fault_of_the_machine_has_its_own_error(number: int | None, kind: type[CordonError]) -> None:
    fault = OSError("unexplained") if number is None else OSError(number, "…", "a-private-name")
    with pytest.raises(MachineFault) as told, files.machine_faults("The vault's header"):
        raise fault
    assert type(told.value) is kind
    assert all((told.value.sentence, told.value.safe, told.value.next_step))
    assert "a-private-name" not in str(told.value)


def test_other_errors_pass_unchanged() -> None:
    with pytest.raises(KeyError), files.machine_faults("The vault's header"):
        raise KeyError


def test_a_folder_that_is_gone_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(MachineFault):
        files.write_atomically(tmp_path / "gone" / "file", b"x")


def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path, soaking: bool) -> None:
    path = tmp_path / "file"
    for round_ in range(60 if soaking else 6):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
        assert writer.stdout is not None
        with writer, writer.stdout:
            for _written in range(round_ + 1):
                writer.stdout.readline()
            writer.kill()
        held = path.read_bytes()
        assert held in {b"a" * 200_000, b"b" * 200_000}
    files.remove_leftovers(tmp_path)
    assert names(tmp_path) == ["file"]


def test_leftovers_are_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (".header.json.x1y2.part", "header.json", "notes.part", ".hidden"):
        (tmp_path / name).write_bytes(b"")
    files.remove_leftovers(tmp_path)
    assert names(tmp_path) == [".hidden", "header.json", "notes.part"]


def test_a_missing_file_reads_as_none_and_a_large_one_is_not_read_whole(tmp_path: Path) -> None:
    assert files.read_small(tmp_path / "no" / "file", "The file") is None
    (tmp_path / "large").write_bytes(bytes(1_000_000))
    raw = files.read_small(tmp_path / "large", "The file")
    assert raw is not None
    assert len(raw) == files.LARGEST + 1
    with pytest.raises(ValueError, match="too long"):
        files.parse_object(raw)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_what_is_written_is_read_back(content: dict[str, object]) -> None:
    assert files.parse_object(files.readable(content)) == content
    assert files.parse_object(files.canonical(content)) == content


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"a": 1, "a": 1}',
        b'{"a": {"b": 1, "b": 2}}',
        b'{"a": 1.0}',
        b'{"a": 1e3}',
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1} x',
        b'{"a": "\xff"}',
        b"\xef\xbb\xbf{}",
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 60_000,
        b'{"a":' * 10_000,
    ],
    ids=lambda raw: repr(raw[:20]),
)
def test_json_that_is_not_strict_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="the file is"):
        files.parse_object(raw)
