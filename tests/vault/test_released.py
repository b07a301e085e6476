"""Every vault that a released Cordon wrote opens for ever, whole, and says what it said."""

import shutil
from pathlib import Path

import pytest

from desktop_app.services import actions, handover, register
from desktop_app.vault import migrations, rebuild, verify
from desktop_app.vault.vault import Vault
from tests.build import TINY

RELEASED = sorted((Path(__file__).parent.parent / "vaults").glob("schema_*"))
PASSPHRASE, LOGIN = "practice vault only", "opretend"


@pytest.fixture(params=RELEASED, ids=lambda folder: folder.name)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one released vault: opening may bring it up to the newest schema."""
    folder = tmp_path / "vault"
    shutil.copytree(request.param, folder)
    return folder


def test_there_is_one_for_every_schema() -> None:
    assert [folder.name for folder in RELEASED] == [f"schema_{n}" for n in range(1, migrations.NEWEST + 1)]


def test_it_opens_and_is_whole(old: Path) -> None:
    with Vault.open(old, passphrase=PASSPHRASE, login=LOGIN, floor=TINY) as vault:
        assert vault.alarm is None
        assert verify.check(vault).sound
        with verify.reading(vault) as connection:
            assert rebuild.rebuild(connection, actions.replay) == []


def test_it_says_what_it_said(old: Path) -> None:
    with Vault.open(old, passphrase=PASSPHRASE, login=LOGIN, floor=TINY) as vault, vault.reading() as session:
        assert [row.reference for row in register.cases(session)] == ["C-2026-0001"]
        assert register.device(session, "GS/2").gaps
        pages = handover.printed(session, "H-2026-0001")
        assert pages is not None
        assert pages.startswith(b"%PDF-")
        assert handover.pack_of(session, "H-2026-0001").document.code


def test_it_can_be_written_to(old: Path) -> None:
    with Vault.open(old, passphrase=PASSPHRASE, login=LOGIN, floor=TINY) as vault:
        request = actions.read(actions.find("person.add"), {"full_name": "Newly Invented"})
        assert actions.carry_out(vault, actions.Asked(verb=actions.find("person.add"), request=request))
        assert verify.check(vault).sound
