"""The police part of a case: the questions, what they come to, and everything that was decided, said and advised."""

from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.errors import CordonError, Invalid
from desktop_app.models.decision_words import Question
from desktop_app.models.vocabulary import StaffRole
from desktop_app.services.referral import answering
from desktop_app.services.register import ReferralDetail
from desktop_app.services.rules.verb import Verb
from desktop_app.views import aside
from desktop_app.views.case_part import Part, PartLine
from desktop_app.views.case_view import CaseView
from desktop_app.views.page import Going, Place
from desktop_app.views.police import children, decision, holds, log, saying
from desktop_app.views.police.beside import OfQuestions, beside
from desktop_app.views.police.deed import PART as KEY
from desktop_app.views.police.next import ANSWER, following
from desktop_app.views.police.question import Asked
from desktop_app.views.police.result import ResultCard, ResultStrip
from desktop_app.views.police.screening import Screening
from desktop_app.views.theme import SPACE, scaled
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.guidance import GuidancePanel
from desktop_app.views.widgets.scroll import LANE, LaneScroll, PageScroll
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: Below this width of the part, in logical pixels, everything stands in one column.
NARROW: Final = 800
SIDE: Final = 366
#: Milliseconds after which it is looked whether the mouse was released.
RELEASE: Final = 30
_ANSWERING: Final[Verb[Any]] = answering.answer


