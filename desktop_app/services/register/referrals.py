"""Questions about the police decision: one case’s with everything on record about it, and the list of all."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.decision_words import (
    AGGRAVATING,
    ALWAYS_REFER,
    FACTORS,
    SECOND_LIST,
    Barrier,
    HoldKind,
    Question,
)
from desktop_app.models.device import Hold
from desktop_app.models.referral import (
    ChildTold,
    PoliceView,
    Referral,
    ReferralEvent,
    RiskAssessment,
    ScreeningAnswer,
)
from desktop_app.models.vocabulary import Answer, CaseStatus
from desktop_app.services.register import referral_holds
from desktop_app.services.register.referral_rows import (
    AnswerRow,
    AssessmentRow,
    ChildToldRow,
    NextStep,
    PoliceViewRow,
    QuestionList,
    QuestionRow,
    ReferralDetail,
    ReferralRow,
    ReferralStep,
)
from desktop_app.services.register.telling import Told
from desktop_app.services.rules import find, referring, screening
from desktop_app.services.rules.wording import words
from desktop_app.words import _

_LISTS = (
    (QuestionList.ALWAYS_REFER, ALWAYS_REFER), (QuestionList.FACTORS, FACTORS),
    (QuestionList.AGGRAVATING, AGGRAVATING), (QuestionList.SECOND_LIST, SECOND_LIST),
)  # fmt: skip
#: Steps that the school takes itself: they need an open case. What others do is recordable at any time.
_OWN = frozenset({
    "referral.answer", "referral.conclude", "referral.rescreen", "referral.correct_answer", "referral.assess",
    "referral.do_not_refer", "referral.decide_to_refer",
})  # fmt: skip


def referral(session: Session, reference: str, *, show_protected: bool = False) -> ReferralDetail:
    """Return where the police decision of a case stands, with everything on record about it.

    Raises:
        Invalid: there is no such case.
    """
    case = find.case(session, reference)
    row, found = referring.of_case(session, case), screening.of_case(session, case)
    told = Told(session, reference, _people(session, case), show_protected=show_protected)
    last = screening.last(session, case)
    return ReferralDetail(
        case=reference,
        state=row.state,
        since=row.since,
        round=row.round,
        police_lead=row.police_lead,
        questions_allowed=referring.questions_allowed(session, case),
        second_list=screening.uses_second_list(session),
        questions=_questions(session, case, told),
        outcome=found.outcome,
        must_refer_for=found.binding,
        missing=found.unknown,
        concluded=None if last is None else last.outcome,
        concluded_at=None if last is None else last.concluded_at,
        rescreen=tuple(screening.rescreen_reasons(session, case)),
        assessment=_assessment(session, case, told),
        steps=tuple(_step(event, told) for event in referring.course(referring.events_of(session, case))),
        views=_views(session, case, told),
        told=_told(session, case, told),
        advice=referral_holds.advice(session, case, told),
        holds=referral_holds.holds_of(session, case, told),
        next_steps=_next(session, case, row, found),
    )


def _people(session: Session, case: Case) -> list[int]:
    views = sa.select(PoliceView.person_id).where(PoliceView.case_id == case.id)
    children = sa.select(ChildTold.person_id).where(ChildTold.case_id == case.id)
    released = referral_holds.people(session, case)
    return [*session.execute(views).scalars(), *session.execute(children).scalars(), *released]


# -- the questions ---------------------------------------------------------------------------------------------


def _questions(session: Session, case: Case, told: Told) -> tuple[QuestionRow, ...]:
    wanted = sa.select(ScreeningAnswer).where(ScreeningAnswer.case_id == case.id).order_by(ScreeningAnswer.id)
    given: dict[Question, list[ScreeningAnswer]] = {}
    for row in session.execute(wanted).scalars().all():
        given.setdefault(row.question, []).append(row)
    suggested = {one.question: one for one in screening.suggestions(session, case)}
    uses = screening.uses_second_list(session)
    return tuple(
        _question(of, one, given.get(one, ()), suggested.get(one), told)
        for of, questions in _LISTS
        for one in questions
        if of is not QuestionList.SECOND_LIST or uses or one in given
    )


def _question(
    of: QuestionList, one: Question, given: Sequence[ScreeningAnswer], hint: screening.Suggestion | None, told: Told
) -> QuestionRow:
    standing = screening.stands(given).get(one)
    stands = None if standing is None else _answer(standing, told)
    binding = screening.is_binding(one)
    return QuestionRow(
        question=one,
        of=of,
        binding=binding,
        answer=stands,
        earlier=tuple(_answer(row, told) for row in given if row is not standing),
        locked=binding and stands is not None and stands.answer is Answer.YES,
        suggested=None if hint is None else hint.answer,
        why=None if hint is None else hint.why,
    )


def _answer(row: ScreeningAnswer, told: Told) -> AnswerRow:
    return AnswerRow(
        answer=row.answer,
        basis=told.text(row.basis),
        round=row.round,
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        by=told.staff(row.answered_by_id),
        correction_reason=told.text(row.correction_reason),
        agreed_by=_agreed(row, told),
    )


def _agreed(row: ScreeningAnswer | ReferralEvent, told: Told) -> str | None:
    """Return who agreed to something, with their office, and where the paper is; None where nobody was asked."""
    name = told.staff(row.approver_id) if row.approver_id is not None else row.approver_name
    if name is None:
        return None
    office = "" if row.approver_role is None else words(row.approver_role)
    return ", ".join(part for part in (name, office, row.approval_paper) if part)


# -- steps, assessment, views ----------------------------------------------------------------------------------


def _step(event: ReferralEvent, told: Told) -> ReferralStep:
    return ReferralStep(
        verb=event.verb,
        before=event.state_before,
        after=event.state_after,
        round=event.round,
        occurred_at=event.occurred_at,
        recorded_at=event.recorded_at,
        late_reason=told.text(event.late_reason),
        by=told.staff(event.done_by_id),
        entered_by=told.staff(event.entered_by_id),
        reason=told.text(event.reason),
        method=event.method,
        planned_for=event.planned_for,
        planned_by=None if event.planned_by_id is None else told.staff(event.planned_by_id),
        childs_view=event.childs_view,
        justification=told.text(event.justification),
        child_told_by=event.child_told_by,
        police_reference=event.police_reference,
        taken_by=told.text(event.taken_by),
        given=told.text(event.given),
        sheet=event.sheet,
        officer=event.officer,
        collar_number=event.collar_number,
        force=event.force,
        contact=event.contact,
        told_at=event.told_at,
        outline=told.text(event.outline),
        agreed_by=_agreed(event, told),
        review_on=event.review_on,
        would_change=told.text(event.would_change),
    )


def _assessment(session: Session, case: Case, told: Told) -> AssessmentRow | None:
    wanted = sa.select(RiskAssessment).where(RiskAssessment.case_id == case.id).order_by(RiskAssessment.id.desc())
    row = session.execute(wanted).scalars().first()
    if row is None:
        return None
    made = [event for event in referring.events_of(session, case) if event.verb == "referral.assess"]
    reader = row.second_reader_name if row.second_reader_id is None else told.staff(row.second_reader_id)
    return AssessmentRow(
        done_on=row.done_on,
        author=told.staff(row.author_id),
        second_reader=reader or "",
        kept_under=row.kept_under,
        childs_view=row.childs_view,
        parents_position=told.text(row.parents_position) or "",
        occurred_at=row.occurred_at,
        of_this_round=bool(made) and made[-1].round == referring.of_case(session, case).round,
    )


def _views(session: Session, case: Case, told: Told) -> tuple[PoliceViewRow, ...]:
    wanted = sa.select(PoliceView).where(PoliceView.case_id == case.id)
    rows = session.execute(wanted.order_by(PoliceView.occurred_at, PoliceView.id)).scalars().all()
    last = {row.person_id: row.id for row in rows}
    return tuple(
        PoliceViewRow(
            person=told.reference(row.person_id),
            name=told.name(row.person_id) or "",
            view=row.view,
            barriers=tuple(Barrier(code) for code in (row.barriers or "").split(",") if code),
            information_given=told.text(row.information_given),
            occurred_at=row.occurred_at,
            by=told.staff(row.noted_by_id),
            stands=last[row.person_id] == row.id,
        )
        for row in rows
    )


def _told(session: Session, case: Case, told: Told) -> tuple[ChildToldRow, ...]:
    wanted = sa.select(ChildTold).where(ChildTold.case_id == case.id)
    return tuple(
        ChildToldRow(
            person=told.reference(row.person_id),
            name=told.name(row.person_id) or "",
            occurred_at=row.occurred_at,
            by=told.staff(row.told_by_id),
        )
        for row in session.execute(wanted.order_by(ChildTold.occurred_at, ChildTold.id)).scalars()
    )


# -- what may follow -------------------------------------------------------------------------------------------


def _next(session: Session, case: Case, row: Referral, found: screening.Verdict) -> tuple[NextStep, ...]:
    return tuple(
        NextStep(verb=verb, blocked=_blocked(case, row, verb, found)) for verb in referring.verbs_from(row.state)
    )


def _blocked(case: Case, row: Referral, verb: str, found: screening.Verdict) -> str:
    if case.status is CaseStatus.ENTERED_IN_ERROR:
        return _("This case was entered in error.")
    if verb in _OWN and case.status is not CaseStatus.OPEN:
        return _("This case is not open. Reopen it first, giving the reason.")
    if verb == "referral.conclude" and found.outcome is None:
        return referring.unknown_problem(found.unknown).message
    if verb == "referral.do_not_refer":
        return next((problem.message for problem in referring.barred(row, found)), "")
    return ""


# -- the list --------------------------------------------------------------------------------------------------


def referrals(session: Session) -> list[ReferralRow]:
    """Return the police decision of every case, newest case first."""
    wanted = sa.select(Case, Referral).join(Referral, Referral.case_id == Case.id).order_by(Case.id.desc())
    rows = session.execute(wanted).all()
    held, binding = _held(session), _binding(session)
    return [
        ReferralRow(
            case=case.reference,
            title=case.title,
            status=case.status,
            state=row.state,
            since=row.since,
            police_lead=row.police_lead,
            hold=held.get(case.id),
            must_refer_for=binding.get(case.id, ()),
        )
        for case, row in rows
    ]


def _held(session: Session) -> dict[int, HoldKind]:
    """Return the kind of the hold on each whole case, the gravest where there are several."""
    wanted = sa.select(Hold.case_id, Hold.kind).where(Hold.device_id.is_(None), Hold.ended_at.is_(None))
    order = list(HoldKind)
    rows = sorted(session.execute(wanted).all(), key=lambda row: order.index(row.kind))
    return {row.case_id: row.kind for row in rows}


def _binding(session: Session) -> dict[int, tuple[Question, ...]]:
    """Return by case the questions that are answered Yes and leave no way but to refer."""
    last: dict[int, dict[Question, Answer]] = {}
    wanted = sa.select(ScreeningAnswer.case_id, ScreeningAnswer.question, ScreeningAnswer.answer)
    for case, question, answer in session.execute(wanted.order_by(ScreeningAnswer.id)):
        last.setdefault(case, {})[question] = answer
    return {case: _yes(answers.items()) for case, answers in last.items()}


def _yes(answers: Iterable[tuple[Question, Answer]]) -> tuple[Question, ...]:
    said = {question for question, answer in answers if answer is Answer.YES and screening.is_binding(question)}
    return tuple(question for question in Question if question in said)
