"""Settings: is it set up, and is it safe? The school, its staff and their ways in, the lock, the backups."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.doors import ways
from desktop_app.errors import CordonError, Invalid
from desktop_app.guidance import GuidanceDamaged
from desktop_app.services import register, school_settings
from desktop_app.views.page import Crumb, Going, Page
from desktop_app.views.settings.about import AboutCard
from desktop_app.views.settings.backups import BackupsCard
from desktop_app.views.settings.calendar import CalendarCard
from desktop_app.views.settings.computer import ComputerCard
from desktop_app.views.settings.school import SchoolCard
from desktop_app.views.settings.staff import StaffCard
from desktop_app.views.settings.timers import QuestionsCard, TimersCard
from desktop_app.views.settings.ways import WaysCard
from desktop_app.views.theme import SPACE, scaled
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.scroll import PageScroll
from desktop_app.words import _
from desktop_app.workspace import Workspace

SCHOOL, STAFF, COMPUTER, BACKUPS, WAYS, ABOUT = "school", "staff", "computer", "backups", "ways", "about"
CALENDAR, QUESTIONS, TIMERS = "calendar", "questions", "timers"
WIDEST: Final = 860


class SettingsPage(Page):
    """One card for each thing that is set; the part of the going is the card that is brought into sight."""

    tables = frozenset({"school", "staff", "correction", "vault_event", "calendar_period", "setting"})
    help_topic = "settings"

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Build the cards."""
        super().__init__(workspace, going)
        self.school, self.staff = SchoolCard(), StaffCard()
        self.calendar, self.questions, self.timers = CalendarCard(), QuestionsCard(), TimersCard()
        self.computer, self.backups = ComputerCard(workspace), BackupsCard(workspace)
        self.ways, self.about = WaysCard(), AboutCard()
        self.cards: dict[str, QWidget] = {
            SCHOOL: self.school, STAFF: self.staff, CALENDAR: self.calendar, COMPUTER: self.computer,
            BACKUPS: self.backups, WAYS: self.ways, QUESTIONS: self.questions, TIMERS: self.timers, ABOUT: self.about,
        }  # fmt: skip
        self._area = PageScroll()
        held = QWidget()
        held.setMaximumWidth(scaled(WIDEST))
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.card)
        for card in self.cards.values():
            column.addWidget(card)
        row = QHBoxLayout()  # the height of words that wrap is worked out for the width they really have
        row.addWidget(held, 1)
        row.addStretch(0)
        self._area.column.addLayout(row)
        self._area.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        for source in (
            self.school, self.staff, self.backups, self.ways, self.calendar, self.questions, self.timers,
        ):  # fmt: skip
            source.go.connect(self.go)
        self.staff.remove.connect(self._on_remove)
        self.backups.said.connect(self.said)
        self._wanted = going.part

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Settings")),)

    @override
    def title(self) -> str:
        return _("Settings")

    @override
    def arrive(self, going: Going) -> bool:
        self._bring(going.part)
        return True

    @override
    def refresh(self) -> None:
        space = self.workspace
        own = space.who.login if space.who is not None else ""
        try:
            with_way = ways.logins_with_a_way_in(space.vault)
            self.school.show_school(space.ask(register.school), may_change=space.may_lead)
            self.staff.show_staff(space.ask(register.staff), with_way, own=own, may_change=space.may_lead)
            self._show_year()
            self.backups.show_backups()
            self.ways.show_state(may_change=space.may_lead)
            self.about.show_vault(space.folder, practice=space.practice)
        except CordonError as fault:
            ask.tell(self, fault)
        self.computer.show_preferences()
        self._bring(self._wanted)
        self._wanted = ""

    @override
    def clear(self) -> None:
        self.school.clear()
        self.staff.clear()
        for card in (self.calendar, self.questions, self.timers):
            card.clear()
        self.backups.clear()
        self.about.clear()
        self._stale = True

    def _show_year(self) -> None:
        """Show the calendar and what is reckoned by it; the head may change it too."""
        space, today = self.workspace, clock.local(clock.now()).date()
        may = space.writable and space.who is not None and space.who.role in school_settings.WHO
        try:
            settings = space.ask(register.settings)
        except GuidanceDamaged as fault:  # neither a time nor a school day can be reckoned without it
            for card in (self.calendar, self.questions, self.timers):
                card.show_fault(fault)
            return
        facts = space.ask(register.calendar_facts, today)
        self.calendar.show_calendar(space.ask(register.periods), facts, settings, today=today, may_change=may)
        self.questions.show_questions(settings, may_change=may)
        self.timers.show_timers(settings, may_change=may)

    def _bring(self, part: str) -> None:
        """Bring a card into sight, and the keyboard to the first thing that can be done on it."""
        card = self.cards.get(part)
        if card is None:
            return
        first = next((one for one in card.findChildren(QAbstractButton) if one.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        # One round later: the page also follows the keyboard, wherever the window puts that meanwhile.
        bring = partial(self._area.bring, card)
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, bring))

    def _on_remove(self, login: str) -> None:
        gone = ask.confirm(
            self,
            _("Remove this way in?"),
            _("{login} can then no longer open the vault. Backups made before can still be opened with it.").format(
                login=login
            ),
            yes=_("Remove the passphrase"),
        )
        if not gone:
            return
        try:
            ways.remove(self.workspace.vault, login)
        except Invalid as refusal:
            # Here is no field at which it could be told.
            words = " ".join(problem.message for problem in refusal.problems)
            ask.tell(self, CordonError(words, safe=refusal.safe))
            return
        except CordonError as fault:
            ask.tell(self, fault)
            return
        self.workspace.announce(frozenset({"vault_event"}))
        self.said.emit(_("Saved."))
