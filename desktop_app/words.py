"""The one door through which every sentence shown to a person passes, so that it can be translated."""

import gettext
from pathlib import Path

_CATALOGUES = Path(__file__).resolve().parent.parent / "resources" / "locale"
_TRANSLATION = gettext.translation("cordon", localedir=_CATALOGUES, fallback=True)


def _(sentence: str) -> str:
    """Return ``sentence`` in the language of this computer, or as written where there is no translation."""
    return _TRANSLATION.gettext(sentence)


def ngettext(one: str, more: str, count: int) -> str:
    """Return the sentence for ``count`` things: ``one`` for one, ``more`` for any other, as each language counts."""
    return _TRANSLATION.ngettext(one, more, count)
