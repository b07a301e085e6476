"""Taking a device: asked for, refused, taken, taken again, and several taken together, in a search or without one."""

from collections.abc import Iterator

from pydantic import AwareDatetime
from sqlalchemy.orm import Session

from desktop_app.errors import Problem
from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device, SearchRecord
from desktop_app.models.school import Staff
from desktop_app.models.vocabulary import (
    Answer,
    CustodyKind,
    DeviceKind,
    DeviceState,
    LockFound,
    Owner,
    Power,
    PowerFound,
)
from desktop_app.services.rules import custody, find, references, retaking
from desktop_app.services.rules.continuity import Hand, Spot
from desktop_app.services.rules.request import Code, Login, Name, Note, Reference, Short, request, together_problems
from desktop_app.services.rules.requests import Holder, Viewing
from desktop_app.services.rules.verb import verb
from desktop_app.vault.transaction import Stamp, Transaction
from desktop_app.words import _

#: Between the references of several things that were taken without a search.
TOGETHER = ", "


@request
class Asking:
    """A pupil or a parent was asked to hand a device over."""

    case: Code
    kind: DeviceKind
    asked_of: Holder
    make: Short | None = None
    model: Short | None = None
    colour: Code | None = None


@request
class Refusal:
    """It was not handed over; what was said, in outline, and whether a parent was told."""

    device: Code
    outline: Note
    parent_told: Short


@request
class Taking:
    """What must be known of one thing when it is taken, and what may be added until it is sealed (domain D1, B5)."""

    kind: DeviceKind
    taken_from: Holder
    place: Short
    witness: Short
    power: Power
    power_found: PowerFound
    screen_touched: Answer
    content_viewed: Answer
    taken_by: Login | None = None
    grounds: Note | None = None
    consented_by: Name | None = None
    touched_by: Name | None = None
    touched_detail: Short | None = None
    viewing: Viewing | None = None
    make: Short | None = None
    model: Short | None = None
    colour: Code | None = None
    identifiers: Short | None = None
    damage: Short | None = None
    other_items: Short | None = None
    owner: Owner = Owner.NOT_KNOWN
    owner_person: Code | None = None
    lock_found: LockFound | None = None
    found_detail: Short | None = None
    passcode_offered: Answer = Answer.NOT_KNOWN


@request
class Confiscation(Taking):
    """One thing taken: in a case, or one that was asked for, refused or given back before."""

    case: Code | None = None
    device: Code | None = None
    part_of: Code | None = None
    search: Code | None = None


@request
class Search:
    """What must be written down of a search for a prohibited item, found or not (domain B1, R078)."""

    place: Short
    searched_by: Login
    others_present: Short
    searched_for: Short
    reason: Note
    found: Short
    follow_up: Note
    power: Power
    same_sex_searcher: Answer
    force_used: Answer
    parent_told: Short
    dsl_told: Short
    parent_told_at: AwareDatetime | None = None
    dsl_told_at: AwareDatetime | None = None
    person: Code | None = None
    person_in_words: Name | None = None
    force_record: Reference | None = None


@request
class SearchMade(Search):
    """A search, found or not, written down by itself."""

    case: Code


@request
class TakingTogether:
    """Several things taken at once; without a search they were handed over."""

    case: Code
    things: tuple[Taking, ...]
    search: Search | None = None


def _asking(session: Session, request: Asking, stamp: Stamp) -> Iterator[Problem]:
    find.open_case(session, request.case)
    yield from custody.holder_problems(session, request.asked_of, "asked_of")


@verb("device.ask", check=_asking)
def ask(tx: Transaction, request: Asking) -> str:
    """Ask a pupil or a parent to hand a device over."""
    case = find.open_case(tx.session, request.case)
    device = Device(
        case_id=case.id,
        asked_reference=references.yearly(tx.session, Device.asked_reference, "D", tx.stamp),
        kind=request.kind,
        make=request.make,
        model=request.model,
        colour=request.colour,
        state=DeviceState.ASKED,
        since=tx.stamp.occurred_at,
    )
    tx.session.add(device)
    tx.session.flush()
    event = custody.begin(tx, device, "device.ask", CustodyKind.ASKED)
    custody.starts_from(event, custody.hand(tx.session, request.asked_of, "asked_of"), Spot())
    custody.add(tx, device, event)
    return device.asked_reference or ""


def _refusal(session: Session, request: Refusal, stamp: Stamp) -> Iterator[Problem]:
    device = find.device(session, request.device)
    yield from custody.move_problems(session, device, "device.record_refusal", stamp)


@verb("device.record_refusal", check=_refusal)
def record_refusal(tx: Transaction, request: Refusal) -> str:
    """Record that a device was not handed over."""
    device = find.device(tx.session, request.device)
    event = custody.begin(tx, device, "device.record_refusal", CustodyKind.REFUSED)
    event.reason, event.told = request.outline, request.parent_told
    custody.add(tx, device, event)
    return request.device


