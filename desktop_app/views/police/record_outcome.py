"""Recording the outcome as it was told, and what of a hold it lifts."""

from typing_extensions import override

from desktop_app.services.referral import sending
from desktop_app.views.police import fields, lifting
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class RecordOutcome(PoliceDeed):
    """The outcome in the words in which it was told, in outline; it may lift a hold (R076)."""

    verb = sending.record_outcome
    does = _("Record the outcome")
    heading = _("The police outcome")
    offer = _("Record the outcome")
    icon = "landmark"
    timed = True
    when = _("When was it told?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.officer(form, whole=False)
        fields.note(form, "outline", lines=3, label=_("The outcome as it was told"), required=True,
                    guidance=beside("protect_now"),
                    helper=_("With its code or number, if one was given."))  # fmt: skip
        lifting.ask(form, self.workspace, self.case)
