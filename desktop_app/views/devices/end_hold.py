"""Ending the hold on one device."""

from typing_extensions import override

from desktop_app.services.devices import police
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class EndHold(DeviceDeed):
    """The referral was corrected before it was sent, or the police ended the hold."""

    verb = police.end_hold
    does = _("End the hold")
    heading = _("End the hold")
    offer = _("End the hold")
    hint = _("Who said so, and why.")
    icon = "lock-open"
    when = _("When did it end?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.line(form, "ended_by", label=_("Who said so"), required=True, guidance=beside("end_hold"),
                    helper=_("An officer by name, or the member of staff who corrected the referral."))  # fmt: skip
        fields.note(form, "reason", label=_("Why"), required=True, guidance=beside("end_hold"))
