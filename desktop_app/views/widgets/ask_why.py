"""Asking for a reason before something is done; what was typed is kept when one thinks better of it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.views.theme import Ink
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.ask import AskBox, Asked
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.text import Check
from desktop_app.words import _


@dataclass(frozen=True, kw_only=True)
class Why:
    """The answer: whether to go on, and the reason as far as it was typed."""

    goes_on: bool
    reason: str


class WhyBox(AskBox):
    """A question with a field for the reason; going on needs one."""

    def __init__(self, parent: QWidget | None, asked: Asked, *, begun: str, check: Check | None, longest: int) -> None:
        """Begin with what was typed before."""
        super().__init__(parent, asked, safe=0, icon="circle-question-mark", ink=Ink.ACCENT)
        self.form = Form()
        self.form.note("reason", label=_("Why"), required=True, lines=2, longest=longest, check=check)
        self.form.fill({"reason": begun})
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - the box laid it out itself
        column.insertWidget(1, self.form)
        self.form.focus_first()

    @property
    def reason(self) -> str:
        """What was typed."""
        return str(self.form.values().get("reason", ""))

    @override
    def _take(self, number: int) -> None:
        if number != self._safe and not self.form.ready():
            return
        super()._take(number)


def why(  # noqa: PLR0913 - each is said by name, and most are left out
    parent: QWidget | None,
    question: str,
    more: str = "",
    *,
    yes: str,
    no: str,
    begun: str = "",
    check: Check | None = None,
    longest: int = 500,
) -> Why:
    """Ask whether to go on, and for what reason.

    Args:
        parent: the window it stands before.
        question: one sentence.
        more: what follows from going on.
        yes: the verb that goes on.
        no: the verb that does not, which is what Escape means.
        begun: a reason that was typed before.
        check: what the guard says of the reason while it is typed.
        longest: how many characters the record takes.
    """
    asked = Asked(question=question, more=more, verbs=(no, yes))
    if ask.is_answered():
        given = ask.answered(asked)
        return Why(goes_on=given is not None, reason=begun if given is None else str(given))
    box = WhyBox(parent, asked, begun=begun, check=check, longest=longest)
    box.exec()
    answer = Why(goes_on=asked.verbs[box.answer] == yes, reason=box.reason)
    box.deleteLater()
    return answer
