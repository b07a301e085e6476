"""What a full sheet says of the children: urgency, what staff saw, protective steps, and what the next modules add."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.decision_words import (
    AGGRAVATING,
    ALWAYS_REFER,
    FACTORS,
    SECOND_LIST,
    Question,
    ReferralMethod,
    ReferralState,
)
from desktop_app.models.device import Device
from desktop_app.models.referral import Screening, ScreeningAnswer
from desktop_app.models.support import PeopleGroup, ProtectiveAction, ViewingRecord
from desktop_app.services import handover_pack as pack
from desktop_app.services.handover import packing_police, packing_wishes, paper_words
from desktop_app.services.handover.naming import Names, role_of, year
from desktop_app.services.handover.requests import Issue
from desktop_app.services.rules import referring, screening, viewings
from desktop_app.services.rules.wording import words
from desktop_app.vault.transaction import Stamp


def care(session: Session, case: Case, asked: Issue, names: Names, stamp: Stamp) -> pack.Care:
    """Return everything that a full sheet says of the children and of the police decision."""
    said = paper_words.of(stamp)
    return pack.Care(
        urgency=_urgency(session, case, names, said),
        viewings=tuple(_viewing(session, row, names) for row in viewings.records(session, case.id)),
        seen_at_devices=tuple(_at_device(session, one) for one in viewings.at_devices(session, case.id)),
        wishes=packing_wishes.wishes(session, case, names),
        against_wishes=packing_wishes.against(session, case, names),
        protective=_protective(session, case, names),
        groups=_groups(session, case),
        police_steps=packing_police.steps(session, case, names),
        advice=packing_police.advice(session, case, names),
        holds=packing_police.holds_of(session, case, names),
        questions=packing_police.questions(asked, said),
    )


# -- urgency ---------------------------------------------------------------------------------------------------


def _urgency(session: Session, case: Case, names: Names, said: paper_words.Said) -> pack.Urgency:
    """Return the answers that stand, what they came to, and when the police were called (domain E2, 2)."""
    standing = screening.standing(session, case)
    first_999 = _first_call(session, case, ReferralMethod.EMERGENCY_999)
    first_101 = _first_call(session, case, ReferralMethod.NON_EMERGENCY_101)
    if not standing:
        return pack.Urgency(called_999_at=first_999, called_101_at=first_101)
    rows = list(standing.values())
    risk, concluded = standing.get(Question.IMMEDIATE_RISK), _concluded(session, case)
    return pack.Urgency(
        risk=None if risk is None else pack.Answer(risk.answer.value),
        risk_answered_at=None if risk is None else risk.occurred_at,
        risk_answered_by=None if risk is None else names.of_staff(risk.answered_by_id),
        criteria=_criteria(session, standing, said),
        answered_at=max(row.occurred_at for row in rows),
        answered_by=tuple(dict.fromkeys(names.of_staff(row.answered_by_id) or "" for row in rows)),
        rounds=max(row.round for row in rows),
        outcome=None if concluded is None else words(concluded.outcome),
        outcome_at=None if concluded is None else concluded.concluded_at,
        called_999_at=first_999,
        called_101_at=first_101,
    )


def _criteria(
    session: Session, standing: dict[Question, ScreeningAnswer], said: paper_words.Said
) -> tuple[pack.Criterion, ...]:
    second = screening.uses_second_list(session) or any(one in standing for one in SECOND_LIST)
    lists = [
        (pack.QuestionList.ALWAYS_REFER, ALWAYS_REFER),
        (pack.QuestionList.FACTORS, FACTORS),
        (pack.QuestionList.AGGRAVATING, AGGRAVATING),
        *([(pack.QuestionList.SECOND_LIST, SECOND_LIST)] if second else []),
    ]
    return tuple(
        pack.Criterion(
            code=question.value,
            belongs=belongs,
            label=said.get(question.value) or words(question),
            answer=None if (row := standing.get(question)) is None else pack.Answer(row.answer.value),
            basis=None if row is None else row.basis,
        )
        for belongs, questions in lists
        for question in questions
    )


def _concluded(session: Session, case: Case) -> Screening | None:
    """Return how the screening ended, unless it is open again."""
    wanted = sa.select(Screening).where(Screening.case_id == case.id).order_by(Screening.id.desc())
    last, decision = session.execute(wanted).scalars().first(), referring.of_case(session, case)
    if last is None or last.round != decision.round or decision.state is ReferralState.SCREENING:
        return None
    return last


def _first_call(session: Session, case: Case, method: ReferralMethod) -> datetime | None:
    """Return when the police were first called in one way, by a referral or for their advice."""
    sent = (event for event in referring.events_of(session, case) if event.verb == "referral.send")
    calls = [(event.method, event.occurred_at) for event in sent]
    calls += [(said.method, said.occurred_at) for said in referring.advice(session, case)]
    return min((moment for way, moment in calls if way is method), default=None)


# -- viewing ---------------------------------------------------------------------------------------------------


def _viewing(session: Session, row: ViewingRecord, names: Names) -> pack.Viewing:
    """Return an exceptional viewing, whole, and plainly where it was not the DSL (R046, domain B2)."""
    member = None if row.viewed_by_id is None else names.staff[row.viewed_by_id]
    device = None if row.device_id is None else session.get_one(Device, row.device_id)
    return pack.Viewing(
        reference=row.reference,
        occurred_at=row.occurred_at,
        who=f"{member.name}, {role_of(member)}" if member is not None else row.viewed_by_name or "",
        reason=words(row.reason),
        why=row.why,
        place=row.place,
        present=row.present,
        authorised_by=row.authorised_by,
        signed=row.signed,
        then_done=row.then_done,
        same_sex=pack.Answer(row.same_sex.value),
        remark=_remark(session, row.viewed_by_id, row),
        exhibit=None if device is None else device.exhibit_reference or device.asked_reference,
        recorded_at=row.recorded_at,
        recorded_by=names.of_staff(row.recorded_by_id),
    )


def _at_device(session: Session, one: viewings.AtDevice) -> pack.SeenAtDevice:
    if one.event is None:
        return pack.SeenAtDevice(exhibit=one.device)
    remark = _remark(session, one.event.done_by_id, one.event)
    return pack.SeenAtDevice(exhibit=one.device, occurred_at=one.event.occurred_at, remark=remark)


def _remark(session: Session, staff_id: int | None, record: ViewingRecord | CustodyEvent) -> str | None:
    return None if viewings.by_lead(session, staff_id, record) else viewings.not_by_lead()


# -- protective steps ------------------------------------------------------------------------------------------


def _protective(session: Session, case: Case, names: Names) -> tuple[pack.ProtectiveStep, ...]:
    """Return what was put in place, as it began; what ended stays with its reason (R085)."""
    wanted = sa.select(ProtectiveAction).where(ProtectiveAction.case_id == case.id)
    rows = session.execute(wanted.order_by(ProtectiveAction.begun_at, ProtectiveAction.id)).scalars().all()
    return tuple(
        pack.ProtectiveStep(
            reference=row.reference,
            group=pack.ForWhom(row.group.value),
            who=names.of_person(row.person_id),
            step=words(row.kind),
            detail=row.detail,
            begun_at=row.begun_at,
            begun_by=names.of_staff(row.begun_by_id) or "",
            review_on=row.review_on,
            ended_at=row.ended_at,
            ended_reason=row.ended_reason,
        )
        for row in rows
    )


def _groups(session: Session, case: Case) -> tuple[pack.Group, ...]:
    """Return the groups of whom about how many is known (R027)."""
    wanted = sa.select(PeopleGroup).where(PeopleGroup.case_id == case.id, PeopleGroup.ended_reason.is_(None))
    return tuple(
        pack.Group(reference=row.reference, label=row.label, about=row.about, year=year(row.year_group))
        for row in session.execute(wanted.order_by(PeopleGroup.id)).scalars()
    )
