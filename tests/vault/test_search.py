"""Searching: words of the records by their beginnings, newest first; nothing that is typed raises or leaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.models.device import Device
from desktop_app.vault import search, verify
from desktop_app.vault.vault import Vault
from tests import build
from tests.vault import making


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """An open vault with two cases and a phone."""
    with build.new_vault(tmp_path / "home") as made:
        case = making.a_case(made, title="Group chat in Year 9, reported by Siân Môn-Jones")
        making.a_phone(made, case, make="Żółty", identifiers="IMEI 004999010640000")
        making.a_case(made, title="A second report; عائشة told the office")
        yield made


def found(vault: Vault, words: str, limit: int = 50) -> list[tuple[str, int]]:
    with vault.reading() as session:
        return search.find(session.connection(), words, limit)


CASE, OTHER_CASE, PHONE, EVENT = ("case", 1), ("case", 2), ("device", 1), ("custody_event", 1)


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("group", [CASE]),
        ("GROUP", [CASE]),
        ("gro", [CASE]),
        ("g", [CASE]),
        ("roup", []),
        ("group chat", [CASE]),
        ("chat group", [CASE]),
        ("grou chat", []),
        ("chat grou", [CASE]),
        ("sian", [CASE]),
        ("SIÂN", [CASE]),
        ("Sia\u0302n", [CASE]),
        ("mon-jones", [CASE]),
        ("mon jon", [CASE]),
        ("zołty", [PHONE]),
        ("Żółty", [PHONE]),
        ("عائ", [OTHER_CASE]),
        ("report", [OTHER_CASE, CASE, PHONE]),
        ("C-2026-0002", [OTHER_CASE]),
        ("C-2026", [OTHER_CASE, CASE]),
        ("OL/1", [PHONE]),
        ("004999010640000", [PHONE]),
        ("0049990106", [PHONE]),
        ("wren notional", [EVENT]),
        ("report group", []),
        ("nothing of this kind", []),
        ("", []),
        ("   \t\n", []),
    ],
)
def test_words_find_the_records_that_hold_them(vault: Vault, words: str, rows: list[tuple[str, int]]) -> None:
    assert sorted(found(vault, words)) == sorted(rows)


def test_the_newest_come_first_and_no_more_than_asked_for(vault: Vault) -> None:
    for number in range(5):
        making.a_case(vault, title=f"Lantern {number}")
    assert found(vault, "lantern") == [("case", number) for number in (7, 6, 5, 4, 3)]
    assert found(vault, "lantern", limit=2) == [("case", 7), ("case", 6)]


HOSTILE = (
    '"', '""', '" OR "', "'", "';--", "*", "**", "a*", "^group", "group^", "-group", "+group", "group OR nothing",
    "group AND chat", "group NOT chat", "NEAR(group chat)", "NEAR", "AND", "OR", "NOT", "words:group", "words : group",
    "{words}: group", "rowid:1", "rank", "(", ")", "((((((", "group)", "\\", "%", "_", "?", ":words", "@", "$", "#",
    "\x00", "group\x00chat", "\x00\x00", "\ud800", "group \udfff", "\u202egroup", "\ufeff", "\ufdd0", "\U0010ffff",
    "🙂", "a\u0301", "x" * 10_000,
    "x " * 10_000, '"' * 10_000, "(" * 10_000, "- " * 5_000, "NOT " * 3_000, "é" * 10_000,
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:24])
def test_whatever_is_typed_nothing_raises_and_no_language_is_spoken(vault: Vault, words: str) -> None:
    rows = found(vault, words)
    if words in {"group\x00chat", "\u202egroup", "^group", "group^", "-group", "+group", "group)"}:
        assert rows in ([CASE], [])
    else:
        assert rows == [] or len(words) < 20
    assert found(vault, "group chat") == [CASE]


@given(words=st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_at_all_raises(vault: Vault, words: str) -> None:
    found(vault, words)
    found(vault, f"group {words}")


def test_every_word_counts_however_many_there_are(vault: Vault) -> None:
    many = " ".join(f"word{number}" for number in range(70))
    making.a_case(vault, title="word0 word1 word2")
    assert found(vault, many) == []
    assert found(vault, "group chat " * 60) == [CASE]


def test_the_index_follows_what_is_changed(vault: Vault) -> None:
    given_ = {"case": "C-2026-0001", "reason": "Typed wrong.", "title": "Pelican"}
    build.do(vault, "case.correct", build.ask("case.correct", **given_))
    assert found(vault, "pelican") == [CASE]
    assert found(vault, "group") == []
    with vault.writing() as tx:
        tx.session.get_one(Device, 1).make = None
        tx.record("test.deed", 1, "{}", subject="test")
    assert found(vault, "zołty") == []
    assert verify.check(vault).findings == ()


def test_what_was_refused_is_not_found(vault: Vault) -> None:
    with pytest.raises(ZeroDivisionError), vault.writing() as tx:
        tx.session.get_one(Device, 1).make = "Pelican"
        tx.record("test.deed", 1, "{}", subject="test")
        raise ZeroDivisionError
    assert found(vault, "pelican") == []
    assert found(vault, "zołty") == [PHONE]


def test_a_word_that_was_removed_can_no_longer_be_read_in_the_index(vault: Vault) -> None:
    with vault.writing() as tx:
        tx.session.get_one(Device, 1).make = None
        tx.record("test.deed", 1, "{}", subject="test")
    with verify.reading(vault) as connection:
        kept = b"".join(bytes(block) for (block,) in connection.execute("SELECT block FROM search_data"))
        texts = connection.execute("SELECT c0 FROM search_content").fetchall()
    assert b"zolty" not in kept
    assert b"olty" not in kept
    assert "Żółty" not in str(texts)


def test_the_index_made_anew_is_the_same(vault: Vault) -> None:
    words = ("group", "zołty", "report", "C-2026")
    before = [found(vault, word) for word in words]
    with vault.writing() as tx:
        search.rebuild(tx.session.connection())
        tx.session.get_one(Device, 1).model = "Other"
        tx.record("test.deed", 1, "{}", subject="test")
    assert [found(vault, word) for word in words] == before
    assert verify.check(vault).findings == ()


def test_every_row_has_a_number_of_its_own_in_the_index() -> None:
    keys = {search.key_of(table, number) for table in search.SEARCHED for number in range(1, 200)}
    assert len(keys) == 199 * len(search.SEARCHED)
    for table in search.SEARCHED:
        assert search.row_of(search.key_of(table, 123)) == (table, 123)
        assert search.text_columns(table)
