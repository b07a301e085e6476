"""Doing one thing: a form with its guidance beside it, a foot with the verb, and every refusal at its field."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import clock
from desktop_app.errors import CordonError, Invalid, Problem
from desktop_app.guidance import GuidanceDamaged
from desktop_app.models.vocabulary import StaffRole
from desktop_app.services import actions
from desktop_app.services.rules import times
from desktop_app.services.rules.verb import Verb
from desktop_app.services.rules.wording import words
from desktop_app.views import aside
from desktop_app.views.page import Going, Page
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import outlined, primary
from desktop_app.views.widgets.card import Hairline, Icon
from desktop_app.views.widgets.fault_card import fault_card
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.form_sheet import FormSheet
from desktop_app.views.widgets.guidance import Guidance, GuidancePanel
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.note_card import note_card
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
        self._carried_out = False
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

    def only(self) -> frozenset[StaffRole] | None:
        """Return the roles that alone may do this; None where every member of staff may. By default the verb's own."""
        return self.verb.only

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
        try:
            self.build(self.form)
        except GuidanceDamaged as fault:
            self._cannot(fault)
            return
        self._say_who_may()
        if self.timed and "at" not in {field.name for field in self.form.fields()}:
            self.ask_when(_("When did it happen?"))
        self.form.fill(dict(self.going.filled))
        self._touched = False
        self._on_troubled("")
        if typed := aside.take(self.workspace, self.set_aside_as()):
            self.restore(typed)
            self.said.emit(_("What you were typing is back."))
        self.form.focus_first()

    def _cannot(self, fault: CordonError) -> None:
        """Say in place of the form why there is none."""
        self.sheet.put_above(fault_card(fault))
        self.form.hide()
        self.do_it.setEnabled(False)
        self.do_it.setAccessibleDescription(fault.sentence)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_who_may(self) -> None:
        """Say beforehand where somebody else has to do it, so that nothing is typed in vain."""
        who, only = self.workspace.who, self.only()
        if who is None or only is None or who.role in only:
            return
        roles = _(" or ").join(words(role).lower() for role in StaffRole if role in only)
        said = _("Only the {roles} may do this. Ask one of them to do it under their own login.").format(roles=roles)
        self.sheet.put_above(note_card(said, "lock"))
        self.do_it.setEnabled(False)
        self.do_it.setToolTip(said)
        self.do_it.setAccessibleDescription(said)

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
        if not self.is_wanted() or not self.form.ready():
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
            self.note_done()
            self.after(reference)

    def is_wanted(self) -> bool:
        """Say whether pressing the verb means anything: not for those who may not, nor twice for the same answers."""
        return not self._carried_out and self.do_it.isEnabled()

    def note_done(self) -> None:
        """Note that it is carried out: nothing typed is unsaved, and a second press before the page goes is nothing."""
        self._touched, self._carried_out = False, True

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
        kept = bool(self.draft())
        gone = ask.confirm(
            self,
            _("Leave without saving?"),
            _("It is not saved yet. What you typed is here again when you open this form again, also after Cordon was "
              "locked.") if kept else _("It is not saved yet, and nothing of it is kept: it holds a secret."),
            yes=_("Leave; it is kept") if kept else _("Leave; nothing is kept"),
            no=_("Keep writing"),
        )  # fmt: skip
        if gone:
            aside.keep(self.workspace, self.set_aside_as(), self.draft())
        self._touched = not gone
        return gone

    def set_aside_as(self) -> str:
        """Return the name under which what was typed is found again: which form it is, and what it is about."""
        return repr(self.going)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)  # builds it the first time, with what was set aside
        if self._built and aside.take(self.workspace, self.set_aside_as()):
            self._touched = True  # it stayed open behind others, just as it was left

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
        self._touched, self._carried_out = self._built, False

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
