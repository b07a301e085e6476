"""The header of a page: its title, its chips, and what it offers at the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.page import Going, Offer
from desktop_app.views.theme import HEIGHT, SPACE, Ink, Style, scaled
from desktop_app.views.widgets.buttons import Button, deed, outlined, primary
from desktop_app.views.widgets.card import Hairline
from desktop_app.views.widgets.chip import Chip, ChipButton, ChipLook
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.flow import Flow
from desktop_app.words import _

#: Below this width, in logical pixels, what is offered goes under the title.
NARROW = 560


class PageHeader(QWidget):
    """Stands above a page that has a title, chips or offers, and is gone for one that has none. ``went``: a Going."""

    went = Signal(object)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._now: tuple[Offer, ...] = ()
        self._looks: list[tuple[str, str, bool, bool]] = []
        self._inner = QWidget()
        self._inner.setProperty("ground", "surface")
        self._inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Elided("", Style.TITLE)
        self.beside = _Beside("", Style.BODY, Ink.MUTED)
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self._offers = QWidget()
        offers = QHBoxLayout(self._offers)
        offers.setContentsMargins(0, 0, 0, 0)
        offers.setSpacing(SPACE.tight)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(SPACE.tight)
        said = QHBoxLayout()
        said.setSpacing(SPACE.icon)
        said.addWidget(self.title)
        said.addWidget(self.beside, 1)
        self._top.addLayout(said, 1)
        self._top.addWidget(self._offers)
        inside = QVBoxLayout(self._inner)
        inside.setContentsMargins(SPACE.page, SPACE.snug, SPACE.page, SPACE.snug)
        inside.setSpacing(SPACE.tight)
        self.title.setMinimumHeight(scaled(HEIGHT.control))
        inside.addLayout(self._top)
        inside.addWidget(self._chips)
        self._inside = inside
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._inner)
        column.addWidget(Hairline())

    def show_page(
        self,
        title: str,
        chips: Sequence[tuple[ChipLook, Going | None]],
        offers: Sequence[Offer],
        *,
        beside: str = "",
    ) -> None:
        """Show what a page says of itself; of ``beside`` stand as many parts beside the title as there is room for."""
        self.title.setText(title)
        self.beside.setText(beside)
        self.beside.setVisible(bool(beside))
        self._empty(self._flow)
        for look, going in chips:
            self._flow.addWidget(self._chip(look, going))
        self._chips.setVisible(bool(chips))
        self._flow.invalidate()
        self._show_offers(offers)
        self._offers.setVisible(bool(offers))
        self.setVisible(bool(title or chips or offers))
        self._arrange()

    def _show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what is offered; buttons that say the same stay, with the keyboard and an open menu where they are."""
        looks = [(offer.words, offer.icon, offer.primary, offer.menu is None) for offer in offers]
        same, self._now, self._looks = looks == self._looks, tuple(offers), looks
        held = self._offers.layout()
        if same or held is None:
            return
        self._empty(held)
        for number in range(len(offers)):
            held.addWidget(self._button(number))

    def _button(self, number: int) -> Button:
        offer = self._now[number]
        make = primary if offer.primary else outlined
        if offer.menu is None:
            return make(offer.words, icon=offer.icon, done=partial(self._do, number))
        button = make(offer.words)
        menu = QMenu(button)
        menu.setAccessibleName(offer.words)
        menu.aboutToShow.connect(lambda: self._fill(menu, number))
        button.offer(menu)
        button.setAccessibleName(offer.words)
        button.setAccessibleDescription(_("Opens a menu"))
        return button

    def _do(self, number: int) -> None:
        """Do what stands in this place now."""
        self._now[number].done()

    def _fill(self, menu: QMenu, number: int) -> None:
        """Put into a menu what the page offers at this moment."""
        menu.clear()
        ask = self._now[number].menu if number < len(self._now) else None
        for offer in ask() if ask is not None else ():
            deed(menu, offer.words, offer.done, icon=offer.icon)

    @property
    def buttons(self) -> list[Button]:
        """The buttons of what is offered, in order."""
        return self._offers.findChildren(Button)

    def low(self, low: bool) -> None:
        """Take less height, for a low window."""
        edge = SPACE.hair if low else SPACE.snug
        self._inside.setContentsMargins(SPACE.page, edge, SPACE.page, edge)

    def _chip(self, look: ChipLook, going: Going | None) -> QWidget:
        if going is None:
            return Chip(look)
        chip = ChipButton(look)
        chip.opened.connect(lambda: self.went.emit(going))
        return chip

    def _empty(self, layout: object) -> None:
        if not isinstance(layout, Flow | QHBoxLayout):
            return
        while layout.count():
            item = layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _arrange(self) -> None:
        said = self.title.fontMetrics().horizontalAdvance(self.title.text())
        # What stands beside it begins where its last word ends.
        self.title.setMaximumWidth(said + 1 if self.beside.text() else 16_777_215)
        wanted = said + self._offers.sizeHint().width()
        under = self.width() < NARROW and wanted > self.width() - 2 * SPACE.page and not self._offers.isHidden()
        way = QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight
        if self._top.direction() != way:
            self._top.setDirection(way)
            self._top.setAlignment(self._offers, Qt.AlignmentFlag.AlignLeft if under else Qt.AlignmentFlag(0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class _Beside(Elided):
    """What stands quietly beside the title: of its parts, between commas, as many as there is room for."""

    @property
    def shown(self) -> str:
        """The parts that there is room for."""
        parts = self.text().split(", ")
        while parts and self.fontMetrics().horizontalAdvance(", ".join(parts)) > self.contentsRect().width():
            parts.pop()
        return ", ".join(parts)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        painter.drawText(self.contentsRect(), int(flags), self.shown)
        painter.end()
