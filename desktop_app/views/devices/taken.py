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
        *,
        seal: Callable[[str], object],
        later: Callable[[], object],
    ) -> None:
        """Show what was taken.

        Args:
            devices: what was taken, in order.
            taken_at: when it changed hands.
            seal: called with the reference of what is to be sealed now.
            later: called when the person goes on without sealing.
        """
        super().__init__()
        self._seal = seal
        self.buttons: list[Button] = []
        self.clock = SealingClock(taken_at)
        area = PageScroll()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        card = Card()
        card.setMaximumWidth(WIDEST)
        card.column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        card.column.setSpacing(SPACE.snug)
        card.column.addLayout(_head(devices))
        card.add(self.clock)
        for device in devices:
            card.add(self._row(device))
        card.add(Label(_("Put it in the bag, read its number, lock it away. The rest of its facts are asked there."),
                       Style.META, Ink.MUTED, wrap=True))  # fmt: skip
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(outlined(_("Later"), done=later))
        card.column.addLayout(foot)
        area.column.addWidget(card)
        area.column.addStretch(1)

    def _row(self, device: DeviceRow) -> CardRow:
        words = _("Seal it now")
        make = outlined if self.buttons else primary
        button = make(words, icon="package-check", done=lambda: self._seal(device.reference))
        button.setAccessibleName(_("Seal {reference} now").format(reference=device.reference))
        self.buttons.append(button)
        return CardRow(device.reference, device.description, icon=kind_icon(device.kind), strong=True, end=button)

    def begin(self) -> None:
        """Put the keyboard on the next step."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _head(devices: Sequence[DeviceRow]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE.icon)
    row.addWidget(Icon("circle-check", "green", size=20, box=22), 0, Qt.AlignmentFlag.AlignTop)
    names = ", ".join(device.reference for device in devices)
    words = (
        _("{names} is in the school’s hands.") if len(devices) == 1 else _("{names} are in the school’s hands.")
    ).format(names=names)
    row.addWidget(Label(words, Style.RESULT, wrap=True), 1)
    return row
