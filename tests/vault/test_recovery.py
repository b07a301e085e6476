"""A recovery code forgives how it is typed, and no slip in what is typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Invalid
from desktop_app.vault import recovery

secrets = st.binary(min_size=20, max_size=20)


def test_a_new_code_is_nine_groups_of_four() -> None:
    code = recovery.new_code()
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert code != recovery.new_code()
    assert recovery.formatted(recovery.secret_of(code)) == code


@given(secrets)
def test_a_code_is_read_however_it_is_typed(secret: bytes) -> None:
    code = recovery.formatted(secret)
    misread = code.replace("0", "o").replace("1", "l")
    for typed in (
        code,
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " – "),
        misread,
        f"\t{code}\n",
    ):
        assert recovery.secret_of(typed) == secret


@given(secrets, st.integers(0, 35), st.sampled_from(recovery.ALPHABET))
def test_one_wrong_character_is_caught(secret: bytes, place: int, other: str) -> None:
    code = recovery.formatted(secret).replace("-", "")
    typed = code[:place] + other + code[place + 1 :]
    if typed == code:
        assert recovery.secret_of(typed) == secret
        return
    with pytest.raises(Invalid):
        recovery.secret_of(typed)


@given(secrets, st.integers(0, 34))
def test_two_neighbours_swapped_are_caught(secret: bytes, place: int) -> None:
    code = recovery.formatted(secret).replace("-", "")
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if typed == code:
        return
    with pytest.raises(Invalid):
        recovery.secret_of(typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "0 were typed"),
        ("ABCD-EFGH", "8 were typed"),
        ("0" * 37, "37 were typed"),
        ("U" + "0" * 35, "without U"),
        ("é" + "0" * 35, "without U"),
        ("\udcff", "without U"),
        ("0" * 35 + "1", "slip"),
    ],
)
def test_each_slip_is_told_in_its_own_words_and_not_repeated(typed: str, told: str) -> None:
    with pytest.raises(Invalid) as refused:
        recovery.secret_of(typed)
    (problem,) = refused.value.problems
    assert told in problem.message
    assert problem.field == "code"
    assert not typed or typed not in str(refused.value)


def test_a_secret_of_another_length_has_no_code() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        recovery.formatted(bytes(19))