class _Side(LaneScroll):
    """The result and the guidance, laid over room that the page keeps free; it scrolls by itself in a low window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.inside = QWidget()
        self.inside.setObjectName("page")
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 0, SPACE.page)
        self.column.setSpacing(SPACE.card)
        self.column.addStretch(1)
        self.setWidget(self.inside)
        self.viewport().setProperty("ground", "canvas")


class PolicePart(Part):
    """The police decision of a case, on one page."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin empty."""
        super().__init__()
        self.workspace = workspace
        self.found: ReferralDetail | None = None
        self.view: CaseView | None = None
        self.area = PageScroll(self)
        self.side = _Side(self)
        self.result = ResultCard(self.do)
        self.strip = ResultStrip(self.do)
        self.guidance = GuidancePanel()
        self.screening = Screening(OfQuestions(workspace), self._connect)
        self._narrow: bool | None = None
        self._cards: dict[str, QWidget] = {}
        self._stacked: list[QWidget] = []
        self._held: QWidget | None = None
        self._saving = False
        self._released = QTimer(self)
        self._released.setSingleShot(True)
        self._released.setInterval(RELEASE)
        self._released.timeout.connect(self._on_released)
        self._lay_out()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    # What a part is.

    @override
    def head(self) -> QBoxLayout:
        return self.area.column

    @override
    def show_case(self, view: CaseView) -> None:
        fresh = self.view is None or self.view.reference != view.reference
        held = QApplication.focusWidget()
        self.view = view
        self.found = found = view.referral
        self.screening.about = OfQuestions(self.workspace)
        made = self.screening.put(found.questions, may=self._may_answer(), corrects=self._corrects())
        if fresh or made:
            self._take_typed()
        steps = following(found, is_dsl=self._corrects()) if self._may_decide() else None
        self.result.put(found, steps, self.screening.about, whynot=self._why_not())
        self.strip.put(found, steps, self.screening.about)
        self._make_cards(found, view)
        if fresh:
            self._open(None)
            first = self.screening.next_open() if self._may_answer() else None
            if first is not None:
                self._open(first)
        self._arrange()
        stays = held is not None and isValid(held) and self.isAncestorOf(held) and held.isVisible()
        self._held = QApplication.focusWidget() if stays else None  # an answer that changed has taken the keyboard on

    @override
    def clear(self) -> None:
        self.found = self.view = None
        self.screening.put((), may=False, corrects=False)
        self.result.let_go()
        self.guidance.tell("", None)
        self._drop_cards()

    @override
    def first(self) -> QWidget | None:
        focused, held = QApplication.focusWidget(), self._held
        if (
            held is not None
            and isValid(held)
            and held.isVisible()
            and focused is not None
            and self.isAncestorOf(focused)
        ):
            return held
        if self._may_answer() and (asked := self.screening.next_open()) is not None:
            return asked.target()
        return self.strip.first if self._narrow else self.result.first

    # What is done.

    def do(self, verb: str, filled: tuple[tuple[str, object], ...] = ()) -> None:
        """Go to the page of a deed about this case, or to the next question."""
        if verb == ANSWER:
            asked = self.screening.next_open()
            if asked is not None:
                asked.target().setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        refused = [one for one in self.screening.asked if one.is_open and not one.settle()]
        if self.view is not None and not refused:
            known = (("case", self.view.reference), *filled)
            self.go.emit(Going(place=Place.DEED, reference=self.view.reference, part=verb, filled=known))

    def _save(self, asked: Asked, *, by_hand: bool) -> None:
        """Save one answer; say at it what stands against that."""
        if self.view is None or self._saving or not asked.pending:
            return
        request = answering.ScreeningReply(
            case=self.view.reference, question=asked.question, answer=asked.answer, basis=asked.known_by
        )
        said = _("Saved. {question}: {answer}.").format(question=asked.short, answer=saying.answer(asked.answer))
        self._saving = True
        try:
            self.workspace.do(_ANSWERING, request)
        except Invalid as refusal:
            asked.refuse(refusal.problems)
            return
        except CordonError as fault:
            ask.tell(self, fault)
            return
        finally:
            self._saving = False
        self._keep_typed()
        announce(self, said)
        if by_hand:
            self._go_on()

    def _go_on(self) -> None:
        """Go to the first question that is not answered; where none is left, to the next step."""
        bare = next((one for one in self.screening.asked if one.row.answer is None), None)
        button = self.strip.first if self._narrow else self.result.first
        target = bare.target() if bare is not None else button
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Who may.

    def _may_decide(self) -> bool:
        return self.view is not None and self.view.leads and self.view.writable

    def _may_answer(self) -> bool:
        found, view = self.found, self.view
        return (
            found is not None
            and view is not None
            and view.is_open
            and self._may_decide()
            and (found.state in saying.OPEN)
        )

    def _corrects(self) -> bool:
        who = self.workspace.who
        return self._may_decide() and who is not None and who.role is StaffRole.DSL

    def _why_not(self) -> str:
        """Return why whoever sits there decides nothing here."""
        if self.view is None or self._may_decide():
            return ""
        if not self.view.writable:
            return _("Nothing can be added to this vault now.")
        return _("Only the designated safeguarding lead or a deputy decides this. Ask one of them to do it under their "
                 "own login.")  # fmt: skip

    # What is typed and not saved yet outlives the lock.

    def _kept_under(self) -> str:
        return f"{KEY} {self.view.reference}" if self.view is not None else KEY

    def _keep_typed(self) -> None:
        typed: dict[str, object] = {one.question.value: draft for one in self.screening.asked if (draft := one.draft())}
        if typed:
            aside.keep(self.workspace, self._kept_under(), typed)
        else:
            aside.take(self.workspace, self._kept_under())

    def _take_typed(self) -> None:
        typed = aside.take(self.workspace, self._kept_under())
        for one in self.screening.asked:
            one.restore(typed.get(one.question.value))
        self._keep_typed()

    # How the keyboard goes.

    def _connect(self, asked: Asked) -> None:
        asked.wanted.connect(lambda by_hand: self._save(asked, by_hand=by_hand))
        asked.typed.connect(self._on_typed)
        asked.correct.connect(lambda: self.do("referral.correct_answer", (("question", asked.question.value),)))

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._released.start()  # what is being pressed must not move away under the pointer
        else:
            self._follow(now)

    def _on_typed(self) -> None:
        self._keep_typed()
        self._on_focus_changed(None, QApplication.focusWidget())

    def _on_released(self) -> None:
        self._on_focus_changed(None, QApplication.focusWidget())

    def _follow(self, now: QWidget | None) -> None:
        """Open the question that has the keyboard, and save the one that it left."""
        if now is None or self.found is None or not self.isAncestorOf(now):
            return
        entered = next((one for one in self.screening.asked if one.isAncestorOf(now)), None)
        left = next((one for one in self.screening.asked if one.is_open and one is not entered), None)
        if entered is not None and not entered.is_open:
            self._open(entered)
        if left is not None:
            left.leave()

    def _open(self, asked: Asked | None) -> None:
        """Let one question be the open one, with its guidance beside it or under it."""
        above: Asked | None = None
        for one in self.screening.asked:
            one.open(one is asked, below=above is not None and above is asked)
            above = one
            if one is not asked or not self._narrow:
                one.slip(None)
        about = None if asked is None else self.screening.about.about(asked.question)
        if asked is not None and self._narrow:
            asked.slip(about)
        if asked is None and self.found is not None and self.found.police_lead:
            about = beside("lead")
        self.guidance.tell("" if about is None else about.title, about)
        if self.guidance.card is not None:
            self.guidance.card.show()  # Qt would show what is added later on only at the next turn of its loop

    @property
    def opened(self) -> Question | None:
        """Which question is open."""
        return next((one.question for one in self.screening.asked if one.is_open), None)

    # How it is laid out.

    def _make_cards(self, found: ReferralDetail, view: CaseView) -> None:
        self._drop_cards()
        decides = self.do if self._may_decide() else None
        writes = self.do if view.writable else None
        rescreens = (lambda: self.do("referral.rescreen")) if self._may_decide() and view.is_open else None
        made = {
            "lead": decision.lead_card(found),
            "rescreen": decision.rescreen_card(found, rescreens),
            "decision": decision.decision_card(found),
            "log": log.log_card(found.advice, decides),
            "children": children.children_card(found, view.people, writes),
            "holds": holds.holds_card(found.holds),
        }
        self._cards = {name: card for name, card in made.items() if card is not None}

    def _drop_cards(self) -> None:
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards = {}

    def _lay_out(self) -> None:
        self.stack = QVBoxLayout()
        self.stack.setSpacing(SPACE.card)
        self.area.column.addLayout(self.stack)
        self.area.column.addStretch(1)
        self.side.column.insertWidget(0, self.guidance)
        self.strip.setParent(self)
        self.strip.hide()
        self.result.setParent(self)

    def _arrange(self) -> None:
        """Put everything in its order: questions first while they are open, what was decided first afterwards."""
        narrow = self.width() < scaled(NARROW)
        turned, self._narrow = narrow is not self._narrow, narrow
        self.area.keep_free(0 if narrow else scaled(SIDE) + SPACE.card)
        self.side.setVisible(not narrow)
        self.strip.setVisible(narrow and self.found is not None)
        for widget in filter(isValid, self._stacked):
            self.stack.removeWidget(widget)  # not takeAt: its item would live on, and keep a height that is long past
        if not narrow:
            self.side.column.insertWidget(0, self.result)
        self._stacked = self._in_order(narrow=narrow)
        for widget in self._stacked:
            self.stack.addWidget(widget)
            widget.show()
        self.result.setVisible(self.found is not None)
        self.result.show_first(not narrow)
        self._put_in_order([*self._stacked, self.result])
        if turned:
            self._open(next((one for one in self.screening.asked if one.is_open), None))
        self._pin()

    def _put_in_order(self, widgets: list[QWidget]) -> None:
        """Let the Tab key go down the page as it stands, and then to the result beside it."""
        inside = (one for widget in dict.fromkeys(widgets) for one in (widget, *widget.findChildren(QWidget)))
        stops = [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is self.window()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.result.put_in_order()

    def _in_order(self, *, narrow: bool) -> list[QWidget]:
        questions: list[QWidget] = list(self.screening.cards.values())
        held = self._cards.get
        said = [held("lead"), held("rescreen")]
        told = [held("decision"), held("log"), held("children"), held("holds")]
        is_open = self.found is None or self.found.state in saying.OPEN
        whole = [self.result] if narrow else []
        order = [*said, *questions, *whole, *told] if is_open else [*said, *whole, *told, *questions]
        return [widget for widget in ([self.strip] if narrow else []) + order if widget is not None]

    def _pin(self) -> None:
        self.area.setGeometry(self.rect())
        if self._narrow:
            return
        top = self.area.column.contentsMargins().top()
        wide = scaled(SIDE)
        self.side.setGeometry(self.width() - SPACE.page - wide, top, wide + LANE, max(0, self.height() - top))
        self.side.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.width() < scaled(NARROW)) is not self._narrow:
            self._arrange()
        self._pin()


PART: Final = PartLine(key=KEY, words=_("Police"), make=PolicePart)
