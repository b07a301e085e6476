"""What a column of a list is: its title, how a row fills it, how wide, how sorted."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from desktop_app.views.theme import Ink, Style
from desktop_app.views.widgets.chip import ChipLook

Row = TypeVar("Row")


class Align(Enum):
    """On which side a column's words stand."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column.

    Attributes:
        title: what stands above it.
        text: what a row says in it, as plain words: this is what is searched, copied and read aloud.
        width: how many logical pixels it wants at least.
        stretch: its share of the room that is left; 0 keeps it at its width.
        align: on which side its words stand.
        sort: the name by which the question sorts; without one, it cannot be sorted by.
        chip: the chip it is shown as, if it is one.
        tip: more about a row, for its tool tip; without it, the whole text where it is cut.
        style: size and weight.
        ink: the colour.
        figures: figures of one width, for numbers below one another.
        drop_below: it is left out while the list is narrower than this.
    """

    title: str
    text: Callable[[Row], str]
    width: int = 120
    stretch: int = 0
    align: Align = Align.LEFT
    sort: str | None = None
    chip: Callable[[Row], ChipLook | None] | None = None
    tip: Callable[[Row], str] | None = None
    style: Style = Style.BODY
    ink: Ink = Ink.INK
    figures: bool = False
    drop_below: int = 0


@dataclass(frozen=True, kw_only=True)
class Sort:
    """By which of the question's names the rows are sorted, and which way."""

    by: str
    descending: bool = False
