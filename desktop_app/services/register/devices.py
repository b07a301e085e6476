"""Questions about devices, and their continuity in sentences."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import clock
from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device, SearchRecord
from desktop_app.models.person import Person
from desktop_app.models.school import Staff
from desktop_app.services.handover import chains, naming
from desktop_app.services.handover_pack import Gap, Link, Moment
from desktop_app.services.register.rows import DeviceDetail, DeviceRow, LinkRow
from desktop_app.services.rules import custody, find, protection
from desktop_app.services.rules.continuity import Spot
from desktop_app.services.rules.wording import words
from desktop_app.words import _


def devices(session: Session, case: str | None = None) -> list[DeviceRow]:
    """Return every device, newest first; or those of one case, in the order in which they came.

    Raises:
        Invalid: there is no such case.
    """
    wanted = rows_wanted()
    if case is None:
        wanted = wanted.order_by(Device.id.desc())
    else:
        wanted = wanted.where(Device.case_id == find.case(session, case).id).order_by(Device.id)
    return [_row(found) for found in session.execute(wanted).all()]


def rows_wanted() -> sa.Select[Any]:
    """Return the question for devices with their case and holder; a protected person is not named (R006)."""
    protected = protection.is_withheld(Device.case_id, Device.held_by_person_id)
    family = sa.case((protected, sa.literal(_("withheld – ask DSL"))), else_=Person.full_name)
    return (
        sa.select(Device, Case.reference.label("case"), Staff.name.label("staff"), family.label("person"))
        .join(Case, Case.id == Device.case_id)
        .outerjoin(Staff, Staff.id == Device.held_by_staff_id)
        .outerjoin(Person, Person.id == Device.held_by_person_id)
    )


def device_rows(session: Session, wanted: sa.Select[Any]) -> list[tuple[sa.Row[Any], DeviceRow]]:
    """Return the answers to a question made from :func:`rows_wanted`, each with its line."""
    return [(found, _row(found)) for found in session.execute(wanted).all()]


def _row(found: sa.Row[Any]) -> DeviceRow:
    device: Device = found.Device
    return DeviceRow(
        reference=device.exhibit_reference or device.asked_reference or "",
        case=found.case,
        kind=device.kind,
        description=described(device),
        state=device.state,
        seal=device.seal_number,
        held_by=found.staff or found.person or device.held_by_other,
        place=naming.placed(Spot(place=device.place, shelf=device.shelf)),
        since=device.since,
    )


def described(device: Device) -> str:
    """Return what a device is, seen from outside, in a line: its kind first, as on its label."""
    name = " ".join(part for part in (device.make, device.model) if part)
    return ", ".join(part for part in (words(device.kind), name, device.colour) if part)


def device(session: Session, reference: str) -> DeviceDetail:
    """Return one device with its whole continuity.

    Raises:
        Invalid: there is no such device.
    """
    found = find.device(session, reference)
    row = _row(session.execute(rows_wanted().where(Device.id == found.id)).one())
    events = custody.events_of(session, found)
    names = naming.gathered(session, session.get_one(Case, found.case_id), show_reporter=False, children=True)
    links, gaps = chains.chain(session, events, names)
    parent = session.get(Device, found.parent_id) if found.parent_id is not None else None
    search = session.get(SearchRecord, found.search_id) if found.search_id is not None else None
    return DeviceDetail(
        row=row,
        identifiers=found.identifiers,
        damage=found.damage,
        other_items=found.other_items,
        owner=names.of_person(found.owner_id) or words(found.owner),
        as_found=_as_found(found),
        as_left=None if found.power_left is None else words(found.power_left),
        advised_by=None if found.adviser is None else words(found.adviser),
        part_of=None if parent is None else parent.exhibit_reference,
        search=None if search is None else search.reference,
        police_property=found.police_property,
        links=tuple(_link(link, event) for link, event in zip(links, chains.printed(events), strict=True)),
        gaps=tuple(gap_sentence(gap) for gap in gaps),
    )


def _as_found(found: Device) -> str | None:
    codes = [code for code in (found.power_found, found.lock_found) if code is not None]
    return ", ".join([*(words(code) for code in codes), *([found.found_detail] if found.found_detail else [])]) or None


def _link(link: Link, event: CustodyEvent) -> LinkRow:
    return LinkRow(
        number=link.number,
        entry=event.id,
        occurred_at=link.occurred_at,
        entered_at=link.entered_at,
        entered_by=link.entered_by,
        what=link.what,
        detail=link.detail,
        from_holder=link.from_holder,
        to_holder=link.to_holder,
        place=link.place,
        seal=link.seal_in or link.seal,
        witness=link.witness,
        late_reason=link.late_reason,
        breach=link.breach,
        corrected_by=link.corrected_by,
        correction_reason=link.correction_reason,
    )


def gap_sentence(gap: Gap) -> str:
    """Return a gap as the plain sentence in which people speak of it (domain H3)."""
    last = _("Last recorded with {holder} at {time}").format(holder=gap.last_holder, time=_moment(gap.last_at))
    if gap.next_at is None:
        found = _("{last}; where it has been since is not recorded.").format(last=last)
    else:
        found = _("{last}; next with {holder} at {time}; nothing recorded between.").format(
            last=last, holder=gap.next_holder or _("nobody by name"), time=_moment(gap.next_at)
        )
    said = [gap.seal_words, gap.explanation and _("The school says: {words}").format(words=gap.explanation)]
    return " ".join([found, *(part for part in said if part)])


def _moment(moment: Moment) -> str:
    there = clock.local(moment)
    return f"{there:%H:%M} {there.day} {there:%b %Y}"
