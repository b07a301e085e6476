"""The stock-check: ticking the shelf, device by device; what is broken or not there is recorded as what it is."""

from datetime import datetime
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.errors import CordonError, Invalid
from desktop_app.models.vocabulary import Answer
from desktop_app.services import register
from desktop_app.services.devices import keeping
from desktop_app.services.register import PlaceRow, ShelfRow
from desktop_app.services.rules.verb import Verb
from desktop_app.views.devices.people import Known, OneOf
from desktop_app.views.devices.stock_row import StockRow
from desktop_app.views.page import Crumb, Going, Page, Place
from desktop_app.views.theme import SPACE, Ink, Style, scaled
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import outlined, primary
from desktop_app.views.widgets.card import Card, Hairline
from desktop_app.views.widgets.combo import Combo
from desktop_app.views.widgets.empty import EmptyState
from desktop_app.views.widgets.field import Field
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.scroll import PageScroll
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: Stands for what is in somebody's hands, with no place named.
NOWHERE = "-"
WIDEST = 900


class StockCheckPage(Page):
    """Every device that should be at one place. A tick means: seen there, and its seal is intact."""

    tables: ClassVar[frozenset[str]] = frozenset({"device", "custody_event"})
    help_topic: ClassVar[str] = "stock-check"

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Lay out the place, the shelf and the foot."""
        super().__init__(workspace, going)
        self.lines: list[StockRow] = []
        self._ticked: set[str] = set()
        self._told: dict[str, str] = {}
        # Whether the person goes to what is wrong with one device, and comes back to the ticks.
        self._comes_back = False
        self._places: list[PlaceRow] = []
        self.where = Combo([], prompt=_("Choose a place"))
        self.where.setAccessibleName(_("Place"))
        self.card = Card(_("What should be here"), icon="list-checks")
        self.empty = EmptyState(
            _("Nothing is kept here now. What is confiscated and put away stands here, to be ticked."), icon="package"
        )
        self.witness_box = QWidget()
        self.counted = Label("", Style.META, Ink.MUTED, wrap=True)
        self.record = primary(_("Record the check"), icon="shield-check", done=self.carry_out)
        self.leave_it = outlined(_("Cancel"), done=lambda: self.go.emit(Going(back=True)))
        self.witness: Field | None = None
        self._lay_out()
        self.where.currentIndexChanged.connect(lambda _index: self._change_place())

    @override
    def title(self) -> str:
        return _("Check the stock")

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Devices"), going=Going(place=Place.DEVICES)), Crumb(words=_("Check the stock")))

    @override
    def refresh(self) -> None:
        self._places = self.workspace.ask(register.places)
        begin = self.where.code() or self.going.reference or (self._code(self._places[0]) if self._places else None)
        self.where.blockSignals(True)
        self.where.offer([(self._code(row), self._place_in_words(row)) for row in self._places])
        self.where.choose(begin)
        self.where.blockSignals(False)
        begins = self.witness is None
        if begins:
            self._ask_witness()
        self._show_shelf()
        if begins:
            self.where.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def clear(self) -> None:
        self._told.clear()
        self._empty_card()
        self.where.offer([])

    @override
    def draft(self) -> dict[str, object]:
        return {"place": self.where.code(), "ticked": sorted(self._ticked)} if self._ticked else {}

    @override
    def restore(self, draft: dict[str, object]) -> None:
        self.renew()
        ticked = draft.get("ticked")
        if isinstance(ticked, list):
            self._ticked = {str(reference) for reference in ticked}
            self.where.choose(str(draft.get("place")))
            self._show_shelf()

    @override
    def leave(self) -> bool:
        if not self._ticked or self._comes_back:
            self._comes_back = False
            return True
        return ask.confirm(
            self,
            _("Leave without recording the check?"),
            _("What you ticked is not saved yet."),
            yes=_("Leave without recording"),
            no=_("Keep checking"),
        )

    def ticked(self) -> list[ShelfRow]:
        """Return what was ticked, in the order of the shelf."""
        return [line.row for line in self.lines if line.tick.isChecked()]

    def carry_out(self) -> None:
        """Record every tick as a check of its seal; what is refused says so in its own line."""
        at = clock.now().replace(second=0, microsecond=0)
        witness = self.witness.control.value() if self.witness is not None else None
        done = 0
        for row in self.ticked():
            try:
                self._check(row, at, witness)
            except Invalid as refusal:
                self._told[row.row.reference] = " ".join(problem.message for problem in refusal.problems)
            except CordonError as fault:
                ask.tell(self, fault)
                break
            else:
                done += 1
                self._ticked.discard(row.row.reference)
        if done:
            self.said.emit(_("Saved."))
        self._show_shelf()

    def _check(self, row: ShelfRow, at: datetime, witness: object) -> None:
        verb: Verb[Any] = keeping.check_seal
        sealed = row.row.seal is not None
        request = keeping.SealCheck(
            device=row.row.reference,
            intact=Answer.YES if sealed else Answer.NOT_KNOWN,
            seal=row.row.seal,
            place=row.place,
            shelf=row.shelf,
            condition=None if sealed else _("seen, without a seal"),
            witness=str(witness) if witness else None,
        )
        self._told.pop(row.row.reference, None)
        self.workspace.do(verb, request, at=at)

    def _lay_out(self) -> None:
        area = PageScroll()
        bar = QHBoxLayout()
        bar.setSpacing(SPACE.tight)
        bar.addWidget(Label(_("Place"), Style.NAME))
        bar.addWidget(self.where, 1)
        words = Label(
            _("A tick says: I saw it here, read the number from its bag, and the seal is intact."),
            Style.META, Ink.MUTED, wrap=True,
        )  # fmt: skip
        column = QWidget()
        column.setMaximumWidth(scaled(WIDEST))
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.snug)
        inside.addLayout(bar)
        inside.addWidget(words)
        inside.addWidget(self.card)
        inside.addWidget(self.witness_box)
        area.column.addWidget(column)
        area.column.addStretch(1)
        self.card.add(self.empty)
        QVBoxLayout(self.witness_box).setContentsMargins(0, 0, 0, 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE.page, SPACE.tight, SPACE.page, SPACE.tight)
        foot.setSpacing(SPACE.tight)
        foot.addWidget(self.counted, 1)
        foot.addWidget(self.leave_it)
        foot.addWidget(self.record)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(Hairline())
        whole.addLayout(foot)

    def _ask_witness(self) -> None:
        options = Known(self.workspace, None).witness_options()
        pick = OneOf(options, icon="user", free=True, prompt=_("Another adult, or “Nobody was there”"))
        self.witness = Field("witness", pick, {"label": _("Witness of the check")})
        layout = self.witness_box.layout()
        assert layout is not None  # noqa: S101 - it was laid out when the page was made
        layout.addWidget(self.witness)

    def _change_place(self) -> None:
        self._ticked.clear()
        self._told.clear()
        self._show_shelf()

    def _empty_card(self) -> None:
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []

    def _show_shelf(self) -> None:
        focused = next((line.row.row.reference for line in self.lines if line.isAncestorOf(self.focusWidget())), None)
        self._empty_card()
        code = self.where.code()
        rows = [] if code is None else self.workspace.ask(register.shelf, None if code == NOWHERE else code)
        for row in rows:
            reference = row.row.reference
            line = StockRow(row, self._told.get(reference, ""), broken=self._broken, away=self._away)
            line.tick.setChecked(reference in self._ticked)
            line.tick.toggled.connect(lambda on, reference=reference: self._on_tick(reference, on))
            self.lines.append(line)
            self.card.add(line)
            if reference == focused:
                line.tick.setFocus(Qt.FocusReason.OtherFocusReason)
        self.empty.setVisible(not rows)
        self.witness_box.setVisible(bool(rows))
        self.card.put_meta(_("1 device") if len(rows) == 1 else _("{n} devices").format(n=len(rows)))
        self._count()

    def _on_tick(self, reference: str, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(reference)
        self._count()

    def _count(self) -> None:
        ticked = len(self.ticked())
        words = _("{ticked} of {all} ticked. What is not ticked is not recorded.")
        self.counted.setText(words.format(ticked=ticked, all=len(self.lines)) if self.lines else "")
        self.record.setEnabled(ticked > 0)

    def _broken(self, row: ShelfRow) -> None:
        filled = (("intact", "no"), ("seal", row.row.seal), ("place", row.place), ("shelf", row.shelf))
        self._comes_back = True
        going = Going(place=Place.DEED, reference=row.row.reference, part="device.check_seal", filled=filled)
        self.go.emit(going)

    def _away(self, row: ShelfRow) -> None:
        self._comes_back = True
        self.go.emit(Going(place=Place.DEED, reference=row.row.reference, part="device.report_missing"))

    def _code(self, row: PlaceRow) -> str:
        return row.place if row.place is not None else NOWHERE

    def _place_in_words(self, row: PlaceRow) -> str:
        name = row.place if row.place is not None else _("In somebody’s hands, no place named")
        return f"{name} ({row.devices})"

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go.emit(Going(back=True))
            return
        super().keyPressEvent(event)
