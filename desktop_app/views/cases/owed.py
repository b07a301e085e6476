"""What is owed next in a case: what is due in it, and what else is open, once each, as one would act; pure.

What is due comes with its time and its reason. What is open and not due, a gap to explain or a hold that stands, comes
after it: closing a case asks about each of those.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.models.decision_words import UNDECIDED, ReferralState
from desktop_app.models.vocabulary import DeviceState
from desktop_app.services.due import Code, DueItem, Rank, State, Where
from desktop_app.services.register import DeviceRow, OpenRow
from desktop_app.services.rules.openings import About
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as saying
from desktop_app.views import owing
from desktop_app.views.case_view import CaseView
from desktop_app.views.page import Going, Place
from desktop_app.words import _

R = ReferralState
#: What is due to the device itself, so that its being open need not be told as well.
_OF_DEVICE: Final = frozenset({
    Code.DEVICE_MISSING, Code.SEAL, Code.DEVICE_ASKED, Code.COLLECTION, Code.DECIDE_DEVICE, Code.RETURN_DEVICE,
})  # fmt: skip
#: What is due to the police decision, so that its being open need not be told as well.
_OF_DECISION: Final = frozenset({
    Code.CALL_999, Code.CALL_POLICE, Code.SCREENING, Code.DECIDE_REFERRAL, Code.SEND_REFERRAL, Code.ACKNOWLEDGEMENT,
    Code.POLICE_PROGRESS, Code.RESCREEN,
})  # fmt: skip
#: The police have said how it stands, and nothing is left but to close their part.
_TO_CLOSE: Final = (R.ADVICE_ONLY, R.NFA, R.OUTCOME_RECORDED)


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One thing that is owed.

    Attributes:
        what: what to do, or what is waited for.
        why: why, or since when.
        icon: its state's icon.
        role: the icon's colour by token: red only where a child or evidence is at risk now, amber where it waits.
        verb: the words of its button; none where nothing can be done about it here.
        going: where the button leads.
        presses: whether it should not wait for tomorrow; what may wait comes after it.
        rank: what comes first has the lowest.
    """

    what: str
    why: str
    icon: str = "hourglass"
    role: str = "amber"
    verb: str = ""
    going: Going | None = None
    presses: bool = False
    rank: Rank = Rank.REST


def owed(view: CaseView) -> tuple[Owed, ...]:
    """Return what is owed in a case, in the order in which one would act."""
    due = [_due(view, item) for item in view.due]
    left = [_told(view, thing) for thing in view.standing.open_things if not _covered(view, thing)]
    return tuple(sorted((*due, *left), key=lambda one: (not one.presses, one.rank)))


def first_steps(view: CaseView) -> tuple[Owed, ...]:
    """Return what one would do first in a case to which hardly anything was added yet: offered, not owed."""
    if not view.can_add or any(thing.about is not About.REFERRAL for thing in view.standing.open_things):
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


# -- what is due -----------------------------------------------------------------------------------------------


def _due(view: CaseView, item: DueItem) -> Owed:
    icon, role = owing.sign(item)
    return Owed(
        what=_with_names(view, item),
        why=f"{owing.when(item)} · {item.why}",
        icon=icon,
        role=role,
        verb=owing.words(item),
        going=owing.going(item),
        presses=item.red or item.state in (State.OVERDUE, State.TODAY),
        rank=item.rank,
    )


def _with_names(view: CaseView, item: DueItem) -> str:
    """Return what to do with the name of whom it is about: here, in the case, names are seen anyway (but R006)."""
    if item.subject is None:
        return item.what
    people = {part.who.reference: part.who.full_name for part in view.people if part.who is not None}
    devices = {device.reference: named(device) for device in view.detail.devices}
    said = people.get(item.subject) or devices.get(item.subject) or item.subject
    return saying.capital(item.what.replace(item.subject, said))


def _covered(view: CaseView, thing: OpenRow) -> bool:
    """Say whether something open is told already by what is due."""
    if thing.about is About.REFERRAL:  # a closed case says with its end why it could be closed all the same
        return not view.is_open or any(item.code in _OF_DECISION for item in view.due)
    if thing.about is About.CARE:  # it is due in any case, on its own day
        return True
    if thing.device is None:
        return False
    codes = {item.code for item in view.due if item.subject == thing.device.reference}
    if thing.about is About.REFERENCE:
        return Code.PROPERTY_REFERENCE in codes
    return thing.about is About.DEVICE and bool(codes & _OF_DEVICE)


# -- what is open, and not due ---------------------------------------------------------------------------------


