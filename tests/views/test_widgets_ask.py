"""Questions are answered by verbs, the safer one is the default, and tests can answer them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.errors import DiskFull
from desktop_app.views.widgets import ask
from desktop_app.views.widgets.ask import AskBox, UnansweredError, answering
from desktop_app.views.widgets.buttons import Button
from tests.views.finding import named, said


def meanwhile(deed: Callable[[AskBox], object]) -> None:
    """Do something with the box that is about to open."""

    def act() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, AskBox):
            deed(box)
        else:
            QTimer.singleShot(10, act)

    QTimer.singleShot(0, act)


def question() -> bool:
    return ask.confirm(None, "Leave without saving?", "It is gone then.", yes="Leave", no="Keep writing")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_take_the_safer_answer(qtbot: QtBot, key: Qt.Key) -> None:
    meanwhile(lambda box: QTest.keyClick(box, key))
    assert question() is False


def test_a_verb_is_pressed(qtbot: QtBot) -> None:
    meanwhile(lambda box: QTest.mouseClick(named(box, "Leave", Button), Qt.MouseButton.LeftButton))
    assert question() is True


def test_tab_and_space_reach_the_other_verb(qtbot: QtBot) -> None:
    def keys(box: AskBox) -> None:
        qtbot.waitUntil(box.buttons[0].hasFocus)
        QTest.keyClick(box.buttons[0], Qt.Key.Key_Tab)
        QTest.keyClick(box.buttons[1], Qt.Key.Key_Space)

    meanwhile(keys)
    assert question() is True


def test_the_box_is_read_aloud_and_shows_words_only(qtbot: QtBot) -> None:
    seen: list[object] = []

    def look(box: AskBox) -> None:
        seen.extend((said(box), box.windowTitle(), [label.textFormat() for label in box.findChildren(QLabel)]))
        box.reject()

    meanwhile(look)
    ask.confirm(None, "<b>Really</b>?", "<img src=x>", yes="Go on")
    assert seen[:2] == ["<b>Really</b>?", "Cordon"]
    assert set(seen[2]) == {Qt.TextFormat.PlainText}  # type: ignore[call-overload]


def test_an_error_is_told_in_its_three_parts(qtbot: QtBot) -> None:
    words: list[str] = []

    def look(box: AskBox) -> None:
        words.extend(label.text() for label in box.findChildren(QLabel) if label.text())
        box.reject()

    meanwhile(look)
    ask.tell(None, DiskFull("The disk is full.", safe="Nothing was lost.", next_step="Make room."))
    assert words == ["The disk is full.", "Nothing was lost.", "Make room."]


def test_a_test_can_answer_everything(tmp_path: Path) -> None:
    with answering("Leave", True, "Two", tmp_path / "a.pdf", None) as asked:
        assert question() is True
        assert ask.confirm(None, "Sure?", yes="Go on") is True
        assert ask.choose(None, "Which?", verbs=("One", "Two")) == "Two"
        assert ask.where_to_save(None, "Save the sheet", tmp_path / "sheet.pdf") == tmp_path / "a.pdf"
        assert ask.which_folder(None, "Which folder?", tmp_path) is None
        ask.tell(None, "Done.")
    assert [one.question for one in asked][-2:] == ["Which folder?", "Done."]
    assert asked[0].verbs == ("Keep writing", "Leave")


def test_an_answer_too_few_or_too_many_is_a_fault_of_the_test() -> None:
    with pytest.raises(UnansweredError), answering():
        question()
    with pytest.raises(UnansweredError), answering("Leave"):
        pass
    with pytest.raises(UnansweredError), answering("Perhaps"):
        question()
