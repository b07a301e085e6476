"""A child’s wishes about the police: what was recorded last, and the reasons for acting against them (R061, R064)."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.case import Case
from desktop_app.models.decision_words import ChildsView
from desktop_app.models.person import Involvement
from desktop_app.models.referral import PoliceView
from desktop_app.models.vocabulary import InvolvementRole
from desktop_app.words import _


def problems(view: ChildsView | None, justification: str | None) -> Iterator[Problem]:
    """Yield a refusal of going to the police against a child’s wishes without a word of why that is right (R064)."""
    if view is ChildsView.DOES_NOT_WANT and justification is None:
        message = _("The child does not want the police. Say why it is right to tell them all the same (R064).")
        yield Problem(field="justification", message=message, rule="against-wishes")


def of_harmed(session: Session, case: Case) -> ChildsView | None:
    """Return what a child harmed said last of the police; a No of one of several counts. None: nothing is recorded."""
    harmed = sa.select(Involvement.person_id).where(
        Involvement.case_id == case.id, Involvement.role == InvolvementRole.CHILD_HARMED,
        Involvement.ended_reason.is_(None),
    )  # fmt: skip
    wanted = sa.select(PoliceView).where(PoliceView.case_id == case.id, PoliceView.person_id.in_(harmed))
    rows = session.execute(wanted.order_by(PoliceView.occurred_at, PoliceView.id)).scalars().all()
    last = {row.person_id: row.view for row in rows}
    if ChildsView.DOES_NOT_WANT in last.values():
        return ChildsView.DOES_NOT_WANT
    return next(iter(last.values()), None)
