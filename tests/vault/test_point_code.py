"""The code of a sealed point is spelled one way, and read back from paper however it is typed."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import InputFault
from desktop_app.vault import ledger, point_code, spelling, verify
from tests import build

roots = st.binary(min_size=32, max_size=32)


@given(roots)
def test_a_code_is_read_however_it_is_typed(root: bytes) -> None:
    code = point_code.written(root)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", code)
    misread = code.replace("0", "o").replace("1", "l")
    for typed in (
        code,
        code.lower(),
        code.replace("-", ""),
        code.replace("-", "  "),
        code.replace("-", " – "),
        misread,
        f"1,204 {code}",
        f"PS7K-4M2Q-9TXD 1204 {code}",
    ):
        assert root.startswith(point_code.read(typed).start)
        assert point_code.looks_meant(typed)


@given(roots, st.integers(0, 27), st.sampled_from(spelling.ALPHABET))
def test_one_wrong_character_is_caught(root: bytes, place: int, other: str) -> None:
    code = point_code.written(root).replace("-", "")
    typed = code[:place] + other + code[place + 1 :]
    if typed == code:
        return
    with pytest.raises(InputFault, match="a slip in the code"):
        point_code.read(typed)


@given(roots, st.integers(0, 26))
def test_two_neighbours_swapped_are_caught(root: bytes, place: int) -> None:
    code = point_code.written(root).replace("-", "")
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if typed == code:
        return
    with pytest.raises(InputFault, match="a slip in the code"):
        point_code.read(typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "does not look like"),
        ("7QK2-MF8D-31XT-V0PB-9C4H-RW6J", "28 characters in seven groups of four; 24 were typed"),
        ("7QK2-MF8D-31XT-V0PB-9C4H-RW6J-00000", "a slip in the code"),
        ("ABCD 7QK2-MF8D-31XT-V0PB-9C4H-RW6J-0000", "does not look like"),
        ("UQK2-MF8D-31XT-V0PB-9C4H-RW6J-0000", "has no U"),
    ],
)
def test_what_is_no_code_is_told(typed: str, told: str) -> None:
    with pytest.raises(InputFault) as fault:
        point_code.read(typed)
    assert told in fault.value.sentence


@given(st.text(max_size=60))
def test_nothing_typed_makes_it_fail(typed: str) -> None:
    point_code.looks_meant(typed)
    with suppress(InputFault):
        point_code.read(typed)


@given(st.lists(roots, max_size=40))
def test_the_roots_of_all_beginnings(leaves: list[bytes]) -> None:
    assert list(ledger.roots(leaves)) == [ledger.root(leaves[:size]) for size in range(1, len(leaves) + 1)]


def test_a_vault_is_compared_with_a_code_from_paper(folder: Path) -> None:
    with build.open_vault(folder) as vault:
        head = vault.store.head()
        code = point_code.written(head.root())
        build.add_staff(vault)
        verdict = verify.check(vault, against=point_code.read(code.lower()))
        assert verdict.findings == ()
        assert verdict.confirmed
        assert verdict.outside is not None
        assert verdict.outside.size == head.size
        other = verify.check(vault, against=point_code.read(point_code.written(b"\x5e" * 32)))
    assert [finding.rule for finding in other.findings] == ["paper"]
    assert not other.sound
    assert not other.confirmed
    assert "typed from paper" in other.findings[0].message
