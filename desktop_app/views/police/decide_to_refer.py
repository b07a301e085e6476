"""Deciding that it goes to the police: how, when, by whom, what the child wants, and when the child hears why."""

from typing_extensions import override

from desktop_app.services.referral import deciding
from desktop_app.views.police import fields
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known, OneOf
from desktop_app.views.police.planning import Plan
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.note_card import note_card
from desktop_app.words import _


class DecideToRefer(PoliceDeed):
    """From now on the hold of the referral stands; the telling itself is recorded when it is done."""

    verb = deciding.decide_to_refer
    does = _("Decide to refer")
    heading = _("Decide to refer it")
    offer = _("Decide to refer")
    icon = "shield-check"

    @override
    def ask(self, form: Form, known: Known) -> None:
        said = _("From now on nothing that may be needed is returned, and nobody is asked to delete, until the police "
                 "say so.")  # fmt: skip
        self.sheet.put_above(note_card(said, "lock"))
        fields.method(form, _("How they will be told"), "protocol")
        form.add("planned_for", Plan(), label=_("When they will be told"), required=True, guidance=beside("protocol"))
        planned = form.add("planned_by", OneOf(known.staff_options(), icon="user"), label=_("Who will tell them"),
                           guidance=beside("one_contact"))  # fmt: skip
        planned.control.choose(known.who)
        fields.childs_view(form, helper=_("Also what was said before the decision; “not asked” is an answer."))
        fields.justification(form)
        form.day("child_told_by", label=_("The day by which the child is told why"), guidance=beside("telling_child"),
                 helper=_("Within one school day, if nothing speaks against it."))  # fmt: skip
        fields.note(form, "reason", label=_("Why, in outline"), guidance=beside("what_follows", book="screening"),
                    helper=_("Where the answers say it already, this can stay empty."))  # fmt: skip
