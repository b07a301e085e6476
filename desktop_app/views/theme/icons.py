"""Line icons from the files that come with the program, tinted by token and sharp at any screen scale."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app import paths
from desktop_app.views.theme.shown import color

#: At this size and below the lines are drawn a little heavier, so that they hold.
_SMALL = 14


def pixmap(name: str, role: str = "ink2", size: int = 16, ratio: float | None = None) -> QPixmap:
    """Return one icon as a picture.

    Args:
        name: the file's name without its ending.
        role: the token that tints it.
        size: the edge in logical pixels.
        ratio: device pixels to a logical one; without it, the sharpest of the screens'.
    """
    sharp = ratio if ratio is not None else _ratio()
    return _drawn(name, color(role).name(), size, sharp)


def icon(name: str, role: str = "ink2", size: int = 16, *, gap: int = 0, gap_before: bool = False) -> QIcon:
    """Return one icon for a button or a list.

    Args:
        name: the file's name without its ending.
        role: the token that tints it; disabled, it is muted.
        size: the edge in logical pixels.
        gap: empty room beside the icon, because Qt sets the words too close to it.
        gap_before: the room stands on the left, for an icon after its words.
    """
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, role), (QIcon.Mode.Disabled, "muted")):
        for ratio in sorted({1.0, 2.0, _ratio()}):
            made.addPixmap(_roomy(pixmap(name, tint, size, ratio), size, gap, gap_before), mode)
    return made


def _roomy(picture: QPixmap, size: int, gap: int, gap_before: bool) -> QPixmap:
    if not gap:
        return picture
    ratio = picture.devicePixelRatio()
    wide = QPixmap(round((size + gap) * ratio), picture.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(gap if gap_before else 0, 0, picture)
    painter.end()
    return wide


def _ratio() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=1024)
def _drawn(name: str, tint: str, size: int, ratio: float) -> QPixmap:
    drawing = _source(name).replace("currentColor", tint)
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{2 if size <= _SMALL else 1.75}"')
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
