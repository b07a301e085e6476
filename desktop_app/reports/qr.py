"""QR squares drawn as one black path, so that no seam shows and the file stays small."""

from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from desktop_app.reports.pen import Pen


@lru_cache(maxsize=64)
def _modules(text: str) -> tuple[tuple[bool, ...], ...]:
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)


def draw_qr(pen: Pen, text: str, x: float, bottom: float, side: float) -> None:
    """Draw ``text`` as a square of ``side`` points; leave four modules of white around it."""
    modules = _modules(text)
    step = side / len(modules)
    corners = []
    for down, row in enumerate(modules):
        column = 0
        while column < len(row):
            run = 0
            while column + run < len(row) and row[column + run]:
                run += 1
            if run:
                corners.append((x + column * step, bottom + side - (down + 1) * step, run * step, step))
            column += max(run, 1)
    pen.squares(corners)
