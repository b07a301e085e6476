"""What is owed once the police decision is made: their answer, their advice, a child told, a new look (D5, R132)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from desktop_app.models.care_words import ContactWith, Topic
from desktop_app.models.case import Correction
from desktop_app.models.decision_words import ReferralState
from desktop_app.models.referral import ChildTold
from desktop_app.models.vocabulary import Answer
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Owed, Rank
from desktop_app.services.due.kept import contact
from desktop_app.words import _

R = ReferralState
_WAITING: Final = (R.REFERRED, R.ALREADY_KNOWN)
_WORKING: Final = (R.ACKNOWLEDGED, R.ACTIVE)
_TOLD: Final = ("referral.send", "referral.record_known")
_DECIDED: Final = "referral.decide_to_refer"
_OUTCOME: Final = "referral.record_outcome"


def items(desk: Desk) -> Iterator[Owed]:
    """Yield what is owed to every case once its police decision is made."""
    for number in desk.open_cases:
        state = desk.state(number)
        if state in _WAITING:
            yield from _acknowledgement(desk, number)
        elif state in _WORKING:
            yield from _progress(desk, number)
    yield from _not_referred(desk)
    yield from _advice(desk)
    yield from _children(desk)
    yield from _outcomes(desk)


def _police(desk: Desk, number: int) -> Any:
    return contact(desk.cases[number].reference, ContactWith.POLICE, _("the police"), Topic.POLICE)


def _acknowledgement(desk: Desk, number: int) -> Iterator[Owed]:
    """Yield that the police are to be asked for their acknowledgement: after a day, then every three school days."""
    since = desk.referrals[number].since
    advised = [row.occurred_at for row in desk.advice.get(number, ())]
    spoken = desk.last_with(number, ContactWith.POLICE)
    asked = [at for at in (*advised, *([] if spoken is None else [spoken])) if at > since]
    timer, base, why = "acknowledge_first", since, _("The police know of it since {since}; no acknowledgement yet.")
    if asked:
        timer, base, why = "acknowledge_next", max(asked), _("Last asked {since}; no acknowledgement yet.")
    yield Owed(
        code=Code.ACKNOWLEDGEMENT, rank=Rank.POLICE, verb="contact.record", case_id=number,
        what=_("Ask the police to acknowledge the referral"), why=why, since=base, due_at=desk.after(timer, base),
        timer=timer, filled=_police(desk, number),
    )  # fmt: skip


def _progress(desk: Desk, number: int) -> Iterator[Owed]:
    """Yield that the police are asked how it stands, every month while they work on it."""
    since = desk.referrals[number].since
    base = max(since, desk.last_from_police(number) or since)
    yield Owed(
        code=Code.POLICE_PROGRESS, rank=Rank.POLICE, verb="contact.record", case_id=number,
        what=_("Ask the police how it stands"), why=_("Last heard from them {since}."), since=base,
        due_at=desk.after("while_active", base), timer="while_active", filled=_police(desk, number),
    )  # fmt: skip


def _not_referred(desk: Desk) -> Iterator[Owed]:
    """Yield that a decision not to refer is looked at again on its day, in a closed case too."""
    for number, case in desk.cases.items():
        if desk.state(number) is not R.NOT_REFERRED:
            continue
        days = [step for step in desk.steps.get(number, ()) if step.verb == "referral.do_not_refer" and step.review_on]
        if days:
            # The questions are asked again in an open case only.
            verb = "referral.rescreen" if number in desk.open_cases else "case.reopen"
            yield Owed(
                code=Code.NOT_REFERRED_REVIEW, rank=Rank.POLICE, verb=verb, case_id=number,
                what=_("Look again at the decision not to refer"),
                why=_("Decided {since}; this is the day that was set for looking again."),
                since=days[-1].occurred_at, due_at=desk.by(days[-1].review_on), filled=(("case", case.reference),),
            )  # fmt: skip


def _advice(desk: Desk) -> Iterator[Owed]:
    """Yield that it is to be said whether police advice was acted on (R043)."""
    for number in desk.open_cases:
        for row in desk.advice.get(number, ()):
            if row.acted_on is Answer.NOT_KNOWN:
                yield Owed(
                    code=Code.ACT_ON_ADVICE, rank=Rank.POLICE, verb="police.note_acted", case_id=number,
                    subject=row.reference, what=_("Say whether police advice {advice} was acted on").format(
                        advice=row.reference
                    ),
                    why=_("Advised {since}."), since=row.occurred_at,
                    due_at=desk.after("act_on_advice", row.occurred_at), timer="act_on_advice",
                    filled=(("advice", row.reference),),
                )  # fmt: skip


# -- children --------------------------------------------------------------------------------------------------


def _children(desk: Desk) -> Iterator[Owed]:
    """Yield that each child harmed is to be told why it goes to the police, until that is done (R065)."""
    told: dict[tuple[int, int], datetime] | None = None
    for number in desk.open_cases:
        going = _going(desk, number)
        if going is None:
            continue
        if told is None:
            wanted = sa.select(ChildTold).where(desk.in_cases(ChildTold.case_id)).order_by(ChildTold.occurred_at)
            told = {(row.case_id, row.person_id): row.occurred_at for row in desk.session.execute(wanted).scalars()}
        for person in desk.harmed(number):
            # What was said before it went to the police does not tell the child why it did.
            if (number, person) not in told or told[(number, person)] < _asked_at(desk, number, going[0]):
                yield _telling(desk, number, person, going)


def _asked_at(desk: Desk, number: int, begun: datetime) -> datetime:
    """Return from when on a child can be told why: the decision, where one came first."""
    decided: list[datetime] = [step.occurred_at for step in desk.steps.get(number, ()) if step.verb == _DECIDED]
    return min([begun, *decided])


def _going(desk: Desk, number: int) -> tuple[datetime, datetime, str | None] | None:
    """Return since when a case goes to the police, until when a child is to know it, and the timer that says so."""
    steps = desk.steps.get(number, ())
    decided = [step for step in steps if step.verb == _DECIDED]
    sent = [step for step in steps if step.verb in _TOLD]
    if not sent and desk.state(number) is not R.REFER_DECIDED:
        return None
    begun = sent[0] if sent else decided[-1]
    promised = decided[-1].child_told_by if decided else None
    if promised is not None:
        return begun.occurred_at, desk.by(promised), None
    return begun.occurred_at, desk.after("tell_child", begun.occurred_at), "tell_child"


def _telling(desk: Desk, number: int, person: int, going: tuple[datetime, datetime, str | None]) -> Owed:
    since, by, timer = going
    case, reference = desk.cases[number].reference, desk.named(number, person)
    what = _("Tell the child harmed why it goes to the police")
    if reference is not None:
        what = _("Tell the child harmed, {person}, why it goes to the police").format(person=reference)
    return Owed(
        code=Code.TELL_CHILD, rank=Rank.TELLING, verb="police.tell_child", case_id=number, subject=reference,
        apart=str(person), what=what, why=_("It goes to the police since {since}."), since=since, due_at=by,
        timer=timer, filled=(("case", case), *(() if reference is None else (("person", reference),))),
    )  # fmt: skip


# -- after an outcome ------------------------------------------------------------------------------------------


def _outcomes(desk: Desk) -> Iterator[Owed]:
    """Yield that the protective steps are looked at once the police said how it ended (R132)."""
    ended = {
        number: max(step.occurred_at for step in steps if step.verb == _OUTCOME)
        for number, steps in desk.steps.items()
        if number in desk.open_cases and any(step.verb == _OUTCOME for step in steps)
    }
    looked = _reviews(desk, sorted(ended)) if ended else {}
    for number, since in ended.items():
        actions = desk.actions.get(number, [])
        moments = [at for row in actions for at in (row.begun_at, row.ended_at, looked.get(row.reference)) if at]
        if max(moments, default=since) <= since:
            yield _outcome(desk, number, since, [row.reference for row in actions if row.ended_at is None])


def _outcome(desk: Desk, number: int, since: datetime, standing: Sequence[str]) -> Owed:
    case = desk.cases[number].reference
    filled = (("action", standing[0]),) if standing else (("case", case),)
    return Owed(
        code=Code.OUTCOME_REVIEW, rank=Rank.TELLING, case_id=number,
        verb="protection.review" if standing else "protection.begin",
        what=_("Look at the protective steps after the police outcome"),
        why=_("The police said {since} how it ended; that may draw attention to a child."), since=since,
        due_at=desk.after("outcome_review", since), timer="outcome_review", filled=filled,
    )  # fmt: skip


def _reviews(desk: Desk, numbers: Sequence[int]) -> Mapping[str, datetime]:
    """Return when each protective step of some cases was last looked at again."""
    wanted = (
        sa.select(Correction.subject, sa.func.max(Correction.corrected_at))
        .where(Correction.case_id.in_(numbers), Correction.field == "review_on")
        .group_by(Correction.subject)
    )
    return dict(desk.session.execute(wanted).all())
