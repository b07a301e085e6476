"""Recording that a risk assessment was completed and read a second time; the assessment itself is kept elsewhere."""

from typing_extensions import override

from desktop_app import guard
from desktop_app.services.referral import deciding
from desktop_app.views.police import fields
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known, OneOf, Reader
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.words import _

_ABOUT = Guidance(
    paragraphs=(
        _("Only after a full risk assessment can the school manage it by itself. Somebody else reads it again."),
        _("The assessment stays in the child protection file. Here stand only its reference, its day and its readers."),
    ),
    source=_("After “Step Up, Speak Up!”, school guidance by Childnet (Project deSHAME), 5.3. Check current guidance."),
    title=_("The risk assessment"),
)


class Assess(PoliceDeed):
    """A second reader is needed, who is neither the author nor whoever records it (R049)."""

    verb = deciding.assess
    does = _("Record the assessment")
    heading = _("Record the risk assessment")
    offer = _("Record the risk assessment")
    icon = "file-check"

    @override
    def ask(self, form: Form, known: Known) -> None:
        author = form.add("author", OneOf(known.staff_options(), icon="user"), label=_("Who wrote it"),
                          required=True, guidance=_ABOUT)  # fmt: skip
        author.control.choose(known.who)
        form.day("done_on", label=_("The day it was completed"), required=True, guidance=_ABOUT)
        form.add("second_reader", Reader(known.colleagues()), label=_("Second reader"), required=True,
                 helper=_("Somebody else than the author and you."), guidance=_ABOUT)  # fmt: skip
        fields.line(form, "kept_under", guard.REFERENCE, label=_("Where it is kept"), required=True,
                    guidance=_ABOUT,
                    helper=_("Its reference in the child protection file; no child’s name."))  # fmt: skip
        fields.childs_view(form)
        fields.line(form, "parents_position", label=_("The parents’ position"), required=True, guidance=_ABOUT,
                    helper=_("In outline, or “not told yet” and why."))  # fmt: skip
