"""One case: its parts at the left, the part that is shown, its state as chips, and its verbs."""

from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import CordonError
from desktop_app.models.decision_words import UNDECIDED
from desktop_app.models.vocabulary import CaseStatus
from desktop_app.services import people, register
from desktop_app.services.rules.openings import About
from desktop_app.services.rules.verb import Verb
from desktop_app.views import case_saying as saying
from desktop_app.views.case_part import Part, PartLine
from desktop_app.views.case_view import CaseView, look_at
from desktop_app.views.cases import looks
from desktop_app.views.cases.lists import Devices, Documents, Record
from desktop_app.views.cases.overview import Overview
from desktop_app.views.cases.people import People
from desktop_app.views.owing import POLICE_PART
from desktop_app.views.page import Crumb, Going, Offer, Page, Place
from desktop_app.views.theme import SPACE, Tone, scaled
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.nav import Entry, NavDrop, NavList
from desktop_app.words import _
from desktop_app.workspace import Workspace

OVERVIEW, PEOPLE, DEVICES, DOCUMENTS, RECORD = "overview", "people", "devices", "documents", "record"
#: The part of another folder that the chips and “New…” lead to.
POLICE: Final = POLICE_PART
#: The part in which who saw anything stands.
SUPPORT: Final = "support"
#: Logical pixels of this page below which its list becomes a drop-down: a window of 900 less its rail.
NARROW: Final = 848
LIST_WIDTH: Final = 130


