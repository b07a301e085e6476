"""What the deeds about cases and people have in common: their case, their path at the top, and who may do them."""

from typing import ClassVar

from typing_extensions import override

from desktop_app.models.vocabulary import StaffRole
from desktop_app.services import actions
from desktop_app.services.rules.wording import words
from desktop_app.views.cases.cards import note_card
from desktop_app.views.deed import Deed
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.widgets.form import Values
from desktop_app.words import _


class CaseDeed(Deed):
    """A deed about a case, which is the going's reference. It happens now."""

    timed = False
    help_topic = "case-deed"
    #: What stands above the form.
    heading: ClassVar[str] = ""

    @property
    def case(self) -> str:
        """The reference of the case."""
        return str(dict(self.going.filled).get("case", self.going.reference))

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (
            Crumb(words=_("Cases"), going=Going(place=Place.CASES)),
            Crumb(words=self.case, going=Going(place=Place.CASE, reference=self.case)),
            Crumb(words=self.heading),
        )

    @override
    def title(self) -> str:
        return self.heading

    @override
    def request(self, values: Values) -> object:
        return actions.read(self.verb, {**values, "case": self.case})

    @override
    def refresh(self) -> None:
        first = not self._built
        super().refresh()
        if first:
            self._say_who_may()

    def _say_who_may(self) -> None:
        """Say beforehand where somebody else has to do it, so that nothing is typed in vain."""
        who, only = self.workspace.who, self.verb.only
        if who is None or only is None or who.role in only:
            return
        roles = _(" or ").join(words(role).lower() for role in StaffRole if role in only)
        said = _("Only the {roles} may do this. Ask one of them to do it under their own login.")
        self.sheet.put_above(note_card(said.format(roles=roles), "lock"))
        self.do_it.setEnabled(False)
