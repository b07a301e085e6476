"""What the command line's tests stand on: a computer of their own, real vaults, and one way of calling it."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app import settings
from desktop_app.cli import main
from tests.cli import process
from tests.launcher import CHEAP

LOGIN = "olarkspur"
PASSPHRASE = "quiet harbour lamp"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one call of the command line gave."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, object]]:
        """The lines of JSON that were printed."""
        return [json.loads(line) for line in self.out.splitlines()]


Cordon = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of this computer in a place of each test's own."""
    monkeypatch.setattr(settings, "place", lambda: tmp_path / "settings" / "settings.json")


@pytest.fixture
def cordon(capsys: pytest.CaptureFixture[str]) -> Cordon:
    """Call the command line in this process, with a cheap key derivation."""

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments], floor=CHEAP, cost=CHEAP)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert PASSPHRASE not in said.out + said.err
        return Outcome(code=code, out=said.out, err=said.err)

    return call


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    """A file with the passphrase."""
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new vault, its recovery sheet and nothing else recorded."""
    place = tmp_path_factory.mktemp("made")
    secret = place / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        assert main(new_arguments(place / "vault", place / "sheet.pdf", secret), floor=CHEAP, cost=CHEAP) == 0
    return place


@pytest.fixture
def vault(made_once: Path, tmp_path: Path) -> Path:
    """The folder of a vault for one test."""
    return Path(shutil.copytree(made_once / "vault", tmp_path / "vault"))


@pytest.fixture
def someone() -> Iterator[process.Someone]:
    """An account without privileges: this one, or another where the tests are run as root."""
    folder = Path(tempfile.mkdtemp(prefix="cordon-"))
    folder.chmod(0o755)
    try:
        yield process.Someone(folder=folder, uid=65534 if getattr(os, "geteuid", lambda: 1)() == 0 else None)
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o700)
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def practised_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the practice vault and its sheets."""
    place = tmp_path_factory.mktemp("practised")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(settings, "place", lambda: place / "settings.json")
        assert main(["practice", str(place / "practice")], floor=CHEAP, cost=CHEAP) == 0
    return place / "practice"


@pytest.fixture
def practice(practised_once: Path, tmp_path: Path) -> Path:
    """A copy of that folder for one test."""
    return Path(shutil.copytree(practised_once, tmp_path / "practice"))


def new_arguments(vault: Path, sheet: Path, secret: Path, **changed: str) -> list[str]:
    """Return the arguments that make a vault."""
    given = {"school": "Fernhollow School", "dsl": "Odette Larkspur", "login": LOGIN, "initials": "OL"} | changed
    options = [part for name, value in given.items() for part in (f"--{name}", value)]
    return ["new", str(vault), *options, "--recovery-sheet", str(sheet), "--passphrase-file", str(secret)]


def lines(file: Path, *given: object) -> Path:
    """Write action lines, each an object or a text as it stands."""
    texts = [line if isinstance(line, str) else json.dumps(line) for line in given]
    file.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return file


OPEN_CASE = {
    "action": "case.open",
    "as": "case",
    "with": {
        "title": "Report of 2 November",
        "came_to_attention": "2026-11-02T10:42:00+00:00",
        "disclosure_route": "friend",
    },
}
TAKEN = {
    "kind": "phone",
    "taken_from": {"other": "a pupil"},
    "place": "Room 3",
    "witness": "Hal Fernsby",
    "power": "school_rules",
    "grounds": "Used in a lesson",
    "power_found": "on",
    "screen_touched": "no",
    "content_viewed": "no",
}
CONFISCATE = {"action": "device.confiscate", "as": "phone", "with": {"case": "@case", **TAKEN}}
