"""How commands speak: answers on standard output, everything else on standard error; tables, times and JSON."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime

from desktop_app import clock


def say(text: str = "") -> None:
    """Print an answer, at once: what is printed stands."""
    print(text, flush=True)


def tell(text: str) -> None:
    """Print something beside the answer: a warning, a banner, a reason."""
    print(text, file=sys.stderr, flush=True)


def say_json(value: object) -> None:
    """Print one JSON document on one line, in ASCII, which every terminal and every pipe carries."""
    say(as_json(value))


def as_json(value: object) -> str:
    """Return a row or any plain value as JSON; times as ISO 8601 in UTC."""
    return json.dumps(_plain(value), ensure_ascii=True, sort_keys=False)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def moment(value: datetime | None) -> str:
    """Return a time as a UK clock shows it, such as "Mon 2 Nov 2026, 10:42 GMT"."""
    if value is None:
        return "–"
    there = clock.local(value)
    return f"{there:%a} {there.day} {there:%b %Y, %H:%M %Z}"


def table(head: Sequence[str], rows: Iterable[Sequence[str | None]]) -> None:
    """Print rows under their heads in columns as wide as their widest cell; nothing is cut off."""
    cells = [[*head], *([_cell(part) for part in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    for row in cells:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cell(value: str | None) -> str:
    return "–" if value is None else " ".join(value.split())


def facts(pairs: Iterable[tuple[str, str | None]]) -> None:
    """Print names and values under one another; what is not recorded is left out."""
    known = [(name, value) for name, value in pairs if value]
    wide = max((len(name) for name, _value in known), default=0)
    for name, value in known:
        say(f"{name.ljust(wide)}  {_cell(value)}")


def as_json_for_reading(value: object) -> str:
    """Return JSON over several lines, for a person to read."""
    return json.dumps(_plain(value), ensure_ascii=True, indent=2)
