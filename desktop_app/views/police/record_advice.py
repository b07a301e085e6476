"""Recording what an officer advised: who, in outline, and what of a hold that lifts."""

from typing import Final

from typing_extensions import override

from desktop_app.services import register
from desktop_app.services.referral import advising
from desktop_app.views.police import fields, lifting
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known
from desktop_app.views.widgets.form import Form, Values
from desktop_app.words import _

_QUESTIONS: Final = "allows_questions"


class RecordAdvice(PoliceDeed):
    """The only way, beside an outcome, on which a hold for the police ends (R043, R076)."""

    verb = advising.record_advice
    does = _("Record the advice")
    heading = _("Record advice of an officer")
    offer = _("Record advice")
    icon = "shield"
    timed = True
    when = _("When was it given?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.officer(form, known=self.workspace.ask(register.referral, self.case))
        fields.method(form, _("How it was given"), "advice")
        fields.note(form, "advised", lines=3, label=_("What was advised, in outline"), required=True,
                    guidance=beside("advice"))  # fmt: skip
        choices = [("no", _("No, or nothing was said")), ("yes", _("Yes"))]
        form.choice(_QUESTIONS, choices, unsure=None, label=_("May the school ask the children more?"), required=True,
                    guidance=beside("lead"))  # fmt: skip
        lifting.ask(form, self.workspace, self.case)

    @override
    def request(self, values: Values) -> object:
        said = values.get(_QUESTIONS)
        given: Values = {} if said is None else {_QUESTIONS: said == "yes"}
        return super().request({**values, **given})
