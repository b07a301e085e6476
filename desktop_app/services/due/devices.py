"""What is owed to one device: sealing, a decision, handing over, finding, giving back (domain D1)."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from desktop_app.models.decision_words import UNDECIDED
from desktop_app.models.vocabulary import CustodyKind, DeviceState
from desktop_app.services.due import kept
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.held import Held, devices
from desktop_app.services.due.item import Code, Owed, Rank, Where
from desktop_app.services.rules.openings import TO_FOLLOW
from desktop_app.words import _

S = DeviceState


def items(desk: Desk) -> Iterator[Owed]:
    """Yield what is owed to every device."""
    found = devices(desk)
    for device in found:
        source = _SOURCES.get(device.state)
        if source is not None:
            yield from source(desk, device)
    yield from kept.items(desk, found)


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
    number = device.row.case_id
    if number not in desk.open_cases or device.for_police:
        return
    since = device.kinds.get(CustodyKind.TAKEN, device.since)
    if desk.state(number) in UNDECIDED:
        yield _owed(
            device, Code.DECIDE_DEVICE, Rank.POLICE, "",
            what=_("Decide whether {device} goes to the police").format(device=device.reference),
            why=_("Held since {since}, and nobody has decided."), since=since,
            due_at=desk.after("decide_within", since), timer="decide_within", page=Where.POLICE,
            red_at=desk.after("decide_at_latest", since),
        )  # fmt: skip
    elif not device.holds:
        yield from _back(desk, device, max(since, desk.referrals[number].since, device.lifted_at or since))


def _held(desk: Desk, device: Held) -> Iterator[Owed]:
    """Yield what is owed to a device that was held for the police until they lifted what covered it."""
    if not device.holds and device.row.case_id in desk.open_cases:
        yield from _back(desk, device, device.lifted_at or device.since)


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
    S.HELD_FOR_POLICE: _held,
    S.RELEASED_BY_POLICE: _released,
    S.WITH_POLICE: _with_police,
}
