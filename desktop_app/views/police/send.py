"""Recording that the police were told: how, who took it, what was given, under which reference."""

from typing_extensions import override

from desktop_app.models.decision_words import ReferralState
from desktop_app.services import register
from desktop_app.services.referral import sending
from desktop_app.views.police import fields
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known, OneOf
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.pick import Option
from desktop_app.words import _


class Send(PoliceDeed):
    """It can be recorded from any state: where somebody is in danger, one calls first."""

    verb = sending.send
    does = _("Record that they were told")
    heading = _("Tell the police")
    offer = _("Tell the police")
    icon = "shield"
    timed = True
    when = _("When were they told?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.method(form, _("How they were told"), "protocol")
        fields.line(form, "taken_by", label=_("Who took it"), required=True, guidance=beside("advice"),
                    helper=_("A name and number, or “online form”."))  # fmt: skip
        form.add("police_reference", fields.or_words(fields.AWAITED), label=_("Their reference"), required=True,
                 guidance=beside("advice"))  # fmt: skip
        fields.line(form, "given", label=_("What was given to them"), required=True, guidance=beside("lead"),
                    helper=_("In outline: what was reported, and which papers went with it."))  # fmt: skip
        none_yet = Option(value=fields.NONE_YET, words=_("No sheet yet"))
        sheet = form.add("sheet", OneOf([*known.sheets(), none_yet], icon="file-text"), required=True,
                         label=_("The sheet that went with it"), guidance=beside("lead"),
                         helper=_("Make it under Handover; where one called first, it can follow."))  # fmt: skip
        if not known.sheets():
            sheet.control.choose(none_yet)
        decided = self.workspace.ask(register.referral, self.case).state is ReferralState.REFER_DECIDED
        fields.childs_view(form, required=not decided,
                           helper=_("Only where it changed since the decision.") if decided else "")  # fmt: skip
        fields.justification(form)

    @override
    def meanwhile(self) -> str:
        return _("From then on the police lead.")
