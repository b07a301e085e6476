"""Reading action lines: strict JSON, one object a line, with limits that no hostile file gets past."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final, NoReturn

from desktop_app.errors import Invalid, Problem
from desktop_app.services.lines.line import Line, LineRefused, refused
from desktop_app.words import _

LONGEST: Final = 64 * 1024  # bytes of one line
DEEPEST: Final = 12  # objects and lists inside one another
NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_FIELDS: Final = frozenset({"action", "as", "at", "by", "late", "with"})
_BOM: Final = b"\xef\xbb\xbf"


def lines(stream: BinaryIO) -> Iterator[Line | LineRefused]:
    """Yield each line of an action file, or why it is none; blank lines count but say nothing.

    A line longer than :data:`LONGEST` ends the reading: what follows it cannot be told apart from its rest.
    """
    number = 0
    while raw := stream.readline(LONGEST + 1):
        number += 1
        if len(raw) > LONGEST:
            yield refused(number, "line", _("This line is longer than 64 KiB; no action needs that."), "length")
            return
        if number == 1:
            raw = raw.removeprefix(_BOM)
        if raw.strip():
            try:
                yield line(number, raw)
            except LineRefused as refusal:
                yield refusal


def line(number: int, raw: bytes) -> Line:
    """Return the action line in ``raw``.

    Raises:
        LineRefused: it is not strict JSON, or not an action line; what was typed is not repeated.
    """
    try:
        found = json_object(raw, "line")
    except Invalid as refusal:
        raise LineRefused(number, refusal.problems) from None
    if unknown := found.keys() - _FIELDS:
        message = _("An action line has no field of this name.")
        raise refused(number, min(unknown), message, "unknown-field", name=_name(found))
    action, given = found.get("action"), found.get("with", {})
    if not isinstance(action, str):
        raise refused(number, "action", _("Say which action, in quotation marks."), "action", name=_name(found))
    if not isinstance(given, dict):
        raise refused(number, "with", _("This has to be an object, in braces."), "with", name=_name(found))
    if "as" in found and _name(found) is None:
        message = _("A name is a letter, then letters, figures, - or _; at most 40 of them.")
        raise refused(number, "as", message, "name")
    texts = {field: _text(number, found, field) for field in ("at", "by", "late")}
    return Line(number=number, action=action, name=_name(found), given=given, **texts)


def json_object(raw: bytes, field: str) -> dict[str, object]:
    """Return the JSON object in ``raw``, read strictly: no field twice, nothing deeper than :data:`DEEPEST`.

    Raises:
        Invalid: it is none, told at ``field``; what was typed is not repeated.
    """
    try:
        found: object = json.loads(raw.decode("utf-8"), object_pairs_hook=_unrepeated, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise _refused(field, _("This is not UTF-8 text."), "utf-8") from None
    except _RepeatedError:
        raise _refused(field, _("A field is given twice here."), "twice") from None
    except RecursionError:
        raise _too_deep(field) from None
    except ValueError:
        raise _refused(field, _("This is not JSON."), "json") from None
    if not isinstance(found, dict):
        raise _refused(field, _("This is not a JSON object, in braces."), "object")
    if _too_nested(found, DEEPEST):
        raise _too_deep(field)
    return found


def _refused(field: str, message: str, rule: str) -> Invalid:
    return Invalid([Problem(field=field, message=message, rule=rule)])


def _too_deep(field: str) -> Invalid:
    return _refused(field, _("Objects and lists stand too deep inside one another."), "depth")


class _RepeatedError(ValueError):
    """An object gives the same field twice: readers would disagree about which one counts."""


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RepeatedError
    return found


def _no_number(_text: str) -> NoReturn:
    raise ValueError("JSON knows no such number")


def _too_nested(value: object, levels: int) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels < 0 or any(_too_nested(part, levels - 1) for part in inside)


def _text(number: int, found: Mapping[str, object], field: str) -> str | None:
    value = found.get(field)
    if field in found and not isinstance(value, str):
        raise refused(number, field, _("This has to be a text, in quotation marks."), "text", name=_name(found))
    return value if isinstance(value, str) else None


def _name(found: Mapping[str, object]) -> str | None:
    """Return the name that the line gives its result, where that is one."""
    name = found.get("as")
    return name if isinstance(name, str) and NAME.fullmatch(name) else None
