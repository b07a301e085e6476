"""What the deeds of one part of a case share: their case, the path back to that part, whom they can name, and when."""

from typing import ClassVar

from typing_extensions import override

from desktop_app.services import actions
from desktop_app.views.case_deed import CaseDeed
from desktop_app.views.case_people import Known
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.words import _

#: Answers whose names begin so steer the form and are no part of the request.
ASIDE = "~"


class PartDeed(CaseDeed):
    """A deed that belongs to one part of a case, which is the going’s reference.

    Where the deed is ``timed``, ``when`` asks for its time, with ``about_when`` beside it.
    """

    #: The key and the words of the part.
    part: ClassVar[str] = ""
    when: ClassVar[str] = _("When was that?")
    about_when: ClassVar[Guidance | None] = None
    #: Whether the request names the case; of a step that is known by its own reference it is known already.
    names_case: ClassVar[bool] = True

    def ask(self, form: Form, known: Known) -> None:
        """Add the fields below the time."""
        raise NotImplementedError

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (
            Crumb(words=_("Cases"), going=Going(place=Place.CASES)),
            Crumb(words=self.case, going=Going(place=Place.CASE, reference=self.case, part=self.part)),
            Crumb(words=self.heading),
        )

    @override
    def build(self, form: Form) -> None:
        known = Known(self.workspace, self.case)
        if self.timed:
            self.ask_when(self.when, guidance=self.about_when)
        self.ask(form, known)

    @override
    def request(self, values: Values) -> object:
        asked = {name: value for name, value in values.items() if not name.startswith(ASIDE)}
        return actions.read(self.verb, {**asked, "case": self.case} if self.names_case else asked)
