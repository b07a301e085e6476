"""The tokens can be read by tired eyes, and the theme reaches everything that is on screen."""

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.views import theme
from desktop_app.views.theme import DARK, LIGHT, Ink, Scheme, Style, Theme, Tokens, Tone, shown
from desktop_app.views.widgets.buttons import primary
from desktop_app.views.widgets.label import Label

SCHEMES = {"light": LIGHT, "dark": DARK}
WORDS = [
    *product(("ink", "ink2", "muted", "accent"), ("canvas", "surface", "sunken", "accent_soft")),
    *product(("ink", "ink2", "muted"), ("hover",)),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *((tone.value, ground) for tone in Tone for ground in ("surface", "canvas", f"{tone.value}_soft")),
    *((ink, f"{tone}_soft") for ink in ("ink", "ink2") for tone in ("amber", "red", "green", "neutral")),
    ("surface", "ink"),
]
EDGES = [
    *product(("line2",), ("canvas", "surface")),
    *product(("accent", "red"), ("canvas", "surface", "sunken", "accent_soft")),
    ("amber", "amber_soft"),
    ("scroll", "canvas"),
    ("scroll_hover", "canvas"),
]


def brightness(colour: str) -> float:
    """Return the relative luminance of WCAG."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens: Tokens, one: str, other: str) -> float:
    dark, light = sorted((brightness(getattr(tokens, one)), brightness(getattr(tokens, other))))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_can_be_read_on_every_ground(scheme: str, ink: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme], ink, ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_controls_can_be_seen(scheme: str, edge: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme], edge, ground) >= 3


def test_inter_comes_with_the_program_in_every_weight() -> None:
    assert "Inter" in theme.families()
    for style in Style:
        found = QFontInfo(theme.font(style))
        assert (found.family(), found.weight()) == ("Inter", style.weight)


def test_nothing_that_is_read_is_smaller_than_eleven() -> None:
    assert all(style.pixels >= 11 for style in Style if style is not Style.BADGE)


def test_every_icon_that_is_named_is_there_and_every_one_there_is_licensed() -> None:
    folder = paths.resources() / "icons"
    held = {file.stem for file in folder.glob("*.svg")}
    assert "ISC License" in (folder / "Lucide-ISC.txt").read_text("utf-8")
    sources = [source.read_text("utf-8") for source in Path(theme.__file__).parents[2].rglob("*.py")]
    named = {
        name
        for source in sources
        for name in re.findall(r"""icon(?:=|\(|_name=)\s*"([a-z][a-z0-9-]+)\"""", source)
    }  # fmt: skip
    assert named
    assert named - held == set()
    assert {name for name in held if not any(f'"{name}"' in source for source in sources)} == set()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_icons_are_sharp_at_every_scale_and_tinted(ratio: float) -> None:
    picture = theme.pixmap("lock", "red", 16, ratio)
    assert (picture.width(), picture.devicePixelRatio()) == (round(16 * ratio), ratio)
    image = picture.toImage()
    strongest = max(
        (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())),
        key=lambda colour: colour.alpha(),
    )
    wanted = QColor(LIGHT.red)
    assert strongest.alpha() > 180
    assert abs(strongest.red() - wanted.red()) + abs(strongest.green() - wanted.green()) < 6


def test_the_theme_follows_the_system_while_it_runs(qapp: QApplication, look: Theme, qtbot: QtBot) -> None:
    look.choose(scheme=Scheme.SYSTEM)
    system = qapp.styleHints().colorScheme()
    shown.show(LIGHT if system is Qt.ColorScheme.Dark else DARK, 1)  # as it was before the system changed
    with qtbot.waitSignal(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(system)
    assert theme.is_dark() is (system is Qt.ColorScheme.Dark)
    assert qapp.palette().window().color() == theme.color("canvas")


def test_a_theme_that_was_chosen_does_not_follow(qapp: QApplication, look: Theme) -> None:
    look.choose(scheme=Scheme.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.is_dark()


def test_a_change_of_theme_reaches_what_is_on_screen(qtbot: QtBot, look: Theme) -> None:
    label = Label("Words", Style.META, Ink.MUTED)
    qtbot.addWidget(label)
    label.show()
    look.choose(scheme=Scheme.DARK, text_size=1.5)
    assert label.palette().windowText().color().name() == DARK.muted.lower()
    assert label.fontInfo().pixelSize() == 18
    button = primary("Seal it now", icon="lock")
    qtbot.addWidget(button)
    button.show()
    high = button.sizeHint().height()
    look.choose(text_size=1)
    assert button.sizeHint().height() < high


@pytest.mark.parametrize(("asked", "given"), [(0.1, 0.8), (1.25, 1.25), (9, 2)])
def test_text_sizes_stay_within_reason(look: Theme, asked: float, given: float) -> None:
    look.choose(text_size=asked)
    assert look.text_size == given
