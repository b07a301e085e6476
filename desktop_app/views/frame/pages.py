"""What the main window knows of a page: where it stands, what makes it, and how it is called in the sidebar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop_app.views.page import Going, Page, Place
from desktop_app.views.widgets.nav import Entry
from desktop_app.workspace import Workspace

Make = Callable[[Workspace, Going], Page]


@dataclass(frozen=True, kw_only=True)
class PageLine:
    """One line of the main window's table.

    Attributes:
        place: where it stands.
        make: the page's class.
        part: for deeds, the name of the verb.
        words: how it is called in the sidebar; without them it is not there.
        icon: its icon in the sidebar.
        group: which group of the sidebar it stands in, from 0; -1 is the foot.
        of: the place that is lit in the sidebar while this one is shown, if it is not in the sidebar itself.
        fleeting: it is done or left, and never gone back to: a deed.
        count: asks what is quietly counted beside its words in the sidebar; 0 shows none.
    """

    place: Place
    make: Make
    part: str = ""
    words: str = ""
    icon: str = ""
    group: int = 0
    of: Place | None = None
    fleeting: bool = False
    count: Callable[[Workspace], int] | None = None


class Pages:
    """The pages there are, found by where someone wants to go."""

    def __init__(self, lines: tuple[PageLine, ...]) -> None:
        """Take the main window's table."""
        self.lines = lines
        self._by_place: Mapping[tuple[Place, str], PageLine] = {(line.place, line.part): line for line in lines}

    def line_for(self, going: Going) -> PageLine | None:
        """Return the line of a place, or None where there is no such page."""
        if going.place is None:
            return None
        return self._by_place.get((going.place, going.part)) or self._by_place.get((going.place, ""))

    def groups(self) -> list[list[Entry]]:
        """Return what stands in the sidebar, group by group."""
        numbers = sorted({line.group for line in self.lines if line.words and line.group >= 0})
        return [[_entry(line) for line in self.lines if line.words and line.group == number] for number in numbers]

    def foot(self) -> list[Entry]:
        """Return what stands at the foot of the sidebar."""
        return [_entry(line) for line in self.lines if line.words and line.group < 0]

    def lit(self, going: Going) -> str:
        """Return the key of what is lit in the sidebar while this place is shown."""
        line = self.line_for(going)
        if line is None:
            return ""
        return (line.of or line.place).value


def _entry(line: PageLine) -> Entry:
    return Entry(key=line.place.value, words=line.words, icon=line.icon)
