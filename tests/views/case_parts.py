"""Opens one part of a case and the deeds that lead on from it, for the tests of these parts."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from desktop_app.views.case_part import Part
from desktop_app.views.deed import Deed
from desktop_app.views.every_page import PAGES, WholeCasePage
from desktop_app.views.page import Going, Page, Place
from desktop_app.views.widgets.scroll import PageScroll
from tests.services.scene import CASE
from tests.views.devices.hands import Hands

Show = Callable[..., Page]
BACK = Going(back=True)


def part_of(show: Show, key: str, case: str = CASE, width: int = 1182, height: int = 640) -> tuple[WholeCasePage, Part]:
    """Open a case at one of its parts."""
    page = show(WholeCasePage, Going(place=Place.CASE, reference=case, part=key), width, height)
    assert isinstance(page, WholeCasePage)
    return page, page._parts[key]


def deed_page(show: Show, going: Going, width: int = 1182, height: int = 640) -> Deed:
    """Open the form of a deed."""
    line = next(line for line in PAGES if line.place is going.place and line.part == going.part)
    page = show(line.make, going, width, height)
    assert isinstance(page, Deed)
    return page


def deed(verb: str, case: str = CASE, **filled: object) -> Going:
    """Return the way to a deed about a case."""
    given = (("case", case), *filled.items())
    return Going(place=Place.DEED, reference=case, part=verb, filled=tuple(given))


def hands_on(qtbot: QtBot, page: Page) -> Hands:
    """Return a person's hands on a page."""
    return Hands(qtbot, page)


def fits(part: Part) -> bool:
    """Say whether nothing in a part that scrolls is wider than the room there is."""
    (area,) = part.findChildren(PageScroll)
    return area.horizontalScrollBar().maximum() == 0
