"""The tokens themselves: every colour, space, radius and height of the window, once, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """The colours of one scheme, named for what they are for; each is ``#RRGGBB``."""

    canvas: str
    surface: str
    sunken: str
    hover: str
    line: str
    line2: str
    ink: str
    ink2: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_line: str
    amber: str
    amber_soft: str
    amber_line: str
    red: str
    red_soft: str
    red_line: str
    green: str
    green_soft: str
    green_line: str
    neutral: str
    neutral_soft: str
    neutral_line: str
    scroll: str
    scroll_hover: str


LIGHT: Final = Tokens(
    canvas="#F5F6F8",
    surface="#FFFFFF",
    sunken="#ECEFF2",
    hover="#E4E8EC",
    line="#DFE3E8",
    line2="#7F8A97",
    ink="#16202B",
    ink2="#3D4957",
    muted="#566270",
    accent="#14607C",
    accent_hover="#0F4E66",
    on_accent="#FFFFFF",
    accent_soft="#E1EEF3",
    accent_line="#B5D3DF",
    amber="#784A00",
    amber_soft="#FCF2DE",
    amber_line="#E6CB93",
    red="#98201D",
    red_soft="#FBEAE8",
    red_line="#EBBDB8",
    green="#1D5F39",
    green_soft="#E5F2E9",
    green_line="#B4D8C1",
    neutral="#3D4957",
    neutral_soft="#EEF1F4",
    neutral_line="#D3D9E0",
    scroll="#828D99",
    scroll_hover="#5F6B78",
)

DARK: Final = Tokens(
    canvas="#12171D",
    surface="#1A2129",
    sunken="#0D1217",
    hover="#25303A",
    line="#2B3641",
    line2="#75828F",
    ink="#E7ECF1",
    ink2="#C0CAD4",
    muted="#9BA8B5",
    accent="#74C3DC",
    accent_hover="#93D3E7",
    on_accent="#05212B",
    accent_soft="#163440",
    accent_line="#2C5A6B",
    amber="#F0C675",
    amber_soft="#30260F",
    amber_line="#5B4719",
    red="#FFB3AA",
    red_soft="#3A1A19",
    red_line="#6E312D",
    green="#95D6AC",
    green_soft="#152E1F",
    green_line="#2B5639",
    neutral="#C0CAD4",
    neutral_soft="#26303A",
    neutral_line="#3A4652",
    scroll="#5F6D7B",
    scroll_hover="#7F8C99",
)


class Ink(StrEnum):
    """A colour in which words or icons are set."""

    INK = "ink"
    SECOND = "ink2"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    AMBER = "amber"
    RED = "red"
    GREEN = "green"


class Tone(StrEnum):
    """What a chip, a node or a box says by its colour, always beside an icon and a word."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    AMBER = "amber"
    RED = "red"
    GREEN = "green"


def tone_roles(tone: Tone) -> tuple[str, str, str]:
    """Return the roles of a tone's ink, its ground and its edge."""
    return tone.value, f"{tone.value}_soft", f"{tone.value}_line"


@dataclass(frozen=True, kw_only=True)
class Space:
    """Distances in logical pixels."""

    hair: int = 4
    tight: int = 8
    snug: int = 12
    card: int = 16
    page: int = 24
    wide: int = 32
    field: int = 11
    icon: int = 10
    chip: int = 6


@dataclass(frozen=True, kw_only=True)
class Radius:
    """Corner radii in logical pixels; a chip takes half its height."""

    cell: int = 4
    control: int = 6
    card: int = 8
    ring: int = 9


@dataclass(frozen=True, kw_only=True)
class Height:
    """Heights in logical pixels at the usual text size."""

    control: int = 32
    row_button: int = 28
    nav: int = 32
    case_list: int = 30
    chip: int = 22
    row: int = 34
    header: int = 32
    top_bar: int = 48
    top_bar_small: int = 44
    matrix: int = 30


SPACE: Final = Space()
RADIUS: Final = Radius()
HEIGHT: Final = Height()
