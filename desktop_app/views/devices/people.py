"""Controls that name people, places, cases and devices: picked from the register by typing, or said in words."""

from collections.abc import Mapping, Sequence

from typing_extensions import override

from desktop_app.errors import Invalid
from desktop_app.models.vocabulary import InvolvementRole, StaffRole
from desktop_app.services import register
from desktop_app.services.register import CoveredRow, DeviceFilter, PersonRow, Shown, StaffRow
from desktop_app.services.rules.comparing import plain_name
from desktop_app.services.rules.wording import words
from desktop_app.views.widgets.paths import found
from desktop_app.views.widgets.pick import Option, PickOne
from desktop_app.words import _
from desktop_app.workspace import Workspace

STAFF, PERSON, OTHER = "staff", "person", "other"
NOBODY_THERE = "nobody was there"


class OneOf(PickOne):
    """One of options that are known from the start; what is recorded already can be put in by its value."""

    def __init__(self, options: Sequence[Option], *, icon: str = "", free: bool = False, prompt: str = "") -> None:
        """Offer ``options``; ``free`` takes other words too."""
        super().__init__(self._fitting, icon=icon, free=free, prompt=prompt)
        self._options = tuple(options)
        self._by_value = {option.value: option for option in self._options}

    def _fitting(self, typed: str) -> list[Option]:
        parts = plain_name(typed).split()
        return [option for option in self._options if all(part in plain_name(option.words) for part in parts)]

    @override
    def choose(self, value: object) -> None:
        if isinstance(value, str):
            known = self._by_value.get(value)
            self._put(known)
            if known is None and self._free:
                self.field.setText(value)
            return
        super().choose(value)


def only_words() -> str:
    """Return what is said where nobody of the register was picked: the words lead to nobody."""
    return _("Not on the register: kept as words.")


class HolderPick(OneOf):
    """Whoever has a thing: a person of the register, a member of staff, or someone else in words."""

    def __init__(self, options: Sequence[Option], *, prompt: str = "") -> None:
        """Offer ``options``, whose values begin with ``staff:`` or ``person:``."""
        super().__init__(options, icon="user", free=True, prompt=prompt or _("Type a name, or say in words who"))
        self.unlisted = only_words()

    @override
    def value(self) -> object:
        said = super().value()
        if said is None:
            return None
        if self.picked is None:
            return {OTHER: said}
        kind, _colon, named = str(said).partition(":")
        return {kind: named}

    @override
    def choose(self, value: object) -> None:
        if isinstance(value, Mapping):
            kind, named = next(((str(kind), str(named)) for kind, named in value.items() if named), (OTHER, ""))
            super().choose(named if kind == OTHER else f"{kind}:{named}")
            return
        super().choose(value)


class NumberOf(OneOf):
    """One of a few entries, by its number."""

    def __init__(self, entries: Mapping[int, str]) -> None:
        """Offer ``entries``: number and words."""
        super().__init__([Option(value=str(number), words=said) for number, said in entries.items()])

    @override
    def value(self) -> object:
        said = super().value()
        return None if said is None else int(str(said))

    @override
    def choose(self, value: object) -> None:
        super().choose(str(value) if isinstance(value, int) else value)


class PersonOrWords(OneOf):
    """A person of the register by reference, or someone in words: two answers of the form, of which one is given."""

    spreads = True

    def __init__(self, options: Sequence[Option], *, person: str, in_words: str) -> None:
        """Offer ``options``; ``person`` and ``in_words`` are the names of the two answers."""
        super().__init__(options, icon="user", free=True, prompt=_("Type a name, or say in words who"))
        self.unlisted = only_words()
        self._person, self._in_words = person, in_words

    @override
    def names(self) -> list[str]:
        return [self._person, self._in_words]

    @override
    def value(self) -> object:
        said = super().value()
        if said is None:
            return None
        return {self._person if self.picked is not None else self._in_words: said}

    @override
    def choose(self, value: object) -> None:
        if isinstance(value, Mapping):
            for name in self.names():
                there, said = found(value, name)
                if there:
                    super().choose(said)
            return
        super().choose(value)


