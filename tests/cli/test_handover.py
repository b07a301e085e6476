"""cordon handover, export and verify: documents that leave the school, and what can be found out about them."""

import csv
import io
import json
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from desktop_app.doors.beginning import PRACTICE_PASSPHRASE
from desktop_app.vault import engine, header, keys, point_code, ways_in
from tests.cli.conftest import Cordon
from tests.launcher import CHEAP
from tests.reports import looking

WHO = ("--to", "PC Fictive", "--purpose", "Second sheet")


@pytest.fixture
def kept(practice: Path) -> Path:
    return practice / "vault"


@pytest.fixture
def case(cordon: Cordon, kept: Path) -> str:
    return str(cordon("show", kept, "cases", "--json").rows[0]["reference"])


def test_a_sheet_is_issued_numbered_and_written_once(cordon: Cordon, kept: Path, case: str, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    summary, answers = tmp_path / "summary", tmp_path / "answers"
    summary.write_text("Two sentences, typed by a person. No more.\n", encoding="utf-8")
    answers.write_text(json.dumps({"nothing_copied": "yes", "responsible": "Odile Pretendwell"}))
    arguments = ("handover", kept, case, "--out", sheet, *WHO)
    made = cordon(*arguments, "--summary-file", summary, "--declare", answers)
    assert made.code == 0
    assert "version 2" in made.out
    assert cordon("verify", sheet, "--vault", kept).code == 0
    again = cordon(*arguments)
    assert again.code == 2
    rows = cordon("show", kept, "documents", "--json").rows
    assert [row["version"] for row in rows if row["variant"] == "full"] == [2, 1]
    assert cordon("check", kept, "--rebuild", "--against", sheet).code == 0


@pytest.mark.parametrize(("codes", "asked"), [("retain_device, leave_account_up", 2), ("none", 0), (None, 5)])
def test_what_is_asked_of_the_police_can_be_chosen(
    cordon: Cordon, kept: Path, case: str, tmp_path: Path, codes: str | None, asked: int
) -> None:
    sheet = tmp_path / "sheet.pdf"
    chosen = () if codes is None else ("--questions", codes)
    assert cordon("handover", kept, case, "--out", sheet, *WHO, *chosen).code == 0
    text = looking.spaced(sheet.read_bytes())
    assert (f"What we ask the police {asked} questions" in text) == (asked > 0)
    assert ("May we ask those who were sent it to delete it?" in text) == (codes is None)
    assert ("questions were chosen at issue" in text) == (codes is not None)


def test_a_question_that_there_is_not_is_refused(cordon: Cordon, kept: Path, case: str, tmp_path: Path) -> None:
    told = cordon("handover", kept, case, "--out", tmp_path / "sheet.pdf", *WHO, "--questions", "who_did_it")
    assert told.code != 0
    assert "questions" in told.err
    assert not (tmp_path / "sheet.pdf").exists()


def test_the_code_on_a_sheet_is_one_everywhere_and_can_be_typed_from_paper(
    cordon: Cordon, practice: Path, kept: Path, case: str, tmp_path: Path
) -> None:
    (sheet,) = practice.glob("Handover_*_v1.pdf")
    told = cordon("verify", sheet, "--json").rows[0]["claim"]
    assert isinstance(told, dict)
    code = told["point"]
    assert code in cordon("verify", sheet).out
    assert code in looking.spaced(sheet.read_bytes())
    for typed in (code, code.lower().replace("-", " "), f"{told['size']:,} {code}"):
        checked = cordon("check", kept, "--against", typed)
        assert checked.code == 0
        assert f"the first {told['size']} actions are the same as then" in checked.out
    now = cordon("check", kept, "--json").rows[0]
    assert cordon("check", kept, "--against", now["code"], "--json").rows[0]["confirmed"] is True
    assert str(now["code"]) in cordon("backup", kept, tmp_path / "b.cordon").out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda code: code[:-1] + ("0" if code[-1] != "0" else "1"), "There is a slip"),
        (lambda code: code[:-5], "24 were typed"),
        (lambda code: "u" + code[1:], "has no U"),
        (lambda _code: "no_such_sheet.pdf", "There is no such file"),
    ],
)
def test_a_slip_in_a_typed_code_is_no_alarm(
    cordon: Cordon, kept: Path, change: Callable[[str], str], said: str
) -> None:
    code = str(cordon("check", kept, "--json").rows[0]["code"])
    typed = change(code)
    refused = cordon("check", kept, f"--against={typed}")
    assert refused.code == 2
    assert said in refused.err


