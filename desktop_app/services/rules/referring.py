"""Where the police decision of a case stands, which step may follow, and how a step is written down (domain D5).

A step counts in the order in which things happened. Only one that can follow from any state, and was entered so late
that what came after would not follow on from it, takes effect from where the decision stands now.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.case import Case
from desktop_app.models.decision_words import POLICE_LEAD, REFERRAL_MOVES, UNDECIDED, Question, ReferralState
from desktop_app.models.referral import PoliceAdvice, Referral, ReferralEvent
from desktop_app.models.school import Staff
from desktop_app.models.vocabulary import LEADS
from desktop_app.services.rules import holds
from desktop_app.services.rules.screening import Verdict
from desktop_app.services.rules.wording import words
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

R = ReferralState
#: Steps that can follow from any state, so that none is refused for what was recorded in the meantime.
_ANY_TIME: Final = frozenset({"referral.decide_to_refer", "referral.send", "referral.record_known"})
#: Steps with which the police come to know of it, or are found to.
TELLING: Final = frozenset({"referral.send", "referral.record_known"})
#: Steps with which the questions are open again: they take effect from now on, whenever they happened.
_FROM_NOW: Final = frozenset({"referral.answer", "referral.rescreen", "referral.correct_answer"})
#: Steps with which a round of questions begins.
_NEW_ROUND: Final = frozenset({"referral.rescreen", "referral.correct_answer"})
#: The police have said how it ended: they lead no more.
_LED: Final = frozenset({R.NFA, R.OUTCOME_RECORDED, R.CLOSED})
#: Nothing more is owed to a police decision that stands here.
SETTLED: Final = frozenset({R.NOT_REFERRED, R.CLOSED})


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where a police decision stands, since when (None: from its beginning), and since when the police lead, if so."""

    state: ReferralState = R.NOT_SCREENED
    since: datetime | None = None
    led_since: datetime | None = None


def of_case(session: Session, case: Case) -> Referral:
    """Return the police decision of a case; every case has one from its opening on."""
    return session.execute(sa.select(Referral).where(Referral.case_id == case.id)).scalar_one()


def events_of(session: Session, case: Case) -> list[ReferralEvent]:
    """Return every step of a police decision, as it was written down."""
    wanted = sa.select(ReferralEvent).where(ReferralEvent.case_id == case.id).order_by(ReferralEvent.id)
    return list(session.execute(wanted).scalars().all())


def verbs_from(state: ReferralState) -> tuple[str, ...]:
    """Return the verbs that may follow in a state, in the order of REFERRAL_MOVES."""
    return tuple(dict.fromkeys(move.verb for move in REFERRAL_MOVES if move.before is state))


def may_follow(verb: str, state: ReferralState) -> bool:
    """Say whether REFERRAL_MOVES has the pair."""
    return any(move.verb == verb and move.before is state for move in REFERRAL_MOVES)


# -- the course of a decision ----------------------------------------------------------------------------------


def course(events: Iterable[ReferralEvent]) -> list[ReferralEvent]:
    """Return steps in the order in which they count; ``events`` are as written down."""
    counted: list[ReferralEvent] = []
    for event in events:
        place = _place(counted, event.verb, event.occurred_at, event.state_after)
        counted.insert(len(counted) if place is None else place, event)
    return counted


def stand(events: Iterable[ReferralEvent]) -> Where:
    """Return where a decision stands after all these steps, which are as written down."""
    return _after(course(events))


def _after(counted: Iterable[ReferralEvent]) -> Where:
    where = Where()
    for event in counted:
        led = where.led_since or (event.occurred_at if event.state_after in POLICE_LEAD else None)
        changed = event.state_after is not where.state
        where = Where(
            state=event.state_after,
            since=event.occurred_at if changed else where.since,
            led_since=None if event.state_after in _LED else led,
        )
    return where


