"""What stands around the text of every page, and how placed pages become the bytes of a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop_app.reports import dates, fonts, lines
from desktop_app.reports.flow import Page
from desktop_app.reports.fonts import Style, width
from desktop_app.reports.grid import LEFT, MM, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, TOP, WIDTH
from desktop_app.reports.lines import Run
from desktop_app.reports.pen import HAIR_GREY, RULE, Pen
from desktop_app.reports.qr import draw_qr
from desktop_app.reports.sealed_point import stated
from desktop_app.reports.typed import shown
from desktop_app.services.handover_pack import DocumentKind, HandoverPack
from desktop_app.words import _

_QR_SIDE = 12.4 * MM
_SQUARE = "square"
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
    sections: tuple[str, ...] = ()  # their titles in order: what a reader of the file can jump to


def canvas_for(buffer: BytesIO, *, title: str, subject: str) -> Canvas:
    """Return an empty canvas for A4 whose bytes depend on nothing but what is drawn."""
    rl_config.useA85 = 0  # streams stay binary: a fifth smaller, and sooner done
    canvas = Canvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        pageCompression=1,
        lang="en-GB",
        # Without it reportlab lists Helvetica, which is not embedded. The stubs take the name for a number.
        initialFontName=fonts.REGULAR,  # type: ignore[arg-type]
    )
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
    with pen.stamp(_SQUARE):
        draw_qr(pen, qr_text(pack), LEFT, _FOOT - 2.1 * MM - _QR_SIDE, _QR_SIDE)
    begun = 0
    for number, page in enumerate(pages, start=1):
        pen.new_page()
        if pack.document.practice:
            watermark(pen)
        _header(pen, pack, surround, page, number)
        for block, down in page.placed:
            block.draw(pen, LEFT, PAGE_HEIGHT - TOP - down)
        _footer(pen, pack, surround, number, len(pages))
        begun = _outline(canvas, surround, page, begun)
        pen.end_page()
    canvas.save()
    return buffer.getvalue()


def _outline(canvas: Canvas, surround: Surround, page: Page, begun: int) -> int:
    """Enter the sections that begin on ``page`` into the file's outline; return the last section entered."""
    for number in page.sections:
        if begun < number <= len(surround.sections):
            canvas.bookmarkPage(f"section-{number}")
            canvas.addOutlineEntry(f"{number}  {surround.sections[number - 1]}", f"section-{number}")
            begun = number
    return begun


def _header(pen: Pen, pack: HandoverPack, surround: Surround, page: Page, number: int) -> None:
    baseline = PAGE_HEIGHT - 10 * MM
    marking = shown(pack.document.marking)
    spacing = 1.0
    pen.text_centre(LEFT + WIDTH / 2, baseline, marking, _MARKING, spacing=spacing)
    side = (WIDTH - width(marking, _MARKING) - spacing * len(marking)) / 2 - 4 * MM
    left = surround.first_head if number == 1 else surround.running + _section_range(page.sections)
    _running(pen, LEFT, baseline, left, side)
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


def _running(pen: Pen, x: float, baseline: float, text: str, room: float) -> None:
    """Write the running head: smaller where it is long, on two lines where it is very long."""
    style = fonts.SMALL
    if width(text, style) <= room * 1.25:
        text, style = lines.fitted(text, style, room, 5.4)
        pen.text(x, baseline, text, style)
        return
    own = lines.at_most(2, lines.layout([Run(text, Style(fonts.REGULAR, 5.6, 6.6))], room - 3))
    lines.draw(pen, own, x, baseline + 7.6)


def _footer(pen: Pen, pack: HandoverPack, surround: Surround, number: int, pages: int) -> None:
    document, point = pack.document, pack.document.sealed_point
    pen.line(LEFT, _FOOT, _EDGE, _FOOT, weight=RULE)
    pen.put(_SQUARE)
    x = LEFT + 15.6 * MM
    right = _("Page {n} of {pages}").format(n=number, pages=pages)
    room = WIDTH - 15.6 * MM - width(right, fonts.PAGE_NUMBER) - 6 * MM
    named, style = lines.fitted(surround.sheet_line, fonts.NOTE_SEMIBOLD, room, 5.4)
    pen.text(x, _FOOT - 4.6 * MM, named, style)
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
        words, style = lines.fitted(shown(sentence), small, room - 16 * MM, 4.5)
        pen.text(x, _FOOT - (8.4 + 3.0 * place) * MM, words, style)
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
