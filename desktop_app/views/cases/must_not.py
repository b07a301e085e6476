"""What must not happen next in a case, read off from where its devices, its holds and its codes stand; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.models.vocabulary import CategoryKind, DeviceState
from desktop_app.services.register import CaseHold, DeviceRow
from desktop_app.views import case_saying as saying
from desktop_app.views.case_view import CaseView
from desktop_app.views.cases.owed import named
from desktop_app.words import _

#: Codes under which there may be pictures that are an offence to make, show or hold (domain B15), or may yet prove so.
_PICTURES: Final = frozenset({"child_nude", "child_sexual", "edited_or_made", "not_known"})
_STATES: Final = (DeviceState.HELD_FOR_POLICE, DeviceState.COLLECTION_ARRANGED)
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
    return (*_return(view), *_look(view), *_unlock(view), *_delete(view), *_copy(view))


def several(devices: list[DeviceRow]) -> str:
    """Return devices by name, or their number where a line could not hold them."""
    if len(devices) > MOST_NAMED:
        return _("the {count} devices").format(count=len(devices))
    if len(devices) == 1:
        return named(devices[0])
    *first, last = [device.reference for device in devices]
    return _("{first} or {last}").format(first=", ".join(first), last=last)


def _held(view: CaseView) -> list[DeviceRow]:
    """Return the devices in the school that a hold covers."""
    covered = {hold.device for hold in view.standing.holds}
    whole = None in covered
    return [one for one in view.here if whole or one.reference in covered or one.state in _STATES]


def _return(view: CaseView) -> Iterator[MustNot]:
    held = _held(view)
    undecided = [one for one in view.here if one.state is DeviceState.HELD_PENDING_DECISION and one not in held]
    short = _("Return {devices}").format(devices=several([*held, *undecided])) if held or undecided else ""
    if held:
        what = _("Do not return {devices}").format(devices=several(held))
        yield MustNot(what=what, short=short, why=_hold_words(view, held))
    if undecided:
        yield MustNot(
            what=_("Do not return {devices} yet").format(devices=several(undecided)),
            short="" if held else short,
            why=_("Nobody has decided yet whether the police need it."),
        )


def _hold_words(view: CaseView, held: list[DeviceRow]) -> str:
    places = {device.place for device in held}
    if len(places) == 1 and None not in places:
        stays = _("Stays in {place}.").format(place=held[0].place)
    else:
        stays = _("Stays locked away.")
    return f"{_since(view)} {stays}".strip()


def _since(view: CaseView) -> str:
    first: CaseHold | None = min(view.standing.holds, key=lambda hold: hold.since, default=None)
    return "" if first is None else _("On hold since {day}.").format(day=saying.day(first.since))


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
    if view.standing.holds:
        why = _since(view)
    elif view.is_open:
        why = _("Not before you have decided whether the police need it.")
    else:
        return
    yield MustNot(what=_("Do not delete anything, or ask a child to"), short=_("Delete, or ask a child to"), why=why)


def _copy(view: CaseView) -> Iterator[MustNot]:
    nature = view.detail.categories.get(CategoryKind.NATURE.value, ())
    if view.is_open and (not nature or _PICTURES & set(nature)):
        yield MustNot(
            what=_("Do not copy, forward or photograph it"),
            short=_("Copy or forward it"),
            why=_("That can be an offence, for staff as well."),
        )
