"""What stands on record now, field by field, for whoever is about to correct it."""

from collections.abc import Mapping
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from desktop_app.models.case import Case
from desktop_app.models.custody import CustodyEvent
from desktop_app.models.device import Device
from desktop_app.models.vocabulary import CustodyKind
from desktop_app.services.handover import naming
from desktop_app.services.rules import continuity, find
from desktop_app.services.rules.wording import words

_READ = frozenset({CustodyKind.SEAL_CHECKED, CustodyKind.HANDED_TO_POLICE})


def device_facts(session: Session, reference: str) -> Mapping[str, str]:
    """Return every fact of a device that is known, in words, by the name under which it is corrected.

    Raises:
        Invalid: there is no such device.
    """
    found = find.device(session, reference)
    names = _names(session, found.case_id)
    columns = (column.key for column in sa.inspect(Device).column_attrs)
    said = {name: _said(getattr(found, name)) for name in columns}
    said["owner_person"] = names.of_person(found.owner_id)
    return {name: value for name, value in said.items() if value}


def entry_facts(session: Session, entry: int) -> Mapping[str, str]:
    """Return what one link of a continuity says, in words, by the name under which it is corrected.

    Raises:
        Invalid: there is no such entry.
    """
    event = find.entry(session, entry)
    names = _names(session, event.case_id)
    (giver, before), (taker, after) = continuity.given(event), continuity.taken(event)
    said = {
        "from_holder": names.of(giver),
        "from_place": before.place,
        "from_shelf": before.shelf,
        "to": names.of(taker),
        "place": after.place,
        "shelf": after.shelf,
        "seal": _seal(event),
        "seal_intact": _said(event.seal_intact),
        "condition": event.condition,
        "witness": event.witness,
    }
    return {name: value for name, value in said.items() if value}


def _seal(event: CustodyEvent) -> str | None:
    return event.seal_seen if event.kind in _READ else event.seal_in


def _said(value: object) -> str | None:
    if isinstance(value, StrEnum):
        return words(value)
    return value if isinstance(value, str) else None


def _names(session: Session, case: int) -> naming.Names:
    return naming.gathered(session, session.get_one(Case, case), show_reporter=False, children=True)
