"""What can be done about the staff: add someone, correct a fact, record that they left, set a passphrase."""

from functools import partial
from typing import Any, ClassVar

from typing_extensions import override

from desktop_app import guard
from desktop_app.doors import ways
from desktop_app.errors import CordonError, Invalid
from desktop_app.models.vocabulary import LEADS, StaffRole
from desktop_app.services import actions, register, school
from desktop_app.services.register import StaffRow
from desktop_app.services.rules.verb import Verb
from desktop_app.services.rules.wording import words
from desktop_app.views.deed import Deed
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.settings.rows import altered, deed
from desktop_app.views.settings.staff import PASSPHRASE
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.passphrase import NEW, ask_twice, differing
from desktop_app.views.widgets.waiting import wait_for
from desktop_app.words import _


class StaffDeed(Deed):
    """A deed about a member of staff, who is the going's reference."""

    timed = False
    help_topic = "settings-deed"

    @property
    def login(self) -> str:
        """Whose it is."""
        return self.going.reference or str(dict(self.going.filled).get("login", ""))

    @property
    def person(self) -> StaffRow:
        """The member of staff as they stand in the vault now."""
        return self.workspace.ask(register.staff_member, self.login)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        settings = Crumb(words=_("Settings"), going=Going(place=Place.SETTINGS, part="staff"))
        return (settings, Crumb(words=self.title()))

    def _roles(self) -> list[tuple[str, str]]:
        return [(role.value, words(role)) for role in StaffRole]


class AddStaff(StaffDeed):
    """Adds a member of staff; their passphrase comes next."""

    verb = school.add_staff
    does = _("Add to the staff")
    icon = "user-plus"

    @override
    def title(self) -> str:
        return _("Add someone to the staff")

    @override
    def meanwhile(self) -> str:
        return _("A passphrase of their own comes next, if they are to open the vault.")

    @override
    def build(self, form: Form) -> None:
        form.text(
            "name",
            label=_("Name"),
            longest=guard.NAME.longest,
            icon="user",
            required=True,
            missing=_("This is needed."),
        )
        form.choice("role", self._roles(), label=_("Role"), unsure=None, drop=True, required=True,
                    guidance=Guidance(paragraphs=(
                        _("The DSL and deputies close cases, accept alarms and look after the ways in. Everyone can "
                          "record what happened."),
                    ), source=_("Cordon’s own advice")))  # fmt: skip
        form.text("position", label=_("Position"), longest=guard.SHORT.longest, helper=_("Such as head of Year 9."))
        form.text("login", label=_("Login"), longest=guard.LOGIN.longest, required=True,
                  missing=_("This is needed."),
                  helper=_("A short name without spaces. It cannot be changed later."))  # fmt: skip
        form.text("initials", label=_("Initials"), longest=6, required=True, capitals=True,
                  missing=_("This is needed."),
                  helper=_("Capital letters. Exhibits they take are numbered with them."))  # fmt: skip

    @override
    def after(self, reference: str) -> None:
        """Go on to the passphrase: a login alone opens nothing."""
        self.said.emit(_("Saved."))
        self.go.emit(deed(PASSPHRASE, reference, login=reference))


class CorrectStaff(StaffDeed):
    """Corrects a fact about a member of staff."""

    verb = school.correct_staff
    does = _("Correct")
    icon = "pencil"

    @override
    def title(self) -> str:
        return _("Correct a fact about {name}").format(name=self.person.name)

    @override
    def meanwhile(self) -> str:
        return _("The earlier value is kept in the record. Login and initials stay as they are.")

    @override
    def build(self, form: Form) -> None:
        row = self.person
        form.text(
            "name",
            label=_("Name"),
            longest=guard.NAME.longest,
            icon="user",
            required=True,
            missing=_("This is needed."),
        )
        form.choice("role", self._roles(), label=_("Role"), unsure=None, drop=True, required=True)
        form.text("position", label=_("Position"), longest=guard.SHORT.longest)
        form.note("reason", label=_("Why it is corrected"), longest=guard.NOTE.longest, lines=2, required=True)
        form.fill({"name": row.name, "role": row.role.value, "position": row.position or ""})

    @override
    def request(self, values: Values) -> object:
        row = self.person
        before = {"name": row.name, "role": row.role.value, "position": row.position}
        facts = {name: value for name, value in values.items() if name != "reason"}
        changed = altered(facts, before, "reason")
        return actions.read(self.verb, {**changed, "reason": values["reason"], "login": self.login})


class HasLeft(StaffDeed):
    """Records that a member of staff has left."""

    verb = school.leave
    does = _("Record that they left")
    icon = "log-out"

    @override
    def title(self) -> str:
        return _("{name} has left").format(name=self.person.name)

    @override
    def meanwhile(self) -> str:
        return _("Their passphrase is removed separately, under Staff.")

    @override
    def build(self, form: Form) -> None:
        form.note("reason", label=_("Since when, and where the handover went"), longest=guard.NOTE.longest, lines=2,
                  required=True)  # fmt: skip

    @override
    def request(self, values: Values) -> object:
        return actions.read(self.verb, {**values, "login": self.login})


class SetPassphrase(StaffDeed):
    """Gives a member of staff a passphrase, or changes the one they have."""

    verb: ClassVar[Verb[Any]] = school.note_vault_event
    does = _("Set the passphrase")
    icon = "key-round"

    @override
    def title(self) -> str:
        return _("A passphrase for {login}").format(login=self.login)

    @override
    def meanwhile(self) -> str:
        return _("That it was set stands in the record; the passphrase stands nowhere.")

    @override
    def build(self, form: Form) -> None:
        advice = Guidance(
            paragraphs=(
                _("Let them type it themselves. Nobody else needs to know it, and nobody can look it up."),
                _("Whoever is recorded as having done something is whoever opened the vault: one passphrase each."),
            ),
            source=_("Cordon’s own advice"),
            title=_("A passphrase of their own"),
        )
        ask_twice(form, advice)

    @override
    def only(self) -> frozenset[StaffRole] | None:
        who = self.workspace.who
        return None if who is not None and who.login == self.login else LEADS

    @override
    def carry_out(self) -> None:
        if not self.is_wanted() or not self.form.ready():
            return
        values = self.form.values()
        if wrong := differing(values):
            self._on_failed(Invalid(wrong))
            return
        vault, login, chosen = self.workspace.vault, self.login, str(values[NEW])
        has_one = login in ways.logins_with_a_way_in(vault)
        place = ways.change if has_one else ways.add
        wait_for(
            self,
            _("Setting the passphrase…"),
            lambda _progress: place(vault, login, chosen),
            done=partial(self._on_set, login),
            failed=self._on_failed,
        )

    def _on_set(self, login: str, _nothing: None) -> None:
        self.note_done()
        self.workspace.announce(frozenset({"vault_event"}))
        self.said.emit(_("The passphrase is set."))
        self.go.emit(Going(place=Place.SETTINGS, part="staff"))

    def _on_failed(self, fault: CordonError) -> None:
        if isinstance(fault, Invalid):
            self.form.show_problems(fault.problems)
            self.form.focus_first_problem()
        else:
            ask.tell(self, fault)
