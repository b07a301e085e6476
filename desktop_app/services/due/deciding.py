"""What is owed before the police are told: calling at once, the questions, advice, the decision, sending it (D5)."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any, Final

import sqlalchemy as sa

from desktop_app.models.care_words import ContactWith, Topic
from desktop_app.models.decision_words import (
    ALWAYS_REFER,
    UNDECIDED,
    Question,
    ReferralMethod,
    ReferralState,
)
from desktop_app.models.referral import Referral, ScreeningAnswer
from desktop_app.models.vocabulary import Answer
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Owed, Rank, Where
from desktop_app.services.due.kept import contact
from desktop_app.services.rules import screening
from desktop_app.words import _

R = ReferralState
#: Questions of which a Yes means: call now (domain D5).
_EMERGENCY: Final = Question.IMMEDIATE_RISK
_CALL: Final = (Question.COERCION, Question.EXTREME)
#: The police have not been told yet.
_UNTOLD: Final = (*UNDECIDED, R.REFER_DECIDED)
#: Whose advice helps where one of the seven is not known.
_ADVISERS: Final = (ContactWith.POLICE, ContactWith.SOCIAL_CARE, ContactWith.SAFEGUARDING_PARTNERS)
_NEW_ROUND: Final = ("referral.rescreen", "referral.correct_answer")


def items(desk: Desk) -> Iterator[Owed]:
    """Yield what is owed to every open case of which the police have not been told."""
    sheets = _Sheets(desk)
    for number in desk.open_cases:
        state = desk.state(number)
        if state not in _UNTOLD:
            continue
        yield from _calls(desk, number, sheets.of_case(number))
        if state in (R.NOT_SCREENED, R.SCREENING):
            yield from _questions(desk, number, sheets.of_case(number), sheets.second_list)
        elif state is R.REFER_DECIDED:
            yield from _sending(desk, number)
        else:
            yield from _decision(desk, number, state)


class _Sheets:
    """The answers that stand in the cases of which the police have not been told: one to each question."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @cached_property
    def second_list(self) -> bool:
        return self._desk.held.is_on("second_list")

    def of_case(self, number: int) -> Mapping[Question, Any]:
        return self._read.get(number, {})

    @cached_property
    def _read(self) -> Mapping[int, dict[Question, Any]]:
        # Once the questions are answered, only those matter that say: call now.
        pressing = sa.or_(
            Referral.state == R.SCREENING, ScreeningAnswer.question.in_((_EMERGENCY, *_CALL))
        )  # fmt: skip
        wanted = (
            sa.select(
                ScreeningAnswer.case_id, ScreeningAnswer.question, ScreeningAnswer.answer,
                ScreeningAnswer.occurred_at, ScreeningAnswer.corrects_id,
            )
            .join(Referral, Referral.case_id == ScreeningAnswer.case_id)
            .where(Referral.state.in_(_UNTOLD), pressing, self._desk.in_cases(ScreeningAnswer.case_id))
        )  # fmt: skip
        rows = self._desk.rows(wanted.order_by(ScreeningAnswer.id))
        return {number: screening.stands(given) for number, given in rows.items()}


def _calls(desk: Desk, number: int, sheet: Mapping[Question, Any]) -> Iterator[Owed]:
    """Yield that the police are to be called now, until a referral is recorded as sent (R053, R054, R056)."""
    case = desk.cases[number].reference
    risk = sheet.get(_EMERGENCY)
    if risk is not None and risk.answer is Answer.YES:
        yield Owed(
            code=Code.CALL_999, rank=Rank.CHILD_AT_RISK, verb="referral.send", case_id=number,
            what=_("Call 999 now, and record it"), why=_("Immediate risk to a child: answered Yes {since}."),
            since=risk.occurred_at, due_at=min(risk.occurred_at, desk.now), red_at=min(risk.occurred_at, desk.now),
            filled=(("case", case), ("method", ReferralMethod.EMERGENCY_999.value)),
        )  # fmt: skip
        return
    said = [sheet[one].occurred_at for one in _CALL if one in sheet and sheet[one].answer is Answer.YES]
    if said:
        since = min(said)
        yield Owed(
            code=Code.CALL_POLICE, rank=Rank.CHILD_AT_RISK, verb="referral.send", case_id=number,
            what=_("Call 101 now, or 999 where a child is in danger, and record it"),
            why=_("Coercion, or something extreme or violent: answered Yes {since}."), since=since,
            due_at=min(since, desk.now), red_at=min(since, desk.now), filled=(("case", case),),
        )  # fmt: skip


