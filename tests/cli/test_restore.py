"""cordon backup and restore: whole copies, put back on the record."""

import contextlib
import zipfile
from pathlib import Path

import pytest

from desktop_app.models.school import VaultEvent
from desktop_app.vault.vault import Vault
from tests import build
from tests.cli import process
from tests.cli.conftest import OPEN_CASE, PASSPHRASE, Cordon, lines
from tests.launcher import CHEAP


@pytest.fixture
def ours(passphrase: Path) -> tuple[object, ...]:
    return ("--passphrase-file", passphrase)


@pytest.fixture
def saved(cordon: Cordon, vault: Path, ours: tuple[object, ...], tmp_path: Path) -> Path:
    """A backup of the vault, which has gone on since."""
    file = tmp_path / "saved.cordon"
    assert cordon("backup", vault, file, *ours).code == 0
    assert cordon("record", vault, lines(tmp_path / "a", OPEN_CASE), *ours).code == 0
    return file


def test_an_older_backup_takes_the_place_of_the_vault_on_the_record(
    cordon: Cordon, vault: Path, saved: Path, ours: tuple[object, ...]
) -> None:
    done = cordon("restore", saved, vault, "--reason", "Tried out", *ours)
    assert done.code == 0
    assert "It took the place of: 2 actions" in done.out
    assert next((vault / "backups").glob("Replaced_*")).name in done.out
    rows = cordon("show", vault, "trail", "--json", *ours).rows
    assert [row["action"] for row in rows] == ["school.found", "vault.restore"]
    checked = cordon("check", vault, "--rebuild", *ours)
    assert checked.code == 0
    assert "ALARM" not in checked.err
    assert cordon("record", vault, lines(vault.parent / "b", OPEN_CASE), *ours).code == 0


def test_what_was_replaced_can_be_put_back_again(
    cordon: Cordon, vault: Path, saved: Path, ours: tuple[object, ...]
) -> None:
    assert cordon("restore", saved, vault, *ours).code == 0
    aside = next((vault / "backups").glob("Replaced_*"))
    assert cordon("restore", aside, vault, *ours).code == 0
    assert len(cordon("show", vault, "cases", "--json", *ours).rows) == 1


def test_a_new_folder_gets_the_whole_vault(
    cordon: Cordon, saved: Path, ours: tuple[object, ...], tmp_path: Path
) -> None:
    new = tmp_path / "elsewhere" / "vault"
    assert cordon("restore", saved, new, *ours).code == 0
    assert cordon("check", new, "--rebuild", *ours).code == 0
    assert new.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("harm", ["header", "no header", "database", "no database", "anchor"])
def test_a_damaged_vault_is_mended(
    cordon: Cordon, vault: Path, saved: Path, ours: tuple[object, ...], harm: str
) -> None:
    _harm(vault, harm)
    done = cordon("restore", saved, vault, *ours)
    assert done.code == 0
    assert ("time when the backup was made" in done.out) == harm.endswith("header")
    assert cordon("check", vault, *ours).code == 0


def _harm(vault: Path, harm: str) -> None:
    name = {"h": "header.json", "d": "records.db", "a": "anchor.json"}[harm.removeprefix("no ")[0]]
    if harm.startswith("no"):
        (vault / name).unlink()
    else:
        (vault / name).write_bytes(b"damaged" * 1000)


def test_nothing_is_touched_by_a_restore_that_is_refused(
    cordon: Cordon, vault: Path, saved: Path, practice: Path, ours: tuple[object, ...], tmp_path: Path
) -> None:
    other, odd, wrong = tmp_path / "other", tmp_path / "odd.cordon", tmp_path / "wrong"
    other.mkdir()
    (other / "letter").write_text("dear")
    odd.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
    wrong.write_text("not the passphrase")
    before = {path.name: path.read_bytes() for path in vault.iterdir() if path.is_file()}
    for arguments, code in (
        ((saved, other, *ours), 2),
        ((saved, practice / "vault", *ours), 2),
        ((odd, vault, *ours), 2),
        ((tmp_path / "none", vault, *ours), 2),
        ((saved, vault, "--passphrase-file", wrong), 3),
        ((saved, tmp_path / "new", "--passphrase-file", wrong), 3),
    ):
        assert cordon("restore", *arguments).code == code
    assert {path.name: path.read_bytes() for path in vault.iterdir() if path.is_file()} == before
    assert not (tmp_path / "new").exists()