def _taking(session: Session, asked: Taking, prefix: str = "") -> Iterator[Problem]:
    yield from custody.holder_problems(session, asked.taken_from, f"{prefix}taken_from")
    if asked.power is Power.CONSENT and asked.consented_by is None:
        yield Problem(field=f"{prefix}consented_by", message=_("Say who consented."), rule="required")
    if asked.power is not Power.CONSENT and asked.grounds is None:
        message = _("Say in a few words on what grounds it was taken.")
        yield Problem(field=f"{prefix}grounds", message=message, rule="required")
    if asked.screen_touched is Answer.YES and asked.touched_detail is None:
        message = _("Say who touched the screen, and why.")
        yield Problem(field=f"{prefix}touched_detail", message=message, rule="required")
    if asked.content_viewed is Answer.YES and asked.viewing is None:
        message = _("Content was viewed: say why, who authorised it and who was present.")
        yield Problem(field=f"{prefix}viewing", message=message, rule="viewing")
    if asked.content_viewed is not Answer.YES and asked.viewing is not None:
        message = _("A viewing is described, but the answer is not “yes”. Change one of the two.")
        yield Problem(field=f"{prefix}content_viewed", message=message, rule="viewing")
    if asked.taken_by is not None:
        find.staff(session, asked.taken_by, f"{prefix}taken_by")
    if asked.owner_person is not None:
        find.person(session, asked.owner_person, f"{prefix}owner_person")


def _confiscation(session: Session, request: Confiscation, stamp: Stamp) -> Iterator[Problem]:
    if (request.case is None) == (request.device is None):
        message = _("Name either the case, or the device that was asked for or given back before.")
        yield Problem(field="case", message=message, rule="one-of")
        return
    device = None if request.device is None else find.device(session, request.device)
    if device is not None:
        yield from custody.move_problems(session, device, "device.confiscate", stamp)
    case = device.case_id if device is not None else find.open_case(session, request.case or "").id
    if request.part_of is not None:
        whole = find.device(session, request.part_of, "part_of")
        yield from find.same_case(whole.case_id, case, "part_of")
        if device is not None and device.id in _wholes(session, whole):
            message = _("A thing is no part of itself.")
            yield Problem(field="part_of", message=message, rule="part-of-itself")
    if request.search is not None:
        yield from find.same_case(find.search(session, request.search).case_id, case, "search")
    yield from _taking(session, request)
    if device is not None:
        yield from together_problems(request, device)


def _wholes(session: Session, device: Device) -> list[int]:
    """Return a device and everything that it is a part of, by id."""
    found = [device.id]
    while device.parent_id is not None and device.parent_id not in found:
        device = session.get_one(Device, device.parent_id)
        found.append(device.id)
    return found


@verb("device.confiscate", check=_confiscation)
def confiscate(tx: Transaction, request: Confiscation) -> str:
    """Take a device into custody."""
    if request.device is not None:
        device = find.device(tx.session, request.device)
    else:
        device = _new(tx, find.open_case(tx.session, request.case or ""), request.kind)
    if request.part_of is not None:
        device.parent_id = find.device(tx.session, request.part_of, "part_of").id
    if request.search is not None:
        device.search_id = find.search(tx.session, request.search).id
    return _take(tx, device, request)


def _together(session: Session, request: TakingTogether, stamp: Stamp) -> Iterator[Problem]:
    find.open_case(session, request.case)
    if not request.things:
        yield Problem(field="things", message=_("Name at least one thing that was taken."), rule="required")
    if request.search is not None:
        yield from _searching(session, request.search, stamp, "search.")
    for number, thing in enumerate(request.things):
        yield from _taking(session, thing, f"things[{number}].")


@verb("device.take_together", check=_together)
def take_together(tx: Transaction, request: TakingTogether) -> str:
    """Take several devices at once, in one search or handed over; what comes back names the search, or them all."""
    case = find.open_case(tx.session, request.case)
    search = None if request.search is None else _search(tx, case, request.search)
    taken: list[str] = []
    for thing in request.things:
        device = _new(tx, case, thing.kind)
        device.search_id = None if search is None else search.id
        taken.append(_take(tx, device, thing))
    return TOGETHER.join(taken) if search is None else search.reference


def _searching(session: Session, asked: Search, stamp: Stamp, prefix: str = "") -> Iterator[Problem]:
    for name in ("parent_told_at", "dsl_told_at"):
        told_at = getattr(asked, name)
        if told_at is not None and told_at > stamp.recorded_at:
            yield Problem(field=f"{prefix}{name}", message=_("This time has not come yet."), rule="future")
    find.staff(session, asked.searched_by, f"{prefix}searched_by")
    if (asked.person is None) == (asked.person_in_words is None):
        message = _("Say who was searched: a person of the register, or someone in words.")
        yield Problem(field=f"{prefix}person", message=message, rule="one-of")
    elif asked.person is not None:
        find.person(session, asked.person, f"{prefix}person")


