"""The code of a sealed point as it stands on paper and on screen, and how it is read when somebody types it."""

import re
from dataclasses import dataclass
from typing import Final

from desktop_app.errors import InputFault
from desktop_app.vault import spelling
from desktop_app.words import _

#: How many bytes of the root stand in a code: 120 bits.
BYTES: Final = 15
_CHARACTERS: Final = 28  # 24 for the root, 4 for the check group
# What a sheet prints before the code may be typed too: the number of actions, and before that the document's code.
_BEFORE: Final = re.compile(rf"(?:[{spelling.ALPHABET}]{{12}}(?=[0-9]))?[0-9]{{1,9}}")
_OF_A_CODE: Final = re.compile(r"[0-9A-Z]*")
_SHORTEST_MEANT: Final = 20


@dataclass(frozen=True, kw_only=True)
class PaperPoint:
    """A sealed point as paper has it: the first 15 bytes of the record's root at some size."""

    start: bytes


def written(root: bytes) -> str:
    """Return the code of a root: six groups of four and a check group."""
    number = int.from_bytes(root[:BYTES], "big")
    return spelling.grouped(spelling.digits(number, 24) + spelling.check_group(number))


def looks_meant(typed: str) -> bool:
    """Say whether a text was meant as a code, with slips or without: letters and figures only, and enough of them."""
    meant = spelling.bare(typed)
    return len(meant) >= _SHORTEST_MEANT and _OF_A_CODE.fullmatch(meant) is not None


def read(typed: str) -> PaperPoint:
    """Return the sealed point whose code was typed from paper, in whatever letters and with whatever spaces.

    Raises:
        InputFault: it does not look like a code, or its check group shows a slip.
    """
    meant = spelling.bare(typed)
    before, code = meant[:-_CHARACTERS], meant[-_CHARACTERS:]
    if any(character not in spelling.ALPHABET for character in code):
        raise _slip(_("This does not look like the code of a sealed point: a code has no U and no other signs."))
    if len(code) != _CHARACTERS or (before and not _BEFORE.fullmatch(before)):
        raise _slip(
            _(
                "This does not look like the code of a sealed point: that has {wanted} characters in seven groups "
                "of four; {found} were typed."
            ).format(wanted=_CHARACTERS, found=len(meant))
        )
    number = spelling.number_of(code[:24])
    if spelling.check_group(number) != code[24:]:
        raise _slip(_("There is a slip in the code of the sealed point: its groups do not fit together."))
    return PaperPoint(start=number.to_bytes(BYTES, "big"))


def _slip(sentence: str) -> InputFault:
    return InputFault(
        sentence,
        safe=_("Nothing was compared and nothing was changed."),
        next_step=_("Compare it with the paper group by group, and type it again."),
    )
