"""A moment that is still to come: a day and a time, both typed."""

from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.views import theme
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.control import Control
from desktop_app.views.widgets.dates import moments_of, read_day, read_time, say_day, zone_name
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.moment import day_as_typed
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _

#: A day without a year is looked for so far ahead.
AHEAD = timedelta(days=300)


class Due(Control):
    """A day and a time; how they were understood stands beside them."""

    def __init__(self) -> None:
        """Begin without either."""
        super().__init__()
        self.day, self.time = TextLine(longest=40), TextLine(longest=10)
        self.day.setPlaceholderText(_("Day, such as 2/11/2026"))
        self.time.setPlaceholderText(_("Time, such as 14:00"))
        self.day.setMaximumWidth(theme.scaled(190))
        self.time.setMaximumWidth(theme.scaled(170))
        self._said = Label("", Style.META, Ink.MUTED, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(SPACE.tight)
        row.addWidget(self.day, 3)
        row.addWidget(self.time, 3)
        row.addWidget(self._said, 2)
        self.column.addLayout(row)
        for line in (self.day, self.time):
            line.textChanged.connect(self._on_text_changed)
            line.refused.connect(self.refused)

    def moment(self) -> datetime | None:
        """Return the moment with the UK zone's offset, or None while there is none."""
        day, at = self._day(), read_time(self.time.text())
        found = moments_of(day, at) if day is not None and at is not None else ()
        return found[0] if found else None

    def _day(self) -> date | None:
        return read_day(self.day.text(), _today() + AHEAD)

    def _on_text_changed(self) -> None:
        moment = self.moment()
        said = f"{say_day(moment.date(), _today())}, {moment:%H:%M} {zone_name(moment)}" if moment is not None else ""
        self._said.setText(said)
        self.changed.emit()

    @override
    def value(self) -> object:
        moment = self.moment()
        return moment.isoformat() if moment is not None else None

    @override
    def choose(self, value: object) -> None:
        moment = clock.local(datetime.fromisoformat(str(value))) if value else None
        self.day.setText(day_as_typed(moment.date()) if moment is not None else "")
        self.time.setText(f"{moment:%H:%M}" if moment is not None else "")

    @override
    def complaint(self) -> str:
        if not (self.day.text().strip() or self.time.text().strip()):
            return ""
        if self._day() is None:
            return _("Write the day as day, month, year, for example 2/11/2026.")
        if read_time(self.time.text()) is None:
            return _("Write the time in hours and minutes, for example 14:00.")
        if self.moment() is None:
            return _("The clocks went forward and skipped that time. Choose the hour after it.")
        return ""

    @override
    def draft(self) -> object:
        return {"day": self.day.text(), "time": self.time.text()}

    @override
    def restore(self, draft: object) -> None:
        if isinstance(draft, dict):
            self.day.setText(str(draft.get("day") or ""))
            self.time.setText(str(draft.get("time") or ""))

    @override
    def target(self) -> QWidget:
        return self.time if self._day() is not None else self.day

    @override
    def mark_bad(self, bad: bool) -> None:
        self.day.mark_bad(bad)
        self.time.mark_bad(bad)

    @override
    def name_for_readers(self, name: str, description: str) -> None:
        self.day.setAccessibleName(_("{field}: day").format(field=name))
        self.time.setAccessibleName(_("{field}: time").format(field=name))
        for line in (self.day, self.time):
            line.setAccessibleDescription(description)


def _today() -> date:
    return clock.local(clock.now()).date()
