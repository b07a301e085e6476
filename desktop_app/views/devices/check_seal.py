"""Checking a device's seal, and where it was seen."""

from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.services.devices import keeping
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class CheckSeal(DeviceDeed):
    """Somebody looked whether the seal is intact."""

    verb = keeping.check_seal
    does = _("Record the check")
    heading = _("Check the seal")
    offer = _("Check seal")
    hint = _("Read its number from the bag.")
    icon = "shield-check"
    when = _("When did you look?")

    @override
    def aimed(self, problem: Problem) -> Problem:
        fields.ask_back(self.form, problem, self.asked_back)
        return problem

    @override
    def ask(self, form: Form, known: Known) -> None:
        self.asked_back: set[str] = set()
        fields.intact(form, "intact", required=True)
        fields.reference(form, "seal", label=_("Number read from the bag"), guidance=beside("seal_checked"))
        fields.explained(form, self.asked_back)
        fields.line(form, "condition", label=_("What was seen"), guidance=beside("seal_broken"),
                    helper=_("Needed where the seal is not intact."))  # fmt: skip
        fields.place(form, "place", known, label=_("Where it was seen"), guidance=beside("moved"))
        fields.shelf(form, "shelf")
        fields.witness(form, "witness", known)
