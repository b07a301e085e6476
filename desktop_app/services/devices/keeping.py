"""Keeping a device: sealed, moved, its seal checked or changed, and every touch written down (domain B5, B6)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.vocabulary import Adviser, Answer, CustodyKind, PowerLeft
from desktop_app.services.rules import asking, custody, find
from desktop_app.services.rules.continuity import NOBODY, Hand, Spot
from desktop_app.services.rules.request import Code, Login, Note, Reference, Short, request
from desktop_app.services.rules.requests import Holder
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _


@request
class Sealing:
    """A device is put into a sealed bag and locked away; without a seal, the reason is asked for."""

    device: Code
    place: Short
    power_left: PowerLeft
    adviser: Adviser
    witness: Short
    shelf: Short | None = None
    seal: Reference | None = None
    no_seal_reason: Short | None = None
    sealed_by: Login | None = None
    adviser_detail: Short | None = None
    from_holder: Holder | None = None


@request
class Moving:
    """A device goes from one holder or place to another; "from" is the present one unless told otherwise."""

    device: Code
    reason: Note
    to: Holder | None = None
    place: Short | None = None
    shelf: Short | None = None
    from_holder: Holder | None = None
    from_place: Short | None = None
    from_shelf: Short | None = None
    seal_intact: Answer | None = None
    condition: Short | None = None
    witness: Short | None = None


@request
class SealCheck:
    """Someone looked whether the seal is intact, and where the device was found."""

    device: Code
    intact: Answer
    seal: Reference | None = None
    seal_explanation: Short | None = None
    place: Short | None = None
    shelf: Short | None = None
    condition: Short | None = None
    witness: Short | None = None


@request
class SealChange:
    """A seal is taken off or found broken, and another put on; without a new one, the reason is asked for."""

    device: Code
    reason: Note
    old_intact: Answer
    witness: Short
    new_seal: Reference | None = None
    no_seal_reason: Short | None = None
    old_seal: Reference | None = None
    seal_explanation: Short | None = None


@request
class Access:
    """Someone touched or opened a thing, or saw what was on it: who, why, and by whose leave (domain B2, B4)."""

    device: Code
    viewed: Answer
    why: Note
    done_by: Holder | None = None
    authorised_by: Short | None = None
    present: Short | None = None
    seal_intact: Answer | None = None


def _sealing(session: Session, request: Sealing, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.seal", stamp)
    yield from custody.holder_problems(session, request.from_holder, "from_holder")
    yield from custody.seal_problems(session, request.seal, "seal")
    if (request.seal is None) == (request.no_seal_reason is None):
        message = _("Give the seal or bag number, or say why there is none.")
        yield Problem(field="seal", message=message, rule="seal")
    if request.sealed_by is not None:
        find.staff(session, request.sealed_by, "sealed_by")


def _advised(session: Session, request: Sealing, stamp: Stamp) -> Iterator[Problem]:
    yield from asking.adviser_problems(session, request.adviser)


@verb("device.seal", check=_sealing, first=_advised)
def seal(tx: Transaction, request: Sealing) -> str:
    """Seal a device and lock it away."""
    device = find.device(tx.session, request.device)
    sealer = tx.stamp.actor_id if request.sealed_by is None else find.staff(tx.session, request.sealed_by).id
    event = custody.begin(tx, device, "device.seal", CustodyKind.SEALED)
    custody.fill_from(tx, device, event, request.from_holder, Spot())
    custody.leads_to(event, Hand(staff_id=sealer), Spot(place=request.place, shelf=request.shelf))
    event.seal_in, event.no_seal_reason = request.seal, request.no_seal_reason
    event.witness, event.done_by_id = request.witness, sealer
    device.power_left, device.adviser = request.power_left, request.adviser
    device.adviser_detail = request.adviser_detail
    custody.add(tx, device, event)
    return request.device


def _moving(session: Session, request: Moving, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.move", stamp)
    yield from custody.holder_problems(session, request.to, "to")
    yield from custody.holder_problems(session, request.from_holder, "from_holder")
    if request.to is None and request.place is None:
        yield Problem(field="to", message=_("Say to whom it went, or where it is now."), rule="required")
    yield from _shelves(("place", request.place, request.shelf), ("from_place", request.from_place, request.from_shelf))


def _shelves(*spots: tuple[str, str | None, str | None]) -> Iterator[Problem]:
    """Yield a problem where a shelf is named without the place in which it is."""
    for field, place, shelf in spots:
        if place is None and shelf is not None:
            message = _("A shelf alone does not say where it is: name the place as well.")
            yield Problem(field=field, message=message, rule="required")


@verb("device.move", check=_moving)
def move(tx: Transaction, request: Moving) -> str:
    """Move a device to another holder or place."""
    device = find.device(tx.session, request.device)
    event = custody.begin(tx, device, "device.move", CustodyKind.MOVED)
    spot = Spot(place=request.from_place, shelf=request.from_shelf)
    custody.fill_from(tx, device, event, request.from_holder, spot)
    to = custody.hand(tx.session, request.to, "to") or Hand(staff_id=tx.stamp.actor_id)
    custody.leads_to(event, to, Spot(place=request.place, shelf=request.shelf))
    event.reason, event.witness, event.condition = request.reason, request.witness, request.condition
    event.seal_intact = request.seal_intact
    custody.add(tx, device, event)
    return request.device


def _check(session: Session, request: SealCheck, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.check_seal", stamp)
    if request.intact is Answer.NO and request.condition is None:
        message = _("The seal was not intact: say in a few words what was found.")
        yield Problem(field="condition", message=message, rule="required")
    yield from _shelves(("place", request.place, request.shelf))


def _checked(session: Session, request: SealCheck, stamp: Stamp) -> Iterator[Problem]:
    device, why = find.device(session, request.device), request.seal_explanation
    yield from asking.seal_read_problems(session, device, stamp, read=request.seal, explained=why)


@verb("device.check_seal", check=_check, first=_checked)
def check_seal(tx: Transaction, request: SealCheck) -> str:
    """Check a device's seal."""
    device = find.device(tx.session, request.device)
    event = custody.begin(tx, device, "device.check_seal", CustodyKind.SEAL_CHECKED)
    # Where it was seen is what was found, not assumed: a place that differs from the record shows as a gap.
    custody.starts_from(event, NOBODY, Spot(place=request.place, shelf=request.shelf))
    event.seal_seen, event.reason = request.seal, request.seal_explanation
    event.seal_intact, event.condition, event.witness = request.intact, request.condition, request.witness
    custody.add(tx, device, event)
    return request.device


