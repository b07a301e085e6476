"""Recording that a missing device was found; the break stays in its continuity."""

from typing_extensions import override

from desktop_app.services.devices import ending
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class RecordFound(DeviceDeed):
    """It was found."""

    verb = ending.record_found
    does = _("Record that it was found")
    heading = _("It was found")
    offer = _("Record found")
    hint = _("Where, by whom, how that is explained.")
    icon = "package-search"
    when = _("When was it found?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.holder(form, "found_by", known, staff_first=True, label=_("Who found it"), required=True,
                      guidance=beside("found"))  # fmt: skip
        fields.line(form, "found_at", label=_("Where it was found"), required=True, guidance=beside("found"))
        fields.note(form, "explanation", label=_("How that is explained"), required=True, guidance=beside("found"),
                    helper=_("As far as it is known. “Not known” is an answer."))  # fmt: skip
        fields.line(form, "seal_as_found", label=_("The seal as found"), required=True, guidance=beside("seal_broken"))
        held = self.device.seal if self.device is not None and self.device.seal else _("none")
        fields.seal(form, "new_seal", label=_("Seal number now"),
                    helper=_("The old one was {seal}; give it again if it is still on.").format(seal=held))  # fmt: skip
        fields.place(form, "place", known, label=_("Where it is now"), required=True)
        fields.shelf(form, "shelf")
        fields.witness(form, "witness", known, required=True)
