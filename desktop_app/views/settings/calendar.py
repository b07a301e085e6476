"""The school's calendar: terms, holidays and insets, whose bank holidays count, and when the school day is."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.models.care_words import PeriodKind
from desktop_app.services.register import CalendarFacts, PeriodRow, SettingRow
from desktop_app.services.rules.wording import words
from desktop_app.views.case_part import Line
from desktop_app.views.settings import saying
from desktop_app.views.settings.rows import deed, emptied
from desktop_app.views.settings.timers import SettingsCard
from desktop_app.views.theme import SPACE, Ink, Style, Tone
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Hairline
from desktop_app.views.widgets.chip import Chip, ChipLook
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

ADD, WITHDRAW = "calendar.add", "calendar.withdraw"
_ICONS: Final = {PeriodKind.TERM: "calendar", PeriodKind.HOLIDAY: "sun", PeriodKind.INSET: "users"}


class CalendarCard(SettingsCard):
    """The calendar, and what it is reckoned by."""

    NAMES: Final = ("nation", "school_begins", "school_ends")

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(
            _("Calendar"), "calendar",
            _("School days and school hours are counted by it. Today says early what would fall due while the school "
              "is closed."),
        )  # fmt: skip
        self.more = outlined(_("Add dates"), icon="plus", row=True, done=lambda: self.go.emit(deed(ADD)))
        self.title_line.addWidget(self.more)
        self._periods = QWidget()
        self._days = QVBoxLayout(self._periods)
        self._days.setContentsMargins(0, 0, 0, 0)
        self._days.setSpacing(SPACE.hair)
        self.column.insertWidget(2, self._periods)

    def show_calendar(
        self,
        periods: Sequence[PeriodRow],
        facts: CalendarFacts,
        settings: Sequence[SettingRow],
        *,
        today: date,
        may_change: bool,
    ) -> None:
        """Show the calendar as it stands; withdrawn periods stay readable."""
        named = {row.name: row for row in settings}
        self.show_settings([named[name] for name in self.NAMES], may_change=may_change, groups={})
        emptied(self._days)
        self.more.setVisible(may_change)
        self._days.addWidget(_standing(facts, today))
        for row in periods:
            self._days.addWidget(Hairline())
            self._days.addWidget(self._line(row, today, may_change=may_change))
        self._days.addWidget(Hairline())

    def _line(self, row: PeriodRow, today: date, *, may_change: bool) -> QWidget:
        told = " · ".join((words(row.kind), saying.days(row), row.reference))
        if row.withdrawn is not None:
            chip = Chip(ChipLook(words=_("Withdrawn"), icon="circle-slash"))
            return Line(row.label, f"{told} · {row.withdrawn}", icon=_ICONS[row.kind], role="muted", end=chip)
        end: QWidget | None = None
        if may_change:
            end = outlined(_("Withdraw"), row=True, done=partial(self.ask_period, row.reference))
            end.setAccessibleName(_("Withdraw: {label}").format(label=row.label))
        over = row.last_day < today
        return Line(row.label, told, icon=_ICONS[row.kind], role="muted" if over else "ink2", end=end)

    def ask_period(self, reference: str) -> None:
        """Go to the form that takes a period out."""
        self.go.emit(deed(WITHDRAW, "", period=reference))

    @override
    def clear(self) -> None:
        super().clear()
        emptied(self._days)


def _standing(facts: CalendarFacts, today: date) -> QWidget:
    """Return until when terms are recorded, and the closure that comes next."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    until = facts.recorded_until
    if until is None:
        said = _("No term is entered. Until then Monday to Friday count as school days.")
        column.addWidget(Chip(ChipLook(words=_("No term is entered"), tone=Tone.AMBER, icon="hourglass")))
        column.addWidget(Label(said, Style.META, Ink.SECOND, wrap=True))
    elif until < today:
        told = _("Terms were entered until {day}").format(day=saying.day(until, today))
        column.addWidget(Chip(ChipLook(words=told, tone=Tone.AMBER, icon="hourglass")))
    else:
        column.addWidget(Label(_("Entered until {day}.").format(day=saying.day(until, today)), wrap=True))
    if facts.closed_from is not None and facts.closed_until is not None:
        first, last = saying.day(facts.closed_from, today), saying.day(facts.closed_until, today)
        closed = _("The school is closed next from {first} to {last}.").format(first=first, last=last)
        if facts.closed_from <= today:
            closed = _("The school is closed until {last}.").format(last=last)
        column.addWidget(Label(closed, ink=Ink.SECOND, wrap=True))
    return holder
