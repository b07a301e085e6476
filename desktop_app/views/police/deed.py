"""What the deeds of the police decision share: their case, their path, whom they can name, and when it happened."""

from typing import ClassVar, Final

from typing_extensions import override

from desktop_app.services import actions
from desktop_app.views.case_deed import CaseDeed
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.police.fields import without_asides
from desktop_app.views.police.people import Known
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.words import _

#: The key under which a case has its police part.
PART = "police"
_TIME: Final = Guidance(
    paragraphs=(_("When it happened, as nearly as you know. More than an hour later it is marked as a late entry."),),
    source=_("A rule of Cordon"),
    title=_("The time"),
)


class PoliceDeed(CaseDeed):
    """A deed of the police decision of a case, which is the going's reference.

    ``offer`` are the words on a small button that leads here. Where the deed is ``timed``, ``when`` asks for its time.
    """

    help_topic: ClassVar[str] = "police"
    offer: ClassVar[str] = ""
    when: ClassVar[str] = _("When was that?")
    #: Whether the request names the case; of what is about one advice it is known already.
    names_case: ClassVar[bool] = True

    def ask(self, form: Form, known: Known) -> None:
        """Add the fields below the time."""
        raise NotImplementedError

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (
            Crumb(words=_("Cases"), going=Going(place=Place.CASES)),
            Crumb(words=self.case, going=Going(place=Place.CASE, reference=self.case, part=PART)),
            Crumb(words=self.heading),
        )

    @override
    def build(self, form: Form) -> None:
        if self.timed:
            self.ask_when(self.when, guidance=_TIME)
        self.ask(form, Known(self.workspace, self.case))

    @override
    def request(self, values: Values) -> object:
        asked = without_asides(values)
        return actions.read(self.verb, {**asked, "case": self.case} if self.names_case else asked)
