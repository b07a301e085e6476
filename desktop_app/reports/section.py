"""What a section of the sheet is: its title, its answer, its blocks and its facts for page one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop_app.reports.blocks import Heading, SubHeading
from desktop_app.reports.flow import Block, Kept
from desktop_app.reports.fonts import SUBHEAD, TABLE
from desktop_app.reports.grid import MM
from desktop_app.reports.lines import Run
from desktop_app.reports.table import Table
from desktop_app.services.handover_pack import HandoverPack
from desktop_app.words import _

KEPT_UP_TO = 75 * MM  # a section or chain no taller than this is not torn apart by the end of a page


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One of the facts in the strip on page one: a label, a figure in large type, and a line or two below.

    The strip has room for six: the lowest ``rank`` comes first, the contact always last. Where there are more, those
    that are ``quiet``, since there is nothing to tell, make room. A ``loud`` figure stands in solid black.
    """

    rank: int
    label: str
    figure: str
    below: tuple[str, ...] = ()
    quiet: bool = False
    loud: bool = False


class Numbers:
    """The numbers of the sections on this sheet, by their keys."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Number ``keys`` from 1."""
        self._by_key = {key: number for number, key in enumerate(keys, start=1)}

    def of(self, key: str) -> int | None:
        """Return the number of a section, or nothing where this sheet has no such section."""
        return self._by_key.get(key)

    def named(self, key: str) -> str:
        """Return such as "section 4", or nothing where this sheet has no such section."""
        number = self.of(key)
        return "" if number is None else _("section {n}").format(n=number).replace(" ", "\u00a0")


def always(pack: HandoverPack) -> bool:
    """Say that the section stands on every full sheet."""
    del pack
    return True


def no_facts(pack: HandoverPack, numbers: Numbers) -> list[Fact]:
    """Return no fact for the strip."""
    del pack, numbers
    return []


@dataclass(frozen=True, kw_only=True)
class Section:
    """One section of the sheet. A later part adds a module with one of these and a line in the register."""

    key: str
    title: Callable[[], str]
    answer: Callable[[HandoverPack], str]
    body: Callable[[HandoverPack, Numbers], Sequence[Block]]
    present: Callable[[HandoverPack], bool] = always
    facts: Callable[[HandoverPack, Numbers], Sequence[Fact]] = no_facts
    kept: bool = False

    def blocks(self, pack: HandoverPack, numbers: Numbers) -> list[Block]:
        """Return the section's heading and blocks, on one page where it is small or wants to be."""
        number = numbers.of(self.key)
        heading = Heading(number, self.title(), self.answer(pack))
        blocks: list[Block] = [heading, *self.body(pack, numbers)]
        for block in blocks:
            block.section = number
        later = SubHeading([Run(f"{number}  {self.title()}", SUBHEAD), Run(_(", continued"), TABLE)])
        for table in _tables(blocks):
            table.captioned(later)
        whole = Kept(blocks)
        return [whole] if self.kept or whole.height() <= KEPT_UP_TO else blocks


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Kept):
            yield from _tables(block.blocks)


def counted(n: int, one: str, many: str) -> str:
    """Return ``one`` for one and ``many`` with its ``{n}`` filled in for any other number."""
    return one if n == 1 else many.format(n=n)


def ranges(numbers: list[int] | tuple[int, ...]) -> str:
    """Return such as "1, 2, 4 to 8" for link numbers."""
    parts: list[str] = []
    ordered = sorted(set(numbers))
    while ordered:
        count = 1
        while count < len(ordered) and ordered[count] == ordered[0] + count:
            count += 1
        if count > 2:
            parts.append(
                _("{first} to {last}").format(first=ordered[0], last=ordered[count - 1]).replace(" ", "\u00a0")
            )
        else:
            parts.extend(str(number) for number in ordered[:count])
        ordered = ordered[count:]
    return ", ".join(parts)
