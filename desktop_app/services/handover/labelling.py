"""Which bags get a label, and what stands on it: what left the school has none unless it was chosen."""

from desktop_app.models.vocabulary import DeviceState, DocumentVariant
from desktop_app.services import handover_pack as pack
from desktop_app.services.handover import exhibits
from desktop_app.services.handover.requests import Issue
from desktop_app.words import _

#: In none of these states is there a bag in the school to put a label on.
_GONE = frozenset({DeviceState.WITH_POLICE, DeviceState.RETURNED, DeviceState.TRANSFERRED})


def bagged(shown: list[exhibits.Thing], asked: Issue) -> tuple[list[exhibits.Thing], list[exhibits.Thing]]:
    """Return the things that get a label, and those that left the school and get none unless they were named."""
    if asked.variant is not DocumentVariant.LABELS or asked.devices:
        return shown, []
    return [thing for thing in shown if not _has_left(thing)], [thing for thing in shown if _has_left(thing)]


def _has_left(thing: exhibits.Thing) -> bool:
    released = thing.device.state is DeviceState.RELEASED_BY_POLICE and thing.device.held_by_staff_id is None
    return released or thing.device.state in _GONE


def without_label(gone: list[exhibits.Thing]) -> tuple[str, ...]:
    """Return what is said of the things that have left the school and get no label; nothing where there are none."""
    if not gone:
        return ()
    named = ", ".join(thing.device.exhibit_reference or "" for thing in gone)
    said = _("There is no label for {devices}: no longer at the school. Choose one to have it.")
    return (said.format(devices=named),)


def labels(shown: list[exhibits.Thing]) -> tuple[pack.Label, ...]:
    """Return the label of each thing; what was entered in error has none."""
    return tuple(
        pack.Label(
            exhibit=thing.exhibit.reference,
            item_id=exhibits.item_id(thing.device),
            device=f"{thing.exhibit.kind}, {thing.exhibit.description[0]}",
            seal=thing.exhibit.seal,
            taken_at=thing.exhibit.taken_at,
            taken_place=thing.exhibit.taken_place,
            taken_by=thing.exhibit.taken_by,
            returned=thing.device.state is DeviceState.RETURNED,
        )
        for thing in shown
        if thing.exhibit is not None and thing.device.state is not DeviceState.VOID
    )
