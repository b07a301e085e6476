"""How a timeline is painted: times in a column, nodes on a line, seals at the far right, gaps that cut the line."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.theme import RADIUS, Style
from desktop_app.views.widgets.chip import chip_size, paint_chip
from desktop_app.views.widgets.moments import ENTRY_ROLE, Entry, Gap, Moment

Index = QModelIndex | QPersistentModelIndex
TIMES, NODE, NODE_SMALL, ROOM, CHIP_GAP = 82, 26, 22, 11, 12
BETWEEN, BETWEEN_SMALL, BOX = 22, 12, 50
#: What a button says where there are several things to choose from.
MANY: Final = "…"
WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
ONE_LINE: Final = int(Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter)


class TimelineDelegate(QStyledItemDelegate):
    """Paints moments and gaps; ``plain`` is the shorter form of an overview."""

    def __init__(self, view: QListView, *, plain: bool) -> None:
        """Paint for ``view``."""
        super().__init__(view)
        self._view, self._plain = view, plain

    def button(self, area: QRect, entry: Entry) -> QRect:
        """Return where the button of an entry stands; empty where it offers nothing."""
        if not entry.actions:
            return QRect()
        words = entry.actions[0].verb if len(entry.actions) == 1 else MANY
        wide = QFontMetrics(theme.font(Style.SMALL)).horizontalAdvance(words) + 24
        high = theme.scaled(theme.HEIGHT.row_button)
        if isinstance(entry, Gap):
            box = self._gap_box(area)
            return QRect(box.right() - wide - 11, box.center().y() - high // 2 + 1, wide, high)
        return QRect(area.right() - wide, area.top() + 2, wide, high)

    def _left(self) -> int:
        """Return where the words begin."""
        if self._plain:
            return theme.scaled(NODE_SMALL) + theme.SPACE.tight
        return theme.scaled(TIMES) + ROOM + theme.scaled(NODE) + ROOM - 1

    def _axis(self) -> int:
        """Return where the line runs."""
        if self._plain:
            return theme.scaled(NODE_SMALL) // 2
        return theme.scaled(TIMES) + ROOM + theme.scaled(NODE) // 2

    def _node(self) -> int:
        return theme.scaled(NODE_SMALL if self._plain else NODE)

    def _gap_box(self, area: QRect) -> QRect:
        return area.adjusted(self._left(), 10, 0, -theme.scaled(BETWEEN) + 2)

    def _words_width(self, area: QRect, moment: Moment) -> int:
        taken = chip_size(moment.chip).width() + CHIP_GAP if moment.chip is not None and not self._plain else 0
        if moment.actions:
            taken += self.button(area, moment).width() + CHIP_GAP
        return max(80, area.width() - self._left() - taken)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(ENTRY_ROLE)
        area = QRect(0, 0, max(120, self._view.viewport().width()), 10)
        if isinstance(entry, Gap):
            wide = self._gap_box(area).width() - 42 - 12 - self.button(area, entry).width() - 22
            high = _high(entry.detail, Style.META, wide) + _high(entry.title, Style.NAME, wide)
            return QSize(area.width(), max(theme.scaled(BOX), high + 20) + theme.scaled(BETWEEN) + 8)
        if not isinstance(entry, Moment):
            return QSize(area.width(), 1)
        wide = self._words_width(area, entry)
        if self._plain:
            meta = _high(_when(entry), Style.META, wide)
            return QSize(area.width(), meta + _high(entry.title, Style.BODY, wide) + theme.scaled(BETWEEN_SMALL))
        high = _high(entry.title, Style.NAME, wide) + _high(entry.detail, Style.META, area.width() - self._left())
        return QSize(area.width(), max(theme.scaled(44), high + 9) + theme.scaled(BETWEEN))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, area = index.data(ENTRY_ROLE), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = index.row() == index.model().rowCount() - 1
        if isinstance(entry, Gap):
            self._paint_gap(painter, area, entry)
        elif isinstance(entry, Moment):
            before = index.sibling(index.row() - 1, 0).data(ENTRY_ROLE) if index.row() else None
            after = None if last else index.sibling(index.row() + 1, 0).data(ENTRY_ROLE)
            self._paint_line(painter, area, before, after)
            self._paint_node(painter, area, entry)
            self._paint_moment(painter, area, entry)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(area).adjusted(self._left() - 7, 1, -1, -theme.scaled(8))
            painter.drawRoundedRect(ring, RADIUS.control, RADIUS.control)
        painter.restore()

    def _paint_line(self, painter: QPainter, area: QRect, before: object, after: object) -> None:
        axis, middle = self._axis(), area.top() + self._node() // 2
        painter.setPen(QPen(theme.color("line2" if self._plain else "ink2"), 1 if self._plain else 2))
        if isinstance(before, Moment):
            painter.drawLine(QPointF(axis, area.top() - 1), QPointF(axis, middle))
        elif isinstance(before, Gap):
            self._cap(painter, axis, area.top() - 2)
            painter.drawLine(QPointF(axis, area.top() - 2), QPointF(axis, middle))
        if isinstance(after, Moment):
            painter.drawLine(QPointF(axis, middle), QPointF(axis, area.bottom() + 1))
        elif isinstance(after, Gap):
            painter.drawLine(QPointF(axis, middle), QPointF(axis, area.bottom() - 1))
            self._cap(painter, axis, area.bottom() - 1)

    def _cap(self, painter: QPainter, axis: int, y: int) -> None:
        painter.drawLine(QPointF(axis - 6, y), QPointF(axis + 6, y))

    def _paint_node(self, painter: QPainter, area: QRect, moment: Moment) -> None:
        ink, soft, line = theme.tone_roles(moment.tone)
        size = self._node()
        circle = QRectF(self._axis() - size / 2, area.top() + 0.5, size, size)
        painter.setPen(QPen(theme.color(line if self._plain else ink), 1 if self._plain else 1.5))
        painter.setBrush(theme.color(soft))
        painter.drawEllipse(circle.adjusted(0.75, 0.75, -0.75, -0.75))
        if moment.icon:
            icon = theme.scaled(12 if self._plain else 14)
            picture = theme.pixmap(moment.icon, ink, icon, self._view.devicePixelRatioF())
            place = QPointF(circle.center().x() - icon / 2, circle.center().y() - icon / 2)
            painter.drawPixmap(place, picture)

    def _paint_moment(self, painter: QPainter, area: QRect, moment: Moment) -> None:
        wide = self._words_width(area, moment)
        top = area.top() + (0 if self._plain else 5)
        words = QRect(area.left() + self._left(), top, wide, area.height())
        if self._plain:
            words.setTop(words.top() + _say(painter, words, _when(moment), Style.META, "muted"))
            _say(painter, words, moment.title, Style.BODY, "ink", struck=moment.struck)
        else:
            self._paint_times(painter, area, moment)
            words.setTop(words.top() + _say(painter, words, moment.title, Style.NAME, "ink", struck=moment.struck) + 4)
            words.setWidth(area.width() - self._left())
            _say(painter, words, moment.detail, Style.META, "muted", struck=moment.struck)
        right = area.right() + 1
        if moment.actions:
            right = self.button(area, moment).left() - CHIP_GAP
        if moment.chip is not None and not self._plain:
            size = chip_size(moment.chip)
            paint_chip(painter, QPoint(right - size.width(), area.top() + 2), size.width(), moment.chip)

    def _paint_times(self, painter: QPainter, area: QRect, moment: Moment) -> None:
        column = QRect(area.left(), area.top() + 4, theme.scaled(TIMES), theme.scaled(18))
        painter.setFont(theme.font(Style.NAME, figures=True))
        painter.setPen(theme.color("ink"))
        painter.drawText(column, ONE_LINE | int(Qt.AlignmentFlag.AlignRight), moment.time)
        painter.setFont(theme.font(Style.META))
        painter.setPen(theme.color("muted"))
        column.translate(0, theme.scaled(18) if moment.time else 0)
        painter.drawText(column, ONE_LINE | int(Qt.AlignmentFlag.AlignRight), moment.day)

    def _paint_gap(self, painter: QPainter, area: QRect, gap: Gap) -> None:
        axis = self._axis()
        dots = QPen(theme.color("amber"), 2, Qt.PenStyle.CustomDashLine)
        dots.setDashPattern([1.5, 2.5])
        painter.setPen(dots)
        painter.drawLine(QPointF(axis, area.top() + 6), QPointF(axis, area.bottom() - 8))
        box = self._gap_box(area)
        painter.setPen(QPen(theme.color("amber_line"), 1))
        painter.setBrush(theme.color("amber_soft"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS.control, RADIUS.control)
        size = theme.scaled(16)
        picture = theme.pixmap("triangle-alert", "amber", size, self._view.devicePixelRatioF())
        painter.drawPixmap(box.left() + 14, box.center().y() - size // 2 + 1, picture)
        button = self.button(area, gap)
        right = button.left() - 12 if gap.actions else box.right() - 12
        left = box.left() + 14 + size + theme.SPACE.icon
        high = _high(gap.title, Style.NAME, right - left) + _high(gap.detail, Style.META, right - left)
        words = QRect(left, box.center().y() - high // 2 + 1, right - left, box.height())
        words.setTop(words.top() + _say(painter, words, gap.title, Style.STRONG, "amber"))
        _say(painter, words, gap.detail, Style.META, "ink2")


def _when(moment: Moment) -> str:
    return " · ".join(part for part in (", ".join(filter(None, (moment.day, moment.time))), moment.detail) if part)


def _high(words: str, style: Style, wide: int) -> int:
    if not words:
        return 0
    return QFontMetrics(theme.font(style)).boundingRect(0, 0, max(40, wide), 10_000, WRAP, words).height()


def _say(painter: QPainter, area: QRect, words: str, style: Style, role: str, *, struck: bool = False) -> int:
    """Paint words, broken into lines, and return how high they are."""
    font = theme.font(style)
    font.setStrikeOut(struck)
    painter.setFont(font)
    painter.setPen(theme.color("muted" if struck else role))
    painter.drawText(area, WRAP, words)
    return _high(words, style, area.width())