class CasePage(Page):
    """One case. The part to begin with is the going's ``part``; turning to another one stays on this page."""

    tables = frozenset(
        {
            "case", "case_category", "closing_reason", "correction", "person", "involvement", "device",
            "custody_event", "search_record", "seal", "hold", "gap_explanation", "document", "printing",
            "referral", "referral_event", "screening", "screening_answer", "risk_assessment", "police_view",
            "child_told", "police_advice", "hold_release", "contact", "parent_decision", "protective_action",
            "sanction", "key_date", "criminal_process", "viewing_record", "people_group",
        }
    )  # fmt: skip
    help_topic = "case"
    tells_time = True

    #: The parts that other folders bring, in the order of the list.
    lines: ClassVar[tuple[PartLine, ...]] = ()

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Begin with the part that was asked for."""
        super().__init__(workspace, going)
        self.view: CaseView | None = None
        self._people = People()
        self._parts: dict[str, Part] = {
            OVERVIEW: Overview(), PEOPLE: self._people, DEVICES: Devices(),
            **{line.key: line.make(workspace) for line in self.lines},
            DOCUMENTS: Documents(), RECORD: Record(),
        }  # fmt: skip
        self._entries = (
            Entry(key=OVERVIEW, words=_("Overview")),
            Entry(key=PEOPLE, words=_("People")),
            Entry(key=DEVICES, words=_("Devices")),
            *(Entry(key=line.key, words=line.words) for line in self.lines),
            Entry(key=DOCUMENTS, words=_("Documents")),
            Entry(key=RECORD, words=_("Record")),
        )
        self.list = NavList(_("In this case"), [self._entries], quiet=True)
        self.drop = NavDrop(_("In this case"), self._entries)
        self.drop.hide()
        self._lay_out()
        self._people.uncovered.connect(self._on_uncovered)
        self._people.covered.connect(self._show_parts)
        self.list.went.connect(self.turn)
        self.drop.went.connect(self.turn)
        for part in self._parts.values():
            part.go.connect(self.go)
            part.turn.connect(self.turn)
        self._show_part(going.part if going.part in self._parts else OVERVIEW)

    # What the frame shows of it.

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Cases"), going=Going(place=Place.CASES)), Crumb(words=self.going.reference))

    @override
    def title(self) -> str:
        return "" if self.view is None else self.view.detail.row.title

    @override
    def chips(self) -> tuple[tuple[ChipLook, Going | None], ...]:
        return () if self.view is None else tuple(self._chips(self.view))

    @override
    def offers(self) -> tuple[Offer, ...]:
        hand_over = Going(place=Place.HANDOVER, reference=self.going.reference)
        new = Offer(words=_("New…"), menu=self.verbs)
        out = Offer(words=_("Handover"), icon="printer", done=lambda: self.go.emit(hand_over))
        return (new, out) if self.verbs() else (out,)

    def _chips(self, view: CaseView) -> list[tuple[ChipLook, Going | None]]:
        row = view.detail.row
        devices = replace(self.going, part=DEVICES)
        found: list[tuple[ChipLook, Going | None]] = []
        if row.status is not CaseStatus.OPEN:
            found.append((looks.case_chip(row), None))
        if view.missing:
            said = saying.counted(view.missing, _("{count} device missing"), _("{count} devices missing"))
            found.append((ChipLook(words=said, tone=Tone.RED, icon="circle-alert"), devices))
        found += self._police_chips(view)
        if gaps := view.open_about(About.GAP):
            said = saying.counted(gaps, _("{count} gap to explain"), _("{count} gaps to explain"))
            found.append((ChipLook(words=said, tone=Tone.AMBER, icon="triangle-alert"), devices))
        if view.here:
            found.append((looks.held_chip(len(view.here)), devices))
        return found

    def _police_chips(self, view: CaseView) -> list[tuple[ChipLook, Going | None]]:
        """Return what the police decision keeps, whether the police lead, where it stands, and who saw anything."""
        police, devices = replace(self.going, part=POLICE), replace(self.going, part=DEVICES)
        found: list[tuple[ChipLook, Going | None]] = []
        chip = looks.hold_chip(looks.gravest(view.standing.holds))
        if chip is not None:
            whole = any(hold.device is None for hold in view.standing.holds)
            found.append((chip, police if whole else devices))
        if view.detail.police_lead:
            found.append((ChipLook(words=_("Police lead"), tone=Tone.ACCENT, icon="shield"), police))
        if view.is_open or (view.detail.police not in UNDECIDED and view.detail.error_reason is None):
            found.append((looks.police_chip(view.detail.police), police))
        if view.viewings:
            said = saying.counted(len(view.viewings), _("Viewed by staff"), _("Viewed by staff ×{count}"))
            found.append((ChipLook(words=said, tone=Tone.AMBER, icon="eye"), replace(self.going, part=SUPPORT)))
        return found

    # Its verbs.

    def verbs(self) -> tuple[Offer, ...]:
        """Return what can be done in this case now; what may not be done by whoever sits there is left out."""
        if self.view is None:
            return ()
        return tuple(
            Offer(words=words, icon=icon, done=partial(self._do, verb))
            for verb, words, icon in _VERBS
            if self._may(verb, self.view)
        )

    def _may(self, verb: str, view: CaseView) -> bool:
        if not view.writable:
            return False
        leading = view.leads or verb not in _LEADING
        if verb == "case.correct":
            return view.detail.error_reason is None
        if verb == "case.reopen":
            return leading and view.detail.row.status is CaseStatus.CLOSED
        if verb == _QUESTIONS and POLICE not in self._parts:
            return False
        recordable = view.is_open or (verb in _AFTERWARDS and view.detail.error_reason is None)
        return leading and recordable

    def _do(self, verb: str) -> None:
        case = self.going.reference
        if verb == _QUESTIONS:
            self.turn(POLICE)
            return
        self.go.emit(Going(place=Place.DEED, reference=case, part=verb, filled=(("case", case),)))

    # Its parts.

    def turn(self, key: str) -> None:
        """Turn to another part of this case."""
        if key not in self._parts:
            return
        focused = QApplication.focusWidget()
        by_list = self.drop.hasFocus() or (focused is not None and self.list.isAncestorOf(focused))
        self._show_part(key)
        self.headed.emit()
        if not by_list:
            self.settle()
        elif self.drop.isVisible():
            self.drop.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def part(self) -> str:
        """The key of the part that is shown."""
        return next(key for key, part in self._parts.items() if part is self._stack.currentWidget())

    def settle(self) -> None:
        """Put the keyboard where this part begins."""
        part = self._parts[self.part]
        target = part.first() or (self.drop if self.drop.isVisible() else self.list.items[self.part])
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_part(self, key: str) -> None:
        self.going = replace(self.going, part=key)
        self._stack.setCurrentWidget(self._parts[key])
        self.list.mark_current(key)
        self.drop.mark_current(key)
        self._place_drop()

    def _place_drop(self) -> None:
        narrow = self.width() < scaled(NARROW)
        self._side.setVisible(not narrow)
        head = self._parts[self.part].head()
        if narrow and head.indexOf(self.drop) < 0:
            if isinstance(head, QVBoxLayout):
                head.insertWidget(0, self.drop)
            else:
                head.insertWidget(0, self.drop, 1)
        self.drop.setVisible(narrow)

    def _lay_out(self) -> None:
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(SPACE.page - SPACE.icon, SPACE.card, 0, SPACE.card)
        self.list.setFixedWidth(scaled(LIST_WIDTH))
        side.addWidget(self.list)
        side.addStretch(1)
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._side)
        whole.addWidget(self._stack, 1)

    # Keeping up.

    @override
    def refresh(self) -> None:
        focused = QApplication.focusWidget()
        begins = self.view is None or (focused is not None and self._stack.isAncestorOf(focused))
        try:
            self.view = look_at(self.workspace, self.going.reference)
        except CordonError as fault:
            ask.tell(self, fault)
            return
        for part in self._parts.values():
            part.show_case(self.view)
        counts = {PEOPLE: len(self.view.people), DEVICES: len(self.view.detail.devices),
                  DOCUMENTS: len(self.view.detail.documents), RECORD: len(self.view.trail)}  # fmt: skip
        for key, number in counts.items():
            self.list.count(key, number)
        if begins:
            self.settle()

    @override
    def arrive(self, going: Going) -> bool:
        self._show_part(going.part if going.part in self._parts else OVERVIEW)
        self.settle()
        return True

    @override
    def clear(self) -> None:
        self.view = None
        self._people.forget_reason()
        for part in self._parts.values():
            part.clear()
        self._stale = True

    def _on_uncovered(self, reason: str) -> None:
        """Record that somebody looks and why, and only then show the names, for as long as this part is seen (R005)."""
        asked = people.Uncovering(case=self.going.reference, reason=reason)
        try:
            self.workspace.do(_SHOWING, asked)
        except CordonError as fault:
            ask.tell(self, fault)
            return
        self._people.forget_reason()
        self.refresh()
        self._show_parts(uncovered=True)

    def _show_parts(self, *, uncovered: bool = False) -> None:
        if self.view is None or not self.workspace.is_open:
            return
        parts = self.workspace.ask(register.parts, self.going.reference, show_protected=uncovered)
        self.view = replace(self.view, parts=parts)
        self._people.show_case(self.view)
        if self._people.isVisible():
            self.settle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_drop()


_SHOWING: Final[Verb[Any]] = people.show_reporter
_LEADING: Final = frozenset({"case.close", "case.reopen", "case.enter_in_error"})
#: Answered in the police part itself, which this leads to.
_QUESTIONS: Final = "referral.answer"
#: What may have happened after a case was closed, and is recorded then too.
_AFTERWARDS: Final = frozenset({"contact.record", "viewing.record"})
#: What "New…" offers, in the order in which a case goes.
_VERBS: Final[tuple[tuple[str, str, str], ...]] = (
    (_QUESTIONS, _("Answer the police questions"), "shield"),
    ("device.confiscate", _("Confiscate a device"), "hand"),
    ("device.take_together", _("Confiscate several at once"), "smartphone"),
    ("device.ask", _("Ask for a device"), "hourglass"),
    ("device.record_search", _("Record a search"), "search"),
    ("person.add", _("Add a person"), "user-plus"),
    ("case.involve", _("Join someone on the register"), "users"),
    ("group.add", _("Add a group of people"), "users"),
    ("contact.record", _("Record a call or a meeting"), "phone"),
    ("protection.begin", _("Add a protective step"), "shield-check"),
    ("parents.decide", _("Decide about telling parents"), "users"),
    ("viewing.record", _("Record that something was viewed"), "eye"),
    ("key_date.set", _("Set a key date"), "calendar"),
    ("case.correct", _("Correct a fact of the case"), "pencil"),
    ("case.categorise", _("Change the codes"), "list-checks"),
    ("case.close", _("Close the case"), "archive"),
    ("case.reopen", _("Reopen the case"), "rotate-ccw"),
    ("case.enter_in_error", _("Entered in error"), "ban"),
)
