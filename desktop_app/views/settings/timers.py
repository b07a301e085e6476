"""The times after which Cordon reminds, and what the police questions go by: each with its value and its source."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.errors import CordonError
from desktop_app.services.register import SettingRow
from desktop_app.views.settings import saying
from desktop_app.views.settings.rows import deed, emptied
from desktop_app.views.theme import SPACE, Ink, Style, Tone, scaled
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Card, Hairline
from desktop_app.views.widgets.chip import Chip, ChipLook
from desktop_app.views.widgets.fault_card import fault_card
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

CHANGE, RESET = "setting.change", "setting.reset"
VALUE_WIDE: Final = 132
VERBS_WIDE: Final = 96
#: What stands above the timer with which a group of them begins.
_GROUPS: Final[Mapping[str, str]] = {
    "seal_within": _("Devices"),
    "screening": _("The police"),
    "parents_told": _("Children and parents"),
    "look_ahead": _("Today and the calendar"),
}


class SettingLine(QWidget):
    """One setting: what it is for, what is shipped and from where, what holds now, and its verbs."""

    def __init__(self, row: SettingRow, card: "SettingsCard", *, may_change: bool) -> None:
        """Lay the line out."""
        super().__init__()
        self.row = row
        self.setAccessibleName(f"{row.label}: {saying.now(row)}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(SPACE.snug)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addStretch(1)
        column.addWidget(Label(row.label, Style.NAME, wrap=True))
        column.addWidget(Label(saying.shipped(row), Style.META, Ink.MUTED, wrap=True))
        column.addStretch(1)
        line.addLayout(column, 1)
        line.addWidget(self._value(row), 0, Qt.AlignmentFlag.AlignVCenter)
        if may_change:
            line.addWidget(self._verbs(row, card), 0, Qt.AlignmentFlag.AlignVCenter)

    def _value(self, row: SettingRow) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(scaled(VALUE_WIDE))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(saying.now(row), Style.STRONG, wrap=True))
        if row.is_own:
            column.addWidget(Chip(ChipLook(words=_("The school’s"), tone=Tone.ACCENT, icon="pencil")))
        return holder

    def _verbs(self, row: SettingRow, card: "SettingsCard") -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(scaled(VERBS_WIDE))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        change = outlined(_("Change"), row=True, done=partial(card.ask, CHANGE, row.name))
        change.setAccessibleName(_("Change: {label}").format(label=row.label))
        column.addWidget(change)
        if row.is_own:
            reset = outlined(_("As shipped"), row=True, done=partial(card.ask, RESET, row.name))
            reset.setAccessibleName(_("Put back as shipped: {label}").format(label=row.label))
            column.addWidget(reset)
        return holder


class SettingsCard(Card):
    """A card with lines of settings. ``go`` carries the way to a deed."""

    go = Signal(object)

    def __init__(self, title: str, icon: str, meta: str) -> None:
        """Begin empty; ``meta`` stands quietly under the title."""
        super().__init__(title, icon=icon)
        self.add(Label(meta, Style.META, Ink.MUTED, wrap=True))
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE.hair)
        self.add(self._inside)

    def ask(self, verb: str, name: str) -> None:
        """Go to the form of one setting."""
        self.go.emit(deed(verb, "", name=name))

    def show_settings(self, rows: Iterable[SettingRow], *, may_change: bool, groups: Mapping[str, str]) -> None:
        """Show settings one below the other; ``groups`` are titles by the name of the first of each."""
        self.clear()
        for number, row in enumerate(rows):
            if row.name in groups:
                if number:
                    self._lines.addSpacing(SPACE.tight)
                self._lines.addWidget(Label(groups[row.name], Style.STRONG, Ink.SECOND))
            if number or groups:
                self._lines.addWidget(Hairline())
            self._lines.addWidget(SettingLine(row, self, may_change=may_change))

    def show_fault(self, fault: CordonError) -> None:
        """Say in place what cannot be shown, and what to do next."""
        self.clear()
        self._lines.addWidget(fault_card(fault))

    def clear(self) -> None:
        """Let go of what is shown."""
        emptied(self._lines)


class TimersCard(SettingsCard):
    """Every time after which Cordon reminds."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(
            _("Reminders and their times"),
            "hourglass",
            _("They only remind: nothing is decided, sent or closed because a time ran out. A change holds at once, "
              "also for what is open. Agree them with your school and your local police."),
        )  # fmt: skip

    def show_timers(self, rows: Sequence[SettingRow], *, may_change: bool) -> None:
        """Show the timers in their groups."""
        self.show_settings([row for row in rows if row.is_timer], may_change=may_change, groups=_GROUPS)


class QuestionsCard(SettingsCard):
    """What the police questions go by: the second list, and from how many children on it is many."""

    NAMES: Final = ("second_list", "many_children")

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(
            _("The police questions"), "shield",
            _("What is asked before it is decided whether something goes to the police."),
        )  # fmt: skip

    def show_questions(self, rows: Sequence[SettingRow], *, may_change: bool) -> None:
        """Show both."""
        named = {row.name: row for row in rows}
        self.show_settings([named[name] for name in self.NAMES], may_change=may_change, groups={})
