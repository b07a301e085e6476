"""One device for whoever must act on it: what happened to it, where its chain breaks, what may follow."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.decision_words import HoldKind
from desktop_app.models.device import Device, Hold
from desktop_app.models.school import School
from desktop_app.models.vocabulary import Answer, CustodyKind
from desktop_app.services.handover import chains, naming
from desktop_app.services.handover_pack import Gap
from desktop_app.services.register.devices import device
from desktop_app.services.register.rows import DeviceDetail, LinkRow
from desktop_app.services.rules import custody, find, holds
from desktop_app.services.rules.wording import words
from desktop_app.vault.transaction import Stamp


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """One link with what a drawing of it needs: its kind, and what it says of the seal."""

    link: LinkRow
    kind: CustodyKind
    done_by: str | None
    seal_on: str | None
    seal_off: str | None
    seal_seen: str | None
    seal_intact: Answer | None
    no_seal_reason: str | None
    may_be_corrected: bool


@dataclass(frozen=True, kw_only=True)
class GapRow:
    """A break of the chain.

    ``after`` is the number of the link before it; ``entry`` the entry that ends it (None while nobody knows where
    the device is), by which the gap is explained.
    """

    after: int
    entry: int | None
    last_holder: str
    last_at: datetime
    next_holder: str | None
    next_at: datetime | None
    seal_words: str | None
    explanation: str | None


@dataclass(frozen=True, kw_only=True)
class HoldRow:
    """A preservation hold that stands: which one, on what basis, since when, what would lift it, and its reach."""

    kind: HoldKind
    basis: str
    police_reference: str | None
    placed_at: datetime
    lifted_by: str
    whole_case: bool


@dataclass(frozen=True, kw_only=True)
class DeviceStory:
    """Everything a person must see of one device.

    ``kept_back`` is the reason for which it may not leave the school except to the police, empty where it may.
    ``missing_facts`` are the facts that may be left for later when it is taken and are due when it is sealed.
    """

    detail: DeviceDetail
    steps: tuple[StepRow, ...]
    gaps: tuple[GapRow, ...]
    holds: tuple[HoldRow, ...]
    verbs: tuple[str, ...]
    kept_back: str
    power: str | None
    grounds: str | None
    screen_touched: str | None
    content_viewed: str | None
    police_exhibit: str | None
    missing_facts: tuple[str, ...]


#: Facts that are due when a device is sealed.
_DUE = ("make", "colour", "identifiers", "damage", "lock_found")


def device_story(session: Session, reference: str, stamp: Stamp) -> DeviceStory:
    """Return one device with its continuity, its gaps, and what may follow now.

    Raises:
        Invalid: there is no such device.
    """
    detail = device(session, reference)
    found = find.device(session, reference)
    events = custody.events_of(session, found)
    names = naming.gathered(session, session.get_one(Case, found.case_id), show_reporter=False, children=True)
    shown = chains.printed(events)
    links, gaps = chains.chain(session, events, names)
    refusals = list(custody.hold_problems(session, found, stamp))
    return DeviceStory(
        detail=detail,
        steps=tuple(
            _step(row, link.seal_out, event, names) for row, link, event in zip(detail.links, links, shown, strict=True)
        ),
        gaps=tuple(_gap(gap, shown) for gap in gaps),
        holds=tuple(_hold(hold) for hold in holds.standing(session, found)),
        verbs=custody.verbs_from(found.state),
        kept_back=refusals[0].message if refusals else "",
        power=None if found.power is None else words(found.power),
        grounds=found.grounds,
        screen_touched=_answered(found.screen_touched, found.touched_by, found.touched_detail),
        content_viewed=_answered(found.content_viewed),
        police_exhibit=found.police_exhibit,
        missing_facts=_missing(found),
    )


def _gap(gap: Gap, shown: list[CustodyEvent]) -> GapRow:
    return GapRow(
        after=gap.after,
        entry=None if gap.before is None else shown[gap.before - 1].id,
        last_holder=gap.last_holder,
        last_at=gap.last_at,
        next_holder=gap.next_holder,
        next_at=gap.next_at,
        seal_words=gap.seal_words,
        explanation=gap.explanation,
    )


def _hold(hold: Hold) -> HoldRow:
    return HoldRow(
        kind=hold.kind,
        basis=hold.basis,
        police_reference=hold.police_reference,
        placed_at=hold.placed_at,
        lifted_by=holds.lifted_by(hold),
        whole_case=hold.device_id is None,
    )


def _answered(answer: Answer | None, *details: str | None) -> str | None:
    if answer is None:
        return None
    told = ", ".join(detail for detail in details if detail)
    return f"{words(answer)}: {told}" if told else words(answer)


def _missing(found: Device) -> tuple[str, ...]:
    """Return the names of the facts that nobody has given yet."""
    return tuple(name for name in _DUE if getattr(found, name) is None)


def _step(link: LinkRow, seal_off: str | None, event: CustodyEvent, names: naming.Names) -> StepRow:
    who = (
        names.of_staff(event.done_by_id)
        or names.of_person(event.done_by_person_id)
        or names.of_other(event.done_by_other)
    )
    return StepRow(
        link=link,
        kind=event.kind,
        done_by=who,
        seal_on=event.seal_in,
        seal_off=seal_off,
        seal_seen=event.seal_seen,
        seal_intact=event.seal_intact,
        no_seal_reason=event.no_seal_reason,
        may_be_corrected=link.corrected_by is None,
    )


@dataclass(frozen=True, kw_only=True)
class PoliceInstruction:
    """What the school's own police force told it to do with a device that is on, and who said so."""

    words: str | None
    source: str | None
    force: str | None


def police_instruction(session: Session) -> PoliceInstruction:
    """Return the school's own instruction on power; without one, its words are None."""
    school = session.query(School).first()
    if school is None:
        return PoliceInstruction(words=None, source=None, force=None)
    return PoliceInstruction(
        words=school.power_instruction, source=school.power_instruction_source, force=school.police_force
    )
