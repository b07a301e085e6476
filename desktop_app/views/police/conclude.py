"""Taking the answers of a screening together; what they come to is said before it is done."""

from typing import Final

from typing_extensions import override

from desktop_app.models.decision_words import ReferralState
from desktop_app.services import register
from desktop_app.services.referral import answering
from desktop_app.services.register import ReferralDetail
from desktop_app.views.case_part import Fact, Line
from desktop_app.views.police import saying
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known
from desktop_app.views.theme import Style
from desktop_app.views.widgets.card import Card
from desktop_app.views.widgets.form import Form
from desktop_app.words import _

_FOLLOWS: Final = {
    ReferralState.MUST_REFER: _("Next: decide to refer it, and tell the police. Nothing else is open."),
    ReferralState.LIKELY_REFER: _("Next: decide to refer it. Not to refer takes a risk assessment, written reasons, a "
                                  "second person and a day to look again."),
    ReferralState.SCHOOL_MANAGED_CANDIDATE: _("Next: a risk assessment that somebody else reads again. Only then can "
                                              "it be decided that the school manages it."),
}  # fmt: skip


class Conclude(PoliceDeed):
    """The answers decide; the person only says that they are done."""

    verb = answering.conclude
    does = _("Conclude the screening")
    heading = _("Conclude the screening")
    offer = _("Conclude the screening")
    icon = "check"

    @override
    def ask(self, form: Form, known: Known) -> None:
        found = self.workspace.ask(register.referral, self.case)
        form.put(_card(found))

    @override
    def meanwhile(self) -> str:
        return _("It can be screened again at any time.")


def _card(found: ReferralDetail) -> Card:
    """Return what the answers come to, with a reason a line."""
    result = saying.result(found)
    card = Card(_("What the answers come to"), icon="list-checks")
    card.add(Line(result.words, icon=result.icon, role=result.tone.value, style=Style.RESULT))
    for reason in saying.reasons(found):
        card.add(Line(reason.words, icon=reason.icon, role=reason.role, style=Style.BODY))
    follows = _FOLLOWS.get(found.outcome) if found.outcome is not None and found.state in saying.OPEN else None
    if follows is not None:
        card.add(Fact(_("What follows"), follows))
    return card
