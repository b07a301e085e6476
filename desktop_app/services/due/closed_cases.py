"""That a closed case is looked at again on its day (R120)."""

from collections.abc import Iterator

from desktop_app import clock
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Owed, Rank, Where
from desktop_app.words import _


def items(desk: Desk) -> Iterator[Owed]:
    """Yield every closed case with a day for looking again, until somebody of it was spoken to on or after that day."""
    for number, case in desk.cases.items():
        if case.is_open or case.review_on is None or case.closed_at is None:
            continue
        spoken = (clock.local(row.occurred_at).date() for row in desk.contacts.get(number, ()))
        if any(day >= case.review_on for day in spoken):
            continue
        yield Owed(
            code=Code.CASE_REVIEW, rank=Rank.REST, page=Where.CASE, case_id=number,
            what=_("Look at the closed case again"),
            why=_("Closed {since}; this is the day that was set for looking again."), since=case.closed_at,
            due_at=desk.by(case.review_on), filled=(("case", case.reference),),
        )  # fmt: skip
