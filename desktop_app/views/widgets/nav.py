"""Going from page to page: the sidebar's items, the rail of icons they become, the quieter list inside a case."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.theme import HEIGHT, RADIUS, Style
from desktop_app.views.widgets.buttons import presses
from desktop_app.views.widgets.card import Hairline
from desktop_app.views.widgets.combo import Combo
from desktop_app.views.widgets.plain import tip, unmnemonic
from desktop_app.words import _

ICON, BADGE, SIDE = 18, 14, 10
#: How high an item of a rail is, and how low it may become where the window is low.
RAIL_ITEM, RAIL_ITEM_LOW = 36, 28
RAIL, SIDEBAR, CASE_LIST = 52, 184, 140


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One place to go to; a count stands quietly beside it, and 0 is left out."""

    key: str
    words: str
    icon: str = ""
    count: int = 0


class NavItem(QAbstractButton):
    """One item; which page is shown is said by tint and weight, and to a screen reader in words."""

    def __init__(self, entry: Entry, *, quiet: bool = False) -> None:
        """Show ``entry``; ``quiet`` is the form inside a case, without an icon."""
        super().__init__()
        self.entry, self._quiet = entry, quiet
        self._rail = self._current = False
        self.setText(unmnemonic(entry.words))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.count(entry.count)

    @property
    def is_current(self) -> bool:
        """Whether its page is shown."""
        return self._current

    def mark_current(self, current: bool) -> None:
        """Say whether its page is shown."""
        self._current = current
        self._describe()

    def count(self, number: int) -> None:
        """Change the count; 0 shows none."""
        self._count = number
        self._describe()

    def rail(self, rail: bool) -> None:
        """Become an icon with a badge, or words with a count."""
        self._rail = rail
        self._describe()
        self.updateGeometry()

    def _describe(self) -> None:
        counted = _("{count} open").format(count=self._count) if self._count else ""
        here = _("this page is shown") if self._current else ""
        self.setAccessibleName(self.entry.words)
        self.setAccessibleDescription(", ".join(part for part in (counted, here) if part))
        named = ", ".join(part for part in (self.entry.words, counted) if part)
        self.setToolTip(tip(named) if self._rail else "")
        self.update()

    def _ink(self) -> str:
        if self._quiet:
            return "ink" if self._current else "ink2"
        return "accent" if self._current else "ink"

    @override
    def sizeHint(self) -> QSize:
        if self._rail:
            return QSize(theme.scaled(RAIL_ITEM), theme.scaled(RAIL_ITEM))
        high = HEIGHT.case_list if self._quiet else HEIGHT.nav
        return QSize(theme.scaled(CASE_LIST if self._quiet else SIDEBAR - 16), theme.scaled(high))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(RAIL_ITEM), theme.scaled(RAIL_ITEM_LOW) if self._rail else self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if presses(event):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self._rail:
            self._paint_rail(painter)
        else:
            self._paint_words(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._current and self._quiet:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("surface"))
        elif self._current:
            painter.setBrush(theme.color("accent_soft"))
        elif self.underMouse() or self.isDown():
            painter.setBrush(theme.color("hover"))
        else:
            return
        painter.drawRoundedRect(area, RADIUS.control, RADIUS.control)

    def _paint_words(self, painter: QPainter) -> None:
        left, high, size = SIDE, self.height(), theme.scaled(ICON)
        role = self._ink()
        if self.entry.icon:
            tint = "accent" if self._current else "ink2"
            picture = theme.pixmap(self.entry.icon, tint, size, self.devicePixelRatioF())
            painter.drawPixmap(left, (high - size) // 2, picture)
            left += size + theme.SPACE.icon
        right = self.width() - SIDE
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if self._count:
            painter.setFont(theme.font(Style.SMALL, figures=True))
            painter.setPen(theme.color("accent" if self._current and not self._quiet else "muted"))
            wide = painter.fontMetrics().horizontalAdvance(str(self._count))
            painter.drawText(QRect(right - wide, 0, wide + 1, high), int(flags), str(self._count))
            right -= wide + theme.SPACE.tight
        weight = Style.STRONG if self._current else Style.BODY if self._quiet else Style.NAME
        painter.setFont(theme.font(weight))
        painter.setPen(theme.color(role))
        words = painter.fontMetrics().elidedText(self.entry.words, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, 0, right - left + 1, high), int(flags), words)

    def _paint_rail(self, painter: QPainter) -> None:
        size = theme.scaled(ICON)
        role = "accent" if self._current else "ink2"
        picture = theme.pixmap(self.entry.icon, role, size, self.devicePixelRatioF())
        place = QPoint((self.width() - size) // 2, (self.height() - size) // 2)
        painter.drawPixmap(place, picture)
        if not self._count:
            return
        said = str(self._count) if self._count < 100 else "99+"
        painter.setFont(theme.font(Style.BADGE))
        high = theme.scaled(BADGE)
        wide = max(high, painter.fontMetrics().horizontalAdvance(said) + 6)
        badge = QRectF(min(place.x() + size - 5, self.width() - wide), place.y() - 5, wide, high)
        ground = "accent_soft" if self._current else "sunken"
        painter.setPen(QPen(theme.color(ground), 2))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(badge, high / 2, high / 2)
        painter.setPen(theme.color("on_accent"))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), said)


class NavList(QWidget):
    """A list of places. Arrow keys go up and down; ``went`` carries the key of the one that was chosen."""

    went = Signal(str)

    def __init__(self, name: str, groups: Sequence[Sequence[Entry]], *, quiet: bool = False) -> None:
        """Show the groups one below the other, with a hairline between; ``name`` is for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        self._items: dict[str, NavItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for number, group in enumerate(groups):
            if number:
                column.addSpacing(theme.SPACE.hair)
                column.addWidget(Hairline())
                column.addSpacing(theme.SPACE.hair)
            for entry in group:
                item = NavItem(entry, quiet=quiet)
                item.clicked.connect(lambda _on=False, key=entry.key: self.went.emit(key))
                self._items[entry.key] = item
                column.addWidget(item)

    @property
    def items(self) -> dict[str, NavItem]:
        """The items by their keys."""
        return dict(self._items)

    def mark_current(self, key: str) -> None:
        """Show which page is open; an unknown key marks none."""
        for held, item in self._items.items():
            item.mark_current(held == key)

    def count(self, key: str, number: int) -> None:
        """Change the count beside an item."""
        self._items[key].count(number)

    def rail(self, rail: bool) -> None:
        """Become a rail of icons, or words again."""
        for item in self._items.values():
            item.rail(rail)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        items = list(self._items.values())
        here = next((number for number, item in enumerate(items) if item.hasFocus()), None)
        if step and here is not None and 0 <= here + step < len(items):
            items[here + step].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)


class NavDrop(Combo):
    """The list inside a case as a drop-down, for a narrow window. ``went`` carries the key that was chosen."""

    went = Signal(str)

    def __init__(self, name: str, entries: Sequence[Entry]) -> None:
        """Offer ``entries``; ``name`` is for screen readers."""
        super().__init__([(entry.key, entry.words) for entry in entries])
        self.setAccessibleName(name)
        self.activated.connect(lambda _number: self.went.emit(str(self.code())))

    def mark_current(self, key: str) -> None:
        """Show which page is open."""
        self.choose(key)
