"""Asking a pupil or a parent to hand a device over."""

from typing_extensions import override

from desktop_app import guard
from desktop_app.services.devices import intake
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import CaseDeed
from desktop_app.views.devices.looks import kind_choices
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class Ask(CaseDeed):
    """Ask for a device; it has a reference of its own until it is taken."""

    verb = intake.ask
    does = _("Record that it was asked for")
    heading = _("Ask for a device")
    offer = _("Ask for a device")
    hint = _("Asked for, not handed over yet.")
    icon = "hand"

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.holder(form, "asked_of", known, label=_("Who was asked"), required=True, guidance=beside("refusal"))
        self.ask_when(_("When were they asked?"), guidance=beside("when"))
        form.choice("kind", kind_choices(), begin="phone", drop=True, label=_("What it is"), required=True)
        fields.line(form, "make", label=_("Make"), guidance=beside("found_outside"))
        fields.line(form, "model", label=_("Model"), guidance=beside("found_outside"))
        fields.line(form, "colour", guard.CODE, label=_("Colour"), guidance=beside("found_outside"))
