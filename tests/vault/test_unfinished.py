"""A vault whose making was cut short says so, and its folder can be used again; a real one is never taken for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.doors import beginning
from desktop_app.errors import Invalid, NoVault, VaultInUse
from desktop_app.vault import unfinished
from desktop_app.vault.vault import Vault
from tests import build


@pytest.fixture
def cut_short(tmp_path: Path) -> Path:
    """The folder of a vault that was made, and in which nothing was recorded."""
    vault, _code = Vault.create(tmp_path / "v", login=build.LOGIN, passphrase=build.PASSPHRASE, cost=build.TINY)
    vault.close()
    return tmp_path / "v"


def test_opening_says_that_it_was_never_finished(cut_short: Path) -> None:
    with pytest.raises(NoVault, match=r"never finished.*cordon new"):
        build.open_vault(cut_short)


@pytest.mark.parametrize("gone", [(), ("header.json",), ("header.json", "anchor.json")])
def test_its_folder_can_be_used_again(cut_short: Path, gone: tuple[str, ...]) -> None:
    for name in gone:
        (cut_short / name).unlink()
    (cut_short / ".header.json.abc.part").write_bytes(b"")
    with beginning.all_or_nothing(cut_short) as folder:
        build.new_vault(folder).close()
    with build.open_vault(cut_short) as vault:
        assert vault.alarm is None


def _recorded_in(folder: Path) -> Iterator[Path]:
    build.new_vault(folder / "whole").close()
    yield folder / "whole"
    build.new_vault(folder / "headless").close()
    (folder / "headless" / "header.json").unlink()
    yield folder / "headless"
    build.new_vault(folder / "bare").close()
    for name in ("header.json", "anchor.json"):
        (folder / "bare" / name).unlink()
    yield folder / "bare"
    (folder / "letters").mkdir()
    (folder / "letters" / "records.db").write_bytes(b"")
    (folder / "letters" / "letter").write_text("hello")
    yield folder / "letters"


def test_whatever_may_hold_a_record_is_left_alone(tmp_path: Path) -> None:
    for folder in _recorded_in(tmp_path):
        before = sorted(path.name for path in folder.iterdir())
        assert not unfinished.is_one(folder)
        with pytest.raises(Invalid, match="not empty"), beginning.all_or_nothing(folder):
            pass
        assert sorted(path.name for path in folder.iterdir()) == before


def test_one_that_is_being_made_at_this_moment_is_left_alone(tmp_path: Path) -> None:
    making, _code = Vault.create(tmp_path / "v", login=build.LOGIN, passphrase=build.PASSPHRASE, cost=build.TINY)
    with making, pytest.raises(VaultInUse):
        unfinished.clear(tmp_path / "v")
    assert (tmp_path / "v" / "records.db").exists()
