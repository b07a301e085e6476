"""Reporting that a device is not where the record says."""

from typing_extensions import override

from desktop_app.services.devices import ending
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class ReportMissing(DeviceDeed):
    """It is not where it should be."""

    verb = ending.report_missing
    does = _("Report it missing")
    heading = _("It is not where it should be")
    offer = _("Report missing")
    hint = _("Say it as soon as it is noticed.")
    icon = "triangle-alert"
    when = _("When was it noticed?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.holder(form, "discovered_by", known, staff_first=True, label=_("Who noticed it"), required=True,
                      guidance=beside("missing"))  # fmt: skip
        fields.note(form, "action_taken", label=_("What was done about it"), required=True, guidance=beside("missing"))
        fields.line(form, "head_told", label=_("Was the head told?"), required=True, guidance=beside("missing"),
                    helper=_("When, or why not yet."))  # fmt: skip
