"""The deeds about support by the names of their verbs; the frame opens them from here."""

from collections.abc import Mapping
from typing import Final

from desktop_app.views.part_deed import PartDeed
from desktop_app.views.support.counting import AddGroup, ChangeGroup, EndGroup
from desktop_app.views.support.dates import BeginProcess, EndProcess, NoteSanction, SetKeyDate, SettleKeyDate
from desktop_app.views.support.protecting import Begin, End, Review
from desktop_app.views.support.viewing import RecordViewing

_ALL: Final[tuple[type[PartDeed], ...]] = (
    Begin, Review, End, SetKeyDate, SettleKeyDate, BeginProcess, EndProcess, NoteSanction, AddGroup, ChangeGroup,
    EndGroup, RecordViewing,
)  # fmt: skip

DEEDS: Final[Mapping[str, type[PartDeed]]] = {deed.verb.name: deed for deed in _ALL}