def _begun(desk: Desk, number: int) -> datetime:
    """Return since when the questions of a case wait to be answered: its opening, or the new round."""
    rounds = [step.occurred_at for step in desk.steps.get(number, ()) if step.verb in _NEW_ROUND]
    return max(rounds, default=desk.cases[number].opened_at)


def _questions(desk: Desk, number: int, sheet: Mapping[Question, Any], second_list: bool) -> Iterator[Owed]:
    since, case = _begun(desk, number), desk.cases[number].reference
    answers = {question: row.answer for question, row in sheet.items()}
    ready = screening.verdict(answers, second_list=second_list).outcome is not None
    due = desk.after("screening", since)
    if ready:
        yield Owed(
            code=Code.SCREENING, rank=Rank.POLICE, verb="referral.conclude", case_id=number,
            what=_("Conclude the police questions"), why=_("Open since {since}, and the answers are there."),
            since=since, due_at=due, timer="screening", filled=(("case", case),),
        )  # fmt: skip
        return
    yield Owed(
        code=Code.SCREENING, rank=Rank.POLICE, page=Where.POLICE, case_id=number,
        what=_("Answer the police questions"), why=_("Open since {since}."), since=since, due_at=due,
        timer="screening", filled=(("case", case),),
    )  # fmt: skip
    yield from _advice(desk, number, sheet)


def _advice(desk: Desk, number: int, sheet: Mapping[Question, Any]) -> Iterator[Owed]:
    """Yield that advice is to be sought where one of the seven is not known; no answer at all is not known either."""
    if desk.state(number) is not R.SCREENING:
        return
    begun = max(desk.referrals[number].since, _begun(desk, number))
    unknown = [
        begun if row is None else max(row.occurred_at, begun)
        for row in (sheet.get(question) for question in ALWAYS_REFER)
        if row is None or row.answer is Answer.NOT_KNOWN
    ]
    if not unknown:
        return
    since = min(unknown)
    asked = desk.last_with(number, *_ADVISERS)
    base = max(since, asked or since)
    yield Owed(
        code=Code.SEEK_ADVICE, rank=Rank.POLICE, verb="contact.record", case_id=number,
        what=_("Seek advice on what is not known among the seven"),
        why=_("Not known, or last asked about, {since}. Not known never counts as no."), since=base,
        due_at=desk.after("seek_advice", base), timer="seek_advice",
        filled=contact(desk.cases[number].reference, ContactWith.SAFEGUARDING_PARTNERS, _("a partner"), Topic.POLICE),
    )  # fmt: skip


def _decision(desk: Desk, number: int, state: ReferralState) -> Iterator[Owed]:
    """Yield that a decision is owed once the questions are answered."""
    since, case = desk.referrals[number].since, desk.cases[number].reference
    must = state is R.MUST_REFER
    yield Owed(
        code=Code.DECIDE_REFERRAL, rank=Rank.POLICE, case_id=number,
        verb="referral.decide_to_refer" if must else "", page=Where.NONE if must else Where.POLICE,
        what=_("Refer it to the police: decide when and how") if must else _("Decide about the police"),
        why=_("The answers have stood since {since}."), since=since, due_at=desk.after("decide_referral", since),
        timer="decide_referral", filled=(("case", case),),
    )  # fmt: skip


def _sending(desk: Desk, number: int) -> Iterator[Owed]:
    """Yield that what was decided is to be sent: within its time, or when it was planned where that is sooner."""
    since = desk.referrals[number].since
    decided = [step for step in desk.steps.get(number, ()) if step.verb == "referral.decide_to_refer"]
    planned = decided[-1].planned_for if decided else None
    due = desk.after("send_referral", since)
    yield Owed(
        code=Code.SEND_REFERRAL, rank=Rank.POLICE, verb="referral.send", case_id=number,
        what=_("Tell the police, as was decided"), why=_("Decided {since}."), since=since,
        due_at=due if planned is None else min(due, max(planned, since)), timer="send_referral",
        filled=(("case", desk.cases[number].reference),),
    )  # fmt: skip
