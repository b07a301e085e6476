"""Correcting or completing a fact about a device; the earlier value stays readable with the reason."""

from collections.abc import Mapping
from typing import Final

from typing_extensions import override

from desktop_app.errors import Invalid, Problem
from desktop_app.services import register
from desktop_app.services.devices import correcting
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.facts import ask_facts
from desktop_app.views.devices.looks import kind_choices
from desktop_app.views.devices.people import Known
from desktop_app.views.devices.seal import adviser_choices, left_choices
from desktop_app.views.devices.taking import power_choices, power_found_choices
from desktop_app.views.widgets.form import Form, Values
from desktop_app.words import _

#: What every correction asks beside the facts.
NO_FACTS: Final = frozenset({"device", "~device", "reason", "entry", "at", "late"})


def say_now(form: Form, facts: Mapping[str, str]) -> None:
    """Say at each field of a correction what stands on record now; ``facts`` go by the names of the fields."""
    for field in form.fields():
        if field.name not in NO_FACTS:
            field.say_now(facts.get(field.name) or _("nothing yet"))


class Correct(DeviceDeed):
    """A fact was typed wrong, or is added later."""

    verb = correcting.correct
    does = _("Correct it")
    heading = _("Correct or complete its facts")
    offer = _("Correct or add facts")
    hint = _("The earlier words stay readable.")
    icon = "pencil"
    timed = False

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.note(form, "reason", label=_("Why"), required=True, guidance=beside("correction"),
                    helper=_("Fill in below only what is to change or to be added."))  # fmt: skip
        form.section(_("What it is"))
        form.choice("kind", kind_choices(), drop=True, label=_("Kind of thing"), guidance=beside("correction"))
        ask_facts(form, known)
        form.section(_("How it was taken"))
        form.choice("power", power_choices(), label=_("Power relied on"), guidance=beside("power"))
        fields.line(form, "grounds", label=_("On what grounds"), guidance=beside("grounds"))
        fields.line(form, "consented_by", label=_("Who agreed"), guidance=beside("consent"))
        form.choice("power_found", power_found_choices(), label=_("On or off, as found"),
                    guidance=beside("power_found"))  # fmt: skip
        fields.answer(form, "screen_touched", label=_("Was the screen touched?"), guidance=beside("screen_touched"))
        fields.line(form, "touched_by", label=_("Who touched it"), guidance=beside("screen_touched"))
        fields.line(form, "touched_detail", label=_("Why, and how it was touched"), guidance=beside("screen_touched"))
        fields.answer(form, "content_viewed", label=_("Was anything on it seen?"), guidance=beside("content_viewed"))
        form.section(_("How it was left, and the police"))
        about = beside("power_left")
        form.choice("power_left", left_choices(), drop=True, label=_("How it was left"), guidance=about)
        form.choice("adviser", adviser_choices(), drop=True, label=_("Who advised that"), guidance=about)
        fields.line(form, "adviser_detail", label=_("Their name or reference"), guidance=about)
        fields.reference(form, "police_property", label=_("Police property reference"), guidance=beside("handing"))
        fields.reference(form, "police_exhibit", label=_("Police exhibit reference"), guidance=beside("handing"))
        if self.device is not None:
            say_now(form, self.workspace.ask(register.device_facts, self.device.reference))

    @override
    def request(self, values: Values) -> object:
        if not set(values) - {"device", "reason"}:
            words = _("Nothing is changed yet. Fill in at least one fact below.")
            raise Invalid([Problem(field="reason", message=words, rule="nothing")])
        return super().request(values)
