"""When something is to be done: at once, or on a day at a time that is still to come; always with its zone."""

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.views import theme
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.control import Control
from desktop_app.views.widgets.dates import moments_of, read_day, read_time, say_day, zone_name
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.moment import day_as_typed
from desktop_app.views.widgets.segments import Segments
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _

AT_ONCE, PICK = "at_once", "pick"
#: A day without a year is the nearest one that is not further ahead than this.
AHEAD: Final = timedelta(days=200)


class Plan(Control):
    """A moment to come. "At once" is a minute after the form is carried out: no plan lies before its decision."""

    def __init__(self) -> None:
        """Begin at once."""
        super().__init__()
        self._how = Segments([(AT_ONCE, _("At once")), (PICK, _("Pick a day and time…"))])
        self._how.choose(AT_ONCE)
        self.day, self.time = TextLine(longest=40), TextLine(longest=10)
        self.day.setPlaceholderText(_("Day, such as 2/11/2026"))
        self.time.setPlaceholderText(_("Time, such as 14:00"))
        self.day.setAccessibleName(_("Day"))
        self.time.setAccessibleName(_("Time"))
        self._said = Label("", Style.META, Ink.MUTED, wrap=True)
        self.column.addWidget(self._how)
        self.column.addWidget(self._lay_out_picker())
        self._how.chosen.connect(self._on_chosen)
        for line in (self.day, self.time):
            line.textChanged.connect(self._show_reading)
            line.refused.connect(self.refused)

    def moment(self) -> datetime | None:
        """Return the moment with the UK zone's offset, or None while there is none."""
        if self._how.code() == AT_ONCE:
            return clock.local(clock.now()).replace(second=0, microsecond=0) + timedelta(minutes=2)
        day, at = read_day(self.day.text(), _today() + AHEAD), read_time(self.time.text())
        found = moments_of(day, at) if day is not None and at is not None else ()
        return found[0] if found else None

    def _lay_out_picker(self) -> QWidget:
        self._picker = QWidget()
        row = QHBoxLayout(self._picker)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.tight)
        self.day.setMaximumWidth(theme.scaled(190))
        self.time.setMaximumWidth(theme.scaled(170))
        row.addWidget(self.day, 3)
        row.addWidget(self.time, 3)
        row.addWidget(self._said, 2)
        self._picker.hide()
        return self._picker

    def _on_chosen(self, how: str) -> None:
        if how == PICK:
            if not self.day.text():
                self.day.setText(day_as_typed(_today()))
            self._show_reading()
            self.time.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show_reading()

    def _show_reading(self, *_ignored: object) -> None:
        picks = self._how.code() == PICK
        self._picker.setVisible(picks)
        moment = self.moment() if picks else None
        said = "" if moment is None else f"{say_day(moment.date(), _today())}, {moment:%H:%M} {zone_name(moment)}"
        self._said.setText(said)
        self.changed.emit()

    @override
    def value(self) -> object:
        moment = self.moment()
        return moment.isoformat() if moment is not None else None

    @override
    def choose(self, value: object) -> None:
        moment = clock.local(datetime.fromisoformat(str(value))) if value else None
        self._how.choose(AT_ONCE if moment is None else PICK)
        self.day.setText("" if moment is None else day_as_typed(moment.date()))
        self.time.setText("" if moment is None else f"{moment:%H:%M}")
        self._show_reading()

    @override
    def complaint(self) -> str:
        if self._how.code() == AT_ONCE:
            return ""
        if read_day(self.day.text(), _today() + AHEAD) is None:
            return _("Write the day as day, month, year, for example 2/11/2026.")
        if read_time(self.time.text()) is None:
            return _("Write the time in hours and minutes, for example 14:00.")
        if self.moment() is None:
            return _("The clocks went forward and skipped that time. Choose the hour after it.")
        return ""

    @override
    def draft(self) -> object:
        return {"how": self._how.code(), "day": self.day.text(), "time": self.time.text()}

    @override
    def restore(self, draft: object) -> None:
        if isinstance(draft, dict):
            self.day.setText(draft.get("day") or "")
            self.time.setText(draft.get("time") or "")
            self._how.choose(draft.get("how") or AT_ONCE)
            self._show_reading()

    @override
    def target(self) -> QWidget:
        if self.complaint():
            return self.day if read_day(self.day.text(), _today() + AHEAD) is None else self.time
        return next((one for one in self._how.segments if one.isChecked()), self._how.segments[0])

    @override
    def mark_bad(self, bad: bool) -> None:
        self._how.mark_bad(bad)
        for line in (self.day, self.time):
            line.mark_bad(bad and self._how.code() == PICK)

    @override
    def name_for_readers(self, name: str, description: str) -> None:
        self._how.name_for_readers(name, description)
        self.day.setAccessibleDescription(name)
        self.time.setAccessibleDescription(name)


def _today() -> date:
    return clock.local(clock.now()).date()
