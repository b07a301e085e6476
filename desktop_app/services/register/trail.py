"""The trail: every recorded action in a sentence, in the order in which it was recorded."""

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.ledger import LedgerEntry, LedgerPayload
from desktop_app.models.school import Staff
from desktop_app.services.register.covered_texts import CoveredTexts
from desktop_app.services.register.rows import TrailRow
from desktop_app.services.register.sentences import sentence
from desktop_app.words import _

#: Where the reason stands under another name: there "reason" is a code.
_REASONS = {"viewing.record": "why"}


def trail(session: Session, reference: str | None = None, *, show_protected: bool = False) -> list[TrailRow]:
    """Return the recorded actions, oldest first; with a reference, those of that case or about that thing.

    What was typed is told without the names of whoever is covered, unless ``show_protected`` (R006).
    """
    wanted = (
        sa.select(LedgerEntry.sequence, LedgerEntry.leaf, LedgerPayload.request, Case.reference)
        .outerjoin(LedgerPayload, LedgerPayload.sequence == LedgerEntry.sequence)
        .outerjoin(Case, Case.id == LedgerEntry.case_id)
        .order_by(LedgerEntry.sequence)
    )
    if reference is not None:
        wanted = wanted.where(sa.or_(LedgerEntry.subject == reference, Case.reference == reference))
    names = {row.id: row.name for row in session.execute(sa.select(Staff.id, Staff.name)).all()}
    texts = CoveredTexts(session, show_protected=show_protected)
    return [told_row(leaf, payload, case, names, texts) for _n, leaf, payload, case in session.execute(wanted).all()]


def told_row(leaf: str, payload: str | None, case: str | None, names: dict[int, str], texts: CoveredTexts) -> TrailRow:
    """Return one recorded action as it is shown, from its leaf, its details, the names of the staff and the covered."""
    told: dict[str, Any] = json.loads(leaf)
    details: dict[str, Any] = {} if payload is None else json.loads(payload)
    typed, asked = details.get("late"), details.get("request")
    late = texts.told(case, typed if isinstance(typed, str) else None)
    request: dict[str, Any] = asked if isinstance(asked, dict) else {}
    given = request.get(_REASONS.get(told["action"], "reason"))
    reason = texts.told(case, given if isinstance(given, str) else None)
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
