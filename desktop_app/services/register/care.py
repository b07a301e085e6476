"""Questions about care: contacts, parents, protective steps, key dates, viewings and groups of a case.

Whoever is covered is named in none of them, nor in what was typed beside them, unless that is asked for (R006).
"""

from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.care_words import ProtectedGroup, Topic
from desktop_app.models.contact import Contact, ParentDecision
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device
from desktop_app.models.support import (
    CriminalProcess,
    KeyDate,
    PeopleGroup,
    ProtectiveAction,
    Sanction,
    ViewingRecord,
)
from desktop_app.services.register.care_rows import (
    ContactRow,
    GroupRow,
    KeyDateRow,
    ParentDecisionRow,
    ProcessRow,
    ProtectedRow,
    ProtectiveRow,
    SanctionRow,
    ViewingRow,
)
from desktop_app.services.register.telling import Told
from desktop_app.services.rules import find
from desktop_app.services.rules import viewings as seen

Row = TypeVar(
    "Row", Contact, ParentDecision, ProtectiveAction, Sanction, KeyDate, CriminalProcess, ViewingRecord, PeopleGroup
)


def _rows(session: Session, entity: type[Row], case: str) -> list[Row]:
    """Return the records of a case in the order in which they were made."""
    wanted = sa.select(entity).where(entity.case_id == find.case(session, case).id).order_by(entity.id)
    return list(session.execute(wanted).scalars())


def contacts(session: Session, case: str, *, show_protected: bool = False) -> tuple[ContactRow, ...]:
    """Return the contacts of a case, newest first.

    Raises:
        Invalid: there is no such case.
    """
    rows = sorted(_rows(session, Contact, case), key=lambda row: (row.occurred_at, row.sequence), reverse=True)
    people = [number for row in rows for number in (row.person_id, row.about_id)]
    told = Told(session, case, people, show_protected=show_protected)
    return tuple(_contact(row, told) for row in rows)


def _contact(row: Contact, told: Told) -> ContactRow:
    return ContactRow(
        reference=row.reference,
        kind=row.kind,
        with_kind=row.with_kind,
        person=told.reference(row.person_id),
        who=told.name(row.person_id) or told.text(row.other) or "",
        about=told.reference(row.about_id),
        about_name=told.name(row.about_id),
        present=told.text(row.present),
        topics=tuple(Topic(code) for code in row.topics.split(",") if code),
        agreed=told.text(row.agreed),
        child_invited=row.child_invited,
        organisation_reference=told.text(row.organisation_reference),
        next_on=row.next_on,
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        late_reason=told.text(row.late_reason),
        done_by=told.staff(row.done_by_id),
    )


def parent_decisions(session: Session, case: str, *, show_protected: bool = False) -> tuple[ParentDecisionRow, ...]:
    """Return what was decided about telling parents, newest first; of each child the newest decision stands.

    Raises:
        Invalid: there is no such case.
    """
    rows = sorted(_rows(session, ParentDecision, case), key=lambda row: (row.occurred_at, row.id))
    told = Told(session, case, [row.child_id for row in rows], show_protected=show_protected)
    standing = {row.child_id: row.id for row in rows}
    return tuple(
        ParentDecisionRow(
            child=told.reference(row.child_id),
            child_name=told.name(row.child_id) or "",
            inform=row.inform,
            reason=told.text(row.reason) or "",
            risk=told.text(row.risk),
            child_reluctant=row.child_reluctant,
            social_care_considered=row.social_care_considered,
            review_on=row.review_on,
            occurred_at=row.occurred_at,
            decided_by=told.staff(row.decided_by_id),
            stands=standing[row.child_id] == row.id,
        )
        for row in reversed(rows)
    )


def protection(session: Session, case: str, *, show_protected: bool = False) -> tuple[ProtectedRow, ...]:
    """Return each of the three groups with the steps that protect it; a group without any is listed too (R085).

    Raises:
        Invalid: there is no such case.
    """
    rows = _rows(session, ProtectiveAction, case)
    told = Told(session, case, [row.person_id for row in rows], show_protected=show_protected)
    made = [_protective(row, told) for row in rows]
    return tuple(
        ProtectedRow(
            group=group,
            standing=tuple(row for row in made if row.group is group and row.ended_at is None),
            ended=tuple(row for row in made if row.group is group and row.ended_at is not None),
        )
        for group in ProtectedGroup
    )


def _protective(row: ProtectiveAction, told: Told) -> ProtectiveRow:
    return ProtectiveRow(
        reference=row.reference,
        group=row.group,
        kind=row.kind,
        person=told.reference(row.person_id),
        who=told.name(row.person_id),
        detail=told.text(row.detail),
        begun_at=row.begun_at,
        begun_by=told.staff(row.begun_by_id),
        review_on=row.review_on,
        ended_at=row.ended_at,
        ended_reason=told.text(row.ended_reason),
    )


