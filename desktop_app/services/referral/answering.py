"""The screening: each question answered by itself, concluded, opened again, and an answer put right (R050–R059)."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.case import Case
from desktop_app.models.decision_words import CONCLUSIONS, SECOND_LIST, Question, ReferralState
from desktop_app.models.referral import Screening, ScreeningAnswer
from desktop_app.models.school import Staff
from desktop_app.models.vocabulary import LEADS, Answer, StaffRole
from desktop_app.services.rules import approving, find, referring, screening
from desktop_app.services.rules.request import Code, Note, Short, request
from desktop_app.services.rules.requests import Approval
from desktop_app.services.rules.verb import verb
from desktop_app.services.rules.wording import words
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

Q = Question


@request
class ScreeningReply:
    """One question of the screening is answered, from what was reported, never from what anybody saw."""

    case: Code
    question: Question
    answer: Answer
    basis: Short | None = None


@request
class Concluding:
    """The answers are taken together: what they come to is decided by them alone."""

    case: Code


@request
class Rescreening:
    """The screening is opened again: a new fact, a new person, a correction before sending; earlier answers stay."""

    case: Code
    reason: Note


@request
class ReplyCorrection:
    """An answer was wrong: the right one, why, and the second person who agrees. The earlier one stays readable."""

    case: Code
    question: Question
    answer: Answer
    reason: Note
    approval: Approval
    basis: Short | None = None


def _basis(request: ScreeningReply | ReplyCorrection) -> Iterator[Problem]:
    if request.answer is not Answer.NOT_KNOWN and request.basis is None:
        message = _("Say in a few words what was reported, and by whom; never what anything shows.")
        yield Problem(field="basis", message=message, rule="required")


def _beside(session: Session, case: Case, question: Question, answer: Answer) -> Iterator[Problem]:
    """Yield a refusal of blackmail beside a No to coercion: it is criterion 1 itself (domain D5)."""
    pair = {Q.COERCION: (Answer.NO, Q.COERCION_OR_BLACKMAIL, Answer.YES),
            Q.COERCION_OR_BLACKMAIL: (Answer.YES, Q.COERCION, Answer.NO)}.get(question)  # fmt: skip
    if pair is None or answer is not pair[0]:
        return
    other = screening.standing(session, case).get(pair[1])
    if other is not None and other.answer is pair[2]:
        message = _("“{question}” is answered “{answer}”. The two cannot both be so: put that one right first.").format(
            question=words(pair[1]), answer=words(pair[2])
        )
        yield Problem(field="answer", message=message, rule="coercion")


def _answering(session: Session, request: ScreeningReply, stamp: Stamp) -> Iterator[Problem]:
    case = find.open_case(session, request.case)
    moves = list(referring.move_problems(session, case, "referral.answer", stamp))
    yield from moves
    yield from referring.lead_problems(session, stamp)
    yield from _basis(request)
    if request.question in SECOND_LIST and not screening.uses_second_list(session):
        message = _("The school does not use the second list. Switch it on in the settings first.")
        yield Problem(field="question", message=message, rule="second-list")
    earlier = screening.standing(session, case).get(request.question)
    said_yes = earlier is not None and earlier.answer is Answer.YES and screening.is_binding(request.question)
    if said_yes and request.answer is not Answer.YES:
        message = _(
            "This is answered Yes. It is put right only by a recorded correction: by the DSL, with a reason and a "
            "second person who agrees."
        )
        yield Problem(field="answer", message=message, rule="yes-stands")
    yield from _beside(session, case, request.question, request.answer)


@verb("referral.answer", check=_answering, only=LEADS)
def answer(tx: Transaction, request: ScreeningReply) -> str:
    """Answer one question of the screening; what has no answer counts as Don’t know."""
    case = find.open_case(tx.session, request.case)
    if referring.of_case(tx.session, case).state is not ReferralState.SCREENING:
        referring.write(tx, case, "referral.answer", ReferralState.SCREENING)
    tx.session.add(_row(tx, case, request))
    tx.session.flush()
    return request.case


def _row(tx: Transaction, case: Case, request: ScreeningReply | ReplyCorrection) -> ScreeningAnswer:
    return ScreeningAnswer(
        case_id=case.id,
        round=referring.of_case(tx.session, case).round,
        question=request.question,
        answer=request.answer,
        basis=request.basis,
        occurred_at=tx.stamp.occurred_at,
        recorded_at=tx.stamp.recorded_at,
        sequence=tx.stamp.sequence,
        answered_by_id=tx.stamp.actor_id,
    )


def _concluding(session: Session, request: Concluding, stamp: Stamp) -> Iterator[Problem]:
    case = find.open_case(session, request.case)
    moves = list(referring.move_problems(session, case, "referral.conclude", stamp))
    yield from moves
    yield from referring.lead_problems(session, stamp)
    if moves:
        return
    if _answered_after(session, case, stamp):
        message = _("A question was answered after this time. Give the time at which all of them were taken together.")
        yield Problem(field="at", message=message, rule="order")
    found = screening.of_case(session, case)
    if found.outcome is None:
        yield referring.unknown_problem(found.unknown)


def _answered_after(session: Session, case: Case, stamp: Stamp) -> bool:
    wanted = sa.select(ScreeningAnswer.id).where(
        ScreeningAnswer.case_id == case.id, ScreeningAnswer.occurred_at > stamp.occurred_at
    )
    return session.execute(wanted).first() is not None


@verb("referral.conclude", check=_concluding, only=LEADS)
def conclude(tx: Transaction, request: Concluding) -> str:
    """Take the answers together; they decide what comes of the screening."""
    case = find.open_case(tx.session, request.case)
    outcome = screening.of_case(tx.session, case).outcome
    if outcome not in CONCLUSIONS:  # `_concluding` has seen to it
        message = "a screening without an outcome"
        raise AssertionError(message)
    event = referring.write(tx, case, "referral.conclude", outcome)
    facts = screening.known(tx.session, case)
    tx.session.add(
        Screening(
            case_id=case.id,
            round=event.round,
            outcome=outcome,
            concluded_at=tx.stamp.occurred_at,
            children=facts.children,
            group_estimate=facts.group_estimate,
            people=facts.people,
            places=facts.places,
            resurfacings=facts.resurfacings,
            youngest=facts.youngest,
            threshold=facts.threshold,
        )
    )
    tx.session.flush()
    return request.case


def _rescreening(session: Session, request: Rescreening, stamp: Stamp) -> Iterator[Problem]:
    case = find.open_case(session, request.case)
    yield from referring.move_problems(session, case, "referral.rescreen", stamp)
    yield from referring.lead_problems(session, stamp)


@verb("referral.rescreen", check=_rescreening, only=LEADS)
def rescreen(tx: Transaction, request: Rescreening) -> str:
    """Open the screening again; every earlier answer stands until it is answered anew."""
    case = find.open_case(tx.session, request.case)
    referring.write(tx, case, "referral.rescreen", ReferralState.SCREENING, reason=request.reason)
    return request.case


def _correcting(session: Session, request: ReplyCorrection, stamp: Stamp) -> Iterator[Problem]:
    case = find.open_case(session, request.case)
    yield from referring.move_problems(session, case, "referral.correct_answer", stamp)
    actor = session.get(Staff, stamp.actor_id)
    if actor is not None and actor.role is not StaffRole.DSL:
        message = _("Only the designated safeguarding lead puts an answer right.")
        yield Problem(field="by", message=message, rule="dsl")
    yield from _basis(request)
    yield from approving.approval_problems(session, request.approval, stamp)
    earlier = screening.standing(session, case).get(request.question)
    if earlier is None:
        yield Problem(field="question", message=_("This has no answer yet: answer it."), rule="not-answered")
    elif stamp.occurred_at < earlier.occurred_at:
        message = _("This is before it was answered. Give the time at which it was put right.")
        yield Problem(field="at", message=message, rule="order")
    yield from _beside(session, case, request.question, request.answer)


@verb("referral.correct_answer", check=_correcting, only=frozenset({StaffRole.DSL}))
def correct_answer(tx: Transaction, request: ReplyCorrection) -> str:
    """Put an answer right with a second person’s agreement; the screening is open again."""
    case = find.open_case(tx.session, request.case)
    earlier = screening.standing(tx.session, case)[request.question]
    approver = approving.approver_facts(tx.session, request.approval)
    referring.write(
        tx, case, "referral.correct_answer", ReferralState.SCREENING, reason=request.reason, **approver
    )  # fmt: skip
    row = _row(tx, case, request)
    row.corrects_id, row.correction_reason = earlier.id, request.reason
    for name, value in approver.items():
        setattr(row, name, value)
    tx.session.add(row)
    tx.session.flush()
    return request.case
