"""Nothing passes the frame, nothing lies on anything else, and what is long goes on to the next page."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest

from desktop_app import reports
from desktop_app.reports.grid import LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, columns
from desktop_app.services.handover_pack import HandoverPack, Summary
from tests.reports import care, looking, packs
from tests.reports.devices import PHONE
from tests.reports.test_golden import DOCUMENTS

_FOOT = PAGE_HEIGHT * 273.9 / 297
_LONG = "Wolfeschlegelsteinhausenbergerdorff-Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch "


def stuffed() -> HandoverPack:
    """Return a pack in which everything that can be long is."""
    pack = packs.whole()
    document = replace(pack.document, reference="H-2026-" + "9" * 30, code="PS7K-4M2Q-9TXD-" * 3)
    exhibits = tuple(
        replace(
            exhibit,
            reference=exhibit.reference * 6,
            taken_by=_LONG * 3,
            taken_from=_LONG,
            seal="S" * 40,
            held_at=_LONG * 2,
            police_reference="P" * 60,
            links=tuple(replace(link, to_holder=_LONG, place=_LONG, seal="S" * 40) for link in exhibit.links),
        )
        for exhibit in pack.exhibits
    )
    return replace(
        pack,
        document=document,
        school=replace(pack.school, name=_LONG * 3, address=_LONG * 4),
        police=replace(pack.police, officer=_LONG * 2, crime_reference="C" * 90),
        exhibits=exhibits,
        people=tuple(replace(person, role=_LONG * 2, words=(_LONG * 5,)) for person in pack.people),
        receipt=tuple(replace(row, description=_LONG * 3, seal="S" * 40) for row in pack.receipt),
        labels=tuple(replace(label, device=_LONG * 3, exhibit="JOM/1234567", seal="S" * 40) for label in pack.labels),
        care=care.filled(_LONG * 2),
    )


FULL: dict[str, Callable[[], bytes]] = {
    **DOCUMENTS,
    "stuffed": lambda: reports.render(stuffed()),
    "stuffed receipt": lambda: reports.render(replace(stuffed(), document=packs.receipt().document)),
    "stuffed labels": lambda: reports.render(replace(stuffed(), document=packs.labels().document)),
    "300 links": lambda: reports.render(packs.long_chain(300)),
}


@cache
def _printed(name: str) -> list[looking.Letters]:
    return looking.letters(FULL[name]())


@pytest.mark.parametrize("name", FULL)
def test_every_letter_stands_inside_the_frame(name: str) -> None:
    margin = 0.0 if "labels" in name else LEFT
    right = 5.0 if "labels" in name else RIGHT
    for one in _printed(name):
        if one.turned:
            continue
        assert one.x >= margin - 2, one
        assert one.x + one.width <= PAGE_WIDTH - right + 0.6, one
        assert 15 < one.y < PAGE_HEIGHT - 15, one


@pytest.mark.parametrize("name", FULL)
def test_no_text_lies_on_other_text(name: str) -> None:
    upright = [one for one in _printed(name) if not one.turned and one.text.strip()]
    by_page: dict[int, list[looking.Letters]] = {}
    for one in upright:
        by_page.setdefault(one.page, []).append(one)
    for found in by_page.values():
        for a, b in combinations(sorted(found, key=lambda one: -one.y), 2):
            across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
            # From the baseline to the height of a small letter: accents and descenders may meet.
            down = min(a.y + a.size * 0.5, b.y + b.size * 0.5) - max(a.y, b.y)
            assert across < 0.8 or down < 0.4, (a, b)


@pytest.mark.parametrize("name", [name for name in FULL if "labels" not in name and name != "recovery"])
def test_the_text_ends_above_the_footer(name: str) -> None:
    line = PAGE_HEIGHT - _FOOT
    assert not [one for one in _printed(name) if not one.turned and line < one.y < line + 2]


def test_columns_that_do_not_fill_the_grid_are_refused() -> None:
    assert sum(columns(12, 12)) == pytest.approx(PAGE_WIDTH - LEFT - RIGHT)
    with pytest.raises(ValueError, match="24"):
        columns(12, 11.5)


def test_a_chain_of_300_links_goes_on_with_its_head_and_loses_none() -> None:
    pages = looking.texts(reports.render(packs.long_chain(300)))
    chain = [page for page in pages if "What happened" in page]
    assert len(chain) > 7
    assert all("Date, 2026" in page and "JOM/1, phone, Kester Sampleford" in page for page in chain)
    assert sum(page.count("Seal checked") for page in pages) == 300
    numbers = [int(n) for page in chain for n in re.findall(r"(?m)^(\d{1,3}) (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d", page)]
    assert numbers == list(range(1, 301))
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, start=1))


def test_text_taller_than_a_page_is_split_and_all_of_it_is_there() -> None:
    words = " ".join(f"word{n}" for n in range(4000))
    pack = replace(packs.whole(), summary=Summary(text=words))
    found = looking.spaced(reports.render(pack)).split(" ")
    assert [word for word in found if re.fullmatch(r"word\d+", word)] == words.split(" ")
    taller = replace(PHONE, description=(words,), as_found=words)
    text = looking.spaced(reports.render(replace(packs.whole(), exhibits=(taller,), summary=Summary())))
    assert text.count("word3999") == 2
    assert text.count("word0 ") == 2


def test_many_exhibits_make_a_longer_receipt_not_a_smaller_one() -> None:
    pack = packs.receipt()
    many = replace(
        pack,
        exhibits=tuple(replace(PHONE, reference=f"JOM/{n}", gaps=()) for n in range(1, 41)),
        receipt=tuple(replace(pack.receipt[0], exhibit=f"JOM/{n}") for n in range(1, 41)),
    )
    pages = looking.texts(reports.render(many))
    assert len(pages) > 2
    assert all(f"JOM/{n}" in " ".join(pages) for n in range(1, 41))
    assert sum("Received by" in page for page in pages) == 1


def test_sections_are_numbered_as_they_come() -> None:
    for pack, count in ((packs.whole(), 20), (packs.older(), 13), (packs.unasked(), 10), (packs.bare(), 5)):
        pdf = reports.render(pack)
        titles = [str(entry.title) for entry in looking.reader(pdf).outline if not isinstance(entry, list)]
        assert [title.split("  ")[0] for title in titles] == [str(n) for n in range(1, count + 1)]
        text = "\n".join(looking.texts(pdf))
        assert all(title.replace("  ", " ") in text for title in titles)
