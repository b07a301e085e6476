"""The sidebar: whose vault this is, where one can go, who is here and when it locks; in a narrow window a rail."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views import theme
from desktop_app.views.theme import RADIUS, SPACE, Ink, Style
from desktop_app.views.widgets.buttons import presses
from desktop_app.views.widgets.card import Hairline, Icon
from desktop_app.views.widgets.chip import Chip, ChipLook
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.nav import RAIL, SIDEBAR, Entry, NavList
from desktop_app.views.widgets.plain import tip, unmnemonic
from desktop_app.words import _

SIDE = 8


class Sidebar(QWidget):
    """``went`` carries the key of a place, ``lock`` that the vault is to be locked."""

    went = Signal(str)
    lock = Signal()

    def __init__(self, groups: Sequence[Sequence[Entry]], foot: Sequence[Entry]) -> None:
        """Show the places, group by group, and those of the foot."""
        super().__init__()
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Sidebar"))
        self._rail = False
        self._brand = _Brand()
        self.nav = NavList(_("Places"), groups)
        self.foot = NavList(_("More places"), [foot])
        self.practice = _Practice()
        self.who = _Who()
        for part in (self.nav, self.foot):
            part.went.connect(self.went)
        self.who.clicked.connect(self.lock)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._brand)
        self._column.addSpacing(SPACE.snug)
        self._column.addWidget(self.nav)
        self._column.addStretch(1)
        self._column.addWidget(self.practice)
        self._column.addSpacing(SPACE.tight)
        self._column.addWidget(self.foot)
        self._column.addSpacing(SPACE.hair)
        self._column.addWidget(Hairline())
        self._column.addSpacing(SPACE.hair)
        self._column.addWidget(self.who)
        self.rail(False)

    @property
    def is_rail(self) -> bool:
        """Whether it is a rail of icons just now."""
        return self._rail

    def show_vault(self, school: str, who: str, *, practice: bool) -> None:
        """Say whose vault it is and who opened it."""
        self._brand.school.setText(school)
        self.who.put(who)
        self.practice.setVisible(practice)

    def clear(self) -> None:
        """Say nothing of anyone."""
        self.show_vault("", "", practice=False)

    def mark_current(self, key: str) -> None:
        """Light the place that is shown."""
        self.nav.mark_current(key)
        self.foot.mark_current(key)

    def count(self, key: str, number: int) -> None:
        """Change the count beside a place."""
        for part in (self.nav, self.foot):
            if key in part.items:
                part.count(key, number)

    def rail(self, rail: bool) -> None:
        """Become a rail of icons, or words again."""
        self._rail = rail
        side = (RAIL - 36) // 2 if rail else SIDE
        self._column.setContentsMargins(side, SPACE.snug, side, SPACE.tight)
        self.setFixedWidth(theme.scaled(RAIL if rail else SIDEBAR))
        self.nav.rail(rail)
        self.foot.rail(rail)
        self._brand.rail(rail)
        self.who.rail(rail)
        self.practice.rail(rail)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_column"):
            self.setFixedWidth(theme.scaled(RAIL if self._rail else SIDEBAR))


class _Brand(QWidget):
    """The program's name and the school's."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, 0, 0)
        row.setSpacing(SPACE.tight)
        self._row = row
        row.addWidget(Icon("cordon", "accent", size=24, box=24), 0, Qt.AlignmentFlag.AlignCenter)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(Elided("Cordon", Style.CARD))
        self.school = Label("", Style.TINY, Ink.MUTED, wrap=True)
        words.addWidget(self.school)
        row.addWidget(self._words, 1)

    def rail(self, rail: bool) -> None:
        """Show the sign alone, or the names too."""
        self._words.setVisible(not rail)
        self._row.setContentsMargins(0 if rail else SIDE, 0, 0, 0)


class _Practice(QWidget):
    """Says quietly that this vault is for practice only: a chip, or its icon in a rail."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Practice vault"))
        self.setToolTip(_("Practice vault: invented records only"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._chip = Chip(ChipLook(words=_("Practice"), icon="book-open"))
        self._icon = Icon("book-open", "muted", size=16, box=20)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)

    def rail(self, rail: bool) -> None:
        """Show the icon alone, or the chip."""
        self._chip.setVisible(not rail)
        self._icon.setVisible(rail)


class _Who(QAbstractButton):
    """Who opened the vault and when it locks; a click locks it now."""

    def __init__(self) -> None:
        super().__init__()
        self._who, self._left, self._rail, self._soon = "", "", False, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def put(self, who: str) -> None:
        """Say who opened the vault."""
        self._who = who
        self._describe()

    def put_left(self, seconds: int, whole: int) -> None:
        """Say how long it is until it locks; amber in the last minute."""
        minutes = -(-seconds // 60)
        left = _("Locks in {minutes} min").format(minutes=minutes)
        soon = seconds <= 60 and whole > 60
        if soon:
            left = _("Locks in {seconds} s").format(seconds=max(0, seconds))
        if (left, soon) != (self._left, self._soon):
            self._left, self._soon = left, soon
            self._describe()

    def rail(self, rail: bool) -> None:
        """Show the icon alone, or the words too."""
        self._rail = rail
        self._describe()
        self.updateGeometry()

    @property
    def left(self) -> str:
        """What it says of the lock."""
        return self._left

    def _describe(self) -> None:
        self.setText(unmnemonic(_("Lock now")))
        self.setAccessibleName(_("Lock now"))
        parts = [part for part in (self._who, self._left, "Ctrl+L") if part]
        self.setAccessibleDescription(", ".join(parts))
        self.setToolTip(tip(f"{_('Lock now')} – {', '.join(parts)}"))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(36), theme.scaled(36 if self._rail else 44))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

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
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(self.rect(), RADIUS.control, RADIUS.control)
        size = theme.scaled(18)
        role = "amber" if self._soon else "ink2"
        picture = theme.pixmap("lock", role, size, self.devicePixelRatioF())
        left = (self.width() - size) // 2 if self._rail else 10
        painter.drawPixmap(left, (self.height() - size) // 2, picture)
        if not self._rail:
            self._paint_words(painter, left + size + SPACE.tight, role)
        painter.end()

    def _paint_words(self, painter: QPainter, left: int, role: str) -> None:
        half = self.height() // 2
        room = self.width() - left - 4
        for words, top, ink in ((self._who, half - theme.scaled(17), "ink"), (self._left, half, role)):
            painter.setFont(theme.font(Style.META))
            painter.setPen(theme.color("amber" if ink == "amber" else "ink2"))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(QRect(left, top, room + 1, theme.scaled(17)), int(flags), shown)
