"""Adding a link to a chain: which moves may follow, what a breach lets through, and what stands afterwards."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app import clock
from desktop_app.errors import Invalid, Problem
from desktop_app.models.custody import CustodyEvent, GapExplanation
from desktop_app.models.decision_words import HoldKind
from desktop_app.models.device import Device, Hold, Seal
from desktop_app.models.vocabulary import MOVES, CustodyKind, DeviceState, Move
from desktop_app.services.rules import comparing, continuity, find, holds, times
from desktop_app.services.rules.continuity import Hand, Spot, Standing
from desktop_app.services.rules.requests import Breach, Holder
from desktop_app.services.rules.wording import words
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Under this name a session keeps the chains it has read: one deed asks for the same chain several times, and a
#: session is never older than one deed or one question.
_CHAINS = "chains"


def events_of(session: Session, device: Device) -> list[CustodyEvent]:
    """Return every event of a device, corrected ones too, in the order they were written down."""
    known: dict[int, list[CustodyEvent]] = session.info.setdefault(_CHAINS, {})
    if device.id not in known:
        question = sa.select(CustodyEvent).where(CustodyEvent.device_id == device.id).order_by(CustodyEvent.id)
        known[device.id] = list(session.execute(question).scalars().all())
    return list(known[device.id])


def nothing_yet(session: Session, device: Device) -> None:
    """Know of a device that was added just now that it has no event: there is nothing to read."""
    session.info.setdefault(_CHAINS, {})[device.id] = []


def _write_down(tx: Transaction, event: CustodyEvent) -> None:
    """Add an event; where its chain was read already, it is the last one written down."""
    tx.session.add(event)
    tx.session.flush()
    known: dict[int, list[CustodyEvent]] = tx.session.info.get(_CHAINS, {})
    if event.device_id in known:
        known[event.device_id].append(event)


def explained(session: Session, events: Iterable[CustodyEvent]) -> dict[int, GapExplanation]:
    """Return the school's explanations of gaps, by the event that ends the gap; the last one counts.

    An explanation stays with an entry that is corrected: ``events`` are all of a device, corrected ones too.
    """
    known = {event.id: event for event in events}
    wanted = sa.select(GapExplanation).where(GapExplanation.event_id.in_(known)).order_by(GapExplanation.id)
    said = {
        continuity.first(known, known[row.event_id]).id: row for row in session.execute(wanted).scalars()
    }  # fmt: skip
    begun = {number: continuity.first(known, event).id for number, event in known.items()}
    return {number: said[first] for number, first in begun.items() if first in said}


def allowed(verb: str, state: DeviceState | None) -> Move | None:
    """Return the move a verb makes from a state, or None where MOVES has none."""
    return next((move for move in MOVES if move.verb == verb and move.before is state and not move.automatic), None)


def verbs_from(state: DeviceState | None) -> tuple[str, ...]:
    """Return the verbs that may follow in a state, in the order of MOVES."""
    return tuple(dict.fromkeys(move.verb for move in MOVES if move.before is state and not move.automatic))


def before(session: Session, device: Device, stamp: Stamp) -> Standing:
    """Return how a device stood when the new event happened: a late event is judged at its own time."""
    return continuity.stand_at(events_of(session, device), stamp.occurred_at)


def move_problems(session: Session, device: Device, verb: str, stamp: Stamp) -> Iterator[Problem]:
    """Yield a problem where no move of MOVES fits, or where what was recorded as happening later would not follow."""
    events = events_of(session, device)
    standing = continuity.stand_at(events, stamp.occurred_at)
    move = allowed(verb, standing.state)
    if move is None:
        begun = next(iter(continuity.in_order(events)), None) if standing.state is None else None
        yield _too_early(begun) if begun else Problem(field="device", message=_no_move(standing.state), rule="move")
        return
    if move.after is not move.before:
        yield from _order_problems(events, _settled(session, device, move.after, stamp), stamp)


def _order_problems(events: list[CustodyEvent], state: DeviceState, stamp: Stamp) -> Iterator[Problem]:
    """Yield a problem where something that happened later would not follow on from the new state."""
    for event in continuity.in_order(events):
        if event.occurred_at <= stamp.occurred_at:
            continue
        if not continuity.follows(state, event):
            message = _(
                "Entry {number} of this device happened later and would not follow on from this. "
                "Check the time, or correct that entry first."
            ).format(number=event.id)
            yield Problem(field="at", message=message, rule="order")
            return
        state = continuity.state_after(state, event)


def _too_early(begun: CustodyEvent) -> Problem:
    """Return the refusal of a time before anything of a device was recorded: it is the time that needs a look."""
    here = clock.local(begun.occurred_at)
    message = _("The first entry of this device is “{what}”, {when}. It cannot have happened before that.").format(
        what=words(begun.kind), when=f"{here:%a} {here.day} {here:%b %Y}, {here:%H:%M}"
    )
    return Problem(field="at", message=message, rule="too-early")


def _no_move(state: DeviceState | None) -> str:
    if state is None:
        return _("Nothing is recorded of this device at that time yet, so this cannot have happened to it then.")
    return _("The device was “{state}” at that time; this cannot follow. What can: {verbs}.").format(
        state=state.value.replace("_", " "), verbs=", ".join(verbs_from(state)) or _("nothing more")
    )


def _settled(session: Session, device: Device, state: DeviceState, stamp: Stamp) -> DeviceState:
    """Return the state after automatic moves, as `_follow_on` takes them."""
    automatic = next((move for move in MOVES if move.automatic and move.before is state), None)
    if automatic is None:
        return state
    covered = _held_for_police(session, device, stamp)
    return DeviceState.HELD_FOR_POLICE if covered else automatic.after


def _held_for_police(session: Session, device: Device, stamp: Stamp) -> list[Hold]:
    """Return the holds under which what is stored waits for the police; the provisional one waits for the decision."""
    return [hold for hold in holds.standing(session, device, stamp.occurred_at) if hold.kind in holds.FOR_POLICE]


def unless_breach(problems: Iterable[Problem], breach: Breach | None) -> Iterator[Problem]:
    """Yield the refusals of guards, unless what they refuse has already happened and is recorded as a breach."""
    found = list(problems)
    if breach is None:
        yield from found
    elif not found:
        message = _("Nothing stands against this, so it is no breach. Leave this part out.")
        yield Problem(field="breach", message=message, rule="no-breach")


def hold_problems(session: Session, device: Device, stamp: Stamp, message: str | None = None) -> Iterator[Problem]:
    """Yield a refusal where a preservation hold covers the device and no release by the police ended it (R075, R076).

    The refusal says which hold it is and what would lift it; ``message`` says it otherwise.
    """
    standing = before(session, device, stamp)
    # What happens now is held by what stands now, also where the clock was put back behind the hold's beginning.
    covered = holds.standing(session, device, stamp.occurred_at if times.is_past(stamp) else None)
    if covered or (standing.state is DeviceState.HELD_FOR_POLICE and not _lifted_since_held(session, device, stamp)):
        yield Problem(field="device", message=message or held_words(covered), rule="hold")


def _lifted_since_held(session: Session, device: Device, stamp: Stamp) -> bool:
    """Say whether police advice lifted what covers a device after it was put on hold for them."""
    counted = [event for event in continuity.in_order(events_of(session, device))
               if event.occurred_at <= stamp.occurred_at]  # fmt: skip
    held = [event for event in counted if event.state_after is DeviceState.HELD_FOR_POLICE
            and event.state_before is not DeviceState.HELD_FOR_POLICE]  # fmt: skip
    return bool(held) and holds.released(session, device, held[-1].occurred_at, stamp.occurred_at)


def held_words(covered: list[Hold]) -> str:
    """Return which hold covers a device, and what would lift it."""
    kinds = {hold.kind for hold in covered}
    if kinds == {HoldKind.PROVISIONAL}:
        return _(
            "A provisional preservation hold covers this device: it stands until it is decided whether the police need "
            "it. If the device has left already, record that as a breach."
        )
    if HoldKind.REFERRAL in kinds:
        return _(
            "A preservation hold covers this device, because the case goes to the police. Recorded police advice, or a "
            "recorded outcome, that names it lifts the hold. If it has left already, record that as a breach."
        )
    return _(
        "A preservation hold covers this device: it is held for the police. Their recorded release of it, or recorded "
        "advice that names it, lifts the hold. If it has left already, record that as a breach."
    )


def seal_problems(session: Session, number: str | None, field: str) -> Iterator[Problem]:
    """Yield a refusal where a seal number was used before: each is used once in the whole register."""
    spellings = [] if number is None else _spelled_like(session, number)
    if not spellings:
        return
    # A number that was only ever written down by mistake may be on another bag in truth.
    right = sa.orm.aliased(CustodyEvent)
    counts = ~sa.exists().where(right.corrects_id == CustodyEvent.id)
    used = sa.select(CustodyEvent.id).where(CustodyEvent.seal_in.in_(spellings), counts)
    if session.execute(used).first() is not None:
        message = _("This seal number stands in the register already. Read it from the bag again.")
        yield Problem(field=field, message=message, rule="seal-used")


def _spelled_like(session: Session, number: str) -> list[str]:
    """Return the numbers of the register that a person would read as this one."""
    plain, column = comparing.plain_seal(number), sa.type_coerce(Seal.number, sa.String)
    squeezed = sa.func.lower(sa.func.replace(column, " ", ""))
    # What is not plain ASCII, the database cannot fold: such numbers are few, and each is looked at.
    likely = sa.or_(squeezed == plain.replace(" ", ""), column.op("GLOB")("*[^ -~]*"))
    found = session.execute(sa.select(Seal.number).where(likely)).scalars()
    return [one for one in found if comparing.plain_seal(one) == plain]


def holder_problems(session: Session, holder: Holder | None, field: str) -> Iterator[Problem]:
    """Yield what is wrong with a holder: exactly one way of naming, and one that is known."""
    if holder is None:
        return
    if sum(value is not None for value in (holder.staff, holder.person, holder.other)) != 1:
        message = _("Name one holder: a member of staff, or a person, or someone else in words.")
        yield Problem(field=field, message=message, rule="one-holder")
        return
    try:
        hand(session, holder, field)
    except Invalid as refusal:
        yield from refusal.problems


def hand(session: Session, holder: Holder | None, field: str = "to") -> Hand:
    """Return whose hand a holder names."""
    if holder is None:
        return continuity.NOBODY
    if holder.staff is not None:
        return Hand(staff_id=find.staff(session, holder.staff, f"{field}.staff").id)
    if holder.person is not None:
        return Hand(person_id=find.person(session, holder.person, f"{field}.person").id)
    return Hand(other=holder.other)


def begin(tx: Transaction, device: Device, verb: str, kind: CustodyKind) -> CustodyEvent:
    """Return a new event of a device, its states and times filled in; the verb fills in the rest and adds it."""
    standing = before(tx.session, device, tx.stamp)
    move = allowed(verb, standing.state)
    if move is None:
        raise Invalid([Problem(field="device", message=_no_move(standing.state), rule="move")])
    return _event(tx, device, verb=verb, kind=kind, state_before=move.before, state_after=move.after)


def aside(tx: Transaction, device: Device, *, verb: str, kind: CustodyKind, moment: datetime) -> CustodyEvent:
    """Return a new event of an earlier moment that left the device as it stood then."""
    state = continuity.stand_at(events_of(tx.session, device), moment).state
    if state is None:
        raise Invalid([Problem(field="device", message=_no_move(state), rule="move")])
    event = _event(tx, device, verb=verb, kind=kind, state_before=state, state_after=state)
    event.occurred_at = moment
    return event


def _event(
    tx: Transaction, device: Device, *, verb: str, kind: CustodyKind, state_before: DeviceState | None,
    state_after: DeviceState,
) -> CustodyEvent:  # fmt: skip
    stamp = tx.stamp
    return CustodyEvent(
        case_id=device.case_id,
        device_id=device.id,
        kind=kind,
        verb=verb,
        state_before=state_before,
        state_after=state_after,
        occurred_at=stamp.occurred_at,
        recorded_at=stamp.recorded_at,
        sequence=stamp.sequence,
        late_reason=stamp.late,
        entered_by_id=stamp.opener_id,
        done_by_id=stamp.actor_id,
    )


def starts_from(event: CustodyEvent, where: Hand, spot: Spot) -> None:
    """Write down from whom and where."""
    event.from_staff_id, event.from_person_id, event.from_other = where.staff_id, where.person_id, where.other
    event.from_place, event.from_shelf = spot.place, spot.shelf


def leads_to(event: CustodyEvent, where: Hand, spot: Spot) -> None:
    """Write down to whom and where."""
    event.to_staff_id, event.to_person_id, event.to_other = where.staff_id, where.person_id, where.other
    event.to_place, event.to_shelf = spot.place, spot.shelf


def fill_from(tx: Transaction, device: Device, event: CustodyEvent, holder: Holder | None, spot: Spot) -> None:
    """Write down from whom and where: as told, else the present holder and place."""
    standing = before(tx.session, device, tx.stamp)
    told = hand(tx.session, holder, "from_holder")
    if standing.state is DeviceState.MISSING:
        standing = Standing()  # nobody is known to hold it: the break stays in the chain
    starts_from(event, told or standing.hand, spot if spot else standing.spot)


def mark_breach(event: CustodyEvent, breach: Breach | None, refusals: Iterable[Problem]) -> None:
    """Write down that a guard would have refused this, which, why it happened, and who was told."""
    if breach is not None:
        event.breach_rule = ", ".join(dict.fromkeys(problem.rule for problem in refusals))
        event.breach_reason, event.breach_told = breach.reason, breach.told


def add(tx: Transaction, device: Device, event: CustodyEvent) -> CustodyEvent:
    """Add the event, its seal and the automatic moves that follow, and bring the device up to its chain."""
    _write_down(tx, event)
    _register_seal(tx, device, event)
    _follow_on(tx, device, event)
    settle(tx, device)
    return event


def replace(tx: Transaction, device: Device, right: CustodyEvent) -> None:
    """Add a correction: it takes the turn of the link it names, and brings no automatic move of its own."""
    _write_down(tx, right)
    _register_seal(tx, device, right)
    settle(tx, device)


def _register_seal(tx: Transaction, device: Device, event: CustodyEvent) -> None:
    number = event.seal_in
    if number is not None and not list(seal_of(tx.session, number)):
        tx.session.add(Seal(case_id=device.case_id, device_id=device.id, number=number))


def seal_of(session: Session, number: str) -> Iterator[Seal]:
    """Yield the seal of that number, where it was used."""
    yield from session.execute(sa.select(Seal).where(Seal.number == number)).scalars()


def _follow_on(tx: Transaction, device: Device, event: CustodyEvent) -> None:
    """Take the automatic moves: what is stored waits for the decision, or is held where a hold stands already."""
    if event.state_after is not DeviceState.SECURED:
        return
    waiting = DeviceState.HELD_PENDING_DECISION
    _write_down(
        tx,
        _event(
            tx, device, verb=event.verb, kind=CustodyKind.AWAITING_DECISION, state_before=DeviceState.SECURED,
            state_after=waiting,
        ),
    )  # fmt: skip
    if covering := _held_for_police(tx.session, device, tx.stamp):
        held = _event(
            tx, device, verb=event.verb, kind=CustodyKind.HELD_FOR_POLICE, state_before=waiting,
            state_after=DeviceState.HELD_FOR_POLICE,
        )  # fmt: skip
        held.reason = covering[0].basis
        _write_down(tx, held)


def settle(tx: Transaction, device: Device) -> None:
    """Bring what a device says of itself up to what its chain says."""
    tx.session.flush()
    standing = continuity.stand(events_of(tx.session, device))
    if standing.state is None:
        return
    device.state = standing.state
    device.seal_number = standing.seal
    device.held_by_staff_id = standing.hand.staff_id
    device.held_by_person_id = standing.hand.person_id
    device.held_by_other = standing.hand.other
    device.place, device.shelf = standing.spot.place, standing.spot.shelf
    device.since = standing.since or device.since
    tx.session.flush()
