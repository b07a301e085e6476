"""People and their parts: added and joined to a case in one form, joined, corrected, and taken out as an error."""

from datetime import datetime
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.errors import CordonError, Invalid, Problem
from desktop_app.services import actions, people, register
from desktop_app.services.rules.verb import Verb
from desktop_app.services.rules.wording import words
from desktop_app.views.case_deed import CaseDeed
from desktop_app.views.cases import guidance, person_form
from desktop_app.views.cases.case_deeds import ask_reason, changed
from desktop_app.views.cases.covering import SHOWING, ask_to_show
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.note_card import note_card
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: Stands for the person who is not on the register yet, while their part is looked over.
_NOBODY_YET: Final = "P-0000"
_ADDING: Final[Verb[Any]] = people.add
_JOINING: Final[Verb[Any]] = people.involve


class AddPerson(CaseDeed):
    """Adds a person to the register and joins them to the case: two actions, asked for in one form."""

    verb = people.add
    does = _("Add to the case")
    icon = "user-plus"
    heading = _("Add a person")

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Begin with nobody added."""
        super().__init__(workspace, going)
        self._added: str | None = None

    @override
    def build(self, form: Form) -> None:
        person_form.ask_name(form, needed=True, check=self._namesakes)
        person_form.ask_part(form, self.workspace)
        form.section(_("What else is known"), _("Whatever you have; the rest can be added later."))
        person_form.ask_details(form)
        person_form.ask_pupil_only(form)

    def _namesakes(self, name: str) -> list[str]:
        """Say that somebody of this name is known, so that nobody gets two entries."""
        found = self.workspace.ask(register.namesakes, name) if self.workspace.is_open else []
        said = _("{person} is on the register. If it is the same person, cancel and join them instead.")
        return [said.format(person=person_form.option(one).words) for one in found if one.reference != self._added]

    @override
    def do(self, values: Values, *, at: datetime | None, late: str | None) -> str:
        part = person_form.part_of(values)
        self._look_over(part)
        if self._added is None:
            person = {name: value for name, value in values.items() if name not in (*part, "protected")}
            self._added = self.workspace.do(_ADDING, actions.read(_ADDING, person))
        joining = actions.read(_JOINING, {**part, "case": self.case, "person": self._added})
        return self.workspace.do(_JOINING, joining)

    def _look_over(self, part: Values) -> None:
        """Refuse what would be refused once the person stands on the register already.

        Raises:
            Invalid: the part in the case cannot be written down.
        """
        asked = actions.read(_JOINING, {**part, "case": self.case, "person": self._added or _NOBODY_YET})
        found = [one for one in self.workspace.problems(_JOINING, asked) if one.field != "person"]
        if found:
            raise Invalid(found)

    @override
    def meanwhile(self) -> str:
        return _("Only the name and the part are needed. The rest can be added when it is known.")


class Involve(CaseDeed):
    """Joins somebody who is on the register to the case."""

    verb = people.involve
    does = _("Join to the case")
    icon = "users"
    heading = _("Join someone on the register")

    @override
    def build(self, form: Form) -> None:
        form.pick("person", person_form.searching(self.workspace), icon="user", label=_("Who"), required=True,
                  guidance=guidance.JOINING,
                  helper=_("If they are not in the list, add them as a new person."))  # fmt: skip
        person_form.ask_part(form, self.workspace)

    @override
    def request(self, values: Values) -> object:
        return super().request({**person_form.part_of(values), "person": values.get("person")})


class CorrectPerson(CaseDeed):
    """Puts right a fact about a person, who is the going's reference."""

    verb = people.correct
    does = _("Correct")
    icon = "pencil"
    heading = _("Correct a fact about a person")

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Begin with nothing known of the person."""
        super().__init__(workspace, going)
        self._begun: Values = {}
        self._covering: tuple[str, ...] = ()
        self._above: list[QWidget] = []
        self._why = ""

    @property
    def person(self) -> str:
        """The reference of the person."""
        return str(dict(self.going.filled).get("person", self.going.reference))

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Cases"), going=Going(place=Place.CASES)), Crumb(words=self.person))

    @override
    def build(self, form: Form) -> None:
        person_form.ask_name(form, needed=False)
        person_form.ask_details(form)
        ask_reason(form)
        self._covering = self.workspace.ask(register.covering_cases, self.person)
        if self._covering:
            said = _("This name is covered. What you write here takes the place of what is on record, unseen.")
            self._above = [note_card(said, "eye-off"), outlined(_("Show who reported"), icon="eye", done=self._uncover)]
            for widget in self._above:
                self.sheet.put_above(widget)
        else:
            self._show_facts()

    @override
    def draft(self) -> dict[str, object]:
        """Return what was typed; where the name is covered nothing, which would show it again without a reason."""
        return {} if self._covering else super().draft()

    def _uncover(self) -> None:
        """Record that somebody looks and why, and only then fill in what is on record (R005)."""
        asked = ask_to_show(self, self._why)
        self._why = asked.reason
        if not asked.goes_on:
            return
        try:
            for case in self._covering:
                self.workspace.do(SHOWING, people.Uncovering(case=case, reason=asked.reason))
        except CordonError as fault:
            ask.tell(self, fault)
            return
        for widget in self._above:
            widget.hide()
        self._show_facts()

    def _show_facts(self) -> None:
        """Fill in what is on record beside what was typed already."""
        typed = self.form.values()
        self.form.fill(person_form.recorded(self.workspace.ask(register.person_facts, self.person)))
        self._begun = self.form.values()
        self.form.fill(typed)

    @override
    def request(self, values: Values) -> object:
        return actions.read(self.verb, {**changed(values, self._begun), "person": self.person})

    @override
    def meanwhile(self) -> str:
        return _("Only what you change is written down, each with what stood there before.")


class EndInvolvement(CaseDeed):
    """Takes a person out of a case as entered in error."""

    verb = people.end_involvement
    does = _("Take out of the case")
    icon = "ban"
    heading = _("A part entered in error")

    @override
    def build(self, form: Form) -> None:
        choices = [
            (f"{part.who.reference} {part.role.value}",
             _("{person}: {role}").format(person=part.who.full_name, role=words(part.role)))
            for part in self.workspace.ask(register.parts, self.case)
            if part.who is not None and part.ended_reason is None
        ]  # fmt: skip
        asked = dict(self.going.filled)
        meant = f"{asked.get('person')} {asked.get('role')}"
        choices += [one for one in self._covered() if one[0] == meant]
        form.choice("part", choices, drop=True, label=_("Which part"), required=True, guidance=guidance.WRONG_PART)
        form.note("reason", label=_("What was wrong about it?"), guidance=guidance.REASON, required=True,
                  helper=_("The entry stays readable, crossed through, with this reason."))  # fmt: skip
        if meant in dict(choices):
            form.fill({"part": meant})

    def _covered(self) -> list[tuple[str, str]]:
        """Return the parts of people who are covered: their names stand here for nobody (R006)."""
        named = {part.who for part in self.workspace.ask(register.parts, self.case)}
        everyone = self.workspace.ask(register.parts, self.case, show_protected=True)
        return [
            (f"{part.who.reference} {part.role.value}",
             _("Name withheld, {reference}: {role}").format(reference=part.who.reference, role=words(part.role)))
            for part in everyone if part.who is not None and part.who not in named and part.ended_reason is None
        ]  # fmt: skip

    @override
    def request(self, values: Values) -> object:
        person, _space, role = str(values.pop("part", "")).partition(" ")
        return super().request({**values, "person": person, "role": role})

    @override
    def aimed(self, problem: Problem) -> Problem:
        if problem.field in ("person", "role"):
            return Problem(field="part", message=problem.message, rule=problem.rule)
        return problem
