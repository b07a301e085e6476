"""What must not happen next in a case, read off from where its devices, its holds and its codes stand; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.models.vocabulary import CategoryKind, DeviceState
from desktop_app.services.register import CaseHold, DeviceRow
from desktop_app.views.cases import saying
from desktop_app.views.cases.owed import named
from desktop_app.views.cases.view import CaseView
from desktop_app.words import _

#: Codes under which there may be pictures that are an offence to make, show or hold (domain B15), or may yet prove so.
_PICTURES: Final = frozenset({"child_nude", "child_sexual", "edited_or_made", "not_known"})
_STATES: Final = (DeviceState.HELD_FOR_POLICE, DeviceState.COLLECTION_ARRANGED)
MOST_NAMED: Final = 3


@dataclass(frozen=True, kw_only=True)
class MustNot:
    """One thing that must not be done: as a whole sentence, in two or three words for a small window, and why."""

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
    return _(" or ").join(named(device) for device in devices)


def _held(view: CaseView) -> list[DeviceRow]:
    """Return the devices in the school that a hold covers."""
    covered = {hold.device for hold in view.standing.holds}
    whole = None in covered
    return [one for one in view.here if whole or one.reference in covered or one.state in _STATES]


def _return(view: CaseView) -> Iterator[MustNot]:
    held = _held(view)
    if held:
        yield MustNot(
            what=_("Do not return {devices}").format(devices=several(held)),
            short=_("Return {devices}").format(devices=several(held)),
            why=_hold_words(view, held),
        )
    undecided = [one for one in view.here if one.state is DeviceState.HELD_PENDING_DECISION and one not in held]
    if undecided:
        yield MustNot(
            what=_("Do not return {devices} yet").format(devices=several(undecided)),
            short=_("Return {devices}").format(devices=several(undecided)),
            why=_("It is not decided yet whether the police need it."),
        )


def _hold_words(view: CaseView, held: list[DeviceRow]) -> str:
    places = {device.place for device in held}
    if len(held) > 1:
        stays = _("They stay until the police release them.")
    elif None not in places:
        stays = _("It stays in {place} until the police release it.").format(place=held[0].place)
    else:
        stays = _("It stays locked away until the police release it.")
    return f"{_since(view)} {stays}".strip()


def _since(view: CaseView) -> str:
    first: CaseHold | None = min(view.standing.holds, key=lambda hold: hold.since, default=None)
    return "" if first is None else _("On hold since {day}.").format(day=saying.day(first.since))


def _look(view: CaseView) -> Iterator[MustNot]:
    if view.here:
        yield MustNot(
            what=_("Do not look at what is on {devices}").format(devices=several(list(view.here))),
            short=_("Look at what is on it"),
            why=_("Not even to see whether it is true. The police look."),
        )


def _unlock(view: CaseView) -> Iterator[MustNot]:
    if view.here:
        yield MustNot(
            what=_("Do not unlock, charge or switch anything on"),
            short=_("Unlock or switch it on"),
            why=_("Every touch changes what can be read later. Do not ask for a passcode."),
        )


def _delete(view: CaseView) -> Iterator[MustNot]:
    if view.standing.holds:
        why = _("{since} What is deleted cannot be looked into.").format(since=_since(view))
    elif view.is_open:
        why = _("Not before it is decided whether the police need it.")
    else:
        return
    yield MustNot(what=_("Do not delete anything, or ask a child to"), short=_("Delete, or ask a child to"), why=why)


def _copy(view: CaseView) -> Iterator[MustNot]:
    nature = view.detail.categories.get(CategoryKind.NATURE.value, ())
    if view.is_open and (not nature or _PICTURES & set(nature)):
        yield MustNot(
            what=_("Do not copy, forward or photograph it"),
            short=_("Copy or forward it"),
            why=_("With a picture of a child that can be an offence, for staff as well."),
        )
