"""A device and the police: held for them, collected, handed over, released, taken back into the school (domain D1)."""

from collections.abc import Iterator
from datetime import datetime

from pydantic import AwareDatetime
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.device import Hold
from desktop_app.models.vocabulary import Answer, CustodyKind, DeviceState, ReceiptMode
from desktop_app.services.rules import asking, custody, find, holds, referring
from desktop_app.services.rules.continuity import Hand, Spot
from desktop_app.services.rules.request import Code, Note, Reference, Short, request
from desktop_app.services.rules.requests import Holder
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _


@request
class HoldForPolice:
    """A device is kept for the police: on what basis, and their reference or the referral that is planned."""

    device: Code
    basis: Short
    police_reference: Reference | None = None


@request
class EndingOfHold:
    """The referral was corrected before it was sent, or the police ended the hold: who said so, and why."""

    device: Code
    ended_by: Short
    reason: Note


@request
class Collection:
    """An officer will collect a device: who, from where, and when."""

    device: Code
    officer: Short
    station: Short
    due: AwareDatetime


@request
class CollectionCancelled:
    """The collection fell through: why."""

    device: Code
    reason: Note


@request
class HandingToPolice:
    """A device was handed to the police; what is not known yet is said so in words ("not yet given", "to follow")."""

    device: Code
    officer: Short
    collar_number: Reference
    station: Short
    crime_reference: Reference
    property_reference: Reference
    seal_intact: Answer
    condition: Short
    receipt: ReceiptMode
    seal: Reference | None = None
    seal_explanation: Short | None = None
    receipt_detail: Short | None = None
    sheet: Code | None = None
    never_stored_reason: Note | None = None
    found_there: Note | None = None
    from_holder: Holder | None = None
    witness: Short | None = None


@request
class Release:
    """The police said that a device may go back: who, under which reference, and in what condition it is released."""

    device: Code
    officer: Short
    reference: Reference
    condition: Short


@request
class ReceivingBack:
    """The school has a device back from the police after its release."""

    device: Code
    received_from: Holder
    place: Short
    condition: Short
    seal_intact: Answer
    shelf: Short | None = None
    new_seal: Reference | None = None
    witness: Short | None = None


