"""A handover sheet against a plain canvas that writes the same words and draws the same rules at the same places."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from benchmarks.measuring import Figure, pairs
from desktop_app import reports
from desktop_app.reports.grid import PAGE_HEIGHT, PAGE_WIDTH
from desktop_app.reports.pen import Pen
from desktop_app.services.handover_pack import HandoverPack
from tests.reports import packs

Mark = tuple[str, tuple[Any, ...]]


def figures(rounds: int) -> Iterator[Figure]:
    """Yield the figures of a short and a long sheet."""
    for wanted in (12, 200):
        pack, marks = _pack_of(wanted)
        turns = max(3, rounds // (1 if wanted < 50 else 6))
        pages = sum(name == "end_page" for name, _given in marks)
        note = f"{pages} pages, {sum(name == 'text' for name, _given in marks):,} texts"
        yield pairs(
            f"handover sheet of {pages} pages",
            partial(reports.render, pack),
            partial(_plain, marks),
            rounds=turns,
            goal="at most 3x",
            note=note,
        )


def _pack_of(pages: int) -> tuple[HandoverPack, list[Mark]]:
    """Return a pack of about so many pages, and what its sheet draws."""
    links, marks = 10 * pages, _marks(packs.long_chain(10 * pages))
    for _turn in range(3):
        if _pages(marks) == pages:
            break
        links = max(1, round(links * pages / _pages(marks)))
        marks = _marks(packs.long_chain(links))
    return packs.long_chain(links), marks


def _pages(marks: list[Mark]) -> int:
    return sum(name == "end_page" for name, _given in marks)


def _marks(pack: HandoverPack) -> list[Mark]:
    """Return everything that is drawn for a pack, by watching the pen once."""
    marks: list[Mark] = []
    kept = {name: getattr(Pen, name) for name in ("text", "line", "box", "end_page")}

    def watched(name: str, draw: Callable[..., None]) -> Callable[..., None]:
        def drawn(pen: Pen, *given: Any, **more: Any) -> None:
            marks.append((name, given))
            draw(pen, *given, **more)

        return drawn

    try:
        for name, draw in kept.items():
            setattr(Pen, name, watched(name, draw))
        reports.render(pack)
    finally:
        for name, draw in kept.items():
            setattr(Pen, name, draw)
    return marks


def _plain(marks: list[Mark]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, invariant=1)
    for name, given in marks:
        if name == "text":
            x, y, text, style = given[:4]
            canvas.setFont(style.font, style.size)
            canvas.drawString(x, y, text)
        elif name == "line":
            canvas.line(*given[:4])
        elif name == "box":
            canvas.rect(*given[:4])
        else:
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()
