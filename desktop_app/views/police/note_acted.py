"""Noting whether the school acted on what an officer advised."""

from typing_extensions import override

from desktop_app.services import register
from desktop_app.services.referral import advising
from desktop_app.views.case_part import Fact
from desktop_app.views.police import fields, saying
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known
from desktop_app.views.widgets.card import Card, Ground
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class NoteActed(PoliceDeed):
    """The going fills in the reference of the advice; what was noted before stays readable."""

    verb = advising.note_acted
    does = _("Note it")
    heading = _("What was done about the advice")
    offer = _("Mark acted on")
    icon = "check"
    timed = True
    when = _("When was that?")
    names_case = False

    @override
    def ask(self, form: Form, known: Known) -> None:
        rows = self.workspace.ask(register.referral, self.case).advice
        asked = dict(self.going.filled).get("advice")
        choices = [(row.reference, saying.advice_short(row)) for row in rows]
        field = form.choice("advice", choices, drop=True, unsure=None, label=_("Which advice"), required=True)
        if len(choices) == 1:
            field.control.choose(choices[0][0])
        row = next((row for row in rows if row.reference == asked), None)
        if row is not None:
            card = Card(ground=Ground.QUIET)
            card.add(Fact(_("What was advised"), row.advised))
            self.sheet.put_above(card)
        form.yes_no("acted_on", label=_("Was it acted on?"), required=True, guidance=beside("advice"))
        fields.line(form, "detail", label=_("How, or why not"), guidance=beside("advice"))
