"""Recording that a child was told why it goes to the police, and of the police's duty to protect."""

from typing_extensions import override

from desktop_app.services.referral import police_views
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import CHILDREN, Known, OneOf
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class TellChild(PoliceDeed):
    """It is asked for until it is done (R065)."""

    verb = police_views.tell_child
    does = _("Record that they were told")
    heading = _("Tell the child")
    offer = _("Tell the child")
    icon = "user"
    timed = True
    when = _("When were they told?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        people = known.people(CHILDREN)
        person = form.add("person", OneOf(people, icon="user"), label=_("Which child"), required=True,
                          guidance=beside("telling_child"))  # fmt: skip
        if len(people) == 1:
            person.control.choose(people[0])
