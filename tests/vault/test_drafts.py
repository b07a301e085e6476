"""What was being typed: kept for whoever typed it, whole but for what no record may hold, and in its own vault only."""

from pathlib import Path

import pytest

from desktop_app import clock
from desktop_app.doors import ways
from desktop_app.errors import CordonError
from desktop_app.vault import drafts
from desktop_app.vault.vault import Vault
from tests import build

TEACHERS = "teacher harbour lamp"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with clock.running(lambda: build.MORNING), build.new_vault(tmp_path / "vault") as vault:
        build.add_staff(vault)
        ways.add(vault, "hfernsby", TEACHERS)
    return tmp_path / "vault"


def opened(folder: Path, login: str = build.LOGIN, passphrase: str = build.PASSPHRASE) -> Vault:
    return Vault.open(folder, passphrase=passphrase, login=login, floor=build.TINY)


def kept_of(vault: Vault, **typed: object) -> drafts.Draft:
    drafts.keep(vault, drafts.sealed(vault, typed))
    return drafts.kept(vault)


def on_disk(folder: Path) -> list[Path]:
    return sorted(folder.glob("drafts-*"))


def test_a_text_that_is_only_too_long_is_kept(folder: Path) -> None:
    long = ("The phone was handed in at the desk. " * 33)[:1201]
    with opened(folder) as vault:
        found = kept_of(vault, note=long)
    assert found.typed == {"note": long}
    assert not found.left_out


@pytest.mark.parametrize(
    "words",
    ["see https://example.test/picture.jpg", "see https://example.test/a.jpg " + "on and on " * 150, "x" * 5000],
)
def test_a_text_that_no_record_may_hold_is_left_out_however_long(folder: Path, words: str) -> None:
    with opened(folder) as vault:
        found = kept_of(vault, note=words, other="Room 12")
    assert found.typed == {"note": "", "other": "Room 12"}
    assert found.left_out == 1


def test_it_stays_until_it_is_dropped(folder: Path) -> None:
    with opened(folder) as vault:
        assert vault.slot is not None
        assert kept_of(vault, note="Room 12").typed == drafts.kept(vault).typed == {"note": "Room 12"}
        drafts.drop(folder, vault.slot.id)
        assert drafts.kept(vault).typed == {}


def test_a_way_in_that_is_removed_takes_its_draft_along(folder: Path) -> None:
    with opened(folder, "hfernsby", TEACHERS) as vault:
        kept_of(vault, note="Room 12")
    with opened(folder) as vault:
        kept_of(vault, note="Room 13")
        assert len(on_disk(folder)) == 2
        ways.remove(vault, "hfernsby")
        assert len(on_disk(folder)) == 1
        assert drafts.kept(vault).typed == {"note": "Room 13"}


def test_nothing_is_written_into_another_vault_that_took_its_place(folder: Path, tmp_path: Path) -> None:
    with clock.running(lambda: build.MORNING):
        build.new_vault(tmp_path / "other").close()
    vault = opened(folder)
    folder.rename(tmp_path / "away")
    (tmp_path / "other").rename(folder)
    before = sorted(folder.iterdir())
    with pytest.raises(CordonError):
        drafts.keep(vault, drafts.sealed(vault, {"note": "Room 12"}))
    vault.close()
    assert sorted(folder.iterdir()) == before
