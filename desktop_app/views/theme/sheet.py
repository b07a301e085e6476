"""The style sheet, made from the tokens and the person's text size; what Qt cannot style is painted by its widget."""

from string import Template

from desktop_app.views.theme.fonts import Style
from desktop_app.views.theme.shown import scaled
from desktop_app.views.theme.tokens import Ink, Tokens

# Dynamic properties are look, ink, kind, dens, bad, ground: none of these is a property of Qt's own.
_SHEET = Template("""
QWidget#page, QWidget[ground="canvas"] { background: $canvas; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="sunken"] { background: $sunken; }
QToolTip { background: $ink; color: $surface; border: 0; padding: 4px 8px; }

QLineEdit, QPlainTextEdit, QComboBox {
  background: $surface; color: $ink; border: 1px solid $line2; border-radius: 6px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { padding: 0 8px; min-height: ${h30}px; max-height: ${h30}px; }
QLineEdit[lead="true"] { padding-left: 2px; }
QPlainTextEdit { padding: 2px 6px; }
QComboBox { padding: 0 28px 0 10px; min-height: ${h30}px; max-height: ${h30}px; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: none; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $sunken; color: $muted; }
QLineEdit:read-only { background: $sunken; }
QLineEdit[bad="true"], QPlainTextEdit[bad="true"], QComboBox[bad="true"] { border: 2px solid $red; }
QLineEdit[bad="true"] { padding: 0 7px; min-height: ${h28}px; max-height: ${h28}px; }
QLineEdit[lead="true"][bad="true"] { padding-left: 1px; }
QComboBox[bad="true"] { padding: 0 27px 0 9px; min-height: ${h28}px; max-height: ${h28}px; }
QPlainTextEdit[bad="true"] { padding: 1px 5px; }

QComboBox QAbstractItemView, QListView#completions {
  background: $surface; color: $ink; border: 1px solid $line2; outline: 0; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $ink;
}
QComboBox QAbstractItemView::item, QListView#completions::item { min-height: ${h28}px; padding: 0 6px; }
QComboBox QAbstractItemView::item:selected, QListView#completions::item:selected {
  background: $accent_soft; color: $accent;
}
QMenu { background: $surface; color: $ink; border: 1px solid $line2; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $accent; }
QMenu::item:disabled { color: $muted; background: $surface; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }

QPushButton { border-radius: 6px; padding: 0 15px; min-height: ${h30}px; max-height: ${h30}px;
  background: $surface; color: $ink; border: 1px solid $line2; font-weight: 500; outline: 0; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; }
QPushButton:disabled { color: $muted; background: $sunken; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
  background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:disabled { background: $neutral_soft; color: $muted; border-color: $neutral_line; }
QPushButton[kind="link"], QPushButton[kind="quiet"] { background: transparent; border: 0; padding: 0; }
QPushButton[kind="link"] { color: $accent; min-height: ${h24}px; max-height: ${h24}px; font-size: ${s12}px; }
QPushButton[kind="link"][dens="crumb"] { color: $ink2; font-size: ${s13}px; font-weight: 400; }
QPushButton[kind="link"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: $muted; }
QPushButton[kind="quiet"] { padding: 0; min-width: ${h32}px; max-width: ${h32}px; min-height: ${h32}px;
  max-height: ${h32}px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[dens="row"] { min-height: ${h26}px; max-height: ${h26}px; padding: 0 11px; font-size: ${s12}px; }
QPushButton::menu-indicator { image: none; width: 0; height: 0; }
QPushButton[turn="after"] { padding: 0 11px 0 15px; }

QTableView { background: $surface; border: 0; color: $ink; outline: 0;
  selection-background-color: $accent_soft; selection-color: $ink; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $ink2; border: 0; border-bottom: 1px solid $line;
  padding: 0 16px; font-size: ${s12}px; font-weight: 500; }
QHeaderView::section:hover { background: $hover; }
QListView { background: transparent; border: 0; outline: 0; color: $ink; }
QScrollArea, QScrollArea > QWidget > QWidget#page { border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $scroll_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QProgressBar { background: $sunken; border: 1px solid $line2; border-radius: 4px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QDialog, QMessageBox { background: $surface; }
QSplitter::handle { background: $line; }
""")


def sheet(tokens: Tokens) -> str:
    """Return the whole style sheet for a scheme at the text size that is shown."""
    sizes = {f"h{height}": str(scaled(height)) for height in (24, 26, 28, 30, 32)}
    sizes |= {f"s{pixels}": str(scaled(pixels)) for pixels in (11, 12, 13)}
    colours = {name: getattr(tokens, name) for name in tokens.__dataclass_fields__}
    return _SHEET.substitute(colours, **sizes) + _words(tokens)


def _words(tokens: Tokens) -> str:
    """Return the rules by which labels name their style and ink, so that a change of theme reaches them all."""
    styles = [
        f'QLabel[look="{style.word}"] {{ font-size: {scaled(style.pixels)}px; font-weight: {style.weight}; }}'
        for style in Style
    ]
    inks = [f'QLabel[ink="toast"] {{ color: {tokens.surface}; }}']
    inks += [f'QLabel[ink="{ink.value}"] {{ color: {getattr(tokens, ink.value)}; }}' for ink in Ink]
    return "\n".join(styles + inks)
