"""A document issued by an action line says what a check of the record found, as one issued by the command does."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app import clock, settings
from desktop_app.services import handover
from desktop_app.services.lines.doing import carried_out
from desktop_app.services.lines.reading import lines
from tests import build
from tests.services.asking import ISSUE


def test_the_record_is_checked_for_a_line_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "place", lambda: tmp_path / "settings.json")
    opening = {"title": "Messages", "came_to_attention": "2026-11-02T08:40:00Z", "disclosure_route": "direct"}
    asked = [
        {"action": "case.open", "as": "case", "with": opening},
        {"action": "handover.issue", "with": ISSUE | {"case": "@case"}},
    ]
    raw = "\n".join(json.dumps(line) for line in asked).encode("utf-8")
    with clock.running(lambda: build.MORNING), build.new_vault(tmp_path / "vault") as vault:
        *_earlier, done = carried_out(vault, lines(io.BytesIO(raw)))
        with vault.reading() as session:
            assert handover.pack_of(session, done.reference).document.record_consistent is True


def test_no_stored_time_is_too_early_to_be_shown() -> None:
    for moment in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)):
        assert clock.local(moment).year == moment.year