class Known:
    """Everyone and everything that can be named in a form about devices, asked for once when the form is opened."""

    def __init__(self, workspace: Workspace, case: str | None) -> None:
        """Ask; people of ``case`` come first."""
        self._workspace, self._case = workspace, case
        self.staff: list[StaffRow] = [row for row in workspace.ask(register.staff) if not row.left]
        people = workspace.ask(register.people)
        mine = [row for row in people if case is not None and any(part.endswith(case) for part in row.parts)]
        self.people: list[PersonRow] = [*mine, *(row for row in people if row not in mine)]
        # Only in their own case: in another one the same person's name is not withheld.
        self.covered: tuple[CoveredRow, ...] = () if case is None else workspace.ask(register.unnamed_people, case)

    @property
    def who(self) -> str:
        """The login of whoever opened the vault."""
        return self._workspace.who.login if self._workspace.who is not None else ""

    @property
    def dsl(self) -> str:
        """The name of whoever opened the vault where they are the safeguarding lead; else nothing."""
        return next((row.name for row in self.staff if row.login == self.who and row.role is StaffRole.DSL), "")

    def staff_options(self, *, prefix: str = "") -> list[Option]:
        """Return the staff by name, with what they are; whoever opened the vault comes first."""
        rows = sorted(self.staff, key=lambda row: row.login != self.who)
        return [
            Option(
                value=f"{prefix}{row.login}",
                words=_("{name} (you)").format(name=row.name)
                if row.login == self.who
                else f"{row.name}, {row.position or words(row.role)}",
            )
            for row in rows
        ]

    def person_options(self, *, prefix: str = "") -> list[Option]:
        """Return the people of the register, those of the case first, and last who is not named in it."""
        named = [Option(value=f"{prefix}{row.reference}", words=_person(row)) for row in self.people]
        return [*named, *(Option(value=f"{prefix}{row.reference}", words=_covered(row)) for row in self.covered)]

    def holder_options(self, *, staff_first: bool = False) -> list[Option]:
        """Return people and staff, for whoever has or gave or got a thing."""
        people = self.person_options(prefix=f"{PERSON}:")
        staff = self.staff_options(prefix=f"{STAFF}:")
        return [*staff, *people] if staff_first else [*people, *staff]

    def witness_options(self) -> list[Option]:
        """Return the names of the staff, and that nobody was there."""
        names = [row.name for row in self.staff if row.login != self.who]
        nobody = Option(value=NOBODY_THERE, words=_("Nobody was there"))
        return [*(Option(value=name, words=name) for name in names), nobody]

    def name_of(self, login: object) -> str:
        """Return the name of the member of staff with that login."""
        return next((row.name for row in self.staff if row.login == login), "")

    def place_options(self) -> list[Option]:
        """Return the places in which devices are kept now."""
        kept = [row.place for row in self._workspace.ask(register.places) if row.place is not None]
        return [Option(value=place, words=place) for place in kept]

    def case_options(self) -> list[Option]:
        """Return the open cases by reference and title."""
        return [
            Option(value=row.reference, words=f"{row.reference} {row.title}")
            for row in self._workspace.ask(register.cases)
            if row.status.value == "open"
        ]

    def device_options(self, verb_states: frozenset[str] | None = None) -> list[Option]:
        """Return the devices of the case, or of all, as far as their state is among ``verb_states``."""
        rows = device_rows(self._workspace, self._case)
        return [
            Option(value=row.reference, words=f"{row.reference} {row.description}")
            for row in rows
            if verb_states is None or row.state.value in verb_states
        ]

    def search_options(self, case: str) -> list[Option]:
        """Return the searches of a case that things were taken in."""
        try:
            references = self._workspace.ask(register.searches, case)
        except Invalid:
            return []
        return [Option(value=row.reference, words=f"{row.reference}, {row.place}") for row in references]

    def sheet_options(self) -> list[Option]:
        """Return the documents that were issued for the case, newest first."""
        documents = self._workspace.ask(register.documents, self._case)
        said = _("{reference}, version {n}")
        return [
            Option(value=row.reference, words=said.format(reference=row.reference, n=row.version)) for row in documents
        ]


def device_rows(workspace: Workspace, case: str | None) -> list[register.DeviceRow]:
    """Return the devices of a case in the order of their references; without a case, all of them."""
    wanted = DeviceFilter(shown=Shown.ALL, case=case)
    numbers = workspace.ask(register.device_ids, wanted, by="reference")
    rows = workspace.ask(register.devices_by_id, numbers)
    return [rows[number] for number in numbers]


def _covered(row: CoveredRow) -> str:
    """Return the words by which somebody can be picked whose name is withheld (R006)."""
    if row.role is InvolvementRole.REPORTER:
        return _("Whoever reported (name withheld), {reference}").format(reference=row.reference)
    return _("{role} (name withheld), {reference}").format(role=words(row.role), reference=row.reference)


def _person(row: PersonRow) -> str:
    more = row.year_group or row.position or row.organisation
    name = f"{row.full_name} ({row.latin_spelling})" if row.latin_spelling else row.full_name
    return f"{name}, {more}" if more else name
