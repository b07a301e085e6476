"""What is owed next in a case: each open thing as what to do, why or since when, and where that is done; pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from desktop_app import clock
from desktop_app.models.vocabulary import DeviceState
from desktop_app.services.register import DeviceRow, OpenRow
from desktop_app.services.rules.openings import About
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as saying
from desktop_app.views.case_view import CaseView
from desktop_app.views.page import Going, Place
from desktop_app.words import _

#: Minutes within which a thing that was taken should lie sealed under lock.
SEAL_WITHIN: Final = 30


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One thing that is owed.

    Attributes:
        what: what to do, or what is waited for.
        why: why, or since when.
        icon: its state's icon.
        role: the icon's colour by token: red only where evidence is at risk now, amber where it waits.
        verb: the words of its button; none where nothing can be done about it here.
        going: where the button leads.
        rank: what comes first has the lowest.
    """

    what: str
    why: str
    icon: str = "hourglass"
    role: str = "amber"
    verb: str = ""
    going: Going | None = None
    rank: int = 5


def owed(view: CaseView) -> tuple[Owed, ...]:
    """Return what is owed in a case, in the order in which one would act."""
    found = [_told(view, thing) for thing in view.standing.open_things]
    return tuple(sorted(found, key=lambda one: one.rank))


def first_steps(view: CaseView) -> tuple[Owed, ...]:
    """Return what one would do first in a case to which nobody and nothing was added: offered, not owed."""
    if not view.can_add:
        return ()
    steps = (
        ("person.add", "user-plus", _("Add the child"), _("And whoever else stands in it, each in their part."),
         _("Add a person"), view.people),
        ("device.confiscate", "hand", _("Confiscate the device"), _("If one is to be taken; or ask for it first."),
         _("Confiscate"), view.detail.devices),
        ("case.categorise", "list-checks", _("Choose the codes"), _("What was reported, without describing it."),
         _("Choose codes"), view.detail.categories),
    )  # fmt: skip
    case: tuple[tuple[str, object], ...] = (("case", view.reference),)
    return tuple(
        Owed(
            what=what,
            why=why,
            icon=icon,
            role="ink2",
            verb=verb,
            going=Going(place=Place.DEED, reference=view.reference, part=name, filled=case),
        )
        for name, icon, what, why, verb, done in steps
        if not done
    )


def named(device: DeviceRow) -> str:
    """Return a device in two words: its kind and its reference."""
    return _("{kind} {reference}").format(kind=words(device.kind).lower(), reference=device.reference)


def deed(verb: str, device: DeviceRow) -> Going:
    """Return the way to a deed done to a device."""
    return Going(place=Place.DEED, reference=device.reference, part=verb, filled=(("device", device.reference),))


def _told(view: CaseView, thing: OpenRow) -> Owed:
    if thing.device is None:
        return _whole_hold(view)
    if thing.about is About.GAP:
        return Owed(
            what=_("Explain the gap of {device}").format(device=named(thing.device)),
            why=_("For a time nobody is recorded as having it."),
            icon="triangle-alert",
            verb=_("Explain"),
            going=Going(place=Place.DEVICE, reference=thing.device.reference),
            rank=3,
        )
    if thing.about is About.REFERENCE:
        return Owed(
            what=_("Add the police property reference of {device}").format(device=named(thing.device)),
            why=_("With the police since {day}; it was to follow.").format(day=saying.day(thing.device.since)),
            verb=_("Add reference"),
            going=deed("device.correct", thing.device),
            rank=6,
        )
    return _STATES.get(thing.device.state, _waiting)(thing, thing.device)


def _whole_hold(view: CaseView) -> Owed:
    since = next((hold.since for hold in view.standing.holds if hold.device is None), None)
    why = "" if since is None else _("Since {day}. It stands until the police end it.").format(day=saying.day(since))
    return Owed(what=_("A preservation hold covers the whole case"), why=why, icon="lock", role="accent", rank=8)


