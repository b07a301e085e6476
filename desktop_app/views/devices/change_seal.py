"""Changing a device's seal."""

from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.services.devices import keeping
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class ChangeSeal(DeviceDeed):
    """One seal comes off or was found broken, and another goes on."""

    verb = keeping.change_seal
    does = _("Change the seal")
    heading = _("Change the seal")
    offer = _("Change seal")
    hint = _("The old number stays on record.")
    icon = "package-plus"
    when = _("When was it changed?")

    @override
    def aimed(self, problem: Problem) -> Problem:
        fields.ask_back(self.form, problem, self.asked_back)
        return problem

    @override
    def ask(self, form: Form, known: Known) -> None:
        self.asked_back: set[str] = set()
        held = self.device.seal if self.device is not None and self.device.seal else _("none")
        fields.intact(form, "old_intact", label=_("The old seal, before it came off"), required=True,
                      guidance=beside("seal_broken"))  # fmt: skip
        fields.reference(form, "old_seal", label=_("Number of the old seal"), guidance=beside("seal_checked"),
                         helper=_("On record: {seal}. Leave it empty if that is right.").format(seal=held))  # fmt: skip
        fields.explained(form, self.asked_back)
        fields.seal(form, "new_seal", label=_("Number of the new seal"))
        fields.note(form, "reason", label=_("Why"), required=True, guidance=beside("seal_broken"))
        fields.witness(form, "witness", known, required=True)
