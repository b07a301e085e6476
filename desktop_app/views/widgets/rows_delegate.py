"""How a cell is painted: plain words or a chip, the header's inset, a hairline below, a mark for the keyboard."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.widgets.chip import ChipLook, chip_size, paint_chip
from desktop_app.views.widgets.columns import Column
from desktop_app.views.widgets.rows import CHIP_ROLE, COLUMN_ROLE

#: The header and the cells share this inset, so that titles stand above their words.
INSET: Final = 16
MARK: Final = 3


class RowsDelegate(QStyledItemDelegate):
    """Paints the cells of a list."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(area)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(area, theme.color("accent_soft" if chosen else "hover" if hover else "surface"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.color("line"))
        self._mark_current(painter, area, option, index)
        inside = area.adjusted(INSET, 0, -INSET, -1)
        chip = index.data(CHIP_ROLE)
        if isinstance(chip, ChipLook):
            top = inside.top() + (inside.height() - chip_size(chip).height()) // 2
            paint_chip(painter, QPoint(inside.left(), top), inside.width(), chip)
        else:
            _words(painter, inside, index)
        painter.restore()

    def _mark_current(
        self,
        painter: QPainter,
        area: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Mark the row that has the keyboard at its left edge and along its lines."""
        view = option.widget
        if not isinstance(view, QTableView) or not view.hasFocus() or view.currentIndex().row() != index.row():
            return
        accent = theme.color("accent")
        painter.fillRect(area.left(), area.top(), area.width(), 1, accent)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, accent)
        if view.columnAt(0) == index.column():
            painter.fillRect(area.left(), area.top(), MARK, area.height(), accent)
        if view.columnAt(view.viewport().width() - 1) in {index.column(), -1} and _is_last(view, index.column()):
            painter.fillRect(area.right(), area.top(), 1, area.height(), accent)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(60, theme.scaled(theme.HEIGHT.row))


def _is_last(view: QTableView, column: int) -> bool:
    return all(view.isColumnHidden(after) for after in range(column + 1, view.model().columnCount()))


def _words(painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
    column = index.data(COLUMN_ROLE)
    if not isinstance(column, Column):
        return
    painter.setFont(theme.font(column.style, figures=column.figures))
    painter.setPen(theme.color(column.ink.value))
    said = " ".join(str(index.data() or "").split())
    words = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, area.width())
    flags = column.align.value | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(area, int(flags), words)
