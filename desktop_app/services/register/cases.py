"""Questions about cases."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case, CaseCategory
from desktop_app.models.device import Device
from desktop_app.models.person import Involvement, Person
from desktop_app.models.vocabulary import ENDED, CategoryKind
from desktop_app.services.register import referral_holds
from desktop_app.services.register.devices import devices
from desktop_app.services.register.rows import CaseDetail, CaseRow, InvolvementRow
from desktop_app.services.register.searching import documents
from desktop_app.services.register.telling import Told
from desktop_app.services.rules import find, openings, protection, referring, viewings
from desktop_app.services.rules.wording import words

_TAKEN = sa.func.count(Device.exhibit_reference)
_HELD = sa.func.count(sa.case((Device.state.not_in(ENDED), Device.exhibit_reference)))


def cases(session: Session) -> list[CaseRow]:
    """Return every case, newest first."""
    wanted = (
        sa.select(Case, _TAKEN, _HELD)
        .outerjoin(Device, Device.case_id == Case.id)
        .group_by(Case.id)
        .order_by(Case.id.desc())
    )
    return [_row(case, taken, held) for case, taken, held in session.execute(wanted).all()]


def _row(case: Case, taken: int, held: int) -> CaseRow:
    return CaseRow(
        reference=case.reference,
        title=case.title,
        status=case.status,
        came_to_attention=case.came_to_attention,
        opened_at=case.opened_at,
        closed_at=case.closed_at,
        devices=taken,
        held=held,
    )


def case(session: Session, reference: str, *, show_protected: bool = False) -> CaseDetail:
    """Return one case with everything that hangs on it.

    Raises:
        Invalid: there is no such case.
    """
    found = find.case(session, reference)
    counts = session.execute(sa.select(_TAKEN, _HELD).where(Device.case_id == found.id)).one()
    decision = referring.of_case(session, found)
    told = Told(session, reference, referral_holds.people(session, found), show_protected=show_protected)
    return CaseDetail(
        row=_row(found, *counts),
        disclosure_route=words(found.disclosure_route),
        procedure_followed=words(found.procedure_followed),
        protection_file=found.protection_file,
        other_nature=found.other_nature,
        categories=_categories(session, found),
        closing_summary=found.closing_summary,
        review_on=found.review_on,
        error_reason=found.error_reason,
        people=_people(session, found, show_protected=show_protected),
        devices=tuple(devices(session, reference)),
        documents=tuple(documents(session, reference)),
        still_open=tuple(thing.sentence for thing in openings.open_things(session, found)),
        police=decision.state,
        police_lead=decision.police_lead,
        holds=referral_holds.holds_of(session, found, told),
        viewed=viewings.statement(session, found.id),
    )


def _categories(session: Session, found: Case) -> dict[str, tuple[str, ...]]:
    wanted = sa.select(CaseCategory.kind, CaseCategory.code).where(
        CaseCategory.case_id == found.id, CaseCategory.applies
    )
    rows = session.execute(wanted.order_by(CaseCategory.id)).all()
    return {
        kind.value: tuple(code for of, code in rows if of is kind)
        for kind in CategoryKind
        if any(of is kind for of, _code in rows)
    }


def _people(session: Session, found: Case, *, show_protected: bool) -> tuple[InvolvementRow, ...]:
    wanted = (
        sa.select(Involvement, Person)
        .join(Person, Person.id == Involvement.person_id)
        .where(Involvement.case_id == found.id)
        .order_by(Involvement.id)
    )
    rows = session.execute(wanted).all()
    hidden = frozenset() if show_protected else protection.withheld(part for part, _person in rows)
    names = {person.id: person.reference for _part, person in rows if person.id not in hidden}
    return tuple(
        InvolvementRow(
            role=part.role,
            person=names.get(person.id),
            name=None if person.id in hidden else person.full_name,
            protected=part.protected,
            responsible_for=names.get(part.responsible_for_id or 0),
            ended_reason=part.ended_reason,
        )
        for part, person in rows
    )
