"""The anchor comes back as it was written, or says that it is missing, damaged or forged."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.vault import anchor
from desktop_app.vault.anchor import Anchor, AnchorFault

KEY = bytes(range(32))
SEALED = Anchor(vault="0f" * 16, size=12, root=bytes(32), date=datetime(2026, 11, 2, 10, 55, 1, 7, tzinfo=UTC))


def changed(folder: Path, change: Callable[[dict[str, Any]], object]) -> Anchor | AnchorFault:
    content = json.loads((folder / anchor.NAME).read_bytes())
    change(content)
    (folder / anchor.NAME).write_text(json.dumps(content))
    return anchor.read(folder, KEY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    anchor.write(tmp_path, SEALED, KEY)
    return tmp_path


def test_an_anchor_is_read_as_it_was_written(folder: Path) -> None:
    assert anchor.read(folder, KEY) == SEALED
    assert [path.name for path in folder.iterdir()] == [anchor.NAME]


def test_the_date_is_kept_in_utc(tmp_path: Path) -> None:
    summer = SEALED.date.astimezone(timezone(timedelta(hours=1)))
    anchor.write(tmp_path, Anchor(vault=SEALED.vault, size=0, root=bytes(32), date=summer), KEY)
    found = anchor.read(tmp_path, KEY)
    assert isinstance(found, Anchor)
    assert found.date == summer
    assert found.date.utcoffset() == timedelta(0)


def test_a_missing_anchor_is_told_as_missing(tmp_path: Path) -> None:
    assert anchor.read(tmp_path, KEY) is AnchorFault.MISSING


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(size=11),
        lambda content: content.update(root="ff" * 32),
        lambda content: content.update(vault="0e" * 16),
        lambda content: content.update(date="2026-11-02T10:55:01.000008+00:00"),
        lambda content: content.update(mac="00" * 32),
    ],
)
def test_an_anchor_changed_without_the_key_is_told_as_forged(
    folder: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    assert changed(folder, change) is AnchorFault.FORGED


def test_another_vaults_key_does_not_fit(folder: Path) -> None:
    assert anchor.read(folder, bytes(32)) is AnchorFault.FORGED


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(size=-1),
        lambda content: content.update(size=True),
        lambda content: content.update(size="12"),
        lambda content: content.update(size=2**63),
        lambda content: content.update(root="FF" * 32),
        lambda content: content.update(root=None),
        lambda content: content.update(vault="x"),
        lambda content: content.update(date="2026-11-02T10:55:01"),
        lambda content: content.update(date="2026-11-02T10:55:01Z"),
        lambda content: content.update(date="today"),
        lambda content: content.update(date=5),
        lambda content: content.update(mac=None),
        lambda content: content.update(mac="zz" * 32),
        lambda content: content.pop("mac"),
        lambda content: content.pop("size"),
        lambda content: content.update(note=""),
    ],
)
def test_an_anchor_that_cordon_would_not_write_is_told_as_damaged(
    folder: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    assert changed(folder, change) is AnchorFault.DAMAGED


def test_every_flipped_bit_is_noticed(folder: Path) -> None:
    path = folder / anchor.NAME
    raw = path.read_bytes()
    for bit in range(8 * len(raw)):
        spoilt = bytearray(raw)
        spoilt[bit // 8] ^= 1 << bit % 8
        path.write_bytes(spoilt)
        assert anchor.read(folder, KEY) in {AnchorFault.DAMAGED, AnchorFault.FORGED}


@given(raw=st.binary(max_size=100))
def test_anything_else_is_damage(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("vault")
    (folder / anchor.NAME).write_bytes(raw)
    assert anchor.read(folder, KEY) is AnchorFault.DAMAGED


def test_a_name_that_occurs_twice_is_damage(folder: Path) -> None:
    path = folder / anchor.NAME
    path.write_bytes(path.read_bytes().replace(b'"size": 12', b'"size": 11, "size": 12'))
    assert anchor.read(folder, KEY) is AnchorFault.DAMAGED


@pytest.mark.parametrize(
    "wrong",
    [
        Anchor(vault="0F" * 16, size=1, root=bytes(32), date=SEALED.date),
        Anchor(vault="0f" * 16, size=-1, root=bytes(32), date=SEALED.date),
        Anchor(vault="0f" * 16, size=1, root=bytes(31), date=SEALED.date),
    ],
)
def test_an_anchor_that_no_log_has_is_not_written(folder: Path, wrong: Anchor) -> None:
    with pytest.raises(ValueError, match=r"anchor|hexadecimal|size"):
        anchor.write(folder, wrong, KEY)
    assert anchor.read(folder, KEY) == SEALED


def test_each_fault_has_its_own_sentence() -> None:
    assert len({fault.sentence for fault in AnchorFault}) == len(AnchorFault)
