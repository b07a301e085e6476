"""The part of a case about contacts: whether parents are told, and everyone who was spoken to, the newest first."""

from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.services import register
from desktop_app.views.case_part import PartLine, ScrollingPart
from desktop_app.views.case_view import CaseView
from desktop_app.views.contacts.log import LogCard
from desktop_app.views.contacts.parents import children_of, parents_card
from desktop_app.views.contacts.saying import PART as KEY
from desktop_app.views.page import Going, Place
from desktop_app.views.theme import SPACE
from desktop_app.views.widgets.buttons import primary
from desktop_app.words import _
from desktop_app.workspace import Workspace


class ContactsPart(ScrollingPart):
    """Who was spoken to, and who is not told and why. It asks only while it is looked at."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin empty."""
        super().__init__()
        self.workspace = workspace
        self.view: CaseView | None = None
        self._stale = False
        self.bar = QHBoxLayout()
        self.bar.setSpacing(SPACE.tight)
        self.record = primary(_("Record a contact"), icon="phone", done=lambda: self._do("contact.record"))
        self.bar.addWidget(self.record)
        self.bar.addStretch(1)
        self.log = LogCard()
        self._parents: QWidget | None = None
        self._stack = QVBoxLayout()
        self._stack.setSpacing(SPACE.card)
        self._stack.addWidget(self.log)
        self.area.column.addLayout(self.bar)
        self.area.column.addLayout(self._stack)
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
        self.log.let_go()

    @override
    def first(self) -> QWidget | None:
        if self.log.filter.hasFocus():
            return self.log.filter  # whoever narrows the log goes on there
        return self.record if self.record.isVisibleTo(self) else None

    def _show(self, view: CaseView) -> None:
        self._stale = False
        writes = view.writable and view.detail.error_reason is None
        contacts = self.workspace.ask(register.contacts, view.reference)
        decisions = self.workspace.ask(register.parent_decisions, view.reference)
        self._drop()
        go = self._go if writes else None
        card = parents_card(children_of(view, decisions, contacts), go, self._do if writes and view.leads else None)
        self._parents = card
        self._stack.insertWidget(0, card)
        card.show()  # Qt would show what is added later on only at the next turn of its loop
        self.record.setVisible(writes)
        self.log.put(contacts, view.due, go)

    def _drop(self) -> None:
        if self._parents is not None:
            self._parents.hide()
            self._parents.deleteLater()
            self._parents = None

    def _do(self, verb: str, filled: tuple[tuple[str, object], ...] = ()) -> None:
        if self.view is not None:
            known = (("case", self.view.reference), *filled)
            self.go.emit(Going(place=Place.DEED, reference=self.view.reference, part=verb, filled=known))

    def _go(self, going: Going) -> None:
        self.go.emit(going)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.view is not None:
            self._show(self.view)


PART: Final = PartLine(key=KEY, words=_("Contacts"), make=ContactsPart)
