"""Nothing that a box says is cut, in every kind of box, in light and dark, and at every size of text."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.views.frame.shortcuts import KeysSheet
from desktop_app.views.theme import Ink, Scheme, Theme
from desktop_app.views.widgets.ask import AskBox, Asked
from desktop_app.views.widgets.ask_why import WhyBox
from desktop_app.views.widgets.waiting import Waiting
from tests.views.window import settle

LONG = "This place is beside the vault, so whoever takes the one away takes the other with it at the same time."
MORE = f"{LONG} {LONG} {LONG}\n{LONG}"
ASKED = Asked(question=LONG, more=MORE, verbs=("Keep writing", "Leave without writing"))
ONE = Asked(question=LONG, more=MORE, verbs=("Close",))

KINDS: dict[str, Callable[[QWidget], QDialog]] = {
    "asks": lambda parent: AskBox(parent, ASKED, safe=0, icon="circle-question-mark", ink=Ink.ACCENT),
    "tells": lambda parent: AskBox(parent, ONE, safe=0, icon="triangle-alert", ink=Ink.AMBER),
    "asks why": lambda parent: WhyBox(parent, ASKED, begun="", check=None, longest=500),
    "waits": lambda parent: Waiting(parent, f"{LONG} {LONG}", can_cancel=True),
    "keys": KeysSheet,
}


def cut(box: QDialog) -> list[str]:
    """Return what is shown with less room than its words need."""
    return [
        f"{label.text()[:40]}: {label.height()} of {label.heightForWidth(label.width())}"
        for label in box.findChildren(QLabel)
        if label.isVisibleTo(box) and label.text() and label.wordWrap()
        and label.height() < label.heightForWidth(label.width())
    ]  # fmt: skip


@pytest.mark.parametrize("size", [0.8, 1, 1.3, 2])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("kind", list(KINDS))
def test_nothing_in_a_box_is_cut(qtbot: QtBot, look: Theme, kind: str, scheme: Scheme, size: float) -> None:
    look.choose(scheme=scheme, text_size=size)
    window = QWidget()
    qtbot.addWidget(window)
    box = KINDS[kind](window)
    box.open()
    qtbot.waitUntil(box.isVisible)
    settle()
    assert cut(box) == []
    box.resize(box.minimumWidth(), 10)
    settle()
    assert cut(box) == []
    box.done(0)


def test_a_box_grows_when_something_in_it_is_refused(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = WhyBox(window, ASKED, begun="", check=None, longest=500)
    box.open()
    before = box.height()
    box.buttons[1].click()
    settle()
    assert box.form.field("reason").problem
    assert box.height() > before
    assert cut(box) == []
    box.done(0)
