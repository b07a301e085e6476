"""Deciding that the school manages it without the police: reasons, a second person, a day to look again."""

from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.services.referral import deciding
from desktop_app.views.police import fields
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.note_card import note_card
from desktop_app.words import _

_REASONS = Guidance(
    paragraphs=(
        _("The reasons are what somebody reads who asks in two years why the police were not told."),
        _("Facts in outline, and what was weighed. Nothing of what anything shows."),
    ),
    source=_("A rule of Cordon"),
)
_AGAIN = Guidance(
    paragraphs=(
        _("A decision is only as good as what was known. Say what would make you decide otherwise, and look again on "
          "that day even where nothing has come up."),
    ),
    source=_("A rule of Cordon"),
)  # fmt: skip


class DoNotRefer(PoliceDeed):
    """Only for a case in which no question leaves any other way, and never by one person alone."""

    verb = deciding.do_not_refer
    does = _("Do not refer")
    heading = _("Do not refer it")
    offer = _("Do not refer")
    icon = "circle-slash"

    @override
    def ask(self, form: Form, known: Known) -> None:
        said = _("With this the provisional hold ends. It can be screened again at any time.")
        self.sheet.put_above(note_card(said, "lock-open"))
        fields.note(form, "reasons", lines=3, label=_("Why it is not referred"), required=True, guidance=_REASONS)
        fields.approval(form, known)
        form.day("review_on", label=_("The day it is looked at again"), required=True, guidance=_AGAIN)
        fields.note(form, "would_change", label=_("What would change the decision"), required=True, guidance=_AGAIN)

    @override
    def aimed(self, problem: Problem) -> Problem:
        return fields.approval_aimed(self.form, problem)
