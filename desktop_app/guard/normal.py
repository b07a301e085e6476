"""A text as the rules read it: disguises taken off, each character's place in the original remembered."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

Span = tuple[int, int]
"""Where something stands in the text as typed: first character, and one past the last."""

# Drawn as nothing (or as a gap), whatever their category says.
UNSEEN: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_UNSEEN_CHARACTER = re.compile(f"[{UNSEEN}]")
_BLANKS = re.compile(r"\s+")
_LINE_ENDS = re.compile(r"[^\S\n\r]{0,9}[\n\r\x85\u2028\u2029]\s*")

# Greek and Cyrillic letters that are drawn as Latin ones. One for one, so that places do not move.
_GREEK = (
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "ABEZHIKMNOPTYX",
)
_GREEK_SMALL = ("\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5", "aikvopu")
_CYRILLIC = (
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423\u0406\u0408\u0405",
    "ABEKMHOPCTXYIJS",
)
_CYRILLIC_SMALL = (
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d",
    "aeopcyxijshdqw",
)
_LOOKALIKES = str.maketrans(
    "".join(pair[0] for pair in (_GREEK, _GREEK_SMALL, _CYRILLIC, _CYRILLIC_SMALL)),
    "".join(pair[1] for pair in (_GREEK, _GREEK_SMALL, _CYRILLIC, _CYRILLIC_SMALL)),
)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A text without its disguises.

    Attributes:
        original: the text as typed (no more of it than the guard examines).
        text: compatibility forms made plain (NFKC), unseen characters left out, look-alikes made Latin; the
            case is kept, since encoded data shows by it.
        places: for each character of ``text``, where it stood in ``original``.
    """

    original: str
    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return where ``text[start:end]`` stands in the original."""
        return self.places[start], self.places[end - 1] + 1

    @cached_property
    def squeezed(self) -> "Reading":
        """The same without any blanks, for what was spaced out or wrapped over lines."""
        return self._without(_BLANKS)

    @cached_property
    def joined(self) -> "Reading":
        """The same with wrapped lines put together again."""
        return self._without(_LINE_ENDS)

    def _without(self, pattern: re.Pattern[str]) -> "Reading":
        kept: list[str] = []
        places: list[int] = []
        begin = 0
        for found in pattern.finditer(self.text):
            kept.append(self.text[begin : found.start()])
            places.extend(self.places[begin : found.start()])
            begin = found.end()
        if not begin:
            return self
        kept.append(self.text[begin:])
        places.extend(self.places[begin:])
        return Reading(original=self.original, text="".join(kept), places=places)


def read(original: str) -> Reading:
    """Return ``original`` as the rules read it; ``original`` itself is never altered."""
    if original.isascii():
        return Reading(original=original, text=original, places=range(len(original)))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(original):
        plain = character if character.isascii() else _plain(character)
        characters.append(plain)
        places.extend([place] * len(plain))
    return Reading(original=original, text="".join(characters).translate(_LOOKALIKES), places=places)


def _plain(character: str) -> str:
    if _UNSEEN_CHARACTER.match(character):
        return ""
    return unicodedata.normalize("NFKC", character)
