"""Recording that the police have it: which officer, which force, under which reference, how reached."""

from typing_extensions import override

from desktop_app.models.decision_words import ReferralState
from desktop_app.services import register
from desktop_app.services.referral import sending
from desktop_app.views.police import fields
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class Acknowledge(PoliceDeed):
    """There is an officer now. Where the police knew already, also what they know, and since when."""

    verb = sending.acknowledge
    does = _("Record who has it")
    heading = _("Who has it at the police")
    offer = _("Record who has it")
    icon = "shield-check"
    timed = True
    when = _("When did they say so?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        found = self.workspace.ask(register.referral, self.case)
        fields.officer(form, known=found)
        fields.line(form, "contact", label=_("How the officer is reached"), required=True, guidance=beside("advice"),
                    helper=_("A telephone number and hours, or “by 101 only”."))  # fmt: skip
        knew = found.state is ReferralState.ALREADY_KNOWN
        form.when("told_at", begin=None, label=_("When they had been told"), required=knew, guidance=beside("lead"))
        fields.note(form, "outline", label=_("What they know"), required=knew, guidance=beside("lead"),
                    helper=_("In category and outline only."))  # fmt: skip
        for name in ("told_at", "outline"):
            form.only_when(name, lambda _values: knew)
