"""Recording that the police release a device, wherever it is."""

from typing_extensions import override

from desktop_app.services.devices import police
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class RecordRelease(DeviceDeed):
    """The police say that it may go back."""

    verb = police.record_release
    does = _("Record the release")
    heading = _("The police release it")
    offer = _("Record the release")
    hint = _("Officer, reference, condition.")
    icon = "lock-open"
    when = _("When did they say so?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.line(form, "officer", label=_("Officer"), required=True, guidance=beside("release"))
        fields.reference(form, "reference", label=_("Their reference"), required=True, guidance=beside("release"),
                         helper=_("“none given” is an answer."))  # fmt: skip
        fields.line(form, "condition", label=_("In what condition"), required=True, guidance=beside("release"),
                    helper=_("For example: unopened, or examined and wiped by them."))  # fmt: skip
