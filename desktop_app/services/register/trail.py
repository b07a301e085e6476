"""The trail: every recorded action in a sentence, in the order in which it was recorded."""

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.ledger import LedgerEntry, LedgerPayload
from desktop_app.models.school import Staff
from desktop_app.services.register.rows import TrailRow
from desktop_app.services.register.sentences import sentence
from desktop_app.words import _

#: Where the reason stands under another name: there "reason" is a code.
_REASONS = {"viewing.record": "why"}


def trail(session: Session, reference: str | None = None) -> list[TrailRow]:
    """Return the recorded actions, oldest first; with a reference, those of that case or about that thing."""
    wanted = (
        sa.select(LedgerEntry.sequence, LedgerEntry.leaf, LedgerPayload.request, Case.reference)
        .outerjoin(LedgerPayload, LedgerPayload.sequence == LedgerEntry.sequence)
        .outerjoin(Case, Case.id == LedgerEntry.case_id)
        .order_by(LedgerEntry.sequence)
    )
    if reference is not None:
        wanted = wanted.where(sa.or_(LedgerEntry.subject == reference, Case.reference == reference))
    names = {row.id: row.name for row in session.execute(sa.select(Staff.id, Staff.name)).all()}
    return [told_row(leaf, payload, case, names) for _n, leaf, payload, case in session.execute(wanted).all()]


def told_row(leaf: str, payload: str | None, case: str | None, names: dict[int, str]) -> TrailRow:
    """Return one recorded action as it is shown, from its leaf, its details and the names of the staff."""
    told: dict[str, Any] = json.loads(leaf)
    details: dict[str, Any] = {} if payload is None else json.loads(payload)
    late, asked = details.get("late"), details.get("request")
    request: dict[str, Any] = asked if isinstance(asked, dict) else {}
    given = request.get(_REASONS.get(told["action"], "reason"))
    reason = given if isinstance(given, str) else None
    by = names.get(told["actor"], _("somebody who is not on the staff list"))
    entered_by = names.get(told["opener"], by)
    return TrailRow(
        sequence=told["sequence"],
        recorded_at=datetime.fromisoformat(told["recorded_at"]),
        occurred_at=datetime.fromisoformat(told["occurred_at"]),
        action=told["action"],
        subject=told["subject"],
        case=case,
        by=by,
        entered_by=entered_by,
        late=late,
        sentence=" ".join(
            (
                sentence(told["action"], told["subject"], by, kind=request.get("kind")),
                *(() if entered_by == by else (_("Entered by {who}.").format(who=entered_by),)),
                *(() if late is None else (_("Entered late: {why}").format(why=late),)),
                *(() if reason is None else (_("Reason: {why}").format(why=reason),)),
            )
        ),
        reason=reason,
    )
