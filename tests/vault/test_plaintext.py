"""Nothing of what a vault holds can be read in any file, in the middle of writing neither."""

import json
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import settings
from desktop_app.vault import header
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
from tests.vault import test_plaintext
vault = build.new_vault(folder)
test_plaintext.leave_marks(vault)
with vault.writing() as tx:
    connection = tx.session.connection()
    connection.exec_driver_sql('UPDATE "case" SET title = ?', ("Zzmarkertitle again",))
    for number in range(4000):
        connection.exec_driver_sql("INSERT INTO hold (case_id, kind, basis, placed_at) "
            "VALUES (1, 'police', hex(zeroblob(3000)) || 'Zzmarkerplace', '2026-11-02T09:00:00.000000Z')")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = elsewhere.run(code, tmp_path / "v")
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (tmp_path / "v" / f"{RECORDS}-journal").stat().st_size > 4096
    assert traces(tmp_path) == []


def test_the_settings_of_this_computer_hold_ids_only(home: Path) -> None:
    held = json.loads(settings.place().read_text())
    assert set(held) == {"sealed_points"}
    ((name, point),) = held["sealed_points"].items()
    assert re.fullmatch(header.read(home).vault + r"\.[0-9a-f]{16}", name)
    assert set(point) == {"size", "root", "date"}
