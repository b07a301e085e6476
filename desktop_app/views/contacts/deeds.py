"""The deeds about contacts and parents by the names of their verbs; the frame opens them from here."""

from collections.abc import Mapping
from typing import Final

from desktop_app.views.contacts.decide import DecideParents
from desktop_app.views.contacts.record import RecordContact
from desktop_app.views.part_deed import PartDeed

DEEDS: Final[Mapping[str, type[PartDeed]]] = {deed.verb.name: deed for deed in (RecordContact, DecideParents)}
