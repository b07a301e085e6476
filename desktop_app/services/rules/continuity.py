"""Continuity: who had a thing at every moment, as its links tell it, and the gaps in that (domain B6, D1).

Everything here is pure: events in, answers out. Links are ordered by when they happened, then as written down.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from desktop_app.models.custody import CustodyEvent
from desktop_app.models.vocabulary import LINKS, MOVES, Answer, CustodyKind, DeviceState
from desktop_app.services.rules.comparing import plain_place, same_seal


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
class BrokenSeal:
    """A seal that was said not to be intact: in which link, and which number it had."""

    link: CustodyEvent
    number: str | None


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Two links that do not follow on from one another.

    ``last`` is how the thing stood when it was last known, and ``last_link`` the link that says so: where it was found
    to be missing, the one before that. ``broken`` is the seal that is said to be intact again without another one.
    """

    kind: GapKind
    before: CustodyEvent
    after: CustodyEvent
    last: Standing
    last_link: CustodyEvent
    next_hand: Hand
    next_spot: Spot
    next_seal: str | None
    broken: BrokenSeal | None = None


#: Links with which a thing leaves the school's care, and those with which it comes into it.
_LEAVES: Final = frozenset({CustodyKind.HANDED_TO_POLICE, CustodyKind.RETURNED, CustodyKind.TRANSFERRED})
_COMES: Final = frozenset({CustodyKind.TAKEN, CustodyKind.RECEIVED_BACK})


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
        return replace(standing, state=state)
    if event.kind is CustodyKind.MISSING:  # from here on nobody is recorded as having it
        return Standing(state=state, seal=standing.seal, since=event.occurred_at)
    hand, spot = taken(event)
    standing = replace(standing, state=state, seal=_seal_after(standing, event))
    if hand or spot:
        # Into someone's hands without a place named means that the old place no longer holds it.
        return replace(standing, hand=hand or standing.hand, spot=spot, since=event.occurred_at)
    return _looked_at(standing, event) if event.kind is CustodyKind.SEAL_CHECKED else standing


def came_off(event: CustodyEvent) -> bool:
    """Say whether the seal that was on a thing came off it: what comes back opened has none of ours."""
    opened = event.kind is CustodyKind.RECEIVED_BACK and event.seal_intact is Answer.NO
    return event.seal_out is not None or opened


def _seal_after(standing: Standing, event: CustodyEvent) -> str | None:
    return event.seal_in or (None if came_off(event) else standing.seal)


def _looked_at(standing: Standing, event: CustodyEvent) -> Standing:
    """Return how a thing stands once it was seen somewhere: there it is, whatever the record said."""
    found = given(event)[1]
    if not found:
        return standing
    if not same_place(found, standing.spot):
        return replace(standing, spot=found, since=event.occurred_at)
    return replace(standing, spot=Spot(place=standing.spot.place, shelf=standing.spot.shelf or found.shelf))


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
    course = _Course()
    for event in in_order(events):
        if event.kind in LINKS and (gap := course.break_before(event)) is not None:
            found.append(gap)
        course = course.then(event)
    return found


def last_known(events: Iterable[CustodyEvent]) -> tuple[Standing, CustodyEvent | None]:
    """Return how a thing stood when it was last known, and the link that says so; being missing is not being known."""
    course = _Course()
    for event in in_order(events):
        course = course.then(event)
    return course.last, course.last_link


@dataclass(frozen=True, kw_only=True)
class _Course:
    """What is remembered along a chain so that a break in it is seen."""

    standing: Standing = field(default_factory=Standing)
    before: CustodyEvent | None = None
    last: Standing = field(default_factory=Standing)
    last_link: CustodyEvent | None = None
    away: bool = False
    broken: BrokenSeal | None = None

    def then(self, event: CustodyEvent) -> "_Course":
        """Return what is remembered once this has happened."""
        standing = after(self.standing, event)
        if event.kind not in LINKS:
            return replace(self, standing=standing)
        lost = event.kind is CustodyKind.MISSING
        return _Course(
            standing=standing,
            before=event,
            last=self.last if lost else standing,
            last_link=self.last_link if lost else event,
            away=event.kind not in _COMES and (self.away or event.kind in _LEAVES),
            broken=self._broken_after(event),
        )

    def _broken_after(self, event: CustodyEvent) -> BrokenSeal | None:
        if event.seal_in is not None or event.kind in _LEAVES or event.kind is CustodyKind.TAKEN:
            return None
        if event.seal_intact is Answer.NO and self.standing.seal is not None:
            return BrokenSeal(link=event, number=self.standing.seal)
        return None if event.seal_intact is Answer.YES else self.broken

    def break_before(self, event: CustodyEvent) -> Gap | None:
        """Return the gap that ends with a link, where it does not follow on."""
        kind = self._kind(event)
        if kind is None or self.before is None or self.last_link is None:
            return None
        hand, spot = given(event)
        return Gap(
            kind=kind,
            before=self.before,
            after=event,
            last=self.last,
            last_link=self.last_link,
            next_hand=hand,
            next_spot=spot,
            next_seal=event.seal_seen,
            broken=self.broken if event.seal_intact is Answer.YES else None,
        )

    def _kind(self, event: CustodyEvent) -> GapKind | None:
        if self.before is None or (self.away and event.kind in _COMES):
            return None  # what happens while others have it is not for the school to know
        hand, spot = given(event)
        last = self.last
        if self.before.kind is CustodyKind.MISSING:
            return GapKind.MISSING
        if hand and last.hand and hand != last.hand:
            return GapKind.HOLDER
        if spot and last.spot and not same_place(spot, last.spot):
            return GapKind.PLACE
        return GapKind.SEAL if self._other_seal(event) else None

    def _other_seal(self, event: CustodyEvent) -> bool:
        if event.seal_seen is not None and not same_seal(event.seal_seen, self.last.seal):
            return True
        return self.broken is not None and event.seal_intact is Answer.YES


def same_place(one: Spot, other: Spot) -> bool:
    """Say whether two places may be the same: a shelf that was not named is no contradiction."""
    if one.place is None or other.place is None:
        return one.place is other.place
    if plain_place(one.place) != plain_place(other.place):
        return False
    return one.shelf is None or other.shelf is None or plain_place(one.shelf) == plain_place(other.shelf)


def broken_order(events: Iterable[CustodyEvent]) -> tuple[CustodyEvent, CustodyEvent] | None:
    """Return the first two events whose states do not follow on, or None where the order holds throughout."""
    state: DeviceState | None = None
    before: CustodyEvent | None = None
    for event in in_order(events):
        if not follows(state, event):
            return before or event, event
        state, before = state_after(state, event), event
    return None
