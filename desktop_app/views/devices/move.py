"""Moving a device to another holder or place."""

from typing_extensions import override

from desktop_app.services.devices import keeping
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class Move(DeviceDeed):
    """It goes from one holder or place to another."""

    verb = keeping.move
    does = _("Record the move")
    heading = _("Move it")
    offer = _("Move")
    hint = _("Each change is one line.")
    icon = "arrow-left-right"
    when = _("When did it move?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.holder(form, "to", known, staff_first=True, label=_("To whom"), guidance=beside("moved"),
                      helper=_("Leave it empty if it stays with you."))  # fmt: skip
        fields.place(form, "place", known, label=_("Where it is now"), guidance=beside("moved"))
        fields.shelf(form, "shelf")
        fields.note(form, "reason", label=_("Why"), required=True, guidance=beside("moved"))
        fields.intact(form, "seal_intact", label=_("The seal when it moved"))
        fields.line(form, "condition", label=_("Its condition"), helper=_("Only if something is to be said of it."))
        fields.witness(form, "witness", known)
        fields.truly_from(form, known, self.device, places=True)
