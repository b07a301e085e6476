"""The one door through which every sentence shown to a person passes, so that it can be translated."""

import gettext
from pathlib import Path

_CATALOGUES = Path(__file__).resolve().parent.parent / "resources" / "locale"
_TRANSLATION = gettext.translation("cordon", localedir=_CATALOGUES, fallback=True)


def _(sentence: str) -> str:
    """Return ``sentence`` in the language of this computer, or as written where there is no translation."""
    return _TRANSLATION.gettext(sentence)
