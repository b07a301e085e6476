"""How two things that people typed are compared: seal numbers, places and names, whatever their spelling."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from desktop_app.guard import normal

#: Letters that have no parts, and what a person without them on the keyboard types.
_WHOLE: Final = str.maketrans({
    "ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
})  # fmt: skip
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
#: A part of a name with fewer letters than this is an initial or a particle, which stands in any text.
_SHORTEST_PART: Final = 3
_SHORTEST_JOINED: Final = 6


def plain_seal(number: str) -> str:
    """Return a seal number as it is compared: letters that look alike are one, capitals and blanks do not count."""
    return " ".join(normal.read(number).text.split()).casefold()


def same_seal(one: str | None, other: str | None) -> bool:
    """Say whether two seal numbers are the same, or both none."""
    if one is None or other is None:
        return one is other
    return plain_seal(one) == plain_seal(other)


def plain_place(place: str) -> str:
    """Return a place or shelf as it is compared: capitals and blanks do not count."""
    return " ".join(unicodedata.normalize("NFC", place).split()).casefold()


def plain_name(name: str) -> str:
    """Return a name as it is compared: without accents, capitals as small letters."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_WHOLE)


def _parts(name: str) -> tuple[str, ...]:
    return tuple(plain_name(found.group()) for found in _LETTERS.finditer(name))


class Naming:
    """The names that may not stand in a text, and the taking of them out of it."""

    def __init__(self, names: Iterable[str], instead: str, said: Iterable[str] = ()) -> None:
        """Prepare some full names; ``instead`` stands where one was.

        ``said`` are names that stand openly: a part that is one of theirs too gives nobody away by itself.
        """
        wholes = [_parts(name) for name in names]
        openly = {part for name in said for part in _parts(name)}
        self._wholes = [parts for parts in wholes if parts]
        self._single = {part for parts in self._wholes for part in parts if len(part) >= _SHORTEST_PART} - openly
        self._joined = {whole for parts in self._wholes if len(whole := "".join(parts)) >= _SHORTEST_JOINED}
        self._instead = instead

    def without(self, text: str) -> str:
        """Return a text without any of the names, whole or in part; names that stand together go as one."""
        found = list(_LETTERS.finditer(text))
        plain = [plain_name(word.group()) for word in found]
        named = sorted(set(self._words(plain)))
        said, end, last = "", 0, -2
        for place in named:
            begin = found[place].start()
            # What stands between two words of one name is part of it.
            if not (place == last + 1 and not text[end:begin].strip("-'’. ")):
                said += text[end:begin] + self._instead
            end, last = found[place].end(), place
        return said + text[end:]

    def names_in(self, text: str) -> bool:
        """Say whether any of the names stands in a text, whole or in part."""
        plain = [plain_name(word.group()) for word in _LETTERS.finditer(text)]
        return next(self._words(plain), None) is not None

    def _words(self, plain: list[str]) -> Iterator[int]:
        """Yield which words are named."""
        for place, word in enumerate(plain):
            if self._is_named(word):
                yield place
            for whole in self._wholes:
                if tuple(plain[place : place + len(whole)]) == whole:
                    yield from range(place, place + len(whole))

    def _is_named(self, word: str) -> bool:
        if word in self._single or word.removesuffix("s") in self._single:
            return True
        return any(whole in word for whole in self._joined)
