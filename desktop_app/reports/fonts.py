"""The embedded Noto fonts: which there are, how wide a text is in them, and which letters they have."""

from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, TTFont, shapeStr

from desktop_app.paths import resources

REGULAR = "NotoSans"
MEDIUM = "NotoSans-Medium"
SEMIBOLD = "NotoSans-SemiBold"
BOLD = "NotoSans-Bold"
ARABIC = "NotoNaskhArabic"
ARABIC_BOLD = "NotoNaskhArabic-Bold"

_LATIN_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    MEDIUM: "NotoSans-Medium.ttf",
    SEMIBOLD: "NotoSans-SemiBold.ttf",
    BOLD: "NotoSans-Bold.ttf",
}
_ARABIC_FILES = {ARABIC: "NotoNaskhArabic-Regular.ttf", ARABIC_BOLD: "NotoNaskhArabic-Bold.ttf"}


class Style(NamedTuple):
    """A font at a size with the distance between its lines, in points; ``solid`` is white on black."""

    font: str
    size: float
    leading: float
    solid: bool = False


TITLE = Style(BOLD, 23, 27)
CODE = Style(BOLD, 13.5, 17)
FIGURE = Style(BOLD, 12, 15)
SECTION = Style(BOLD, 11.8, 15)
BANNER = Style(BOLD, 10.6, 13.5)
SEAL = Style(BOLD, 9, 11)
SUBHEAD = Style(BOLD, 8.8, 11)
CASE_LINE = Style(MEDIUM, 9.2, 12)
BODY = Style(REGULAR, 8.8, 12.2)
TABLE = Style(REGULAR, 7.8, 10.3)
TABLE_MEDIUM = Style(MEDIUM, 7.8, 10.3)
TABLE_SEMIBOLD = Style(SEMIBOLD, 7.8, 10.3)
TABLE_BOLD = Style(BOLD, 7.8, 10.3)
NAME = Style(SEMIBOLD, 8.4, 10.6)
NOTE = Style(REGULAR, 7.2, 9.6)
NOTE_MEDIUM = Style(MEDIUM, 7.2, 9.6)
NOTE_SEMIBOLD = Style(SEMIBOLD, 7.2, 9.6)
NOTE_SOLID = Style(BOLD, 6.4, 9.6, solid=True)
LABEL = Style(MEDIUM, 6.8, 9)
SMALL = Style(REGULAR, 6.8, 8.8)
TABLE_HEAD = Style(SEMIBOLD, 6.8, 8.6)
PAGE_NUMBER = Style(BOLD, 10, 12)

_HEAVY = frozenset({SEMIBOLD, BOLD})


def open_fonts() -> None:
    """Make the fonts ready for one document.

    The Arabic faces are loaded anew for each: shaping gives their joined forms private numbers in the order
    in which they are met, and a document must not depend on what was printed before it.
    """
    _open_latin()
    _arabic.cache_clear()
    shaped.cache_clear()


@lru_cache(maxsize=1)
def _open_latin() -> tuple[TTFont, ...]:
    opened = tuple(TTFont(name, str(resources() / "fonts" / file)) for name, file in _LATIN_FILES.items())
    for font in opened:
        pdfmetrics.registerFont(font)
    return opened


@lru_cache(maxsize=8)
def _arabic(name: str) -> TTFont:
    font = TTFont(name, str(resources() / "fonts" / _ARABIC_FILES[name]))
    pdfmetrics.registerFont(font)
    return font


def arabic_for(style: Style) -> Style:
    """Return the Arabic style for a Latin one: larger, since its letters are small for their size."""
    if style.font in _ARABIC_FILES:
        return style
    size = style.size * 1.2
    return Style(ARABIC_BOLD if style.font in _HEAVY else ARABIC, size, max(style.leading, size * 1.32))


@lru_cache(maxsize=4096)
def shaped(word: str, font: str) -> tuple[ShapedStr, float]:
    """Return one right-to-left word as joined letters in the order seen, and its width for a size of one."""
    _arabic(font)
    letters = shapeStr(word, font, 10, force=True)
    return letters, sum(letter.x_advance for letter in letters.__shapeData__) / 1000


@lru_cache(maxsize=65536)
def unit_width(text: str, font: str) -> float:
    """Return the width of ``text`` for a size of one."""
    return float(pdfmetrics.stringWidth(text, font, 1))


def width(text: str, style: Style) -> float:
    """Return the width of ``text`` in points."""
    return unit_width(text, style.font) * style.size


@lru_cache(maxsize=1)
def latin_letters() -> frozenset[int]:
    """Return the code points that every weight of the Latin face can print."""
    faces = [font.face.charToGlyph for font in _open_latin()]
    return frozenset(faces[0]).intersection(*faces[1:])


@lru_cache(maxsize=1)
def arabic_letters() -> frozenset[int]:
    """Return the code points that both weights of the Arabic face can print."""
    faces = [TTFont(name, str(resources() / "fonts" / file)).face.charToGlyph for name, file in _ARABIC_FILES.items()]
    return frozenset(faces[0]).intersection(*faces[1:])
