"""The exhibits of a case as they are printed: what each is from outside, how it was taken, where it is now."""

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case, Correction
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device, SearchRecord
from desktop_app.models.vocabulary import STORED, Answer, CustodyKind, DeviceState, Owner, Power
from desktop_app.services import handover_pack as pack
from desktop_app.services.handover import chains
from desktop_app.services.handover.naming import Names
from desktop_app.services.rules import continuity, custody, holds, retaking
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
    standing = continuity.stand(events)
    exhibit = pack.Exhibit(
        reference=device.exhibit_reference or "",
        kind=words(device.kind),
        status=_STATUS.get(device.state, pack.ExhibitStatus.HELD),
        description=_description(device, names),
        identifiers=tuple(filter(None, [names.said(device.identifiers)])),
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
        seal=names.said(standing.seal),
        no_seal_reason=next((event.no_seal_reason for event in reversed(ordered) if event.no_seal_reason), None),
        earlier_seals=_earlier_seals(ordered, standing.seal, names),
        held_at=names.placed(standing.spot),
        # Under lock it is the place that holds it; who put it there stands in the continuity.
        held_by=None if standing.spot and device.state in STORED else names.of(standing.hand),
        held_since=standing.since,
        other_items=tuple(filter(None, [device.other_items])),
        police_reference=device.police_exhibit or device.police_property,
        parent_reference=_parent(session, device),
        void_reason=_void_reason(ordered),
        holds=_holds(session, device),
        links=links,
        gaps=gaps,
    )
    collector, due = _collection(device, ordered)
    exhibit = replace(exhibit, collector=collector, collection_due=due)
    if device.state is DeviceState.MISSING:
        exhibit = _last_known(exhibit, events, names)
    return _with_taking(exhibit, ordered, names)


def _earlier_seals(ordered: list[CustodyEvent], now: str | None, names: Names) -> tuple[str, ...]:
    seals = [names.said(event.seal_in) for event in ordered if event.seal_in]
    return tuple(seal for seal in seals if seal and seal != names.said(now))


def _parent(session: Session, device: Device) -> str | None:
    parent = None if device.parent_id is None else session.get(Device, device.parent_id)
    return None if parent is None else parent.exhibit_reference


def _void_reason(ordered: list[CustodyEvent]) -> str | None:
    return next((event.reason for event in ordered if event.kind is CustodyKind.VOID), None)


def _holds(session: Session, device: Device) -> tuple[pack.Hold, ...]:
    return tuple(
        pack.Hold(
            basis=hold.basis,
            reference=hold.police_reference,
            since=hold.placed_at,
            whole_case=hold.device_id is None,
        )
        for hold in holds.standing(session, device)
    )


def _collection(device: Device, ordered: list[CustodyEvent]) -> tuple[str | None, datetime | None]:
    """Return who is to collect a device, and when, while that is arranged."""
    arranged = next((event for event in reversed(ordered) if event.kind is CustodyKind.COLLECTION_ARRANGED), None)
    if device.state is not DeviceState.COLLECTION_ARRANGED or arranged is None:
        return None, None
    return ", ".join(part for part in (arranged.told, arranged.organisation) if part), arranged.due_at


def _last_known(exhibit: pack.Exhibit, events: list[CustodyEvent], names: Names) -> pack.Exhibit:
    """Return a missing exhibit with where it was last recorded: nobody is recorded as having it now."""
    last = continuity.last_known(events)[0]
    who, where = names.of(last.hand), names.placed(last.spot)
    return replace(
        exhibit,
        held_by=None if who is None else _("last recorded with {who}").format(who=who),
        held_at=None if where is None else _("last recorded at: {where}").format(where=where),
        held_since=None,
    )


def _with_taking(exhibit: pack.Exhibit, ordered: list[CustodyEvent], names: Names) -> pack.Exhibit:
    taken = next((event for event in reversed(ordered) if event.kind is CustodyKind.TAKEN), None)
    if taken is None:
        return exhibit
    return replace(
        exhibit,
        taken_at=taken.occurred_at,
        taken_from=names.of(continuity.given(taken)[0]),
        taken_by=names.of_staff(taken.done_by_id),
        taken_place=names.said(taken.to_place),
        witness=taken.witness,
    )


def _description(device: Device, names: Names) -> tuple[str, ...]:
    name = " ".join(part for part in (device.make, device.model) if part) or words(device.kind)
    first = f"{name}, {device.colour}" if device.colour else name
    return tuple(said for part in (first, device.damage) if (said := names.said(part)))


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
        _touched(device),
    ]
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:] if said else None


