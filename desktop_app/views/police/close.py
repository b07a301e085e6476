"""Closing the referral: nothing more is owed to the police, or by them."""

from typing_extensions import override

from desktop_app.services.referral import sending
from desktop_app.views.police import fields
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class CloseReferral(PoliceDeed):
    """The case goes on by itself."""

    verb = sending.close
    does = _("Close the referral")
    heading = _("Close the referral")
    offer = _("Close the referral")
    icon = "archive"

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.note(form, "reason", lines=3, label=_("Why nothing more is owed"), required=True,
                    guidance=beside("protect_now"))  # fmt: skip

    @override
    def meanwhile(self) -> str:
        return _("The case stays open. A hold still stands until the police lift it.")
