"""The pen: draws text, rules and boxes on one canvas in black, white and two greys, and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.ttfonts import ShapedStr
from reportlab.pdfgen.canvas import Canvas

from desktop_app.reports.fonts import Style, width
from desktop_app.reports.grid import MM, PAGE_HEIGHT, PAGE_WIDTH

BLACK, WHITE = 0.0, 1.0
HAIR_GREY = 0.55  # 45 % black, which a one-bit printer turns into an even dotted line
TINT = 0.925  # may decorate, never carries a state: it nearly vanishes on a laser
HEAVY, RULE, HAIR = 2.4, 0.7, 0.35


class Pen:
    """A canvas that remembers its line, fill and font, so that each is only set when it changes."""

    def __init__(self, canvas: Canvas) -> None:
        """Draw on ``canvas``; call :meth:`new_page` before the first mark of each page."""
        self.canvas = canvas
        self._text: Any = None
        self._font: tuple[str, float] | None = None
        self._text_white = False
        self._stroke: tuple[float, float, tuple[float, ...]] | None = None
        self._fill: float | None = None

    def new_page(self) -> None:
        """Forget the state: a page begins with the canvas's own."""
        self._text = self._font = self._stroke = self._fill = None

    @contextmanager
    def stamp(self, name: str) -> Iterator[None]:
        """Keep what is drawn inside the block under ``name`` instead of drawing it; :meth:`put` draws it."""
        self._flush()
        self.canvas.beginForm(name, lowerx=0, lowery=0, upperx=PAGE_WIDTH, uppery=PAGE_HEIGHT)
        self.new_page()
        yield
        self._flush()
        self.canvas.endForm()
        self.new_page()

    def put(self, name: str) -> None:
        """Draw what was kept under ``name`` where it was drawn then."""
        self._flush()
        self.canvas.doForm(name)

    def end_page(self) -> None:
        """Write out what is pending and finish the page."""
        self._flush()
        self.canvas.showPage()

    def text(self, x: float, y: float, text: str, style: Style, *, white: bool = False, spacing: float = 0.0) -> None:
        """Write ``text`` with its baseline at ``y``."""
        pending = self._ready(style, white=white)
        pending.setTextOrigin(x, y)
        if spacing:
            pending.setCharSpace(spacing)
        pending.textOut(text)
        if spacing:
            pending.setCharSpace(0)

    def text_right(self, x: float, y: float, text: str, style: Style, *, white: bool = False) -> None:
        """Write ``text`` so that it ends at ``x``."""
        self.text(x - width(text, style), y, text, style, white=white)

    def text_centre(
        self, x: float, y: float, text: str, style: Style, *, white: bool = False, spacing: float = 0.0
    ) -> None:
        """Write ``text`` around ``x``."""
        whole = width(text, style) + spacing * max(len(text) - 1, 0)
        self.text(x - whole / 2, y, text, style, white=white, spacing=spacing)

    def shaped(self, x: float, y: float, letters: ShapedStr, style: Style, typed: str) -> None:
        """Draw joined letters, each with what was typed for it, for whoever copies or reads the text aloud.

        The face draws dots as marks of their own. The widest glyph of a letter carries what was typed, its
        marks carry nothing: readers take the width of the letter from the glyph that carries it.
        """
        self._ready(style, white=False).setTextOrigin(x, y)
        glyphs = letters.__shapeData__  # type: ignore[attr-defined]  # missing from the stubs
        begins = sorted({glyph.cluster for glyph in glyphs})
        said = {begin: typed[begin:end] for begin, end in zip(begins, [*begins[1:], len(typed)], strict=True)}
        carriers = {
            max(
                (n for n, glyph in enumerate(glyphs) if glyph.cluster == begin),
                key=lambda n: glyphs[n].x_advance,
            )
            for begin in begins
        }
        for place, glyph in enumerate(glyphs):
            self._font = None  # reportlab raises a letter only after a font was set in the same breath
            pending = self._ready(style, white=False)
            carried = said[glyph.cluster] if place in carriers else ""
            code = ("\ufeff" + carried).encode("utf-16-be").hex().upper()
            pending._code.append(f"/Span <</ActualText <{code}>>> BDC")
            pending.textOut(letters[place : place + 1])
            pending._code.append("EMC")

    def _ready(self, style: Style, *, white: bool) -> Any:
        if self._text is None:
            self._text = self.canvas.beginText(0, 0)
            self._font = None
            self._text.setFillGray(WHITE if white else BLACK)
            self._text_white = white
        if self._font != (style.font, style.size):
            self._text.setFont(style.font, style.size)
            self._font = (style.font, style.size)
        if self._text_white != white:
            self._text.setFillGray(WHITE if white else BLACK)
            self._text_white = white
        return self._text

    def _flush(self) -> None:
        if self._text is not None:
            self.canvas.drawText(self._text)
            self._text = None
            self._fill = None

    def line(  # noqa: PLR0913 - two ends and how it looks
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        weight: float = HAIR,
        grey: float = BLACK,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a straight line."""
        self._flush()
        self._set_stroke(weight, grey, dash)
        self.canvas.line(x1, y1, x2, y2)

    def hair(self, x1: float, y: float, x2: float) -> None:
        """Draw the fine rule between two rows."""
        self.line(x1, y, x2, y, weight=HAIR, grey=HAIR_GREY)

    def box(  # noqa: PLR0913 - a place, a size and how it looks
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        fill: float | None = None,
        weight: float | None = None,
        radius: float = 0.0,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a box from its lower left corner, filled, outlined or both."""
        self._flush()
        if fill is not None:
            self._set_fill(fill)
        if weight is not None:
            self._set_stroke(weight, BLACK, dash)
        shape = {"fill": int(fill is not None), "stroke": int(weight is not None)}
        if radius:
            self.canvas.roundRect(x, y, w, h, radius, **shape)
        else:
            self.canvas.rect(x, y, w, h, **shape)

    def circle(self, x: float, y: float, radius: float, *, fill: float | None, weight: float | None = None) -> None:
        """Draw a circle around a point."""
        self._flush()
        if fill is not None:
            self._set_fill(fill)
        if weight is not None:
            self._set_stroke(weight, BLACK, ())
        self.canvas.circle(x, y, radius, fill=int(fill is not None), stroke=int(weight is not None))

    def squares(self, corners: list[tuple[float, float, float, float]]) -> None:
        """Fill many boxes as one path, so that no seam shows between them."""
        self._flush()
        self._set_fill(BLACK)
        path = self.canvas.beginPath()
        for x, y, w, h in corners:
            path.rect(x, y, w, h)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def hatch(self, x: float, y: float, w: float, h: float) -> None:
        """Fill a box with slanting lines: here the record is silent."""
        self._flush()
        self._set_stroke(0.5, BLACK, ())
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.rect(x, y, w, h)
        self.canvas.clipPath(path, stroke=0, fill=0)
        step, lines = 1.05 * MM, []
        start = x - h
        while start < x + w:
            lines.append((start, y, start + h, y + h))
            start += step
        self.canvas.lines(lines)
        self.canvas.restoreState()
        self._stroke = self._fill = None

    def watermark(self, word: str, style: Style) -> None:
        """Write ``word`` across the page in outline: seen on every printer, in nobody's way."""
        self._flush()
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(105 * MM, 148.5 * MM)
        canvas.rotate(54)
        canvas.setStrokeGray(0.8)
        canvas.setLineWidth(0.6)
        text = canvas.beginText(-width(word, style) / 2, -style.size * 0.357)
        text.setFont(style.font, style.size)
        text.setTextRenderMode(1)
        text.textOut(word)
        text.setTextRenderMode(0)
        canvas.drawText(text)
        canvas.restoreState()
        self._stroke = self._fill = None

    def _set_stroke(self, weight: float, grey: float, dash: tuple[float, ...]) -> None:
        wanted = (weight, grey, dash)
        if self._stroke == wanted:
            return
        before = self._stroke
        if before is None or before[0] != weight:
            self.canvas.setLineWidth(weight)
        if before is None or before[1] != grey:
            self.canvas.setStrokeGray(grey)
        if before is None or before[2] != dash:
            self.canvas.setDash(list(dash))
        self._stroke = wanted

    def _set_fill(self, grey: float) -> None:
        if self._fill != grey:
            self.canvas.setFillGray(grey)
            self._fill = grey
