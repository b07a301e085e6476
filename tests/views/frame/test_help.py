"""Help is plain text, there for every screen, and says nothing of ours."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.views.frame.help_panel import HelpPanel, pieces, text_of
from desktop_app.views.frame.shortcuts import OTHER_KEYS, WINDOW_KEYS, KeysSheet
from desktop_app.views.main_window import PAGES, MainWindow
from desktop_app.views.page import Page
from desktop_app.views.theme import Style
from tests.views.finding import opened

TOPICS = sorted({line.make.help_topic for line in PAGES if isinstance(line.make, type) and issubclass(line.make, Page)})


@pytest.mark.parametrize("topic", TOPICS)
def test_every_screen_is_explained(topic: str) -> None:
    assert (paths.resources() / "help" / f"{topic}.md").is_file()
    text = text_of(topic)
    assert text.startswith("# ")
    assert not re.search(r"victim|perpetrator|proof|entity|payload|leaf|ledger", text, re.IGNORECASE)
    assert not re.search(r"[<>*_`\[\]]", text), "plain words, for nothing is read as markup"


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
    pressed = {key.key().toString() for key in inside._keys}
    assert {key.removesuffix(" …") for key, _does in WINDOW_KEYS} <= pressed
    sheet.accept()
