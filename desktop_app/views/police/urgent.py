"""Whom to call at once: the box that an answer of Yes brings up, until the police know."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.guidance import Banner
from desktop_app.models.decision_words import ReferralMethod, ReferralState
from desktop_app.models.vocabulary import Answer
from desktop_app.services.register import ReferralDetail
from desktop_app.views.police.beside import OfQuestions
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.buttons import Button, outlined
from desktop_app.views.widgets.card import Box, Ground, Icon
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

R = ReferralState
#: The police know, or have known: nobody has to call for the first time.
_KNOWN: Final = frozenset({
    R.REFERRED, R.ALREADY_KNOWN, R.ACKNOWLEDGED, R.ACTIVE, R.ADVICE_ONLY, R.NFA, R.OUTCOME_RECORDED, R.CLOSED,
})  # fmt: skip


def banner(found: ReferralDetail, about: OfQuestions) -> Banner | None:
    """Return whom to call at once, the gravest first; None where no answer asks for it or the police know."""
    if found.state in _KNOWN:
        return None
    asked = [
        about.banner(row.question)
        for row in found.questions
        if row.answer is not None and row.answer.answer is Answer.YES
    ]
    return next((one for one in Banner if one in asked), None)


def method(which: Banner) -> ReferralMethod:
    """Return by which way a call is recorded."""
    return ReferralMethod.EMERGENCY_999 if which is Banner.EMERGENCY else ReferralMethod.NON_EMERGENCY_101


class UrgentBox(Box):
    """The red box: call first, then record it here."""

    def __init__(self, which: Banner, record: Callable[[], object] | None) -> None:
        """Say whom to call; ``record`` leads to recording it, where whoever sits there may."""
        super().__init__(Ground.RED, radius=6)
        what, then = (
            (_("In danger now? Call 999."), _("Then record the call here."))
            if which is Banner.EMERGENCY
            else (_("Call 101 now, or 999 if it is going on."), _("Then record the call here."))
        )
        self.setAccessibleName(f"{what} {then}")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.snug, SPACE.tight, SPACE.snug, SPACE.tight)
        row.setSpacing(SPACE.icon)
        row.addWidget(Icon("phone", "red"), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(what, Style.STRONG, Ink.RED, wrap=True))
        words.addWidget(Label(then, Style.META, Ink.SECOND, wrap=True))
        row.addLayout(words, 1)
        self.button: Button | None = None
        if record is not None:
            self.button = outlined(_("Record call"), row=True, done=record)
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
