"""The header of a page: its title, its chips, and what it offers at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.page import Going, Offer
from desktop_app.views.theme import HEIGHT, SPACE, Style, scaled
from desktop_app.views.widgets.buttons import Button, outlined, primary
from desktop_app.views.widgets.card import Hairline
from desktop_app.views.widgets.chip import Chip, ChipButton, ChipLook
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.flow import Flow

#: Below this width, in logical pixels, what is offered goes under the title.
NARROW = 560


class PageHeader(QWidget):
    """Stands above a page that has a title, chips or offers, and is gone for one that has none. ``went``: a Going."""

    went = Signal(object)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._inner = QWidget()
        self._inner.setProperty("ground", "surface")
        self._inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Elided("", Style.TITLE)
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
        self._top.addWidget(self.title, 1)
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

    def show_page(self, title: str, chips: Sequence[tuple[ChipLook, Going | None]], offers: Sequence[Offer]) -> None:
        """Show what a page says of itself."""
        self.title.setText(title)
        self._empty(self._flow)
        for look, going in chips:
            self._flow.addWidget(self._chip(look, going))
        self._chips.setVisible(bool(chips))
        self._flow.invalidate()
        held = self._offers.layout()
        if held is not None:
            self._empty(held)
            for offer in offers:
                held.addWidget(_button(offer))
        self._offers.setVisible(bool(offers))
        self.setVisible(bool(title or chips or offers))
        self._arrange()

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
        wanted = self.title.fontMetrics().horizontalAdvance(self.title.text()) + self._offers.sizeHint().width()
        under = self.width() < NARROW and wanted > self.width() - 2 * SPACE.page and not self._offers.isHidden()
        way = QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight
        if self._top.direction() != way:
            self._top.setDirection(way)
            self._top.setAlignment(self._offers, Qt.AlignmentFlag.AlignLeft if under else Qt.AlignmentFlag(0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _button(offer: Offer) -> Button:
    make = primary if offer.primary else outlined
    return make(offer.words, icon=offer.icon, done=offer.done)
