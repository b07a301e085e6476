"""What stands around the text of every page, and how placed pages become the bytes of a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from desktop_app.reports import dates, fonts
from desktop_app.reports.flow import Page
from desktop_app.reports.fonts import Style, width
from desktop_app.reports.grid import LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP, WIDTH
from desktop_app.reports.pen import HAIR_GREY, RULE, Pen
from desktop_app.reports.qr import draw_qr
from desktop_app.reports.sealed_point import stated
from desktop_app.reports.typed import shown
from desktop_app.services.handover_pack import DocumentKind, HandoverPack
from desktop_app.words import _

_QR_SIDE = 12.4 * MM
_MARKING = Style(fonts.BOLD, 8.4, 11)
_MARKING_SMALL = Style(fonts.BOLD, 7, 9)
_EDGE = PAGE_WIDTH - RIGHT
_FOOT = PAGE_HEIGHT - 273.9 * MM


@dataclass(frozen=True, kw_only=True)
class Surround:
    """The words around every page: running head, the footer's first line, and the PDF's own title."""

    title: str
    first_head: str
    running: str
    sheet_line: str


def canvas_for(buffer: BytesIO, *, title: str, subject: str) -> Canvas:
    """Return an empty canvas for A4 whose bytes depend on nothing but what is drawn."""
    canvas = Canvas(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1, lang="en-GB",
                    initialFontName=fonts.REGULAR)  # fmt: skip
    canvas.setTitle(title)
    canvas.setAuthor("Cordon")
    canvas.setCreator("Cordon")
    canvas.setSubject(subject)
    return canvas


def watermark(pen: Pen) -> None:
    """Write PRACTICE across the page."""
    pen.watermark(_("PRACTICE"), Style(fonts.BOLD, 118, 120))


def printed(pack: HandoverPack, pages: Sequence[Page], surround: Surround) -> bytes:
    """Return the PDF of ``pages``, each with its header and footer."""
    buffer = BytesIO()
    canvas = canvas_for(buffer, title=surround.title, subject=stated(pack))
    pen = Pen(canvas)
    seen: set[int] = set()
    for number, page in enumerate(pages, start=1):
        pen.new_page()
        if pack.document.practice:
            watermark(pen)
        _header(pen, pack, surround, page, number)
        _footer(pen, pack, surround, number, len(pages))
        for block, down in page.placed:
            block.draw(pen, LEFT, PAGE_HEIGHT - TOP - down)
        for section in page.sections:
            if section not in seen:
                seen.add(section)
        pen.end_page()
    canvas.save()
    return buffer.getvalue()


def _header(pen: Pen, pack: HandoverPack, surround: Surround, page: Page, number: int) -> None:
    baseline = PAGE_HEIGHT - 10 * MM
    marking = shown(pack.document.marking)
    spacing = 1.0
    pen.text_centre(LEFT + WIDTH / 2, baseline, marking, _MARKING, spacing=spacing)
    side = (WIDTH - width(marking, _MARKING) - spacing * len(marking)) / 2 - 4 * MM
    left = surround.first_head if number == 1 else surround.running + _section_range(page.sections)
    _fitted(pen, LEFT, baseline, left, fonts.SMALL, side)
    if pack.document.practice:
        pen.text_right(_EDGE, baseline, _("Practice case, all invented"), fonts.NOTE_SEMIBOLD)
    if number > 1:
        pen.line(LEFT, PAGE_HEIGHT - 13.3 * MM, _EDGE, PAGE_HEIGHT - 13.3 * MM, weight=0.5, grey=HAIR_GREY)


def _section_range(sections: Sequence[int]) -> str:
    if not sections:
        return ""
    first, last = sections[0], sections[-1]
    if first == last:
        return _(", section {n}").format(n=first)
    return _(", sections {first} to {last}").format(first=first, last=last)


def _fitted(pen: Pen, x: float, baseline: float, text: str, style: Style, room: float) -> None:
    """Write one line, smaller where it is long, on two lines where it is very long."""
    wide = width(text, style)
    if wide <= room:
        pen.text(x, baseline, text, style)
        return
    size = max(style.size * room / wide, 5.4)
    smaller = style._replace(size=size)
    if width(text, smaller) <= room:
        pen.text(x, baseline, text, smaller)
        return
    words, upper = text.split(" "), ""
    while words and width(f"{upper} {words[0]}".strip(), smaller) <= room:
        upper = f"{upper} {words.pop(0)}".strip()
    pen.text(x, baseline + size * 0.62, upper, smaller)
    lower = " ".join(words)
    while lower and width(lower + "…", smaller) > room:
        lower = lower[:-1]
    ending = "…" if lower != " ".join(words) else ""
    pen.text(x, baseline - size * 0.58, lower + ending, smaller)


def _footer(pen: Pen, pack: HandoverPack, surround: Surround, number: int, pages: int) -> None:
    document, point = pack.document, pack.document.sealed_point
    pen.line(LEFT, _FOOT, _EDGE, _FOOT, weight=RULE)
    draw_qr(pen, qr_text(pack), LEFT, _FOOT - 2.1 * MM - _QR_SIDE, _QR_SIDE)
    x = LEFT + 15.6 * MM
    right = _("Page {n} of {pages}").format(n=number, pages=pages)
    room = WIDTH - 15.6 * MM - width(right, fonts.PAGE_NUMBER) - 6 * MM
    _fitted(pen, x, _FOOT - 4.6 * MM, surround.sheet_line, fonts.NOTE_SEMIBOLD, room)
    small = Style(fonts.REGULAR, 6.4, 8)
    said = (
        _("Document code {code}").format(code=document.code),
        _("Sealed point {size} of {when}: {code}").format(
            size=f"{point.size:,}",
            when=f"{dates.short_stamp(point.sealed_at)} {dates.zone(point.sealed_at)}",
            code=point.short_code,
        ),
        _("The square repeats these two codes. It holds no name, no address and no link."),
    )
    for place, sentence in enumerate(said):
        pen.text(x, _FOOT - (8.4 + 3.0 * place) * MM, shown(sentence), small)
    pen.text_right(_EDGE, _FOOT - 5.2 * MM, right, fonts.PAGE_NUMBER)
    pen.text_right(_EDGE, _FOOT - 8.7 * MM, document.code, fonts.SMALL)
    marking = shown(document.marking)
    wide = width(marking, _MARKING_SMALL) + 0.7 * (len(marking) - 1)
    pen.text(_EDGE - wide, _FOOT - 14.2 * MM, marking, _MARKING_SMALL, spacing=0.7)


def qr_text(pack: HandoverPack) -> str:
    """Return what the square holds: the document code and the sealed point, and nothing about a person."""
    point = pack.document.sealed_point
    return f"{pack.document.code} {point.size} {point.short_code}"


def sheet_line(pack: HandoverPack) -> str:
    """Return the line that names the document at the foot of every page."""
    document = pack.document
    words = {
        DocumentKind.FULL: _("Sheet {reference}, version {version} · case {case} · {school}"),
        DocumentKind.RECEIPT: _("Exhibits and receipt {reference} · case {case} · {school}"),
        DocumentKind.LABELS: _("Labels {reference} · case {case} · {school}"),
    }[document.kind]
    return shown(
        words.format(
            reference=document.reference,
            version=document.version,
            case=document.case_reference,
            school=pack.school.name,
        )
    )
