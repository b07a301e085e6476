"""Keeping whoever is covered out of a document: what is typed for it is refused, what stands in the record masked."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from desktop_app.errors import Problem
from desktop_app.services import handover_pack as pack
from desktop_app.services.rules.comparing import Naming
from desktop_app.words import _

P = TypeVar("P")
#: What is no text of the case: the document's own codes and names, and the school's.
_ITS_OWN: Final = frozenset({"document", "school", "left_out"})
_CODES: Final = frozenset({"case", "devices"})


def typed_problems(asked: object, covered: Naming, prefix: str = "") -> Iterator[Problem]:
    """Yield a refusal of every text typed for a document that names whoever is to stay covered on it (R005, R006)."""
    for field in fields(asked):  # type: ignore[arg-type]
        value, path = getattr(asked, field.name), f"{prefix}{field.name}"
        for place, one in _each(path, value):
            if is_dataclass(one) and not isinstance(one, type):
                yield from typed_problems(one, covered, f"{place}.")
            elif type(one) is str and field.name not in _CODES and covered.names_in(one):
                yield Problem(field=place, message=_refusal(), rule="covered")


def _each(path: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple):
        yield from ((f"{path}[{number}]", one) for number, one in enumerate(value))
    else:
        yield path, value


def _refusal() -> str:
    return _(
        "This seems to name somebody whose name is withheld on this document. Say it without the name; on a full sheet "
        "you can also choose to name whoever reported."
    )


def masked(gathered: pack.HandoverPack, covered: Naming) -> pack.HandoverPack:
    """Return a pack in which no text from the record names whoever is covered (R006)."""
    changed = {
        field.name: _masked(getattr(gathered, field.name), covered)
        for field in fields(gathered)
        if field.name not in _ITS_OWN
    }
    return replace(gathered, **changed)


def _masked(part: Any, covered: Naming) -> Any:
    if type(part) is str:
        return covered.without(part)
    if isinstance(part, tuple):
        return tuple(_masked(one, covered) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        changed = {field.name: _masked(getattr(part, field.name), covered) for field in fields(part) if field.init}
        return replace(part, **changed)
    return part
