"""Putting a device's record right: facts, links, and what the school says about a gap; nothing earlier is lost."""

from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa
from pydantic import AwareDatetime
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.custody import CustodyEvent, GapExplanation
from desktop_app.models.device import Device
from desktop_app.models.vocabulary import Answer, DeviceKind, LockFound, Owner, PowerFound
from desktop_app.services.rules import continuity, corrections, custody, find
from desktop_app.services.rules.request import Code, Note, Reference, Short, request
from desktop_app.services.rules.requests import Holder
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _


@request
class DeviceCorrection:
    """A fact about a device that was typed wrong or added later; the earlier value is kept with the reason."""

    device: Code
    reason: Note
    kind: DeviceKind | None = None
    make: Short | None = None
    model: Short | None = None
    colour: Code | None = None
    identifiers: Short | None = None
    damage: Short | None = None
    other_items: Short | None = None
    owner: Owner | None = None
    power_found: PowerFound | None = None
    lock_found: LockFound | None = None
    found_detail: Short | None = None
    passcode_offered: Answer | None = None
    police_property: Reference | None = None
    police_exhibit: Reference | None = None


@request
class EntryCorrection:
    """One link was written down wrong: which, what is right, and why. The earlier one stays, struck through."""

    entry: int
    reason: Note
    happened_at: AwareDatetime | None = None
    from_holder: Holder | None = None
    from_place: Short | None = None
    from_shelf: Short | None = None
    to: Holder | None = None
    place: Short | None = None
    shelf: Short | None = None
    seal: Reference | None = None
    seal_intact: Answer | None = None
    condition: Short | None = None
    witness: Short | None = None


@request
class GapExplained:
    """What the school says about a gap; ``entry`` is the link that ends it."""

    entry: int
    explanation: Note


def _correction(session: Session, request: DeviceCorrection, stamp: Stamp) -> Iterator[Problem]:
    find.device(session, request.device)
    yield from ()


@verb("device.correct", check=_correction)
def correct(tx: Transaction, request: DeviceCorrection) -> str:
    """Correct or complete a fact about a device."""
    device = find.device(tx.session, request.device)
    corrections.change(tx, device, request.device, request, reason=request.reason, case_id=device.case_id)
    return request.device


def _entry(session: Session, request: EntryCorrection, stamp: Stamp) -> Iterator[Problem]:
    wrong = find.entry(session, request.entry)
    if session.execute(sa.select(CustodyEvent.id).where(CustodyEvent.corrects_id == wrong.id)).first() is not None:
        message = _("This entry was corrected before; correct the entry that took its place.")
        yield Problem(field="entry", message=message, rule="corrected")
    yield from custody.holder_problems(session, request.from_holder, "from_holder")
    yield from custody.holder_problems(session, request.to, "to")
    if request.seal is not None and request.seal != wrong.seal_in:
        yield from custody.seal_problems(session, request.seal, "seal")
    if request.happened_at is not None:
        yield from _moved_in_time(session, wrong, request.happened_at, stamp)


def _moved_in_time(session: Session, wrong: CustodyEvent, happened_at: datetime, stamp: Stamp) -> Iterator[Problem]:
    if happened_at > stamp.recorded_at:
        yield Problem(field="happened_at", message=_("This time has not come yet."), rule="future")
    device = session.get_one(Device, wrong.device_id)
    events = custody.events_of(session, device)
    order = [event.id for event in continuity.in_order(events)]
    with session.no_autoflush:
        kept, wrong.occurred_at = wrong.occurred_at, happened_at
        try:
            moved = continuity.in_order(events)
            broken = continuity.broken_order(events)
        finally:
            sa.orm.attributes.set_committed_value(wrong, "occurred_at", kept)
    if broken is not None and [event.id for event in moved] != order:
        message = _("At that time it would not follow on from entry {number}.").format(number=broken[0].id)
        yield Problem(field="happened_at", message=message, rule="order")


@verb("device.correct_entry", check=_entry)
def correct_entry(tx: Transaction, request: EntryCorrection) -> str:
    """Correct one link of a device's continuity by adding the right one."""
    wrong = find.entry(tx.session, request.entry)
    device = tx.session.get_one(Device, wrong.device_id)
    right = _copy(wrong, tx.stamp)
    right.occurred_at = request.happened_at or wrong.occurred_at
    _put_right(tx, right, request)
    right.corrects_id, right.correction_reason = wrong.id, request.reason
    custody.replace(tx, device, right)
    return device.exhibit_reference or device.asked_reference or ""


def _copy(wrong: CustodyEvent, stamp: Stamp) -> CustodyEvent:
    """Return the link as it was, to be put right; who wrote it down and when is new."""
    columns = [column.key for column in sa.inspect(CustodyEvent).column_attrs if column.key != "id"]
    facts = {name: getattr(wrong, name) for name in columns}
    facts.update(
        recorded_at=stamp.recorded_at,
        sequence=stamp.sequence,
        entered_by_id=stamp.opener_id,
        late_reason=stamp.late,
    )
    return CustodyEvent(**facts)


def _put_right(tx: Transaction, right: CustodyEvent, request: EntryCorrection) -> None:
    hand, spot = continuity.given(right)
    told = custody.hand(tx.session, request.from_holder, "from_holder")
    place = continuity.Spot(place=request.from_place, shelf=request.from_shelf)
    custody.starts_from(right, told or hand, place if place else spot)
    hand, spot = continuity.taken(right)
    told = custody.hand(tx.session, request.to, "to")
    place = continuity.Spot(place=request.place, shelf=request.shelf)
    custody.leads_to(right, told or hand, place if place else spot)
    right.seal_in = request.seal or right.seal_in
    for name in ("seal_intact", "condition", "witness"):
        setattr(right, name, getattr(request, name) or getattr(right, name))


def _explained(session: Session, request: GapExplained, stamp: Stamp) -> Iterator[Problem]:
    event = find.entry(session, request.entry)
    device = session.get_one(Device, event.device_id)
    ends = [gap.after.id for gap in continuity.gaps(custody.events_of(session, device))]
    if event.id not in ends:
        message = _("No gap ends with this entry.")
        yield Problem(field="entry", message=message, rule="no-gap")


@verb("device.explain_gap", check=_explained)
def explain_gap(tx: Transaction, request: GapExplained) -> str:
    """Write down what the school says about a gap."""
    event = find.entry(tx.session, request.entry)
    tx.session.add(
        GapExplanation(
            case_id=event.case_id, event_id=event.id, explanation=request.explanation,
            explained_at=tx.stamp.occurred_at, explained_by_id=tx.stamp.actor_id,
        )
    )  # fmt: skip
    tx.session.flush()
    device = tx.session.get_one(Device, event.device_id)
    return device.exhibit_reference or device.asked_reference or ""
