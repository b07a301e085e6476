"""Walks over every building block: words only, a name for every control, room enough on the smallest screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.views.theme import Scheme, Theme
from tests.views.finding import opened, said
from tests.views.samples import SAMPLES

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)
EACH = pytest.mark.parametrize("name", SAMPLES)


def sample(name: str, qtbot: QtBot, width: int = 1366, height: int = 768) -> QWidget:
    made = SAMPLES[name]()
    opened(qtbot, made, *((0, 0) if isinstance(made, QDialog) else (width, height)))
    after = getattr(made, "after", None)
    if after is not None:
        after()
    return made


@EACH
def test_no_block_reads_markup(name: str, qtbot: QtBot) -> None:
    made = sample(name, qtbot)
    everything = [made, *made.findChildren(QWidget)]
    for widget in everything:
        assert not isinstance(widget, QTextEdit | QMessageBox)
        if isinstance(widget, QLabel):
            assert widget.textFormat() is Qt.TextFormat.PlainText, widget.text()
        tip = widget.toolTip()
        assert not GuiQt.mightBeRichText(tip) or tip.count("<") == 2, tip


@EACH
def test_every_control_has_a_name(name: str, qtbot: QtBot) -> None:
    made = sample(name, qtbot)
    nameless = [
        type(widget).__name__
        for widget in made.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not said(widget)
    ]
    assert nameless == []


@EACH
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_block_paints_in_both_schemes_and_at_every_size_of_text(
    name: str, scheme: Scheme, qtbot: QtBot, look: Theme
) -> None:
    made = sample(name, qtbot, 683, 384)
    look.choose(scheme=scheme, text_size=1.4)
    assert not made.grab().isNull()


@EACH
def test_targets_are_large_enough(name: str, qtbot: QtBot) -> None:
    made = sample(name, qtbot)
    small = [
        f"{type(widget).__name__} {said(widget)}"
        for widget in made.findChildren(QAbstractButton)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and min(widget.width(), widget.height()) < 22
    ]
    assert small == []


@pytest.mark.parametrize("name", ["form", "form-end", "rows", "pieces", "continuity"])
def test_pages_fit_the_smallest_screen(name: str, qtbot: QtBot) -> None:
    made = sample(name, qtbot, 608, 300)
    assert made.minimumSizeHint().width() <= 608
    assert made.width() == 608
