"""What was typed into the record, without the names of those who are covered in the case that it is about (R006)."""

from collections.abc import Iterable
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.person import Involvement, Person
from desktop_app.models.school import Staff
from desktop_app.services.register.parts import covered_people
from desktop_app.services.rules import protection
from desktop_app.services.rules.comparing import Naming, plain_name
from desktop_app.words import _


class CoveredTexts:
    """Tells texts of many cases; the names of a case are read once, and only if something was typed there."""

    def __init__(self, session: Session, *, show_protected: bool = False) -> None:
        """Begin with nothing read."""
        self._session, self._show_protected = session, show_protected
        self._namings: dict[str | None, Naming] = {}

    def told(self, case: str | None, typed: str | None) -> str | None:
        """Return what was typed about a case, or about none, without the names of whoever is covered there."""
        if typed is None or self._show_protected:
            return typed
        if case not in self._namings:
            self._namings[case] = self._of_none() if case is None else self._of_case(case)
        return self._namings[case].without(typed)

    def _of_case(self, reference: str) -> Naming:
        wanted = sa.select(Involvement).join(Case, Case.id == Involvement.case_id).where(Case.reference == reference)
        parts = self._session.execute(wanted.order_by(Involvement.id)).scalars().all()
        withheld = protection.withheld(part for part in parts if part.ended_reason is None)
        return self._without(withheld, {part.person_id for part in parts} - withheld)

    def _of_none(self) -> Naming:
        """Return the covering of what belongs to no case: of everyone who stands in cases only as someone covered."""
        numbers = set(self._session.execute(sa.select(Involvement.person_id).distinct()).scalars())
        withheld = covered_people(self._session, numbers)
        return self._without(withheld, numbers - withheld)

    def _without(self, withheld: Iterable[int], others: Iterable[int]) -> Naming:
        openly = [*self._names(others), *self._staff]
        borne = {plain_name(name) for name in openly}
        hidden = [name for name in self._names(withheld) if plain_name(name) not in borne]
        return Naming(hidden, _("[name withheld]"), openly)

    def _names(self, numbers: Iterable[int]) -> list[str]:
        wanted = sa.select(Person.full_name, Person.latin_spelling).where(Person.id.in_(sorted(numbers)))
        return [name for names in self._session.execute(wanted.order_by(Person.id)) for name in names if name]

    @cached_property
    def _staff(self) -> list[str]:
        return list(self._session.execute(sa.select(Staff.name).order_by(Staff.id)).scalars())
