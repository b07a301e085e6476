"""The recovery code: 160 random bits as a person can read them out, with a check group that catches slips."""

import re
import secrets
import unicodedata
from typing import Final

from desktop_app.errors import Invalid, Problem
from desktop_app.words import _

SECRET_BYTES: Final = 20
# Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U, so that nothing can be misread or spell a word.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP: Final = 4
_CHARACTERS: Final = 36  # 32 for the secret, 4 for the check group
# The largest prime below 2**20: being prime, and larger than 31, it catches every single wrong character and
# every two neighbours swapped, not only most of them.
_CHECK: Final = 1_048_573
_SEPARATORS: Final = re.compile(r"[\s\-_.\u2010-\u2015\u2212]+")
_MISREAD: Final = str.maketrans("OIL", "011")


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
    written = _digits(number, 32) + _digits(number % _CHECK, _GROUP)
    return "-".join(written[at : at + _GROUP] for at in range(0, _CHARACTERS, _GROUP))


def secret_of(code: str) -> bytes:
    """Return the 20 bytes that a typed recovery code stands for.

    Capital and small letters, spaces, dashes, an O for nought and an I or L for one are taken as meant.

    Raises:
        Invalid: too few or too many characters, one that no code has, or a slip that the check group shows.
    """
    typed = _SEPARATORS.sub("", unicodedata.normalize("NFKC", code)).upper().translate(_MISREAD)
    if any(character not in ALPHABET for character in typed):
        raise _slip(_("A recovery code has only figures and the letters A to Z without U."))
    if len(typed) != _CHARACTERS:
        raise _slip(
            _("A recovery code has {wanted} characters in nine groups of four; {found} were typed.").format(
                wanted=_CHARACTERS, found=len(typed)
            )
        )
    number = 0
    for character in typed[:32]:
        number = number * 32 + ALPHABET.index(character)
    if _digits(number % _CHECK, _GROUP) != typed[32:]:
        raise _slip(_("There is a slip in the recovery code: its groups do not fit. Compare them one by one."))
    return number.to_bytes(SECRET_BYTES, "big")


def _digits(number: int, count: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _slip(message: str) -> Invalid:
    return Invalid([Problem(field="code", message=message, rule="recovery-code")])
