"""Recording that somebody touched a device, or saw what was on it."""

from typing_extensions import override

from desktop_app.services.devices import keeping
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form, Values
from desktop_app.words import _


class RecordAccess(DeviceDeed):
    """It was touched, or something on it was seen."""

    verb = keeping.record_access
    does = _("Record it")
    heading = _("It was touched, or something on it was seen")
    offer = _("Touched or seen")
    hint = _("Every touch is written down.")
    icon = "pointer"

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.holder(form, "done_by", known, staff_first=True, label=_("Who touched or saw it"),
                      helper=_("Leave it empty if it was you."), guidance=beside("access"))  # fmt: skip
        fields.answer(form, "viewed", label=_("Was anything on it seen?"), required=True, guidance=beside("viewing"))
        fields.note(form, "why", label=_("What was done, and why"), required=True, guidance=beside("access"))
        fields.line(form, "authorised_by", label=_("Who authorised it"), required=True, guidance=beside("viewing"))
        fields.line(form, "present", label=_("Who else was in the room"), required=True, guidance=beside("viewing"))
        for name in ("authorised_by", "present"):
            form.only_when(name, _seen)
        fields.intact(form, "seal_intact", label=_("The seal afterwards"))


def _seen(values: Values) -> bool:
    return values.get("viewed") == "yes"
