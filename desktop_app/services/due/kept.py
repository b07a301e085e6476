"""What is owed to what the school keeps as a whole: asking the police about it, reviews, the weekly stock-check."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from desktop_app.models.care_words import ContactKind, ContactWith, Topic
from desktop_app.models.decision_words import ReferralState
from desktop_app.models.vocabulary import STORED, CustodyKind, DeviceState
from desktop_app.services.due.desk import Desk
from desktop_app.services.due.held import Held
from desktop_app.services.due.item import Code, Filled, Owed, Rank, Where
from desktop_app.words import _, ngettext

R = ReferralState
#: The police are asked anyway: the referral is yet to be sent, or yet to be acknowledged.
_ASKED_ANYWAY: Final = (R.REFER_DECIDED, R.REFERRED, R.ALREADY_KNOWN)


def items(desk: Desk, found: Iterable[Held]) -> Iterator[Owed]:
    """Yield what is owed to the devices of each case together, and to the whole store."""
    known = list(found)
    by_case: dict[int, list[Held]] = defaultdict(list)
    for device in known:
        if device.for_police and device.row.case_id in desk.open_cases:
            by_case[device.row.case_id].append(device)
    for number, devices in by_case.items():
        yield from _police_contact(desk, number, devices)
        yield from _reviews(desk, number, devices)
    yield from _stock_check(desk, known)


def contact(case: str, with_kind: ContactWith, other: str, *topics: Topic) -> Filled:
    """Return what the form of a contact begins with."""
    return (
        ("case", case),
        ("kind", ContactKind.CALL.value),
        ("with_kind", with_kind.value),
        ("other", other),
        ("topics", tuple(topic.value for topic in topics)),
    )


def _police_contact(desk: Desk, number: int, devices: Sequence[Held]) -> Iterator[Owed]:
    """Yield that the police are to be asked about what is held for them: after one school day, then every three."""
    if desk.state(number) in _ASKED_ANYWAY:
        return
    since = min(device.police_since for device in devices)
    arranged = [device.kinds[kind] for device in devices for kind in _ARRANGING if kind in device.kinds]
    spoken = max((*arranged, *_moments(desk.last_from_police(number))), default=None)
    timer, base, why = "police_first_contact", since, _("Held for the police since {since}; no contact is recorded.")
    if spoken is not None and spoken >= since:
        timer, base, why = "police_next_contact", spoken, _("Last contact with the police {since}.")
    case = desk.cases[number].reference
    yield Owed(
        code=Code.POLICE_CONTACT, rank=Rank.POLICE, verb="contact.record", case_id=number,
        what=_("Ask the police about what is held for them"), why=why, since=base, timer=timer,
        due_at=desk.after(timer, base), filled=contact(case, ContactWith.POLICE, _("the police"), Topic.POLICE),
    )  # fmt: skip


_ARRANGING: Final = (CustodyKind.COLLECTION_ARRANGED, CustodyKind.COLLECTION_CANCELLED)


def _moments(moment: datetime | None) -> tuple[datetime, ...]:
    return () if moment is None else (moment,)


def _reviews(desk: Desk, number: int, devices: Sequence[Held]) -> Iterator[Owed]:
    """Yield that what is held for long is looked at with the head, and then with the police (domain D1)."""
    waiting = [device.since for device in devices if device.state is DeviceState.HELD_FOR_POLICE]
    if not waiting:
        return
    since, case = min(waiting), desk.cases[number].reference
    with_head = desk.last_with(number, ContactWith.OTHER, topic=Topic.DEVICES)
    base = max(since, with_head or since)
    yield Owed(
        code=Code.HELD_HEAD_REVIEW, rank=Rank.REST, verb="contact.record", case_id=number,
        what=_("Look with the head at what is held for the police"), why=_("Held, or last looked at, {since}."),
        since=base, due_at=desk.after("held_head_review", base), timer="held_head_review",
        filled=contact(case, ContactWith.OTHER, _("the head teacher"), Topic.DEVICES),
    )  # fmt: skip
    with_police = desk.last_with(number, ContactWith.POLICE, topic=Topic.DEVICES)
    advised = max((row.occurred_at for row in desk.advice.get(number, ())), default=since)
    base = max(since, with_police or since, advised)
    yield Owed(
        code=Code.HELD_POLICE_REVIEW, rank=Rank.POLICE, verb="contact.record", case_id=number,
        what=_("Ask the police whether they still need what is held for them"),
        why=_("Held, or last asked about, {since}."), since=base, due_at=desk.after("held_police_review", base),
        timer="held_police_review", filled=contact(case, ContactWith.POLICE, _("the police"), Topic.DEVICES),
    )  # fmt: skip


def _stock_check(desk: Desk, found: Sequence[Held]) -> Iterator[Owed]:
    """Yield that every device in the store is to be looked at; a check of its seal, or any move, counts as a look."""
    stored = [device for device in found if device.state in (*STORED, DeviceState.RELEASED_BY_POLICE)]
    seen = sorted(device.seen_at for device in stored if device.is_here)
    if not seen:
        return
    waiting = sum(1 for at in seen if desk.after("stock_check", at) <= desk.now)
    what = _("Check the stock")
    if waiting:
        what = ngettext("Check the stock: {n} device to look at", "Check the stock: {n} devices to look at", waiting)
    yield Owed(
        code=Code.STOCK_CHECK, rank=Rank.REST, page=Where.STOCK_CHECK, case_id=desk.only,
        what=what.format(n=waiting), why=_("The one not looked at for longest was last seen {since}."),
        since=seen[0], due_at=desk.after("stock_check", seen[0]), timer="stock_check",
    )  # fmt: skip
