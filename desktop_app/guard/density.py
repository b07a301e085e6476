"""How much of a text could be data: words of any tongue pass, long stretches that carry bytes in small pieces do not.

Other rules know a wrapping when they see one. These count: no wording that staff type about a device needs two hundred
digits, a dozen serial numbers in one note, or five words without a vowel, and every encoding needs one of them.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from desktop_app.guard.normal import Reading, Span
from desktop_app.guard.policy import Policy

#: Letters of mixed case and digits that belong to no word: one password-like name passes, a stretch of them does not.
_MOST_IRREGULAR: Final = 48
#: Capitals mixed with digits, such as serial numbers: ten long ones pass in one text.
_MOST_REFERENCES: Final = 240
#: A dozen telephone numbers and dates.
_MOST_DIGITS: Final = 200
#: Letters of scripts that say much in one sign (Han, Hangul, Ethiopic …): names and a short phrase.
_MOST_DENSE: Final = 60
#: Rare Latin letters; a note in Vietnamese has about half as many.
_MOST_RARE_LATIN: Final = 240
_MOST_SYMBOLS: Final = 24
_MOST_VOWELLESS: Final = 6
#: Letters in words longer than any tongue of this register has, one such word apart.
_LONG_WORD: Final = 31
_MOST_LONG: Final = 90
_MOST_SINGLES: Final = 12

_WORD = re.compile(r"[A-Za-z0-9+/_=-]{6,}")
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+|[^A-Za-z0-9]+")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_REFERENCE = re.compile(r"(?=[A-Z0-9]*[0-9])(?=[A-Z0-9]*[A-Z])[A-Z0-9]{10,}|[A-Z2-7]{18,}")
_FIGURES = re.compile(r"\d+")
_DENSE = re.compile(
    "[\u1100-\u11ff\u1200-\u139f\u13a0-\u16ff\u1780-\u18af\u1950-\u1cff\u2c00-\u2c5f\u2d80-\u2ddf\u2e80-\ua4cf"
    "\ua500-\ua6ff\ua840-\ua8df\ua900-\ua97f\uaa00-\uaaff\uac00-\ud7ff\ue000-\uf8ff\U00010000-\U0001cfff"
    "\U0001e100-\U0001efff\U00020000-\U000fffff]"
)
_RARE_LATIN = re.compile("[\u0180-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f]")
_SYMBOL = re.compile("[\u2190-\u2bff\u3000-\u303f\ufe00-\ufe0f\U0001d000-\U0001faff\U000e0100-\U000e01ef]")
_VOWELLESS = re.compile(r"(?<![A-Za-z])(?:(?![aeiouwyAEIOUWY])[A-Za-z]){5,}(?![A-Za-z])")
_LONG = re.compile(rf"(?<![^\W_])[A-Za-z0-9]{{{_LONG_WORD},}}")
_SINGLES = re.compile(rf"(?<!\S)(?:[^\W_]\s){{{_MOST_SINGLES},}}")


def dense(reading: Reading, policy: Policy) -> Iterator[Span]:
    """Find texts in which too much could be data, whatever it is written in."""
    if len(reading.original) < 2 * _MOST_SYMBOLS:
        return
    counted: tuple[tuple[re.Pattern[str], int], ...] = (
        (_REFERENCE, _MOST_REFERENCES),
        (_RARE_LATIN, _MOST_RARE_LATIN),
        (_LONG, _MOST_LONG),
    )
    if policy.allow_address:
        return
    for pattern, most in counted:
        yield from _too_much(reading, pattern, most, _length)
    yield from _too_much(reading, _FIGURES, _MOST_DIGITS, _figures)
    yield from _too_much(reading, _VOWELLESS, _MOST_VOWELLESS, _one)
    yield from _too_much(reading, _WORD, _MOST_IRREGULAR, _irregular)
    for found in _SINGLES.finditer(reading.text):
        yield reading.span(*found.span())
    yield from _in_the_original(reading)


def _in_the_original(reading: Reading) -> Iterator[Span]:
    """Count what the plain reading takes off: signs that compatibility forms turn into others, and symbols."""
    for pattern, most in ((_DENSE, _MOST_DENSE), (_SYMBOL, _MOST_SYMBOLS)):
        found = [match.start() for match in pattern.finditer(reading.original)]
        if len(found) > most:
            yield found[0], found[-1] + 1


def _too_much(reading: Reading, pattern: re.Pattern[str], most: int, weight: Callable[[str], int]) -> Iterator[Span]:
    weighed = [(found.span(), weight(found.group())) for found in pattern.finditer(reading.text)]
    counting = [span for span, weigh in weighed if weigh]
    if sum(weigh for _span, weigh in weighed) > most:
        yield reading.span(counting[0][0], counting[-1][1])


def _length(word: str) -> int:
    return len(word)


def _one(_word: str) -> int:
    return 1


def _figures(word: str) -> int:
    """Return how many figures count: an IMEI is known by its check digit (Luhn), and a list of them passes."""
    if len(word) == 15:
        doubled = (int(d) * 2 if place % 2 else int(d) for place, d in enumerate(reversed(word)))
        if sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0:
            return 0
    return len(word)


def _irregular(word: str) -> int:
    """Return how much of a word changes between capitals, small letters and digits as no word does."""
    if _UUID.fullmatch(word) or word.isupper() or word.islower() or word.isdigit():
        return 0
    pieces = len(_PIECE.findall(word))
    return len(word) if pieces >= 4 and pieces * 3 > len(word) else 0