def _taken(_thing: OpenRow, device: DeviceRow) -> Owed:
    until = device.since + timedelta(minutes=SEAL_WITHIN)
    if clock.now() <= until:
        why = _("Taken {when}. Seal it and lock it away by {time}.").format(
            when=saying.ago(device.since), time=f"{clock.local(until):%H:%M}"
        )
    else:
        why = _("Taken {when}. It should be under seal after {minutes} minutes.").format(
            when=saying.ago(device.since), minutes=SEAL_WITHIN
        )
    return Owed(
        what=_("Seal {device}").format(device=named(device)), why=why, verb=_("Seal it"),
        going=deed("device.seal", device), rank=1,
    )  # fmt: skip


def _missing(_thing: OpenRow, device: DeviceRow) -> Owed:
    return Owed(
        what=_("Find {device}").format(device=named(device)),
        why=_("Missing since {when}.").format(when=saying.within(device.since)),
        icon="circle-alert",
        role="red",
        verb=_("Record found"),
        going=deed("device.record_found", device),
        rank=0,
    )


def _undecided(_thing: OpenRow, device: DeviceRow) -> Owed:
    return Owed(
        what=_("Decide about {device}").format(device=named(device)),
        why=_("{place}Nobody has recorded yet whether the police need it.").format(place=_where(device)),
        verb=_("Decide"),
        going=Going(place=Place.DEVICE, reference=device.reference),
        rank=2,
    )


def _held(_thing: OpenRow, device: DeviceRow) -> Owed:
    return Owed(
        what=_("Arrange that the police collect {device}").format(device=named(device)),
        why=_("{place}Held for the police, no collection arranged.").format(place=_where(device)),
        verb=_("Arrange"),
        going=deed("device.arrange_collection", device),
        rank=4,
    )


def _arranged(thing: OpenRow, device: DeviceRow) -> Owed:
    if thing.due is None:
        why = _("A collection is arranged.")
    elif thing.due < clock.now():
        why = _("Collection was due {when}.").format(when=saying.moment(thing.due))
    else:
        why = _("Collection is due {when}.").format(when=saying.moment(thing.due))
    waits = thing.due is None or thing.due >= clock.now()
    return Owed(
        what=_("Hand {device} to the police").format(device=named(device)),
        why=f"{why} {_where(device)}".strip(),
        icon="calendar-clock",
        role="muted" if waits else "amber",
        verb=_("Hand over"),
        going=deed("device.hand_to_police", device),
        rank=3 if waits else 2,
    )


def _released(_thing: OpenRow, device: DeviceRow) -> Owed:
    return Owed(
        what=_("Give {device} back").format(device=named(device)),
        why=_("The police released it; it is the school’s to return."),
        verb=_("Open device"),
        going=Going(place=Place.DEVICE, reference=device.reference),
        rank=4,
    )


def _asked(_thing: OpenRow, device: DeviceRow) -> Owed:
    return Owed(
        what=_("{device} was asked for").format(device=saying.capital(named(device))),
        why=_("Asked {when}. Was it taken, or not handed over?").format(when=saying.ago(device.since)),
        verb=_("Open device"),
        going=Going(place=Place.DEVICE, reference=device.reference),
        rank=2,
    )


def _waiting(thing: OpenRow, device: DeviceRow) -> Owed:
    return Owed(
        what=saying.capital(thing.sentence),
        why=_where(device),
        verb=_("Open device"),
        going=Going(place=Place.DEVICE, reference=device.reference),
    )


def _where(device: DeviceRow) -> str:
    """Return where a device lies, as a sentence of its own, with room after it."""
    return _("In {place}. ").format(place=device.place) if device.place else ""


_STATES: Final[dict[DeviceState, Callable[[OpenRow, DeviceRow], Owed]]] = {
    DeviceState.TAKEN: _taken,
    DeviceState.MISSING: _missing,
    DeviceState.HELD_PENDING_DECISION: _undecided,
    DeviceState.HELD_FOR_POLICE: _held,
    DeviceState.COLLECTION_ARRANGED: _arranged,
    DeviceState.RELEASED_BY_POLICE: _released,
    DeviceState.ASKED: _asked,
}
