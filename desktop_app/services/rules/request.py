"""What a request is: a frozen, keyword-only dataclass, strict about what it takes, whose every text meets the guard."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Final, TypeVar, dataclass_transform, get_args, get_type_hints

from pydantic import ConfigDict

from desktop_app import guard
from desktop_app.errors import Problem
from desktop_app.models.base import blocked
from desktop_app.words import _

Name = Annotated[str, guard.NAME]
Short = Annotated[str, guard.SHORT]
Reference = Annotated[str, guard.REFERENCE]
Code = Annotated[str, guard.CODE]
Note = Annotated[str, guard.NOTE]
Summary = Annotated[str, guard.SUMMARY]
Address = Annotated[str, guard.ADDRESS]
Login = Annotated[str, guard.LOGIN]

T = TypeVar("T")
_STRICT: Final = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def request(cls: type[T]) -> type[T]:
    """Make a class a request: frozen, keyword-only, unknown fields refused, nothing converted."""
    cls.__pydantic_config__ = _STRICT  # type: ignore[attr-defined]
    return dataclass(frozen=True, kw_only=True)(cls)


@request
class LateReason:
    """Why something is entered late; it is typed beside the request and meets the guard like any text of it."""

    late: Note


#: Texts that are printed beside one another: what is cut in two must not pass where the whole would not.
_TOGETHER: Final = (
    ("make", "model", "colour"),
    ("place", "shelf"),
    ("from_place", "from_shelf"),
    ("position", "organisation"),
    ("found_detail", "touched_by", "touched_detail"),
    ("reason", "condition"),
    ("condition", "never_stored_reason"),
    ("condition", "found_there"),
    ("condition", "seal_explanation"),
    ("officer", "collar_number"),
    ("taken_by", "given"),
    ("present", "agreed"),
    ("authorised_by", "signed"),
)
_JOINED: Final = guard.Policy(name="joined", longest=guard.SUMMARY.longest, several_lines=True)


def text_problems(asked: object, prefix: str = "") -> Iterator[Problem]:
    """Yield what the guard and plain sense have against the texts of a request, each at its field."""
    alone = list(_text_problems(asked, prefix))
    yield from alone
    if not alone:
        yield from together_problems(asked, prefix=prefix)


def together_problems(asked: object, known: object = None, prefix: str = "") -> Iterator[Problem]:
    """Yield what the guard has against texts that are printed together; ``known`` has those that are not asked anew."""
    for names in _TOGETHER:
        given = [name for name in names if getattr(asked, name, None) is not None]
        texts = [getattr(asked, name, None) or getattr(known, name, None) for name in names]
        said = [text for text in texts if isinstance(text, str)]
        if given and len(said) > 1:
            for found in blocked(" ".join(said), _JOINED):
                yield Problem(field=f"{prefix}{given[-1]}", message=found.message, rule=found.rule)


def _text_problems(asked: object, prefix: str) -> Iterator[Problem]:
    kind: Any = type(asked)
    hints = _hints(kind)
    for field in fields(asked):  # type: ignore[arg-type]
        value = getattr(asked, field.name)
        path = f"{prefix}{field.name}"
        if isinstance(value, str):
            yield from _one(value, path, hints[field.name])
        elif is_dataclass(value) and not isinstance(value, type):
            yield from text_problems(value, f"{path}.")
        elif isinstance(value, tuple):
            yield from _several(value, path, hints[field.name])


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _several(values: tuple[Any, ...], path: str, hint: Any) -> Iterator[Problem]:
    for number, value in enumerate(values):
        if is_dataclass(value) and not isinstance(value, type):
            yield from text_problems(value, f"{path}[{number}].")
        elif isinstance(value, str):
            yield from _one(value, f"{path}[{number}]", hint)


def _one(value: str, path: str, hint: Any) -> Iterator[Problem]:
    if not value.strip():
        yield Problem(field=path, message=_("This may not be left blank; leave the field out instead."), rule="blank")
        return
    for found in blocked(value, _policy(hint) or guard.SHORT):
        yield Problem(field=path, message=found.message, rule=found.rule)


def _policy(hint: Any) -> guard.Policy | None:
    """Return the policy an annotation carries, however deep it stands."""
    for part in getattr(hint, "__metadata__", ()):
        if isinstance(part, guard.Policy):
            return part
    return next((policy for part in get_args(hint) if (policy := _policy(part)) is not None), None)
