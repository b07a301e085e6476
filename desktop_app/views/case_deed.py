"""What the deeds about cases and people have in common: their case and their path at the top."""

from typing import ClassVar

from typing_extensions import override

from desktop_app.services import actions
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
