"""Continuity: who had a thing at every moment, as its links tell it, and the gaps in that (domain B6, D1).

Everything here is pure: events in, answers out. Links are ordered by when they happened, then as written down.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop_app.models.custody import CustodyEvent
from desktop_app.models.vocabulary import LINKS, MOVES, CustodyKind, DeviceState


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Whoever has a thing: a member of staff, a person, or someone named in words; all None: nobody is recorded."""

    staff_id: int | None = None
    person_id: int | None = None
    other: str | None = None

    def __bool__(self) -> bool:
        """Say whether anybody is named."""
        return self != NOBODY


NOBODY = Hand()


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where a thing is: a room, cupboard or safe, to the shelf."""

    place: str | None = None
    shelf: str | None = None

    def __bool__(self) -> bool:
        """Say whether a place is named."""
        return self.place is not None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a thing stands after some events: its state, who has it, where, under which seal, and since when."""

    state: DeviceState | None = None
    hand: Hand = NOBODY
    spot: Spot = field(default_factory=Spot)
    seal: str | None = None
    since: datetime | None = None


class GapKind(StrEnum):
    """What does not follow on."""

    HOLDER = "holder"
    PLACE = "place"
    SEAL = "seal"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Two links that do not follow on from one another."""

    kind: GapKind
    before: CustodyEvent
    after: CustodyEvent
    last: Standing
    next_hand: Hand
    next_spot: Spot
    next_seal: str | None


def in_order(events: Iterable[CustodyEvent]) -> list[CustodyEvent]:
    """Return the events that count, in the order in which they happened; corrected ones gave way to their correction.

    A correction takes the turn of what it corrects among events of the same moment.
    """
    known = {event.id: event for event in events}
    corrected = {event.corrects_id for event in known.values()}

    def turn(event: CustodyEvent) -> tuple[datetime, int, int]:
        began = first(known, event)
        return event.occurred_at, began.sequence, began.id

    return sorted((event for event in known.values() if event.id not in corrected), key=turn)


def first(known: Mapping[int, CustodyEvent], event: CustodyEvent) -> CustodyEvent:
    """Return the entry that stands at the beginning of an entry's corrections; ``known`` is by id."""
    while event.corrects_id is not None and event.corrects_id in known:
        event = known[event.corrects_id]
    return event


def given(event: CustodyEvent) -> tuple[Hand, Spot]:
    """Return from whom and where a link says it started."""
    hand = Hand(staff_id=event.from_staff_id, person_id=event.from_person_id, other=event.from_other)
    return hand, Spot(place=event.from_place, shelf=event.from_shelf)


def taken(event: CustodyEvent) -> tuple[Hand, Spot]:
    """Return to whom and where a link says it led."""
    hand = Hand(staff_id=event.to_staff_id, person_id=event.to_person_id, other=event.to_other)
    return hand, Spot(place=event.to_place, shelf=event.to_shelf)


def follows(state: DeviceState | None, event: CustodyEvent) -> bool:
    """Say whether an event can stand after a state.

    What changes the state needs the state it was written down from. What leaves it as it is needs only one in which
    it can happen: a late entry may come to stand before it (domain D, common rules).
    """
    if event.state_before is state:
        return True
    stays = event.state_before is event.state_after
    return stays and any(move.verb == event.verb and move.before is state and move.after is state for move in MOVES)


def state_after(state: DeviceState | None, event: CustodyEvent) -> DeviceState:
    """Return the state once this has happened: what leaves the state as it is leaves any state as it is."""
    if state is not None and event.state_before is event.state_after:
        return state
    return event.state_after


def after(standing: Standing, event: CustodyEvent) -> Standing:
    """Return how a thing stands once this has happened."""
    state = state_after(standing.state, event)
    if event.kind not in LINKS:
        return Standing(
            state=state,
            hand=standing.hand,
            spot=standing.spot,
            seal=standing.seal,
            since=standing.since,
        )
    hand, spot = taken(event)
    seal = event.seal_in or (None if event.seal_out is not None else standing.seal)
    moved = bool(hand) or bool(spot)
    return Standing(
        state=state,
        hand=hand or standing.hand,
        # Into someone's hands without a place named means that the old place no longer holds it.
        spot=spot if moved else standing.spot,
        seal=seal,
        since=event.occurred_at if moved else standing.since,
    )


def stand(events: Iterable[CustodyEvent]) -> Standing:
    """Return how a thing stands after all these events, which are put in order first."""
    standing = Standing()
    for event in in_order(events):
        standing = after(standing, event)
    return standing


def stand_at(events: Iterable[CustodyEvent], moment: datetime) -> Standing:
    """Return how a thing stood at a moment, by what is known now."""
    return stand_of([event for event in in_order(events) if event.occurred_at <= moment])


def stand_of(ordered: Sequence[CustodyEvent]) -> Standing:
    """Return how a thing stands after events that are in order already."""
    standing = Standing()
    for event in ordered:
        standing = after(standing, event)
    return standing


def gaps(events: Iterable[CustodyEvent]) -> list[Gap]:
    """Return every place where one link does not follow on from the one before it."""
    found: list[Gap] = []
    standing, before = Standing(), None
    for event in in_order(events):
        if event.kind in LINKS:
            if before is not None:
                found += _between(before, event, standing)
            before = event
        standing = after(standing, event)
    return found


def _between(before: CustodyEvent, event: CustodyEvent, last: Standing) -> list[Gap]:
    hand, spot = given(event)
    seal = event.seal_seen
    kind: GapKind | None = None
    if before.kind is CustodyKind.MISSING:
        kind = GapKind.MISSING
    elif hand and last.hand and hand != last.hand:
        kind = GapKind.HOLDER
    elif spot and last.spot and not _same_place(spot, last.spot):
        kind = GapKind.PLACE
    elif seal is not None and seal != last.seal:
        kind = GapKind.SEAL
    if kind is None:
        return []
    return [
        Gap(kind=kind, before=before, after=event, last=last, next_hand=hand, next_spot=spot, next_seal=seal)
    ]  # fmt: skip


def _same_place(one: Spot, other: Spot) -> bool:
    """Say whether two places may be the same: a shelf that was not named is no contradiction."""
    if one.place != other.place:
        return False
    return one.shelf is None or other.shelf is None or one.shelf == other.shelf


def broken_order(events: Iterable[CustodyEvent]) -> tuple[CustodyEvent, CustodyEvent] | None:
    """Return the first two events whose states do not follow on, or None where the order holds throughout."""
    state: DeviceState | None = None
    before: CustodyEvent | None = None
    for event in in_order(events):
        if not follows(state, event):
            return before or event, event
        state, before = state_after(state, event), event
    return None