def test_a_code_of_another_record_is_an_alarm(cordon: Cordon, kept: Path) -> None:
    checked = cordon("check", kept, "--against", point_code.written(b"\x5e" * 32))
    assert checked.code == 1
    assert "typed from paper" in checked.out
    assert "1 finding:" in checked.out


def test_the_principles_are_shown_when_a_sheet_is_issued(cordon: Cordon, kept: Path, case: str, tmp_path: Path) -> None:
    answers = tmp_path / "answers"
    answers.write_text(json.dumps({"principles": [{"principle": 3, "answer": "not_known"}]}))
    made = cordon("handover", kept, case, "--out", tmp_path / "s.pdf", *WHO, "--declare", answers)
    assert "1. No one did anything that alters what a device holds: not answered" in made.err
    assert "3. The record shows each time a device was touched, moved or sealed: not known" in made.err.lower().replace(
        "the record", "The record"
    )


@pytest.mark.parametrize("variant", ["receipt", "labels"])
def test_each_variant_has_pages(cordon: Cordon, kept: Path, case: str, tmp_path: Path, variant: str) -> None:
    sheet = tmp_path / "sheet.pdf"
    assert cordon("handover", kept, case, "--out", sheet, "--variant", variant, *WHO).code == 0
    assert cordon("verify", sheet, "--vault", kept).code == 0


def test_a_reprint_gives_the_same_bytes_and_adds_nothing(
    cordon: Cordon, practice: Path, kept: Path, case: str, tmp_path: Path
) -> None:
    issued = practice / f"Handover_{case}_v1.pdf"
    reference = cordon("show", kept, "documents", "--json").rows[-1]["reference"]
    before = cordon("check", kept, "--json").rows[0]["actions"]
    again = tmp_path / "again.pdf"
    assert cordon("handover", kept, case, "--out", again, "--reprint", reference).code == 0
    assert again.read_bytes() == issued.read_bytes()
    assert cordon("check", kept, "--json").rows[0]["actions"] == before
    refused = ("handover", kept, case, "--out", again, "--reprint", reference)
    assert cordon(*refused).code == 2
    assert cordon(*refused, "--force").code == 0
    assert cordon("handover", kept, case, "--out", tmp_path / "x", "--reprint", "H-1999-0001").code == 2


def test_what_cannot_be_issued_is_told_and_leaves_nothing(
    cordon: Cordon, kept: Path, case: str, tmp_path: Path
) -> None:
    odd = tmp_path / "odd"
    odd.write_text('{"nothing_copied": "yes", "nothing_copied": "no"}')
    long = tmp_path / "long"
    long.write_text("word " * 200)
    contradicted = tmp_path / "contradicted"
    contradicted.write_text(json.dumps({"principles": [{"principle": 3, "answer": "yes"}]}))
    out = tmp_path / "sheet.pdf"
    for arguments in (
        (case,),
        ("C-1999-0001", *WHO),
        (case, *WHO, "--declare", odd),
        (case, *WHO, "--declare", contradicted),
        (case, *WHO, "--summary-file", long),
        (case, *WHO, "--summary-file", tmp_path / "none"),
        (case, "--to", "x" * 300, "--purpose", "y"),
    ):
        refused = cordon("handover", kept, *arguments, "--out", out)
        assert refused.code == 2
        assert not out.exists()
    assert cordon("handover", kept, case, *WHO, "--out", kept / "sheet.pdf").code == 2
    assert len(cordon("show", kept, "documents", "--json").rows) == 3


