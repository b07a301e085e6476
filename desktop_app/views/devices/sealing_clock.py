"""The clock that runs from the moment a device is taken until it should be sealed, as the school has set it."""

from datetime import datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout

from desktop_app import clock
from desktop_app.views.devices import saying
from desktop_app.views.theme import SPACE, Style
from desktop_app.views.widgets.card import Box, Ground, Icon
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

EVERY_MS = 10_000


class SealingClock(Box):
    """Says until when it should be sealed and how long that is; amber while it runs, red once it is over."""

    def __init__(self, taken_at: datetime, within: int) -> None:
        """Run from ``taken_at`` for so many minutes."""
        super().__init__(Ground.AMBER)
        self.until = taken_at + timedelta(minutes=within)
        self._taken_at = taken_at
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.card, SPACE.snug, SPACE.card, SPACE.snug)
        row.setSpacing(SPACE.icon)
        self._icon = Icon("clock", "amber")
        self.words = Label("", Style.NAME, wrap=True)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.tell)
        self._timer.start()
        self.tell()

    @property
    def is_over(self) -> bool:
        """Whether the time is over."""
        return clock.now() > self.until

    def tell(self) -> None:
        """Say how things stand now."""
        until, taken = saying.time(self.until), saying.time(self._taken_at)
        if self.is_over:
            since = saying.length(self.until, clock.now())
            words = _("Taken at {taken}. It should have been sealed by {until}, {since} ago. Seal it now.")
            self._icon.put("triangle-alert", "red")
        else:
            since = saying.length(clock.now(), self.until + timedelta(seconds=59))
            words = _("Taken at {taken}. Seal it by {until}: {since} left.")
            self._icon.put("clock", "amber")
        self.set_ground(Ground.RED if self.is_over else Ground.AMBER)
        self.words.setText(words.format(taken=taken, until=until, since=since))
