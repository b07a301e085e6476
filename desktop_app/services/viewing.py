"""The exceptional viewing record: that staff saw something although nobody should, without what it was (R046, B2)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.care_words import ViewingReason
from desktop_app.models.support import ViewingRecord
from desktop_app.models.vocabulary import Answer
from desktop_app.services.rules import care, find, references
from desktop_app.services.rules.request import Code, Login, Name, Note, Short, request
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _


@request
class ViewingMade:
    """Somebody saw something: who, why, where, who was there, by whose leave, and what was done then (R046).

    ``present``, ``authorised_by`` and ``signed`` take “nobody” and “not signed yet” too: what has happened is always
    recordable. What was to be seen is never written down.
    """

    case: Code
    reason: ViewingReason
    why: Note
    place: Short
    present: Short
    same_sex: Answer
    authorised_by: Short
    signed: Short
    then_done: Note
    device: Code | None = None
    viewed_by: Login | None = None
    viewed_by_name: Name | None = None


def _viewing(session: Session, request: ViewingMade, stamp: Stamp) -> Iterator[Problem]:
    case = care.case(session, request.case)
    if (request.viewed_by is None) == (request.viewed_by_name is None):
        message = _("Say who saw it: a member of staff by login, or someone by name.")
        yield Problem(field="viewed_by", message=message, rule="one-of")
    elif request.viewed_by is not None:
        find.staff(session, request.viewed_by, "viewed_by")
    if request.device is not None:
        yield from find.same_case(find.device(session, request.device).case_id, case.id, "device")


@verb("viewing.record", check=_viewing)
def record(tx: Transaction, request: ViewingMade) -> str:
    """Record an exceptional viewing; nobody is refused it, and nothing that was seen is described."""
    session = tx.session
    viewer = None if request.viewed_by is None else find.staff(session, request.viewed_by, "viewed_by").id
    viewing = ViewingRecord(
        case_id=care.case(session, request.case).id,
        reference=references.yearly(session, ViewingRecord.reference, "V", tx.stamp),
        device_id=None if request.device is None else find.device(session, request.device).id,
        viewed_by_id=viewer,
        viewed_by_name=request.viewed_by_name,
        reason=request.reason,
        why=request.why,
        place=request.place,
        present=request.present,
        same_sex=request.same_sex,
        authorised_by=request.authorised_by,
        signed=request.signed,
        then_done=request.then_done,
        occurred_at=tx.stamp.occurred_at,
        recorded_at=tx.stamp.recorded_at,
        sequence=tx.stamp.sequence,
        recorded_by_id=tx.stamp.actor_id,
    )
    session.add(viewing)
    session.flush()
    return viewing.reference
