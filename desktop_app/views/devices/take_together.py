"""Taking several things at once: the search or the handing over is described once, each thing in a few answers."""

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
from desktop_app.views.devices.taking import Taking, ask_state, power_choices
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.inner import Repeated
from desktop_app.words import _

#: Steers the form: whether anybody was searched; and what holds for every thing where nobody was.
SEARCHED, HANDED = f"{fields.ASIDE}searched", f"{fields.ASIDE}handed"
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
    """Several things from one person, in one search or handed over."""

    verb = intake.take_together
    does = _("Confiscate them")
    heading = _("Confiscate several at once")
    offer = _("Several at once")
    hint = _("Handed over, or found in one search.")

    @override
    def ask(self, form: Form, known: Known) -> None:
        form.choice(
            SEARCHED, [("yes", _("Yes")), ("no", _("No, handed over"))], unsure=None, label=_("Was anybody searched?"),
            required=True, guidance=beside("search"),
        )  # fmt: skip
        ask_who(form, known, "search.")
        _ask_handed(form, known)
        self.ask_when(self.when, guidance=beside("when_taken"))
        ask_search(form, known, "search.")
        fields.line(form, "consented_by", label=_("Who agreed"), required=True, guidance=beside("consent"))
        form.only_when("consented_by", _agreed)
        things = Repeated(_("Thing {number}"), _("Another thing"), _ask_thing)
        things.choose([{}, {}])
        form.add("things", things, label=_("What was taken"), guidance=beside("found_outside"))
        ask_outcome(form, known, "search.")
        for field in form.fields():
            if field.name.startswith("search.") and field.name != "search.force_record":
                form.only_when(field.name, lambda values: values.get(SEARCHED) == "yes")

    @override
    def request(self, values: Values) -> object:
        asked = without_asides(values)
        given = {"consented_by": asked.pop("consented_by", None), **_shared(values)}
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
            handed = self.form.values().get(SEARCHED) == "no" and name != "consented_by"
            field = f"{HANDED}.{name}" if handed else SHARED[name]
            return Problem(field=field, message=problem.message, rule=problem.rule)
        return problem

    @override
    def taken(self, reference: str) -> list[DeviceRow]:
        if self.form.values().get(SEARCHED) == "yes":
            return self.workspace.ask(register.devices_of_search, reference)
        return [self.workspace.ask(register.device, one).row for one in reference.split(intake.TOGETHER)]


def _ask_thing(form: Form) -> None:
    form.choice("kind", kind_choices(), begin="phone", drop=True, label=_("What it is"), required=True)
    fields.line(form, "make", label=_("Make and what can be seen of it"), guidance=beside("found_outside"),
                helper=_("So that the bags are not mixed up."))  # fmt: skip
    form.choice("lock_found", lock_choices(), label=_("Locked as found?"), guidance=beside("lock_found"))
    ask_state(form)


def _ask_handed(form: Form, known: Known) -> None:
    """Add what holds for every thing that was handed over: from whom, where, to whom, and on what grounds."""
    fields.holder(form, f"{HANDED}.taken_from", known, label=_("Taken from"), required=True,
                  guidance=beside("taken_from"), helper="")  # fmt: skip
    fields.line(form, f"{HANDED}.place", label=_("Where"), required=True, guidance=beside("where_taken"))
    fields.staff(form, f"{HANDED}.taken_by", known, label=_("Taken by"), required=True, guidance=beside("taken_by"))
    fields.witness(form, f"{HANDED}.witness", known, required=True)
    form.choice(f"{HANDED}.power", power_choices(), label=_("Power you relied on"), required=True,
                guidance=beside("power"))  # fmt: skip
    fields.line(form, f"{HANDED}.grounds", label=_("On what grounds"), required=True, guidance=beside("grounds"))
    for name in ("taken_from", "place", "taken_by", "witness", "power"):
        form.only_when(f"{HANDED}.{name}", lambda values: values.get(SEARCHED) == "no")
    form.only_when(f"{HANDED}.grounds", lambda values: _part(values, HANDED).get("power") not in {None, "consent"})


def _shared(values: Values) -> Values:
    """Return what holds for every thing, from what was said of the search or of the handing over."""
    if values.get(SEARCHED) == "no":
        return _part(values, HANDED)
    held = _part(values, "search")
    return {
        "place": held.get("place"),
        "witness": held.get("others_present"),
        "grounds": held.get("reason"),
        "power": held.get("power"),
        "taken_by": held.get("searched_by"),
        "taken_from": {"person": held["person"]} if "person" in held else {"other": held.get("person_in_words")},
    }


def _part(values: Values, name: str) -> Values:
    found = values.get(name)
    return found if isinstance(found, dict) else {}


def _agreed(values: Values) -> bool:
    return "consent" in (_part(values, "search").get("power"), _part(values, HANDED).get("power"))
