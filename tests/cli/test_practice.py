"""cordon practice: the invented case, whole, recent, and clean."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_app import clock
from tests.cli.conftest import Cordon


def test_it_leaves_a_vault_and_its_sheets_and_says_where(cordon: Cordon, tmp_path: Path) -> None:
    made = cordon("practice", tmp_path / "practice")
    assert made.code == 0
    assert "practice vault only" in made.out
    for name in ("Handover_C", "Receipt_C", "Labels_C", "Recovery_sheet"):
        sheet = next((tmp_path / "practice").glob(f"{name}*.pdf"))
        assert str(sheet) in made.out
        assert sheet.read_bytes().startswith(b"%PDF-")


def test_a_folder_with_something_in_it_is_refused(cordon: Cordon, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").write_text("dear")
    assert cordon("practice", tmp_path / "mine").code == 2
    assert (tmp_path / "mine" / "letter").read_text() == "dear"


def test_its_case_has_all_there_is_to_practise(cordon: Cordon, practice: Path) -> None:
    vault = practice / "vault"
    devices = cordon("show", vault, "devices", "--json").rows
    assert len(devices) == 3
    trail = cordon("show", vault, "trail", "--json").rows
    assert sum(row["late"] is not None for row in trail) == 1
    assert {"device.take_together", "device.explain_gap", "device.hand_to_police"} <= {row["action"] for row in trail}
    details = [cordon("show", vault, "device", row["reference"], "--json").rows[0] for row in devices]
    gaps = [gap for detail in details for gap in detail["gaps"]]  # type: ignore[attr-defined]
    assert len(gaps) == 1
    assert "nothing recorded between" in gaps[0]
    shown = cordon("show", vault, "device", "GS/2").out
    assert "GAP" in shown
    assert "nothing recorded between" in shown


def test_it_is_recent_in_order_and_never_today(cordon: Cordon, practice: Path) -> None:
    rows = cordon("show", practice / "vault", "trail", "--json").rows
    recorded = [datetime.fromisoformat(str(row["recorded_at"])) for row in rows]
    assert recorded == sorted(recorded)
    today = clock.local(clock.now()).date()
    assert all(clock.local(moment).date() < today for moment in recorded)
    assert recorded[-1] > datetime.now(UTC) - timedelta(days=3)  # noqa: TID251 - the real clock, on purpose


def test_its_record_is_clean_and_carried_out_again_gives_the_same(cordon: Cordon, practice: Path) -> None:
    checked = cordon("check", practice / "vault", "--rebuild", "--deep", "--json")
    assert checked.code == 0
    assert checked.rows[0]["findings"] == []


def test_it_can_be_made_on_any_day_of_the_year(cordon: Cordon, tmp_path: Path) -> None:
    for number, day in enumerate((datetime(2027, 1, 1, 0, 30, tzinfo=UTC), datetime(2027, 3, 29, 23, 50, tzinfo=UTC))):
        with clock.running(lambda day=day: day):  # type: ignore[misc]
            assert cordon("practice", tmp_path / str(number)).code == 0
            assert cordon("check", tmp_path / str(number) / "vault").code == 0


def test_who_reported_is_shown_only_when_asked_for(cordon: Cordon, practice: Path) -> None:
    for what in (("case", "C-2026-0001"), ("people",)):
        reference = [row["reference"] for row in cordon("show", practice / "vault", "cases", "--json").rows]
        arguments = ("case", reference[0]) if what[0] == "case" else what
        hidden = cordon("show", practice / "vault", *arguments).out
        untold = cordon("show", practice / "vault", *arguments, "--show-reporter")
        assert (untold.code, untold.out) == (2, ""), "without a reason nothing is shown"
        before = cordon("show", practice / "vault", "trail", "--json").rows
        shown = cordon("show", practice / "vault", *arguments, "--show-reporter", "--reason", "The officer asks.").out
        after = cordon("show", practice / "vault", "trail", "--json").rows
        assert {row["action"] for row in after[len(before) :]} == {"case.show_reporter"}
        assert "Perrin Fabler" not in hidden
        assert "Person who reported" not in hidden or "withheld" in hidden
        assert "Perrin Fabler" in shown
        assert "Person who reported" in shown
