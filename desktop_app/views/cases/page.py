"""The list of cases: search as you type, open, closed or all, and Enter opens one."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from desktop_app.errors import CordonError
from desktop_app.models.vocabulary import CaseStatus
from desktop_app.services import register
from desktop_app.services.register import CaseFilter, CaseLine
from desktop_app.views import case_saying as saying
from desktop_app.views.cases import looks
from desktop_app.views.cases.finder import Finder
from desktop_app.views.page import Crumb, Going, Offer, Page, Place
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import ListCard
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.columns import Align, Column, Sort
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.rows import RowsModel
from desktop_app.views.widgets.rows_view import RowsView
from desktop_app.views.widgets.segments import Segments
from desktop_app.words import _
from desktop_app.workspace import Workspace

OPEN, CLOSED, ALL = "open", "closed", "all"
_STATUS: Final[dict[str, frozenset[CaseStatus]]] = {
    OPEN: frozenset({CaseStatus.OPEN}),
    CLOSED: frozenset({CaseStatus.CLOSED, CaseStatus.ENTERED_IN_ERROR}),
    ALL: frozenset(),
}


def _held(line: CaseLine) -> str:
    if not line.devices:
        return "–"
    return _("{held} of {all}").format(held=line.held, all=line.devices)


def _police(line: CaseLine) -> ChipLook:
    return looks.police_chip(line.police)


def _hold(line: CaseLine) -> str:
    chip = looks.short_hold_chip(line.hold)
    return "–" if chip is None else chip.words


COLUMNS: Final = (
    Column[CaseLine](title=_("Reference"), text=lambda line: line.reference, width=124, sort="reference",
                     style=Style.BODY, ink=Ink.SECOND),
    Column[CaseLine](title=_("Title"), text=lambda line: line.title, width=180, stretch=5, sort="title",
                     style=Style.NAME),
    Column[CaseLine](
        title=_("State"),
        text=lambda line: looks.case_chip(line, missing=line.missing).words,
        chip=lambda line: looks.case_chip(line, missing=line.missing),
        width=158,
        sort="status",
    ),
    Column[CaseLine](title=_("Police"), text=lambda line: _police(line).words, chip=_police, width=176, stretch=2,
                     sort="police", drop_below=638),
    Column[CaseLine](title=_("Hold"), text=_hold, chip=lambda line: looks.short_hold_chip(line.hold), width=132,
                     drop_below=1040),
    Column[CaseLine](title=_("Came to attention"), text=lambda line: saying.moment(line.came_to_attention),
                     width=160, sort="came", ink=Ink.SECOND, drop_below=1210),
    Column[CaseLine](title=_("Devices held"), text=_held, width=124, sort="held", align=Align.RIGHT, figures=True,
                     drop_below=920),
    Column[CaseLine](title=_("Last entry"), text=lambda line: saying.moment(line.changed_at), width=160,
                     sort="changed", ink=Ink.SECOND, drop_below=798),
)  # fmt: skip


class CasesPage(Page):
    """Every case, found by typing a part of its title, its reference, a name or a device in it."""

    tables = frozenset({"case", "involvement", "person", "device", "hold", "referral"})
    help_topic = "cases"

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Begin with the open cases, the last changed first."""
        super().__init__(workspace, going)
        self.finder = Finder(_("Search the cases"), _("Title, reference, name or device"))
        self.shown = Segments([(OPEN, _("Open")), (CLOSED, _("Closed")), (ALL, _("All"))])
        self.shown.setAccessibleName(_("Which cases"))
        self.shown.choose(going.part if going.part in _STATUS else OPEN)
        self.shown.setFixedWidth(scaled(270))
        self.rows = RowsModel(COLUMNS, self._keys, self._lines, sort=Sort(by="changed", descending=True))
        self.begin = outlined(_("Open the first case"), icon="plus", done=self._new)
        self.empty = EmptyState("", icon="folder", verb=self.begin)
        self.view = RowsView(self.rows, name=_("Cases"), empty=self.empty)
        self._lay_out()
        self.finder.typed.connect(lambda _words: self._narrow())
        self.finder.down.connect(lambda: self.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.shown.chosen.connect(lambda _code: self._narrow())
        self.view.opened.connect(self._open)
        self.rows.failed.connect(self._on_failed)
        self.rows.counted.connect(self._on_counted)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Cases")),)

    @override
    def title(self) -> str:
        return _("Cases")

    @override
    def offers(self) -> tuple[Offer, ...]:
        if not self.workspace.writable:
            return ()
        return (Offer(words=_("New case"), icon="plus", done=self._new, primary=True),)

    @override
    def refresh(self) -> None:
        first = not self.rows.rowCount()
        self._narrow()
        if first:
            self.finder.take_focus()

    @override
    def clear(self) -> None:
        self.rows.empty()
        self.finder.put("")
        self._stale = True

    @override
    def look_for(self, words: str) -> bool:
        self.finder.line.go_on_with(words)
        return True

    def _narrow(self) -> None:
        if not self.workspace.is_open:
            return  # the window is being locked, and the words were taken away
        status = _STATUS[self.shown.code() or OPEN]
        self.rows.narrow(CaseFilter(status=status, words=self.finder.words))

    def _keys(self, sought: CaseFilter, sort: Sort | None) -> list[int]:
        by = sort or Sort(by="changed", descending=True)
        return self.workspace.ask(register.case_keys, sought, by=by.by, descending=by.descending)

    def _lines(self, keys: Sequence[int]) -> Mapping[int, CaseLine]:
        return self.workspace.ask(register.case_lines, keys)

    def _open(self, key: int) -> None:
        line = self._lines([key]).get(key)
        if line is not None:
            self.go.emit(Going(place=Place.CASE, reference=line.reference))

    def _new(self) -> None:
        self.go.emit(Going(place=Place.NEW_CASE))

    def _on_counted(self, number: int) -> None:
        self.finder.say_count(number, _("{count} case"), _("{count} cases"))
        searched = bool(self.finder.words)
        self.begin.setVisible(self.workspace.writable and not searched and self.shown.code() != CLOSED)
        if searched:
            self.empty.say(_("No case here has these words. Look under All, or try fewer letters."))
        elif self.shown.code() == CLOSED:
            self.empty.say(_("Cases that were closed stand here. There is none."))
        else:
            self.empty.say(_("A case holds what the school does about one incident: who is in it, which devices were "
                             "taken, and what was done. None is open."))  # fmt: skip

    def _on_failed(self, fault: CordonError) -> None:
        ask.tell(self, fault)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SPACE.snug)
        above.addWidget(self.finder, 1)
        above.addWidget(self.shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.page, SPACE.card, SPACE.page, SPACE.page)
        whole.setSpacing(SPACE.snug)
        whole.addLayout(above)
        whole.addWidget(ListCard(self.view), 1)
