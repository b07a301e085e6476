"""What the police say of it, while it goes on or as it ends: that they look into it, only advise, or do no more."""

from typing import ClassVar

from typing_extensions import override

from desktop_app.services.referral import sending
from desktop_app.views.police import fields
from desktop_app.views.police.beside import beside
from desktop_app.views.police.deed import PoliceDeed
from desktop_app.views.police.people import Known
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class PoliceWord(PoliceDeed):
    """An officer said so, in outline; the words themselves are not needed."""

    timed = True
    when = _("When did they say so?")
    about: ClassVar[str] = "lead"

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.officer(form, whole=False)
        fields.note(form, "outline", lines=3, label=_("What was said, in outline"), required=True,
                    guidance=beside(self.about))  # fmt: skip


class RecordActive(PoliceWord):
    """They look into it."""

    verb = sending.record_active
    does = _("Record it")
    heading = _("The police look into it")
    offer = _("They look into it")
    icon = "search"


class RecordAdviceOnly(PoliceWord):
    """They advise, and leave it to the school."""

    verb = sending.record_advice_only
    does = _("Record it")
    heading = _("The police advise only")
    offer = _("They advise only")
    icon = "info"

    @override
    def meanwhile(self) -> str:
        return _("What they advise is recorded by itself, under “Record advice”.")


class RecordNfa(PoliceWord):
    """They take no further action; a hold stands until they lift it."""

    verb = sending.record_nfa
    does = _("Record it")
    heading = _("No further police action")
    offer = _("No further action")
    icon = "circle-slash"
    about = "protect_now"

    @override
    def meanwhile(self) -> str:
        return _("A hold still stands until the police lift it: ask for that, by name.")
