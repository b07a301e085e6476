"""Support before a key date: court, an interview, a decision (R130)."""

from collections.abc import Iterator

import sqlalchemy as sa

from desktop_app.models.support import KeyDate
from desktop_app.services.due import said
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Owed, Rank
from desktop_app.services.rules.wording import words
from desktop_app.words import _


def items(desk: Desk) -> Iterator[Owed]:
    """Yield every key date that is not settled, due so many school days ahead of it; in a closed case too."""
    wanted = sa.select(KeyDate.case_id, KeyDate.reference, KeyDate.kind, KeyDate.on).where(
        KeyDate.settled_reason.is_(None), desk.in_cases(KeyDate.case_id, open_only=False)
    )
    ahead = desk.held.number("key_date")
    for row in desk.session.execute(wanted.order_by(KeyDate.id)):
        due = desk.by(desk.year.step(row.on, -ahead))
        yield Owed(
            code=Code.KEY_DATE, rank=Rank.REST, verb="key_date.settle", case_id=row.case_id, subject=row.reference,
            what=_("Offer support before {kind}, {day}").format(
                kind=words(row.kind).lower(), day=said.day(row.on, desk.today)
            ),
            why=_("A key date may bring it back."), since=min(due, desk.now), due_at=due, timer="key_date",
            filled=(("key_date", row.reference),),
        )  # fmt: skip
