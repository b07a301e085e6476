"""What is owed to devices: sealing, a decision, the police who come for them, finding, giving back (domain D1)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, Final

import sqlalchemy as sa

from desktop_app.models.custody import CustodyEvent
from desktop_app.models.decision_words import UNDECIDED, HoldKind
from desktop_app.models.device import Device, Hold, HoldRelease
from desktop_app.models.vocabulary import LINKS, STORED, CustodyKind, DeviceState
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.item import Code, Owed, Rank, Where
from desktop_app.services.rules.openings import TO_FOLLOW
from desktop_app.words import _, ngettext

S = DeviceState
#: Nothing is owed to what came to one of these ends.
_OVER: Final = (S.REFUSED, S.RETURNED, S.TRANSFERRED, S.VOID)
#: A link in which the thing itself was in somebody's hands or before their eyes.
_SEEN: Final = LINKS - {CustodyKind.MISSING, CustodyKind.RELEASED_BY_POLICE}
_FOR_POLICE: Final = frozenset({HoldKind.REFERRAL, HoldKind.POLICE})


@dataclass(kw_only=True)
class Held:
    """A device to which something may be owed: its state, when it came to each, and what covers it."""

    row: Any
    entered: dict[DeviceState, datetime] = field(default_factory=dict)
    kinds: dict[CustodyKind, datetime] = field(default_factory=dict)
    collected_at: datetime | None = None
    holds: frozenset[HoldKind] = frozenset()
    held_since: datetime | None = None

    @property
    def reference(self) -> str:
        """The exhibit reference, or the one under which it was asked for."""
        return str(self.row.reference)

    @property
    def state(self) -> DeviceState:
        """Where it stands."""
        found: DeviceState = self.row.state
        return found

    @property
    def since(self) -> datetime:
        """When it came to where it stands."""
        return self.entered.get(self.state, self.row.since)

    @property
    def for_police(self) -> bool:
        """Whether it is kept for the police: by its state, or by a hold that the decision or the police placed."""
        waits = self.state is S.HELD_PENDING_DECISION and bool(self.holds & _FOR_POLICE)
        return waits or self.state is S.HELD_FOR_POLICE

    @property
    def police_since(self) -> datetime:
        """Since when it is kept for the police."""
        if self.state is S.HELD_FOR_POLICE or self.held_since is None:
            return self.since
        return max(self.held_since, self.kinds.get(CustodyKind.TAKEN, self.held_since))

    @property
    def seen_at(self) -> datetime:
        """When it was last dealt with or looked at."""
        return max((at for kind, at in self.kinds.items() if kind in _SEEN), default=self.row.since)

    @property
    def is_here(self) -> bool:
        """Whether the school has it: what the police released may lie with them still."""
        return self.state is not S.RELEASED_BY_POLICE or self.row.place is not None


def items(desk: Desk) -> Iterator[Owed]:
    """Yield what is owed to every device."""
    found = _devices(desk)
    for device in found:
        source = _SOURCES.get(device.state)
        if source is not None:
            yield from source(desk, device)
    yield from _of_police(desk, found)
    yield from _stock_check(desk, found)


# -- what is read ----------------------------------------------------------------------------------------------


def _devices(desk: Desk) -> list[Held]:
    """Return every device to which something may be owed, with the moments of its chain."""
    looked_at = sa.and_(Device.state.not_in(_OVER), desk.in_cases(Device.case_id, open_only=False))
    wanted = sa.select(
        Device.id, Device.case_id, Device.state, Device.since, Device.place, Device.police_property,
        sa.func.coalesce(Device.exhibit_reference, Device.asked_reference).label("reference"),
    ).where(looked_at)  # fmt: skip
    found = {row.id: Held(row=row) for row in desk.session.execute(wanted.order_by(Device.id))}
    _read_chains(desk, found, sa.select(Device.id).where(looked_at))
    _read_holds(desk, found)
    return list(found.values())


def _read_chains(desk: Desk, found: Mapping[int, Held], numbers: sa.Select[int]) -> None:
    """Read when each device came to each state, and when each kind of thing last happened to it."""
    right = sa.select(CustodyEvent.corrects_id).where(CustodyEvent.corrects_id.is_not(None))
    said = (
        CustodyEvent.device_id, CustodyEvent.kind, CustodyEvent.state_before, CustodyEvent.state_after,
    )  # fmt: skip
    # SQLite tells beside a maximum the other values of the row that has it.
    wanted = (
        sa.select(*said, sa.func.max(CustodyEvent.occurred_at).label("at"), CustodyEvent.due_at)
        .where(CustodyEvent.device_id.in_(numbers), CustodyEvent.id.not_in(right))
        .group_by(*said)
    )
    for row in desk.session.execute(wanted):
        device = found[row.device_id]
        if row.state_before is not row.state_after:
            device.entered[row.state_after] = max(row.at, device.entered.get(row.state_after, row.at))
        before = device.kinds.get(row.kind)
        if before is None or row.at >= before:
            device.kinds[row.kind] = row.at
            if row.kind is CustodyKind.COLLECTION_ARRANGED:
                device.collected_at = row.due_at


def _read_holds(desk: Desk, found: Mapping[int, Held]) -> None:
    """Read which holds stand over each device, less those that the police lifted for it."""
    lifted = set(
        desk.session.execute(
            sa.select(HoldRelease.hold_id, HoldRelease.device_id).where(HoldRelease.device_id.is_not(None))
        ).tuples()
    )
    wanted = sa.select(Hold.id, Hold.case_id, Hold.device_id, Hold.kind, Hold.placed_at).where(
        Hold.ended_at.is_(None), desk.in_cases(Hold.case_id, open_only=False)
    )
    by_case: dict[int, list[Any]] = defaultdict(list)
    for row in desk.session.execute(wanted):
        by_case[row.case_id].append(row)
    for number, device in found.items():
        over = [
            hold
            for hold in by_case.get(device.row.case_id, ())
            if hold.device_id in (None, number) and (hold.id, number) not in lifted
        ]
        device.holds = frozenset(hold.kind for hold in over)
        device.held_since = min((hold.placed_at for hold in over if hold.kind in _FOR_POLICE), default=None)


# -- one device ------------------------------------------------------------------------------------------------


def _owed(device: Held, code: Code, rank: Rank, verb: str, **said: Any) -> Owed:
    """Return what is owed to a device; the deed’s form begins with it."""
    return Owed(
        code=code, rank=rank, verb=verb, case_id=device.row.case_id, subject=device.reference,
        filled=(("device", device.reference),), **said,
    )  # fmt: skip


def _asked(desk: Desk, device: Held) -> Iterator[Owed]:
    yield _owed(
        device, Code.DEVICE_ASKED, Rank.EVIDENCE, "",
        what=_("Say whether {device} was handed over").format(device=device.reference), why=_("Asked for {since}."),
        since=device.since, due_at=desk.year.end_of_school_day(min(device.since, desk.now)), page=Where.DEVICE,
    )  # fmt: skip


def _taken(desk: Desk, device: Held) -> Iterator[Owed]:
    due = desk.after("seal_within", device.since)
    yield _owed(
        device, Code.SEAL, Rank.EVIDENCE, "device.seal",
        what=_("Seal {device}").format(device=device.reference), why=_("Taken {since}."), since=device.since,
        due_at=due, timer="seal_within", red_at=due,
    )  # fmt: skip


def _missing(desk: Desk, device: Held) -> Iterator[Owed]:
    yield _owed(
        device, Code.DEVICE_MISSING, Rank.EVIDENCE, "device.record_found",
        what=_("Find {device}").format(device=device.reference), why=_("Missing since {since}."), since=device.since,
        due_at=min(device.since, desk.now), red_at=min(device.since, desk.now),
    )  # fmt: skip


def _arranged(desk: Desk, device: Held) -> Iterator[Owed]:
    due = device.collected_at or device.since
    yield _owed(
        device, Code.COLLECTION, Rank.POLICE, "device.hand_to_police",
        what=_("Hand {device} to the police, or say that the collection fell through").format(
            device=device.reference
        ),
        why=_("The collection was arranged {since}."), since=device.since, due_at=due,
    )  # fmt: skip


def _undecided(desk: Desk, device: Held) -> Iterator[Owed]:
    """Yield what is owed to a device that waits: a decision, or, where that was not to refer, its way back."""
    case = desk.open_cases.get(device.row.case_id)
    if case is None or device.for_police:
        return
    state, since = desk.state(device.row.case_id), device.kinds.get(CustodyKind.TAKEN, device.since)
    if state in UNDECIDED:
        yield _owed(
            device, Code.DECIDE_DEVICE, Rank.POLICE, "",
            what=_("Decide whether {device} goes to the police").format(device=device.reference),
            why=_("Held since {since}, and nobody has decided."), since=since,
            due_at=desk.after("decide_within", since), timer="decide_within", page=Where.POLICE,
            red_at=desk.after("decide_at_latest", since),
        )  # fmt: skip
    elif not device.holds:
        yield from _back(desk, device, max(since, desk.referrals[device.row.case_id].since))


def _released(desk: Desk, device: Held) -> Iterator[Owed]:
    if device.is_here:
        yield from _back(desk, device, device.since)


def _back(desk: Desk, device: Held, since: datetime) -> Iterator[Owed]:
    yield _owed(
        device, Code.RETURN_DEVICE, Rank.REST, "device.return_to_owner",
        what=_("Give {device} back").format(device=device.reference), why=_("Nothing holds it since {since}."),
        since=since, due_at=desk.after("device_return", since), timer="device_return",
    )  # fmt: skip


def _with_police(desk: Desk, device: Held) -> Iterator[Owed]:
    """Yield what is owed where the police have yet to give their property reference (domain D1)."""
    if (device.row.police_property or TO_FOLLOW).strip().casefold() != TO_FOLLOW:
        return
    spoken = desk.last_from_police(device.row.case_id)
    asked = spoken is not None and spoken >= desk.after("property_first", device.since)
    timer = "property_next" if asked else "property_first"
    yield _owed(
        device, Code.PROPERTY_REFERENCE, Rank.POLICE, "device.correct",
        what=_("Get the police property reference of {device}").format(device=device.reference),
        why=_("With the police since {since}; the reference is to follow."), since=device.since,
        due_at=desk.after(timer, device.since), timer=timer,
    )  # fmt: skip


_SOURCES: Final[Mapping[DeviceState, Callable[[Desk, Held], Iterator[Owed]]]] = {
    S.ASKED: _asked,
    S.TAKEN: _taken,
    S.MISSING: _missing,
    S.COLLECTION_ARRANGED: _arranged,
    S.HELD_PENDING_DECISION: _undecided,
    S.RELEASED_BY_POLICE: _released,
    S.WITH_POLICE: _with_police,
}
