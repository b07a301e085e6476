"""Doing one thing: a form with its guidance beside it, a foot with the verb, and every refusal at its field."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.errors import CordonError, Invalid, Problem
from desktop_app.services import actions
from desktop_app.services.rules import times
from desktop_app.services.rules.verb import Verb
from desktop_app.views import aside
from desktop_app.views.page import Going, Page
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import outlined, primary
from desktop_app.views.widgets.card import Hairline, Icon
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.form_sheet import FormSheet
from desktop_app.views.widgets.guidance import Guidance, GuidancePanel
from desktop_app.views.widgets.label import Label
from desktop_app.words import _
from desktop_app.workspace import Workspace


class Deed(Page):
    """A page on which one verb is carried out. A subclass names the verb and its words, and builds the form.

    Two fields have a meaning of their own and are no part of the request: ``at`` (when it happened) and ``late`` (why
    it is entered only now), which is asked only when it is needed.
    """

    verb: ClassVar[Verb[Any]]
    #: The words on the primary button, a verb: "Confiscate", "Hand to police".
    does: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    #: Whether the deed has a time of its own; without one it happens now.
    timed: ClassVar[bool] = True
    #: Whether what was typed is kept when the page is left; a page that stays open by itself needs no keeping.
    sets_aside: ClassVar[bool] = True

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Build the form and what stands around it."""
        super().__init__(workspace, going)
        self.form = Form()
        self.guidance = GuidancePanel()
        self.sheet = FormSheet(self.form, self.guidance)
        self.trouble_icon = Icon("circle-alert", "red", size=16)
        self.trouble = Label("", Style.SMALL, Ink.RED, wrap=True)
        self.foot = Label("", Style.META, Ink.MUTED, wrap=True)
        self.do_it = primary(self.does, icon=self.icon, done=self.carry_out)
        self.cancel = outlined(_("Cancel"), done=self.give_up)
        self.foot_bar = self._lay_out()
        self._touched = False
        self._built = False
        self._on_troubled("")
        self.form.troubled.connect(self._on_troubled)
        self.form.changed.connect(self._on_changed_by_hand)

    # What a subclass fills in.

    def build(self, form: Form) -> None:
        """Add the fields."""
        raise NotImplementedError

    def request(self, values: Values) -> object:
        """Return the request that the answers make."""
        return actions.read(self.verb, values)

    def do(self, values: Values, *, at: datetime | None, late: str | None) -> str:
        """Do it and return the reference of what it was done to; for a deed that consists of more than its verb.

        Raises:
            CordonError: it was refused, or could not be saved.
        """
        return self.workspace.do(self.verb, self.request(values), at=at, late=late)

    def aimed(self, problem: Problem) -> Problem:
        """Return a problem with the name of the field at which this form shows it; by default its own."""
        return problem

    def meanwhile(self) -> str:
        """Return what stands quietly at the foot while nothing is wrong."""
        return ""

    def after(self, reference: str) -> None:
        """Go on once it is done; by default back to where the person came from."""
        self.said.emit(_("Saved."))
        self.go.emit(Going(back=True))

    # How it goes.

    @override
    def refresh(self) -> None:
        """Build the form the first time; what was typed is never overwritten later."""
        if self._built:
            return
        self._built = True
        self.build(self.form)
        if self.timed and "at" not in {field.name for field in self.form.fields()}:
            self.ask_when(_("When did it happen?"))
        self.form.fill(dict(self.going.filled))
        self._touched = False
        self._on_troubled("")
        if typed := aside.take(self.workspace, repr(self.going)):
            self.restore(typed)
            self.said.emit(_("What you were typing is back."))
        self.form.focus_first()

    def ask_when(self, label: str, *, guidance: Guidance | None = None) -> None:
        """Ask here in the form when it happened and, once that is long ago, why it is entered only now."""
        self.form.when("at", label=label, required=True, guidance=guidance)
        self.form.note(
            "late",
            label=_("Why is it entered only now?"),
            helper=_("It is marked as a late entry on the sheet, with your reason."),
            required=True,
            lines=2,
        )
        self.form.only_when("late", _is_late)

    def carry_out(self) -> None:
        """Carry it out if nothing stands against it; otherwise say at each field what does."""
        if not self.form.ready():
            return
        values = self.form.values()
        at, late = moment_of(values.pop("at", None)), values.pop("late", None)
        try:
            reference = self.do(values, at=at, late=late if isinstance(late, str) else None)
        except Invalid as refusal:
            self.form.show_problems([self.aimed(problem) for problem in refusal.problems])
            self._hush()
            self.form.focus_first_problem()
        except CordonError as fault:
            ask.tell(self, fault)
        else:
            self._touched = False
            self.after(reference)

    def _hush(self) -> None:
        """Take away advice that a refusal at the same field says again."""
        for field in self.form.fields():
            if field.advice and field.advice in field.problem:
                field.control.advised.emit([])

    def give_up(self) -> None:
        """Leave without saving; asks first when something was typed."""
        self.go.emit(Going(back=True))

    @override
    def leave(self) -> bool:
        """Ask before a form is left with something typed in it; staying is the default, and leaving loses nothing."""
        if not self._touched:
            return True
        gone = ask.confirm(
            self,
            _("Leave without saving?"),
            _("What you typed here is not saved yet. It is here again when you come back, until Cordon is locked."),
            yes=_("Leave without saving"),
            no=_("Keep writing"),
        )
        if gone and self.sets_aside:
            aside.keep(self.workspace, repr(self.going), self.draft())
        self._touched = not gone
        return gone

    @override
    def draft(self) -> dict[str, object]:
        """Return what was typed."""
        return self.form.draft() if self._touched else {}

    @override
    def restore(self, draft: dict[str, object]) -> None:
        """Put back what was typed."""
        self.renew()
        if draft:
            self.form.restore(draft)
            self._touched = True

    @override
    def clear(self) -> None:
        """Forget what was typed; it was kept as a draft before."""
        self._touched = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.carry_out()
            return
        super().keyPressEvent(event)

    def _on_troubled(self, sentence: str) -> None:
        self.trouble_icon.setVisible(bool(sentence))
        self.trouble.setText(sentence)
        self.trouble.setMaximumWidth(self.trouble.fontMetrics().horizontalAdvance(sentence) + SPACE.card)
        self.trouble.setVisible(bool(sentence))
        self.foot.setText(_("Nothing you typed is lost.") if sentence else self.meanwhile())
        self.foot.setVisible(not sentence or not self.sheet.is_narrow)  # what needs her comes first where room is short

    def _on_changed_by_hand(self) -> None:
        self._touched = self._built

    def _lay_out(self) -> QWidget:
        bar = QWidget()
        foot = QHBoxLayout(bar)
        foot.setContentsMargins(SPACE.page, SPACE.tight, SPACE.page, SPACE.tight)
        foot.setSpacing(SPACE.tight)
        foot.addWidget(self.trouble_icon)
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.do_it)
        bar.setProperty("ground", "surface")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.sheet, 1)
        whole.addWidget(Hairline())
        whole.addWidget(bar)
        return bar


def moment_of(value: object) -> datetime | None:
    """Return the moment that a form gives as text."""
    return datetime.fromisoformat(value) if isinstance(value, str) else None


def _is_late(values: Values) -> bool:
    at = moment_of(values.get("at"))
    return at is not None and clock.now() - at > timedelta(minutes=times.LATE_AFTER)
