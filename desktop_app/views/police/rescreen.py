"""Opening the screening again: a new fact, a new person, a correction before sending."""

from typing_extensions import override

from desktop_app.services.referral import answering
from desktop_app.views.police import fields
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.note_card import note_card
from desktop_app.words import _


class Rescreen(PoliceDeed):
    """Every earlier answer stands until it is answered anew."""

    verb = answering.rescreen
    does = _("Screen again")
    heading = _("Screen again")
    offer = _("Screen again")
    icon = "rotate-ccw"

    @override
    def ask(self, form: Form, known: Known) -> None:
        said = _("Every answer stays as it is until you change it. What the police know already, and a hold that "
                 "stands for them, are not touched.")  # fmt: skip
        self.sheet.put_above(note_card(said, "rotate-ccw"))
        fields.note(form, "reason", lines=3, label=_("What is new?"), required=True,
                    helper=_("A new fact, a new person or place, or an answer that has to change before it is sent."),
                    guidance=beside("what_follows", book="screening"))  # fmt: skip