def sanctions(session: Session, case: str, *, show_protected: bool = False) -> tuple[SanctionRow, ...]:
    """Return the sanctions that were noted in a case, in the order in which they were (R025).

    Raises:
        Invalid: there is no such case.
    """
    rows = _rows(session, Sanction, case)
    told = Told(session, case, [row.person_id for row in rows], show_protected=show_protected)
    return tuple(
        SanctionRow(
            person=told.reference(row.person_id),
            who=told.name(row.person_id) or "",
            kept_under=told.text(row.kept_under) or "",
            occurred_at=row.occurred_at,
            noted_by=told.staff(row.noted_by_id),
        )
        for row in rows
    )


def key_dates(session: Session, case: str, *, show_protected: bool = False) -> tuple[KeyDateRow, ...]:
    """Return the key dates of a case, the earliest first (R130).

    Raises:
        Invalid: there is no such case.
    """
    rows = sorted(_rows(session, KeyDate, case), key=lambda row: (row.on, row.id))
    told = Told(session, case, [row.person_id for row in rows], show_protected=show_protected)
    return tuple(
        KeyDateRow(
            reference=row.reference,
            kind=row.kind,
            on=row.on,
            person=told.reference(row.person_id),
            who=told.name(row.person_id),
            noted_by=told.staff(row.noted_by_id),
            supported_at=row.supported_at,
            settled_reason=told.text(row.settled_reason),
        )
        for row in rows
    )


def processes(session: Session, case: str, *, show_protected: bool = False) -> tuple[ProcessRow, ...]:
    """Return who of a case is, or was, in a criminal process (R129).

    Raises:
        Invalid: there is no such case.
    """
    rows = _rows(session, CriminalProcess, case)
    told = Told(session, case, [row.person_id for row in rows], show_protected=show_protected)
    return tuple(
        ProcessRow(
            person=told.reference(row.person_id),
            who=told.name(row.person_id) or "",
            begun_at=row.begun_at,
            ended_at=row.ended_at,
            ended_reason=told.text(row.ended_reason),
        )
        for row in rows
    )


def viewings(session: Session, case: str, *, show_protected: bool = False) -> tuple[ViewingRow, ...]:
    """Return who saw anything: the exceptional records of a case, and after them what its devices say (R046).

    Raises:
        Invalid: there is no such case.
    """
    found = find.case(session, case)
    at_devices = seen.at_devices(session, found.id)
    people = [one.event.done_by_person_id for one in at_devices if one.event is not None]
    told = Told(session, case, people, show_protected=show_protected)
    records = [_viewing(session, row, told) for row in seen.records(session, found.id)]
    return (*records, *(_at_device(session, one, told) for one in at_devices))


def _viewing(session: Session, row: ViewingRecord, told: Told) -> ViewingRow:
    device = None if row.device_id is None else session.get_one(Device, row.device_id)
    by_lead = seen.by_lead(session, row.viewed_by_id, row)
    return ViewingRow(
        reference=row.reference,
        device=None if device is None else device.exhibit_reference or device.asked_reference,
        viewed_by=told.names.of_staff(row.viewed_by_id) or told.text(row.viewed_by_name),
        by_lead=by_lead,
        remark=None if by_lead else seen.not_by_lead(),
        reason=row.reason,
        why=told.text(row.why),
        place=told.text(row.place),
        present=told.text(row.present),
        same_sex=row.same_sex,
        authorised_by=told.text(row.authorised_by),
        signed=told.text(row.signed),
        then_done=told.text(row.then_done),
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        recorded_by=told.staff(row.recorded_by_id),
    )


def _at_device(session: Session, one: seen.AtDevice, told: Told) -> ViewingRow:
    event = one.event
    by_lead = None if event is None else seen.by_lead(session, event.done_by_id, event)
    return ViewingRow(
        reference=None,
        device=one.device,
        viewed_by=None if event is None else _doer(event, told),
        by_lead=by_lead,
        remark=seen.not_by_lead() if by_lead is False else None,
        reason=None,
        why=None if event is None else told.text(event.reason),
        place=None,
        present=None if event is None else told.text(event.witness),
        same_sex=None,
        authorised_by=None if event is None else told.text(event.authorised_by),
        signed=None,
        then_done=None,
        occurred_at=None if event is None else event.occurred_at,
        recorded_at=None if event is None else event.recorded_at,
        recorded_by=None if event is None else told.staff(event.entered_by_id),
    )


def _doer(event: CustodyEvent, told: Told) -> str | None:
    words = told.text(event.done_by_other)
    return told.names.of_staff(event.done_by_id) or told.name(event.done_by_person_id) or words


def viewing_statement(session: Session, case: str) -> str:
    """Return what a case says of viewing in one sentence: that none is recorded, or which records (R046).

    Raises:
        Invalid: there is no such case.
    """
    return seen.statement(session, find.case(session, case).id)


def groups(session: Session, case: str, *, show_protected: bool = False) -> tuple[GroupRow, ...]:
    """Return the groups of people of a case of whom only about how many is known.

    Raises:
        Invalid: there is no such case.
    """
    told = Told(session, case, show_protected=show_protected)
    return tuple(
        GroupRow(
            reference=row.reference,
            label=told.text(row.label) or "",
            year_group=row.year_group,
            about=row.about,
            ended_reason=told.text(row.ended_reason),
        )
        for row in _rows(session, PeopleGroup, case)
    )
