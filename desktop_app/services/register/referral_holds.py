"""The holds of a case as they are shown, what was lifted of them, and the police advice that said so (R043, R076)."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.device import Device, Hold, HoldRelease
from desktop_app.models.referral import PoliceAdvice
from desktop_app.services.register.referral_rows import AdviceRow, HoldDetail, ReleaseRow
from desktop_app.services.register.telling import Told
from desktop_app.services.rules import holds, referring


def _releases(session: Session, case: Case) -> list[HoldRelease]:
    wanted = sa.select(HoldRelease).where(HoldRelease.case_id == case.id).order_by(HoldRelease.id)
    return list(session.execute(wanted).scalars().all())


def people(session: Session, case: Case) -> list[int]:
    """Return the people, by id, for whom something was lifted."""
    return [row.person_id for row in _releases(session, case) if row.person_id is not None]


def _devices(session: Session, case: Case) -> dict[int, str]:
    wanted = sa.select(Device.id, sa.func.coalesce(Device.exhibit_reference, Device.asked_reference))
    return {number: name or "" for number, name in session.execute(wanted.where(Device.case_id == case.id)).all()}


def _released(rows: Iterable[HoldRelease], devices: dict[int, str], told: Told) -> tuple[ReleaseRow, ...]:
    return tuple(
        ReleaseRow(
            device=None if row.device_id is None else devices[row.device_id],
            person=told.reference(row.person_id),
            name=told.name(row.person_id),
            whole=row.device_id is None and row.person_id is None,
            released_at=row.released_at,
            said_in=row.said_in,
        )
        for row in rows
    )


def holds_of(session: Session, case: Case, told: Told) -> tuple[HoldDetail, ...]:
    """Return every hold of a case, those that ended too, as they were placed."""
    releases, devices = _releases(session, case), _devices(session, case)
    wanted = sa.select(Hold).where(Hold.case_id == case.id).order_by(Hold.placed_at, Hold.id)
    return tuple(
        HoldDetail(
            kind=row.kind,
            device=None if row.device_id is None else devices[row.device_id],
            basis=row.basis,
            police_reference=row.police_reference,
            placed_at=row.placed_at,
            stands=row.ended_at is None,
            lifted_by=holds.lifted_by(row),
            ended_at=row.ended_at,
            ended_by=row.ended_by,
            ended_reason=told.text(row.ended_reason),
            releases=_released((one for one in releases if one.hold_id == row.id), devices, told),
        )
        for row in session.execute(wanted).scalars()
    )


def advice(session: Session, case: Case, told: Told) -> tuple[AdviceRow, ...]:
    """Return what officers advised in a case, as it happened."""
    releases, devices = _releases(session, case), _devices(session, case)
    return tuple(_advice(row, releases, devices, told) for row in referring.advice(session, case))


def _advice(row: PoliceAdvice, releases: list[HoldRelease], devices: dict[int, str], told: Told) -> AdviceRow:
    return AdviceRow(
        reference=row.reference,
        officer=row.officer,
        collar_number=row.collar_number,
        force=row.force,
        police_reference=row.police_reference,
        method=row.method,
        advised=told.text(row.advised) or "",
        allows_questions=row.allows_questions,
        lifts=_released((one for one in releases if one.said_in == row.reference), devices, told),
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        by=told.staff(row.recorded_by_id),
        acted_on=row.acted_on,
        acted_detail=told.text(row.acted_detail),
        acted_at=row.acted_at,
    )
