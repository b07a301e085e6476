"""cordon show, search and actions: what is on record, in words and as JSON."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CONFISCATE, OPEN_CASE, Cordon, lines

LISTS = ("cases", "devices", "people", "documents", "trail")


@pytest.mark.parametrize("what", LISTS)
def test_lists_are_one_json_document_a_line(cordon: Cordon, practice: Path, what: str) -> None:
    shown = cordon("show", practice / "vault", what, "--json")
    assert shown.code == 0
    assert shown.rows
    plain = cordon("show", practice / "vault", what)
    assert len(plain.out.splitlines()) == len(shown.rows) + 1


@pytest.mark.parametrize(("what", "ref"), [("case", "C-{year}-0001"), ("device", "RF/1")])
def test_details_are_one_json_document(cordon: Cordon, practice: Path, what: str, ref: str) -> None:
    case = cordon("show", practice / "vault", "cases", "--json").rows[0]["reference"]
    name = case if what == "case" else ref
    shown = cordon("show", practice / "vault", what, name, "--json")
    assert shown.rows[0]["row"]["reference"] == name  # type: ignore[index]
    assert str(name) in cordon("show", practice / "vault", what, name).out


def test_an_empty_vault_says_so(cordon: Cordon, vault: Path, passphrase: Path) -> None:
    ours = ("--passphrase-file", passphrase)
    for what in ("cases", "devices", "people", "documents"):
        assert cordon("show", vault, what, *ours).out == "Nothing is recorded.\n"
        assert cordon("show", vault, what, "--json", *ours).out == ""


@pytest.mark.parametrize(
    "arguments",
    [("nothing",), ("takedowns",), ("holders",), ("case",), ("device",), ("case", "C-1999-0001"), ("device", "XX/9")],
)
def test_what_is_not_there_is_told(cordon: Cordon, practice: Path, arguments: tuple[str, ...]) -> None:
    refused = cordon("show", practice / "vault", *arguments)
    assert refused.code == 2
    assert refused.out == ""
    assert len(refused.err.splitlines()) == 1


def test_the_police_decision_and_its_holds_are_shown(cordon: Cordon, practice: Path) -> None:
    (row,) = cordon("show", practice / "vault", "referrals", "--json").rows
    assert (row["case"], row["state"], row["hold"]) == ("C-2026-0001", "acknowledged", "referral")
    assert row["must_refer_for"] == ["known_vulnerable"]
    assert "A child known as vulnerable" in cordon("show", practice / "vault", "referrals").out
    shown = cordon("show", practice / "vault", "referrals", "C-2026-0001").out
    for words in ("Not known yet", "A-2026-0001", "EX-0000-0417", "PC Dilys Fictive", "Recorded police advice"):
        assert words in shown
    (one,) = cordon("show", practice / "vault", "referrals", "C-2026-0001", "--json").rows
    missing = one["missing"]
    assert isinstance(missing, list)
    assert {"coercion", "many_children"} <= {*missing}
    case = cordon("show", practice / "vault", "case", "C-2026-0001").out
    for words in (
        "Police decision",
        "no further questioning",
        "Viewed by staff: none recorded",
        "Hold of the referral",
    ):
        assert words in case


def test_what_is_due_is_shown_and_names_no_child(cordon: Cordon, practice: Path) -> None:
    rows = cordon("show", practice / "vault", "due", "--json").rows
    assert {"tell_child", "protect_group", "act_on_advice", "property_reference"} <= {row["code"] for row in rows}
    assert rows == cordon("show", practice / "vault", "due", "C-2026-0001", "--json").rows
    shown = cordon("show", practice / "vault", "due").out
    assert "Overdue" in shown
    for name in ("Maisie", "Corin", "Wymyślona", "Llŷr", "Perrin"):
        assert name not in shown


def test_corrections_stay_readable(cordon: Cordon, vault: Path, passphrase: Path, tmp_path: Path) -> None:
    wrong = {"action": "device.correct_entry", "with": {"entry": 1, "reason": "Wrong room", "place": "Room 4"}}
    ours = ("--passphrase-file", passphrase)
    assert cordon("record", vault, lines(tmp_path / "a", OPEN_CASE, CONFISCATE, wrong), *ours).code == 0
    links = cordon("show", vault, "device", "OL/1", "--json", *ours).rows[0]["links"]
    assert [(link["place"], link["corrected_by"]) for link in links] == [("Room 3", 2), ("Room 4", None)]  # type: ignore[attr-defined]
    assert "corrected by link 2" in cordon("show", vault, "device", "OL/1", *ours).out


def test_the_trail_can_be_that_of_one_thing(cordon: Cordon, practice: Path) -> None:
    rows = cordon("show", practice / "vault", "trail", "RF/1", "--json").rows
    assert {row["subject"] for row in rows} == {"RF/1"}
    case = cordon("show", practice / "vault", "cases", "--json").rows[0]["reference"]
    whole = cordon("show", practice / "vault", "trail", case, "--json").rows
    assert len(whole) > len(rows)


def test_a_search_finds_words_and_beginnings_and_nothing_is_not_a_fault(cordon: Cordon, practice: Path) -> None:
    found = cordon("search", practice / "vault", "cracked", "lower", "--json").rows
    assert [row["reference"] for row in found] == ["RF/1"]
    assert cordon("search", practice / "vault", "heron").code == 0
    for odd in ('"', "*", "NEAR(", "zzz OR heron", "\x00", "data:image/png;base64,AAAA", "زينب"):
        none = cordon("search", practice / "vault", odd, "--json")
        assert (none.code, none.out) == (0, "")


def test_every_action_is_listed_with_what_it_takes(cordon: Cordon) -> None:
    listed = cordon("actions", "--json").rows
    assert {"case.open", "device.confiscate", "handover.issue"} <= {row["action"] for row in listed}
    assert "school.found" not in {row["action"] for row in listed}
    for row in listed:
        told = json.loads(cordon("actions", row["action"]).out)
        assert told["with"]["type"] == "object"
        assert told["with"]["additionalProperties"] is False
        for part in (told["with"], *told["with"].get("$defs", {}).values()):
            assert all(field["description"] for field in part.get("properties", {}).values())
    assert cordon("actions", "device.fly").code == 2
    seal = json.loads(cordon("actions", "device.seal").out)
    assert "metadata only" in seal["texts"]
    assert seal["with"]["properties"]["place"]["maxLength"] == 200
    (limited, _none) = seal["with"]["properties"]["no_seal_reason"]["anyOf"]
    assert limited["maxLength"] > 0
    assert json.loads(cordon("actions", "device.seal").out)["moves"][0] == {"before": "taken", "after": "secured"}
