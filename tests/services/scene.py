"""A school day for the tests of verbs: a vault in memory, a clock that is set, and valid requests to start from."""

from datetime import datetime, timedelta
from typing import Any, Self

import pytest
import sqlalchemy as sa

from desktop_app import clock
from desktop_app.errors import Invalid, Problem
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device
from desktop_app.models.tables import METADATA
from desktop_app.services import actions
from desktop_app.services.rules import continuity, custody, find
from desktop_app.vault.rehearsing import Rehearsal
from desktop_app.vault.vault import Vault
from tests import build

#: Logins of the invented staff; the first one opens the vault.
LEAD, DEPUTY, TEACHER, LIBRARIAN = build.LOGIN, "bquill", "hfernsby", "tmossop"
CHILD, SHARER, MOTHER, REPORTER, SOCIAL_WORKER = "P-0001", "P-0002", "P-0003", "P-0004", "P-0005"
NAMES = {
    CHILD: "Nia Prosser-Quince",
    SHARER: "Tobiasz Wrzosek",
    MOTHER: "Perpetua Prosser-Quince",
    REPORTER: "Ottoline Brackenbury",
    SOCIAL_WORKER: "Ferelith Umber",
}
CASE, OTHER_CASE = "C-2026-0001", "C-2026-0002"
TEN = build.MORNING + timedelta(hours=1)

Given = dict[str, Any]


class Scene:
    """A vault whose clock stands still until it is moved; every action goes the way of the program."""

    def __init__(self, vault: Vault, moment: datetime = TEN) -> None:
        self.vault = vault
        self.moment = moment

    def copy(self) -> "Scene":
        """Return the same school in memory; what is done there is done there only."""
        return Scene(Rehearsal(self.vault), self.moment)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.vault.close()

    # -- time --------------------------------------------------------------------------------------------------

    def later(self, minutes: float) -> datetime:
        """Let time pass, and return what the clock says then."""
        self.moment += timedelta(minutes=minutes)
        return self.moment

    def ago(self, minutes: float) -> datetime:
        """Return a moment so many minutes before now."""
        return self.moment - timedelta(minutes=minutes)

    # -- doing -------------------------------------------------------------------------------------------------

    def asked(
        self, action: str, given: object, *, at: datetime | None = None, by: str | None = None, late: str | None = None
    ) -> actions.Asked:
        """Return an action ready to be carried out, from plain values or from a request."""
        verb = actions.find(action, by_line=False)
        request = actions.read(verb, given) if isinstance(given, dict) else given
        return actions.Asked(verb=verb, request=request, by=by, at=at, late=late)

    def do(
        self, action: str, given: object, *, at: datetime | None = None, by: str | None = None, late: str | None = None
    ) -> str:
        """Carry out an action and return the reference of what it was done to."""
        with clock.running(lambda: self.moment):
            return actions.carry_out(self.vault, self.asked(action, given, at=at, by=by, late=late))

    def refusal(
        self, action: str, given: object, *, at: datetime | None = None, by: str | None = None, late: str | None = None
    ) -> tuple[Problem, ...]:
        """Return the problems with which an action is refused, having seen that nothing of it was kept."""
        before = self.everything()
        with clock.running(lambda: self.moment):
            asked = self.asked(action, given, at=at, by=by, late=late)
            told = tuple(actions.problems(self.vault, asked))
            with pytest.raises(Invalid) as refused:
                actions.carry_out(self.vault, asked)
        assert self.everything() == before, "a refused action left something behind"
        assert not told or told == refused.value.problems, "the form and the verb do not say the same"
        return refused.value.problems

    def rules(self, action: str, given: object, **how: Any) -> set[str]:
        """Return the names of the rules with which an action is refused."""
        return {problem.rule for problem in self.refusal(action, given, **how)}

    # -- asking ------------------------------------------------------------------------------------------------

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of every table, as it is stored."""
        with self.vault.reading() as session:
            connection = session.connection()
            return {
                name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY 1')]
                for name in METADATA.tables
            }

    def size(self) -> int:
        """Return how many actions are on record."""
        return self.vault.store.head().size

    def rows(self, entity: type[Any]) -> list[Any]:
        """Return every row of a table, in the order of its ids."""
        with self.vault.reading() as session:
            return list(session.execute(sa.select(entity).order_by(entity.id)).scalars())

    def device(self, reference: str) -> Device:
        """Return a device as it stands."""
        with self.vault.reading() as session:
            return find.device(session, reference)

    def events(self, reference: str) -> list[CustodyEvent]:
        """Return every event of a device, as written down."""
        with self.vault.reading() as session:
            return custody.events_of(session, find.device(session, reference))

    def chain(self, reference: str) -> list[CustodyEvent]:
        """Return the events of a device that count, as they happened."""
        return continuity.in_order(self.events(reference))

    def gaps(self, reference: str) -> list[continuity.Gap]:
        """Return the gaps of a device."""
        return continuity.gaps(self.events(reference))

    def last(self, reference: str) -> CustodyEvent:
        """Return the event of a device that was written down last."""
        return self.events(reference)[-1]


def founded(vault: Vault) -> Scene:
    """Fill a new vault with the invented staff, people and cases."""
    scene = Scene(vault, build.MORNING)
    for login, name, role, initials in (
        (DEPUTY, "Barnaby Quill", "deputy", "BQ"),
        (TEACHER, "Hal Fernsby", "staff", "HF"),
        (LIBRARIAN, "Tamsin Mossop", "staff", "TM"),
    ):
        scene.do("staff.add", {"login": login, "name": name, "role": role, "initials": initials})
    for name in NAMES.values():
        scene.do("person.add", {"full_name": name})
    for title in ("Messages in year 9", "Another matter"):
        scene.do(
            "case.open", {"title": title, "came_to_attention": "2026-11-02T08:40:00Z", "disclosure_route": "direct"}
        )
    for person, role in (
        (CHILD, "child_harmed"), (SHARER, "reported_to_have_shared"), (REPORTER, "reporter"),
        (SOCIAL_WORKER, "social_worker"),
    ):  # fmt: skip
        scene.do("case.involve", {"case": CASE, "person": person, "role": role})
    scene.do("case.involve", {"case": CASE, "person": MOTHER, "role": "parent_or_carer", "responsible_for": CHILD})
    return Scene(vault, TEN)
