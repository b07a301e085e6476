"""Is it whole? What can be known of a vault before it is opened, the trouble first."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app import clock
from desktop_app.doors.outside import Outside
from desktop_app.views.theme import SPACE, Style
from desktop_app.views.unlock.screen import Point
from desktop_app.views.widgets.card import Card, Hairline
from desktop_app.views.widgets.dates import say_moment
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

Line = tuple[str, str, str, str]
_FINE, _TROUBLE, _QUIET = ("circle-check", "green"), ("triangle-alert", "amber"), ("circle-dashed", "muted")


class WholeCard(Card):
    """Shows what was seen from outside."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setAccessibleName(_("Is it whole?"))
        self.column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        self.column.setSpacing(SPACE.snug)
        self.add(Label(_("Is it whole?"), Style.TITLE, wrap=True))
        self._lines = QWidget()
        self._inside = QVBoxLayout(self._lines)
        self._inside.setContentsMargins(0, SPACE.hair, 0, 0)
        self._inside.setSpacing(SPACE.snug)
        self.add(self._lines)

    def show_outside(self, seen: Outside) -> None:
        """Show what was seen, the trouble first."""
        while self._inside.count():
            item = self._inside.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        trouble = troubles(seen)
        for line in trouble:
            self._inside.addWidget(Point(*line))
        if trouble:
            self._inside.addWidget(Hairline())
        for line in fine(seen):
            self._inside.addWidget(Point(*line))


def troubles(seen: Outside) -> list[Line]:
    """Return what is not as it should be, each with what it means."""
    found: list[Line] = []
    if seen.missing:
        what = _("The folder is not complete")
        why = _("Missing: {parts}. Put the folder back whole, or unlock it to put back a backup.")
        found.append((*_TROUBLE, what, why.format(parts=_(" and ").join(seen.missing))))
    if seen.fewer and seen.last_seen is not None:
        why = _(
            "This computer last saw it {when}, with {count} more entries. You can open it to read; nothing can be "
            "added until that is settled."
        ).format(when=say_moment(seen.last_seen, clock.now()), count=seen.fewer)
        found.append((*_TROUBLE, _("This looks like an older copy"), why))
    if seen.clock_behind and seen.last_seen is not None:
        why = _("The vault was last seen {when}. Put the clock right before anything is recorded.")
        found.append(
            (*_TROUBLE, _("This computer’s clock is behind"), why.format(when=say_moment(seen.last_seen, clock.now())))
        )
    if not seen.writable and not seen.missing:  # what is missing cannot be written, and that is said already
        found.append(
            (*_TROUBLE, _("It can only be read here"),
             _("This account may not write in its folder. Records can be read, none can be added."))
        )  # fmt: skip
    if seen.synced:
        found.append(
            (*_TROUBLE, _("Its folder seems to be copied to a server"),
             _("Such programs can spoil a vault while it is open. Keep it on this computer’s own disk."))
        )  # fmt: skip
    return found


def fine(seen: Outside) -> list[Line]:
    """Return what is as it should be, or not known."""
    found: list[Line] = []
    if not seen.missing:
        found.append((*_FINE, _("The folder is complete"), _("Every part is there and can be read.")))
    if seen.last_backup is not None:
        when = say_moment(seen.last_backup, clock.now())
        found.append(
            (*_FINE, _("Last backup {when}").format(when=when), _("In its backups folder; opened and checked then."))
        )
    else:
        found.append((*_QUIET, _("No backup yet"), _("One is made when the vault closes with something new in it.")))
    if seen.last_seen is None:
        found.append(
            (*_QUIET, _("Not opened on this computer before"), _("So there is nothing here to compare it with."))
        )
    elif not seen.fewer:
        when = say_moment(seen.last_seen, clock.now())
        found.append((*_FINE, _("As this computer last saw it"), _("Sealed {when}.").format(when=when)))
    return found
