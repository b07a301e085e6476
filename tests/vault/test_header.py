"""The header says what it holds, or that it is damaged, newer, or changed without the key."""

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import HeaderDamaged, NewerVault, NoVault
from desktop_app.vault import header
from desktop_app.vault.header import Header, Slot, SlotKind
from desktop_app.vault.keys import Cost

KEY = bytes(range(32))
SALT = b"a vault's salt.."


def slot(number: int, kind: SlotKind = SlotKind.PASSPHRASE) -> Slot:
    return Slot(
        id=f"{number:016x}",
        kind=kind,
        login=header.login_digest(SALT, f"login{number}") if kind is SlotKind.PASSPHRASE else b"",
        cost=Cost(memory_kib=262144, iterations=3, lanes=4),
        salt=bytes([number]) * 16,
        nonce=bytes([number]) * 12,
        wrapped=bytes([number]) * 48,
    )


HEADER = header.sealed(
    Header(vault="0f" * 16, practice=False, login_salt=SALT, slots=(slot(1), slot(2), slot(3, SlotKind.RECOVERY))),
    KEY,
)
RAW = header.to_bytes(HEADER)


def rewritten(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return the header's file changed by someone who knows how the checksum is made."""
    content = json.loads(RAW)
    del content["checksum"]
    change(content)
    spelt = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    return json.dumps(content | {"checksum": sha256(spelt).hexdigest()}).encode()


def test_a_header_is_read_as_it_was_saved(tmp_path: Path) -> None:
    header.save(tmp_path, HEADER)
    assert header.read(tmp_path) == HEADER
    header.check_seal(header.read(tmp_path), KEY)


def test_a_header_tells_nothing_of_a_person() -> None:
    told = set(json.loads(RAW)) | {name for each in json.loads(RAW)["slots"] for name in each}
    assert told == {
        "format", "vault", "practice", "login_salt", "slots", "seal", "checksum",
        "id", "kind", "login", "memory_kib", "iterations", "lanes", "salt", "nonce", "wrapped",
    }  # fmt: skip
    assert b"login1" not in RAW


def test_a_login_is_found_however_it_is_typed() -> None:
    composed, apart = "Zoë", "zoe\u0308"
    assert header.login_digest(SALT, composed) == header.login_digest(SALT, f" {apart} ")
    assert HEADER.slot_of("LOGIN2") == HEADER.slots[1]
    assert HEADER.slot_of("login3") is None
    assert HEADER.slot_of("\udcff") is None
    assert HEADER.recovery_slot == HEADER.slots[2]


def test_every_flipped_bit_is_told_as_damage() -> None:
    for bit in range(8 * len(RAW)):
        changed = bytearray(RAW)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises((HeaderDamaged, NewerVault)):
            header.parse(bytes(changed))


def test_every_shortened_header_is_told_as_damage() -> None:
    for length in range(len(RAW) - 1):  # the last byte is only the end of the line
        with pytest.raises(HeaderDamaged):
            header.parse(RAW[:length])


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_anything_else_is_told_as_damage(raw: bytes) -> None:
    with pytest.raises(HeaderDamaged):
        header.parse(raw)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(extra=1),
        lambda content: content.pop("practice"),
        lambda content: content.update(practice=0),
        lambda content: content.update(format=0),
        lambda content: content.update(format=True),
        lambda content: content.update(format="1"),
        lambda content: content.update(vault="0F" * 16),
        lambda content: content.update(vault="0f" * 15),
        lambda content: content.update(slots=[]),
        lambda content: content.update(slots={}),
        lambda content: content.update(slots=content["slots"] * 2),
        lambda content: content.update(slots=content["slots"][2:]),
        lambda content: content["slots"].append(content["slots"][2] | {"id": "09" * 8}),
        lambda content: content["slots"][0].update(login=content["slots"][1]["login"]),
        lambda content: content["slots"][0].update(id=content["slots"][1]["id"]),
        lambda content: content["slots"][0].update(kind="face"),
        lambda content: content["slots"][0].update(kind=["passphrase"]),
        lambda content: content["slots"][0].update(login=""),
        lambda content: content["slots"][2].update(login=content["slots"][1]["login"]),
        lambda content: content["slots"][0].update(memory_kib=31),
        lambda content: content["slots"][0].update(memory_kib="262144"),
        lambda content: content["slots"][0].update(iterations=0),
        lambda content: content["slots"][0].update(lanes=True),
        lambda content: content["slots"][0].update(lanes=-1),
        lambda content: content["slots"][0].update(iterations=2**40),
        lambda content: content["slots"][0].update(salt=content["slots"][0]["salt"] + "00"),
        lambda content: content["slots"][0].update(note="x"),
        lambda content: content["slots"][0].pop("nonce"),
        lambda content: content.update(slots=[1]),
        lambda content: content.update(seal=None),
    ],
)
def test_a_header_that_cordon_would_not_write_is_refused_though_its_checksum_fits(
    change: Callable[[dict[str, Any]], object],
) -> None:
    with pytest.raises(HeaderDamaged):
        header.parse(rewritten(change))


def test_a_name_that_occurs_twice_and_a_huge_header_are_refused() -> None:
    with pytest.raises(HeaderDamaged):
        header.parse(RAW.replace(b'"practice": false', b'"practice": true,\n  "practice": false'))
    with pytest.raises(HeaderDamaged):
        header.parse(RAW + b" " * 65536)


def test_a_newer_header_is_told_as_newer_even_with_fields_of_its_own() -> None:
    with pytest.raises(NewerVault) as refused:
        header.parse(rewritten(lambda content: content.update(format=2, something="new")))
    assert "format 2" in refused.value.sentence
    assert "damaged" not in refused.value.next_step


def test_a_newer_number_without_its_checksum_may_be_damage() -> None:
    with pytest.raises(NewerVault) as refused:
        header.parse(RAW.replace(b'"format": 1', b'"format": 9'))
    assert "damaged" in refused.value.next_step


def test_spaces_between_the_words_change_nothing() -> None:
    assert header.parse(RAW.replace(b"\n", b"\r\n")) == HEADER


@pytest.mark.parametrize(
    "changed",
    [
        replace(HEADER, practice=True),
        replace(HEADER, vault="0e" * 16),
        replace(HEADER, login_salt=bytes(16)),
        replace(HEADER, slots=HEADER.slots[:2]),
        replace(HEADER, slots=(HEADER.slots[1], HEADER.slots[0], HEADER.slots[2])),
        replace(HEADER, slots=(*HEADER.slots[:2], replace(HEADER.slots[2], salt=bytes(16)))),
        replace(HEADER, slots=(*HEADER.slots[:2], replace(HEADER.slots[2], kind=SlotKind.PASSPHRASE))),
        replace(HEADER, seal=bytes(32)),
    ],
)
def test_a_change_without_the_key_is_found_once_the_key_is_there(changed: Header) -> None:
    with pytest.raises(HeaderDamaged) as refused:
        header.check_seal(changed, KEY)
    with pytest.raises(HeaderDamaged) as damaged:
        header.parse(b"")
    assert refused.value.sentence != damaged.value.sentence


def test_no_vault_is_told_from_a_vault_without_its_header(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoVault):
            header.read(folder)
    (tmp_path / "records.db").write_bytes(b"")
    with pytest.raises(HeaderDamaged) as refused:
        header.read(tmp_path)
    assert "missing" in refused.value.sentence
