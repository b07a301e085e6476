"""Blocks and how they are placed on pages: what stays together, and where a page ends."""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from typing_extensions import override

from desktop_app.reports.grid import ROOM
from desktop_app.reports.pen import Pen

_SLACK = 0.01  # sums of the same heights may differ in their last digit


class Block:
    """A piece of a page. ``space_before`` is dropped at the top of a page.

    ``with_next`` keeps it on the page on which the next block begins; ``section`` is the number it counts
    under.
    """

    space_before: float = 0.0
    with_next: bool = False
    section: int | None = None

    def height(self) -> float:
        """Return the height in points."""
        raise NotImplementedError

    def least(self) -> float:
        """Return the height that must be free for the block to begin on this page."""
        return self.height()

    def split(self, room: float, *, forced: bool) -> "tuple[Block, Block] | None":
        """Return what fits into ``room`` and the rest; ``forced`` means that a whole page is not enough."""
        del room, forced
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw with the upper left corner at ``x``, ``top``."""
        raise NotImplementedError


class Space(Block):
    """An empty stretch that vanishes at the top of a page."""

    def __init__(self, points: float) -> None:
        """Leave ``points`` free."""
        self.space_before = points

    @override
    def height(self) -> float:
        """Return nothing: the stretch is all in front."""
        return 0.0

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw nothing."""


class Kept(Block):
    """Blocks that stay on one page wherever one page can hold them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Keep ``blocks`` together; the first one's space stands before the whole."""
        self.blocks = tuple(blocks)
        self.space_before = self.blocks[0].space_before if self.blocks else 0.0

    @override
    def height(self) -> float:
        """Return the height of all of them with the space between."""
        return sum(block.height() for block in self.blocks) + sum(block.space_before for block in self.blocks[1:])

    @override
    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw them one under the other."""
        for place, block in enumerate(self.blocks):
            top -= block.space_before if place else 0.0
            block.draw(pen, x, top)
            top -= block.height()


class Placed(NamedTuple):
    """A block and how far below the top of the text area it begins."""

    block: Block
    down: float


class Page(NamedTuple):
    """What stands on one page, and the sections that it shows."""

    placed: tuple[Placed, ...]
    sections: tuple[int, ...]


def paged(blocks: Iterable[Block], room: float = ROOM) -> list[Page]:
    """Place ``blocks`` on as many pages of ``room`` points as they need."""
    queue = deque(blocks)
    pages: list[Page] = []
    placed: list[Placed] = []
    down = 0.0
    while queue:
        block = queue[0]
        gap = block.space_before if placed else 0.0
        if placed and down + gap + _needed(queue) > room + _SLACK:
            pages.append(_page(placed))
            placed, down = [], 0.0
            continue
        if down + gap + block.height() <= room + _SLACK:
            placed.append(Placed(queue.popleft(), down + gap))
            down += gap + block.height()
            continue
        if isinstance(block, Kept):
            queue.popleft()
            queue.extendleft(reversed(block.blocks))
            continue
        only_heads = all(one.block.with_next for one in placed)
        parts = block.split(room - down - gap, forced=only_heads)
        if parts is not None:
            placed.append(Placed(parts[0], down + gap))
            queue[0] = parts[1]
        elif not placed:
            message = f"a {type(block).__name__} is taller than a page and cannot be split"
            raise ValueError(message)
        pages.append(_page(placed))
        placed, down = [], 0.0
    if placed or not pages:
        pages.append(_page(placed))
    return pages


def _needed(queue: deque[Block]) -> float:
    """Return the room for the first block and all that may not be parted from it, at most one page."""
    needed = 0.0
    for place, block in enumerate(queue):
        needed += block.space_before if place else 0.0
        if not block.with_next:
            needed += min(block.least(), ROOM)
            break
        needed += block.height()
    return min(needed, ROOM)


def _page(placed: list[Placed]) -> Page:
    numbers = {number for one in placed for number in _sections(one.block)}
    return Page(tuple(placed), tuple(sorted(numbers)))


def _sections(block: Block) -> list[int]:
    if isinstance(block, Kept):
        return [number for part in block.blocks for number in _sections(part)]
    return [] if block.section is None else [block.section]