def _change(session: Session, request: SealChange, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.change_seal", stamp)
    yield from custody.seal_problems(session, request.new_seal, "new_seal")
    if (request.new_seal is None) == (request.no_seal_reason is None):
        message = _("Give the new seal number, or say why there is none.")
        yield Problem(field="new_seal", message=message, rule="seal")


def _changed(session: Session, request: SealChange, stamp: Stamp) -> Iterator[Problem]:
    device, why = find.device(session, request.device), request.seal_explanation
    yield from asking.seal_read_problems(session, device, stamp, read=request.old_seal, explained=why, field="old_seal")


@verb("device.change_seal", check=_change, first=_changed)
def change_seal(tx: Transaction, request: SealChange) -> str:
    """Change a device's seal."""
    device = find.device(tx.session, request.device)
    event = custody.begin(tx, device, "device.change_seal", CustodyKind.SEAL_CHANGED)
    standing = custody.before(tx.session, device, tx.stamp)
    # Only what was read is written down as read: the number that the record has may be put right later.
    event.seal_out, event.seal_seen = request.old_seal or standing.seal, request.old_seal
    event.seal_in, event.no_seal_reason = request.new_seal, request.no_seal_reason
    event.seal_intact, event.condition = request.old_intact, request.seal_explanation
    event.reason, event.witness = request.reason, request.witness
    custody.add(tx, device, event)
    return request.device


def _access(session: Session, request: Access, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.record_access", stamp)
    yield from custody.holder_problems(session, request.done_by, "done_by")
    if request.viewed is Answer.YES:
        for name in ("authorised_by", "present"):
            if getattr(request, name) is None:
                message = _("Content was viewed: say who authorised it and who was present.")
                yield Problem(field=name, message=message, rule="viewing")


@verb("device.record_access", check=_access)
def record_access(tx: Transaction, request: Access) -> str:
    """Record that someone touched a device or saw what was on it."""
    device = find.device(tx.session, request.device)
    kind = CustodyKind.VIEWED if request.viewed is Answer.YES else CustodyKind.TOUCHED
    event = custody.begin(tx, device, "device.record_access", kind)
    event.reason, event.authorised_by, event.witness = request.why, request.authorised_by, request.present
    event.seal_intact = request.seal_intact
    _by(tx, event, request.done_by)
    custody.add(tx, device, event)
    return request.device


def _by(tx: Transaction, event: CustodyEvent, holder: Holder | None) -> None:
    """Write down who did it where it was not the member of staff who recorded it."""
    if holder is None:
        return
    who = custody.hand(tx.session, holder, "done_by")
    event.done_by_id, event.done_by_person_id, event.done_by_other = who.staff_id, who.person_id, who.other
