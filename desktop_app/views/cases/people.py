"""The people of a case: who stands in it and how, the reporter covered until shown on purpose, and their deeds."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from desktop_app.services.register import PartRow
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as saying
from desktop_app.views.case_part import Line, ScrollingPart
from desktop_app.views.case_view import CaseView
from desktop_app.views.cases import cards
from desktop_app.views.cases.covering import ask_to_show
from desktop_app.views.page import Going, Place
from desktop_app.views.theme import SPACE, Style
from desktop_app.views.widgets.buttons import Button, IconButton, deed, outlined, primary
from desktop_app.views.widgets.card import Card, Hairline
from desktop_app.words import _


class People(ScrollingPart):
    """Who stands in a case; names that are covered are covered again when the part is left.

    Signals: ``uncovered`` with the reason for which the covered names are to be shown; ``covered`` to cover them.
    """

    uncovered = Signal(str)
    covered = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.area.column.addStretch(1)
        self._held: list[QWidget] = []
        self._first: QWidget | None = None
        self._view: CaseView | None = None
        self._why = ""

    @override
    def show_case(self, view: CaseView) -> None:
        self.clear()
        self._view = view
        self._first = self._verbs(view)
        here, gone = view.people, tuple(part for part in view.parts if part.ended_reason is not None)
        self._put(self._card(_("In this case"), here, view))
        if gone:
            self._put(self._card(_("Entered in error"), gone, view))

    @override
    def clear(self) -> None:
        for widget in self._held:
            widget.hide()
            widget.deleteLater()
        self._held, self._first, self._view = [], None, None

    @override
    def first(self) -> QWidget | None:
        return self._first

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._view is not None and any(part.protected and part.who for part in self._view.parts):
            self.covered.emit()

    def _put(self, widget: QWidget) -> None:
        self._held.append(widget)
        self.area.column.insertWidget(self.area.column.count() - 1, widget)
        widget.show()  # Qt would show what is added later on only at the next turn of its loop

    def _verbs(self, view: CaseView) -> QWidget | None:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.tight)
        first: QWidget | None = None
        if view.can_add:
            first = primary(_("Add a person"), icon="user-plus", done=lambda: self._go(view, "person.add"))
            row.addWidget(first)
            row.addWidget(outlined(_("Join someone on the register"), done=lambda: self._go(view, "case.involve")))
        row.addStretch(1)
        covered = any(part.who is None for part in view.parts)
        shown = any(part.protected and part.who is not None for part in view.parts)
        if covered:
            row.addWidget(outlined(_("Show who reported"), icon="eye", done=self._ask_to_show))
        elif shown:
            row.addWidget(outlined(_("Cover the name"), icon="eye-off", done=self.covered.emit))
        self._put(bar)
        return first

    def _ask_to_show(self) -> None:
        """Show covered names only after a second, deliberate answer with its reason (R005, R006)."""
        asked = ask_to_show(self, self._why)
        self._why = asked.reason
        if asked.goes_on:
            self.uncovered.emit(asked.reason)

    def forget_reason(self) -> None:
        """Forget the reason that was typed: it stands in the record now."""
        self._why = ""

    def _card(self, title: str, people: tuple[PartRow, ...], view: CaseView) -> Card:
        counted = saying.counted(len(people), _("{count} person"), _("{count} people"))
        card = Card(title, icon="users", meta=counted)
        for number, part in enumerate(people):
            if number:
                card.add(Hairline())
            card.add(self._line(part, view))
        if not people:
            said = _("Add the child first, then whoever else a case like this needs.")
            card.add(Line(_("Nobody is joined to this case yet."), said, style=Style.BODY))
        return card

    def _line(self, part: PartRow, view: CaseView) -> Line:
        end = QWidget()
        row = QHBoxLayout(end)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.tight)
        chip = cards.masked(part)
        if chip is not None:
            row.addWidget(chip)
        if part.who is not None and part.ended_reason is None:
            row.addWidget(self._more(part, view))
        return Line(saying.name(part), "\n".join(_details(part)), icon="user", style=Style.STRONG, end=end)

    def _more(self, part: PartRow, view: CaseView) -> Button:
        button = IconButton(_("What can be done: {name}").format(name=saying.name(part)), "ellipsis")
        menu = QMenu(button)
        person = part.who.reference if part.who is not None else ""
        deed(menu, _("Correct a fact"), lambda: self._correct(person), icon="pencil")
        if view.can_add:
            deed(menu, _("Join in another part"), self._filled(view, "case.involve", person), icon="user-plus")
        deed(
            menu,
            _("This part was entered in error"),
            self._filled(view, "case.end_involvement", person, part.role.value),
            icon="ban",
        )
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _correct(self, person: str) -> None:
        self.go.emit(Going(place=Place.DEED, reference=person, part="person.correct"))

    def _filled(self, view: CaseView, verb: str, person: str, role: str = "") -> Callable[[], None]:
        filled: list[tuple[str, object]] = [("case", view.reference), ("person", person)]
        if role:
            filled.append(("role", role))
        going = Going(place=Place.DEED, reference=view.reference, part=verb, filled=tuple(filled))
        return lambda: self.go.emit(going)

    def _go(self, view: CaseView, verb: str) -> None:
        filled: tuple[tuple[str, object], ...] = (("case", view.reference),)
        self.go.emit(Going(place=Place.DEED, reference=view.reference, part=verb, filled=filled))


def _details(part: PartRow) -> list[str]:
    """Return what is known of a person, a line for each kind of thing."""
    lines = [saying.about(part)]
    who = part.who
    if who is not None:
        known = [
            who.latin_spelling,
            who.date_of_birth and _("born {day}").format(day=f"{who.date_of_birth:%d/%m/%Y}"),
            who.number and _("number {number}").format(number=who.number),
            who.phone and _("phone {phone}").format(phone=who.phone),
            who.reference,
        ]
        lines.append(" · ".join(one for one in known if one))
    if part.communication_needs:
        lines.append(_("To speak with them: {needs}").format(needs=part.communication_needs))
    if part.ended_reason:
        lines.append(_("Entered in error as {role}: {reason}").format(role=words(part.role), reason=part.ended_reason))
    return lines
