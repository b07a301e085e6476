"""What a person typed, made fit for paper: nothing hidden, nothing reordered, nothing silently missing.

There is no markup on this side of the program, so a text cannot become any. Control and direction characters
are printed as visible marks, a letter that no embedded font has as its number, such as ``[U+1F600]``. Where
Cordon cannot vouch for the spelling on paper it says so.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from desktop_app.reports import fonts
from desktop_app.reports.fonts import NOTE, Style
from desktop_app.reports.lines import Run
from desktop_app.words import _

_PLAIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*")
_BREAKS = re.compile("\r\n|[\n\r\u0085\u2028\u2029]")
_JOINERS = frozenset("\u200c\u200d")  # they belong inside Persian and Urdu words, and are marked anywhere else
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Letters whose parts must be put together by rules that these pages do not know: the scripts of South and
# South-East Asia, and marks that stand on their own after composition.
_NEEDS_RULES = re.compile("[\u0300-\u036f\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff\u1ab0-\u1aff\u1dc0-\u1dff]")
_PURE_RIGHT_TO_LEFT = re.compile("[\u0600-\u065f\u066e-\u06ef\u06fa-\u08ff\u200c\u200d' \u2019\u00a0]*")
_INITIAL = re.compile(r"\b(\w\.) (?=\w)")
_FIGURES = re.compile(
    r"(?<=\d) (?=\d)|(?<=\b\d) (?=[A-Z][a-z]{2}\b)|(?<=\b\d\d) (?=[A-Z][a-z]{2}\b)"
)  # "01632 960301", "9 Nov"


@lru_cache(maxsize=16384)
def shown(text: str) -> str:
    """Return ``text`` as it stands on paper: line breaks stay, what no font can show is marked."""
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", _BREAKS.sub("\n", text))
    return "".join(_letters(text))


def _letters(text: str) -> Iterator[str]:
    latin, arabic = fonts.latin_letters(), fonts.arabic_letters()
    for place, letter in enumerate(text):
        code = ord(letter)
        category = unicodedata.category(letter)
        if letter == "\n":
            yield letter
        elif letter == "\t" or category == "Zs":
            yield "\u00a0" if letter in "\u00a0\u202f" else " "
        elif letter in _JOINERS and _inside_arabic(text, place):
            yield letter
        elif category in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
            yield f"[U+{code:04X}]"
        elif code in (arabic if _RIGHT_TO_LEFT.match(letter) else latin):
            yield letter
        else:
            yield f"[U+{code:04X}]"


def _inside_arabic(text: str, place: int) -> bool:
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return len(around) == 2 and all(ord(letter) in fonts.arabic_letters() and letter.isalpha() for letter in around)


@lru_cache(maxsize=16384)
def needs_check(text: str) -> bool:
    """Say whether the printed spelling of ``text`` may differ from what was typed or how it is read.

    So it is for letters that the fonts lack, hidden characters, scripts whose joining rules are not known
    here, and right-to-left words mixed with anything else.
    """
    if _PLAIN.fullmatch(text):
        return False
    text = unicodedata.normalize("NFC", text)
    if _NEEDS_RULES.search(text) or shown(text).count("[U+") > text.count("[U+"):
        return True
    return bool(_RIGHT_TO_LEFT.search(text)) and not _PURE_RIGHT_TO_LEFT.fullmatch(text)


def typed(text: str | None, style: Style, *, check: bool = False) -> list[Run]:
    """Return the runs for a text from the record, with "check spelling with DSL" where that is due."""
    if not text:
        return []
    runs = [Run(_FIGURES.sub("\u00a0", shown(text)), style)]
    if check or needs_check(text):
        runs.append(Run(" " + _("(check spelling with DSL)"), _smaller(style)))
    return runs


def name(text: str | None, style: Style, *, check: bool = False) -> list[Run]:
    """Return the runs for a person's name, whose initials are never parted from it by the end of a line."""
    return typed(_INITIAL.sub("\\1\u00a0", text) if text else text, style, check=check)


def tied(text: str) -> str:
    """Return a telephone number, reference or short figure with its spaces made unbreakable."""
    return text.replace(" ", "\u00a0")


def _smaller(style: Style) -> Style:
    return style if style.size <= NOTE.size else Style(NOTE.font, NOTE.size, style.leading)
