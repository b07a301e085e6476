"""Confiscating one thing: what is needed in two minutes, and what can wait is left for later."""

from typing_extensions import override

from desktop_app.errors import Invalid
from desktop_app.services import actions, register
from desktop_app.services.devices import intake
from desktop_app.services.register import DeviceRow
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside, seal_within
from desktop_app.views.devices.deed import spoken, without_asides
from desktop_app.views.devices.facts import ask_facts
from desktop_app.views.devices.looks import kind_choices, kind_icon
from desktop_app.views.devices.people import Known, OneOf
from desktop_app.views.devices.taking import Taking, ask_state, power_choices
from desktop_app.views.page import Going, Offer, Place
from desktop_app.views.theme import Tone
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.inner import Part
from desktop_app.words import _

FACTS = "~facts"


class Confiscate(Taking):
    """One thing is taken: in a case, or one that was asked for, refused or given back before.

    The Going's reference names the case, or the device that is taken now.
    """

    verb = intake.confiscate
    does = _("Confiscate")
    heading = _("Confiscate a device")
    offer = _("Confiscate")
    hint = _("It is handed over now.")

    @override
    def build(self, form: Form) -> None:
        self.device = self._found()
        super().build(form)
        form.field("taken_by").control.changed.connect(self.headed)
        form.changed.connect(self._advise)

    @override
    def _case(self) -> str | None:
        return self.device.case if self.device is not None else super()._case()

    @override
    def ask_what(self, form: Form, known: Known) -> None:
        self.known = known
        if self.device is not None:
            line = fields.FixedLine(self.device.reference, spoken(self.device), icon=kind_icon(self.device.kind))
            form.add("device", line, label=_("Device"))
        elif self.case is None:
            super().ask_what(form, known)

    @override
    def ask(self, form: Form, known: Known) -> None:
        fields.holder(form, "taken_from", known, label=_("Taken from"), required=True, guidance=beside("taken_from"),
                      helper="")  # fmt: skip
        self.ask_when(self.when, guidance=beside("when_taken"))
        fields.line(form, "place", label=_("Where"), required=True, guidance=beside("where_taken"))
        fields.staff(form, "taken_by", known, label=_("Taken by"), required=True, guidance=beside("taken_by"))
        fields.witness(form, "witness", known, required=True)
        form.choice("power", power_choices(), label=_("Power you relied on"), required=True, guidance=beside("power"))
        fields.line(form, "grounds", label=_("On what grounds"), required=True, guidance=beside("grounds"))
        fields.line(form, "consented_by", label=_("Who agreed"), required=True, guidance=beside("consent"))
        form.only_when("grounds", lambda values: values.get("power") not in {None, "consent"})
        form.only_when("consented_by", lambda values: values.get("power") == "consent")
        ask_state(form)
        kind = form.choice("kind", kind_choices(), begin="phone", drop=True, label=_("What it is"), required=True)
        if self.device is not None:
            kind.control.choose(self.device.kind.value)
        self._ask_later(form, known)
        if self.case is not None and self.device is None:
            super().ask_what(form, known)

    def _ask_later(self, form: Form, known: Known) -> None:
        later = form.add(
            FACTS,
            Part(lambda inner: self._ask_facts(inner, known)),
            label=_("Make, number on the outside, owner, lock, damage"),
            later=_("You will be asked when you seal it."),
            guidance=beside("found_outside"),
        )
        later.leave_for_later(True)

    def _ask_facts(self, form: Form, known: Known) -> None:
        ask_facts(form, known)
        if self.case is None:
            return
        wholes = OneOf(known.device_options(), icon="smartphone", prompt=_("For a SIM card or a memory card"))
        form.add("part_of", wholes, label=_("Part of another thing that was taken"))
        searches = OneOf(known.search_options(self.case), icon="search", prompt=_("If it was found in a search"))
        form.add("search", searches, label=_("Search in which it was found"))

    @override
    def request(self, values: Values) -> object:
        asked = without_asides(values)
        if self.device is not None:
            asked.pop("case", None)
        return actions.read(self.verb, asked)

    @override
    def taken(self, reference: str) -> list[DeviceRow]:
        return [self.workspace.ask(register.device, reference).row]

    @override
    def meanwhile(self) -> str:
        words = _("What is needed takes about two minutes; the rest can wait. Then seal it within {minutes} minutes.")
        return words.format(minutes=seal_within(self.workspace))

    @override
    def chips(self) -> tuple[tuple[ChipLook, Going | None], ...]:
        if self.done is not None:
            return ()
        found: list[tuple[ChipLook, Going | None]] = []
        if will := self._will_be():
            found.append((ChipLook(words=_("Will be {reference}").format(reference=will), icon="smartphone"), None))
        if self.case is not None:
            going = Going(place=Place.CASE, reference=self.case, part="devices")
            found.append((ChipLook(words=self.case, tone=Tone.NEUTRAL, icon="folder"), going))
        return tuple(found)

    def _will_be(self) -> str:
        if self.device is not None and self.device.reference[:2] != "D-":
            return self.device.reference  # taken again, it keeps its reference
        login = self.form.values().get("taken_by") if self.form.fields() else None
        try:
            return self.workspace.ask(register.next_reference, str(login)) if login else ""
        except Invalid:
            return ""

    def _advise(self) -> None:
        """Say it where the witness is the one who took it; it may be so, and is worth a look."""
        field = self.form.field("witness")
        values = self.form.values()
        same = values.get("witness") and values.get("witness") == self.known.name_of(values.get("taken_by"))
        said = _("This is also the person who took it. Choose another adult, or “Nobody was there”.")
        field.control.advised.emit([said] if same else [])

    @override
    def offers(self) -> tuple[Offer, ...]:
        if self.done is not None or self.device is not None:
            return ()
        return (Offer(words=_("Several at once"), icon="plus", done=self._several),)

    def _several(self) -> None:
        self.go.emit(Going(place=Place.DEED, reference=self.case or "", part="device.take_together"))
