"""Data written as text: base64 and its like, however broken up, first bytes of files, byte escapes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.guard.normal import Reading, Span
from desktop_app.guard.policy import Policy

LONGEST_RUN: Final = 120
"""The longest unbroken run that can still be words: the longest place name in Wales has 58 letters."""

_UNBROKEN = re.compile(r"[!-~]{121,}")
_RULED_LINE = re.compile(r"[-_=.*~#]+")
_ADDRESS_PART = re.compile(r"[A-Za-z0-9+_-]{121,}")
_ADDRESS_PATH = re.compile(r"[A-Za-z0-9+/_-]{121,}")

# The first bytes of files as base64 writes them: pictures, films, archives, documents, sound.
_FILE_START = re.compile(
    r"(?:[/_]9j[/_][24]|iVBORw0KGg|R0lGOD[dl]h|UklGR|Qk[0-9A-Za-z]{5}AAAAA|SUkqA|TU0AK|AAAA[A-Za-z0-9+/]GZ0eX|GkXfo"
    r"|UEsDB|UEsFB|H4sI[A-Za-z]|N3q8rycc|UmFyIR|JVBERi0|0M8R4KGx|e1xydGY|YnBsaXN0|PHN2Zy|PD94bWw|PCFET0NUWV|PGh0bWw"
    r"|RXhpZg|SUQzB|T2dnUw)[A-Za-z0-9+/_-]{12,}"
)
_ESCAPES = re.compile(r"(?:(?:%|=|\\x|0x|\\u00|&#x?)[0-9A-Fa-f]{2};?[\s,]{0,2}){16,}")
_BYTE_NUMBERS = re.compile(r"(?<!\d)(?:\d{1,3}(?!\d)[\s,;]{1,3}){64,}")

# Turns that encoded data takes all the time and words hardly ever.
_ODD_TURN = re.compile(r"[a-z][A-Z0-9]|[0-9][a-z]|[+/]|(?<![A-Za-z0-9])[b-hj-z](?![A-Za-z0-9])")
_TOKEN = re.compile(r"[\w+/\u0300-\u036f-]+={0,2}")
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+|[^A-Za-z0-9]+")
# A serial number has up to some 24 capitals and digits, a class is "9c", a UUID is known by its hyphens.
_REFERENCE = re.compile(
    r"[A-Z0-9/_-]{1,24}|\d{1,2}[a-z]|[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Token:
    start: int
    end: int
    irregular: bool
    upper: int
    lower: int

    @property
    def length(self) -> int:
        return self.end - self.start


def encoded_runs(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find base64-like data, whole or broken up, and shorter runs that begin as a file does."""
    if len(reading.text) < 16:
        return
    squeezed = reading.squeezed
    for found in _FILE_START.finditer(squeezed.text):
        yield squeezed.span(*found.span())
    if policy.allow_address:
        yield from _in_addresses(reading)
        return
    for found in _UNBROKEN.finditer(reading.text):
        if not _RULED_LINE.fullmatch(found.group()):
            yield reading.span(*found.span())
    if len(reading.text) > LONGEST_RUN and len(_ODD_TURN.findall(reading.text)) >= 10:
        tokens = [_token(found.group(), found.start()) for found in _TOKEN.finditer(reading.text)]
        for start, end in _unlike_words(tokens):
            yield reading.span(start, end)


def byte_escapes(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find long rows of escaped bytes, and of numbers that could each be a byte."""
    # Letters of other scripts are escaped in every web address that has them.
    enough = 3 * (128 if policy.allow_address else 16)
    for found in _ESCAPES.finditer(reading.text):
        if len(found.group()) >= enough:
            yield reading.span(*found.span())
    for found in _BYTE_NUMBERS.finditer(reading.text):
        yield reading.span(*found.span())


def _in_addresses(reading: Reading) -> Iterator[Span]:
    """An address may be long: one of its parts may not, nor a path that looks like data throughout."""
    for found in _ADDRESS_PART.finditer(reading.text):
        yield reading.span(*found.span())
    for found in _ADDRESS_PATH.finditer(reading.text):
        tokens = [_token(part.group(), found.start() + part.start()) for part in re.finditer(r"[^/]+", found.group())]
        if sum(token.length for token in tokens if token.irregular) * 5 >= len(found.group()) * 3:
            yield reading.span(*found.span())


def _token(word: str, start: int) -> _Token:
    pieces = len(_PIECE.findall(word))
    # Words, names in camel case and handles seldom change between capitals, small letters and digits.
    changeable = pieces * 5 > len(word) * 2 or (len(word) > 24 and pieces * 3 > len(word))
    return _Token(
        start=start,
        end=start + len(word),
        irregular=changeable and word.isascii() and not _REFERENCE.fullmatch(word),
        upper=sum(map(str.isupper, word)),
        lower=sum(map(str.islower, word)),
    )


def _unlike_words(tokens: list[_Token]) -> Iterator[Span]:
    """Slide over the tokens with more than a run's length in hand, and yield where they are no words."""
    first = total = irregular = upper = lower = 0
    for last, token in enumerate(tokens):
        total += token.length
        irregular += token.length * token.irregular
        upper += token.upper
        lower += token.lower
        while total - tokens[first].length > LONGEST_RUN:
            gone = tokens[first]
            total -= gone.length
            irregular -= gone.length * gone.irregular
            upper -= gone.upper
            lower -= gone.lower
            first += 1
        if total <= LONGEST_RUN:
            continue
        # In crumbs of three letters or fewer there is less to tell by.
        crumbs = (last - first + 1) * 3 >= total and min(upper, lower) * 7 >= total
        if irregular * (5 if crumbs else 2) >= total:
            yield tokens[first].start, token.end
