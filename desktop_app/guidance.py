"""What published guidance says, as data: short sentences of this project with their named source, read from files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from desktop_app import paths


class Confidence(StrEnum):
    """How the sentence was come by: read at its source, told by others about it, from memory, or our own advice."""

    READ = "read"
    TOLD = "told"
    MEMORY = "memory"
    OWN = "own"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A publication: its name with its date, and the day on which this project last looked at it."""

    key: str
    name: str
    as_of: date


@dataclass(frozen=True, kw_only=True)
class Line:
    """Something to do or not to do, and why."""

    what: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What is said about one thing.

    ``check`` is True where nobody of this project has read the sentence at its source: then whoever reads it is
    asked to check the current guidance.
    """

    key: str
    paragraphs: tuple[str, ...]
    source: Source
    as_of: date
    confidence: Confidence
    title: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def check(self) -> bool:
        """Whether a reader is asked to check the current guidance."""
        return self.confidence in {Confidence.TOLD, Confidence.MEMORY}


@dataclass(frozen=True, kw_only=True)
class Book:
    """One file of guidance: its topics by key, and its numbers, such as timers in minutes, by name."""

    topics: Mapping[str, Topic] = field(default_factory=lambda: MappingProxyType({}))
    numbers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@cache
def book(name: str) -> Book:
    """Return the guidance of one subject, such as ``devices``; read once.

    Raises:
        KeyError: a topic names a source that the file does not have.
        ValueError: a confidence is none of those there are, or the file is not TOML.
    """
    told = tomllib.loads((paths.resources() / "guidance" / f"{name}.toml").read_text("utf-8"))
    sources = {key: Source(key=key, name=held["name"], as_of=held["as_of"]) for key, held in told["source"].items()}
    topics = {key: _topic(key, held, sources) for key, held in told["topic"].items()}
    return Book(topics=MappingProxyType(topics), numbers=MappingProxyType(dict(told.get("numbers", {}))))


def _topic(key: str, held: Mapping[str, Any], sources: Mapping[str, Source]) -> Topic:
    source = sources[held["source"]]
    return Topic(
        key=key,
        paragraphs=tuple(held.get("says", ())),
        source=source,
        as_of=held.get("as_of", source.as_of),
        confidence=Confidence(held["confidence"]),
        title=held.get("title", ""),
        lines=tuple(Line(what=line["what"], why=line.get("why", "")) for line in held.get("lines", ())),
    )
