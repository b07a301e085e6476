"""Receiving a released device back into the school."""

from typing_extensions import override

from desktop_app.services.devices import police
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class ReceiveBack(DeviceDeed):
    """The school has it again after its release."""

    verb = police.receive_back
    does = _("Record that it is back")
    heading = _("It is back from the police")
    offer = _("Record back")
    hint = _("From whom, and where it is now.")
    icon = "package"
    when = _("When did it come back?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.holder(form, "received_from", known, label=_("From whom"), required=True, guidance=beside("moved"))
        fields.intact(form, "seal_intact", label=_("The seal as it came"), required=True)
        fields.line(form, "condition", label=_("Its condition"), required=True, guidance=beside("release"))
        fields.reference(form, "new_seal", label=_("Number of a new seal"), guidance=beside("seal"),
                         helper=_("Only if another was put on."))  # fmt: skip
        fields.place(form, "place", known, label=_("Where it is now"), required=True)
        fields.shelf(form, "shelf")
        fields.witness(form, "witness", known)
