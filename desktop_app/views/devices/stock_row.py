"""One line of the stock-check: a box to tick, what and which seal, and the two things that can be wrong instead."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app import clock
from desktop_app.services.register import ShelfRow
from desktop_app.views.devices import saying
from desktop_app.views.devices.looks import kind_icon
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.boxes import Tick
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Hairline, Icon
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.field import Remark
from desktop_app.words import _

Act = Callable[[ShelfRow], object]


class StockRow(QWidget):
    """One device that should be on the shelf."""

    def __init__(self, row: ShelfRow, refused: str, *, broken: Act, away: Act) -> None:
        """Show the device.

        Args:
            row: the device and its shelf.
            refused: why the last tick of it was refused, or nothing.
            broken: called when its seal is not intact.
            away: called when it is not there.
        """
        super().__init__()
        self.row = row
        device = row.row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        column.addWidget(Hairline())
        line = QHBoxLayout()
        line.setSpacing(SPACE.icon)
        self.tick = Tick(device.reference)
        self.tick.setMinimumWidth(96)
        self.tick.setAccessibleName(_("Seen here, seal intact: {reference}").format(reference=device.reference))
        self.tick.setAccessibleDescription(f"{device.description}. {seal_words(row)}")
        line.addWidget(self.tick)
        done = row.checked_at is not None and saying.day(row.checked_at) == saying.day(clock.now())
        line.addWidget(Icon("circle-check", "green") if done else Icon(kind_icon(device.kind), "ink2"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(f"{seal_words(row)} · {device.description}", Style.NAME))
        words.addWidget(Elided(_quiet(row), Style.META, Ink.MUTED))
        line.addLayout(words, 1)
        self.broken = outlined(_("Seal broken"), row=True, done=partial(broken, row))
        self.broken.setAccessibleName(_("Seal broken: {reference}").format(reference=device.reference))
        self.away = outlined(_("Not here"), row=True, done=partial(away, row))
        self.away.setAccessibleName(_("Not here: {reference}").format(reference=device.reference))
        line.addWidget(self.broken)
        line.addWidget(self.away)
        column.addLayout(line)
        self.refusal = Remark("circle-alert", Ink.RED)
        self.refusal.say(refused)
        column.addWidget(self.refusal)


def seal_words(row: ShelfRow) -> str:
    """Return which seal should be on it."""
    return _("Seal {number}").format(number=row.row.seal) if row.row.seal else _("No seal")


def shelf_words(row: ShelfRow) -> str:
    """Return on which shelf it should be, or nothing."""
    return _("Shelf: {shelf}").format(shelf=row.shelf) if row.shelf else ""


def _checked(seen: datetime) -> str:
    if saying.day(seen) == saying.day(clock.now()):
        return _("Checked today, {time}").format(time=saying.time(seen))
    return _("Last checked {when}").format(when=saying.moment(seen))


def _quiet(row: ShelfRow) -> str:
    seen = row.checked_at
    checked = _("Not checked yet") if seen is None else _checked(seen)
    holder = _("With {who}").format(who=row.row.held_by) if row.place is None and row.row.held_by else shelf_words(row)
    return " · ".join(part for part in (checked, holder, row.row.case) if part)
