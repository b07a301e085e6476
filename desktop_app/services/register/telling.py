"""How the people of one case are named where its records are told on a screen: whoever is covered is not (R006)."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.person import Involvement
from desktop_app.services.handover import naming
from desktop_app.services.register.parts import covered_people
from desktop_app.services.rules import find
from desktop_app.services.rules import protection as covering


class Told:
    """How the people of one case are named, and those whom its records name without a part in it."""

    def __init__(
        self, session: Session, reference: str, numbers: Iterable[int | None] = (), *, show_protected: bool
    ) -> None:
        """Prepare the names of a case; ``numbers`` are people, by id, whom its records name besides."""
        self._session, self._case = session, find.case(session, reference)
        self._numbers = {number for number in numbers if number is not None}
        self._show_protected = show_protected

    @cached_property
    def names(self) -> naming.Names:
        """The names, gathered when the first record is told: many a case has none."""
        session, case = self._session, self._case
        names = naming.gathered(session, case, show_reporter=self._show_protected, children=True)
        if self._show_protected:
            return names
        parts = session.execute(sa.select(Involvement).where(Involvement.case_id == case.id)).scalars().all()
        elsewhere = covered_people(session, self._numbers)
        return replace(names, withheld=names.withheld | covering.withheld(parts) | elsewhere)

    def name(self, number: int | None) -> str | None:
        """Return a person’s name, or what stands in its place."""
        return self.names.of_person(number)

    def staff(self, number: int | None) -> str:
        """Return a member of staff’s name."""
        return self.names.of_staff(number) or ""

    def reference(self, number: int | None) -> str | None:
        """Return a person’s reference; None for whoever is covered, whom it would give away."""
        if number is None or number in self.names.withheld:
            return None
        return self.names.people[number].reference

    def text(self, typed: str | None) -> str | None:
        """Return what was typed, without the names of the covered."""
        return None if typed is None else self.names.covered.without(typed)
