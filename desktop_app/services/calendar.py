"""The school's calendar: terms, holidays and insets entered, and those withdrawn that were entered wrongly (R171)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Invalid, Problem
from desktop_app.models.calendar import CalendarPeriod
from desktop_app.models.care_words import PeriodKind
from desktop_app.models.vocabulary import LEADS, StaffRole
from desktop_app.services.rules import references, times
from desktop_app.services.rules.request import Code, Note, Short, request
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Whoever leads: the safeguarding leads and the head.
WHO: Final = LEADS | {StaffRole.HEAD}
#: No term and no holiday has more days: a slip in the year.
LONGEST: Final = 400


@request
class NewPeriod:
    """A term, a holiday or an inset: what it is called, and its first and last day, both counted."""

    kind: PeriodKind
    label: Short
    first_day: date
    last_day: date


@request
class PeriodWithdrawn:
    """A period of the calendar was entered wrongly, or was changed: why. It stays readable."""

    period: Code
    reason: Note


def _adding(session: Session, request: NewPeriod, stamp: Stamp) -> Iterator[Problem]:
    for field in ("first_day", "last_day"):
        yield from times.day_meant(getattr(request, field), field)
    if request.last_day < request.first_day:
        message = _("The last day lies before the first. Check the two.")
        yield Problem(field="last_day", message=message, rule="order")
    elif (request.last_day - request.first_day).days >= LONGEST:
        message = _("That is more than {most} days. Check the year.").format(most=LONGEST)
        yield Problem(field="last_day", message=message, rule="too-long")
    else:
        yield from _apart(session, request)


def _apart(session: Session, request: NewPeriod) -> Iterator[Problem]:
    """Yield a refusal where a period of the same kind has some of the same days."""
    wanted = sa.select(CalendarPeriod.reference).where(
        CalendarPeriod.kind == request.kind,
        CalendarPeriod.withdrawn_reason.is_(None),
        CalendarPeriod.first_day <= request.last_day,
        CalendarPeriod.last_day >= request.first_day,
    )
    found = session.execute(wanted.order_by(CalendarPeriod.id)).scalars().first()
    if found is not None:
        message = _("{period} has some of these days already. Withdraw it first, or check the days.").format(
            period=found
        )
        yield Problem(field="first_day", message=message, rule="overlap")


@verb("calendar.add", check=_adding, only=WHO)
def add(tx: Transaction, request: NewPeriod) -> str:
    """Enter a term, a holiday or an inset."""
    period = CalendarPeriod(
        reference=references.yearly(tx.session, CalendarPeriod.reference, "Y", tx.stamp),
        kind=request.kind,
        label=request.label,
        first_day=request.first_day,
        last_day=request.last_day,
    )
    tx.session.add(period)
    tx.session.flush()
    return period.reference


def _period(session: Session, reference: str) -> CalendarPeriod:
    wanted = sa.select(CalendarPeriod).where(CalendarPeriod.reference == reference)
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        message = _("The calendar has no period with this reference.")
        raise Invalid([Problem(field="period", message=message, rule="unknown")])
    return found


def _withdrawing(session: Session, request: PeriodWithdrawn, stamp: Stamp) -> Iterator[Problem]:
    if _period(session, request.period).withdrawn_reason is not None:
        message = _("This period was withdrawn already.")
        yield Problem(field="period", message=message, rule="withdrawn")


@verb("calendar.withdraw", check=_withdrawing, only=WHO)
def withdraw(tx: Transaction, request: PeriodWithdrawn) -> str:
    """Take a period out of the calendar; it stays readable."""
    _period(tx.session, request.period).withdrawn_reason = request.reason
    tx.session.flush()
    return request.period
