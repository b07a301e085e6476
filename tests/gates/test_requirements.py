"""The locks hold hashes and no address, and agree with one another and with pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements"


def pins(lock: str) -> dict[str, frozenset[str]]:
    """Return each pinned requirement of a lock with its hashes."""
    text = (REQUIREMENTS / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return {line.split(" --hash", 1)[0].strip(): frozenset(re.findall(r"sha256:\w{64}", line)) for line in lines}


def names(lines: list[str]) -> set[str]:
    return {line.strip() for line in lines if line.strip() and not line.startswith(("#", "-r "))}


@pytest.mark.parametrize("lock", ["runtime.lock", "dev.lock"])
def test_every_pin_has_a_version_and_hashes(lock: str) -> None:
    held = pins(lock)
    assert len(held) > 10
    assert [pin for pin, hashes in held.items() if "==" not in pin or not hashes] == []


@pytest.mark.parametrize("lock", ["runtime.lock", "dev.lock"])
def test_locks_name_no_address(lock: str) -> None:
    text = (REQUIREMENTS / lock).read_text(encoding="utf-8")
    assert re.findall(r"\w+://\S*|--(?:extra-)?index\S*|--find-links\S*|--trusted-host\S*", text) == []


def test_the_development_lock_holds_the_other_one() -> None:
    """dev.py counts on it: one installation of dev.lock serves ``run`` too."""
    runtime, dev = pins("runtime.lock"), pins("dev.lock")
    assert {pin for pin in runtime if runtime[pin] != dev.get(pin)} == set()


def test_the_package_asks_for_what_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = (REQUIREMENTS / "runtime.in").read_text(encoding="utf-8").splitlines()
    assert names(project["dependencies"]) == names(wanted)
