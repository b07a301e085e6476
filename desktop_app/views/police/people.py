"""Whoever and whatever can be named in the deeds of the police decision, and the controls with which it is picked."""

from collections.abc import Mapping, Sequence

from typing_extensions import override

from desktop_app.models.vocabulary import InvolvementRole, StaffRole
from desktop_app.services import register
from desktop_app.services.register import PartRow, StaffRow
from desktop_app.services.rules.comparing import plain_name
from desktop_app.services.rules.wording import words
from desktop_app.views.widgets.pick import Option, PickOne
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: In these parts somebody is one of the children whom a decision about the police concerns.
CHILDREN = (InvolvementRole.CHILD_HARMED, InvolvementRole.REPORTED_TO_HAVE_SHARED, InvolvementRole.RECIPIENT)
#: In these parts somebody may say what they want about the police.
HEARD = (*CHILDREN, InvolvementRole.WITNESS, InvolvementRole.REPORTER, InvolvementRole.PARENT_OR_CARER)


class OneOf(PickOne):
    """One of options that are known from the start, found by any part of its words."""

    def __init__(self, options: Sequence[Option], *, icon: str = "", free: bool = False, prompt: str = "") -> None:
        """Offer ``options``; ``free`` takes other words too."""
        super().__init__(self._fitting, icon=icon, free=free, prompt=prompt)
        self._options = tuple(options)

    def _fitting(self, typed: str) -> list[Option]:
        parts = plain_name(typed).split()
        return [option for option in self._options if all(part in plain_name(option.words) for part in parts)]


class Reader(OneOf):
    """Who read an assessment a second time: a member of staff by login, or somebody by name."""

    def __init__(self, options: Sequence[Option]) -> None:
        """Offer the staff; any other name is taken too."""
        super().__init__(options, icon="user", free=True, prompt=_("A colleague, or write a name"))

    @override
    def value(self) -> object:
        said = super().value()
        if said is None:
            return None
        return {"name": said} if self.picked is None else {"staff": said}

    @override
    def choose(self, value: object) -> None:
        if isinstance(value, Mapping):
            value = value.get("staff") or value.get("name")
        super().choose(value)


class Known:
    """Everyone who can be named in a deed about one case, asked for once when its form is opened."""

    def __init__(self, workspace: Workspace, case: str) -> None:
        """Ask."""
        self._workspace, self._case = workspace, case
        self.staff: list[StaffRow] = [row for row in workspace.ask(register.staff) if not row.left]
        self.parts: tuple[PartRow, ...] = tuple(
            part for part in workspace.ask(register.parts, case) if part.ended_reason is None
        )

    @property
    def who(self) -> str:
        """The login of whoever opened the vault."""
        return self._workspace.who.login if self._workspace.who is not None else ""

    def staff_options(self) -> list[Option]:
        """Return the staff by name; whoever opened the vault comes first."""
        rows = sorted(self.staff, key=lambda row: row.login != self.who)
        return [Option(value=row.login, words=self._named(row)) for row in rows]

    def colleagues(self) -> list[Option]:
        """Return the staff without whoever opened the vault: a second person."""
        return [one for one in self.staff_options() if one.value != self.who]

    def heads(self) -> list[Option]:
        """Return the head teachers of the staff list, without whoever opened the vault."""
        heads = {row.login for row in self.staff if row.role is StaffRole.HEAD}
        return [one for one in self.colleagues() if one.value in heads]

    def people(self, roles: Sequence[InvolvementRole]) -> list[Option]:
        """Return whoever stands in the case in one of these parts, each once, in the order of the parts."""
        found: dict[str, str] = {}
        for role in roles:
            for part in self.parts:
                if part.role is role and part.who is not None:
                    said = f"{part.who.full_name}, {words(role).lower()}"
                    found.setdefault(part.who.reference, said)
        withheld = {row.reference: row.role for row in self._workspace.ask(register.unnamed_people, self._case)}
        for reference, role in withheld.items():
            if role in roles:
                said = _("Name withheld, {role}, {reference}").format(role=words(role).lower(), reference=reference)
                found.setdefault(reference, said)
        return [Option(value=reference, words=said) for reference, said in found.items()]

    def sheets(self) -> list[Option]:
        """Return the documents that were issued for the case."""
        said = _("{reference}, version {number}")
        return [
            Option(value=row.reference, words=said.format(reference=row.reference, number=row.version))
            for row in self._workspace.ask(register.documents, self._case)
        ]

    def _named(self, row: StaffRow) -> str:
        if row.login == self.who:
            return _("{name} (you)").format(name=row.name)
        return f"{row.name}, {row.position or words(row.role)}"
