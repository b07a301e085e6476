"""Keeping a device for the police: from now on nothing of it goes back."""

from typing_extensions import override

from desktop_app.services.devices import police
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class HoldForPolice(DeviceDeed):
    """A preservation hold begins."""

    verb = police.hold_for_police
    does = _("Hold it for the police")
    heading = _("Hold it for the police")
    offer = _("Hold for police")
    hint = _("It does not go back while this stands.")
    icon = "shield"
    when = _("Since when is it held?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.line(form, "basis", label=_("On what basis"), required=True, guidance=beside("hold"),
                    helper=_("For example: reported by telephone, 101. Or the referral that is planned."))  # fmt: skip
        fields.reference(form, "police_reference", label=_("Police reference"), guidance=beside("hold"),
                         helper=_("Leave it empty while there is none."))  # fmt: skip
