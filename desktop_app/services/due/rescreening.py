"""That the police questions are to be answered again: more is known of a case than its last screening rested on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from desktop_app import clock
from desktop_app.models.case import Case
from desktop_app.models.decision_words import ReferralState
from desktop_app.models.ledger import LedgerEntry
from desktop_app.models.person import Involvement
from desktop_app.models.referral import Screening
from desktop_app.models.support import PeopleGroup
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Owed, Rank
from desktop_app.services.rules import screening
from desktop_app.services.rules.screening import Known
from desktop_app.words import _

#: The questions are open anyway.
_OPEN: Final = (ReferralState.NOT_SCREENED, ReferralState.SCREENING)
#: Deeds with which more becomes known of a case.
_LEARNING: Final = ("case.involve", "case.end_involvement", "group.add", "group.change", "group.end")


def items(desk: Desk) -> Iterator[Owed]:
    """Yield every case whose last screening rested on less than is known now."""
    screened = _screened(desk)
    found: list[tuple[int, Screening, str]] = []
    facts = _Facts(desk) if screened else None
    for number, then in screened.items():
        if facts is not None and (reasons := screening.changes(then, facts.of_case(number))):
            found.append((number, then, reasons[0]))
    learned = _learned(desk, [number for number, _then, _reason in found]) if found else {}
    for number, then, reason in found:
        since = max(then.concluded_at, learned.get(number, then.concluded_at))
        yield Owed(
            code=Code.RESCREEN, rank=Rank.POLICE, verb="referral.rescreen", case_id=number,
            what=_("Answer the police questions again"), why=_("{reason} Noted {since}.").replace("{reason}", reason),
            since=since, due_at=desk.after("rescreen", since), timer="rescreen",
            filled=(("case", desk.cases[number].reference), ("reason", reason)),
        )  # fmt: skip


def _screened(desk: Desk) -> Mapping[int, Screening]:
    """Return the last concluded screening of every open case whose questions are not open again."""
    last = sa.select(sa.func.max(Screening.id)).where(desk.in_cases(Screening.case_id)).group_by(Screening.case_id)
    rows = desk.session.execute(sa.select(Screening).where(Screening.id.in_(last)).order_by(Screening.id)).scalars()
    return {row.case_id: row for row in rows if desk.state(row.case_id) not in _OPEN}


class _Facts:
    """What is known now of the cases, as far as a screening rests on it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        wanted = sa.select(PeopleGroup.case_id, sa.func.sum(PeopleGroup.about)).where(
            desk.in_cases(PeopleGroup.case_id), PeopleGroup.ended_reason.is_(None)
        )
        self._groups = dict(desk.session.execute(wanted.group_by(PeopleGroup.case_id)).all())
        came = sa.select(Case.id, Case.came_to_attention).where(desk.in_cases(Case.id))
        ever = sa.select(Involvement.case_id, sa.func.count(Involvement.id)).where(desk.in_cases(Involvement.case_id))
        self._people = dict(desk.session.execute(ever.group_by(Involvement.case_id)).all())
        self._came = dict(desk.session.execute(came).all())
        self._many = desk.held.number("many_children")

    def of_case(self, number: int) -> Known:
        """Return what is known of one case."""
        parts = self._desk.parts.get(number, [])
        children = {part.person_id: part.date_of_birth for part in parts if part.role in screening.CHILD_ROLES}
        then = clock.local(self._came[number]).date()
        ages = [screening.age_on(born, then) for born in children.values() if born is not None]
        return Known(
            children=len(children),
            group_estimate=self._groups.get(number, 0),
            people=self._people.get(number, 0),
            places=0,
            resurfacings=0,
            youngest=min(ages, default=None),
            threshold=self._many,
        )


def _learned(desk: Desk, numbers: Sequence[int]) -> Mapping[int, datetime]:
    """Return when it was last recorded that more became known of some cases."""
    wanted = (
        sa.select(LedgerEntry.case_id, sa.func.max(LedgerEntry.recorded_at))
        .where(LedgerEntry.case_id.in_(numbers), LedgerEntry.action.in_(_LEARNING))
        .group_by(LedgerEntry.case_id)
    )
    found = desk.session.execute(wanted)
    return {number: datetime.fromisoformat(at) for number, at in found if number is not None}
