"""The last wall: what a stored row holds is held to its columns once more, whatever path wrote it."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any, Final

import sqlalchemy as sa

from desktop_app import guard
from desktop_app.models.base import (
    FrozenDocument,
    MetadataText,
    TextRefused,
    UtcDateTime,
    blocked,
    frozen_findings,
    not_metadata,
)
from desktop_app.models.tables import METADATA

Row = dict[str, Any]
_Check = Callable[[object], Iterable[guard.Finding]]
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def inspect_row(table: str, row: Row) -> None:
    """Refuse a stored row in which anything but metadata stands, whatever path wrote it.

    Raises:
        TextRefused: a column holds what it may not; what it is, is not repeated.
    """
    for name, check in _checks(table):
        value = row.get(name)
        if value is not None and (findings := check(value)):
            raise TextRefused(tuple(findings))


@cache
def _checks(table: str) -> tuple[tuple[str, _Check], ...]:
    return tuple((column.name, _check(column.type)) for column in METADATA.tables[table].columns)


def _check(kind: sa.types.TypeEngine[Any]) -> _Check:
    """Return the check for a kind of column; a kind that nobody thought of takes nothing at all."""
    return next((check for kinds, check in _kinds(kind) if isinstance(kind, kinds)), lambda _value: (not_metadata(),))


def _kinds(kind: sa.types.TypeEngine[Any]) -> Iterator[tuple[Any, _Check]]:
    policy, length = getattr(kind, "policy", None), getattr(kind, "length", None)
    yield MetadataText, _if_text(lambda text: blocked(text, policy))  # type: ignore[arg-type]
    yield FrozenDocument, _if_text(frozen_findings)
    yield UtcDateTime, _if_text(lambda text: _unless(_MOMENT.fullmatch(text) and _is(datetime.fromisoformat, text)))
    yield sa.Date, _if_text(lambda text: _unless(_DAY.fullmatch(text) and _is(date.fromisoformat, text)))
    yield (sa.Integer, sa.Boolean), lambda value: _unless(isinstance(value, int))
    if length is not None:  # words of a vocabulary, fingerprints: the database holds them to their form
        yield sa.String, _if_text(lambda text: _unless(len(text) <= length))


def _if_text(check: Callable[[str], Iterable[guard.Finding]]) -> _Check:
    return lambda value: check(value) if isinstance(value, str) else (not_metadata(),)


def _unless(good: object) -> tuple[guard.Finding, ...]:
    return () if good else (not_metadata(),)


def _is(form: Callable[[str], object], text: str) -> bool:
    try:
        form(text)
    except ValueError:
        return False
    return True
