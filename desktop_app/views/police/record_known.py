"""Recording that the police know of it already, from somebody else."""

from typing_extensions import override

from desktop_app.services.referral import sending
from desktop_app.views.police import fields
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class RecordKnown(PoliceDeed):
    """A hold stands as if the school had told them."""

    verb = sending.record_known
    does = _("Record it")
    heading = _("The police know already")
    offer = _("The police know already")
    icon = "info"
    timed = True
    when = _("When did the school hear that?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.note(form, "outline", lines=3, label=_("What they know, and from whom"), required=True,
                    helper=_("In outline: which matter, and who told them as far as you know."),
                    guidance=beside("lead"))  # fmt: skip
        fields.childs_view(form, required=False)
        fields.justification(form)

    @override
    def meanwhile(self) -> str:
        return _("From then on the police lead, and the hold stands.")
