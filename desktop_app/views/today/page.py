"""Today: what is owed now, today, soon, and before the school closes, in the order in which one would act."""

from dataclasses import replace
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.errors import CordonError
from desktop_app.services import register
from desktop_app.services.due import DueItem
from desktop_app.services.register import DayRow
from desktop_app.views import owing as words_of
from desktop_app.views.page import Crumb, Going, Offer, Page, Place
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.today import saying
from desktop_app.views.today.asking import owing
from desktop_app.views.today.grouping import NAMES, Group, Grouped, grouped
from desktop_app.views.today.groups import Groups, shown
from desktop_app.views.today.whole import Whole
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.card import Hairline
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.label import Label
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: Milliseconds after which it is asked again, while the page is seen: things become due by themselves.
EVERY_MS: Final = 60_000
#: How much room the reason at the foot has: two lines.
FOOT: Final = 40


class TodayPage(Page):
    """What is owed, with the button that does it. The going’s part shows one group as a list, however long it is."""

    tables: ClassVar[frozenset[str]] = frozenset({
        "case", "person", "involvement", "correction", "device", "custody_event", "search_record", "gap_explanation",
        "hold", "hold_release", "referral", "referral_event", "screening", "screening_answer", "risk_assessment",
        "police_view", "child_told", "police_advice", "contact", "parent_decision", "protective_action", "key_date",
        "criminal_process", "viewing_record", "people_group", "calendar_period", "setting",
    })  # fmt: skip
    help_topic: ClassVar[str] = "today"
    tells_time: ClassVar[bool] = True

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Begin with nothing on it."""
        self._owing = owing(workspace)  # before the page listens, so that it is told first that something changed
        super().__init__(workspace, going)
        self._groups: Grouped = grouped(())
        self._shown: object = None
        self._day: DayRow | None = None
        self.cards, self.whole = Groups(), Whole(workspace)
        self.nothing = EmptyState(
            _("Nothing is owed today. What becomes due stands here, in the order in which it is best done."),
            icon="circle-check",
        )  # fmt: skip
        self.stack = QStackedWidget()
        for part in (self.nothing, self.cards, self.whole):
            self.stack.addWidget(part)
        self.why = Label("", Style.META, Ink.SECOND, wrap=True)
        self._foot = self._lay_out()
        self._connect()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.pass_time)
        self._timer.start()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        group = self._group
        if group is None:
            return (Crumb(words=_("Today")),)
        return (Crumb(words=_("Today"), going=Going(place=Place.TODAY)), Crumb(words=NAMES[group]))

    @override
    def title(self) -> str:
        return saying.title(clock.now())

    @override
    def beside_title(self) -> str:
        return "" if self._day is None else saying.beside(clock.now(), self._day)

    @override
    def offers(self) -> tuple[Offer, ...]:
        if not self.workspace.writable:
            return ()
        confiscate = Going(place=Place.DEED, part="device.confiscate")
        return (
            Offer(words=_("Confiscate"), icon="hand", done=lambda: self.go.emit(confiscate)),
            Offer(words=_("New case"), icon="plus", done=lambda: self.go.emit(Going(place=Place.NEW_CASE))),
        )

    @override
    def refresh(self) -> None:
        begins = self._shown is None
        today = clock.local(clock.now()).date()
        try:
            items = self._owing.ask()
            self._day = self.workspace.ask(register.day, today)
            self._groups = grouped(items)
            cases = {item.case for item in shown(self._groups) if item.case is not None}
            titles = self.workspace.ask(register.case_titles, cases)
        except CordonError as fault:
            ask.tell(self, fault)
            return
        held = (items, titles, self._day, today)
        if held != self._shown:
            # Drawn anew only where something is otherwise: the minute that passes disturbs nobody.
            self._shown = held
            self.cards.put(self._groups, titles, self._day, today)
        self._turn()
        if begins:
            self._begin()

    @override
    def arrive(self, going: Going) -> bool:
        self.going = going
        self._turn()
        self._begin()
        return True

    @override
    def clear(self) -> None:
        self._groups, self._shown, self._day = grouped(()), None, None
        self.cards.empty()
        self.whole.empty()
        self._tell(None)
        self._stale = True

    def pass_time(self) -> None:
        """Ask again, while the page is seen: something may have become due meanwhile."""
        if self.isVisible() and self.workspace.is_open:
            self.mark_stale()

    @property
    def _group(self) -> Group | None:
        part = self.going.part
        return Group(part) if part in set(Group) else None

    def _turn(self) -> None:
        """Show the groups, or one of them whole, or that there is nothing."""
        group = self._group
        if group is not None:
            self.whole.put(self._groups[group])
            self.stack.setCurrentWidget(self.whole)
        else:
            self.stack.setCurrentWidget(self.cards if self.cards.lines else self.nothing)
        self._foot.setVisible(group is not None or bool(self.cards.lines))

    def _begin(self) -> None:
        """Put the keyboard on the first verb."""
        if self._group is not None:
            self.whole.begin()
        elif (first := self.cards.first()) is not None:
            first.setFocus()

    def _tell(self, item: DueItem | None) -> None:
        """Say at the foot, whole, why the thing is owed that the keyboard is on."""
        self.why.setText("" if item is None else words_of.whole(item))

    def _turn_to(self, part: str) -> None:
        self.go.emit(replace(self.going, part=part))

    def _connect(self) -> None:
        for part in (self.cards, self.whole):
            part.go.connect(self.go)
            part.reached.connect(self._tell)
        self.cards.whole.connect(lambda group: self._turn_to(group.value))
        self.whole.back.connect(lambda: self._turn_to(""))

    def _lay_out(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("ground", "surface")
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE.page, SPACE.hair, SPACE.page, SPACE.hair)
        row.addWidget(self.why)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addWidget(foot)
        foot.setFixedHeight(scaled(FOOT))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.stack, 1)
        whole.addWidget(held)
        return held
