"""Every device to which something may be owed, with the moments of its chain and what covers it; read in three goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from desktop_app.models.custody import CustodyEvent
from desktop_app.models.decision_words import HoldKind
from desktop_app.models.device import Device, Hold, HoldRelease
from desktop_app.models.vocabulary import LINKS, CustodyKind, DeviceState
from desktop_app.services.due.desk import Desk
from desktop_app.services.rules.holds import FOR_POLICE

S = DeviceState
#: Nothing is owed to what came to one of these ends.
_OVER: Final = (S.REFUSED, S.RETURNED, S.TRANSFERRED, S.VOID)
#: A link in which the thing itself was in somebody’s hands or before their eyes.
_SEEN: Final = LINKS - {CustodyKind.MISSING, CustodyKind.RELEASED_BY_POLICE}


@dataclass(kw_only=True)
class Held:
    """A device to which something may be owed: its state, when it came to each, and what covers it."""

    row: Any
    entered: dict[DeviceState, datetime] = field(default_factory=dict)
    kinds: dict[CustodyKind, datetime] = field(default_factory=dict)
    collected_at: datetime | None = None
    holds: frozenset[HoldKind] = frozenset()
    lifted_at: datetime | None = None
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
        begun: datetime = self.row.since
        return self.entered.get(self.state, begun)

    @property
    def for_police(self) -> bool:
        """Whether it is kept for the police by a hold that stands: the decision placed it, or they asked for it."""
        return self.state in (S.HELD_PENDING_DECISION, S.HELD_FOR_POLICE) and bool(self.holds & FOR_POLICE)

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


def devices(desk: Desk) -> list[Held]:
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
    """Read which holds stand over each device, less those that the police lifted for it, and when they last did."""
    wanted = sa.select(Hold.id, Hold.case_id, Hold.device_id, Hold.kind, Hold.placed_at).where(
        Hold.ended_at.is_(None), desk.in_cases(Hold.case_id, open_only=False)
    )
    releases = sa.select(
        HoldRelease.case_id, HoldRelease.hold_id, HoldRelease.device_id, HoldRelease.released_at
    ).where(HoldRelease.person_id.is_(None), desk.in_cases(HoldRelease.case_id, open_only=False))
    holds, lifts = desk.rows(wanted.order_by(Hold.id)), desk.rows(releases.order_by(HoldRelease.id))
    for number, device in found.items():
        lifted = [row for row in lifts.get(device.row.case_id, ()) if row.device_id in (None, number)]
        away = {row.hold_id for row in lifted if row.device_id == number}
        over = [
            hold
            for hold in holds.get(device.row.case_id, ())
            if hold.device_id in (None, number) and hold.id not in away
        ]
        device.holds = frozenset(hold.kind for hold in over)
        device.lifted_at = max((row.released_at for row in lifted), default=None)
        device.held_since = min((hold.placed_at for hold in over if hold.kind in FOR_POLICE), default=None)