def _place(counted: Sequence[ReferralEvent], verb: str, moment: datetime, after: ReferralState | None) -> int | None:
    """Return where a step belongs among those that count: by its time, at the end, or nowhere (None).

    ``after`` is None where the state that it leads to is not known yet; then any that it may lead to will do.
    """
    end = len(counted)
    place = end
    while place and counted[place - 1].occurred_at > moment:
        place -= 1
    if verb in _FROM_NOW or place == end:
        return end
    if verb in TELLING and _after(counted).state is R.REFER_DECIDED:
        return end  # a decision that was written down later does not undo that the police know
    before = _after(counted[:place]).state
    ends = [move.after for move in REFERRAL_MOVES if move.verb == verb and move.before is before]
    wanted = [state for state in ends if after in (None, state)]
    fits = any(_follow_on(state, counted[place:]) for state in wanted)
    return place if fits else (end if verb in _ANY_TIME else None)


def _follow_on(state: ReferralState, later: Iterable[ReferralEvent]) -> bool:
    for event in later:
        if not may_follow(event.verb, state):
            return False
        state = event.state_after
    return True


def state_before(session: Session, case: Case, verb: str, stamp: Stamp) -> ReferralState:
    """Return where a decision stood when a step of that time takes its turn."""
    counted = course(events_of(session, case))
    place = _place(counted, verb, stamp.occurred_at, None)
    return _after(counted if place is None else counted[:place]).state


# -- what stands against a step --------------------------------------------------------------------------------


def move_problems(session: Session, case: Case, verb: str, stamp: Stamp) -> Iterator[Problem]:
    """Yield a refusal where REFERRAL_MOVES has no such step, or where its time does not fit (domain D5)."""
    yield from time_problems(case, stamp)
    counted = course(events_of(session, case))
    now = _after(counted).state
    place = _place(counted, verb, stamp.occurred_at, None)
    before = now if place is None else _after(counted[:place]).state
    if not may_follow(verb, before):
        yield Problem(field="case", message=_no_move(now), rule="referral-move")
    elif place is None or (verb in _FROM_NOW and _too_early(counted, verb, stamp)):
        message = _(
            "“{what}” was recorded as happening later, and this would not come before it. Check the time."
        ).format(what=words(counted[-1].state_after))
        yield Problem(field="at", message=message, rule="order")


def time_problems(case: Case, stamp: Stamp) -> Iterator[Problem]:
    """Yield a refusal of a time before the school heard of the case."""
    if stamp.occurred_at < case.came_to_attention:
        message = _("This is before the case came to attention. Check the time, or correct that of the case.")
        yield Problem(field="at", message=message, rule="before-case")


def _too_early(counted: Sequence[ReferralEvent], verb: str, stamp: Stamp) -> bool:
    """Say whether a step that takes effect now is said to have happened before what it rests on.

    An answer may be written down in any order within its round; it never reaches back before the round began.
    """
    if verb != "referral.answer":
        return False
    begun = [event for event in counted if event.verb != verb]
    return bool(begun) and stamp.occurred_at < begun[-1].occurred_at


def _no_move(state: ReferralState) -> str:
    return _("The police decision stands at “{state}”; this cannot follow. What can: {verbs}.").format(
        state=words(state), verbs=", ".join(verbs_from(state)) or _("nothing more")
    )


def barred(referral: Referral, found: Verdict) -> Iterator[Problem]:
    """Yield why a case cannot stay from the police: asked of the answers, whatever was concluded before (domain D5)."""
    if referral.police_lead:
        message = _("The police have this already, so it cannot be decided not to refer it.")
        yield Problem(field="case", message=message, rule="police-lead")
    if found.binding:
        yield must_refer_problem(found.binding)
    if found.unknown:
        yield unknown_problem(found.unknown)


def police_know(session: Session, case: Case) -> bool:
    """Say whether the police were told of a case, or knew of it already."""
    return any(event.verb in TELLING for event in events_of(session, case))


def must_refer_problem(questions: Iterable[Question]) -> Problem:
    """Return the refusal of keeping a case from the police while a question that binds is answered Yes (R053–R059)."""
    message = _(
        "It must go to the police: {questions}. An answer that was wrong is put right by a recorded correction (R050)."
    ).format(questions="; ".join(words(one) for one in questions))
    return Problem(field="case", message=message, rule="must-refer")


def unknown_problem(questions: Iterable[Question]) -> Problem:
    """Return the refusal of deciding while an answer is missing: Don't know never counts as No (domain D5)."""
    message = _("Not known yet: {questions}. Don’t know never counts as No; ask, or seek advice.").format(
        questions="; ".join(words(one) for one in questions)
    )
    return Problem(field="case", message=message, rule="dont-know")


