"""This computer's settings: whatever stands in the file, the program starts, as it usually is."""

from pathlib import Path

import pytest

from desktop_app import settings
from desktop_app.settings import Preferences

BROKEN = {
    "deep": "[" * 200_000,
    "long": '{"window": {"text_size": 1' + "0" * 400 + ', "lock_minutes": 1' + "0" * 400 + "}}",
    "longer": '{"window": {"text_size": 1' + "0" * 5000 + "}}",
    "no number": '{"window": {"text_size": NaN, "lock_minutes": NaN}}',
    "endless": '{"window": {"text_size": -1e999, "lock_minutes": 1e999}}',
    "lists": '{"window": {"place": ["x"], "scheme": {"a": 1}, "vaults": {}}}',
    "list": '{"window": []}',
    "null": "null",
    "empty": "",
    "cut": '{"window": {"scheme": "da',
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "place", lambda: tmp_path / "settings.json")
    return tmp_path / "settings.json"


@pytest.mark.parametrize("name", BROKEN)
def test_whatever_stands_there_the_program_starts(place: Path, name: str) -> None:
    place.write_text(BROKEN[name], "utf-8")
    held = settings.preferences()
    assert settings.SHORTEST_LOCK <= held.lock_minutes <= settings.LONGEST_LOCK
    assert 0.8 <= held.text_size <= 2
    assert settings.prefer(lambda now: now.opened(Path("vault"))).vaults == ("vault",)
    assert settings.preferences().vaults == ("vault",)


def test_bytes_that_are_no_text_count_as_none(place: Path) -> None:
    place.write_bytes(b"\xff\xfe{}")
    assert settings.preferences() == Preferences()


def test_what_is_preferred_is_kept(place: Path) -> None:
    chosen = Preferences(lock_minutes=3, scheme="dark", text_size=1.5, vaults=("vault",), place="ff")
    settings.prefer(lambda _held: chosen)
    assert settings.preferences() == chosen
