"""Characters no record needs: controls, broken and unseen ones, and data or drawings made of characters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from desktop_app.guard.normal import UNSEEN, Reading, Span
from desktop_app.guard.policy import Policy

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]|\r(?!\n)")
_LINES = re.compile("(?:[\t\n]|\r\n)+")
_SURROGATE = re.compile("[\ud800-\udfff]+")
_NONCHARACTER = re.compile(
    f"[\ufdd0-\ufdef{''.join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))}]+"
)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]+")
_UNSEEN = re.compile(f"(?![\u202a-\u202e\u2066-\u2069\ufff9-\ufffb])[{UNSEEN}]")
# The flags of England, Scotland and Wales are spelt with unseen tags behind a black flag.
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f")

_JOINERS: Final = frozenset("\u200c\u200d")
_DIRECTION_MARKS: Final = frozenset("\u200e\u200f\u061c")
_HEH: Final = "\u0647"
_VIRAMA: Final = 9
# The first word of a character's name is its script's.
_JOINING_SCRIPT = re.compile(
    r"(?:ARABIC|SYRIAC|NKO|MONGOLIAN|DEVANAGARI|BENGALI|GURMUKHI|GUJARATI|ORIYA|TAMIL|TELUGU|KANNADA|MALAYALAM"
    r"|SINHALA|MYANMAR|KHMER) "
)
_PICKED_SCRIPT = re.compile(r"(?:CJK|MONGOLIAN|MYANMAR) ")
_ONE_SCRIPT: Final = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "KATAKANA-HIRAGANA": "CJK", "IDEOGRAPHIC": "CJK"}

_MARKS = re.compile(r"[^\w\s!-~]{8,}")
_FILE_SIGNATURE = re.compile(
    "[\x89\u2030]PNG|\u00ff\u00d8\u00ff|GIF8[79]a|%PDF-\\d|JFIF[^\\w\\s]|IHDR.{0,40}IDAT|PK\x03\x04|RIFF.{4}WEBP"
    "|ftyp(?:isom|iso2|mp4[12]|heic|avif|qt\\b)"
)
# Blocks, braille and coloured squares draw pictures.
_DRAWN = re.compile("[\u2580-\u259f\u2800-\u28ff\u2b1b\u2b1c\U0001f7e0-\U0001f7eb\U0001fb00-\U0001fbff]")
# Bytes read as text leave replacement and private-use characters.
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_FOREIGN_RUN = re.compile(r"[^\W\d_a-zA-Z]{20,}")


def controls(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find control characters, NUL among them, and line separators that no keyboard types."""
    return _spans(_CONTROL, reading.original)


def extra_lines(reading: Reading, policy: Policy) -> Iterable[Span]:
    """Find new lines and tabs in a field of one line."""
    return () if policy.several_lines else _spans(_LINES, reading.original)


def surrogates(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find halves of characters, which cannot be stored or printed."""
    return _spans_beyond_ascii(_SURROGATE, reading.original)


def noncharacters(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find code points that are set aside never to be characters."""
    return _spans_beyond_ascii(_NONCHARACTER, reading.original)


def bidi_controls(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find characters that re-order what stands around them on screen and paper."""
    return _spans_beyond_ascii(_BIDI, reading.original)


def unseen(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find characters that cannot be seen, save where a script, a flag or an emoji needs them."""
    text = reading.original
    if text.isascii():
        return
    in_flags = {place for found in _FLAG.finditer(text) for place in range(*found.span())}
    right_to_left = any(
        character.isalpha() and unicodedata.bidirectional(character) in {"R", "AL"} for character in text
    )
    for found in _UNSEEN.finditer(text):
        place = found.start()
        if right_to_left and found.group() in _DIRECTION_MARKS:
            continue
        if place not in in_flags and not _needed(text, place):
            yield found.span()


def stacked_marks(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find eight or more accents on one letter, which would be drawn over the lines around it."""
    for start, end in _spans_beyond_ascii(_MARKS, reading.original):
        accents = [unicodedata.category(mark) in {"Mn", "Me"} for mark in reading.original[start:end]]
        if _longest_run(accents) >= 8:
            yield start, end


def binary(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find a file opened as text, data written in rare characters, and pictures drawn with characters."""
    text = reading.original
    yield from _spans(_FILE_SIGNATURE, text)
    if text.isascii():
        return
    for pattern, allowed in ((_DRAWN, 40), (_UNREADABLE, 2)):
        places = [found.start() for found in pattern.finditer(text)]
        if len(places) > allowed:
            yield places[0], places[-1] + 1
    for found in _FOREIGN_RUN.finditer(text):
        scripts = [_script(character) for character in found.group()]
        if sum(before != after for before, after in pairwise(scripts)) * 3 >= len(scripts):
            yield found.span()


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (found.span() for found in pattern.finditer(text))


def _spans_beyond_ascii(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return iter(()) if text.isascii() else _spans(pattern, text)


def _needed(text: str, place: int) -> bool:
    character = text[place]
    before = text[place - 1 : place] or " "
    after = text[place + 1 : place + 2] or " "
    if character in _JOINERS:
        return _joins(before, after)
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return _picks_a_form(before)
    return False


def _joins(before: str, after: str) -> bool:
    """Whether a joiner between these is one that spelling needs (Unicode Standard, 23.2)."""
    if _joining_letter(before) and (_joining_letter(after) or unicodedata.combining(before) == _VIRAMA):
        return True
    # Older Kurdish spelling ends words with heh and a non-joiner.
    return before == _HEH or (_pictured(before) and _pictured(after))


def _joining_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM" and _named(character, _JOINING_SCRIPT)


def _pictured(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk"} or character == "\ufe0f"


def _picks_a_form(before: str) -> bool:
    return unicodedata.category(before) in {"So", "Sm", "Po", "Nd"} or _named(before, _PICKED_SCRIPT)


def _named(character: str, script: re.Pattern[str]) -> bool:
    return script.match(unicodedata.name(character, "")) is not None


def _script(character: str) -> str:
    word = unicodedata.name(character, "").partition(" ")[0]
    return _ONE_SCRIPT.get(word, word)


def _longest_run(flags: list[bool]) -> int:
    longest = current = 0
    for flag in flags:
        current = current + 1 if flag else 0
        longest = max(longest, current)
    return longest
