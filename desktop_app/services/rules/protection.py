"""Who is not to be named in a case: who reported, and whoever answers for them, whose name would tell (R006)."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from desktop_app.models.person import Involvement


def withheld(parts: Iterable[Involvement]) -> frozenset[int]:
    """Return the people of one case who are not to be named, from its parts."""
    known = list(parts)
    protected = {part.person_id for part in known if part.protected}
    return frozenset(protected | {part.person_id for part in known if part.responsible_for_id in protected})


def is_withheld(case_id: Any, person_id: Any) -> sa.ColumnElement[bool]:
    """Say in a question whether a person is not to be named in a case, in whatever part they stand there."""
    mine, theirs = sa.orm.aliased(Involvement), sa.orm.aliased(Involvement)
    of_theirs = sa.exists().where(
        theirs.case_id == mine.case_id, theirs.person_id == mine.responsible_for_id, theirs.protected,
        theirs.ended_reason.is_(None),
    )  # fmt: skip
    return sa.exists().where(
        mine.case_id == case_id, mine.person_id == person_id, mine.ended_reason.is_(None),
        sa.or_(mine.protected, of_theirs),
    )  # fmt: skip
