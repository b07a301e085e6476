"""Files written as text are refused whole, cut up, disguised, and wherever they stand."""

import base64
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.guard import CODE, NOTE, PLACE_ADDRESS, POLICIES, SUMMARY, Policy, blocks

ROOMY = Policy(name="roomy", longest=4000, several_lines=True)
SEPARATORS = [" ", "\n", "\r\n", "\t", "  ", "\n> ", ", ", '" +\n"', " | "]

seeds = st.integers(min_value=0, max_value=2**64)


def random_bytes(seed: int, count: int) -> bytes:
    return random.Random(seed).randbytes(count)


def rules(text: str, policy: Policy = NOTE) -> set[str]:
    return {finding.rule for finding in blocks(text, policy)}


def cut(text: str, size: int, separator: str) -> str:
    return separator.join(text[at : at + size] for at in range(0, len(text), size))


@given(seed=seeds, before=st.text(max_size=60), after=st.text(max_size=60))
@pytest.mark.parametrize("policy", POLICIES.values(), ids=lambda policy: policy.name)
def test_200_characters_of_base64_are_refused_anywhere(policy: Policy, seed: int, before: str, after: str) -> None:
    text = before + base64.b64encode(random_bytes(seed, 150)).decode() + after
    assert blocks(text, policy)


@given(data=st.binary(min_size=100, max_size=300), before=st.text(max_size=40))
def test_base64_of_any_bytes_is_refused_in_a_note(data: bytes, before: str) -> None:
    assert blocks(before + base64.b64encode(data).decode(), NOTE)


@settings(max_examples=5)  # of each of 108 ways to cut it
@given(seed=seeds)
@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6, 8, 10, 16, 40, 64, 76])
def test_base64_cut_into_pieces_is_refused(size: int, separator: str, seed: int) -> None:
    encoded = base64.b64encode(random_bytes(seed, 300)).decode()
    text = "Handed to the front office by Mr Fernsby. " + cut(encoded, size, separator)
    assert "encoded" in rules(text, ROOMY)


@given(seed=seeds, hidden=st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e"))
def test_base64_with_unseen_characters_between_is_refused_as_base64(seed: int, hidden: str) -> None:
    encoded = base64.b64encode(random_bytes(seed, 100)).decode()
    assert {"encoded"} < rules(hidden.join(encoded))


@given(seed=seeds)
def test_fullwidth_base64_is_refused(seed: int) -> None:
    encoded = base64.b64encode(random_bytes(seed, 100)).decode()
    assert "encoded" in rules("".join(chr(ord(letter) + 0xFEE0) for letter in encoded))


@given(seed=seeds)
@pytest.mark.parametrize("encode", [base64.urlsafe_b64encode, base64.b32encode, base64.a85encode, base64.b85encode])
def test_the_other_encodings_are_refused(encode: object, seed: int) -> None:
    assert callable(encode)
    assert blocks(encode(random_bytes(seed, 150)).decode(), NOTE)


@settings(max_examples=5)  # of each of 18 ways to cut it
@given(seed=seeds)
@pytest.mark.parametrize("separator", ["", " ", ":", "\n", ", ", "-"])
@pytest.mark.parametrize("size", [2, 4, 32])
def test_hexadecimal_of_256_digits_is_refused(size: int, separator: str, seed: int) -> None:
    assert rules(cut(random_bytes(seed, 128).hex(), size, separator), ROOMY) & {"hex", "encoded", "file_hash"}


def test_long_hexadecimal_is_called_that_however_it_is_broken() -> None:
    digits = random_bytes(7, 130).hex()
    for separator in (" ", ":", "\n", "; "):
        assert "hex" in rules(cut(digits, 5, separator), SUMMARY)


def test_rows_of_byte_numbers_are_refused() -> None:
    numbers = ", ".join(str(byte) for byte in random_bytes(3, 80))
    assert "encoded_bytes" in rules(numbers, SUMMARY)


@pytest.mark.parametrize("length", [119, 120])
def test_a_run_of_120_passes_and_one_more_does_not(length: int) -> None:
    assert "encoded" not in {found.rule for found in blocks("a" * length, NOTE)}
    assert "encoded" in rules("a" * 121)


def test_ruled_lines_pass_however_long() -> None:
    for line in ("-" * 200, "_" * 200, "=*" * 100, "." * 200):
        assert blocks(line, NOTE) == ()


@given(seed=seeds)
def test_an_address_does_not_carry_a_file(seed: int) -> None:
    encoded = base64.urlsafe_b64encode(random_bytes(seed, 900)).decode()
    assert "encoded" in rules(f"https://example.net/photo?d={encoded}", PLACE_ADDRESS)
    standard = base64.b64encode(random_bytes(seed, 900)).decode()
    assert "encoded" in rules(f"https://example.net/{standard}", PLACE_ADDRESS)


def test_a_fingerprint_passes_as_part_of_an_address_and_not_beside_one() -> None:
    digest = random_bytes(1, 16).hex()
    assert blocks(f"hxxps://img[.]example[.]net/{digest}.jpg", PLACE_ADDRESS) == ()
    assert rules(f"https://example.net/a {digest}", PLACE_ADDRESS) == {"file_hash"}
    assert "file_hash" in rules(digest, CODE)


@given(seed=seeds, size=st.sampled_from([16, 20, 28, 32, 48, 64]))
def test_fingerprints_of_files_are_refused(seed: int, size: int) -> None:
    digits = random_bytes(seed, size).hex()
    for text in (digits, digits.upper(), f"md5:{digits}", cut(digits, 2, ":"), cut(digits, 4, " ")):
        assert "file_hash" in rules(text, ROOMY)


@given(st.uuids())
def test_a_uuid_passes_with_its_hyphens_and_not_without(uuid: object) -> None:
    assert blocks(str(uuid), NOTE) == ()
    if not str(uuid).replace("-", "").isdecimal():
        assert rules(str(uuid).replace("-", "")) == {"file_hash"}
