"""The screening as one calm form: a card for each list of questions, all answers visible, one question open."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.models.vocabulary import Answer
from desktop_app.services.register import QuestionList, QuestionRow
from desktop_app.views.police.beside import OfQuestions
from desktop_app.views.police.question import Asked
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.card import Box, Icon
from desktop_app.views.widgets.elided import Elided
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

#: By list: the title of its card, and its icon.
TITLES: Final = {
    QuestionList.ALWAYS_REFER: (_("Seven questions: any Yes must be referred"), "shield-alert"),
    QuestionList.FACTORS: (_("Three factors: a Yes speaks for referring"), "list-checks"),
    QuestionList.AGGRAVATING: (_("Aggravating factors"), "triangle-alert"),
    QuestionList.SECOND_LIST: (_("Second list, after UKCIS. Check current guidance."), "book-open"),
}


class QuestionsCard(Box):
    """One list of questions; its rows go from edge to edge, so that the open one is a band across it."""

    def __init__(self, of: QuestionList, rows: Sequence[QuestionRow], about: OfQuestions) -> None:
        """Lay the questions out, without their answers."""
        super().__init__()
        title, icon = TITLES[of]
        self.setAccessibleName(title)
        self.meta = Label("", Style.META, Ink.MUTED)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE.card, 0, SPACE.card, SPACE.hair)
        head.setSpacing(SPACE.icon)
        head.addWidget(Icon(icon, "ink", size=16))
        head.addWidget(Elided(title, Style.CARD), 1)
        head.addWidget(self.meta)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, SPACE.snug, 1, SPACE.tight)
        column.setSpacing(0)
        column.addLayout(head)
        numbered = of is QuestionList.ALWAYS_REFER
        self.asked: list[Asked] = []
        for number, row in enumerate(rows, start=1):
            one = Asked(row, str(number) if numbered else "", about.short(row.question), about.words(row.question))
            one.first = number == 1
            self.asked.append(one)
            column.addWidget(one)

    def put(self, rows: Sequence[QuestionRow], *, may: bool, corrects: bool) -> None:
        """Show the answers that are on record."""
        held = {row.question: row for row in rows}
        for one in self.asked:
            one.put(held[one.question], may=may, corrects=corrects)
        given = sum(row.answer is not None for row in held.values())
        unsure = sum(row.answer is not None and row.answer.answer is Answer.NOT_KNOWN for row in held.values())
        said = _("{given} of {all} answered").format(given=given, all=len(held))
        self.meta.setText(said if not unsure else _("{said}, {count} Don’t know").format(said=said, count=unsure))


class Screening:
    """The cards of all lists, kept from one showing to the next so that nothing moves under the person's hands."""

    def __init__(self, about: OfQuestions, connect: Callable[[Asked], None]) -> None:
        """Begin empty; every question that comes is given to ``connect``."""
        self.about, self._connect = about, connect
        self.cards: dict[QuestionList, QuestionsCard] = {}
        self._shape: tuple[object, ...] = ()

    @property
    def asked(self) -> list[Asked]:
        """All questions, in order."""
        return [one for card in self.cards.values() for one in card.asked]

    def put(self, rows: Sequence[QuestionRow], *, may: bool, corrects: bool) -> bool:
        """Show these questions; return whether the cards themselves had to be made anew."""
        shape = tuple(row.question for row in rows)
        fresh = shape != self._shape
        if fresh:
            self._shape = shape
            for card in self.cards.values():
                card.hide()
                card.deleteLater()
            self.cards = {
                of: QuestionsCard(of, held, self.about)
                for of in QuestionList
                if (held := [row for row in rows if row.of is of])
            }
            for one in self.asked:
                self._connect(one)
        for of, card in self.cards.items():
            card.put([row for row in rows if row.of is of], may=may, corrects=corrects)
        return fresh

    def next_open(self) -> Asked | None:
        """Return the first question without an answer; where all have one, the first answered Don't know."""
        bare = [one for one in self.asked if one.row.answer is None]
        unsure = [one for one in self.asked if one.row.answer and one.row.answer.answer is Answer.NOT_KNOWN]
        return next(iter([*bare, *unsure]), None)
