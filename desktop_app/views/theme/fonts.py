"""Inter in the sizes and weights of the window."""

from enum import Enum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from desktop_app import paths
from desktop_app.views.theme.shown import scaled

FAMILY = "Inter"
_FILES = ("Regular", "Medium", "SemiBold", "Bold")


class Style(Enum):
    """A size in logical pixels and a weight; nothing that is read is smaller than 11."""

    TITLE = ("title", 20, 600)
    RESULT = ("result", 17, 600)
    SECTION = ("section", 16, 600)
    CARD = ("card", 14, 600)
    BODY = ("body", 13, 400)
    NAME = ("name", 13, 500)
    STRONG = ("strong", 13, 600)
    META = ("meta", 12, 400)
    SMALL = ("small", 12, 500)
    TINY = ("tiny", 11, 400)
    BADGE = ("badge", 10, 700)

    @property
    def word(self) -> str:
        """The style's name as the style sheet knows it."""
        return self.value[0]

    @property
    def pixels(self) -> int:
        """The size in logical pixels at the usual text size."""
        return self.value[1]

    @property
    def weight(self) -> int:
        """The weight: 400 regular to 700 bold."""
        return self.value[2]


@cache
def families() -> tuple[str, ...]:
    """Load the font files that come with the program, once, and return the families they hold."""
    found: set[str] = set()
    for weight in _FILES:
        number = QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"{FAMILY}-{weight}.ttf"))
        found.update(QFontDatabase.applicationFontFamilies(number) if number >= 0 else [])
    return tuple(sorted(found))


def font(style: Style = Style.BODY, *, figures: bool = False) -> QFont:
    """Return the font of a style at the person's text size.

    Args:
        style: size and weight.
        figures: give every figure the same width; only for columns of numbers, for it widens the hyphen too.
    """
    families()
    made = QFont(FAMILY)
    made.setPixelSize(scaled(style.pixels))
    made.setWeight(QFont.Weight(style.weight))
    if style is Style.TITLE:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.3)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
