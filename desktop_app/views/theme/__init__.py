"""The look of the window as tokens: colours, type, space, icons; light and dark, following the system."""

from desktop_app.views.theme.applying import Scheme, Theme
from desktop_app.views.theme.fonts import Style, families, font
from desktop_app.views.theme.icons import icon, pixmap
from desktop_app.views.theme.shown import color, is_dark, scaled, tokens
from desktop_app.views.theme.tokens import DARK, HEIGHT, LIGHT, RADIUS, SPACE, Ink, Tokens, Tone, tone_roles

__all__ = [
    "DARK",
    "HEIGHT",
    "LIGHT",
    "RADIUS",
    "SPACE",
    "Ink",
    "Scheme",
    "Style",
    "Theme",
    "Tokens",
    "Tone",
    "color",
    "families",
    "font",
    "icon",
    "is_dark",
    "pixmap",
    "scaled",
    "tokens",
    "tone_roles",
]