def test_one_changed_byte_is_found_wherever_it_is(
    cordon: Cordon, practice: Path, kept: Path, case: str, tmp_path: Path
) -> None:
    whole = (practice / f"Receipt_{case}_v1.pdf").read_bytes()
    changed = tmp_path / "changed.pdf"
    subject = whole.index(b"sealed-point")
    places = [0, 3, subject, subject + 20, subject + 60, subject + 150, len(whole) // 2, len(whole) - 1]
    for place in places:
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        found = cordon("verify", changed, "--vault", kept, "--json")
        assert found.code == 1, place
        assert found.rows[0]["findings"]
    for other in (whole[:-1], whole + b"\n"):
        changed.write_bytes(other)
        assert cordon("verify", changed, "--vault", kept).code == 1


def test_without_a_vault_a_file_is_only_what_it_claims(
    cordon: Cordon, practice: Path, vault: Path, passphrase: Path, tmp_path: Path
) -> None:
    sheet = next(practice.glob("Handover_*"))
    told = cordon("verify", sheet)
    assert told.code == 0
    assert "only the vault can tell" in told.out
    odd = tmp_path / "odd"
    for content in (b"", b"%PDF-1.7 nothing", b"PK\x03\x04 nothing", b"\x00" * 100):
        odd.write_bytes(content)
        assert cordon("verify", odd).code == 1
    assert cordon("verify", tmp_path / "none").code == 2
    other = cordon("verify", sheet, "--vault", vault, "--passphrase-file", passphrase)
    assert other.code == 1
    assert "another vault" in other.out


def test_a_list_for_other_programs_holds_every_exhibit(cordon: Cordon, kept: Path, case: str, tmp_path: Path) -> None:
    out = tmp_path / "exhibits.csv"
    assert cordon("export", kept, case, "--format", "csv", "--out", out).code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert [row["Exhibit"] for row in rows] == ["RF/1", "GS/1", "GS/2"]
    assert cordon("export", kept, case, "--format", "csv", "--out", out).code == 2
    for form in ("json", "case-uco", "pdf"):
        assert cordon("export", kept, case, "--format", form, "--out", tmp_path / "x").code == 2


def test_kept_pages_that_were_changed_in_the_vault_are_never_given_out(
    cordon: Cordon, kept: Path, practice: Path, case: str, tmp_path: Path
) -> None:
    sheet = next(practice.glob("Handover_*.pdf"))
    reference = next(row["reference"] for row in cordon("show", kept, "documents", "--json").rows)
    _change_kept_pages(kept)
    verified = cordon("verify", sheet, "--vault", kept)
    assert verified.code == 1
    assert "kept pages of this document are not those" in verified.out
    refused = cordon("handover", kept, case, "--reprint", reference, "--out", tmp_path / "again.pdf")
    assert refused.code == 3
    assert not (tmp_path / "again.pdf").exists()


def _change_kept_pages(kept: Path) -> None:
    """Change the bytes in the record, and the digest in the register with them, as someone who holds the key can."""
    found = header.read(kept)
    opened = ways_in.open_slot(found, passphrase=PRACTICE_PASSPHRASE, floor=CHEAP)
    with closing(engine.connect(kept / "records.db", keys.database_key(opened.data_key))) as connection:
        for table in ("ledger_payload", "printing"):
            connection.execute(f"DROP TRIGGER {table}_no_update")
        question = "SELECT p.sequence, p.kept FROM ledger_payload p WHERE p.kept IS NOT NULL"
        for sequence, data in connection.execute(question).fetchall():
            forged = data + b"%forged"
            connection.execute("UPDATE ledger_payload SET kept = ? WHERE sequence = ?", (forged, sequence))
            digest = sha256(forged).hexdigest()
            connection.execute("UPDATE printing SET digest = ? WHERE sequence = ?", (digest, sequence))
