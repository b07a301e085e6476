"""Putting a case right: its facts, its codes, taking it up again, and marking it as entered in error."""

from typing_extensions import override

from desktop_app.errors import Invalid, Problem
from desktop_app.models.vocabulary import CategoryKind
from desktop_app.services import cases, register
from desktop_app.services.rules.openings import About
from desktop_app.views.case_deed import CaseDeed
from desktop_app.views.cases import codes, guidance
from desktop_app.views.cases.new import ask_facts
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.note_card import note_card
from desktop_app.words import _


def ask_reason(form: Form, label: str = "") -> None:
    """Add the field of the reason why something is put right."""
    form.note("reason", label=label or _("Why is it put right?"), guidance=guidance.REASON, required=True, lines=2)


class CorrectCase(CaseDeed):
    """Puts right a fact of a case; only what was changed is sent."""

    verb = cases.correct
    does = _("Correct")
    icon = "pencil"
    heading = _("Correct a fact of the case")

    @override
    def build(self, form: Form) -> None:
        ask_facts(form, new=False)
        other = form.text(
            "other_nature", longest=cases.LONGEST_OTHER, label=_("What else it is"), guidance=guidance.OTHER
        )
        ask_reason(form)
        self._held = _recorded(self.workspace.ask(register.case_facts, self.case))
        other.want(self._held.get("other_nature") is not None)
        form.fill(self._held)
        self._begun = form.values()

    @override
    def request(self, values: Values) -> object:
        return super().request(changed(values, self._begun))

    @override
    def meanwhile(self) -> str:
        return _("Only what you change is written down, each with what stood there before.")


def changed(values: Values, begun: Values) -> Values:
    """Return the answers that are not those with which a form began, and the reason.

    Raises:
        Invalid: one that is on record was emptied: a correction says what is right, and takes nothing away.
    """
    words = _("This is on record and cannot be emptied. Write what is right, or put back what stood here.")
    emptied = [Problem(field=name, message=words, rule="emptied") for name in begun if name not in values]
    if emptied:
        raise Invalid(emptied)
    return {name: value for name, value in values.items() if name == "reason" or begun.get(name) != value}


def _recorded(facts: register.CaseFacts) -> Values:
    return {
        "title": facts.title,
        "came_to_attention": facts.came_to_attention.isoformat(),
        "disclosure_route": facts.disclosure_route.value,
        "procedure_followed": facts.procedure_followed.value,
        "protection_file": facts.protection_file,
        "other_nature": facts.other_nature,
    }


class Categorise(CaseDeed):
    """Sets the category codes of a case anew."""

    verb = cases.categorise
    does = _("Change the codes")
    icon = "list-checks"
    heading = _("Change the codes")

    @override
    def build(self, form: Form) -> None:
        codes.ask_codes(form)
        ask_reason(form, _("What is known now that was not known before?"))
        held = self.workspace.ask(register.case, self.case).categories
        number = held.get(CategoryKind.NUMBER.value, ())
        filled: Values = {kind: list(given) for kind, given in held.items()}
        form.fill(filled | {CategoryKind.NUMBER.value: number[0] if number else None})
        self._begun = form.values()

    @override
    def request(self, values: Values) -> object:
        """Send what differs; a kind whose boxes were all emptied is set to none."""
        several = [kind.value for kind in CategoryKind if kind is not CategoryKind.NUMBER]
        whole = {kind: values.get(kind, []) for kind in several} | values
        begun = {kind: self._begun.get(kind, []) for kind in several} | self._begun
        return super().request(changed(whole, begun))


class Reopen(CaseDeed):
    """Takes a closed case up again."""

    verb = cases.reopen
    does = _("Reopen the case")
    icon = "rotate-ccw"
    heading = _("Reopen the case")

    @override
    def build(self, form: Form) -> None:
        form.note("reason", label=_("What has come up?"), guidance=guidance.REASON, required=True)


class CaseInError(CaseDeed):
    """Marks a case as entered in error."""

    verb = cases.enter_in_error
    does = _("Mark as entered in error")
    icon = "ban"
    heading = _("Entered in error")
    _holds_devices = False

    @override
    def build(self, form: Form) -> None:
        found = self.workspace.ask(register.standing, self.case).open_things
        self._holds_devices = any(thing.about is About.DEVICE for thing in found)
        if self._holds_devices:
            said = _("The school still has to do with devices in this case. A case entered in error holds none: finish "
                     "with them first, or mark them as entered in error too.")  # fmt: skip
            self.sheet.put_above(note_card(said, "triangle-alert"))
        form.note("reason", label=_("Why should it not have been there?"), guidance=guidance.IN_ERROR, required=True)
        form.choice("second_initials", self._colleagues(), drop=True, label=_("Who else agrees?"),
                    helper=_("A second member of staff, named with their initials."), guidance=guidance.SECOND,
                    required=True)  # fmt: skip

    @override
    def meanwhile(self) -> str:
        if self._holds_devices:
            return _("It will be refused while the school holds devices in it.")
        return _("Nothing is deleted.")

    def _colleagues(self) -> list[tuple[str, str]]:
        mine = self.workspace.who.login if self.workspace.who is not None else ""
        staff = self.workspace.ask(register.staff)
        return [
            (one.initials, _("{name} ({initials})").format(name=one.name, initials=one.initials))
            for one in staff
            if one.login != mine and not one.left
        ]
