"""The overview of a case: what is owed and what must not happen side by side, people, facts, and the latest."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.case_part import ScrollingPart
from desktop_app.views.case_view import CaseView
from desktop_app.views.cases import cards
from desktop_app.views.cases.must_not import must_nots
from desktop_app.views.cases.owed import first_steps, owed
from desktop_app.views.page import Going, Place
from desktop_app.views.theme import SPACE, scaled

#: Logical pixels below which the two columns become one, and "must not" shrinks to its verbs.
NARROW = 720
#: Rows of the grid above the two columns: as many as there are kinds of card.
TOP_ROWS = 7


class Overview(ScrollingPart):
    """Where a case stands."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE.card)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.area.column.addLayout(self._grid)
        self.area.column.addStretch(1)
        self._columns = (QWidget(), QWidget())
        self._stacks = tuple(QVBoxLayout(holder) for holder in self._columns)
        for number, (holder, stack) in enumerate(zip(self._columns, self._stacks, strict=True)):
            stack.setContentsMargins(0, 0, 0, 0)
            stack.setSpacing(SPACE.card)
            stack.addStretch(1)
            self._grid.addWidget(holder, TOP_ROWS, number)
        self._cards: dict[str, QWidget] = {}
        self._first: QWidget | None = None
        self._narrow: bool | None = None

    @override
    def show_case(self, view: CaseView) -> None:
        self.clear()
        found = must_nots(view)
        end = cards.end_card(view, lambda: self._deed(view, "case.reopen"))
        if end is not None:
            self._cards["end"] = end
        due, steps = owed(view), first_steps(view)
        if due or (view.is_open and not steps):
            self._cards["owed"], self._first = cards.owed_card(due, self._go)
        if steps:
            self._cards["steps"], first = cards.steps_card(steps, self._go, first=self._first is None)
            self._first = self._first or first
        if found:
            self._cards["must"] = cards.MustNotCard(found)
        self._cards["people"] = cards.people_card(view.people, self._turn)
        self._cards["facts"] = cards.facts_card(
            view, lambda: self._deed(view, "case.correct"), lambda: self._deed(view, "case.categorise")
        )
        self._cards["latest"] = cards.latest_card(view.trail, self._turn)
        self._narrow = None
        self._arrange()

    @override
    def clear(self) -> None:
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards, self._first = {}, None

    @override
    def first(self) -> QWidget | None:
        return self._first

    def _go(self, going: Going) -> None:
        self.go.emit(going)

    def _turn(self, key: str) -> None:
        self.turn.emit(key)

    def _deed(self, view: CaseView, verb: str) -> None:
        self.go.emit(Going(place=Place.DEED, reference=view.reference, part=verb, filled=(("case", view.reference),)))

    def _arrange(self) -> None:
        narrow = self.width() < scaled(NARROW)
        if narrow is self._narrow or not self._cards:
            return
        self._narrow = narrow
        must = self._cards.get("must")
        if isinstance(must, cards.MustNotCard):
            must.shorten(narrow)
        for holder in self._columns:
            holder.setVisible(not narrow)
        if narrow:
            self._in_one()
        else:
            self._in_two()
        for card in self._cards.values():
            card.show()  # Qt would show what is added later on only at the next turn of its loop
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 0 if narrow else 3)

    def _in_one(self) -> None:
        order = ("must", "end", "owed", "steps", "people", "facts", "latest")
        for row, name in enumerate(name for name in order if name in self._cards):
            self._grid.addWidget(self._cards[name], row, 0)

    def _in_two(self) -> None:
        """Put what is owed and what must not be side by side at one height; the rest below, each column for itself."""
        left = [name for name in ("end", "owed", "steps") if name in self._cards]
        if "must" in self._cards and left:
            self._grid.addWidget(self._cards[left.pop(0)], 0, 0)
            self._grid.addWidget(self._cards["must"], 0, 1)
        for stack, names in zip(self._stacks, ([*left, "latest"], ["people", "facts"]), strict=True):
            for number, name in enumerate(names):
                stack.insertWidget(number, self._cards[name])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
