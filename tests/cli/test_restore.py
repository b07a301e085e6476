"""cordon backup and restore: whole copies, put back on the record."""

from pathlib import Path

import pytest

from desktop_app.vault.vault import Vault
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
