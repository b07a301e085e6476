"""Parents: whether they are told, for each child, why or why not, and when that is looked at again (R140, R144)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.contact import ParentDecision
from desktop_app.models.vocabulary import LEADS, Answer, InvolvementRole
from desktop_app.services.rules import care, find, referring, times
from desktop_app.services.rules.request import Code, Note, request
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Within so many days it is looked at again whether a child’s parents are told.
FARTHEST: Final = 366
#: The parts in which a child can stand in a case.
CHILDREN: Final = frozenset({
    InvolvementRole.CHILD_HARMED, InvolvementRole.REPORTED_TO_HAVE_SHARED, InvolvementRole.RECIPIENT,
    InvolvementRole.WITNESS, InvolvementRole.REPORTER,
})  # fmt: skip


@request
class ParentsDecision:
    """Whether a child’s parents are told; not telling them needs its risk and a day to look again (R140, R144)."""

    case: Code
    child: Code
    inform: bool
    reason: Note
    child_reluctant: Answer
    social_care_considered: Answer
    risk: Note | None = None
    review_on: date | None = None


def _decision(session: Session, request: ParentsDecision, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    yield from referring.lead_problems(session, stamp)
    yield from care.in_time(case, stamp)
    if not request.inform and request.risk is None:
        message = _("Say what risk telling the parents would add.")
        yield Problem(field="risk", message=message, rule="risk")
    if not request.inform and request.review_on is None:
        message = _("Say on which day it is looked at again whether the parents are told.")
        yield Problem(field="review_on", message=message, rule="review")
    yield from care.following(request.review_on, "review_on", stamp)
    yield from times.soon_enough(request.review_on, "review_on", stamp, FARTHEST)
    parts = care.roles(session, case.id, find.person(session, request.child, "child").id)
    if not parts:
        yield from care.person_problems(session, case, request.child, "child")
    elif not parts & CHILDREN:
        message = _("This person does not stand in this case as a child.")
        yield Problem(field="child", message=message, rule="not-a-child")


@verb("parents.decide", check=_decision, only=LEADS)
def decide(tx: Transaction, request: ParentsDecision) -> str:
    """Decide whether a child’s parents are told."""
    session = tx.session
    session.add(
        ParentDecision(
            case_id=care.case(session, request.case).id,
            child_id=find.person(session, request.child, "child").id,
            inform=request.inform,
            reason=request.reason,
            risk=request.risk,
            child_reluctant=request.child_reluctant,
            social_care_considered=request.social_care_considered,
            review_on=request.review_on,
            occurred_at=tx.stamp.occurred_at,
            decided_by_id=tx.stamp.actor_id,
        )
    )
    session.flush()
    return request.case