def both_lead_problems(session: Session, stamp: Stamp) -> Iterator[Problem]:
    """Yield a refusal unless a lead does it under a lead’s login: the word of the police lifts a hold (R076)."""
    opener = session.get(Staff, stamp.opener_id)
    found = list(lead_problems(session, stamp))
    if not found and opener is not None and opener.role not in LEADS:
        message = _("A hold covers the whole case: only a safeguarding lead records, under their own login, that the "
                    "police released it.")  # fmt: skip
        found.append(Problem(field="by", message=message, rule="lead"))
    yield from found


def lead_problems(session: Session, stamp: Stamp) -> Iterator[Problem]:
    """Yield a refusal of a decision that is said to be made by somebody who is no safeguarding lead (R042)."""
    actor = session.get(Staff, stamp.actor_id)
    if actor is not None and actor.role not in LEADS:
        message = _("Only a designated safeguarding lead or a deputy decides this (R042).")
        yield Problem(field="by", message=message, rule="lead")


# -- a case begins, and is taken up again ----------------------------------------------------------------------


def begin(tx: Transaction, case: Case) -> None:
    """Give a new case its police decision, not yet screened, and the hold that its codes ask for."""
    tx.session.add(Referral(case_id=case.id, state=R.NOT_SCREENED, round=0, since=tx.stamp.occurred_at))
    tx.session.flush()
    holds.place_provisional(tx, case)


def hold_while_undecided(tx: Transaction, case: Case, *, also_not_referred: bool = False) -> None:
    """Let the provisional hold stand where nobody has decided yet; a case taken up again is decided anew."""
    state = of_case(tx.session, case).state
    if state in UNDECIDED or (also_not_referred and state is R.NOT_REFERRED):
        holds.place_provisional(tx, case)


# -- writing ---------------------------------------------------------------------------------------------------


def write(tx: Transaction, case: Case, verb: str, after: ReferralState, **facts: Any) -> ReferralEvent:
    """Write a step down and bring the decision up to it; where it is open again, the provisional hold stands again.

    Args:
        tx: the transaction.
        case: the case.
        verb: the deed's name.
        after: the state that it leads to.
        facts: what else is said of it, by the name of the column.
    """
    session, stamp = tx.session, tx.stamp
    referral = of_case(session, case)
    before = state_before(session, case, verb, stamp)
    begins = verb in _NEW_ROUND or referral.round == 0
    referral.round += 1 if begins and after is R.SCREENING else 0
    event = ReferralEvent(
        case_id=case.id,
        round=referral.round,
        verb=verb,
        state_before=before,
        state_after=after,
        occurred_at=stamp.occurred_at,
        recorded_at=stamp.recorded_at,
        sequence=stamp.sequence,
        late_reason=stamp.late,
        entered_by_id=stamp.opener_id,
        done_by_id=stamp.actor_id,
        **facts,
    )
    session.add(event)
    session.flush()
    was = referral.state
    _settle(session, case, referral)
    if referral.state in UNDECIDED and was not in UNDECIDED:
        holds.place_provisional(tx, case)
    return event


def _settle(session: Session, case: Case, referral: Referral) -> None:
    where = stand(events_of(session, case))
    referral.state, referral.police_lead = where.state, where.led_since is not None
    referral.since = where.since or referral.since
    session.flush()


# -- questions -------------------------------------------------------------------------------------------------


def advice(session: Session, case: Case) -> list[PoliceAdvice]:
    """Return what officers advised in a case, as it happened."""
    wanted = sa.select(PoliceAdvice).where(PoliceAdvice.case_id == case.id)
    return list(session.execute(wanted.order_by(PoliceAdvice.occurred_at, PoliceAdvice.id)).scalars())


def questions_allowed(session: Session, case: Case) -> bool:
    """Say whether the school may ask the children questions of its own: not while the police lead (domain D5).

    Recorded advice of an officer allows them; where several advised, the last one decides.
    """
    led_since = stand(events_of(session, case)).led_since
    if led_since is None:
        return True
    said = [one for one in advice(session, case) if one.occurred_at >= led_since]
    return bool(said) and said[-1].allows_questions
