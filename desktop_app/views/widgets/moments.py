"""What a timeline shows: moments and gaps as frozen values, and the model in which they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop_app.views.theme import Tone
from desktop_app.views.widgets.chip import ChipLook
from desktop_app.views.widgets.plain import tip

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, kw_only=True)
class Action:
    """Something that can be done about an entry: a short name for the page, and the verb that is shown."""

    name: str
    verb: str


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One moment.

    Attributes:
        key: what the page knows it by.
        time: the time of day; empty where only the day counts.
        day: the day, where it is not the same as above.
        title: what happened.
        detail: by whom, how, where.
        icon: the icon in its node.
        tone: the colour of its node.
        chip: what stands at the far right, such as the seal.
        actions: what can be done about it.
        struck: it was corrected since; the words are shown crossed through.
    """

    key: object
    title: str
    time: str = ""
    day: str = ""
    detail: str = ""
    icon: str = ""
    tone: Tone = Tone.NEUTRAL
    chip: ChipLook | None = None
    actions: tuple[Action, ...] = ()
    struck: bool = False


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A stretch of which nothing is recorded: how long in words, and between what."""

    key: object
    title: str
    detail: str = ""
    actions: tuple[Action, ...] = ()


Entry = Moment | Gap


def spoken(entry: Entry) -> str:
    """Return an entry as one sentence for a screen reader, a search and a copy."""
    if isinstance(entry, Gap):
        return ". ".join(part for part in (entry.title, entry.detail) if part)
    chip = entry.chip.words if entry.chip is not None else ""
    when = " ".join(part for part in (entry.day, entry.time) if part)
    return ". ".join(part.rstrip(".") for part in (when, entry.title, entry.detail, chip) if part)


class TimelineModel(QAbstractListModel):
    """The entries, in order."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._entries: tuple[Entry, ...] = ()

    def put(self, entries: Sequence[Entry]) -> None:
        """Replace the entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, number: int) -> Entry:
        """Return the entry in this place."""
        return self._entries[number]

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(spoken(entry))
        return None