def _told(view: CaseView, thing: OpenRow) -> Owed:
    if thing.about is About.REFERRAL:
        return _decision(view)
    if thing.device is None:
        return _whole_hold(view)
    if thing.about is About.GAP:
        return Owed(
            what=_("Explain the gap of {device}").format(device=named(thing.device)),
            why=_("For a time nobody is recorded as having it."),
            icon="triangle-alert",
            verb=owing.WORDS["device.explain_gap"],
            going=Going(place=Place.DEVICE, reference=thing.device.reference),
        )
    if thing.about is About.REFERENCE:
        return Owed(
            what=_("Add the police property reference of {device}").format(device=named(thing.device)),
            why=_("With the police since {day}; it was to follow.").format(day=saying.day(thing.device.since)),
            **_by("device.correct", thing.device),
        )
    return _STATES.get(thing.device.state, _waiting)(view, thing, thing.device)


def _decision(view: CaseView) -> Owed:
    state = words(view.referral.state)
    if view.referral.state in _TO_CLOSE:
        return Owed(
            what=_("Close the police decision, once nothing more is to come"),
            why=_("{state}, since {day}.").format(state=state, day=saying.day(view.referral.since)),
            verb=owing.WORDS["referral.close"],
            going=Going(place=Place.DEED, reference=view.reference, part="referral.close",
                        filled=(("case", view.reference),)),
            icon="clock", role="muted",
        )  # fmt: skip
    return Owed(
        what=_("The police decision is open"),
        why=_("{state}, since {day}.").format(state=state, day=saying.day(view.referral.since)),
        icon="clock", role="muted", verb=_("Open police"), going=_police(view),
    )  # fmt: skip


def _police(view: CaseView) -> Going:
    return Going(place=Place.CASE, reference=view.reference, part=owing.POLICE_PART)


def _whole_hold(view: CaseView) -> Owed:
    hold = next((hold for hold in view.standing.holds if hold.device is None), None)
    why = ""
    if hold is not None:
        why = _("Since {day}. {lifted}").format(day=saying.day(hold.since), lifted=hold.lifted_by)
    return Owed(
        what=_("A preservation hold covers the whole case"), why=why, icon="lock", role="accent",
        verb=_("See the hold"), going=_police(view),
    )  # fmt: skip


def _by(verb: str, device: DeviceRow) -> dict[str, Any]:
    """Return the button of a deed done to a device."""
    filled = (("device", device.reference),)
    going = Going(place=Place.DEED, reference=device.reference, part=verb, filled=filled)
    return {"verb": owing.WORDS[verb], "going": going}


def _undecided(view: CaseView, _thing: OpenRow, device: DeviceRow) -> Owed:
    """Return what is owed to a device about which nothing is decided: where the case’s decision stands says what."""
    state = view.referral.state
    if state in UNDECIDED:
        return Owed(
            what=_("Decide about {device}").format(device=named(device)),
            why=_("{place}Nobody has recorded yet whether the police need it.").format(place=_where(device)),
            verb=owing.WORDS[Where.POLICE], going=_police(view), rank=Rank.POLICE,
        )  # fmt: skip
    if state is R.NOT_REFERRED:
        return Owed(
            what=_("Give {device} back").format(device=named(device)),
            why=_("{place}It was decided not to refer it.").format(place=_where(device)),
            icon="clock", role="muted", **_by("device.return_to_owner", device),
        )  # fmt: skip
    return Owed(
        what=_("Put {device} on hold for the police").format(device=named(device)),
        why=_("{place}The case goes to the police; the device is still recorded as undecided.").format(
            place=_where(device)
        ),
        rank=Rank.POLICE, **_by("device.hold_for_police", device),
    )  # fmt: skip


def _held(_view: CaseView, _thing: OpenRow, device: DeviceRow) -> Owed:
    return Owed(
        what=_("Arrange that the police collect {device}").format(device=named(device)),
        why=_("{place}Held for the police, no collection arranged.").format(place=_where(device)),
        rank=Rank.POLICE, **_by("device.arrange_collection", device),
    )  # fmt: skip


def _arranged(_view: CaseView, thing: OpenRow, device: DeviceRow) -> Owed:
    why = _("A collection is arranged.")
    if thing.due is not None:
        why = _("Collection is due {when}.").format(when=saying.moment(thing.due))
    return Owed(
        what=_("Hand {device} to the police").format(device=named(device)), why=f"{why} {_where(device)}".strip(),
        icon="calendar-clock", role="muted", rank=Rank.POLICE, **_by("device.hand_to_police", device),
    )  # fmt: skip


def _waiting(_view: CaseView, thing: OpenRow, device: DeviceRow) -> Owed:
    return Owed(
        what=saying.capital(thing.sentence),
        why=_where(device),
        verb=owing.WORDS[Where.DEVICE],
        going=Going(place=Place.DEVICE, reference=device.reference),
    )


def _where(device: DeviceRow) -> str:
    """Return where a device lies, as a sentence of its own, with room after it."""
    return _("In {place}. ").format(place=device.place) if device.place else ""


_STATES: Final[dict[DeviceState, Callable[[CaseView, OpenRow, DeviceRow], Owed]]] = {
    DeviceState.HELD_PENDING_DECISION: _undecided,
    DeviceState.HELD_FOR_POLICE: _held,
    DeviceState.COLLECTION_ARRANGED: _arranged,
}
