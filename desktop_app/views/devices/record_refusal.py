"""Recording that a device was not handed over."""

from typing_extensions import override

from desktop_app.services.devices import intake
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class RecordRefusal(DeviceDeed):
    """It was asked for and not handed over."""

    verb = intake.record_refusal
    does = _("Record the refusal")
    heading = _("It was not handed over")
    offer = _("Not handed over")
    hint = _("What was said in outline.")
    icon = "hand"
    when = _("When was it refused?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.note(form, "outline", label=_("What was said, in outline"), required=True, guidance=beside("refusal"))
        fields.line(form, "parent_told", label=_("Was a parent told?"), required=True,
                    helper=_("Who and when, or why not yet."), guidance=beside("parent_told"))  # fmt: skip
