"""What published guidance says, as data: short sentences of this project with their named source, read from files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from desktop_app import paths
from desktop_app.guidance import kinds
from desktop_app.guidance.entries import (
    Audience,
    Banner,
    BarrierAbout,
    BarrierWords,
    Checklist,
    Confidence,
    Contact,
    Item,
    Law,
    Line,
    Opening,
    PoliceQuestion,
    QuestionList,
    ScreeningQuestion,
    Source,
    Topic,
)
from desktop_app.guidance.kinds import BOOKS
from desktop_app.guidance.reading import GuidanceDamaged, Table, opened
from desktop_app.models.decision_words import Barrier, Question
from desktop_app.words import _

__all__ = [
    "BOOKS",
    "Audience",
    "Banner",
    "BarrierAbout",
    "BarrierWords",
    "Book",
    "Checklist",
    "Confidence",
    "Contact",
    "GuidanceDamaged",
    "Item",
    "Law",
    "Line",
    "Opening",
    "Police",
    "PoliceQuestion",
    "QuestionList",
    "ScreeningQuestion",
    "Source",
    "Topic",
    "barriers",
    "book",
    "checklist",
    "directory",
    "laws",
    "police",
    "read",
    "screening",
]
T = TypeVar("T", bound=Topic)
#: The largest number that a file may hold: minutes of ten years.
_LARGEST = 5_256_000


@dataclass(frozen=True, kw_only=True)
class Book:
    """One file of guidance: its entries by key, and its numbers, such as timers in minutes, by name.

    ``entries`` has all of them in the order of the file; ``topics`` only those that are nothing but a topic.
    """

    entries: Mapping[str, Topic] = field(default_factory=lambda: MappingProxyType({}))
    numbers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def topics(self) -> Mapping[str, Topic]:
        """The entries that are nothing but a topic."""
        return MappingProxyType({key: entry for key, entry in self.entries.items() if type(entry) is Topic})

    def of(self, kind: type[T]) -> tuple[T, ...]:
        """Return the entries of one kind, in the order of the file."""
        return tuple(entry for entry in self.entries.values() if isinstance(entry, kind))


@dataclass(frozen=True, kw_only=True)
class Police:
    """What is said about the police: who leads, what to ask, what may be told to a child (R043, R052, R065)."""

    lead: Topic
    reassurance: Topic
    telling_child: Topic
    advice: Checklist
    questions: tuple[PoliceQuestion, ...]


@cache
def book(name: str) -> Book:
    """Return the guidance of one subject, such as ``devices``; read once.

    Raises:
        KeyError: there is no subject of this name.
        GuidanceDamaged: its file cannot be used; the error names the line.
    """
    return read(name, paths.resources() / "guidance")


def read(name: str, folder: Path) -> Book:
    """Return the guidance of one subject from the files of a folder.

    Raises:
        KeyError: there is no subject of this name.
        GuidanceDamaged: its file cannot be used; the error names the line.
    """
    allowed = BOOKS[name]
    whole = opened(name, folder)
    held: dict[str, Table] = {}
    for kind, table in whole.tables():
        if kind not in (*allowed, "source", "numbers"):
            table.fault(_("Nothing of this kind stands in this file."))
        held[kind] = table
    sources = {key: kinds.source(key, table) for key, table in held["source"].tables()} if "source" in held else {}
    entries: dict[str, Topic] = {}
    for kind in allowed:
        for key, table in held[kind].tables() if kind in held else ():
            entry = kinds.MAKERS[kind](key, table, sources)
            table.finish()
            if key in entries:
                table.fault(_("Another entry of this file has this key already."))
            entries[key] = entry
    _nothing_missing(name, whole, held)
    return Book(entries=MappingProxyType(entries), numbers=MappingProxyType(_numbers(held.get("numbers"))))


def _numbers(table: Table | None) -> dict[str, int]:
    if table is None:
        return {}
    return {name: table.number(name, 0, _LARGEST) for name in table.names()}


def _nothing_missing(name: str, whole: Table, held: Mapping[str, Table]) -> None:
    for kind, keys in kinds.NEEDED.get(name, {}).items():
        for key in keys:
            if kind not in held or not held[kind].has(key):
                whole.file.fault(whole.file.last, _("The file ends without [{entry}].").format(entry=f"{kind}.{key}"))


def screening() -> Mapping[Question, ScreeningQuestion]:
    """Return every question of the screening by its code (R050–R059, domain B2)."""
    return {entry.code: entry for entry in book("screening").of(ScreeningQuestion)}


def barriers() -> Mapping[Barrier, BarrierWords]:
    """Return every barrier, with what can be said to it, by its code (R003, R062, R234)."""
    return {entry.code: entry for entry in book("barriers").of(BarrierWords)}


def laws() -> tuple[Law, ...]:
    """Return the laws that are named, in the order of the file (R044, R060)."""
    return book("law").of(Law)


def checklist(key: str) -> Checklist:
    """Return one checklist, such as ``immediate_response``.

    Raises:
        KeyError: there is none of this name.
    """
    return {entry.key: entry for entry in book("checklists").of(Checklist)}[key]


def directory() -> tuple[Contact, ...]:
    """Return the services of the directory, in the order of the file (R200–R217)."""
    return book("directory").of(Contact)


def police() -> Police:
    """Return what is said about the police."""
    said = book("police")
    topics = said.topics
    return Police(
        lead=topics["lead"],
        reassurance=topics["reassurance"],
        telling_child=topics["telling_child"],
        advice=said.of(Checklist)[0],
        questions=said.of(PoliceQuestion),
    )
