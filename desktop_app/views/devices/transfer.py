"""Passing a device on to another school, the local authority or its owner's new setting."""

from typing_extensions import override

from desktop_app.services.devices import ending
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.leaving import Leaving
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class Transfer(Leaving):
    """It goes to another school or authority."""

    verb = ending.transfer
    does = _("Record the transfer")
    heading = _("Transfer it to another school or authority")
    offer = _("Transfer")
    hint = _("To whom, and where their receipt is.")
    icon = "truck"
    when = _("When did it leave?")

    @override
    def ask_leaving(self, form: Form, known: Known) -> None:
        about = beside("transferring")
        fields.line(form, "to", label=_("To whom"), required=True, guidance=about)
        fields.line(form, "organisation", label=_("Which school or authority"), required=True, guidance=about)
        fields.note(form, "reason", label=_("Why"), required=True, guidance=about)
        fields.line(form, "receipt", label=_("Receipt"), required=True, guidance=beside("receipt"),
                    helper=_("Where it is kept, or that none was signed."))  # fmt: skip
        fields.witness(form, "witness", known)
        fields.truly_from(form, known, self.device)
