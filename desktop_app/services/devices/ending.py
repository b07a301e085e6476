"""How a device leaves the school's care, or turns out to have: returned, transferred, missing, found, in error."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.vocabulary import CustodyKind, DeviceState
from desktop_app.services.rules import custody, find, holds, openings
from desktop_app.services.rules.comparing import same_seal
from desktop_app.services.rules.continuity import Hand, Spot
from desktop_app.services.rules.request import Code, Note, Reference, Short, request
from desktop_app.services.rules.requests import Breach, Holder
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: By whom a hold ended whose device was none. It is stored, so it is not put into the language of whoever reads it.
_IN_ERROR = "entered in error"


@request
class Returning:
    """A device goes back to its owner or a parent: to whom, how they were known, and its condition."""

    device: Code
    to: Holder
    identity_check: Short
    condition: Short
    seal_opened_by: Short
    receipt: Short
    found_there: Note | None = None
    from_holder: Holder | None = None
    witness: Short | None = None
    breach: Breach | None = None


@request
class Transferring:
    """A device goes to another school, the local authority, or its owner's new setting."""

    device: Code
    to: Short
    organisation: Short
    reason: Note
    receipt: Short
    from_holder: Holder | None = None
    witness: Short | None = None
    breach: Breach | None = None


@request
class Missing:
    """A device is not where the record says: who found that out, what was done, and whether the head was told."""

    device: Code
    discovered_by: Holder
    action_taken: Note
    head_told: Short


@request
class Found:
    """A missing device was found: where, by whom, how that is explained, its seal as found, and its new seal."""

    device: Code
    found_by: Holder
    found_at: Short
    explanation: Note
    seal_as_found: Short
    place: Short
    witness: Short
    shelf: Short | None = None
    new_seal: Reference | None = None
    no_seal_reason: Short | None = None


@request
class DeviceInError:
    """A device was entered in error: why, and the initials of the second person who agrees. It stays readable."""

    device: Code
    reason: Note
    second_initials: Code
    breach: Breach | None = None


