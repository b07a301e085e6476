"""A screen before a vault that is a form: a title, fields with their guidance beside them, and a foot with its verb."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import CordonError, Invalid
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.unlock.screen import Screen
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import outlined, primary
from desktop_app.views.widgets.card import Hairline, Icon
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.form_sheet import FormSheet
from desktop_app.views.widgets.label import Label
from desktop_app.words import _


class FormScreen(Screen):
    """A title above a form; the foot says what is wrong, and carries the verb."""

    def __init__(self, title: str, meta: str, verb: str, *, icon: str, back: str = "welcome") -> None:
        """Lay it out.

        Args:
            title: what it is.
            meta: a quiet line under it.
            verb: the words of the primary button.
            icon: its icon.
            back: the screen that Cancel turns to.
        """
        super().__init__()
        self.form = Form()
        self.sheet = FormSheet(self.form)
        self._back = back
        self._begun: Values = {}
        self.do_it = primary(verb, icon=icon, done=self.carry_out)
        self.cancel = outlined(_("Cancel"), done=self.give_up)
        self.trouble = Label("", Style.SMALL, Ink.RED, wrap=True)
        self._sign = Icon("circle-alert", "red", size=16)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE.page, SPACE.snug, SPACE.page, SPACE.snug)
        head.setSpacing(2)
        head.addWidget(Label(title, Style.TITLE, wrap=True))
        head.addWidget(Label(meta, Style.BODY, Ink.MUTED, wrap=True))
        top = QWidget()
        top.setLayout(head)
        for bar in (top,):
            bar.setProperty("ground", "surface")
            bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (top, Hairline()):
            whole.addWidget(part)
        whole.addWidget(self.sheet, 1)
        whole.addWidget(Hairline())
        whole.addWidget(self._foot())
        self.form.troubled.connect(self._on_troubled)
        self._on_troubled("")

    def carry_out(self) -> None:
        """Do what the form is for."""
        raise NotImplementedError

    def give_up(self) -> None:
        """Leave without doing it; asks first when something was typed."""
        if self.leave():
            self.clear()
            self.turn.emit(self._back)

    @override
    def leave(self) -> bool:
        if self.form.values() == self._begun:
            return True
        return ask.confirm(
            self,
            _("Leave without going on?"),
            _("What you typed here is not kept anywhere."),
            yes=_("Leave"),
            no=_("Keep writing"),
        )

    def begin_with(self, values: Values) -> None:
        """Fill the form with what stands in it at first; only what is typed beyond that can be lost."""
        self.form.fill(values)
        self.form.clear_problems()
        self._begun = self.form.values()

    def show_fault(self, fault: CordonError) -> None:
        """Show a refusal at its fields, or tell what went wrong."""
        if isinstance(fault, Invalid):
            self.form.show_problems(fault.problems)
            self.form.focus_first_problem()
        else:
            ask.tell(self, fault)

    @override
    def first(self) -> QWidget | None:
        return self.form.first_target()

    def _foot(self) -> QWidget:
        bar = QWidget()
        bar.setProperty("ground", "surface")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot = QHBoxLayout(bar)
        foot.setContentsMargins(SPACE.page, SPACE.tight, SPACE.page, SPACE.tight)
        foot.setSpacing(SPACE.tight)
        foot.addWidget(self._sign)
        foot.addWidget(self.trouble, 1)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.do_it)
        return bar

    def _on_troubled(self, sentence: str) -> None:
        self._sign.setVisible(bool(sentence))
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.carry_out()
            return
        super().keyPressEvent(event)
