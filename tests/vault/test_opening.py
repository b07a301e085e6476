"""Between the right passphrase and an open vault: a record is held against every sealed point that is known."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import DatabaseMissing, MachineFault
from desktop_app.vault import ledger, opening, store
from desktop_app.vault.anchor import Anchor
from desktop_app.vault.opening import against

NOW = datetime(2026, 11, 2, tzinfo=UTC)


def leaves_of(count: int, kind: str = "") -> list[bytes]:
    return [sha256(f"{kind}{number}".encode()).digest() for number in range(count)]


def point(leaves: list[bytes]) -> Anchor:
    return Anchor(vault="ab" * 16, size=len(leaves), root=ledger.root(leaves), date=NOW)


@given(st.integers(0, 40), st.integers(0, 40))
def test_every_true_beginning_agrees_and_a_longer_record_never_does(size: int, known: int) -> None:
    alarm = against(leaves_of(size), point(leaves_of(known)), "the sheet")
    if known <= size:
        assert alarm is None
    else:
        assert alarm is not None
        assert (alarm.rule, alarm.sequence) == ("shorter", size + 1)


@given(st.integers(1, 40), st.data())
def test_another_course_never_agrees(size: int, data: st.DataObject) -> None:
    leaves = leaves_of(size)
    known = data.draw(st.integers(1, size))
    changed = data.draw(st.integers(0, known - 1))
    other = [*leaves[:changed], sha256(b"another").digest(), *leaves[changed + 1 :]]
    alarm = against(other, point(leaves[:known]), "the sheet")
    assert alarm is not None
    assert alarm.rule == "rewritten"
    assert "the sheet" in alarm.sentence


def test_a_missing_database_is_never_a_new_one(tmp_path: Path) -> None:
    for path in (tmp_path / "records.db", tmp_path):
        with pytest.raises(DatabaseMissing):
            opening.store(path, bytes(32), writable=True)
    assert list(tmp_path.iterdir()) == []


def test_a_prepared_database_opens_and_is_its_owners_only(tmp_path: Path) -> None:
    store.prepare(tmp_path / "records.db", bytes(32))
    assert (tmp_path / "records.db").stat().st_mode & 0o777 == 0o600
    opened = opening.store(tmp_path / "records.db", bytes(32), writable=True)
    assert opened.head() == ledger.EMPTY
    opened.close()


def test_what_was_begun_is_cleared_away_when_it_fails(tmp_path: Path) -> None:
    def half() -> None:
        with opening.made_whole(tmp_path / "new"):
            (tmp_path / "new" / "half").write_text("x")
            raise MachineFault("no")

    with pytest.raises(MachineFault):
        half()
    assert list(tmp_path.iterdir()) == []
