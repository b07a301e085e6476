"""The list of cases, for a list of any length: the keys that pass a filter, in order, and the rows of some keys."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.decision_words import HoldKind, ReferralState
from desktop_app.models.device import Device, Hold
from desktop_app.models.ledger import LedgerEntry
from desktop_app.models.person import Involvement
from desktop_app.models.referral import Referral
from desktop_app.models.vocabulary import SCHOOL_HOLDS, CaseStatus, DeviceState
from desktop_app.services.rules import protection
from desktop_app.vault import search as index

#: More hits than these are never looked at; one more letter is quicker than a longer list.
MOST_HITS: Final = 5_000


@dataclass(frozen=True, kw_only=True)
class CaseFilter:
    """Which cases: those of these states (empty: of any), and those that have to do with some words.

    Words are looked for in what a case says of itself, in its people and in its devices, but never in who reported
    it (R006).
    """

    status: frozenset[CaseStatus] = frozenset()
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """One case in the list: where it stands, what the school holds in it, and when anything was last recorded.

    ``hold`` is the kind of the preservation hold that stands, the gravest where there are several; None where none
    does. ``police`` is where the police decision stands.
    """

    reference: str
    title: str
    status: CaseStatus
    hold: HoldKind | None
    police: ReferralState
    came_to_attention: datetime
    devices: int
    held: int
    missing: int
    changed_at: datetime


def _counted(*conditions: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    wanted = sa.select(sa.func.count()).where(Device.case_id == Case.id, *conditions)
    return wanted.correlate(Case).scalar_subquery()


_TAKEN = _counted(Device.exhibit_reference.is_not(None))
_HELD = _counted(Device.exhibit_reference.is_not(None), Device.state.in_(SCHOOL_HOLDS))
_MISSING = _counted(Device.state == DeviceState.MISSING)
#: Which kind of hold is named where several stand: what the police asked for says more than what waits for a decision.
_GRAVEST: Final = (HoldKind.PROVISIONAL, HoldKind.POLICE, HoldKind.REFERRAL)
_HOLD = (
    sa.select(sa.func.max(sa.case(*((Hold.kind == kind, number) for number, kind in enumerate(_GRAVEST)))))
    .where(Hold.case_id == Case.id, Hold.ended_at.is_(None))
    .correlate(Case)
    .scalar_subquery()
)
_POLICE = sa.select(Referral.state).where(Referral.case_id == Case.id).correlate(Case).scalar_subquery()
_POLICE_ORDER = (
    sa.select(sa.case(*((Referral.state == state, number) for number, state in enumerate(ReferralState))))
    .where(Referral.case_id == Case.id)
    .correlate(Case)
    .scalar_subquery()
)
_CHANGED = (
    sa.select(sa.func.max(LedgerEntry.recorded_at))
    .where(LedgerEntry.case_id == Case.id)
    .correlate(Case)
    .scalar_subquery()
)
_ORDERS: Final[Mapping[str, sa.ColumnElement[Any]]] = {
    "reference": sa.type_coerce(Case.id, sa.Integer),
    "title": sa.func.lower(sa.type_coerce(Case.title, sa.String)),
    "status": sa.type_coerce(Case.status, sa.String),
    "police": _POLICE_ORDER,
    "came": sa.type_coerce(Case.came_to_attention, sa.String),
    "held": _HELD,
    "changed": _CHANGED,
}


def case_keys(session: Session, sought: CaseFilter, *, by: str = "changed", descending: bool = True) -> list[int]:
    """Return the keys of the cases that pass a filter.

    Args:
        session: where to ask.
        sought: which cases.
        by: reference, title, status, police, came, held or changed.
        descending: the last first.
    """
    order = _ORDERS[by]
    wanted = sa.select(Case.id).order_by(order.desc() if descending else order.asc(), Case.id.desc())
    if sought.status:
        wanted = wanted.where(Case.status.in_(sought.status))
    if sought.words.strip():
        wanted = wanted.where(Case.id.in_(_about(session, sought.words)))
    return list(session.execute(wanted).scalars())


def _about(session: Session, words: str) -> set[int]:
    """Return the cases that have to do with some words."""
    title, reference = (sa.type_coerce(column, sa.String) for column in (Case.title, Case.reference))
    literal = storable(words)
    whole = sa.or_(title.icontains(literal, autoescape=True), reference.icontains(literal, autoescape=True))
    found = set(session.execute(sa.select(Case.id).where(whole)).scalars()) if literal else set()
    hits: dict[str, set[int]] = {}
    for table, number in index.find(session.connection(), words, MOST_HITS):
        hits.setdefault(table, set()).add(number)
    found |= hits.get("case", set())
    people = sa.select(Involvement.case_id).where(
        Involvement.person_id.in_(hits.get("person", ())),
        Involvement.ended_reason.is_(None),
        ~protection.is_withheld(Involvement.case_id, Involvement.person_id),
    )
    devices = sa.select(Device.case_id).where(Device.id.in_(hits.get("device", ())))
    return found | set(session.execute(people).scalars()) | set(session.execute(devices).scalars())


def storable(words: str) -> str:
    """Return words without what no record holds, which SQL would choke on: NUL and halves of characters."""
    kept = words.replace("\x00", " ").encode("utf-8", "ignore").decode("utf-8")
    return " ".join(kept.split())


def case_lines(session: Session, keys: Sequence[int]) -> dict[int, CaseLine]:
    """Return the rows of some keys; a key whose case is gone is left out."""
    wanted = sa.select(
        Case,
        _HOLD.label("hold"),
        _POLICE.label("police"),
        _TAKEN.label("taken"),
        _HELD.label("held"),
        _MISSING.label("missing"),
        _CHANGED.label("changed"),
    ).where(Case.id.in_(keys))
    return {row.Case.id: _line(row) for row in session.execute(wanted).all()}


def _line(row: sa.Row[Any]) -> CaseLine:
    case: Case = row.Case
    return CaseLine(
        reference=case.reference,
        title=case.title,
        status=case.status,
        hold=None if row.hold is None else _GRAVEST[row.hold],
        police=row.police or ReferralState.NOT_SCREENED,
        came_to_attention=case.came_to_attention,
        devices=row.taken,
        held=row.held,
        missing=row.missing,
        changed_at=case.opened_at if row.changed is None else datetime.fromisoformat(row.changed),
    )


def case_titles(session: Session, references: Collection[str]) -> dict[str, str]:
    """Return the titles of some cases by their references, for a list of other things that says which case it is."""
    wanted = sa.select(Case.reference, Case.title).where(Case.reference.in_(references))
    return {row.reference: row.title for row in session.execute(wanted)}