def _leaving(session: Session, request: Returning | Transferring, name: str, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    moves = list(custody.move_problems(session, device, name, stamp))
    yield from moves
    if moves:
        return
    yield from custody.holder_problems(session, request.from_holder, "from_holder")
    yield from custody.unless_breach(custody.hold_problems(session, device, stamp), request.breach)


def _returning(session: Session, request: Returning, stamp: Stamp) -> Iterator[Problem]:
    yield from _leaving(session, request, "device.return_to_owner", stamp)
    yield from custody.holder_problems(session, request.to, "to")
    state = custody.before(session, find.device(session, request.device), stamp).state
    if state is DeviceState.MISSING and request.found_there is None:
        message = _("It was recorded as missing: say how it was found to be there.")
        yield Problem(field="found_there", message=message, rule="missing")


@verb("device.return_to_owner", check=_returning)
def return_to_owner(tx: Transaction, request: Returning) -> str:
    """Return a device to its owner or a parent."""
    device = find.device(tx.session, request.device)
    refusals = list(custody.hold_problems(tx.session, device, tx.stamp))
    event = custody.begin(tx, device, "device.return_to_owner", CustodyKind.RETURNED)
    custody.fill_from(tx, device, event, request.from_holder, Spot())
    custody.leads_to(event, custody.hand(tx.session, request.to, "to"), Spot())
    event.identity_check, event.condition = request.identity_check, request.condition
    event.authorised_by, event.receipt_detail = request.seal_opened_by, request.receipt
    event.witness, event.reason = request.witness, request.found_there
    event.seal_out = custody.before(tx.session, device, tx.stamp).seal
    custody.mark_breach(event, request.breach, refusals)
    custody.add(tx, device, event)
    return request.device


def _transferring(session: Session, request: Transferring, stamp: Stamp) -> Iterator[Problem]:
    yield from _leaving(session, request, "device.transfer", stamp)


@verb("device.transfer", check=_transferring)
def transfer(tx: Transaction, request: Transferring) -> str:
    """Transfer a device to another school or setting."""
    device = find.device(tx.session, request.device)
    refusals = list(custody.hold_problems(tx.session, device, tx.stamp))
    event = custody.begin(tx, device, "device.transfer", CustodyKind.TRANSFERRED)
    custody.fill_from(tx, device, event, request.from_holder, Spot())
    custody.leads_to(event, Hand(other=request.to), Spot())
    event.organisation, event.reason, event.receipt_detail = (
        request.organisation,
        request.reason,
        request.receipt,
    )
    event.witness = request.witness
    custody.mark_breach(event, request.breach, refusals)
    custody.add(tx, device, event)
    return request.device


def _missing(session: Session, request: Missing, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.report_missing", stamp)
    yield from custody.holder_problems(session, request.discovered_by, "discovered_by")


@verb("device.report_missing", check=_missing)
def report_missing(tx: Transaction, request: Missing) -> str:
    """Report that a device is not where the record says."""
    device = find.device(tx.session, request.device)
    event = custody.begin(tx, device, "device.report_missing", CustodyKind.MISSING)
    who = custody.hand(tx.session, request.discovered_by, "discovered_by")
    event.done_by_id, event.done_by_person_id, event.done_by_other = who.staff_id, who.person_id, who.other
    event.reason, event.told = request.action_taken, request.head_told
    custody.add(tx, device, event)
    return request.device


def _found(session: Session, request: Found, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.record_found", stamp)
    yield from custody.holder_problems(session, request.found_by, "found_by")
    if not same_seal(request.new_seal, custody.before(session, device, stamp).seal):
        yield from custody.seal_problems(session, request.new_seal, "new_seal")
    if (request.new_seal is None) == (request.no_seal_reason is None):
        message = _("Give the new seal number (or the old one, where it is still on), or say why there is none.")
        yield Problem(field="new_seal", message=message, rule="seal")


@verb("device.record_found", check=_found)
def record_found(tx: Transaction, request: Found) -> str:
    """Record that a missing device was found; the break stays in its continuity."""
    device = find.device(tx.session, request.device)
    event = custody.begin(tx, device, "device.record_found", CustodyKind.FOUND)
    finder = custody.hand(tx.session, request.found_by, "found_by")
    custody.starts_from(event, Hand(), Spot(place=request.found_at))
    custody.leads_to(event, finder, Spot(place=request.place, shelf=request.shelf))
    event.reason, event.condition, event.witness = request.explanation, request.seal_as_found, request.witness
    event.no_seal_reason = request.no_seal_reason
    earlier = custody.before(tx.session, device, tx.stamp).seal
    # Where the same seal is still on, none came off and none was put on.
    if not same_seal(request.new_seal, earlier):
        event.seal_in, event.seal_out = request.new_seal, earlier
    custody.add(tx, device, event)
    return request.device


def _in_error(session: Session, request: DeviceInError, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    moves = list(custody.move_problems(session, device, "device.enter_in_error", stamp))
    yield from moves
    if not moves:
        message = _(
            "A preservation hold covers this device. If it was entered in error all the same, record that as a breach: "
            "why, and who was told."
        )
        held = custody.hold_problems(session, device, stamp, message)
        yield from custody.unless_breach(held, request.breach)
    yield from openings.second_person(session, request.second_initials, stamp)


@verb("device.enter_in_error", check=_in_error)
def enter_in_error(tx: Transaction, request: DeviceInError) -> str:
    """Mark a device as entered in error; nothing is deleted, and its exhibit reference is not used again."""
    device = find.device(tx.session, request.device)
    refusals = list(custody.hold_problems(tx.session, device, tx.stamp))
    event = custody.begin(tx, device, "device.enter_in_error", CustodyKind.VOID)
    event.reason, event.witness = request.reason, request.second_initials
    custody.mark_breach(event, request.breach, refusals)
    for hold in holds.standing(tx.session, device):
        if hold.device_id == device.id:
            hold.ended_at, hold.ended_by, hold.ended_reason = tx.stamp.occurred_at, _IN_ERROR, request.reason
    custody.add(tx, device, event)
    return request.device
