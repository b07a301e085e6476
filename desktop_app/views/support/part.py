"""The part of a case about support: three groups and their steps, then days, processes, sanctions, groups, viewings."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.services import register
from desktop_app.views.case_part import PartLine, ScrollingPart
from desktop_app.views.case_view import CaseView
from desktop_app.views.page import Going, Place
from desktop_app.views.support import cards
from desktop_app.views.support.groups import GroupCard
from desktop_app.views.support.saying import PART as KEY
from desktop_app.views.theme import SPACE, scaled
from desktop_app.views.widgets.buttons import primary
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: Below this width of the part, in logical pixels, everything stands in one column.
NARROW: Final = 800
_LEFT: Final = ("key_dates", "viewings")
_RIGHT: Final = ("processes", "groups", "sanctions")
_ALL: Final = ("key_dates", "processes", "viewings", "groups", "sanctions")


class SupportPart(ScrollingPart):
    """Is every child looked after? It asks only while it is looked at."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin empty."""
        super().__init__()
        self.workspace = workspace
        self.view: CaseView | None = None
        self._stale = False
        self._narrow: bool | None = None
        self.bar = QHBoxLayout()
        self.bar.setSpacing(SPACE.tight)
        self.begin = primary(_("Add a protective step"), icon="shield", done=lambda: self._do("protection.begin"))
        self.bar.addWidget(self.begin)
        self.bar.addStretch(1)
        self.groups: list[GroupCard] = []
        self.cards: dict[str, QWidget] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE.card)
        self._halves = QHBoxLayout()
        self._halves.setSpacing(SPACE.card)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(SPACE.card)
            self._halves.addLayout(column, 1)
        self.area.column.addLayout(self.bar)
        self.area.column.addLayout(self._grid)
        self.area.column.addLayout(self._halves)
        self.area.column.addStretch(1)

    @override
    def head(self) -> QBoxLayout:
        return self.bar  # in a narrow window the drop-down stands beside the verb: a low page needs the height

    @override
    def show_case(self, view: CaseView) -> None:
        self.view, self._stale = view, True
        if self.isVisible():
            self._show(view)

    @override
    def clear(self) -> None:
        self.view, self._stale = None, False
        self._drop()

    @override
    def first(self) -> QWidget | None:
        return self.begin if self.begin.isVisibleTo(self) else None

    def _show(self, view: CaseView) -> None:
        self._stale = False
        case, ask = view.reference, self.workspace.ask
        do = self._do if view.writable and view.detail.error_reason is None else None
        self._drop()
        self.begin.setVisible(do is not None)
        self.groups = [GroupCard(row, do) for row in ask(register.protection, case)]
        self.cards = {
            "key_dates": cards.key_dates_card(ask(register.key_dates, case), view.due, do),
            "processes": cards.processes_card(ask(register.processes, case), view.due, do),
            "sanctions": cards.sanctions_card(ask(register.sanctions, case), do),
            "groups": cards.groups_card(ask(register.groups, case), do, adds=view.is_open),
            "viewings": cards.viewings_card(view.viewings, do),
        }
        self._narrow = None
        self._arrange()

    def _drop(self) -> None:
        for widget in (*self.groups, *self.cards.values()):
            widget.hide()
            widget.deleteLater()
        self.groups, self.cards = [], {}

    def _arrange(self) -> None:
        narrow = self.width() < scaled(NARROW)
        if narrow is self._narrow or not self.cards:
            return
        self._narrow = narrow
        for number, card in enumerate(self.groups):
            self._grid.removeWidget(card)
            row, place = (number, 0) if narrow else (0, number)
            self._grid.addWidget(card, row, place, Qt.AlignmentFlag.AlignTop if narrow else Qt.AlignmentFlag(0))
        for number in range(len(self.groups)):
            self._grid.setColumnStretch(number, 0 if narrow and number else 1)
        sides: tuple[tuple[str, ...], ...] = (_ALL, ()) if narrow else (_LEFT, _RIGHT)
        for column, names in zip(self._columns, sides, strict=True):
            while column.takeAt(0) is not None:
                pass
            for name in names:
                column.addWidget(self.cards[name])
            column.addStretch(1)
        self._halves.setStretch(1, 0 if narrow else 1)
        self._halves.setSpacing(0 if narrow else SPACE.card)
        for widget in (*self.groups, *self.cards.values()):
            widget.show()  # Qt would show what is added later on only at the next turn of its loop

    def _do(self, verb: str, filled: tuple[tuple[str, object], ...] = ()) -> None:
        if self.view is not None:
            known = (("case", self.view.reference), *filled)
            self.go.emit(Going(place=Place.DEED, reference=self.view.reference, part=verb, filled=known))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.view is not None:
            self._show(self.view)


PART: Final = PartLine(key=KEY, words=_("Support"), make=SupportPart)