def test_a_backup_with_a_flipped_byte_is_refused(
    cordon: Cordon, vault: Path, saved: Path, ours: tuple[object, ...], tmp_path: Path
) -> None:
    raw = bytearray(saved.read_bytes())
    raw[len(raw) // 2] ^= 1
    saved.write_bytes(raw)
    before = (vault / "records.db").read_bytes()
    refused = cordon("restore", saved, vault, *ours)
    assert refused.code in (2, 3)
    assert (vault / "records.db").read_bytes() == before
    assert cordon("restore", saved, tmp_path / "new", *ours).code in (2, 3)
    assert not (tmp_path / "new").exists()


def test_a_backup_is_never_written_over_a_file_nor_into_a_vault(
    cordon: Cordon, vault: Path, ours: tuple[object, ...], tmp_path: Path
) -> None:
    (tmp_path / "mine").write_text("dear")
    assert cordon("backup", vault, tmp_path / "mine", *ours).code == 2
    assert cordon("backup", vault, vault / "inside.cordon", *ours).code == 2
    assert (tmp_path / "mine").read_text() == "dear"


def test_a_vault_in_use_is_not_restored(vault: Path, saved: Path, ours: tuple[object, ...], tmp_path: Path) -> None:
    with Vault.open(vault, passphrase=PASSPHRASE, floor=CHEAP):
        refused = process.run(["restore", saved, vault, *ours], tmp_path)
    assert refused.returncode == 3
    assert "already open elsewhere" in refused.stderr


def _files(folder: Path) -> dict[str, bytes]:
    """What stands in a folder, but for the lock, which says who opened it last, and the journal, which is empty."""
    passing = {"lock", "records.db-journal"}
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in passing
    }


@pytest.mark.parametrize("reason", [" ", "see https://example.com/a", "word " * 400])
def test_a_reason_that_cannot_be_recorded_is_told_before_anything_is_replaced(
    cordon: Cordon, vault: Path, saved: Path, ours: tuple[object, ...], reason: str
) -> None:
    before = _files(vault)
    refused = cordon("restore", saved, vault, "--reason", reason, *ours)
    assert refused.code == 2
    assert "reason" in refused.err
    assert _files(vault) == before


def test_a_drill_in_another_folder_does_not_alarm_the_vault(
    cordon: Cordon, vault: Path, saved: Path, ours: tuple[object, ...], tmp_path: Path
) -> None:
    assert cordon("restore", saved, tmp_path / "drill", *ours).code == 0
    checked = cordon("check", vault, *ours)
    assert (checked.code, "ALARM" in checked.err) == (0, False)


def test_what_an_attempt_that_was_cut_short_left_is_no_obstacle(
    cordon: Cordon, saved: Path, ours: tuple[object, ...], tmp_path: Path
) -> None:
    new = tmp_path / "new"
    (new / "backups").mkdir(parents=True)
    (new / "lock").write_text("{}")
    (new / ".saved.cordon.0a1b2c.part").write_bytes(b"half")
    assert cordon("restore", saved, new, *ours).code == 0
    (new / "header.json").unlink()  # it is written last
    assert cordon("restore", saved, new, *ours).code == 0
    assert cordon("restore", saved, new, *ours).code == 0
    assert cordon("check", new, *ours).code == 0


def test_the_ways_in_of_the_backup_are_told_and_recorded(
    cordon: Cordon, vault: Path, saved: Path, ours: tuple[object, ...]
) -> None:
    (vault / "header.json").unlink()
    done = cordon("restore", saved, vault, *ours)
    assert done.code == 0
    assert "cordon key" in done.out
    with Vault.open(vault, passphrase=PASSPHRASE, floor=CHEAP) as opened, opened.reading() as session:
        told = [event.detail or "" for event in session.query(VaultEvent).filter_by(subject="ways")]
    assert len(told) == 1
    assert "removed" in told[0]


@pytest.fixture
def edited(saved: Path, vault: Path, tmp_path: Path) -> Path:
    """The backup with a row changed inside, by someone who holds the key."""
    parts = tmp_path / "parts"
    with zipfile.ZipFile(saved) as packed:
        packed.extractall(parts)
    with contextlib.closing(build.raw(parts)) as connection:
        connection.execute("UPDATE school SET name = 'Another School'")
    with zipfile.ZipFile(tmp_path / "edited.cordon", "w") as packed:
        for name in ("header.json", "anchor.json", "records.db"):
            packed.write(parts / name, name)
    return tmp_path / "edited.cordon"


def test_a_backup_in_which_a_row_was_changed_is_found(
    cordon: Cordon, vault: Path, edited: Path, ours: tuple[object, ...], tmp_path: Path
) -> None:
    verified = cordon("verify", edited, "--vault", vault, *ours)
    assert verified.code == 1
    assert "use another one" in verified.out
    assert cordon("check", vault, "--against", edited, *ours).code == 3
    done = cordon("restore", edited, tmp_path / "new", *ours)
    assert done.code == 0
    assert "ALARM: The school" in done.err
    assert cordon("record", tmp_path / "new", lines(tmp_path / "b", OPEN_CASE), *ours).code == 3


def test_a_backup_touches_nothing_beside_it(
    cordon: Cordon, vault: Path, ours: tuple[object, ...], tmp_path: Path
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    for name in ("x.cordon.part", "x.cordon.db.part", ".x.cordon.part.opened.part"):
        (place / name).write_text("mine")
    before = _files(place)
    assert cordon("backup", vault, place / "x.cordon", *ours).code == 0
    assert {name: data for name, data in _files(place).items() if name != "x.cordon"} == before
