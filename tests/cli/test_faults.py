"""What goes wrong around a vault: each fault its own sentence and exit code, and nothing of it lost."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.vault.vault import Vault
from tests import build
from tests.cli import process
from tests.cli.conftest import CONFISCATE, LOGIN, OPEN_CASE, PASSPHRASE, Cordon, lines
from tests.launcher import CHEAP

posix = pytest.mark.skipif(sys.platform == "win32", reason="accounts and limits of POSIX")


def wrong_passphrase(_vault: Path, secret: Path) -> None:
    secret.write_text("not the passphrase")


def no_header(vault: Path, _secret: Path) -> None:
    (vault / "header.json").unlink()


def header_cut(vault: Path, _secret: Path) -> None:
    raw = (vault / "header.json").read_bytes()
    (vault / "header.json").write_bytes(raw[:100])


def newer_header(vault: Path, _secret: Path) -> None:
    held = json.loads((vault / "header.json").read_text())
    (vault / "header.json").write_text(json.dumps(held | {"format": 99}))


def weaker_header(vault: Path, _secret: Path) -> None:
    held = json.loads((vault / "header.json").read_text())
    held["slots"][0]["iterations"] = 2
    (vault / "header.json").write_text(json.dumps(held))


def no_database(vault: Path, _secret: Path) -> None:
    (vault / "records.db").unlink()


def empty_database(vault: Path, _secret: Path) -> None:
    (vault / "records.db").write_bytes(b"")


def first_page(vault: Path, _secret: Path) -> None:
    raw = bytearray((vault / "records.db").read_bytes())
    raw[100] ^= 1
    (vault / "records.db").write_bytes(raw)


def later_page(vault: Path, _secret: Path) -> None:
    raw = bytearray((vault / "records.db").read_bytes())
    raw[len(raw) // 2] ^= 1
    (vault / "records.db").write_bytes(raw)


def cut_database(vault: Path, _secret: Path) -> None:
    raw = (vault / "records.db").read_bytes()
    (vault / "records.db").write_bytes(raw[: len(raw) // 2])


def newer_database(vault: Path, _secret: Path) -> None:
    with contextlib.closing(build.raw(vault)) as connection:
        connection.execute("PRAGMA user_version = 99")


def older_than_any(vault: Path, _secret: Path) -> None:
    with contextlib.closing(build.raw(vault)) as connection:
        connection.execute("PRAGMA user_version = -1")


def nothing_there(vault: Path, _secret: Path) -> None:
    shutil.rmtree(vault)


Harm = Callable[[Path, Path], None]


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (wrong_passphrase, "That passphrase does not open this vault."),
        (no_header, "header is missing"),
        (header_cut, "header is damaged"),
        (newer_header, "newer Cordon"),
        (weaker_header, "header is damaged"),
        (no_database, "missing or empty"),
        (empty_database, "missing or empty"),
        (first_page, "damaged and cannot be read"),
        (later_page, "damaged and cannot be read"),
        (cut_database, "damaged and cannot be read"),
        (newer_database, "newer Cordon"),
        (older_than_any, "damaged and cannot be read"),
        (nothing_there, "There is no vault in that folder."),
    ],
    ids=lambda value: getattr(value, "__name__", "") if callable(value) else "",
)
def test_a_vault_that_cannot_be_opened_says_why_in_its_own_words(
    cordon: Cordon, vault: Path, passphrase: Path, tmp_path: Path, harm: Harm, said: str
) -> None:
    harm(vault, passphrase)
    before = {path.name: path.read_bytes() for path in vault.glob("*") if path.is_file() and path.name != "lock"}
    for call in (
        ("show", vault, "cases"),
        ("check", vault),
        ("record", vault, lines(tmp_path / "a", OPEN_CASE)),
        ("backup", vault, tmp_path / "b.cordon"),
    ):
        refused = cordon(*call, "--passphrase-file", passphrase)
        assert refused.code == 3
        assert said in refused.err
        assert refused.out == ""
        assert len(refused.err.splitlines()) == 1
    after = {path.name: path.read_bytes() for path in vault.glob("*") if path.is_file() and path.name != "lock"}
    assert after.keys() <= before.keys() | {"records.db-journal"}
    assert all(after[name] == raw for name, raw in before.items() if name in after)
    assert not (tmp_path / "b.cordon").exists()


def test_an_unknown_login_is_a_wrong_passphrase(cordon: Cordon, vault: Path, passphrase: Path) -> None:
    refused = cordon("show", vault, "cases", "--login", "nobody", "--passphrase-file", passphrase)
    assert refused.code == 3
    assert "nobody" not in refused.err


def test_a_vault_in_use_says_since_when(vault: Path, passphrase: Path, tmp_path: Path) -> None:
    with Vault.open(vault, passphrase=PASSPHRASE, floor=CHEAP):
        refused = process.run(["show", vault, "cases", "--passphrase-file", passphrase], tmp_path)
    assert refused.returncode == 3
    assert "already open elsewhere: by way in" in refused.stderr
    assert ", since " in refused.stderr
    assert process.run(["show", vault, "cases", "--passphrase-file", passphrase], tmp_path).returncode == 0


def test_an_older_database_raises_the_alarm_until_it_is_accepted(
    cordon: Cordon, vault: Path, passphrase: Path, tmp_path: Path
) -> None:
    ours = ("--passphrase-file", passphrase)
    old = (vault / "records.db").read_bytes()
    assert cordon("record", vault, lines(tmp_path / "a", OPEN_CASE), *ours).code == 0
    (vault / "records.db").write_bytes(old)
    for dry in ((), ("--dry-run",)):
        refused = cordon("record", vault, lines(tmp_path / "a", OPEN_CASE), *dry, *ours)
        assert refused.code == 3
        assert "ALARM" in refused.err
    shown = cordon("show", vault, "cases", *ours)
    assert (shown.code, "ALARM" in shown.err) == (0, True)
    assert cordon("check", vault, *ours).code == 1
    accept = {"action": "vault.accept_alarm", "with": {"reason": "The disk was put back by IT after a fault"}}
    assert cordon("record", vault, lines(tmp_path / "b", accept), *ours).code == 0
    after = cordon("show", vault, "cases", *ours)
    assert "An alarm was accepted" in after.err
    assert "ALARM" not in after.err
    assert cordon("check", vault, *ours).code == 0


@posix
def test_a_folder_that_may_only_be_read_still_answers(vault: Path, someone: process.Someone) -> None:
    kept = shutil.copytree(vault, someone.folder / "vault")
    secret = someone.folder / "secret"
    secret.write_text(PASSPHRASE)
    file = lines(someone.folder / "lines", OPEN_CASE)
    someone.own()
    for path in (*kept.rglob("*"), kept):
        path.chmod(0o500 if path.is_dir() else 0o400)
    ours = ("--passphrase-file", secret)
    shown = someone.run("show", kept, "cases", *ours)
    assert shown.returncode == 0
    assert "open for reading only" in shown.stderr
    assert someone.run("check", kept, *ours).returncode == 0
    refused = someone.run("record", kept, file, *ours)
    assert refused.returncode == 4
    assert "reading only" in refused.stderr
    assert refused.stdout == ""
    assert someone.run("record", kept, file, "--dry-run", *ours).returncode == 0


@posix
def test_a_file_that_may_not_grow_keeps_every_line_that_was_confirmed(
    cordon: Cordon, vault: Path, passphrase: Path, tmp_path: Path
) -> None:
    file = lines(tmp_path / "a", OPEN_CASE, *([CONFISCATE] * 300))
    room = (vault / "records.db").stat().st_size + 64 * 1024
    stopped = process.run(["record", vault, file, "--passphrase-file", passphrase], tmp_path, limit=room)
    assert "The disk reported an error" in stopped.stderr
    _kept(cordon, vault, passphrase, stopped)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with very little room, where this account may make one."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True, check=False)
    if made.returncode != 0:
        pytest.skip("this account may not make a disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


@posix
def test_a_full_disk_keeps_every_line_that_was_confirmed(
    cordon: Cordon, vault: Path, passphrase: Path, tmp_path: Path, small_disk: Path
) -> None:
    kept = Path(shutil.copytree(vault, small_disk / "vault", ignore=shutil.ignore_patterns("backups")))
    file = lines(tmp_path / "a", OPEN_CASE, *([CONFISCATE] * 3000))
    stopped = process.run(["record", kept, file, "--passphrase-file", passphrase], tmp_path)
    assert "no room left on the disk" in stopped.stderr
    _kept(cordon, kept, passphrase, stopped)


@posix
def test_a_full_disk_still_answers(vault: Path, passphrase: Path, tmp_path: Path, small_disk: Path) -> None:
    kept = Path(shutil.copytree(vault, small_disk / "vault"))
    ours = ("--passphrase-file", passphrase)
    with (small_disk / "fill").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    shown = process.run(["show", kept, "cases", *ours], tmp_path)
    assert (shown.returncode, "disk is full" in shown.stderr) == (0, True)
    refused = process.run(["record", kept, lines(tmp_path / "a", OPEN_CASE), *ours], tmp_path)
    assert refused.returncode == 4
    assert "Make room" in refused.stderr


@posix
def test_a_backup_that_finds_no_room_does_not_say_that_nothing_was_saved(
    cordon: Cordon, vault: Path, passphrase: Path, tmp_path: Path, small_disk: Path
) -> None:
    kept = Path(shutil.copytree(vault, small_disk / "vault", ignore=shutil.ignore_patterns("backups")))
    (small_disk / "fill").write_bytes(bytes(1664 * 1024 - (kept / "records.db").stat().st_size))
    done = process.run(["record", kept, lines(tmp_path / "a", OPEN_CASE), "--passphrase-file", passphrase], tmp_path)
    assert done.returncode == 0
    assert "What was recorded is saved, but the automatic backup could not be made." in done.stderr
    assert "othing" not in done.stderr


def _kept(cordon: Cordon, vault: Path, passphrase: Path, stopped: subprocess.CompletedProcess[str]) -> None:
    ours = ("--passphrase-file", passphrase)
    confirmed = [json.loads(line) for line in stopped.stdout.splitlines()]
    assert stopped.returncode == 4
    assert confirmed
    assert f"Every line up to line {len(confirmed)} is saved." in stopped.stderr
    assert len(cordon("show", vault, "trail", "--json", *ours).rows) == 1 + len(confirmed)
    assert cordon("check", vault, *ours).code == 0


def test_a_missing_passphrase_is_asked_for_or_named(vault: Path, tmp_path: Path) -> None:
    refused = process.run(["show", vault, "cases"], tmp_path)
    assert refused.returncode == 2
    assert "There is no terminal to ask on." in refused.stderr
    assert "--passphrase-file" in refused.stderr


@posix
def test_a_terminal_is_asked_and_shows_nothing(vault: Path, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    call = process.command("show", vault, "cases", "--login", LOGIN)
    with subprocess.Popen(
        call, cwd=process.ROOT, env=process.environment(tmp_path), stdin=theirs, stdout=subprocess.PIPE,
        stderr=theirs, start_new_session=True,
    ) as shown:  # fmt: skip
        asked = os.read(ours, 1000)
        os.write(ours, (PASSPHRASE + "\n").encode())
        said = shown.stdout.read() if shown.stdout is not None else b""
    os.close(theirs)
    os.close(ours)
    assert asked == b"Passphrase: "
    assert shown.returncode == 0
    assert said == b"Nothing is recorded.\n"


def test_a_passphrase_file_that_says_nothing_is_told(cordon: Cordon, vault: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    for content in (b"", b"\n", b"\xff\xfe"):
        empty.write_bytes(content)
        assert cordon("show", vault, "cases", "--passphrase-file", empty).code == 2
    for file in (tmp_path / "none", tmp_path):
        assert cordon("show", vault, "cases", "--passphrase-file", file).code == 2
