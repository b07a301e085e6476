"""Deciding whether a child's parents are told, with its reason, its risk, and the day of looking at it again."""

from typing_extensions import override

from desktop_app.services import parents
from desktop_app.views.case_people import CHILDREN, Known
from desktop_app.views.contacts import guidance
from desktop_app.views.contacts.saying import PART
from desktop_app.views.deed_fields import OneOf, beside, note
from desktop_app.views.part_deed import PartDeed
from desktop_app.views.widgets.form import Form, Values
from desktop_app.words import _


class DecideParents(PartDeed):
    """They are told unless that adds to the child’s risk; each decision stands beside the earlier ones (R140, R144)."""

    verb = parents.decide
    does = _("Record the decision")
    heading = _("Decide about telling the parents")
    icon = "users"
    help_topic = "contacts"
    part = PART
    timed = True
    when = _("When was it decided?")
    about_when = beside("checklists", "parents")

    @override
    def ask(self, form: Form, known: Known) -> None:
        children = known.people(CHILDREN)
        child = form.add("child", OneOf(children, icon="user"), label=_("Which child"), required=True,
                         guidance=beside("checklists", "parents"))  # fmt: skip
        if len(children) == 1:
            child.control.choose(children[0])
        form.choice("inform", [("yes", _("They are told")), ("no", _("Not for now"))], unsure=None, required=True,
                    label=_("Are the parents told?"), guidance=guidance.INFORM)  # fmt: skip
        note(form, "reason", label=_("Why"), required=True, guidance=guidance.REASON)
        note(form, "risk", label=_("What risk telling them would add"), required=True, guidance=guidance.RISK)
        form.yes_no("child_reluctant", label=_("Is the child against it?"), required=True,
                    guidance=guidance.RELUCTANT)  # fmt: skip
        form.yes_no("social_care_considered", label=_("Was it considered to tell social care?"), required=True,
                    guidance=guidance.RISK)  # fmt: skip
        form.day("review_on", coming=True, label=_("Looked at again on"), required=True, guidance=guidance.REVIEW,
                 missing=_("This is needed: on which day somebody asks again."))  # fmt: skip
        for name in ("risk", "review_on"):
            form.only_when(name, lambda values: values.get("inform") == "no")

    @override
    def request(self, values: Values) -> object:
        said = values.get("inform")
        given: Values = {} if said is None else {"inform": said == "yes"}
        return super().request({**values, **given})

    @override
    def meanwhile(self) -> str:
        return _("Earlier decisions stay readable.")
