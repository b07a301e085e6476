"""The record: who did what and when, the last first, and whether it is whole."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from desktop_app import clock
from desktop_app.errors import CordonError
from desktop_app.services import register
from desktop_app.services.register import TrailFilter, TrailRow
from desktop_app.views.page import Crumb, Going, Offer, Page, Place
from desktop_app.views.record.compare import Compare
from desktop_app.views.record.verdict import VerdictCard
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import link
from desktop_app.views.widgets.card import ListCard
from desktop_app.views.widgets.columns import Align, Column, Sort
from desktop_app.views.widgets.combo import Combo
from desktop_app.views.widgets.dates import read_day, say_moment
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.rows import RowsModel
from desktop_app.views.widgets.rows_view import RowsView
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _
from desktop_app.workspace import Changes, Workspace

if TYPE_CHECKING:
    from desktop_app.doors.points import Against

EVERYBODY = "*"
VERIFY = "verify"


def _when(row: TrailRow) -> str:
    return say_moment(row.recorded_at, clock.now())


def _more(row: TrailRow) -> str:
    happened = _("Happened {when}").format(when=say_moment(row.occurred_at, clock.now()))
    return f"{row.sentence}\n{happened}\n{_('Recorded {when}').format(when=_when(row))}"


COLUMNS = (
    Column[TrailRow](title=_("Recorded"), text=_when, width=176, sort="sequence", ink=Ink.SECOND),
    Column[TrailRow](title=_("What was done"), text=lambda row: row.sentence, width=220, stretch=1, tip=_more),
    Column[TrailRow](title=_("Case"), text=lambda row: row.case or "–", width=126, ink=Ink.SECOND, drop_below=640),
    Column[TrailRow](title=_("No."), text=lambda row: f"{row.sequence:,}", width=76, align=Align.RIGHT, figures=True,
                     ink=Ink.MUTED, drop_below=760),
)  # fmt: skip


class RecordPage(Page):
    """Every action as a sentence, by person, subject and day; and the check of the whole record."""

    help_topic = "record"

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Begin with every action, the last first."""
        super().__init__(workspace, going)
        self._asked_to_verify = going.part == VERIFY
        self.who = Combo([])
        self.who.setAccessibleName(_("Who did it"))
        self.subject = TextLine(icon="search")
        self.subject.setPlaceholderText(_("Case, device or document"))
        self.subject.setAccessibleName(_("What it was done to"))
        self.day = TextLine(icon="calendar")
        self.day.setPlaceholderText(_("Day, such as 2 Nov"))
        self.day.setAccessibleName(_("The day it was recorded"))
        self.understood = Label("", Style.META, Ink.MUTED)
        self.every = link(_("Show everything"), done=self._show_everything)
        self.count = Label("", Style.META, Ink.MUTED)
        self.verdict = VerdictCard(workspace)
        self.compare = Compare()
        self.empty = EmptyState("", icon="scroll-text")
        self.rows = RowsModel(COLUMNS, self._keys, self._lines, sort=Sort(by="sequence", descending=True))
        self.view = RowsView(self.rows, name=_("The record"), empty=self.empty)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(SPACE.tight)
        filters.addWidget(self.who, 3)
        filters.addWidget(self.subject, 4)
        filters.addWidget(self.day, 3)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE.tight)
        foot.addWidget(self.count)
        foot.addWidget(self.understood)
        foot.addWidget(self.every)
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE.page, SPACE.card, SPACE.page, SPACE.card)
        self._column.setSpacing(SPACE.snug)
        self._column.addWidget(self.verdict)
        self._column.addWidget(self.compare)
        self._column.addLayout(filters)
        self._column.addLayout(foot)
        self._column.addWidget(ListCard(self.view), 1)

    def _connect(self) -> None:
        self.who.currentIndexChanged.connect(lambda _index: self._narrow())
        self.subject.textChanged.connect(lambda _words: self._narrow())
        self.day.textChanged.connect(lambda _words: self._narrow())
        self.verdict.ended.connect(self._on_ended)
        self.verdict.compare.connect(self.compare.begin)
        self.compare.chosen.connect(self.verify)
        self.view.opened.connect(self._open)
        self.rows.failed.connect(lambda fault: ask.tell(self, fault))
        self.rows.counted.connect(self._on_counted)

    # -- what the frame shows ----------------------------------------------------------------------------------

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Record")),)

    @override
    def title(self) -> str:
        return _("Record")

    @override
    def offers(self) -> tuple[Offer, ...]:
        if self.verdict.is_running:
            return ()
        return (Offer(words=_("Verify now"), icon="shield-check", done=self.verify, primary=True),)

    @override
    def arrive(self, going: Going) -> bool:
        if going.part == VERIFY:
            self.verify()
        return True

    def verify(self, against: "Against | None" = None) -> None:
        """Check the whole record now, or compare it with a sealed point from outside as well."""
        self.verdict.run(against)
        # The button that was pressed goes away now: the keyboard goes to what takes its place.
        self.verdict.progress.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.headed.emit()

    def _on_ended(self) -> None:
        if self.isVisible() and self.verdict.progress.stop.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.headed.emit()

    # -- keeping up --------------------------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        held = self.who.code()
        staff = [(row.login, row.name) for row in self.workspace.ask(register.staff)]
        self.who.blockSignals(True)
        self.who.offer([(EVERYBODY, _("Everybody")), *staff])
        self.who.choose(held or EVERYBODY)
        self.who.blockSignals(False)
        self._narrow()
        if self._asked_to_verify:
            self._asked_to_verify = False
            self.verify()

    @override
    def clear(self) -> None:
        self.verdict.stop()
        self.verdict.clear()
        self.compare.put_away()
        self.rows.empty()
        for line in (self.subject, self.day):
            line.blockSignals(True)
            line.clear()
            line.blockSignals(False)
        self._stale = True

    @override
    def look_for(self, words: str) -> bool:
        self.subject.go_on_with(words)
        return True

    @override
    def _on_changed(self, changes: Changes) -> None:
        self.mark_stale()  # whatever is done, it is recorded

    # -- the list ----------------------------------------------------------------------------------------------

    def _narrow(self) -> None:
        day = read_day(self.day.text(), clock.local(clock.now()).date())
        typed = bool(self.day.text().strip())
        self.day.mark_bad(typed and day is None)
        told = _("That is no day: write 2 Nov or 2/11/2026.") if typed and day is None else ""
        self.understood.setText(told)
        self.day.setAccessibleDescription(told)
        who = self.who.code()
        sought = TrailFilter(by=None if who in (None, EVERYBODY) else who, subject=self.subject.text(), day=day)
        self.every.setVisible(sought != TrailFilter() or typed)
        self.empty.say(_("No action was recorded that fits all of this. Show everything, or change what you look for."))
        if self.workspace.is_open:
            self.rows.narrow(sought)

    def _show_everything(self) -> None:
        for line in (self.subject, self.day):
            line.blockSignals(True)
            line.clear()
            line.blockSignals(False)
        self.who.choose(EVERYBODY)
        self._narrow()
        self.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keys(self, sought: TrailFilter, sort: Sort | None) -> Sequence[int]:
        return self.workspace.ask(register.trail_keys, sought, descending=sort is None or sort.descending)

    def _lines(self, keys: Sequence[int]) -> Mapping[int, TrailRow]:
        return self.workspace.ask(register.trail_rows, keys)

    def _on_counted(self, count: int) -> None:
        words = _("{count} action") if count == 1 else _("{count} actions, the last written down first")
        self.count.setText(words.format(count=f"{count:,}"))

    def _open(self, key: object) -> None:
        number = self.rows.place(key) if isinstance(key, int) else None
        row = None if number is None else self.rows.row(number)
        going = None if row is None else self._way(row)
        if going is not None:
            self.go.emit(going)

    def _way(self, row: TrailRow) -> Going | None:
        """Return where what an action was done to is shown."""
        if row.action.startswith("device."):
            try:
                device = self.workspace.ask(register.device, row.subject)
                return Going(place=Place.DEVICE, reference=device.row.reference)
            except CordonError:
                pass  # a search of several, for example: its case says more
        if row.case is not None:
            return Going(place=Place.CASE, reference=row.case)
        return Going(place=Place.SETTINGS) if row.action.startswith(("school.", "staff.", "vault.")) else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < scaled(320)
        self.verdict.leave_room(max(scaled(64), self.height() * 2 // 5))
        self._column.setSpacing(SPACE.hair if low else SPACE.snug)
        edge = SPACE.tight if low else SPACE.card
        self._column.setContentsMargins(SPACE.page, edge, SPACE.page, edge)
