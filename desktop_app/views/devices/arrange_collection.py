"""Arranging that an officer collects a device."""

from typing_extensions import override

from desktop_app.services.devices import police
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.due import Due
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class ArrangeCollection(DeviceDeed):
    """An officer is coming."""

    verb = police.arrange_collection
    does = _("Arrange the collection")
    heading = _("An officer is coming for it")
    offer = _("Arrange")
    hint = _("Officer, station and day.")
    icon = "calendar-clock"
    when = _("When was this arranged?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.line(form, "officer", label=_("Officer"), required=True, guidance=beside("collection"))
        fields.line(form, "station", label=_("Force or station"), required=True, guidance=beside("collection"))
        form.add("due", Due(), label=_("When they will come"), required=True, guidance=beside("collection"))
