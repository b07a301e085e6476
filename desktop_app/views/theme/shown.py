"""What is shown just now: the tokens of the scheme in use and the person's text size."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

from desktop_app.views.theme.tokens import DARK, LIGHT, Tokens


@dataclass
class _Shown:
    tokens: Tokens = LIGHT
    factor: float = 1.0


_shown = _Shown()  # one window, one look: whatever paints asks here at the moment of painting


def tokens() -> Tokens:
    """Return the tokens of the scheme that is shown."""
    return _shown.tokens


def is_dark() -> bool:
    """Say whether the dark scheme is shown."""
    return _shown.tokens is DARK


def scaled(pixels: float) -> int:
    """Return a size in logical pixels, multiplied by the person's text size."""
    return round(pixels * _shown.factor)


def color(role: str) -> QColor:
    """Return the colour of a token by its name, such as ``muted`` or ``accent_soft``."""
    return QColor(getattr(_shown.tokens, role))


def show(chosen: Tokens, factor: float) -> None:
    """Set what is shown; only the theme does this, for it must also mend what is on screen."""
    _shown.tokens, _shown.factor = chosen, factor
