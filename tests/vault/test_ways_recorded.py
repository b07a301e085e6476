"""The ways in are those that the record speaks of last; whoever has left can read at most."""

from pathlib import Path

import pytest

from desktop_app.doors import ways
from desktop_app.errors import InputFault, NotAllowed
from desktop_app.services import register
from desktop_app.vault import header, restoring, verify
from desktop_app.vault.findings import Finding
from desktop_app.vault.vault import Vault
from tests import build
from tests.vault import making

SECOND = "another quiet lamp"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a closed vault with a second member of staff, who has a way in."""
    with build.new_vault(tmp_path / "home") as vault:
        build.add_staff(vault)
        ways.add(vault, "hfernsby", SECOND)
    return tmp_path / "home"


def opened(home: Path) -> Vault:
    return Vault.open(home, login=build.LOGIN, passphrase=build.PASSPHRASE, floor=build.TINY)


def as_second(home: Path) -> Vault:
    return Vault.open(home, login="hfernsby", passphrase=SECOND, floor=build.TINY)


def found_in(home: Path) -> dict[str, Finding]:
    with opened(home) as vault:
        return {finding.rule: finding for finding in verify.check(vault).findings}


def test_an_older_header_put_back_is_told_at_opening_and_by_the_check(home: Path) -> None:
    older = (home / header.NAME).read_bytes()
    with opened(home) as vault:
        ways.remove(vault, "hfernsby")
        assert vault.warnings == []
    with opened(home) as vault:
        assert (vault.alarm, vault.warnings) == (None, [])
    (home / header.NAME).write_bytes(older)
    assert set(found_in(home)) == {"header"}
    with opened(home) as vault:
        assert "older header was put back" in vault.warnings[0]
        ways.remove(vault, "hfernsby")
    assert found_in(home) == {}


def test_a_change_cut_short_after_its_record_is_told(home: Path) -> None:
    older = (home / header.NAME).read_bytes()
    with opened(home) as vault:
        ways.change(vault, build.LOGIN, SECOND)
    (home / header.NAME).write_bytes(older)
    with opened(home) as vault:
        assert "cut short" in vault.warnings[0]
        ways.change(vault, build.LOGIN, build.PASSPHRASE)
    with opened(home) as vault:
        assert vault.warnings == []


def test_the_recovery_code_sets_a_way_in_that_stands_in_the_record(tmp_path: Path) -> None:
    with build.new_vault(tmp_path / "home") as vault:
        code, _page = ways.new_code(vault)
        ways.replace_code(vault, code)
    with ways.recover(tmp_path / "home", code=code, whose=build.LOGIN, passphrase=SECOND, floor=build.TINY) as vault:
        assert vault.warnings == []
        assert verify.check(vault).findings == ()


def test_a_damaged_header_beside_an_open_vault_is_a_finding(home: Path) -> None:
    with opened(home) as vault:
        (home / header.NAME).write_text("{}")
        assert {finding.rule for finding in verify.check(vault).findings} == {"header-unread"}


def test_no_header_has_the_code_of_another(home: Path) -> None:
    with opened(home) as vault:
        before = header.code_of(vault.header)
        ways.change(vault, build.LOGIN, build.PASSPHRASE)
        after = header.code_of(vault.header)
    assert before != after
    assert [len(group) for group in after.split("-")] == [4, 4, 4, 4]


# -- whoever has left ------------------------------------------------------------------------------------------


@pytest.fixture
def left(home: Path) -> Path:
    """The same vault, in which the second member of staff is recorded as having left."""
    with opened(home) as vault:
        vault.backup(home.parent / "made.cordon")
        build.do(vault, "staff.leave", build.ask("staff.leave", login="hfernsby", reason="A new post."))
    return home


def test_whoever_has_left_reads_at_most(left: Path) -> None:
    with as_second(left) as vault:
        with vault.reading() as session:
            assert register.staff(session)
        size = vault.store.head().size
        with pytest.raises(NotAllowed, match="you have left"):
            making.a_case(vault)
        with pytest.raises(InputFault):
            ways.change(vault, "hfernsby", "yet another quiet lamp")
        assert vault.store.head().size == size


def test_a_way_in_of_someone_who_has_left_is_a_finding(left: Path) -> None:
    found = found_in(left)["way-in-left"]
    assert (found.table, found.row) == ("staff", 2)
    with opened(left) as vault:
        ways.remove(vault, "hfernsby")
    assert found_in(left) == {}


@pytest.mark.parametrize("name", ["made.cordon", "later.cordon"])
def test_whoever_has_left_restores_nothing(left: Path, name: str) -> None:
    with opened(left) as vault:
        vault.backup(left.parent / "later.cordon")
    before = {path.name: path.read_bytes() for path in left.iterdir() if path.is_file() and path.name != "lock"}
    planned = restoring.plan(left.parent / name, left)
    with pytest.raises(NotAllowed):
        restoring.restore(planned, passphrase=SECOND, login="hfernsby", floor=build.TINY)
    after = {path.name: path.read_bytes() for path in left.iterdir() if path.is_file() and path.name != "lock"}
    assert before == after
