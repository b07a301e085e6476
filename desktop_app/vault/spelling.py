"""How a code is spelled for people: one alphabet, groups of four, and a check group that catches slips."""

import re
import unicodedata
from typing import Final

# Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U, so that nothing can be misread or spell a word.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP: Final = 4
# The largest prime below 2**20: being prime, and larger than 31, it catches every single wrong character and
# every two neighbours swapped, not only most of them.
_CHECK: Final = 1_048_573
_SEPARATORS: Final = re.compile(r"[\s\-_.,\u2010-\u2015\u2212]+")
_MISREAD: Final = str.maketrans("OIL", "011")


def digits(number: int, count: int) -> str:
    """Return the last ``count`` characters of a number."""
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def check_group(number: int) -> str:
    """Return the group that stands after a number and shows slips in it."""
    return digits(number % _CHECK, GROUP)


def grouped(characters: str) -> str:
    """Return characters in groups of four with hyphens between, as every code of ours is written."""
    return "-".join(characters[at : at + GROUP] for at in range(0, len(characters), GROUP))


def bare(typed: str) -> str:
    """Return the characters that were meant: capitals, without spaces and dashes, O as nought, I and L as one."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(_MISREAD)


def number_of(characters: str) -> int:
    """Return the number that characters of the alphabet stand for."""
    number = 0
    for character in characters:
        number = number * 32 + ALPHABET.index(character)
    return number
