"""Recording that a collection fell through."""

from typing_extensions import override

from desktop_app.services.devices import police
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class CancelCollection(DeviceDeed):
    """Nobody came; it stays held for the police."""

    verb = police.cancel_collection
    does = _("Record that nobody came")
    heading = _("The collection fell through")
    offer = _("Fell through")
    hint = _("It stays held for the police.")
    icon = "calendar-x-2"
    when = _("When did you know?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.note(form, "reason", label=_("Why"), required=True, guidance=beside("collection"))