def _touched(device: Device) -> str | None:
    told = ", ".join(part for part in (device.touched_by, device.touched_detail) if part)
    if not told:
        return None
    said = {
        Answer.YES: _("screen touched: {how}"),
        Answer.NO: _("screen not touched: {how}"),
    }.get(device.screen_touched or Answer.NOT_KNOWN, _("whether the screen was touched is not known: {how}"))
    return said.format(how=told)


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
        holds=(),
        other_items=(),
        links=tuple(_plain_link(link) for link in exhibit.links),
        gaps=tuple(replace(gap, explanation=told if gap.explanation else None) for gap in exhibit.gaps),
        # There the exhibits stand without a word of where each is: what is not to be collected says so itself.
        description=(*exhibit.description, *_elsewhere(exhibit.status)),
    )


def _elsewhere(status: pack.ExhibitStatus) -> tuple[str, ...]:
    said = {
        pack.ExhibitStatus.WITH_POLICE: _("With the police already"),
        pack.ExhibitStatus.RETURNED: _("Given back"),
        pack.ExhibitStatus.TRANSFERRED: _("Passed on"),
        pack.ExhibitStatus.MISSING: _("Missing"),
    }.get(status)
    return () if said is None else (said,)


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
        description=", ".join(_description(device, names)) if device.make or device.model else None,
        asked_of=names.of(continuity.given(asked)[0]),
        asked_by=names.of_staff(asked.done_by_id) or "",
        asked_at=asked.occurred_at,
        outcome=words(device.state),
        follow_up=None if refused is None else refused.reason,
    )


def touches(session: Session, thing: Thing, names: Names) -> list[pack.Touch]:
    """Return who touched or saw anything, as far as it is recorded."""
    found: list[pack.Touch] = []
    device, counted = thing.device, continuity.in_order(thing.events)
    taken = next((event for event in reversed(counted) if event.kind is CustodyKind.TAKEN), None)
    if device.screen_touched is Answer.YES and taken is not None:
        found.append(
            pack.Touch(
                occurred_at=taken.occurred_at,
                who=names.said(device.touched_by) or _told_by(taken.done_by_id, names),
                exhibit=device.exhibit_reference,
                what=_("Screen touched before or while it was taken"),
                why=device.touched_detail,
            )
        )
    for event in counted:
        if event.kind in (CustodyKind.TOUCHED, CustodyKind.VIEWED):
            who = Hand(staff_id=event.done_by_id, person_id=event.done_by_person_id, other=event.done_by_other)
            found.append(
                pack.Touch(
                    occurred_at=event.occurred_at,
                    who=names.of(who) or _told_by(event.entered_by_id, names),
                    exhibit=device.exhibit_reference,
                    what=words(event.kind),
                    why=event.reason,
                    present=event.witness,
                    authorised_by=event.authorised_by,
                )
            )
    return found + _taken_back(session, thing, names)


def _told_by(staff: int | None, names: Names) -> str:
    """Return what stands where no name of whoever touched it is recorded by itself: who told of it."""
    return _("not named by itself; told by {who}").format(who=names.of_staff(staff) or _("nobody by name"))


#: Answers about touching and seeing, by the field they stand in.
_ANSWERS = {"screen_touched": _("Screen touched"), "content_viewed": _("Content seen")}


def _taken_back(session: Session, thing: Thing, names: Names) -> list[pack.Touch]:
    """Return every answer Yes that was corrected to another: it stays to be read, with who corrected it and why."""
    device = thing.device
    subjects = [subject for subject in (device.exhibit_reference, device.asked_reference) if subject is not None]
    wanted = sa.select(Correction).where(Correction.case_id == device.case_id, Correction.subject.in_(subjects))
    rows = session.execute(wanted.order_by(Correction.id)).scalars().all()
    details: dict[datetime, str] = {}
    for row in rows:
        if row.field in ("touched_by", "touched_detail") and row.earlier:
            known = details.get(row.corrected_at)
            details[row.corrected_at] = f"{known}, {row.earlier}" if known else row.earlier
    # When it was taken again, the earlier answer became a link of its own.
    again = {event.recorded_at for event in thing.events if event.kind is CustodyKind.TAKEN}
    return [
        pack.Touch(
            occurred_at=row.corrected_at,
            who=names.of_staff(row.corrected_by_id) or "",
            exhibit=device.exhibit_reference,
            what=_corrected(row, details.get(row.corrected_at)),
            why=row.reason,
        )
        for row in rows
        if row.field in _ANSWERS
        and row.earlier == Answer.YES.value
        and not (row.reason == retaking.REASON and row.corrected_at in again)
    ]


def _corrected(row: Correction, detail: str | None) -> str:
    """Return a corrected answer in words, with what was said of it before."""
    said = _("{what}: was Yes, corrected on this day to {now}").format(
        what=_ANSWERS[row.field], now=words(Answer(row.now or Answer.NOT_KNOWN.value))
    )
    if row.field != "screen_touched" or detail is None:
        return said
    return _("{said}. It had said: {detail}").format(said=said, detail=detail)


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
            of_hold="hold" in event.breach_rule.split(", "),
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
        same_sex=pack.Answer(row.same_sex_searcher.value),
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
