"""Fields take words and nothing else, and say so; nothing is cut behind a person's back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.views.widgets.plain import MOST_CHARACTERS
from desktop_app.views.widgets.text import PassphraseLine, TextLine, TextNote
from tests.views.finding import opened

Kind = type[TextLine] | type[TextNote]
BOTH = pytest.mark.parametrize("kind", [TextLine, TextNote])


def a_file() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/nowhere/picture.png")])
    mime.setText("file:///nowhere/picture.png")
    return mime


def a_picture() -> QMimeData:
    mime = QMimeData()
    mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    return mime


def only_markup() -> QMimeData:
    mime = QMimeData()
    mime.setData("text/rtf", b"{\\rtf1 words}")
    return mime


def words(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


def paste(field: TextLine | TextNote, mime: QMimeData) -> list[str]:
    """Paste with the keyboard and return what the field said against it."""
    refused: list[str] = []
    field.refused.connect(refused.append)
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    return refused


def shown(qtbot: QtBot, kind: Kind, longest: int = 200) -> TextLine | TextNote:
    field = opened(qtbot, kind(longest=longest))
    field.setFocus()
    return field


@BOTH
@pytest.mark.parametrize(
    ("mime", "because"),
    [
        (a_file, "file"),
        (a_picture, "picture"),
        (only_markup, "plain words"),
        (lambda: words("a\0b"), "NUL"),
        (lambda: words("lone \ud83d half"), "half a character"),
    ],
)
def test_what_is_no_plain_words_is_refused_with_a_sentence(
    qtbot: QtBot, kind: Kind, mime: Callable[[], QMimeData], because: str
) -> None:
    field = shown(qtbot, kind)
    QTest.keyClicks(field, "before")
    (sentence,) = paste(field, mime())
    assert because in sentence
    assert field.text() == "before"


@BOTH
def test_formatted_words_arrive_as_plain_words(qtbot: QtBot, kind: Kind) -> None:
    field = shown(qtbot, kind)
    mime = words("bold words")
    mime.setHtml("<b>bold</b> <img src='x'> words")
    assert paste(field, mime) == []
    assert field.text() == "bold words"


@BOTH
def test_a_paste_that_qt_would_cut_is_refused_whole(qtbot: QtBot, kind: Kind) -> None:
    field = shown(qtbot, kind)
    (sentence,) = paste(field, words("x" * (MOST_CHARACTERS + 1)))
    assert "32,768" in sentence
    assert field.text() == ""


@BOTH
def test_a_paste_that_is_too_long_for_the_record_stays_and_is_counted(qtbot: QtBot, kind: Kind) -> None:
    field = shown(qtbot, kind, longest=20)
    said: list[str] = []
    field.room.connect(said.append)
    assert paste(field, words("y" * 26)) == []
    assert field.text() == "y" * 26
    assert said[-1] == "6 characters too many"


@BOTH
def test_the_room_that_is_left_is_said_only_near_the_end(qtbot: QtBot, kind: Kind) -> None:
    field = shown(qtbot, kind, longest=10)
    said: list[str] = []
    field.room.connect(said.append)
    QTest.keyClicks(field, "123456789")
    assert said[-3:] == ["", "2 characters left", "1 characters left"]


@BOTH
def test_nothing_can_be_dropped(qtbot: QtBot, kind: Kind) -> None:
    field = shown(qtbot, kind)
    refused: list[str] = []
    field.refused.connect(refused.append)
    mime = words("dragged")
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(4, 4), Qt.DropAction.CopyAction, mime, buttons, keys)
    field.dragEnterEvent(enter)
    drop = QDropEvent(QPointF(4, 4), Qt.DropAction.CopyAction, mime, buttons, keys)
    field.dropEvent(drop)
    assert not enter.isAccepted()
    assert not drop.isAccepted()
    assert field.text() == ""
    assert "dropped" in refused[0]


@BOTH
def test_an_input_method_brings_in_no_half_character(qtbot: QtBot, kind: Kind) -> None:
    field = shown(qtbot, kind)
    refused: list[str] = []
    field.refused.connect(refused.append)
    event = QInputMethodEvent("", [])
    event.setCommitString("\udc00")
    QApplication.sendEvent(field, event)
    assert (field.text(), len(refused)) == ("", 1)


@BOTH
def test_the_guard_is_asked_at_every_change(qtbot: QtBot, kind: Kind) -> None:
    field = shown(qtbot, kind)
    said: list[list[str]] = []
    field.checked.connect(said.append)
    field.set_check(lambda text: ["No web address here."] if "http" in text else [])
    QTest.keyClicks(field, "http")
    assert said[-2:] == [[], ["No web address here."]]
    field.setText("")
    assert said[-1] == []


def test_paste_from_the_menu_goes_the_same_way(qtbot: QtBot) -> None:
    field = shown(qtbot, TextLine)
    QGuiApplication.clipboard().setMimeData(words("two\nlines"))
    QApplication.sendEvent(
        field, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), field.mapToGlobal(QPoint(3, 3)))
    )
    menu = field.findChildren(QMenu)[-1]
    action = next(action for action in menu.actions() if action.objectName() == "edit-paste")
    action.trigger()
    menu.close()
    assert field.text() == "two lines"


def test_tab_leaves_a_note(qtbot: QtBot) -> None:
    both = QWidget()
    column = QVBoxLayout(both)
    note, after = TextNote(), TextLine()
    column.addWidget(note)
    column.addWidget(after)
    opened(qtbot, both)
    note.setFocus()
    QTest.keyClicks(note, "one")
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert (note.text(), QApplication.focusWidget()) == ("one", after)


def test_a_note_grows_with_its_lines(qtbot: QtBot) -> None:
    note = shown(qtbot, TextNote)
    before = note.sizeHint().height()
    QTest.keyClicks(note, "\r\r\r\r")
    assert note.sizeHint().height() > before


def test_caps_lock_is_noticed_while_a_passphrase_is_typed(qtbot: QtBot) -> None:
    line = PassphraseLine()
    qtbot.addWidget(line)
    line.show()
    seen: list[bool] = []
    line.caps_lock.connect(seen.append)
    QTest.keyClicks(line, "A")
    QTest.keyClicks(line, "a")
    QTest.keyClicks(line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert (seen[-1], line.displayText()) == (False, "●●●")
    assert line.text()[0].isalpha()
