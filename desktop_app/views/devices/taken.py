"""What stands there once something was taken: its reference, the thirty minutes, and the way to sealing it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.services.register import DeviceRow
from desktop_app.views.devices.looks import kind_icon
from desktop_app.views.devices.sealing_clock import SealingClock
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.buttons import Button, outlined, primary
from desktop_app.views.widgets.card import Card, CardRow, Icon
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.scroll import PageScroll
from desktop_app.words import _

WIDEST = 656


class Taken(QWidget):
    """Ends a confiscation: what was taken, and "Seal it now" with its clock."""

    def __init__(
        self,
        devices: Sequence[DeviceRow],
        taken_at: datetime,
        within: int,
        *,
        seal: Callable[[str, tuple[str, ...]], object],
        later: Callable[[], object],
    ) -> None:
        """Show what was taken.

        Args:
            devices: what was taken, in order.
            taken_at: when it changed hands.
            within: in how many minutes it should be sealed.
            seal: called with the reference of what is to be sealed now, and of those that come after it.
            later: called when the person goes on without sealing.
        """
        super().__init__()
        self._seal, self._devices = seal, tuple(device.reference for device in devices)
        self.buttons: list[Button] = []
        self.clock = SealingClock(taken_at, within)
        area = PageScroll()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        area.column.addWidget(self._card(devices, later))
        area.column.addStretch(1)

    def _card(self, devices: Sequence[DeviceRow], later: Callable[[], object]) -> Card:
        card = Card()
        card.setMaximumWidth(WIDEST)
        card.column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        card.column.setSpacing(SPACE.snug)
        card.add(_head(devices))
        card.add(self.clock)
        for device in devices:
            card.add(self._row(device))
        words = _("Put it in the bag, read its number, lock it away. The rest of its facts are asked there.")
        card.add(Label(words, Style.META, Ink.MUTED, wrap=True))
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(outlined(_("Later"), done=later))
        card.add(foot)
        return card

    def _row(self, device: DeviceRow) -> CardRow:
        words = _("Seal it now")
        make = outlined if self.buttons else primary
        button = make(words, icon="package-check", done=lambda: self._begin_with(device.reference))
        button.setAccessibleName(_("Seal {reference} now").format(reference=device.reference))
        self.buttons.append(button)
        return CardRow(device.reference, device.description, icon=kind_icon(device.kind), strong=True, end=button)

    def _begin_with(self, reference: str) -> None:
        self._seal(reference, tuple(other for other in self._devices if other != reference))

    def begin(self) -> None:
        """Put the keyboard on the next step."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _head(devices: Sequence[DeviceRow]) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE.icon)
    row.addWidget(Icon("circle-check", "green", size=20, box=22), 0, Qt.AlignmentFlag.AlignTop)
    names = ", ".join(device.reference for device in devices)
    words = (
        _("{names} is in the school’s hands.") if len(devices) == 1 else _("{names} are in the school’s hands.")
    ).format(names=names)
    row.addWidget(Label(words, Style.RESULT, wrap=True), 1)
    return line
