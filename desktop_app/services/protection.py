"""Protective steps, sanctions by reference, key dates and criminal processes; the police gate none of them (R085)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NoReturn, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Invalid, Problem
from desktop_app.models.care_words import KeyDateKind, ProtectedGroup, ProtectiveKind
from desktop_app.models.support import CriminalProcess, KeyDate, ProtectiveAction, Sanction
from desktop_app.services.rules import care, corrections, find, references, times
from desktop_app.services.rules.request import Code, Note, Reference, Short, request
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Kept with the earlier day of a review. It is stored, so it is not put into the language of whoever reads it.
LOOKED_AT_AGAIN = "looked at again"
Row = TypeVar("Row", ProtectiveAction, KeyDate)


@request
class Protecting:
    """A step that protects somebody: whom, of what kind, and when it is looked at again (R085, R129)."""

    case: Code
    group: ProtectedGroup
    kind: ProtectiveKind
    person: Code | None = None
    detail: Short | None = None
    review_on: date | None = None


@request
class ProtectionReview:
    """A protective step was looked at and goes on: when it is looked at again."""

    action: Code
    review_on: date


@request
class ProtectionEnd:
    """A protective step ends: why."""

    action: Code
    reason: Note


@request
class SanctionGiven:
    """A sanction was given: for whom, and where the school keeps it; it gates nothing (R025)."""

    case: Code
    person: Code
    kept_under: Reference


@request
class KeyDateNoted:
    """A day before which support is offered again (R130)."""

    case: Code
    kind: KeyDateKind
    on: date
    person: Code | None = None


@request
class KeyDateSettled:
    """Support was offered around a key date, or was not needed: why (R130)."""

    key_date: Code
    reason: Note
    supported: bool


@request
class ProcessBegun:
    """Somebody of a case is in a criminal process (R129)."""

    case: Code
    person: Code


@request
class ProcessEnded:
    """The criminal process of somebody is over: how it is known (R129, R132)."""

    case: Code
    person: Code
    reason: Note


def _found(session: Session, entity: type[Row], reference: str, field: str) -> Row:
    found: Any = entity
    row: Row | None = session.execute(sa.select(found).where(found.reference == reference)).scalar_one_or_none()
    return row if row is not None else _unknown(field)


def _unknown(field: str) -> NoReturn:
    message = _("There is nothing with this reference.")
    raise Invalid([Problem(field=field, message=message, rule="unknown")])


def _not_before(begun: datetime, stamp: Stamp) -> Iterator[Problem]:
    if stamp.occurred_at < begun:
        message = _("It cannot end before it began. Check the time.")
        yield Problem(field="at", message=message, rule="order")


# -- protective steps ------------------------------------------------------------------------------------------


def _protecting(session: Session, request: Protecting, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    yield from care.following(request.review_on, "review_on", stamp)
    yield from care.person_problems(session, case, request.person)


@verb("protection.begin", check=_protecting)
def begin(tx: Transaction, request: Protecting) -> str:
    """Begin a step that protects somebody, wherever the police stand."""
    session = tx.session
    action = ProtectiveAction(
        case_id=care.case(session, request.case).id,
        reference=references.yearly(session, ProtectiveAction.reference, "PR", tx.stamp),
        group=request.group,
        person_id=None if request.person is None else find.person(session, request.person).id,
        kind=request.kind,
        detail=request.detail,
        begun_at=tx.stamp.occurred_at,
        begun_by_id=tx.stamp.actor_id,
        review_on=request.review_on,
    )
    session.add(action)
    session.flush()
    return action.reference


def _standing(session: Session, reference: str, stamp: Stamp) -> Iterator[Problem]:
    action = _found(session, ProtectiveAction, reference, "action")
    yield from care.numbered_case(session, action.case_id, "action")
    if action.ended_at is not None:
        yield Problem(field="action", message=_("This step has ended already."), rule="ended")
    else:
        yield from _not_before(action.begun_at, stamp)


def _review(session: Session, request: ProtectionReview, stamp: Stamp) -> Iterator[Problem]:
    yield from care.following(request.review_on, "review_on", stamp)
    yield from _standing(session, request.action, stamp)


@verb("protection.review", check=_review)
def review(tx: Transaction, request: ProtectionReview) -> str:
    """Look at a protective step again and say when the next time is."""
    action = _found(tx.session, ProtectiveAction, request.action, "action")
    corrections.keep(
        tx, subject=request.action, field="review_on", earlier=corrections.plain(action.review_on),
        now=corrections.plain(request.review_on), reason=LOOKED_AT_AGAIN, case_id=action.case_id,
    )  # fmt: skip
    action.review_on = request.review_on
    tx.session.flush()
    return request.action


def _ending(session: Session, request: ProtectionEnd, stamp: Stamp) -> Iterator[Problem]:
    yield from _standing(session, request.action, stamp)


@verb("protection.end", check=_ending)
def end(tx: Transaction, request: ProtectionEnd) -> str:
    """End a protective step."""
    action = _found(tx.session, ProtectiveAction, request.action, "action")
    action.ended_at, action.ended_reason = tx.stamp.occurred_at, request.reason
    tx.session.flush()
    return request.action


# -- sanctions -------------------------------------------------------------------------------------------------


def _sanction(session: Session, request: SanctionGiven, stamp: Stamp) -> Iterator[Problem]:
    yield from care.person_problems(session, care.case(session, request.case), request.person)


@verb("sanction.note", check=_sanction)
def note_sanction(tx: Transaction, request: SanctionGiven) -> str:
    """Note that a sanction was given, by its reference only."""
    session = tx.session
    session.add(
        Sanction(
            case_id=care.case(session, request.case).id,
            person_id=find.person(session, request.person).id,
            kept_under=request.kept_under,
            occurred_at=tx.stamp.occurred_at,
            noted_by_id=tx.stamp.actor_id,
        )
    )
    session.flush()
    return request.case


# -- key dates -------------------------------------------------------------------------------------------------


def _key_date(session: Session, request: KeyDateNoted, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    yield from times.day_meant(request.on, "on")
    yield from care.person_problems(session, case, request.person)


@verb("key_date.set", check=_key_date)
def set_key_date(tx: Transaction, request: KeyDateNoted) -> str:
    """Note a day before which support is offered again."""
    session = tx.session
    noted = KeyDate(
        case_id=care.case(session, request.case).id,
        reference=references.yearly(session, KeyDate.reference, "KD", tx.stamp),
        person_id=None if request.person is None else find.person(session, request.person).id,
        kind=request.kind,
        on=request.on,
        noted_by_id=tx.stamp.actor_id,
    )
    session.add(noted)
    session.flush()
    return noted.reference


def _settling(session: Session, request: KeyDateSettled, stamp: Stamp) -> Iterator[Problem]:
    noted = _found(session, KeyDate, request.key_date, "key_date")
    yield from care.numbered_case(session, noted.case_id, "key_date")
    if noted.settled_reason is not None:
        yield Problem(field="key_date", message=_("This key date is settled already."), rule="settled")


@verb("key_date.settle", check=_settling)
def settle_key_date(tx: Transaction, request: KeyDateSettled) -> str:
    """Settle a key date: support was offered, or there is a reason why none was."""
    noted = _found(tx.session, KeyDate, request.key_date, "key_date")
    noted.settled_reason = request.reason
    noted.supported_at = tx.stamp.occurred_at if request.supported else None
    tx.session.flush()
    return request.key_date


# -- criminal processes ----------------------------------------------------------------------------------------


def _processes(session: Session, case_id: int, person_id: int) -> list[CriminalProcess]:
    wanted = sa.select(CriminalProcess).where(
        CriminalProcess.case_id == case_id, CriminalProcess.person_id == person_id
    )
    return list(session.execute(wanted.order_by(CriminalProcess.id)).scalars())


def _process(session: Session, request: ProcessBegun, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    yield from care.person_problems(session, case, request.person)
    known = _processes(session, case.id, find.person(session, request.person).id)
    if any(one.ended_at is None or stamp.occurred_at < one.ended_at for one in known):
        message = _("This person is in a criminal process already at that time. End that one first.")
        yield Problem(field="person", message=message, rule="process")


@verb("process.begin", check=_process)
def begin_process(tx: Transaction, request: ProcessBegun) -> str:
    """Record that somebody of a case is in a criminal process."""
    session = tx.session
    session.add(
        CriminalProcess(
            case_id=care.case(session, request.case).id,
            person_id=find.person(session, request.person).id,
            begun_at=tx.stamp.occurred_at,
        )
    )
    session.flush()
    return request.case


def _process_open(session: Session, reference: str, person: str) -> CriminalProcess | None:
    case = care.case(session, reference)
    known = _processes(session, case.id, find.person(session, person).id)
    return next((one for one in known if one.ended_at is None), None)


def _process_end(session: Session, request: ProcessEnded, stamp: Stamp) -> Iterator[Problem]:
    known = _process_open(session, request.case, request.person)
    if known is None:
        message = _("No criminal process of this person stands in this case.")
        yield Problem(field="person", message=message, rule="process")
    else:
        yield from _not_before(known.begun_at, stamp)


@verb("process.end", check=_process_end)
def end_process(tx: Transaction, request: ProcessEnded) -> str:
    """Record that a criminal process is over."""
    known = _process_open(tx.session, request.case, request.person)
    if known is not None:  # `_process_end` has seen to it
        known.ended_at, known.ended_reason = tx.stamp.occurred_at, request.reason
    tx.session.flush()
    return request.case
