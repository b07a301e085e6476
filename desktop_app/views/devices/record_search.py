"""Recording a search for a prohibited item, found or not."""

from typing_extensions import override

from desktop_app.services.devices import intake
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import CaseDeed
from desktop_app.views.devices.people import Known
from desktop_app.views.devices.searching import ask_outcome, ask_search, ask_who
from desktop_app.views.page import Going, Place
from desktop_app.views.widgets.form import Form
from desktop_app.words import _


class RecordSearch(CaseDeed):
    """A search by itself; what is taken in one is recorded with it as "several at once"."""

    verb = intake.record_search
    does = _("Record the search")
    heading = _("Record a search")
    offer = _("Record a search")
    hint = _("Found or not, every search is written down.")
    icon = "search"
    when = _("When was it?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        ask_who(form, known, "")
        self.ask_when(self.when, guidance=beside("when"))
        ask_search(form, known, "")
        ask_outcome(form, known, "")

    @override
    def after(self, reference: str) -> None:
        self.said.emit(_("Saved."))
        self.go.emit(Going(place=Place.CASE, reference=self._of(reference), part="devices"))

    def _of(self, _reference: str) -> str:
        return str(self.form.field("case").control.value())
