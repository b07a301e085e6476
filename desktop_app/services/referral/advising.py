"""What officers advise, what of it lifts a hold or allows questions, and whether it was acted on (R043, R076)."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Invalid, Problem
from desktop_app.models.decision_words import ReferralMethod
from desktop_app.models.referral import PoliceAdvice
from desktop_app.models.vocabulary import LEADS, Answer
from desktop_app.services.rules import care, corrections, holds, references, referring
from desktop_app.services.rules.request import Code, Name, Note, Reference, Short, request
from desktop_app.services.rules.requests import Lift
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Kept with what was noted before. It is stored, so it is not put into the language of whoever reads it.
NOTED_AGAIN = "noted again"


@request
class Advice:
    """An officer advised: who, under which reference, what in outline, and what that lifts or allows."""

    case: Code
    officer: Name
    collar_number: Reference
    force: Short
    police_reference: Reference
    method: ReferralMethod
    advised: Note
    allows_questions: bool
    lifts: tuple[Lift, ...] = ()


@request
class AdviceActedOn:
    """Whether the school acted on advice, and how."""

    advice: Code
    acted_on: Answer
    detail: Short | None = None


def _advice(session: Session, request: Advice, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    yield from referring.time_problems(case, stamp)
    yield from holds.lift_problems(session, case, request.lifts, stamp)


@verb("police.record_advice", check=_advice, only=LEADS)
def record_advice(tx: Transaction, request: Advice) -> str:
    """Record what an officer advised, and lift what that lifts."""
    case = care.case(tx.session, request.case)
    reference = references.yearly(tx.session, PoliceAdvice.reference, "A", tx.stamp)
    tx.session.add(
        PoliceAdvice(
            case_id=case.id,
            reference=reference,
            officer=request.officer,
            collar_number=request.collar_number,
            force=request.force,
            police_reference=request.police_reference,
            method=request.method,
            advised=request.advised,
            allows_questions=request.allows_questions,
            occurred_at=tx.stamp.occurred_at,
            recorded_at=tx.stamp.recorded_at,
            sequence=tx.stamp.sequence,
            recorded_by_id=tx.stamp.actor_id,
        )
    )
    holds.lift(tx, case, request.lifts, reference)
    return reference


def _found(session: Session, reference: str) -> PoliceAdvice:
    found = session.execute(sa.select(PoliceAdvice).where(PoliceAdvice.reference == reference)).scalar_one_or_none()
    if found is None:
        message = _("There is no police advice with this reference.")
        raise Invalid([Problem(field="advice", message=message, rule="unknown")])
    return found


def _acted(session: Session, request: AdviceActedOn, stamp: Stamp) -> Iterator[Problem]:
    advice = _found(session, request.advice)
    yield from care.numbered_case(session, advice.case_id, "advice")
    if stamp.occurred_at < advice.occurred_at:
        yield Problem(field="at", message=_("This is before the officer advised it. Check the time."), rule="order")


@verb("police.note_acted", check=_acted, only=LEADS)
def note_acted(tx: Transaction, request: AdviceActedOn) -> str:
    """Note whether the school acted on advice; what was noted before stays readable."""
    advice = _found(tx.session, request.advice)
    if advice.acted_at is not None:
        told = [advice.acted_on.value, advice.acted_detail]
        corrections.keep(
            tx, subject=advice.reference, field="acted_on", earlier=": ".join(part for part in told if part),
            now=request.acted_on.value, reason=NOTED_AGAIN, case_id=advice.case_id,
        )  # fmt: skip
    advice.acted_on, advice.acted_detail = request.acted_on, request.detail
    advice.acted_at = tx.stamp.occurred_at
    tx.session.flush()
    return request.advice
