"""The recovery code: 160 random bits as a person can read them out, with a check group that catches slips."""

import secrets
from typing import Final

from desktop_app.errors import Invalid, Problem
from desktop_app.vault import spelling
from desktop_app.words import _

SECRET_BYTES: Final = 20
ALPHABET: Final = spelling.ALPHABET
_CHARACTERS: Final = 36  # 32 for the secret, 4 for the check group


def new_code() -> str:
    """Return a new recovery code as it is printed: nine groups of four, the last being the check group."""
    return formatted(secrets.token_bytes(SECRET_BYTES))


def formatted(secret: bytes) -> str:
    """Return the code that stands for these 20 bytes.

    Raises:
        ValueError: they are not 20 bytes.
    """
    if len(secret) != SECRET_BYTES:
        raise ValueError("a recovery secret has 20 bytes")
    number = int.from_bytes(secret, "big")
    return spelling.grouped(spelling.digits(number, 32) + spelling.check_group(number))


def secret_of(code: str) -> bytes:
    """Return the 20 bytes that a typed recovery code stands for.

    Capital and small letters, spaces, dashes, an O for nought and an I or L for one are taken as meant.

    Raises:
        Invalid: too few or too many characters, one that no code has, or a slip that the check group shows.
    """
    typed = spelling.bare(code)
    if any(character not in ALPHABET for character in typed):
        raise _slip(_("A recovery code has only figures and the letters A to Z without U."))
    if len(typed) != _CHARACTERS:
        raise _slip(
            _("A recovery code has {wanted} characters in nine groups of four; {found} were typed.").format(
                wanted=_CHARACTERS, found=len(typed)
            )
        )
    number = spelling.number_of(typed[:32])
    if spelling.check_group(number) != typed[32:]:
        raise _slip(_("There is a slip in the recovery code: its groups do not fit. Compare them one by one."))
    return number.to_bytes(SECRET_BYTES, "big")


def _slip(message: str) -> Invalid:
    return Invalid([Problem(field="code", message=message, rule="recovery-code")])
