"""That somebody is to be spoken to again, on the day that was agreed the last time (R148)."""

from collections.abc import Hashable, Iterator
from typing import Any

from desktop_app.models.care_words import ContactKind
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Filled, Owed, Rank
from desktop_app.services.rules.wording import words
from desktop_app.words import _


def items(desk: Desk) -> Iterator[Owed]:
    """Yield every next contact that was agreed and not made since; in a closed case it stays agreed."""
    for number, rows in desk.contacts.items():
        agreed: dict[Hashable, Any] = {}
        for row in rows:
            thread = (row.with_kind, row.person_id if row.person_id is not None else row.other)
            if row.kind is not ContactKind.NO_ANSWER or row.next_on is not None:
                # An attempt that nobody answered does not do away with what was agreed before.
                agreed[thread] = row
        for row in agreed.values():
            if row.next_on is not None:
                yield _next(desk, number, row)


def _next(desk: Desk, number: int, row: Any) -> Owed:
    case = desk.cases[number].reference
    filled: list[tuple[str, object]] = [("case", case), ("with_kind", row.with_kind.value)]
    person = None if row.person_id is None else desk.named(number, row.person_id)
    if person is not None:
        filled.append(("person", person))
    about = None if row.about_id is None else desk.named(number, row.about_id)
    if about is not None:
        filled.append(("about", about))
    told: Filled = tuple(filled)
    return Owed(
        code=Code.NEXT_CONTACT, rank=Rank.TELLING, verb="contact.record", case_id=number, subject=row.reference,
        what=_("Speak again: {who}").format(who=words(row.with_kind).lower()),
        why=_("Agreed {since}."), since=row.occurred_at, due_at=desk.by(row.next_on), filled=told,
    )  # fmt: skip
