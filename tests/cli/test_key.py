"""cordon key: ways in are added, changed, removed and recovered, each on the record."""

from pathlib import Path

import pytest

from desktop_app.vault import recovery, ways_in
from desktop_app.vault.vault import Vault
from tests.cli.conftest import LOGIN, PASSPHRASE, Cordon, lines
from tests.launcher import CHEAP

SECOND = "another quiet lamp"


@pytest.fixture
def second(tmp_path: Path) -> Path:
    file = tmp_path / "second"
    file.write_text(SECOND + "\n")
    return file


@pytest.fixture
def two(cordon: Cordon, vault: Path, passphrase: Path, second: Path, tmp_path: Path) -> Path:
    """A vault with a second way in: that of a member of staff who leads nothing."""
    staff = {"login": "hfernsby", "name": "Hal Fernsby", "role": "staff", "initials": "HF"}
    file = lines(tmp_path / "staff", {"action": "staff.add", "with": staff})
    assert cordon("record", vault, file, "--passphrase-file", passphrase).code == 0
    # The way interfaces are written down: with one way in, the login alone is the new one's.
    added = cordon("key", vault, "add", "--login", "hfernsby", "--passphrase-file", passphrase,
                   "--new-passphrase-file", second)  # fmt: skip
    assert added.code == 0
    return vault


def events(cordon: Cordon, vault: Path, *opened: object) -> list[str]:
    rows = cordon("show", vault, "trail", "--json", *opened).rows
    return [f"{row['action']} {row['subject']}" for row in rows if row["action"] == "vault.note"]


def test_both_passphrases_open_it_and_it_is_on_record(
    cordon: Cordon, two: Path, passphrase: Path, second: Path
) -> None:
    mine, theirs = (
        ("--login", LOGIN, "--passphrase-file", passphrase),
        ("--login", "hfernsby", "--passphrase-file", second),
    )
    assert cordon("show", two, "cases", *mine).code == 0
    assert cordon("show", two, "cases", *theirs).code == 0
    assert cordon("show", two, "cases", "--passphrase-file", passphrase).code == 2
    assert cordon("show", two, "cases", "--login", "hfernsby", "--passphrase-file", passphrase).code == 3
    assert events(cordon, two, *mine) == ["vault.note hfernsby"]


def test_a_change_ends_the_old_passphrase(cordon: Cordon, two: Path, second: Path, tmp_path: Path) -> None:
    third = tmp_path / "third"
    third.write_text("a third quiet lamp")
    theirs = ("--login", "hfernsby", "--passphrase-file", second)
    assert cordon("key", two, "change", *theirs, "--new-passphrase-file", third).code == 0
    assert cordon("show", two, "cases", *theirs).code == 3
    assert cordon("show", two, "cases", "--login", "hfernsby", "--passphrase-file", third).code == 0


def test_only_who_leads_may_touch_the_ways_in_of_others(
    cordon: Cordon, two: Path, passphrase: Path, second: Path
) -> None:
    theirs = ("--login", "hfernsby", "--passphrase-file", second)
    for deed in ("remove", "change", "add"):
        refused = cordon("key", two, deed, "--for", LOGIN, *theirs, "--new-passphrase-file", second)
        assert refused.code == 2
        assert "Only the DSL or a deputy" in refused.err
    mine = ("--login", LOGIN, "--passphrase-file", passphrase)
    assert cordon("key", two, "remove", "--for", "hfernsby", *mine).code == 0
    assert cordon("show", two, "cases", *theirs).code == 3
    assert cordon("check", two, "--rebuild", *mine).code == 0


def test_what_cannot_be_done_changes_nothing(
    cordon: Cordon, two: Path, vault: Path, passphrase: Path, second: Path, tmp_path: Path
) -> None:
    mine = ("--login", LOGIN, "--passphrase-file", passphrase)
    short = tmp_path / "short"
    short.write_text("short")
    before = (two / "header.json").read_bytes()
    refusals = [
        ("add", "--for", "nobody", "--new-passphrase-file", second),
        ("add", "--for", "hfernsby", "--new-passphrase-file", second),
        ("change", "--for", "nobody", "--new-passphrase-file", second),
        ("change", "--for", "hfernsby", "--new-passphrase-file", short),
        ("remove", "--for", "nobody"),
    ]
    for arguments in refusals:
        assert cordon("key", two, *arguments, *mine).code == 2
    assert (two / "header.json").read_bytes() == before
    assert len(events(cordon, two, *mine)) == 1


def test_the_last_passphrase_stays(cordon: Cordon, vault: Path, passphrase: Path) -> None:
    refused = cordon("key", vault, "remove", "--for", LOGIN, "--login", LOGIN, "--passphrase-file", passphrase)
    assert refused.code == 2
    assert "last passphrase" in refused.err


def test_a_new_recovery_code_ends_the_old_one_and_recovers(
    cordon: Cordon, vault: Path, passphrase: Path, second: Path, tmp_path: Path
) -> None:
    mine = ("--passphrase-file", passphrase)
    old = tmp_path / "code"
    old.write_text(_give_known_code(vault))
    sheet = tmp_path / "new.pdf"
    recovered = cordon("key", vault, "recover", "--login", LOGIN, "--code-file", old, "--new-passphrase-file", second)
    assert recovered.code == 0
    assert cordon("show", vault, "cases", *mine).code == 3
    theirs = ("--passphrase-file", second)
    assert events(cordon, vault, *theirs) == [f"vault.note {LOGIN}"]
    assert cordon("key", vault, "change", "--recovery-sheet", sheet, *theirs).code == 0
    assert sheet.read_bytes().startswith(b"%PDF-")
    refused = cordon("key", vault, "recover", "--login", LOGIN, "--code-file", old, "--new-passphrase-file", passphrase)
    assert refused.code == 3
    assert old.read_text() not in refused.err
    assert cordon("check", vault, "--rebuild", *theirs).code == 0


def test_a_slip_in_the_code_is_told_before_anything_is_tried(
    cordon: Cordon, vault: Path, second: Path, tmp_path: Path
) -> None:
    code = tmp_path / "code"
    code.write_text(recovery.new_code()[:-1])
    refused = cordon("key", vault, "recover", "--login", LOGIN, "--code-file", code, "--new-passphrase-file", second)
    assert refused.code == 2
    assert "characters" in refused.err


def test_recovery_is_only_for_staff(cordon: Cordon, vault: Path, second: Path, tmp_path: Path) -> None:
    code = tmp_path / "code"
    code.write_text(_give_known_code(vault))
    before = (vault / "header.json").read_bytes()
    refused = cordon("key", vault, "recover", "--login", "nobody", "--code-file", code, "--new-passphrase-file", second)
    assert refused.code == 2
    assert (vault / "header.json").read_bytes() == before


def _give_known_code(vault: Path) -> str:
    """Give the vault a recovery code that the test knows."""
    code = recovery.new_code()
    with Vault.open(vault, passphrase=PASSPHRASE, floor=CHEAP) as opened:
        opened.save_header(lambda head, key: ways_in.replace_recovery(head, code=code, data_key=key))
    return code
