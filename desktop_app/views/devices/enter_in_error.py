"""Marking a device as entered in error; it stays readable and its reference is not used again."""

from typing_extensions import override

from desktop_app.services.devices import ending
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.leaving import Leaving
from desktop_app.views.devices.people import Known, OneOf
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.pick import Option
from desktop_app.words import _


class EnterInError(Leaving):
    """It never was, or it was entered twice. One under a hold is a breach to be explained."""

    verb = ending.enter_in_error
    does = _("Mark as entered in error")
    heading = _("It was entered in error")
    offer = _("Entered in error")
    hint = _("It stays readable, struck through.")
    icon = "circle-slash"
    when = _("When was that noticed?")
    gone = _("It is held. Was it entered in error all the same?")

    @override
    def ask_leaving(self, form: Form, known: Known) -> None:
        fields.note(form, "reason", label=_("Why"), required=True, guidance=beside("error"))
        others = [
            Option(value=row.initials, words=f"{row.initials} {row.name}")
            for row in known.staff
            if row.login != known.who
        ]
        form.add("second_initials", OneOf(others, icon="user", free=True, prompt=_("Initials of a second person")),
                 label=_("Who agrees"), required=True, guidance=beside("error"))  # fmt: skip
