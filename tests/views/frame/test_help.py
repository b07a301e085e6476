"""Help is plain text, there for every screen, and says nothing of ours."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.views.every_page import PAGES
from desktop_app.views.frame.help_panel import HelpPanel, pieces, text_of
from desktop_app.views.frame.shortcuts import OTHER_KEYS, WINDOW_KEYS, KeysSheet
from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Page
from desktop_app.views.theme import Style
from desktop_app.views.widgets.pick import PickOne
from tests.views.finding import opened
from tests.views.hostile import hostile, hostile_on_disk, ways
from tests.views.window import settle

__all__ = ["hostile", "hostile_on_disk"]

TOPICS = sorted({line.make.help_topic for line in PAGES if isinstance(line.make, type) and issubclass(line.make, Page)})


@pytest.mark.parametrize("topic", TOPICS)
def test_every_screen_is_explained(topic: str) -> None:
    assert (paths.resources() / "help" / f"{topic}.md").is_file()
    text = text_of(topic)
    assert text.startswith("# ")
    assert not re.search(r"victim|perpetrator|proof|entity|payload|leaf|ledger", text, re.IGNORECASE)
    assert not re.search(r"[<>*_`\[\]]", text), "plain words, for nothing is read as markup"
    assert 100 <= len(text.split()) <= 250, "short enough to be read between two lessons"
    assert not re.search(r"\b(illegal|unlawful|offence under|section \d|Act \d{4})\b", text), "no advice on the law"


def test_every_page_has_its_help_and_every_help_its_page() -> None:
    assert all(isinstance(line.make, type) and issubclass(line.make, Page) for line in PAGES)
    files = {file.stem for file in (paths.resources() / "help").glob("*.md")}
    assert set(TOPICS) | {"cordon"} == files
    of_the_program = [line for line in PAGES if getattr(line.make, "help_topic", "") == "cordon"]
    assert of_the_program == [], "each screen is explained by itself"


#: What the help says stands on a screen, by the screen on which a test looks for it.
QUOTED = re.compile("“([^”]{3,40})”")


def test_what_help_names_is_there_on_the_screens(hostile: MainWindow) -> None:
    """Every button and choice that a help text names in quotes is found on some screen."""
    seen: set[str] = set()
    for going in ways():
        hostile.frame.go(going)
        settle()
        for widget in hostile.findChildren(QWidget):
            seen |= {said.replace("&&", "&") for said in words_of(widget)}
    for offer in WORDS_ELSEWHERE:
        seen.add(offer)
    everything = "\n".join(seen)
    missing = [
        f"{topic}: {name}" for topic in TOPICS for name in QUOTED.findall(text_of(topic)) if name not in everything
    ]
    assert missing == []


#: Seen only after something was done, and looked at by tests of their own.
WORDS_ELSEWHERE = (
    "Seal it now", "Consistent with itself", "Nothing wrong was found", "Compare with a printed sheet…", "As shipped",
    "I checked it today", "School’s note",
)  # fmt: skip


def words_of(widget: QWidget) -> list[str]:
    """Return the words on a widget: a label, a button, a choice, a placeholder."""
    found = [widget.accessibleName(), widget.toolTip()]
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        found.append(widget.text())
    if isinstance(widget, QLineEdit):
        found.append(widget.placeholderText())
    if isinstance(widget, PickOne):
        found += [option.words for option in widget._search("")]
    if isinstance(widget, QComboBox):
        found += [widget.itemText(number) for number in range(widget.count())]
    return found


def test_an_unknown_topic_gets_the_help_on_the_program() -> None:
    assert text_of("nothing") == text_of("cordon")
    assert text_of("../practice/1_school") == text_of("cordon")


def test_titles_points_and_paragraphs_are_told_apart() -> None:
    text = "# Title\n\nOne line\nand its rest.\n\n- a point\n  that goes on\n- another\n\n## Part\nWords."
    assert pieces(text) == [
        (Style.SECTION, "Title"),
        (Style.BODY, "One line and its rest."),
        (Style.BODY, "• a point that goes on"),
        (Style.BODY, "• another"),
        (Style.STRONG, "Part"),
        (Style.BODY, "Words."),
    ]


def test_the_panel_shows_plain_text(qtbot: QtBot) -> None:
    panel = opened(qtbot, HelpPanel(), 340, 600)
    panel.explain("record")
    labels = panel.findChildren(QLabel)
    assert any("Nothing here can be changed" in label.text() for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    qtbot.keyClick(panel.area, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_the_sheet_lists_every_key_of_the_window(inside: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(inside, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    sheet = inside.findChild(KeysSheet)
    assert isinstance(sheet, KeysSheet)
    told = {label.text() for label in sheet.findChildren(QLabel)}
    assert {key for key, _does in (*WINDOW_KEYS, *OTHER_KEYS)} <= told
    pressed = {key.key().toString() for key in inside.findChildren(QShortcut)}
    places = sum(bool(line.words) for line in PAGES)
    listed = {key for key, _does in WINDOW_KEYS if not key.endswith("…")}
    assert pressed == listed | {f"Alt+{number}" for number in range(1, places + 1)}
    sheet.accept()