def _search_made(session: Session, request: SearchMade, stamp: Stamp) -> Iterator[Problem]:
    find.open_case(session, request.case)
    yield from _searching(session, request, stamp)


@verb("device.record_search", check=_search_made)
def record_search(tx: Transaction, request: SearchMade) -> str:
    """Record a search for a prohibited item, found or not."""
    return _search(tx, find.open_case(tx.session, request.case), request).reference


def _search(tx: Transaction, case: Case, asked: Search) -> SearchRecord:
    search = SearchRecord(
        case_id=case.id,
        reference=references.yearly(tx.session, SearchRecord.reference, "S", tx.stamp),
        occurred_at=tx.stamp.occurred_at,
        place=asked.place,
        person_id=None if asked.person is None else find.person(tx.session, asked.person).id,
        person_text=asked.person_in_words,
        searched_by_id=find.staff(tx.session, asked.searched_by).id,
        others_present=asked.others_present,
        searched_for=asked.searched_for,
        reason=asked.reason,
        found=asked.found,
        follow_up=asked.follow_up,
        power=asked.power,
        same_sex_searcher=asked.same_sex_searcher,
        force_used=asked.force_used,
        force_record=asked.force_record,
        parent_told=asked.parent_told,
        dsl_told=asked.dsl_told,
        parent_told_at=asked.parent_told_at,
        dsl_told_at=asked.dsl_told_at,
    )
    tx.session.add(search)
    tx.session.flush()
    return search


def _new(tx: Transaction, case: Case, kind: DeviceKind) -> Device:
    device = Device(case_id=case.id, kind=kind, state=DeviceState.TAKEN, since=tx.stamp.occurred_at)
    tx.session.add(device)
    tx.session.flush()
    custody.nothing_yet(tx.session, device)
    return device


def _take(tx: Transaction, device: Device, asked: Taking) -> str:
    """Write down what is known of the thing and its first link, and give it its exhibit reference."""
    session = tx.session
    taker = tx.stamp.actor_id if asked.taken_by is None else find.staff(session, asked.taken_by).id
    # Asked for before anything is changed: each question would write the changes first.
    number = None if device.exhibit_reference is not None else references.next_exhibit(session, taker)
    producer = session.get_one(Staff, taker)
    giver = custody.hand(session, asked.taken_from, "taken_from")
    known = retaking.known(session, device)
    retaking.keep_touch(tx, device)
    _describe(session, device, asked)
    retaking.keep_known(tx, device, known)
    if number is not None:
        device.producer_id, device.exhibit_number = taker, number
        device.exhibit_reference = f"{producer.initials}/{number}"
    event = custody.begin(tx, device, "device.confiscate", CustodyKind.TAKEN)
    custody.starts_from(event, giver, Spot())
    custody.leads_to(event, Hand(staff_id=taker), Spot(place=asked.place))
    event.witness, event.done_by_id = asked.witness, taker
    custody.add(tx, device, event)
    if asked.viewing is not None:
        custody.add(tx, device, _viewed(tx, device, asked.viewing, taker))
    return device.exhibit_reference or ""


def _describe(session: Session, device: Device, asked: Taking) -> None:
    device.kind = asked.kind
    for name in ("make", "model", "colour", "identifiers", "damage", "other_items"):
        setattr(device, name, getattr(asked, name) or getattr(device, name))
    # What was known of it is not lost by leaving it unsaid the second time.
    if asked.owner is not Owner.NOT_KNOWN:
        device.owner = asked.owner
    if asked.owner_person is not None:
        device.owner_id = find.person(session, asked.owner_person).id
    if asked.passcode_offered is not Answer.NOT_KNOWN:
        device.passcode_offered = asked.passcode_offered
    device.power, device.grounds, device.consented_by = asked.power, asked.grounds, asked.consented_by
    device.power_found, device.lock_found, device.found_detail = (
        asked.power_found,
        asked.lock_found,
        asked.found_detail,
    )
    device.screen_touched = asked.screen_touched
    device.touched_by, device.touched_detail = asked.touched_by, asked.touched_detail
    device.content_viewed = asked.content_viewed
    device.power_left, device.adviser, device.adviser_detail = None, None, None


def _viewed(tx: Transaction, device: Device, viewing: Viewing, viewer: int) -> CustodyEvent:
    event = custody.begin(tx, device, "device.record_access", CustodyKind.VIEWED)
    event.reason, event.authorised_by, event.witness = viewing.why, viewing.authorised_by, viewing.present
    event.done_by_id = viewer
    return event
