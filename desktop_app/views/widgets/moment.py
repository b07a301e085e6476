"""When something happened: now, ten minutes ago, this morning, or a day and a time; always with its zone."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.views import theme
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.control import Control
from desktop_app.views.widgets.dates import moments_of, read_day, read_time, say_day, zone_name
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.segments import Segments
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _

NOW, TEN, MORNING, PICK = "now", "ten", "morning", "pick"
FIRST, SECOND = "first", "second"
LESSONS_BEGIN = time(9, 0)
#: A planned day that is typed without its year lies at most so far ahead.
AHEAD = timedelta(days=300)


def day_as_typed(day: date) -> str:
    """Return a day as a person would type it."""
    return f"{day.day}/{day.month}/{day.year}"


class DayControl(Control):
    """A day, typed in any of the usual ways; how it was understood stands beside it."""

    def __init__(self, prompt: str = "", *, coming: bool = False) -> None:
        """Begin without a day; ``prompt`` shows one as it may be typed, ``coming`` takes it for a planned one."""
        super().__init__()
        self._ahead = AHEAD if coming else timedelta()
        self.field = TextLine(longest=40)
        self.field.setPlaceholderText(prompt or _("Day, such as 2/11/2026"))
        self.field.setFixedWidth(theme.scaled(190))
        self._said = Label("", Style.META, Ink.MUTED)
        row = QHBoxLayout()
        row.setSpacing(SPACE.tight)
        row.addWidget(self.field)
        row.addWidget(self._said, 1)
        self.column.addLayout(row)
        self.field.refused.connect(self.refused)
        self.field.textChanged.connect(self._on_text_changed)

    def day(self) -> date | None:
        """Return the day, or None."""
        return read_day(self.field.text(), _today() + self._ahead)

    def _on_text_changed(self) -> None:
        day = self.day()
        self._said.setText(say_day(day, _today()) if day is not None else "")
        self.changed.emit()

    @override
    def value(self) -> object:
        day = self.day()
        return day.isoformat() if day is not None else None

    @override
    def choose(self, value: object) -> None:
        self.field.setText(day_as_typed(date.fromisoformat(str(value))) if value else "")

    @override
    def complaint(self) -> str:
        if self.field.text().strip() and self.day() is None:
            return _("Write the day as day, month, year, for example 2/11/2026.")
        return ""

    @override
    def draft(self) -> object:
        return self.field.text()

    @override
    def restore(self, draft: object) -> None:
        self.field.setText(str(draft or ""))

    @override
    def target(self) -> QWidget:
        return self.field

    @override
    def mark_bad(self, bad: bool) -> None:
        self.field.mark_bad(bad)


class When(Control):
    """A moment. What is shown is what is recorded: "Now" stays at the minute that stands on it."""

    def __init__(self, *, begin: str | None = NOW) -> None:
        """Begin at ``begin``: now, ten, morning or pick; None leaves it open."""
        super().__init__()
        self._moment: datetime | None = None
        self._written: datetime | None = None
        self._how = Segments(
            [(NOW, _("Now")), (TEN, _("10 min ago")), (MORNING, _("This morning")), (PICK, _("Pick…"))]
        )
        self.column.addWidget(self._how)
        self.day = TextLine(longest=40)
        self.day.setPlaceholderText(_("Day, such as 2/11/2026"))
        self.day.setAccessibleName(_("Day"))
        self.time = TextLine(longest=10)
        self.time.setPlaceholderText(_("Time, such as 10:55"))
        self.time.setAccessibleName(_("Time"))
        self._said = Label("", Style.META, Ink.MUTED, wrap=True)
        self._picker = self._lay_out_picker()
        self._twice = Segments(
            [(FIRST, _("Before the clocks went back (BST)")), (SECOND, _("After (GMT)"))], unsure=None
        )
        self._twice.setAccessibleName(_("Which of the two"))
        self._twice.hide()
        self.column.addWidget(self._twice)
        self._how.chosen.connect(self._on_chosen)
        self._twice.chosen.connect(self._show_reading)
        for line in (self.day, self.time):
            line.textChanged.connect(self._show_reading)
            line.refused.connect(self.refused)
        if begin is not None:
            self._begin(begin)

    def moment(self) -> datetime | None:
        """Return the moment with the UK zone's offset, or None while there is none."""
        if self._how.code() in {NOW, TEN}:
            return self._moment
        found = self._read()
        if len(found) == 2:
            code = self._twice.code()
            return None if code is None else found[0 if code == FIRST else 1]
        return found[0] if found else None

    def _lay_out_picker(self) -> QWidget:
        picker = QWidget()
        row = QHBoxLayout(picker)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.tight)
        self.day.setMaximumWidth(theme.scaled(190))
        self.time.setMaximumWidth(theme.scaled(170))
        row.addWidget(self.day, 3)
        row.addWidget(self.time, 3)
        row.addWidget(self._said, 2, Qt.AlignmentFlag.AlignVCenter)
        picker.hide()
        self.column.addWidget(picker)
        return picker

    def _begin(self, how: str) -> None:
        self._how.choose(how)
        self._take(how)

    def _on_chosen(self, how: str) -> None:
        self._take(how)
        if how in {MORNING, PICK}:
            self.time.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.time.selectAll()

    def _take(self, how: str) -> None:
        now = self._reckoned(NOW)
        if how in {NOW, TEN}:
            self._moment = self._reckoned(how)
        if how == MORNING:
            nine = datetime.combine(now.date(), LESSONS_BEGIN, tzinfo=clock.LOCAL)
            self._fill(min(nine, now))
        elif how == PICK and not self.day.text():
            self._fill(self._moment or now)
        self._say_how()
        self._show_reading()

    def _reckoned(self, how: str) -> datetime:
        """Return the minute that "Now" or "10 min ago" stands for at this moment."""
        now = clock.local(clock.now()).replace(second=0, microsecond=0)
        return now - timedelta(minutes=10) if how == TEN else now

    def _which(self, moment: datetime) -> str | None:
        """Return which of two it is, where the clocks showed that time twice."""
        return (SECOND if moment.fold else FIRST) if len(self._read()) == 2 else None

    def _fill(self, moment: datetime) -> None:
        here = clock.local(moment)
        self.day.setText(day_as_typed(here.date()))
        self.time.setText(f"{here:%H:%M}")

    def _say_how(self) -> None:
        how, at = self._how.code(), f"{self._moment:%H:%M}" if self._moment else ""
        self._how.put_words(NOW, _("Now, {time}").format(time=at) if how == NOW else _("Now"))
        ten = _("10 min ago, {time}").format(time=at) if how == TEN else _("10 min ago")
        self._how.put_words(TEN, ten)

    def _picks(self) -> bool:
        return self._how.code() in {MORNING, PICK}

    def _read(self) -> tuple[datetime, ...]:
        day, at = read_day(self.day.text(), _today()), read_time(self.time.text())
        return moments_of(day, at) if day is not None and at is not None else ()

    def _show_reading(self, *_ignored: object) -> None:
        found = self._read() if self._picks() else ()
        self._picker.setVisible(self._picks())
        self._twice.setVisible(len(found) == 2)
        moment = self.moment() if self._picks() else None
        if moment is None:
            self._said.setText("")
        else:
            said = f"{say_day(moment.date(), _today())}, {moment:%H:%M} {zone_name(moment)}"
            if moment == self._written:
                said = _("{time}, which was now when you wrote this").format(time=said)
            self._said.setText(said)
        self.changed.emit()

    @override
    def value(self) -> object:
        moment = self.moment()
        return moment.isoformat() if moment is not None else None

    @override
    def choose(self, value: object) -> None:
        if value is None:
            self._how.choose(None)
            self._moment = None
        else:
            moment = clock.local(datetime.fromisoformat(str(value)))
            self._how.choose(PICK)
            self._fill(moment)
            self._twice.choose(self._which(moment))
        self._say_how()
        self._show_reading()

    @override
    def complaint(self) -> str:
        if not self._picks():
            return ""
        day, at = read_day(self.day.text(), _today()), read_time(self.time.text())
        if day is None:
            return _("Write the day as day, month, year, for example 2/11/2026.")
        if at is None:
            return _("Write the time in hours and minutes, for example 10:55.")
        found = moments_of(day, at)
        if not found:
            return _("The clocks went forward and skipped that time. Choose the hour after it.")
        if len(found) == 2 and self._twice.code() is None:
            return _("The clocks went back and showed that time twice. Say which it was.")
        return ""

    @override
    def missing(self) -> str:
        return _("This is needed. Say when, as nearly as you know.")

    @override
    def draft(self) -> object:
        return {
            "how": self._how.code(),
            "moment": self._moment.isoformat() if self._moment else None,
            "day": self.day.text(),
            "time": self.time.text(),
            "twice": self._twice.code(),
        }

    @override
    def restore(self, draft: object) -> None:
        if not isinstance(draft, dict):
            return
        held = draft.get("moment")
        self._moment = clock.local(datetime.fromisoformat(held)) if held else None
        self.day.setText(draft.get("day") or "")
        self.time.setText(draft.get("time") or "")
        how = draft.get("how")
        if how in {NOW, TEN} and self._moment is not None and self._moment != self._reckoned(how):
            self._fill(self._moment)  # it is not now any more; what stood there when it was written still holds
            self._written = self._moment
            how = PICK
        self._how.choose(how)
        twice = draft.get("twice")
        self._twice.choose(self._which(self._written) if twice is None and self._written is not None else twice)
        self._say_how()
        self._show_reading()

    @override
    def target(self) -> QWidget:
        if self.complaint():
            bad_day = read_day(self.day.text(), _today()) is None
            return self.day if bad_day else self._twice.segments[0] if self._read() else self.time
        on = [segment for segment in self._how.segments if segment.isChecked()]
        return (on or self._how.segments)[0]

    @override
    def mark_bad(self, bad: bool) -> None:
        self._how.mark_bad(bad)
        self.day.mark_bad(bad and self._picks())
        self.time.mark_bad(bad and self._picks())

    @override
    def name_for_readers(self, name: str, description: str) -> None:
        self._how.name_for_readers(name, description)
        self.day.setAccessibleDescription(name)
        self.time.setAccessibleDescription(name)


def _today() -> date:
    return clock.local(clock.now()).date()
