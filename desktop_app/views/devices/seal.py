"""Sealing a device and locking it away, within its thirty minutes; what was left for later is asked here."""

from datetime import datetime
from typing import Any

from typing_extensions import override

from desktop_app.errors import Invalid
from desktop_app.models.vocabulary import DeviceState
from desktop_app.services import actions, register
from desktop_app.services.devices import correcting, keeping
from desktop_app.services.rules.verb import Verb
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside, seal_within
from desktop_app.views.devices.deed import DeviceDeed, without_asides
from desktop_app.views.devices.facts import NAMES, ask_facts
from desktop_app.views.devices.people import Known
from desktop_app.views.devices.sealing_clock import SealingClock
from desktop_app.views.page import Going, Place
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.inner import Part
from desktop_app.words import _

#: Kept with the facts that are added here. It is stored, so it is not put into the language of whoever reads it.
REASON = "added when it was sealed"
FACTS = "~facts"
#: What a Going is filled with where several were taken: the references of those that are to be sealed after this one.
THEN = "then"


def left_choices() -> list[tuple[str, str]]:
    """Return how a device can have been left."""
    return [
        ("unchanged", _("Left as found")),
        ("switched_off", _("Switched off")),
        ("flight_mode", _("Flight mode")),
        ("radios_off", _("Wi-Fi and data off")),
        ("faraday_bag", _("In a shielding bag")),
        ("not_known", _("Don’t know")),
    ]


def adviser_choices() -> list[tuple[str, str]]:
    """Return who can have advised it."""
    return [
        ("police", _("The police")),
        ("school_instruction", _("Our police instruction")),
        ("ukcis", _("UKCIS advice")),
        ("dsl", _("The DSL")),
        ("nobody", _("Nobody")),
    ]


class Seal(DeviceDeed):
    """It goes into a sealed bag and is locked away."""

    verb = keeping.seal
    does = _("Seal")
    heading = _("Seal it and lock it away")
    offer = _("Seal it now")
    hint = _("Bag, number, locked place.")
    icon = "package-check"
    when = _("When was it sealed?")

    @override
    def ask(self, form: Form, known: Known) -> None:
        if self.device is not None and self.device.state is DeviceState.TAKEN:
            self.sheet.put_above(SealingClock(self.device.since, seal_within(self.workspace)))
        fields.seal(form, "seal")
        fields.place(form, "place", known, label=_("Where it is locked away"), required=True)
        fields.shelf(form, "shelf")
        fields.staff(form, "sealed_by", known, label=_("Who sealed it"), guidance=beside("seal"))
        fields.witness(form, "witness", known, required=True)
        form.choice("power_left", left_choices(), drop=True, label=_("How it was left"), required=True,
                    guidance=beside("power_left"))  # fmt: skip
        form.choice("adviser", adviser_choices(), unsure=None, drop=True, label=_("Who advised that"), required=True,
                    guidance=beside("power_left"))  # fmt: skip
        fields.line(form, "adviser_detail", label=_("Their name or reference"), guidance=beside("power_left"))
        form.only_when("adviser_detail", lambda values: values.get("adviser") in {"police", "dsl"})
        facts = form.add(FACTS, Part(lambda inner: ask_facts(inner, known)), label=_("What could wait until now"),
                 later=_("It can still be added on the device’s page."),
                 helper=_("Leave empty what is on record already."), guidance=beside("found_outside"))  # fmt: skip
        facts.leave_for_later(not self._missing())
        fields.truly_from(form, known, self.device)

    @override
    def after(self, reference: str) -> None:
        self.said.emit(_("Saved."))
        others = dict(self.going.filled).get(THEN)
        first, *rest = [str(other) for other in others] if isinstance(others, list | tuple) and others else [""]
        if first:
            filled = ((THEN, tuple(rest)),) if rest else ()
            self.go.emit(Going(place=Place.DEED, reference=first, part=self.verb.name, filled=filled))
        else:
            self.go.emit(Going(place=Place.DEVICE, reference=reference))

    def _missing(self) -> bool:
        """Say whether something that could wait until now is still not known."""
        if self.device is None:
            return True
        stamp = self.workspace.vault.stamp()
        return bool(self.workspace.ask(register.device_story, self.device.reference, stamp).missing_facts)

    @override
    def do(self, values: Values, *, at: datetime | None, late: str | None) -> str:
        facts = {name: values.pop(name) for name in NAMES if name in values}
        if not facts:
            return super().do(values, at=at, late=late)
        correct: Verb[Any] = correcting.correct
        seal: Verb[Any] = self.verb
        added = actions.read(correct, facts | {"device": values["device"], "reason": REASON})
        request = actions.read(seal, without_asides(values))
        found = [
            *self.workspace.problems(seal, request, at=at, late=late),
            *(problem for problem in self.workspace.problems(correct, added) if problem.field in NAMES),
        ]
        if found:
            raise Invalid(found)
        reference = self.workspace.do(seal, request, at=at, late=late)
        self.workspace.do(correct, added)
        return reference
