"""cordon new: a vault and its recovery sheet, or nothing of either."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.vault import header
from tests.cli import process
from tests.cli.conftest import PASSPHRASE, Cordon, new_arguments


def test_a_new_vault_is_founded_private_and_has_its_sheet_outside(
    cordon: Cordon, tmp_path: Path, passphrase: Path
) -> None:
    vault, sheet = tmp_path / "deep" / "vault", tmp_path / "sheet.pdf"
    made = cordon(*new_arguments(vault, sheet, passphrase, urn="100000"))
    assert made.code == 0
    assert sheet.read_bytes().startswith(b"%PDF-")
    assert vault.stat().st_mode & 0o777 == 0o700
    assert (vault / "records.db").stat().st_mode & 0o777 == 0o600
    shown = cordon("show", vault, "trail", "--json", "--passphrase-file", passphrase)
    assert [row["action"] for row in shown.rows] == ["school.found"]
    assert cordon("check", vault, "--passphrase-file", passphrase).code == 0


def test_a_header_of_a_real_vault_refuses_a_cheap_guess_without_the_tests_floor(made_once: Path) -> None:
    secret = made_once / "passphrase"
    assert main(["show", str(made_once / "vault"), "cases", "--passphrase-file", str(secret)]) == 3


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"initials": "o l"}, "initials"),
        ({"school": "  "}, "blank"),
        ({"dsl": "<b>Odette</b>"}, "dsl"),
        ({"login": " "}, "login"),
    ],
)
def test_a_founding_that_is_refused_leaves_nothing(
    cordon: Cordon, tmp_path: Path, passphrase: Path, changed: dict[str, str], reason: str
) -> None:
    vault, sheet = tmp_path / "a" / "vault", tmp_path / "sheet.pdf"
    refused = cordon(*new_arguments(vault, sheet, passphrase, **changed))
    assert refused.code == 2
    assert reason in refused.err
    assert not vault.parent.exists()
    assert not sheet.exists()


def test_a_short_passphrase_is_refused(cordon: Cordon, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("short")
    refused = cordon(*new_arguments(tmp_path / "vault", tmp_path / "sheet.pdf", secret))
    assert refused.code == 2
    assert not (tmp_path / "vault").exists()


def test_the_sheet_is_never_inside_the_vault_nor_over_another_file(
    cordon: Cordon, tmp_path: Path, passphrase: Path
) -> None:
    vault, taken = tmp_path / "vault", tmp_path / "taken.pdf"
    vault.mkdir()
    taken.write_bytes(b"mine")
    (tmp_path / "link").symlink_to(vault)
    for sheet in (vault / "sheet.pdf", tmp_path / "link" / "sheet.pdf", taken, tmp_path / "nowhere" / "sheet.pdf"):
        assert cordon(*new_arguments(vault, sheet, passphrase)).code == 2
    assert taken.read_bytes() == b"mine"
    assert list(vault.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(cordon: Cordon, tmp_path: Path, passphrase: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").write_text("dear")
    assert cordon(*new_arguments(tmp_path / "mine", tmp_path / "sheet.pdf", passphrase)).code == 2
    assert (tmp_path / "mine" / "letter").read_text() == "dear"


def test_when_the_sheet_cannot_be_written_there_is_no_vault(someone: process.Someone) -> None:
    locked = someone.folder / "locked"
    locked.mkdir()
    secret = someone.folder / "secret"
    secret.write_text(PASSPHRASE)
    locked.chmod(0o555)
    someone.own()
    made = someone.run(*new_arguments(someone.folder / "vault", locked / "sheet.pdf", secret))
    assert made.returncode == 4
    assert "The recovery sheet could not be written" in made.stderr
    assert not (someone.folder / "vault").exists()


def test_the_passphrase_opens_it_whatever_ends_its_line(cordon: Cordon, vault: Path, tmp_path: Path) -> None:
    for number, ending in enumerate(("", "\n", "\r\n", "\nsecond line\n")):
        file = tmp_path / f"p{number}"
        file.write_bytes((PASSPHRASE + ending).encode())
        assert cordon("show", vault, "cases", "--passphrase-file", file).code == 0


def test_the_header_says_nothing_of_anybody(vault: Path) -> None:
    raw = (vault / header.NAME).read_text("utf-8")
    assert "olarkspur" not in raw
    assert "Larkspur" not in raw
