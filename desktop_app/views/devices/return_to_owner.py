"""Giving a device back to its owner or a parent; one that has gone back under a hold is recorded as a breach."""

from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.models.vocabulary import DeviceState
from desktop_app.services.devices import ending
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.leaving import Leaving
from desktop_app.views.devices.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class ReturnToOwner(Leaving):
    """It goes back."""

    verb = ending.return_to_owner
    does = _("Record the return")
    heading = _("Return it to its owner")
    offer = _("Return")
    hint = _("To whom, in what condition.")
    icon = "undo-2"
    when = _("When did it go back?")
    gone = _("Has it gone back although it is held?")

    @override
    def ask_leaving(self, form: Form, known: Known) -> None:
        state = self.device.state if self.device is not None else None
        self.needed: set[str] = set()
        fields.holder(form, "to", known, label=_("To whom"), required=True, guidance=beside("returning"))
        fields.line(form, "identity_check", label=_("How they were known"), required=True,
                    helper=_("“Known to staff” is an answer."), guidance=beside("returning"))  # fmt: skip
        fields.line(form, "condition", label=_("Its condition"), required=True, guidance=beside("returning"))
        fields.line(form, "seal_opened_by", label=_("Who opened the seal"), required=True,
                    helper=_("Or “not opened”, or “there was none”."), guidance=beside("returning"))  # fmt: skip
        fields.line(form, "receipt", label=_("Receipt"), required=True, guidance=beside("receipt"),
                    helper=_("Where it is kept, or that none was signed."))  # fmt: skip
        fields.note(form, "found_there", label=_("How was it found to be there?"), required=True,
                    helper=_("It was recorded as missing."), guidance=beside("found"))  # fmt: skip
        form.only_when("found_there", lambda _v: state is DeviceState.MISSING or "found_there" in self.needed)
        fields.witness(form, "witness", known)
        fields.truly_from(form, known, self.device)

    @override
    def aimed(self, problem: Problem) -> Problem:
        if problem.field == "found_there":
            self.needed.add(problem.field)  # an earlier moment may have its own needs
            self.form.field(problem.field).want(True)
        return super().aimed(problem)
