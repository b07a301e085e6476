"""What the guard says of a text: the rule, how grave, where, and a sentence that repeats nothing of it."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.words import _


class Severity(StrEnum):
    """Whether a finding keeps a text out, or only asks the person to look again."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing found in a text.

    Attributes:
        rule: the rule's short name, fit for a log.
        severity: whether the text is kept out.
        start: where it begins in the text as typed, in characters from 0.
        length: how many characters it covers.
        message: what it is, where, and what to do; never any part of the text.
    """

    rule: str
    severity: Severity
    start: int
    length: int
    message: str


def whereabouts(text: str, start: int, end: int) -> str:
    """Return in words where ``text[start:end]`` stands, counting lines and characters from 1."""
    if "\n" not in text:
        if end - start <= 1:
            return _("character {number}").format(number=start + 1)
        return _("characters {first} to {last}").format(first=start + 1, last=end)
    line, column = _line_and_column(text, start)
    last_line, last_column = _line_and_column(text, max(start, end - 1))
    if (line, column) == (last_line, last_column):
        return _("line {line}, character {column}").format(line=line, column=column)
    if line == last_line:
        return _("line {line}, characters {first} to {last}").format(line=line, first=column, last=last_column)
    return _("from line {line}, character {column}, to line {last_line}, character {last_column}").format(
        line=line, column=column, last_line=last_line, last_column=last_column
    )


def _line_and_column(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
