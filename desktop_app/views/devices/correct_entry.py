"""Correcting one link of a device's continuity; the earlier one stays, struck through."""

from typing_extensions import override

from desktop_app.errors import Invalid, Problem
from desktop_app.services import register
from desktop_app.services.devices import correcting
from desktop_app.services.register import StepRow
from desktop_app.views.devices import fields, saying
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.correct import say_now
from desktop_app.views.devices.deed import DeviceDeed
from desktop_app.views.devices.people import Known, NumberOf
from desktop_app.views.widgets.form import Form, Values
from desktop_app.words import _


class CorrectEntry(DeviceDeed):
    """One entry was written down wrong."""

    verb = correcting.correct_entry
    does = _("Correct the entry")
    heading = _("Correct an entry")
    offer = _("Correct")
    hint = _("The wrong words stay, struck through.")
    icon = "pencil"
    timed = False
    names_device = False
    _told_of: object = None
    _held = False

    @override
    def ask(self, form: Form, known: Known) -> None:
        entries = {step.link.entry: in_words(step) for step in self._steps() if step.may_be_corrected}
        entry = dict(self.going.filled).get("entry")
        if isinstance(entry, int):
            said = entries.get(entry, _("Entry {number}").format(number=entry))
            form.add("entry", fields.FixedLine(entry, said, icon="history"), label=_("The entry"))
        else:
            form.add("entry", NumberOf(entries), label=_("The entry"), required=True)
        about = beside("correction")
        fields.note(form, "reason", label=_("What was wrong, and why"), required=True, guidance=about,
                    helper=_("Fill in below only what is to change."))  # fmt: skip
        form.when("happened_at", begin=None, label=_("When it truly happened"), guidance=about)
        fields.holder(form, "from_holder", known, staff_first=True, label=_("From whom"), guidance=about, helper="")
        fields.place(form, "from_place", known, label=_("From where"), guidance=about)
        fields.shelf(form, "from_shelf", label=_("From which shelf"), helper="")
        fields.holder(form, "to", known, staff_first=True, label=_("To whom"), guidance=about, helper="")
        fields.place(form, "place", known, label=_("To where"), guidance=about)
        fields.shelf(form, "shelf", label=_("To which shelf"), helper="")
        fields.reference(form, "seal", label=_("Seal number"), guidance=about)
        fields.intact(form, "seal_intact", label=_("The seal was"))
        fields.line(form, "condition", label=_("Its condition"), guidance=about)
        fields.witness(form, "witness", known, guidance=about)
        fields.breach(form, label=_("Did it leave although it was held?"))
        self._held = bool(dict(self.going.filled).get("breach"))
        if self._held:
            form.field(fields.BREACH).control.choose("yes")
        form.only_when(fields.BREACH, lambda _values: self._held)
        self._times = {step.link.entry: step.link.occurred_at for step in self._steps()}
        form.changed.connect(self._say_now)
        self._say_now()

    @override
    def request(self, values: Values) -> object:
        if not set(values) - {"~device", "entry", "reason"}:
            words = _("Nothing is changed yet. Fill in below what is right.")
            raise Invalid([Problem(field="reason", message=words, rule="nothing")])
        return super().request(values)

    @override
    def aimed(self, problem: Problem) -> Problem:
        if problem.rule in ("hold", "no-breach"):
            self._held = True  # at its right time a hold covered it: what has happened is recorded as a breach
            self.form.field(fields.BREACH).want(True)
        return super().aimed(problem)

    def _say_now(self) -> None:
        """Say at each field what the entry says that is to be corrected; nothing until one is chosen."""
        entry = self.form.field("entry").control.value()
        if entry == self._told_of:
            return
        self._told_of = entry
        if not isinstance(entry, int) or entry not in self._times:
            for field in self.form.fields():
                field.say_now("")
            return
        facts = dict(self.workspace.ask(register.entry_facts, entry))
        say_now(self.form, facts | {"happened_at": saying.moment(self._times[entry])})

    def _steps(self) -> tuple[StepRow, ...]:
        if self.device is None:
            return ()
        return self.workspace.ask(register.device_story, self.device.reference, self.workspace.vault.stamp()).steps


def in_words(step: StepRow) -> str:
    """Return an entry in one line: its number, what it says happened, and when."""
    return _("Entry {number}: {what}, {when}").format(
        number=step.link.entry, what=step.link.what, when=saying.moment(step.link.occurred_at)
    )
