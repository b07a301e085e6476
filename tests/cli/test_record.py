"""cordon record: action lines, one by one or all on trial."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CONFISCATE, OPEN_CASE, TAKEN, Cordon, Outcome, lines

Actions = Callable[[], list[object]]


@pytest.fixture
def record(cordon: Cordon, vault: Path, passphrase: Path) -> Cordon:
    def call(*arguments: object) -> Outcome:
        return cordon("record", vault, *arguments, "--passphrase-file", passphrase)

    return call


@pytest.fixture
def actions(cordon: Cordon, vault: Path, passphrase: Path) -> Actions:
    """The names of the recorded actions."""

    def call() -> list[object]:
        rows = cordon("show", vault, "trail", "--json", "--passphrase-file", passphrase).rows
        return [row["action"] for row in rows]

    return call


def test_each_line_that_stands_is_printed(record: Cordon, tmp_path: Path) -> None:
    done = record(lines(tmp_path / "a", OPEN_CASE, "", CONFISCATE))
    assert done.code == 0
    assert done.rows == [
        {"line": 1, "action": "case.open", "as": "case", "ref": "C-2026-0001"},
        {"line": 3, "action": "device.confiscate", "as": "phone", "ref": "OL/1"},
    ]


def test_a_refused_line_stops_there_and_keeps_what_came_before(
    record: Cordon, actions: Actions, tmp_path: Path
) -> None:
    wrong = {"action": "device.seal", "with": {"device": "@phone", "place": "Safe"}}
    done = record(lines(tmp_path / "a", OPEN_CASE, CONFISCATE, wrong, OPEN_CASE))
    assert done.code == 2
    assert len(done.rows) == 2
    assert "Line 3, power_left: This field is missing." in done.err
    assert actions() == ["school.found", "case.open", "device.confiscate"]


def test_a_dry_run_tells_every_refusal_and_writes_nothing(
    record: Cordon, actions: Actions, vault: Path, tmp_path: Path
) -> None:
    before = (vault / "records.db").read_bytes()
    file = lines(
        tmp_path / "a",
        OPEN_CASE,
        {**CONFISCATE, "with": {**TAKEN, "case": "@case", "content_viewed": "yes"}},
        {"action": "device.record_refusal", "with": {"device": "@phone", "outline": "No", "parent_told": "no"}},
        "{",
        {"action": "device.fly", "with": {}},
    )
    tried = record("--dry-run", file)
    assert tried.code == 2
    assert tried.out == ""
    said = tried.err.splitlines()
    assert said[0].startswith("Line 2, viewing:")
    assert said[1] == "Line 3, device: This refers to line 2, which was refused."
    assert said[2].startswith("Line 4, line:")
    assert said[3].startswith("Line 5, action:")
    assert said[4] == "4 of 5 lines would be refused. Nothing was written."
    assert (vault / "records.db").read_bytes() == before
    assert actions() == ["school.found"]


def test_a_dry_run_of_good_lines_writes_nothing_either(record: Cordon, actions: Actions, tmp_path: Path) -> None:
    file = lines(tmp_path / "a", OPEN_CASE, CONFISCATE)
    assert record("--dry-run", file).code == 0
    assert actions() == ["school.found"]
    assert record(file).rows[1]["ref"] == "OL/1"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ('{"action": "case.open", "action": "case.open"}', "line"),
        ('{"action": "case.open", "with": {"title": "A", "title": "B"}}', "line"),
        ("[]", "line"),
        ("null", "line"),
        ("{'action': 1}", "line"),
        ('{"action": NaN}', "line"),
        ('{"action": 1}', "action"),
        ("{}", "action"),
        ('{"action": "case.open", "colour": "red"}', "colour"),
        ('{"action": "case.open", "Kester Sampleford": "red"}', "with"),
        ('{"action": "case.open", "with": []}', "with"),
        ('{"action": "case.open", "with": {"title": "A", "Kester Sampleford": 1}}', "with"),
        ('{"action": "case.open", "at": 5}', "at"),
        ('{"action": "case.open", "at": "yesterday"}', "at"),
        ('{"action": "case.open", "at": "2026-11-02T10:42:00"}', "at"),
        ('{"action": "case.open", "at": "0001-01-01T00:00:00+14:00"}', "at"),
        ('{"action": "case.open", "at": "1999-01-01T00:00:00+00:00"}', "at"),
        ('{"action": "case.open", "at": "day -3 10:55"}', "at"),
        ('{"action": "case.open", "as": "two words"}', "as"),
        ('{"action": "case.open", "as": 5}', "as"),
        ('{"action": "school.found", "with": {}}', "action"),
        ('{"action": "handover.print", "with": {}}', "action"),
        ('{"action": "case.close", "with": {"case": "@nobody", "summary": "A"}}', "case"),
        ('{"action": "staff.leave", "by": "nobody", "with": {"login": "olarkspur", "reason": "x"}}', "by"),
        ('{"action": "staff.leave", "with": {"login": "olarkspur", "reason": 5}}', "reason"),
        ('{"action": "staff.leave", "with": {"login": "olarkspur", "reason": "\\ud800"}}', "with"),
        ('{"action": "staff.leave", "with": {"login": "olarkspur", "reason": "data:image/png;base64,AAAA"}}', "reason"),
        ('{"action": "staff.leave", "with": {"login": "olarkspur", "reason": ' + "9" * 5000 + "}}", "line"),
        ('{"action": "case.open", "with": ' + "[" * 30000 + "]" * 30000 + "}", "line"),
        ('{"action": "case.open", "with": {"a": ' + "[" * 20 + "]" * 20 + "}}", "line"),
        ('{"action": "case.open", "with": {"title": "' + "x" * 70_000 + '"}}', "line"),
        ('{"action": "case.open"}\x00', "line"),
    ],
)
def test_hostile_lines_are_refused_in_a_sentence(
    record: Cordon, actions: Actions, tmp_path: Path, line: str, field: str
) -> None:
    for arguments in ((), ("--dry-run",)):
        refused = record(*arguments, lines(tmp_path / "a", line))
        assert refused.code == 2
        assert f"Line 1, {field}: " in refused.err
        assert refused.out == ""
        assert "Kester" not in refused.err
        assert "base64,AAAA" not in refused.err
        assert len(refused.err) < 1000
    assert actions() == ["school.found"]


def test_bytes_that_are_no_text_are_refused(record: Cordon, tmp_path: Path) -> None:
    file = tmp_path / "a"
    for raw in (b"\xff\xfe{\x00}\x00", b"\x80", b'{"action": "\xc3\x28"}', b"PK\x03\x04\x00\x00"):
        file.write_bytes(raw)
        assert record(file).code == 2


def test_a_byte_order_mark_and_other_line_ends_are_taken(record: Cordon, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(OPEN_CASE).encode() + b"\r\n\r\n")
    assert record(file).code == 0


def test_late_lines_say_why_and_the_future_is_refused(record: Cordon, tmp_path: Path) -> None:
    late = {"action": "staff.add", "at": "2026-01-05T09:00:00+00:00",
            "with": {"login": "hfernsby", "name": "Hal Fernsby", "role": "deputy", "initials": "HF"}}  # fmt: skip
    assert "Line 1, late:" in record(lines(tmp_path / "a", late)).err
    assert record(lines(tmp_path / "a", {**late, "late": "On paper first"})).code == 0
    assert "Line 1, at:" in record(lines(tmp_path / "a", {**late, "at": "2900-01-05T09:00:00Z"})).err


def test_on_behalf_of_someone_lends_no_permission(
    cordon: Cordon, vault: Path, passphrase: Path, tmp_path: Path
) -> None:
    staff = {"login": "hfernsby", "name": "Hal Fernsby", "role": "staff", "initials": "HF"}
    new = tmp_path / "new"
    new.write_text("another quiet lamp\n")
    ours = ("--passphrase-file", passphrase)
    assert cordon("record", vault, lines(tmp_path / "a", {"action": "staff.add", "with": staff}), *ours).code == 0
    added = cordon("key", vault, "add", "--for", "hfernsby", *ours, "--new-passphrase-file", new)
    assert added.code == 0
    theirs = ("--login", "hfernsby", "--passphrase-file", new)
    file = lines(tmp_path / "b", {"action": "staff.add", "by": "olarkspur", "with": {**staff, "login": "x1"}})
    refused = cordon("record", vault, file, *theirs)
    assert refused.code == 2
    assert "Line 1, action: Only" in refused.err
    assert cordon("record", vault, lines(tmp_path / "c", {**OPEN_CASE, "by": "olarkspur"}), *theirs).code == 0
    row = cordon("show", vault, "trail", "--json", *theirs).rows[-1]
    assert (row["by"], row["entered_by"]) == ("Odette Larkspur", "Hal Fernsby")


def test_a_text_may_begin_with_an_at(
    record: Cordon, cordon: Cordon, vault: Path, passphrase: Path, tmp_path: Path
) -> None:
    person = {"action": "person.add", "with": {"full_name": "@@lilac"}}
    assert (
        record(lines(tmp_path / "a", person, {"action": "person.add", "with": {"full_name": "@ the gate"}})).code == 0
    )
    rows = cordon("show", vault, "people", "--json", "--passphrase-file", passphrase).rows
    assert {row["full_name"] for row in rows} == {"@lilac", "@ the gate"}


def test_a_missing_file_is_told(record: Cordon, tmp_path: Path) -> None:
    assert record(tmp_path / "none").code == 2
    assert record(tmp_path).code == 2
