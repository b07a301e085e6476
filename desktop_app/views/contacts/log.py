"""The log of contacts, the newest first: who, how, about whom, what it covered, and when the next one is due."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app import clock
from desktop_app.models.care_words import ContactWith
from desktop_app.services.due import Code, DueItem
from desktop_app.services.register import ContactRow
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as say
from desktop_app.views import owing
from desktop_app.views.case_row import CaseRow
from desktop_app.views.contacts import saying
from desktop_app.views.page import Going
from desktop_app.views.theme import SPACE, Ink, Tone, scaled
from desktop_app.views.widgets.buttons import Button, link, outlined
from desktop_app.views.widgets.card import Card, Hairline
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.combo import Combo
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

Go = Callable[[Going], object]
EVERYONE: Final = "everyone"
#: So many are shown at first; older ones on asking.
MOST: Final = 40
FILTER_WIDE, EMPTY_HIGH = 220, 150


class LogCard(Card):
    """The log; the filter stays as it was chosen when the case changes. ``turned`` when it was narrowed."""

    turned = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(_("Who was spoken to"), icon="phone")
        self.filter = Combo([(EVERYONE, _("Everyone"))])
        self.filter.setAccessibleName(_("With whom"))
        self.filter.choose(EVERYONE)
        self.filter.setFixedWidth(scaled(FILTER_WIDE))
        self.title_line.addWidget(self.filter)
        self.column.setContentsMargins(SPACE.card, SPACE.tight, SPACE.card, SPACE.card)
        self._held: list[QWidget] = []
        self._rows: tuple[ContactRow, ...] = ()
        self._due: tuple[DueItem, ...] = ()
        self._go: Go | None = None
        self._most = MOST
        self.filter.currentIndexChanged.connect(lambda _index: self._on_filter())

    def put(self, rows: Sequence[ContactRow], due: Sequence[DueItem], go: Go | None) -> None:
        """Show a log; ``go`` is None where nothing can be written."""
        self._rows, self._due, self._go = tuple(rows), tuple(due), go
        self._offer()
        self._show()

    def let_go(self) -> None:
        """Let go of what is shown."""
        self._rows, self._due, self._go, self._most = (), (), None, MOST
        self._drop()
        self.put_meta("")

    @property
    def shown(self) -> tuple[ContactRow, ...]:
        """The contacts that pass the filter."""
        code = self.filter.code()
        return tuple(row for row in self._rows if code in (None, EVERYONE, row.with_kind.value))

    def _offer(self) -> None:
        """Offer those with whom there was a contact, each with how many."""
        counts = {kind: sum(row.with_kind is kind for row in self._rows) for kind in ContactWith}
        said = _("{who} ({count})")
        kinds = [(kind.value, said.format(who=words(kind), count=count)) for kind, count in counts.items() if count]
        everyone = (EVERYONE, said.format(who=_("Everyone"), count=len(self._rows)))
        before = self.filter.code()
        self.filter.offer([everyone, *kinds])
        if self.filter.code() is None:
            self.filter.blockSignals(True)
            self.filter.choose(before if before in dict(kinds) else EVERYONE)
            self.filter.blockSignals(False)
        self.filter.setVisible(len(kinds) > 1)

    def _on_filter(self) -> None:
        self._most = MOST
        self._show()
        self.turned.emit()

    def _drop(self) -> None:
        for widget in self._held:
            widget.hide()
            widget.deleteLater()
        self._held = []

    def _show(self) -> None:
        self._drop()
        rows = self.shown
        owed = {item.subject: item for item in self._due if item.code is Code.NEXT_CONTACT}
        for number, row in enumerate(rows[: self._most]):
            if number:
                self._put(Hairline())
            self._put(contact_row(row, owed.get(row.reference), self._go))
        if len(rows) > self._most:
            older = _("{count} older").format(count=len(rows) - self._most)
            self._put(link(older, done=self._show_all))
        if not self._rows:
            empty = EmptyState(_("Calls, meetings and letters about this case: with parents and carers, social care, "
                                 "the police, another school. None is recorded yet."), icon="phone")  # fmt: skip
            empty.setMinimumHeight(scaled(EMPTY_HIGH))
            self._put(empty)
        elif not rows:
            self._put(Label(_("No contact of this kind is recorded."), ink=Ink.SECOND, wrap=True))
        counted = say.counted(len(rows), _("{count} contact"), _("{count} contacts"))
        self.put_meta("" if self.filter.isVisibleTo(self) or not rows else counted)

    def _show_all(self) -> None:
        self._most = len(self._rows)
        self._show()

    def _put(self, widget: QWidget) -> None:
        self._held.append(widget)
        self.add(widget)
        widget.show()  # Qt would show what is added later on only at the next turn of its loop


def contact_row(row: ContactRow, owed: DueItem | None, go: Go | None) -> CaseRow:
    """Return one contact as a row, with the next one where it is owed."""
    verbs: list[Button] = []
    if owed is not None and go is not None and _has_come(row):
        button = outlined(owing.words(owed), row=True, done=partial(go, owing.going(owed)))
        button.setAccessibleDescription(_("Speak again: {who}").format(who=row.who))
        verbs.append(button)
    covered = saying.covered(row)
    return CaseRow(
        say.capital(row.who),
        saying.how(row),
        icon=saying.ICONS[row.kind],
        said=[covered] if covered else [],
        chips=[] if row.next_on is None else [_next(row, owed)],
        chips_last=True,
        quiet=saying.more(row),
        side=say.moment(row.occurred_at),
        verbs=verbs,
    )


def _next(row: ContactRow, owed: DueItem | None) -> ChipLook:
    """Return the next contact as a chip: coming, owed, or made since."""
    assert row.next_on is not None  # noqa: S101 - asked only of such
    day, passed = say.day(row.next_on), _has_come(row)
    if owed is not None and passed:
        return ChipLook(words=_("Next contact due {day}").format(day=day), tone=Tone.AMBER, icon="hourglass")
    if owed is not None or not passed:
        return ChipLook(words=_("Next contact {day}").format(day=day), icon="clock")
    return ChipLook(words=_("Next contact was agreed for {day}").format(day=day), icon="clock")


def _has_come(row: ContactRow) -> bool:
    return row.next_on is not None and row.next_on <= clock.local(clock.now()).date()
