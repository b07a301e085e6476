"""What every source of due things looks at: the moment, the school's year and settings, and its cases, read once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import clock
from desktop_app.guidance.shipped import Unit
from desktop_app.models.care_words import ContactKind, ContactWith, Topic
from desktop_app.models.case import Case
from desktop_app.models.contact import Contact
from desktop_app.models.decision_words import ReferralState
from desktop_app.models.person import Involvement, Person
from desktop_app.models.referral import PoliceAdvice, Referral, ReferralEvent
from desktop_app.models.support import ProtectiveAction
from desktop_app.models.vocabulary import CaseStatus, InvolvementRole
from desktop_app.services.rules import protection, settings_of_school
from desktop_app.services.rules.school_days import SchoolYear, at
from desktop_app.services.rules.settings_of_school import InForce


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """A case: its reference, whether it is open, and its times."""

    reference: str
    is_open: bool
    opened_at: datetime
    closed_at: datetime | None
    review_on: date | None


#: Rows are told as the database gives them: tuples with names.
Rows = Mapping[int, list[Any]]
#: Steps with which the police have heard of it, or have said something about it.
FROM_POLICE: Final = (
    "referral.send", "referral.record_known", "referral.acknowledge", "referral.record_active",
    "referral.record_advice_only", "referral.record_nfa", "referral.record_outcome",
)  # fmt: skip


class Desk:
    """One look at everything that may be owed, at one moment; each table is read at most once, and only if asked for.

    ``only`` is the id of one case, where only that case is looked at. What is recorded as later than now counts as of
    now: the clock of this computer may have been put back.
    """

    def __init__(self, session: Session, now: datetime, only: int | None = None) -> None:
        """Begin with nothing read."""
        self.session, self.now, self.only = session, now, only
        self.today = clock.local(now).date()

    # -- time --------------------------------------------------------------------------------------------------

    @cached_property
    def held(self) -> InForce:
        """The settings that hold now."""
        return settings_of_school.in_force(self.session)

    @cached_property
    def year(self) -> SchoolYear:
        """The school's year."""
        return settings_of_school.school_year(self.session, self.held)

    @cached_property
    def _timers(self) -> Mapping[str, tuple[Unit, int]]:
        known = settings_of_school.declared()
        return {name: (one.unit, self.held.number(name)) for name, one in known.items() if one.is_number}

    def after(self, timer: str, base: datetime) -> datetime:
        """Return when the time of a timer is over that runs from ``base``; never from later than now."""
        unit, count = self._timers[timer]
        base = min(base, self.now)
        if unit is Unit.MINUTES:
            return base + timedelta(minutes=count)
        if unit is Unit.HOURS:
            return base + timedelta(hours=count)
        if unit is Unit.SCHOOL_HOURS:
            return self.year.add_school_hours(base, count)
        if unit is Unit.SCHOOL_DAYS:
            return self.year.add_school_days(base, count) if count else self.year.end_of_school_day(base)
        here = clock.local(base)
        return at(here.date() + timedelta(days=count), here.time())

    def by(self, day: date) -> datetime:
        """Return the moment by which something that was agreed for a day is to be done."""
        return self.year.end_of(day)

    # -- which cases -------------------------------------------------------------------------------------------

    @cached_property
    def cases(self) -> Mapping[int, CaseLine]:
        """Every case that was not entered in error, by id."""
        wanted = sa.select(
            Case.id, Case.reference, Case.status, Case.opened_at, Case.closed_at, Case.review_on
        ).where(Case.status != CaseStatus.ENTERED_IN_ERROR)  # fmt: skip
        if self.only is not None:
            wanted = wanted.where(Case.id == self.only)
        return {
            row.id: CaseLine(
                reference=row.reference,
                is_open=row.status is CaseStatus.OPEN,
                opened_at=row.opened_at,
                closed_at=row.closed_at,
                review_on=row.review_on,
            )
            for row in self.session.execute(wanted.order_by(Case.id))
        }

    @cached_property
    def open_cases(self) -> Mapping[int, CaseLine]:
        """Every open case, by id."""
        return {number: case for number, case in self.cases.items() if case.is_open}

    def in_cases(self, column: Any, *, open_only: bool = True) -> sa.ColumnElement[bool]:
        """Say in a question that a row belongs to a case that is looked at: an open one, or one that may be closed."""
        if self.only is not None:
            seen = self.open_cases if open_only else self.cases
            return sa.and_(column == self.only, sa.true() if self.only in seen else sa.false())
        status = Case.status == CaseStatus.OPEN if open_only else Case.status != CaseStatus.ENTERED_IN_ERROR
        inside: sa.ColumnElement[bool] = column.in_(sa.select(Case.id).where(status))
        return inside

    def rows(self, wanted: sa.Select[*tuple[Any, ...]]) -> Rows:
        """Return the rows of a question by their case."""
        found: dict[int, list[Any]] = defaultdict(list)
        for row in self.session.execute(wanted):
            found[row.case_id].append(row)
        return found

    # -- what is read for several sources ----------------------------------------------------------------------

    @cached_property
    def referrals(self) -> Mapping[int, Any]:
        """The state of the police decision of every case, with when it came to that."""
        wanted = sa.select(Referral.case_id, Referral.state, Referral.since).where(
            self.in_cases(Referral.case_id, open_only=False)
        )
        return {row.case_id: row for row in self.session.execute(wanted.order_by(Referral.case_id))}

    def state(self, case: int) -> ReferralState:
        """Return where the police decision of a case stands."""
        found = self.referrals.get(case)
        return ReferralState.NOT_SCREENED if found is None else found.state

    @cached_property
    def steps(self) -> Rows:
        """Every step of the police decision of the cases, in the order in which they were written down."""
        wanted = sa.select(
            ReferralEvent.case_id, ReferralEvent.verb, ReferralEvent.state_before, ReferralEvent.state_after,
            ReferralEvent.occurred_at, ReferralEvent.planned_for, ReferralEvent.child_told_by,
            ReferralEvent.review_on,
        ).where(self.in_cases(ReferralEvent.case_id, open_only=False))  # fmt: skip
        return self.rows(wanted.order_by(ReferralEvent.id))

    @cached_property
    def parts(self) -> Rows:
        """The parts in which people stand in the open cases."""
        wanted = (
            sa.select(
                Involvement.case_id, Involvement.person_id, Involvement.role, Involvement.protected,
                Involvement.responsible_for_id, Person.reference, Person.date_of_birth,
            )
            .join(Person, Person.id == Involvement.person_id)
            .where(self.in_cases(Involvement.case_id), Involvement.ended_reason.is_(None))
        )  # fmt: skip
        return self.rows(wanted.order_by(Involvement.id))

    def named(self, case: int, person: int) -> str | None:
        """Return the reference of a person of a case; none for whoever is covered there, whom it would give away."""
        known = self._named.get(case)
        if known is None:
            parts = self.parts.get(case, [])
            covered = protection.withheld(parts)
            known = {part.person_id: part.reference for part in parts if part.person_id not in covered}
            self._named[case] = known
        return known.get(person)

    @cached_property
    def _named(self) -> dict[int, dict[int, str]]:
        return {}

    def harmed(self, case: int) -> list[int]:
        """Return the children harmed of an open case, by id."""
        parts = self.parts.get(case, [])
        return [part.person_id for part in parts if part.role is InvolvementRole.CHILD_HARMED]

    @cached_property
    def contacts(self) -> Rows:
        """The contacts of the cases, those of closed ones too, in the order in which they happened."""
        wanted = sa.select(
            Contact.case_id, Contact.id, Contact.reference, Contact.kind, Contact.with_kind, Contact.person_id,
            Contact.other, Contact.about_id, Contact.topics, Contact.next_on, Contact.occurred_at,
        ).where(self.in_cases(Contact.case_id, open_only=False))  # fmt: skip
        return self.rows(wanted.order_by(Contact.occurred_at, Contact.id))

    @cached_property
    def advice(self) -> Rows:
        """What the police advised in the cases."""
        wanted = sa.select(
            PoliceAdvice.case_id, PoliceAdvice.reference, PoliceAdvice.occurred_at, PoliceAdvice.acted_on
        ).where(self.in_cases(PoliceAdvice.case_id, open_only=False))  # fmt: skip
        return self.rows(wanted.order_by(PoliceAdvice.occurred_at, PoliceAdvice.id))

    @cached_property
    def actions(self) -> Rows:
        """The protective steps of the cases."""
        wanted = sa.select(
            ProtectiveAction.case_id, ProtectiveAction.id, ProtectiveAction.reference, ProtectiveAction.group,
            ProtectiveAction.person_id, ProtectiveAction.begun_at, ProtectiveAction.review_on,
            ProtectiveAction.ended_at,
        ).where(self.in_cases(ProtectiveAction.case_id, open_only=False))  # fmt: skip
        return self.rows(wanted.order_by(ProtectiveAction.id))

    # -- when somebody was last spoken to ----------------------------------------------------------------------

    def last_with(self, case: int, *kinds: ContactWith, topic: Topic | None = None) -> datetime | None:
        """Return when somebody of a kind was last reached about a case; an attempt that nobody answered is none."""
        moments = [
            row.occurred_at
            for row in self.contacts.get(case, [])
            if row.with_kind in kinds
            and row.kind is not ContactKind.NO_ANSWER
            and (topic is None or topic.value in row.topics.split(","))
        ]
        return max(moments, default=None)

    def last_from_police(self, case: int) -> datetime | None:
        """Return when the police were last spoken to about a case, in whatever way that is on record."""
        moments = [row.occurred_at for row in self.advice.get(case, [])]
        moments += [row.occurred_at for row in self.steps.get(case, []) if row.verb in FROM_POLICE]
        spoken = self.last_with(case, ContactWith.POLICE)
        return max((*moments, *([] if spoken is None else [spoken])), default=None)
