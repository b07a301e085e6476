"""Whoever can be named in a deed about one case, by name and part, and the controls with which they are picked."""

from collections.abc import Mapping, Sequence
from typing import Final

from typing_extensions import override

from desktop_app.models.vocabulary import InvolvementRole, StaffRole
from desktop_app.services import register
from desktop_app.services.register import PartRow, StaffRow
from desktop_app.services.rules.wording import words
from desktop_app.views.deed_fields import OneOf
from desktop_app.views.widgets.paths import found
from desktop_app.views.widgets.pick import Option
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: The parts in which a child can stand in a case.
CHILDREN: Final = (
    InvolvementRole.CHILD_HARMED, InvolvementRole.REPORTED_TO_HAVE_SHARED, InvolvementRole.RECIPIENT,
    InvolvementRole.WITNESS, InvolvementRole.REPORTER,
)  # fmt: skip
EVERYONE: Final = (*CHILDREN, *(role for role in InvolvementRole if role not in CHILDREN))


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

    def people(self, roles: Sequence[InvolvementRole] = EVERYONE) -> list[Option]:
        """Return whoever stands in the case in one of these parts, each once, in the order of the parts.

        Whoever is covered stands last, by part and reference only (R006).
        """
        named: dict[str, str] = {}
        for role in roles:
            for part in self.parts:
                if part.role is role and part.who is not None:
                    named.setdefault(part.who.reference, f"{part.who.full_name}, {words(role).lower()}")
        for row in self._workspace.ask(register.unnamed_people, self._case):
            if row.role in roles:
                said = _("Name withheld, {role}, {reference}")
                named.setdefault(row.reference, said.format(role=words(row.role).lower(), reference=row.reference))
        return [Option(value=reference, words=said) for reference, said in named.items()]

    def staff_options(self) -> list[Option]:
        """Return the staff by name; whoever opened the vault comes first."""
        rows = sorted(self.staff, key=lambda row: row.login != self.who)
        return [Option(value=row.login, words=self._named(row)) for row in rows]

    def names(self, *, heads_first: bool = False) -> list[Option]:
        """Return the staff as words that are kept as they stand: no login, no “you”."""
        rows = sorted(self.staff, key=lambda row: heads_first and row.role is not StaffRole.HEAD)
        return [Option(value=row.name, words=row.name) for row in rows]

    def _named(self, row: StaffRow) -> str:
        if row.login == self.who:
            return _("{name} (you)").format(name=row.name)
        return f"{row.name}, {row.position or words(row.role)}"


class EitherWay(OneOf):
    """Somebody from a list, or in words: two answers of the form, of which one is given."""

    spreads = True

    def __init__(self, options: Sequence[Option], *, listed: str, in_words: str, prompt: str) -> None:
        """Offer ``options``; ``listed`` and ``in_words`` are the names of the two answers."""
        super().__init__(options, icon="user", free=True, prompt=prompt)
        self.unlisted = _("Not in the list: kept as words.")
        self._listed, self._in_words = listed, in_words

    @override
    def names(self) -> list[str]:
        return [self._listed, self._in_words]

    @override
    def value(self) -> object:
        said = super().value()
        return None if said is None else {self._listed if self.picked is not None else self._in_words: said}

    @override
    def choose(self, value: object) -> None:
        if isinstance(value, Mapping):
            for name in self.names():
                there, said = found(value, name)
                if there:
                    super().choose(said)
            return
        super().choose(value)


def or_words(options: Sequence[Option], *said: str, icon: str = "user") -> OneOf:
    """Return a line that takes any words; people and ``said`` are offered, such as “nobody”."""
    offered = [*(Option(value=one, words=one) for one in said), *options]
    prompt = _("A name, or “{words}”").format(words=said[0]) if said else ""
    return OneOf(offered, icon=icon, free=True, prompt=prompt)
