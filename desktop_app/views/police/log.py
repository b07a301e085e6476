"""The advice log: what each officer advised in outline, what that lifted or allows, and whether it was acted on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.models.vocabulary import Answer
from desktop_app.services.register import AdviceRow
from desktop_app.views import case_saying as say
from desktop_app.views.police import saying
from desktop_app.views.theme import SPACE, Ink, Style, Tone, scaled
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Card, Hairline, Icon
from desktop_app.views.widgets.chip import Chip, ChipLook
from desktop_app.views.widgets.flow import Flow
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

Do = Callable[..., object]
BUTTON = 132


def log_card(rows: tuple[AdviceRow, ...], do: Do | None) -> Card:
    """Return the advice log, the last first; ``do`` is None for those who may not write it."""
    card = Card(_("What officers advised"), icon="shield")
    if do is not None:
        card.title_line.addWidget(outlined(_("Record advice"), row=True, done=partial(do, "police.record_advice")))
        card.column.setContentsMargins(SPACE.card, SPACE.tight, SPACE.card, SPACE.card)
    if not rows:
        said = _("No advice is recorded. A hold for the police ends only by what stands here.")
        card.add(Label(said, ink=Ink.SECOND, wrap=True))
    for number, row in enumerate(reversed(rows)):
        if number:
            card.add(Hairline())
        card.add(_entry(row, do))
    return card


def _entry(row: AdviceRow, do: Do | None) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)
    line.setSpacing(SPACE.icon)
    line.addWidget(Icon("user", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(SPACE.hair)
    column.addWidget(Label(row.advised, Style.NAME, wrap=True))
    column.addWidget(Label(saying.advice_by(row), Style.META, Ink.MUTED, wrap=True))
    chips = QWidget()
    flow = Flow(chips)
    for look in _chips(row):
        flow.addWidget(Chip(look))
    column.addWidget(chips)
    if row.acted_detail:
        column.addWidget(Label(row.acted_detail, Style.META, Ink.SECOND, wrap=True))
    line.addLayout(column, 1)
    if do is not None:
        words = _("Mark acted on") if row.acted_at is None else _("Note again")
        button = outlined(words, row=True, done=partial(do, "police.note_acted", (("advice", row.reference),)))
        button.setMinimumWidth(scaled(BUTTON))
        button.setAccessibleDescription(saying.advice_short(row))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    holder.setAccessibleName(saying.advice_short(row))
    return holder


def _chips(row: AdviceRow) -> list[ChipLook]:
    """Return what follows from a piece of advice, each as a chip: acted on, lifted, questions."""
    found = [_acted(row)]
    if lifted := saying.lifted(row.lifts):
        found.append(ChipLook(words=_("Lifts {what}").format(what=lifted), tone=Tone.GREEN, icon="lock-open"))
    else:
        found.append(ChipLook(words=_("Lifts nothing"), icon="lock"))
    if row.allows_questions:
        found.append(ChipLook(words=_("The school may ask more"), icon="check"))
    return found


def _acted(row: AdviceRow) -> ChipLook:
    if row.acted_at is None:
        return ChipLook(words=_("Not noted yet whether acted on"), tone=Tone.AMBER, icon="hourglass")
    when = say.within(row.acted_at)
    return {
        Answer.YES: ChipLook(words=_("Acted on, {when}").format(when=when), tone=Tone.GREEN, icon="check"),
        Answer.NO: ChipLook(words=_("Not acted on"), tone=Tone.AMBER, icon="circle-slash"),
        Answer.NOT_KNOWN: ChipLook(words=_("Don’t know"), tone=Tone.AMBER, icon="circle-question-mark"),
    }[row.acted_on]
