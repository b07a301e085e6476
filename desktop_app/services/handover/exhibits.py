"""The exhibits of a case as they are printed: what each is from outside, how it was taken, where it is now."""

from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device, SearchRecord
from desktop_app.models.vocabulary import STORED, Answer, CustodyKind, DeviceState, Owner, Power
from desktop_app.services import handover_pack as pack
from desktop_app.services.handover import chains
from desktop_app.services.handover.naming import Names, placed
from desktop_app.services.rules import continuity, custody
from desktop_app.services.rules.continuity import Hand
from desktop_app.services.rules.wording import words
from desktop_app.words import _

_STATUS = {
    DeviceState.WITH_POLICE: pack.ExhibitStatus.WITH_POLICE,
    DeviceState.RETURNED: pack.ExhibitStatus.RETURNED,
    DeviceState.TRANSFERRED: pack.ExhibitStatus.TRANSFERRED,
    DeviceState.MISSING: pack.ExhibitStatus.MISSING,
    DeviceState.VOID: pack.ExhibitStatus.VOID,
}


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One device of the case with everything that was written down of it."""

    device: Device
    events: list[CustodyEvent]
    exhibit: pack.Exhibit | None


def things(session: Session, case: Case, names: Names) -> list[Thing]:
    """Return every device of a case, in the order of its exhibit references."""
    rows = session.execute(sa.select(Device).where(Device.case_id == case.id).order_by(Device.id)).scalars().all()
    found: list[Thing] = []
    for device in rows:
        events = custody.events_of(session, device)
        exhibit = None if device.exhibit_reference is None else _exhibit(session, device, events, names)
        found.append(Thing(device=device, events=events, exhibit=exhibit))
    return found


def _exhibit(session: Session, device: Device, events: list[CustodyEvent], names: Names) -> pack.Exhibit:
    links, gaps = chains.chain(session, events, names)
    ordered = continuity.in_order(events)
    taken = next((event for event in reversed(ordered) if event.kind is CustodyKind.TAKEN), None)
    standing = continuity.stand(events)
    seals = [event.seal_in for event in ordered if event.seal_in]
    parent = session.get(Device, device.parent_id) if device.parent_id is not None else None
    exhibit = pack.Exhibit(
        reference=device.exhibit_reference or "",
        kind=words(device.kind),
        status=_STATUS.get(device.state, pack.ExhibitStatus.HELD),
        description=_description(device),
        identifiers=(device.identifiers,) if device.identifiers else (),
        taken_at=None,
        taken_from=None,
        taken_by=None,
        taken_place=None,
        power=None if device.power is None else words(device.power),
        grounds=device.consented_by if device.power is Power.CONSENT else device.grounds,
        owner=_owner(device, names),
        as_found=_found(device),
        as_left=None if device.power_left is None else words(device.power_left),
        advised_by=_adviser(device),
        seal=standing.seal,
        no_seal_reason=next((event.no_seal_reason for event in reversed(ordered) if event.no_seal_reason), None),
        earlier_seals=tuple(seal for seal in seals if seal != standing.seal),
        held_at=placed(standing.spot),
        # Under lock it is the place that holds it; who put it there stands in the continuity.
        held_by=None if standing.spot and device.state in STORED else names.of(standing.hand),
        held_since=standing.since,
        other_items=(device.other_items,) if device.other_items else (),
        police_reference=device.police_exhibit or device.police_property,
        parent_reference=None if parent is None else parent.exhibit_reference,
        void_reason=next((event.reason for event in ordered if event.kind is CustodyKind.VOID), None),
        links=links,
        gaps=gaps,
    )
    return exhibit if taken is None else _with_taking(exhibit, taken, names)


def _with_taking(exhibit: pack.Exhibit, taken: CustodyEvent, names: Names) -> pack.Exhibit:
    return replace(
        exhibit,
        taken_at=taken.occurred_at,
        taken_from=names.of(continuity.given(taken)[0]),
        taken_by=names.of_staff(taken.done_by_id),
        taken_place=taken.to_place,
        witness=taken.witness,
    )


def _description(device: Device) -> tuple[str, ...]:
    name = " ".join(part for part in (device.make, device.model) if part) or words(device.kind)
    first = f"{name}, {device.colour}" if device.colour else name
    return tuple(part for part in (first, device.damage) if part)


def _owner(device: Device, names: Names) -> str | None:
    person = names.of_person(device.owner_id)
    if device.owner is Owner.SOMEONE_ELSE and person is not None:
        return person
    return words(device.owner)


def _found(device: Device) -> str | None:
    parts = [
        None if device.power_found is None else words(device.power_found),
        None if device.lock_found is None else words(device.lock_found),
        device.found_detail,
        _("screen touched: {how}").format(how=device.touched_detail) if device.touched_detail else None,
    ]
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:] if said else None


def _adviser(device: Device) -> str | None:
    if device.adviser is None:
        return None
    name = words(device.adviser)
    return f"{name}, {device.adviser_detail}" if device.adviser_detail else name


def without_families(exhibit: pack.Exhibit) -> pack.Exhibit:
    """Return an exhibit for a document that names no pupil and no family: what was typed of its story is left out."""
    told = _("Explained in the full sheet.")
    return replace(
        exhibit,
        taken_from=None,
        witness=None,
        owner=None,
        power=None,
        grounds=None,
        as_found=None,
        no_seal_reason=None,
        void_reason=None,
        other_items=(),
        links=tuple(_plain_link(link) for link in exhibit.links),
        gaps=tuple(replace(gap, explanation=told if gap.explanation else None) for gap in exhibit.gaps),
    )


def _plain_link(link: pack.Link) -> pack.Link:
    return replace(link, detail=None, witness=None, late_reason=None, breach=None, correction_reason=None)


def not_handed_over(thing: Thing, names: Names) -> pack.NotHandedOver | None:
    """Return a device that was asked for and that the school does not have."""
    device, events = thing.device, thing.events
    counted = continuity.in_order(events)
    asked = next((event for event in counted if event.kind is CustodyKind.ASKED), None)
    if device.exhibit_reference is not None or asked is None or device.asked_reference is None:
        return None
    refused = next((event for event in reversed(counted) if event.kind is CustodyKind.REFUSED), None)
    return pack.NotHandedOver(
        reference=device.asked_reference,
        kind=words(device.kind),
        description=", ".join(_description(device)) if device.make or device.model else None,
        asked_of=names.of(continuity.given(asked)[0]),
        asked_by=names.of_staff(asked.done_by_id) or "",
        asked_at=asked.occurred_at,
        outcome=words(device.state),
        follow_up=None if refused is None else refused.reason,
    )


def touches(thing: Thing, names: Names) -> list[pack.Touch]:
    """Return who touched or saw anything, as far as it is recorded."""
    found: list[pack.Touch] = []
    device, counted = thing.device, continuity.in_order(thing.events)
    taken = next((event for event in reversed(counted) if event.kind is CustodyKind.TAKEN), None)
    if device.screen_touched is Answer.YES and taken is not None:
        found.append(
            pack.Touch(
                occurred_at=taken.occurred_at,
                who=device.touched_detail or "",
                exhibit=device.exhibit_reference,
                what=_("Screen touched before or while it was taken"),
            )
        )
    for event in counted:
        if event.kind in (CustodyKind.TOUCHED, CustodyKind.VIEWED):
            who = Hand(staff_id=event.done_by_id, person_id=event.done_by_person_id, other=event.done_by_other)
            found.append(
                pack.Touch(
                    occurred_at=event.occurred_at,
                    who=names.of(who) or "",
                    exhibit=device.exhibit_reference,
                    what=words(event.kind),
                    why=event.reason,
                    present=event.witness,
                    authorised_by=event.authorised_by,
                )
            )
    return found


def breaches(thing: Thing) -> list[pack.Breach]:
    """Return what happened although a rule would have refused it."""
    numbers = {event.id: n for n, event in enumerate(chains.printed(thing.events), start=1)}
    return [
        pack.Breach(
            occurred_at=event.occurred_at,
            what=words(event.kind),
            reason=event.breach_reason,
            told=event.breach_told,
            exhibit=thing.device.exhibit_reference,
            link=numbers.get(event.id),
        )
        for event in continuity.in_order(thing.events)
        if event.breach_rule
    ]


def search(session: Session, row: SearchRecord, names: Names) -> pack.SearchRecord:
    """Return one search with its seven facts (domain B1)."""
    found = sa.select(Device.exhibit_reference).where(Device.search_id == row.id).order_by(Device.id)
    return pack.SearchRecord(
        reference=row.reference,
        occurred_at=row.occurred_at,
        place=row.place,
        searched=names.of_person(row.person_id) or row.person_text,
        searched_by=names.of_staff(row.searched_by_id) or "",
        present=(row.others_present,),
        looked_for=row.searched_for,
        reason=row.reason,
        found=row.found,
        follow_up=row.follow_up,
        power=words(row.power),
        parent_told=row.parent_told,
        dsl_told=row.dsl_told,
        parent_told_at=row.parent_told_at,
        dsl_told_at=row.dsl_told_at,
        force_used=pack.Answer(row.force_used.value),
        force_detail=row.force_record,
        exhibits=tuple(ref for ref in session.execute(found).scalars() if ref),
    )


def item_id(device: Device) -> str:
    """Return the opaque local id on a label, with its check digit (ISO/IEC 7812-1 Luhn)."""
    digits = f"{device.id:06d}"
    total = sum(_luhn(int(digit), doubled=place % 2 == 0) for place, digit in enumerate(reversed(digits)))
    return f"K{digits}-{-total % 10}"


def _luhn(digit: int, *, doubled: bool) -> int:
    value = digit * 2 if doubled else digit
    return value - 9 if value > 9 else value
