"""What stands on the pages of a PDF, read back from its drawing operations: letters, where they are, and how wide."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject


class Letters(NamedTuple):
    """A stretch of text on a page, in points from the lower left corner; ``turned`` is the watermark's."""

    page: int
    x: float
    y: float
    width: float
    size: float
    text: str
    turned: bool


class Box(NamedTuple):
    """A drawn rectangle."""

    page: int
    x: float
    y: float
    width: float
    height: float


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in reader(pdf).pages]


def spaced(pdf: bytes) -> str:
    """Return the text of all pages with every run of white space made one space."""
    return " ".join(" ".join(texts(pdf)).split())


def letters(pdf: bytes) -> list[Letters]:
    """Return every stretch of text with its place."""
    return [found for found in _walk(pdf) if isinstance(found, Letters)]


def boxes(pdf: bytes) -> list[Box]:
    """Return every rectangle with its place."""
    return [found for found in _walk(pdf) if isinstance(found, Box)]


def said(pdf: bytes) -> list[str]:
    """Return what marked letters are to be read as, in the order in which they are drawn (left to right)."""
    spoken = []
    for page in reader(pdf).pages:
        for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
            if operator == b"BDC":
                raw = operands[1]["/ActualText"]
                spoken.append(str(raw).replace("\ufeff", ""))
    return spoken


class _Walk:
    """Follows the drawing operations of one page and notes where each text and box comes to stand."""

    def __init__(self, number: int, resources: DictionaryObject) -> None:
        fonts: Any = resources["/Font"]
        self._number = number
        self._widths = {name: [float(w) for w in fonts[name]["/Widths"]] for name in fonts}
        self._font, self._size, self._x, self._y = "", 0.0, 0.0, 0.0
        self._depth = self._turned = 0
        self._doings: dict[bytes, Callable[[Any], Letters | Box | None]] = {
            b"q": self._save,
            b"Q": self._restore,
            b"cm": self._turn,
            b"Tm": self._move,
            b"Tf": self._choose,
            b"Tj": self._show,
            b"re": self._box,
        }

    def take(self, operator: bytes, operands: Any) -> Letters | Box | None:
        doing = self._doings.get(operator)
        return doing(operands) if doing else None

    def _save(self, _operands: Any) -> None:
        self._depth += 1

    def _restore(self, _operands: Any) -> None:
        self._depth -= 1
        self._turned = self._turned if self._depth >= self._turned else 0

    def _turn(self, operands: Any) -> None:
        if operands[0] != 1:
            self._turned = self._depth

    def _move(self, operands: Any) -> None:
        self._x, self._y = float(operands[4]), float(operands[5])

    def _choose(self, operands: Any) -> None:
        self._font, self._size = str(operands[0]), float(operands[1])

    def _show(self, operands: Any) -> Letters:
        widths = self._widths[self._font]
        width = sum(widths[code] for code in operands[0].original_bytes) / 1000 * self._size
        shown = Letters(self._number, self._x, self._y, width, self._size, str(operands[0]), bool(self._turned))
        self._x += width
        return shown

    def _box(self, operands: Any) -> Box:
        x, y, width, height = (float(operand) for operand in operands)
        return Box(self._number, x, y, width, height)


def _walk(pdf: bytes) -> Iterator[Letters | Box]:
    for number, page in enumerate(reader(pdf).pages):
        walk = _Walk(number, page["/Resources"])  # type: ignore[arg-type]
        for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
            found = walk.take(operator, operands)
            if found is not None:
                yield found
