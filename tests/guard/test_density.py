"""Data in small pieces, in whatever letters, is too much for one text; ordinary lists and names are not."""

import base64
import random

import pytest

from desktop_app.guard import NAME, NOTE, SUMMARY, Policy, blocks

_CHANCE = random.Random(20261120)
_BYTES = bytes(_CHANCE.randrange(256) for _ in range(900))


def _in_groups(text: str, size: int, most: int = 1100) -> str:
    return " ".join(text[start : start + size] for start in range(0, most, size))


def _of(first: int, count: int, letters: int, words: int) -> str:
    return " ".join("".join(chr(first + _CHANCE.randrange(count)) for _ in range(letters)) for _ in range(words))


@pytest.mark.parametrize(
    "text",
    [
        _in_groups(base64.b32encode(_BYTES).decode(), 20),
        _in_groups(base64.b32encode(_BYTES).decode(), 24),
        _in_groups(base64.b32encode(_BYTES).decode().lower(), 60),
        _of(0x4E00, 16384, 400, 1),
        _of(0xAC00, 11000, 4, 100),
        _of(0xA000, 1100, 4, 100),
        _of(0x1E00, 250, 8, 100),
        _of(0x1200, 300, 8, 100),
        _of(0x1F300, 500, 100, 1),
        " ".join(f"{_CHANCE.randrange(10**4):04d}" for _ in range(200)),
        " ".join(f"{_CHANCE.randrange(10**11):011d}" for _ in range(60)),
        " ".join("".join(_CHANCE.choice("bcdfghjklmnpqrst") for _ in range(6)) for _ in range(100)),
        "a b c d e f g h i j k l m n o p q r s t u v w x y z and so on in single letters",
    ],
)
def test_data_in_pieces_is_refused(text: str) -> None:
    assert blocks(text[: SUMMARY.longest], SUMMARY)


@pytest.mark.parametrize("policy", [NAME, NOTE], ids=lambda policy: policy.name)
def test_a_name_field_is_no_place_for_base64(policy: Policy) -> None:
    for _ in range(50):
        data = bytes(_CHANCE.randrange(256) for _ in range(87))
        assert blocks(base64.b64encode(data).decode(), policy)


@pytest.mark.parametrize(
    "text",
    [
        "unlock is 2580",
        "code 1234",
        "Kod: 1234",
        "pw hunter2",
        "passcode = twenty five eighty",
        "youtu be /dQw4w9WgXcQ",
        "3xYzAbC on bit.ly",
        "hxxps colon slash slash example dot com",
        "https%3A%2F%2Fexample.com%2Fabc",
    ],
)
def test_what_is_told_sideways_is_refused(text: str) -> None:
    assert blocks(text, NOTE)


@pytest.mark.parametrize(
    "text",
    [
        "Serial numbers F2LXQ0ABCD12, F2LXQ0ABCD13, R58M12ABCDE, R58M12ABCDF and DMPXK2ABQ1GC, all read from outside.",
        "Telephones 01632 960411, 01632 960412, 07700 900411, 07700 900412; asset codes FEA-0000-31 to FEA-0000-39.",
        "Nguyễn Thị Minh Khai và Trần Đại Nghĩa, anh em họ, lớp 9; mẹ là bà Nguyễn Thị Ánh Nguyệt.",
        "陳大文",
        "postcode 1234 is not known here; school code 123456",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch bus stop",
    ],
)
def test_what_staff_write_passes(text: str) -> None:
    assert blocks(text, NOTE) == ()
