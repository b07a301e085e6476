"""Taking several things in one search: the search is described once, and each thing in a few answers."""

from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.services import actions, register
from desktop_app.services.devices import intake
from desktop_app.services.register import DeviceRow
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import without_asides
from desktop_app.views.devices.facts import lock_choices
from desktop_app.views.devices.looks import kind_choices
from desktop_app.views.devices.people import Known
from desktop_app.views.devices.searching import ask_outcome, ask_search, ask_who
from desktop_app.views.devices.taking import Taking, ask_state
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.inner import Repeated
from desktop_app.words import _

#: What is said of the search and holds for every thing taken in it: the thing's answer by the search's.
SHARED = {
    "place": "search.place",
    "witness": "search.others_present",
    "grounds": "search.reason",
    "power": "search.power",
    "taken_by": "search.searched_by",
    "taken_from": "search.who",
    "consented_by": "consented_by",
}


class TakeTogether(Taking):
    """Several things from one person in one search."""

    verb = intake.take_together
    does = _("Confiscate them")
    heading = _("Confiscate several at once")
    offer = _("Several at once")
    hint = _("One search, several things.")

    @override
    def ask(self, form: Form, known: Known) -> None:
        ask_who(form, known, "search.")
        self.ask_when(self.when, guidance=beside("when_taken"))
        ask_search(form, known, "search.")
        fields.line(form, "consented_by", label=_("Who agreed"), required=True, guidance=beside("consent"))
        form.only_when("consented_by", _agreed)
        things = Repeated(_("Thing {number}"), _("Another thing"), _ask_thing)
        things.choose([{}, {}])
        form.add("things", things, label=_("What was taken"), guidance=beside("found_outside"))
        ask_outcome(form, known, "search.")

    @override
    def request(self, values: Values) -> object:
        asked = without_asides(values)
        consented = asked.pop("consented_by", None)
        search = asked.get("search")
        held = search if isinstance(search, dict) else {}
        given = {
            "place": held.get("place"),
            "witness": held.get("others_present"),
            "grounds": held.get("reason"),
            "power": held.get("power"),
            "taken_by": held.get("searched_by"),
            "taken_from": {"person": held["person"]} if "person" in held else {"other": held.get("person_in_words")},
            "consented_by": consented,
        }
        shared = {name: value for name, value in given.items() if value is not None}
        things = asked.get("things")
        asked["things"] = [shared | thing for thing in things] if isinstance(things, list) else []
        return actions.read(self.verb, asked)

    @override
    def aimed(self, problem: Problem) -> Problem:
        """Show what is wrong with an answer that all things share at the one place where it was given."""
        _things, bracket, rest = problem.field.partition("].")
        name = rest.partition(".")[0]
        if problem.field.startswith("things[") and bracket and name in SHARED:
            return Problem(field=SHARED[name], message=problem.message, rule=problem.rule)
        return problem

    @override
    def taken(self, reference: str) -> list[DeviceRow]:
        return self.workspace.ask(register.devices_of_search, reference)


def _ask_thing(form: Form) -> None:
    form.choice("kind", kind_choices(), begin="phone", drop=True, label=_("What it is"), required=True)
    fields.line(form, "make", label=_("Make and what can be seen of it"), guidance=beside("found_outside"),
                helper=_("So that the bags are not mixed up."))  # fmt: skip
    form.choice("lock_found", lock_choices(), label=_("Locked as found?"), guidance=beside("lock_found"))
    ask_state(form)


def _agreed(values: Values) -> bool:
    search = values.get("search")
    return isinstance(search, dict) and search.get("power") == "consent"
