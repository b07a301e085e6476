"""What must not happen next in a case, why, and what would lift it: from its holds, its devices and its codes; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.models.decision_words import UNDECIDED, HoldKind
from desktop_app.models.vocabulary import CategoryKind, DeviceState
from desktop_app.services.register import CaseHold, DeviceRow
from desktop_app.views import case_saying as saying
from desktop_app.views.case_view import CaseView
from desktop_app.views.cases.owed import named
from desktop_app.words import _

#: Codes under which there may be pictures that are an offence to make, show or hold (domain B15), or may yet prove so.
_PICTURES: Final = frozenset({"child_nude", "child_sexual", "edited_or_made", "not_known"})
_HELD: Final = (DeviceState.HELD_FOR_POLICE, DeviceState.COLLECTION_ARRANGED)
#: Holds, the gravest last: what the decision placed says more than what only waits for it.
_GRAVER: Final = (HoldKind.PROVISIONAL, HoldKind.POLICE, HoldKind.REFERRAL)
MOST_NAMED: Final = 3


@dataclass(frozen=True, kw_only=True)
class MustNot:
    """One thing that must not be done: as a whole sentence, in few words for a small window, and why.

    Where the few words of another one say this too, they are left out.
    """

    what: str
    short: str
    why: str


def must_nots(view: CaseView) -> tuple[MustNot, ...]:
    """Return what must not happen next, the gravest first; nothing in a case that was entered in error."""
    if view.detail.error_reason is not None:
        return ()
    return (*_question(view), *_return(view), *_look(view), *_unlock(view), *_delete(view), *_copy(view))


def several(devices: list[DeviceRow]) -> str:
    """Return devices by name, or their number where a line could not hold them."""
    if len(devices) > MOST_NAMED:
        return _("the {count} devices").format(count=len(devices))
    if len(devices) == 1:
        return named(devices[0])
    *first, last = [device.reference for device in devices]
    return _("{first} or {last}").format(first=", ".join(first), last=last)


def _question(view: CaseView) -> Iterator[MustNot]:
    """Yield that nobody is asked anything more while the police lead, unless an officer advised it (domain D5)."""
    if view.detail.police_lead and not view.referral.questions_allowed:
        yield MustNot(
            what=_("Do not question anyone further"),
            short=_("Question anyone"),
            why=_("The police lead, unless an officer advises it and that is recorded."),
        )


# -- giving back -----------------------------------------------------------------------------------------------


def _over(view: CaseView, device: DeviceRow) -> CaseHold | None:
    """Return the hold that keeps a device in the school: the gravest of those that cover it and did not let it go."""
    found = [
        hold
        for hold in view.standing.holds
        if hold.device == device.reference or (hold.device is None and device.reference not in hold.released)
    ]
    return max(found, key=lambda hold: _GRAVER.index(hold.kind), default=None)


def _return(view: CaseView) -> Iterator[MustNot]:
    held: dict[HoldKind, list[DeviceRow]] = {}
    undecided: list[DeviceRow] = []
    for device in view.here:
        hold = _over(view, device)
        if hold is not None or (device.state in _HELD and not _let_go(view, device)):
            held.setdefault(HoldKind.POLICE if hold is None else hold.kind, []).append(device)
        elif device.state is DeviceState.HELD_PENDING_DECISION and view.referral.state in UNDECIDED:
            undecided.append(device)
    every = [device for devices in (*held.values(), undecided) for device in devices]
    short = _("Return {devices}").format(devices=several(every)) if every else ""
    for kind in sorted(held, key=_GRAVER.index, reverse=True):
        devices = held[kind]
        what = _("Do not return {devices}").format(devices=several(devices))
        yield MustNot(what=what, short=short, why=_hold_words(view, devices))
        short = ""
    if undecided:
        yield MustNot(
            what=_("Do not return {devices} yet").format(devices=several(undecided)),
            short=short,
            why=_("Nobody has decided yet whether the police need it."),
        )


def _let_go(view: CaseView, device: DeviceRow) -> bool:
    """Say whether the police lifted something for a device, or for everything."""
    lifted = [one for hold in view.detail.holds for one in hold.releases]
    return any(one.whole or one.device == device.reference for one in lifted)


def _hold_words(view: CaseView, held: list[DeviceRow]) -> str:
    """Return since when devices are held, what would lift that, where they stay, and what was let go of it."""
    hold = _over(view, held[0])
    places = {device.place for device in held}
    if len(places) == 1 and None not in places:
        stays = _("Stays in {place}.").format(place=held[0].place)
    else:
        stays = _("Stays locked away.")
    since, lifted = ("", "") if hold is None else (_since(hold), hold.lifted_by)
    let_go = [] if hold is None else [name for name in hold.released if _is_here(view, name)]
    freed = _("The police let go: {devices}.").format(devices=", ".join(let_go)) if let_go else ""
    return " ".join(part for part in (since, lifted, stays, freed) if part)


def _is_here(view: CaseView, name: str) -> bool:
    return any(device.reference == name for device in view.here)


def _since(hold: CaseHold) -> str:
    return _("On hold since {day}.").format(day=saying.day(hold.since))


# -- what is on it, and copies ---------------------------------------------------------------------------------


def _look(view: CaseView) -> Iterator[MustNot]:
    if view.here:
        yield MustNot(
            what=_("Do not look at what is on {devices}").format(devices=several(list(view.here))),
            short=_("Look at what is on it"),
            why=_("Not even to see whether it is true."),
        )


def _unlock(view: CaseView) -> Iterator[MustNot]:
    if view.here:
        yield MustNot(
            what=_("Do not unlock it or switch it on"),
            short=_("Unlock or switch it on"),
            why=_("Every touch changes it. Ask for no passcode."),
        )


def _delete(view: CaseView) -> Iterator[MustNot]:
    hold = max(view.standing.holds, key=lambda one: (one.device is None, _GRAVER.index(one.kind)), default=None)
    if hold is not None:  # a hold on one device says beside that device what would lift it
        lifted = hold.lifted_by if hold.device is None else ""
        why = " ".join(part for part in (_since(hold), lifted, _freed(view)) if part)
    elif view.is_open and view.referral.state in UNDECIDED:
        why = _("Not before you have decided whether the police need it.")
    else:
        return
    yield MustNot(what=_("Do not delete anything, or ask a child to"), short=_("Delete, or ask a child to"), why=why)


def _freed(view: CaseView) -> str:
    """Return whom the police let be asked to delete; whoever is covered is not named (R006)."""
    lifted = [one for hold in view.detail.holds if hold.stands for one in hold.releases if one.name or one.person]
    if not lifted:
        return ""
    return _("The police let go: {people}.").format(people=", ".join(one.name or str(one.person) for one in lifted))


def _copy(view: CaseView) -> Iterator[MustNot]:
    nature = view.detail.categories.get(CategoryKind.NATURE.value, ())
    if view.is_open and (not nature or _PICTURES & set(nature)):
        yield MustNot(
            what=_("Do not copy, forward or photograph it"),
            short=_("Copy or forward it"),
            why=_("That can be an offence, for staff as well."),
        )