def _hold(session: Session, request: HoldForPolice, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.hold_for_police", stamp)


@verb("device.hold_for_police", check=_hold)
def hold_for_police(tx: Transaction, request: HoldForPolice) -> str:
    """Keep a device for the police: nothing of it goes back while this stands."""
    device = find.device(tx.session, request.device)
    tx.session.add(
        Hold(
            case_id=device.case_id,
            device_id=device.id,
            basis=request.basis,
            police_reference=request.police_reference,
            placed_at=tx.stamp.occurred_at,
        )
    )
    event = custody.begin(tx, device, "device.hold_for_police", CustodyKind.HELD_FOR_POLICE)
    event.reason, event.crime_reference = request.basis, request.police_reference
    custody.add(tx, device, event)
    return request.device


def _end(session: Session, request: EndingOfHold, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.end_hold", stamp)
    covering = [hold for hold in holds.standing(session, device) if hold.device_id is None]
    if any(hold.kind in holds.FOR_POLICE for hold in covering):
        message = _(
            "The hold of the referral covers the whole case. It ends for this device when police advice that lifts it, "
            "or their release of the device, is recorded."
        )
        yield Problem(field="device", message=message, rule="case-hold")


@verb("device.end_hold", check=_end)
def end_hold(tx: Transaction, request: EndingOfHold) -> str:
    """End the hold on one device."""
    device = find.device(tx.session, request.device)
    for hold in holds.standing(tx.session, device):
        if hold.device_id == device.id:  # a provisional hold on the whole case waits for the decision
            hold.ended_at, hold.ended_by, hold.ended_reason = (
                tx.stamp.occurred_at,
                request.ended_by,
                request.reason,
            )
    event = custody.begin(tx, device, "device.end_hold", CustodyKind.HOLD_ENDED)
    event.reason, event.authorised_by = request.reason, request.ended_by
    custody.add(tx, device, event)
    return request.device


def _collection(session: Session, request: Collection, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.arrange_collection", stamp)


@verb("device.arrange_collection", check=_collection)
def arrange_collection(tx: Transaction, request: Collection) -> str:
    """Arrange that an officer collects a device."""
    device = find.device(tx.session, request.device)
    event = custody.begin(tx, device, "device.arrange_collection", CustodyKind.COLLECTION_ARRANGED)
    due: datetime = request.due
    event.told, event.organisation, event.due_at = request.officer, request.station, due
    custody.add(tx, device, event)
    return request.device


def _cancel(session: Session, request: CollectionCancelled, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.cancel_collection", stamp)


@verb("device.cancel_collection", check=_cancel)
def cancel_collection(tx: Transaction, request: CollectionCancelled) -> str:
    """Record that a collection fell through; the device stays held for the police."""
    device = find.device(tx.session, request.device)
    event = custody.begin(tx, device, "device.cancel_collection", CustodyKind.COLLECTION_CANCELLED)
    event.reason = request.reason
    custody.add(tx, device, event)
    return request.device


def _handing(session: Session, request: HandingToPolice, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.hand_to_police", stamp)
    yield from custody.holder_problems(session, request.from_holder, "from_holder")
    state = custody.before(session, device, stamp).state
    if request.seal_intact is Answer.NO and request.seal_explanation is None:
        message = _("The seal was not intact: say what is known of why.")
        yield Problem(field="seal_explanation", message=message, rule="seal-broken")
    if state is DeviceState.TAKEN and request.never_stored_reason is None:
        message = _("It was never sealed and stored: say why.")
        yield Problem(field="never_stored_reason", message=message, rule="never-stored")
    if state is DeviceState.MISSING and request.found_there is None:
        message = _("It was recorded as missing: say how it was found to be there.")
        yield Problem(field="found_there", message=message, rule="missing")
    if request.sheet is not None:
        document = find.document(session, request.sheet, "sheet")
        yield from find.same_case(document.case_id, device.case_id, "sheet")


def _read(session: Session, request: HandingToPolice, stamp: Stamp) -> Iterator[Problem]:
    device, why = find.device(session, request.device), request.seal_explanation
    yield from asking.seal_read_problems(session, device, stamp, read=request.seal, explained=why)


@verb("device.hand_to_police", check=_handing, first=_read)
def hand_to_police(tx: Transaction, request: HandingToPolice) -> str:
    """Hand a device to the police."""
    device = find.device(tx.session, request.device)
    event = custody.begin(tx, device, "device.hand_to_police", CustodyKind.HANDED_TO_POLICE)
    custody.fill_from(tx, device, event, request.from_holder, Spot())
    custody.leads_to(event, Hand(other=request.officer), Spot())
    event.organisation, event.collar_number = request.station, request.collar_number
    event.crime_reference, event.property_reference = request.crime_reference, request.property_reference
    event.seal_intact, event.seal_seen, event.condition = request.seal_intact, request.seal, request.condition
    event.receipt, event.receipt_detail, event.sheet = request.receipt, request.receipt_detail, request.sheet
    event.witness = request.witness
    event.reason = request.never_stored_reason or request.found_there or request.seal_explanation
    # Beside another reason what is said of the seal is kept by itself: one of the two must not be lost.
    event.told = request.seal_explanation if event.reason != request.seal_explanation else None
    device.police_property = request.property_reference
    custody.add(tx, device, event)
    return request.device


def _release(session: Session, request: Release, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.record_release", stamp)
    if any(hold.device_id is None for hold in holds.standing(session, device)):
        yield from referring.both_lead_problems(session, stamp)


@verb("device.record_release", check=_release, version=2)
def record_release(tx: Transaction, request: Release) -> str:
    """Record that the police release a device, wherever it is."""
    device = find.device(tx.session, request.device)
    for hold in holds.standing(tx.session, device):
        if hold.device_id == device.id:
            hold.ended_at, hold.ended_by, hold.ended_reason = (
                tx.stamp.occurred_at,
                request.officer,
                request.condition,
            )
    holds.release_device(tx, device)
    event = custody.begin(tx, device, "device.record_release", CustodyKind.RELEASED_BY_POLICE)
    event.authorised_by, event.crime_reference, event.condition = (
        request.officer,
        request.reference,
        request.condition,
    )
    custody.add(tx, device, event)
    return request.device


def _receiving(session: Session, request: ReceivingBack, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.receive_back", stamp)
    yield from custody.holder_problems(session, request.received_from, "received_from")
    yield from custody.seal_problems(session, request.new_seal, "new_seal")


@verb("device.receive_back", check=_receiving)
def receive_back(tx: Transaction, request: ReceivingBack) -> str:
    """Receive a released device back into the school."""
    device = find.device(tx.session, request.device)
    event = custody.begin(tx, device, "device.receive_back", CustodyKind.RECEIVED_BACK)
    custody.starts_from(event, custody.hand(tx.session, request.received_from, "received_from"), Spot())
    custody.leads_to(event, Hand(staff_id=tx.stamp.actor_id), Spot(place=request.place, shelf=request.shelf))
    event.condition, event.seal_intact, event.witness = (
        request.condition,
        request.seal_intact,
        request.witness,
    )
    event.seal_in = request.new_seal
    custody.add(tx, device, event)
    return request.device
