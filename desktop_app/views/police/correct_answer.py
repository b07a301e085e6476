"""Putting an answer right: by the DSL, with a reason and a second person; the earlier answer stays readable."""

from typing import Final

from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.models.decision_words import Question
from desktop_app.models.vocabulary import Answer
from desktop_app.services import register
from desktop_app.services.referral import answering
from desktop_app.services.register import QuestionRow
from desktop_app.views.police import fields, saying
from desktop_app.views.police.beside import OfQuestions, beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.words import _

_WHY: Final = Guidance(
    paragraphs=(
        _("A Yes that leaves no way but the police is not taken back by answering again. It is put right here, with a "
          "reason and somebody who agrees."),
        _("The earlier answer stays readable beside the right one. The screening is open again afterwards."),
    ),
    source=_("A rule of Cordon"),
    title=_("Putting an answer right"),
)  # fmt: skip


class CorrectAnswer(PoliceDeed):
    """Only the DSL does it; the going may fill in the question."""

    verb = answering.correct_answer
    does = _("Put it right")
    heading = _("Correct an answer")
    offer = _("Correct an answer")
    icon = "pencil"

    @override
    def ask(self, form: Form, known: Known) -> None:
        words = OfQuestions(self.workspace)
        self._rows = {
            row.question: row for row in self.workspace.ask(register.referral, self.case).questions if row.answer
        }
        choices = [(question.value, words.short(question)) for question in self._rows]
        field = form.choice("question", choices, drop=True, unsure=None, label=_("Which question"), required=True,
                            guidance=_WHY)  # fmt: skip
        field.changed.connect(lambda: self._say_now(form))
        answers = [(one.value, saying.answer(one)) for one in Answer]
        form.choice("answer", answers, label=_("The right answer"), required=True, guidance=_WHY)
        fields.line(form, "basis", label=_("How it is known"), required=True,
                    guidance=beside("basis", book="screening"))  # fmt: skip
        form.only_when("basis", lambda values: values.get("answer") != Answer.NOT_KNOWN.value)
        fields.note(form, "reason", lines=3, label=_("Why the earlier answer was wrong"), required=True, guidance=_WHY)
        fields.approval(form, known)

    def _say_now(self, form: Form) -> None:
        """Say at the answer what stands there now."""
        said = form.field("question").control.value()
        row: QuestionRow | None = self._rows.get(Question(said)) if isinstance(said, str) else None
        form.field("answer").say_now("" if row is None else saying.answered(row))

    @override
    def aimed(self, problem: Problem) -> Problem:
        return fields.approval_aimed(self.form, problem)

    @override
    def meanwhile(self) -> str:
        return _("The screening is open again afterwards.")
