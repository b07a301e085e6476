"""Hexadecimal data and the fingerprints of files, in one piece, in groups, or wrapped over lines."""

import re
from collections.abc import Iterator
from typing import Final

from desktop_app.guard.normal import Reading, Span
from desktop_app.guard.policy import Policy

LENGTHS: Final = frozenset({32, 40, 56, 64, 96, 128})
"""Hexadecimal digits of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512."""

_HEX_TOKEN = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{32,128}(?![0-9A-Za-z])")
_HEX_RUN = re.compile(r"[0-9A-Fa-f](?:[\s:,;._|-]{0,3}[0-9A-Fa-f])*")
_HEX_FILE = re.compile(r"ffd8ff[def]|89504e470d0a|474946383[79]61|504b0304|255044462d|52494646.{8}57454250|66747970")
_WRAPPED = re.compile(r"(?<![0-9A-Za-z-])[0-9A-Fa-f]{8,}(?:\s+[0-9A-Fa-f]{4,})+(?![0-9A-Za-z-])")
_GROUPED = tuple(
    re.compile(
        rf"(?<![0-9A-Za-z])[0-9A-Fa-f]{{{size}}}([ \t\n:.,_-])[0-9A-Fa-f]{{{size}}}"
        rf"(?:\1\s?[0-9A-Fa-f]{{{size}}}){{{32 // size - 2},}}(?![0-9A-Za-z])"
    )
    for size in (1, 2, 4, 8)
)
_NAMED = re.compile(
    r"(?<![A-Za-z])(?:md[45]|sha[\s_-]?(?:1|2|3|224|256|384|512)|(?:perceptual|p|d|a|w|img)[\s_-]?hash|photodna|pdq)"
    r"(?:[\s_-]?(?:hash|sum|digest|value))?[^\w\n]{0,4}(?:is\s)?[\"'(]?"
    r"(?:(?=[0-9a-f]*[a-f])(?=[a-f]*\d)[0-9a-f]{12,}|[A-Za-z0-9+/]{27,88}={1,2})",
    re.IGNORECASE,
)


def hex_runs(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find 256 hexadecimal digits or more, however broken, and from 40 on those that begin as a file does."""
    if len(reading.text) < 40:
        return
    for found in _HEX_RUN.finditer(reading.text):
        if found.end() - found.start() < 40:
            continue
        digits = re.sub(r"[^0-9A-Fa-f]", "", found.group()).lower()
        a_file = len(digits) >= 40 and _HEX_FILE.search(digits) is not None
        # Lists of telephone numbers and IMEIs have no letters at all.
        if a_file or (len(digits) >= 256 and _letters(digits) * 10 >= len(digits)):
            yield reading.span(*found.span())


def file_hashes(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find fingerprints of files.

    A UUID with its hyphens (8-4-4-4-12) names a thing and passes; its 32 digits without hyphens cannot be
    told from an MD5 and are refused. Decimal digits alone pass: the EID of an eSIM has 32 of them. In the
    field for an online place, a fingerprint that is part of the address passes: without it the address leads
    nowhere.
    """
    for found in _hashes(reading, policy):
        yield reading.span(*found.span())


def _hashes(reading: Reading, policy: Policy) -> Iterator[re.Match[str]]:
    text = reading.text
    yield from _NAMED.finditer(text)
    if len(text) < 32:
        return
    for found in _HEX_TOKEN.finditer(text):
        if _whole_hash(found.group()) and not _in_address(reading, policy, found):
            yield found
    for found in _WRAPPED.finditer(text):
        if _whole_hash(re.sub(r"\s", "", found.group()), letters_in_ten=1):
            yield found
    for pattern in _GROUPED:
        yield from (found for found in pattern.finditer(text) if _mixed(found.group()))


def _whole_hash(digits: str, letters_in_ten: int = 0) -> bool:
    letters = _letters(digits)
    return len(digits) in LENGTHS and letters > 0 and letters * 10 >= len(digits) * letters_in_ten


def _mixed(groups: str) -> bool:
    digits = re.sub(r"[^0-9A-Fa-f]", "", groups)
    return _letters(digits) * 8 >= len(digits) and not digits.isalpha()


def _letters(digits: str) -> int:
    return sum(map(str.isalpha, digits))


def _in_address(reading: Reading, policy: Policy, found: re.Match[str]) -> bool:
    if not policy.allow_address:
        return False
    before = re.split(r"\s", reading.text[: found.start()])[-1]
    return "/" in before and "." in before
