"""The theme: sets palette, style sheet and font from the tokens, and follows the system while it runs."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.views.theme import shown
from desktop_app.views.theme.fonts import Style, font
from desktop_app.views.theme.sheet import sheet
from desktop_app.views.theme.tokens import DARK, LIGHT, Tokens

SMALLEST, LARGEST = 0.8, 2.0


class Scheme(StrEnum):
    """Which colours a person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look of one running program. ``changed`` is sent after everything on screen has been mended."""

    changed = Signal()

    def __init__(self, app: QApplication, *, scheme: Scheme = Scheme.SYSTEM, text_size: float = 1.0) -> None:
        """Apply the theme to ``app`` and keep following the system's colours."""
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self._text_size = text_size
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    @property
    def scheme(self) -> Scheme:
        """Which colours were asked for."""
        return self._scheme

    @property
    def text_size(self) -> float:
        """The person's text size; 1 is the usual one."""
        return self._text_size

    def choose(self, *, scheme: Scheme | None = None, text_size: float | None = None) -> None:
        """Change the colours, the text size or both; sizes are kept between 0.8 and 2."""
        self._scheme = scheme if scheme is not None else self._scheme
        if text_size is not None:
            self._text_size = min(LARGEST, max(SMALLEST, text_size))
        self._apply()

    def _on_system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._apply()

    def _tokens(self) -> Tokens:
        if self._scheme is Scheme.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._scheme is Scheme.DARK else LIGHT

    def _apply(self) -> None:
        chosen = self._tokens()
        shown.show(chosen, self._text_size)
        self._app.setFont(font(Style.BODY))
        self._app.setPalette(palette(chosen))
        self._app.setStyleSheet(sheet(chosen))
        self.changed.emit()


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a scheme, for whatever the style sheet does not reach."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.ToolTipBase: tokens.ink,
        role.ToolTipText: tokens.surface,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.line,
        role.Mid: tokens.line2,
        role.Dark: tokens.line2,
    }
    made = QPalette()
    for name, value in colours.items():
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return made
