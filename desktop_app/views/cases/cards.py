"""The cards of a case's overview: owed next, must not happen next, people, what is recorded, the latest, the end."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app import clock
from desktop_app.models.vocabulary import CategoryKind
from desktop_app.services.register import PartRow, TrailRow
from desktop_app.services.rules.wording import coded, words
from desktop_app.views import case_saying as saying
from desktop_app.views.case_part import Fact, Line
from desktop_app.views.case_view import CaseView
from desktop_app.views.cases import codes, looks
from desktop_app.views.cases.must_not import MustNot
from desktop_app.views.cases.owed import Owed
from desktop_app.views.page import Going
from desktop_app.views.theme import SPACE, Ink, Style, Tone, scaled
from desktop_app.views.widgets.buttons import Button, link, outlined, primary
from desktop_app.views.widgets.card import Card, Ground, Hairline
from desktop_app.views.widgets.chip import Chip, ChipLook
from desktop_app.views.widgets.dates import say_day
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.timeline import Moment, Timeline
from desktop_app.words import _

VERB_WIDTH: Final = 128
#: As many lines as stand in two columns of a small window; more stand in three.
FEW: Final = 4
MOST_OWED, MOST_PEOPLE, MOST_LATEST = 6, 8, 6

Go = Callable[[Going], object]
Turn = Callable[[str], object]


def owed_card(found: Sequence[Owed], go: Go) -> tuple[Card, Button | None]:
    """Return the card of what is owed next, and the button that takes the keyboard first."""
    counted = saying.counted(len(found), _("{count} open"), _("{count} open")) if found else ""
    card = Card(_("Owed next"), icon="list-checks", meta=counted)
    if not found:
        card.add(Label(_("Nothing is open in this case."), ink=Ink.SECOND, wrap=True))
    first = _add_lines(card, found[:MOST_OWED], go)
    if rest := found[MOST_OWED:]:
        more = link(saying.counted(len(rest), _("And {count} more"), _("And {count} more")))
        held = _left(more)
        card.add(held)
        more.clicked.connect(lambda: _show_rest(card, held, rest, go))
    return card, first


def steps_card(steps: Sequence[Owed], go: Go, *, first: bool) -> tuple[Card, Button | None]:
    """Return the card of the first steps in a new case, without saying that they are owed, and its first button."""
    card = Card(_("First steps"), icon="list-checks")
    card.add(Label(_("Do of this what fits, in any order."), ink=Ink.SECOND, wrap=True))
    return card, _add_lines(card, steps, go, leads=first)


def _add_lines(card: Card, found: Sequence[Owed], go: Go, *, leads: bool = True, apart: bool = False) -> Button | None:
    """Add a line for each thing, and return the first button; it is filled where it ``leads`` the page."""
    first: Button | None = None
    for number, one in enumerate(found):
        if number or apart:
            card.add(Hairline())
        button = _verb(one, go, first=leads and first is None)
        first = first or button
        style = Style.STRONG if leads and not number else Style.NAME
        card.add(Line(one.what, one.why, icon=one.icon, role=one.role, end=button, style=style))
    return first


def _show_rest(card: Card, held: QWidget, rest: Sequence[Owed], go: Go) -> None:
    """Put the lines that had no room in the place of what leads to them, and the keyboard on the first of them."""
    first = _add_lines(card, rest, go, leads=False, apart=True)
    for line in card.findChildren(Line):
        line.show()  # Qt would show what was added only at the next turn of its loop
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    card.column.removeWidget(held)
    held.hide()
    held.deleteLater()


def _verb(one: Owed, go: Go, *, first: bool) -> Button | None:
    if one.going is None:
        return None
    going = one.going
    button = (primary if first else outlined)(one.verb, done=lambda: go(going))
    button.setProperty("dens", "row")
    button.setMinimumWidth(scaled(VERB_WIDTH))
    button.setAccessibleDescription(one.what)
    return button


class MustNotCard(Card):
    """What must not happen next: the only dark edge on the page. In a small window only its verbs, side by side."""

    def __init__(self, found: Sequence[MustNot]) -> None:
        """Show what must not happen."""
        super().__init__(_("Must not happen next"), icon="octagon-x", ground=Ground.STERN)
        self._whole, self._short = QWidget(), QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        grid = QGridLayout(self._short)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.card)
        grid.setVerticalSpacing(0)
        short = [one for one in found if one.short]
        wide = 2 if len(short) <= FEW else 3
        for one in found:
            column.addWidget(Line(one.what, one.why, icon="ban", role="ink", style=Style.STRONG))
        for number, one in enumerate(short):
            cell = Line(one.short, icon="ban", role="ink")
            cell.setAccessibleName(one.what)
            grid.addWidget(cell, number // wide, number % wide, Qt.AlignmentFlag.AlignTop)
        for number in range(wide):
            grid.setColumnStretch(number, 1)
        self.add(self._whole)
        self.add(self._short)
        self.shorten(False)

    def shorten(self, short: bool) -> None:
        """Show only what, for a small window; or why as well."""
        self._whole.setVisible(not short)
        self._short.setVisible(short)


def people_card(people: Sequence[PartRow], turn: Turn) -> Card:
    """Return the card of those who stand in the case."""
    counted = saying.counted(len(people), _("{count} in all"), _("{count} in all"))
    card = Card(_("People"), icon="users", meta=counted if people else "")
    for number, part in enumerate(people[:MOST_PEOPLE]):
        if number:
            card.add(Hairline())
        card.add(Line(saying.name(part), saying.about(part), end=masked(part)))
    if not people:
        card.add(Label(_("Nobody is joined to this case yet."), ink=Ink.SECOND, wrap=True))
    card.add(_left(link(_("All people and their details"), done=lambda: turn("people"))))
    return card


def masked(part: PartRow) -> QWidget | None:
    """Return the chip of a name that is covered, or of one that is shown although it is protected."""
    if part.who is None:
        return Chip(ChipLook(words=_("Covered"), icon="eye-off"))
    if part.protected:
        return Chip(ChipLook(words=_("Shown for now"), tone=Tone.AMBER, icon="eye"))
    return None


def facts_card(view: CaseView, correct: Callable[[], object], categorise: Callable[[], object]) -> Card:
    """Return the card of what is recorded about the case itself: its facts and its codes."""
    detail = view.detail
    card = Card(_("What is recorded"), icon="file-text")
    card.add(Fact(_("Came to attention"), saying.moment(detail.row.came_to_attention)))
    card.add(Fact(_("How"), saying.capital(detail.disclosure_route)))
    card.add(Fact(_("Procedure followed"), detail.procedure_followed))
    card.add(Fact(_("Child protection file"), detail.protection_file or _("Not yet recorded")))
    card.add(Fact(_("Police decision"), words(detail.police)))
    card.add(Fact(_("Viewed by staff"), viewed(view)))
    card.add(Hairline())
    for kind in CategoryKind if detail.categories else ():
        given = [saying.capital(coded(kind, code)) for code in detail.categories.get(kind.value, ())]
        card.add(Fact(codes.short(kind), "\n".join(given) or _("Not yet recorded")))
    if not detail.categories:
        card.add(Fact(_("Codes"), _("Not yet recorded")))
    if detail.other_nature:
        card.add(Fact(_("Other nature"), detail.other_nature))
    verbs = QHBoxLayout()
    verbs.setSpacing(SPACE.card)
    if view.writable and detail.error_reason is None:
        verbs.addWidget(link(_("Correct a fact"), done=correct))
    if view.can_add:
        verbs.addWidget(link(_("Change the codes"), done=categorise))
    verbs.addStretch(1)
    card.add_line(verbs)
    return card


def viewed(view: CaseView) -> str:
    """Return how often somebody saw anything, and where that is recorded (R046)."""
    if not view.viewings:
        return _("None recorded")
    named = dict.fromkeys(row.reference or _("at {device}").format(device=row.device) for row in view.viewings)
    counted = saying.counted(len(view.viewings), _("{count} record"), _("{count} records"))
    return f"{counted}: {', '.join(named)}"


def latest_card(trail: Sequence[TrailRow], turn: Turn) -> Card:
    """Return the card of what was done last, the last thing first."""
    card = Card(_("Timeline"), icon="history")
    card.title_line.addWidget(link(_("All in the record"), done=lambda: turn("record")))
    # A link is taller than a title; so much less above it, and the title stands level with its neighbour's.
    card.column.setContentsMargins(SPACE.card, SPACE.snug - 3, SPACE.card, SPACE.card)
    line = Timeline(_("What was done last"), plain=True)
    card.add(line)
    line.put([_moment(row, times) for row, times in together(trail)[:MOST_LATEST]])
    return card


def together(trail: Sequence[TrailRow]) -> list[tuple[TrailRow, int]]:
    """Return the record with the same sentences in a row told once, each with how often it stood there."""
    grouped = [list(rows) for _sentence, rows in groupby(trail, key=lambda row: row.sentence)]
    return [(rows[0], len(rows)) for rows in grouped]


def _moment(row: TrailRow, times: int) -> Moment:
    icon, tone = looks.action_look(row.action)
    here = clock.local(row.occurred_at)
    said = row.sentence if times == 1 else _("{sentence} ({count} times)").format(sentence=row.sentence, count=times)
    today = here.date() == clock.local(clock.now()).date()
    day = _("Today") if today else say_day(here.date(), clock.local(clock.now()).date())
    return Moment(key=row.sequence, title=said, day=day, time=f"{here:%H:%M}", icon=icon, tone=tone)


def end_card(view: CaseView, reopen: Callable[[], object]) -> Card | None:
    """Return the card of a case that is closed or was entered in error; None while it is open."""
    detail = view.detail
    if detail.error_reason is not None:
        card = Card(_("Entered in error"), icon="ban", ground=Ground.STERN)
        card.add(Label(_("This case should not have been there. It stays readable, and nothing more is added to it.")
                       , ink=Ink.SECOND, wrap=True))  # fmt: skip
        card.add(Fact(_("Reason"), detail.error_reason))
        return card
    if view.is_open:
        return None
    closed = "" if detail.row.closed_at is None else saying.moment(detail.row.closed_at)
    card = Card(_("Closed"), icon="archive", meta=closed, ground=Ground.STERN)
    card.add(Fact(_("What was done"), detail.closing_summary or ""))
    review = _("No day was set") if detail.review_on is None else saying.day(detail.review_on)
    card.add(Fact(_("Looked at again"), saying.capital(review)))
    for item, reason in view.standing.closed_with:
        card.add(Fact(_("Open: {item}").format(item=item), reason))
    if view.leads and view.writable:
        card.add(_left(outlined(_("Reopen the case"), icon="rotate-ccw", row=True, done=reopen)))
    return card


def _left(widget: QWidget) -> QWidget:
    """Return a widget that keeps to the left of its line."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
