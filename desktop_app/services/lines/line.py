"""One action line as it was written, and the refusal of one, which never repeats what was typed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop_app.errors import InputFault, Problem
from desktop_app.words import _

_FIELD: Final = re.compile(r"[a-z_][a-z0-9_.\[\]]{0,79}")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One action line: its number in the file, and its fields as they stand there."""

    number: int
    action: str
    name: str | None = None
    at: str | None = None
    by: str | None = None
    late: str | None = None
    given: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Done:
    """One line that was accepted: the action, the name later lines may use, and the reference of the result."""

    line: int
    action: str
    name: str | None
    reference: str


class LineRefused(InputFault):
    """A line was refused: its number, and each field with the reason; nothing of that line was kept."""

    def __init__(self, number: int, problems: Iterable[Problem], *, name: str | None = None) -> None:
        """Keep the problems and the name that the line would have given its result."""
        self.number = number
        self.name = name
        self.problems = tuple(
            Problem(field=_shown(problem.field), message=problem.message, rule=problem.rule, place=problem.place)
            for problem in problems
        )
        super().__init__(
            _("Line {number}: {reasons}").format(
                number=number,
                reasons=" ".join(map(str, self.problems)),
            )
        )


def refused(number: int, field: str, message: str, rule: str, *, name: str | None = None) -> LineRefused:
    """Return the refusal of a line for one reason."""
    return LineRefused(number, [Problem(field=field, message=message, rule=rule)], name=name)


def _shown(field: str) -> str:
    """Return a field's name where it is one; an unknown field may be called anything, a person's name too."""
    return field if _FIELD.fullmatch(field) else "with"
