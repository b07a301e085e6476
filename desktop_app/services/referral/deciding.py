"""The decision: a risk assessment, to the police or not, with reasons and a second person (R049, R050, R064)."""

from collections.abc import Iterator
from datetime import date

from pydantic import AwareDatetime
from sqlalchemy.orm import Session

from desktop_app import clock
from desktop_app.errors import Invalid, Problem
from desktop_app.models.case import Case
from desktop_app.models.decision_words import ChildsView, ReferralMethod, ReferralState
from desktop_app.models.referral import RiskAssessment
from desktop_app.models.vocabulary import LEADS
from desktop_app.services.rules import approving, find, holds, referring, screening, times, wishes
from desktop_app.services.rules.request import Code, Login, Note, Reference, Short, request
from desktop_app.services.rules.requests import Approval, SecondReader
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: What a hold says of itself; stored, so not put into the language of whoever reads it.
_DECIDED = "decided to refer to the police"


@request
class Assessment:
    """A risk assessment was completed: by whom, when, who read it a second time; it is kept elsewhere (R049)."""

    case: Code
    done_on: date
    second_reader: SecondReader
    kept_under: Reference
    childs_view: ChildsView
    parents_position: Short
    author: Login | None = None


@request
class NotReferring:
    """It does not go to the police: why, who agrees, when it is looked at again, and what would change it."""

    case: Code
    reasons: Note
    approval: Approval
    review_on: date
    would_change: Note


@request
class DecisionToRefer:
    """It goes to the police: how, when and by whom, what the child wants, and when the child is told why."""

    case: Code
    method: ReferralMethod
    planned_for: AwareDatetime
    childs_view: ChildsView
    reason: Note | None = None
    planned_by: Login | None = None
    justification: Note | None = None
    child_told_by: date | None = None


def _assessing(session: Session, request: Assessment, stamp: Stamp) -> Iterator[Problem]:
    case = find.open_case(session, request.case)
    yield from referring.move_problems(session, case, "referral.assess", stamp)
    yield from referring.lead_problems(session, stamp)
    yield from _done_on(case, request.done_on, stamp)
    author = stamp.actor_id
    if request.author is not None:
        try:
            author = find.staff(session, request.author, "author").id
        except Invalid as refusal:
            yield from refusal.problems
    yield from approving.reader_problems(session, request.second_reader, stamp, author_id=author)


def _done_on(case: Case, day: date, stamp: Stamp) -> Iterator[Problem]:
    slips = list(times.day_meant(day, "done_on"))
    yield from slips
    if slips:
        return
    if day > clock.local(stamp.occurred_at).date():
        yield Problem(field="done_on", message=_("This day has not come yet."), rule="future")
    elif day < clock.local(case.came_to_attention).date():
        message = _("This is before the case came to attention. Check the day.")
        yield Problem(field="done_on", message=message, rule="before-case")


@verb("referral.assess", check=_assessing, only=LEADS)
def assess(tx: Transaction, request: Assessment) -> str:
    """Record that a risk assessment was completed and read a second time."""
    case = find.open_case(tx.session, request.case)
    reader = request.second_reader
    author = tx.stamp.actor_id if request.author is None else find.staff(tx.session, request.author, "author").id
    referring.write(tx, case, "referral.assess", ReferralState.ASSESSED, childs_view=request.childs_view)
    tx.session.add(
        RiskAssessment(
            case_id=case.id,
            author_id=author,
            done_on=request.done_on,
            second_reader_id=None if reader.staff is None else find.staff(tx.session, reader.staff).id,
            second_reader_name=reader.name,
            kept_under=request.kept_under,
            childs_view=request.childs_view,
            parents_position=request.parents_position,
            occurred_at=tx.stamp.occurred_at,
        )
    )
    tx.session.flush()
    return request.case


def _not_referring(session: Session, request: NotReferring, stamp: Stamp) -> Iterator[Problem]:
    case = find.open_case(session, request.case)
    yield from referring.move_problems(session, case, "referral.do_not_refer", stamp)
    yield from referring.lead_problems(session, stamp)
    yield from referring.barred(referring.of_case(session, case), screening.of_case(session, case))
    yield from approving.approval_problems(session, request.approval, stamp)
    yield from _to_come(request.review_on, "review_on", stamp, past=_("Give a day that is still to come."), today=False)


def _to_come(day: date, field: str, stamp: Stamp, *, past: str, today: bool) -> Iterator[Problem]:
    """Yield a refusal of a planned day that lies before the deed, or (not ``today``) on its very day."""
    slips = list(times.day_meant(day, field))
    yield from slips
    here = clock.local(stamp.occurred_at).date()
    if not slips and (day < here or (day == here and not today)):
        yield Problem(field=field, message=past, rule="past")


@verb("referral.do_not_refer", check=_not_referring, only=LEADS)
def do_not_refer(tx: Transaction, request: NotReferring) -> str:
    """Decide that the school manages it without the police; the provisional hold ends."""
    case = find.open_case(tx.session, request.case)
    referring.write(
        tx, case, "referral.do_not_refer", ReferralState.NOT_REFERRED, reason=request.reasons,
        review_on=request.review_on, would_change=request.would_change,
        **approving.approver_facts(tx.session, request.approval),
    )  # fmt: skip
    if referring.of_case(tx.session, case).state is ReferralState.NOT_REFERRED:
        holds.end_provisional(tx, case, "referral.do_not_refer", request.reasons)
    return request.case


def _deciding(session: Session, request: DecisionToRefer, stamp: Stamp) -> Iterator[Problem]:
    case = find.open_case(session, request.case)
    yield from referring.move_problems(session, case, "referral.decide_to_refer", stamp)
    yield from referring.lead_problems(session, stamp)
    recorded = wishes.of_harmed(session, case)
    view = recorded if recorded is ChildsView.DOES_NOT_WANT else request.childs_view
    yield from wishes.problems(view, request.justification)
    if request.planned_for < stamp.occurred_at:
        message = _("This is before the decision. Give the time at which the police are to be told.")
        yield Problem(field="planned_for", message=message, rule="past")
    if request.planned_by is not None:
        planner = find.staff(session, request.planned_by, "planned_by")
        if planner.left:
            message = _("They have left the school. Say who will tell the police.")
            yield Problem(field="planned_by", message=message, rule="second-person")
    if request.child_told_by is not None:
        past = _("Give a day on which the child can still be told.")
        yield from _to_come(request.child_told_by, "child_told_by", stamp, past=past, today=True)


@verb("referral.decide_to_refer", check=_deciding, only=LEADS)
def decide_to_refer(tx: Transaction, request: DecisionToRefer) -> str:
    """Decide that it goes to the police; the referral hold stands from now on."""
    case = find.open_case(tx.session, request.case)
    planner = None if request.planned_by is None else find.staff(tx.session, request.planned_by, "planned_by").id
    referring.write(
        tx, case, "referral.decide_to_refer", ReferralState.REFER_DECIDED, reason=request.reason,
        method=request.method, planned_for=request.planned_for, planned_by_id=planner,
        childs_view=request.childs_view, justification=request.justification, child_told_by=request.child_told_by,
    )  # fmt: skip
    holds.place_referral(tx, case, _DECIDED)
    return request.case
