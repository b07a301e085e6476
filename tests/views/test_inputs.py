"""Every field of the whole window takes words and nothing else, says so in a sentence, and cuts nothing."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.views.main_window import MainWindow
from desktop_app.views.page import Going, Place
from desktop_app.views.widgets.announce import overheard
from desktop_app.views.widgets.ask import Asked
from desktop_app.views.widgets.ask_why import WhyBox
from desktop_app.views.widgets.field import Field
from desktop_app.views.widgets.text import PassphraseLine, TextLine, TextNote
from tests.services.scene import CASE
from tests.views.hostile import hostile, hostile_on_disk, ways
from tests.views.window import settle, this_computer, window

__all__ = ["hostile", "hostile_on_disk", "this_computer", "window"]

Words = TextLine | TextNote
WORDS = (TextLine, TextNote)


def a_file() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/nowhere/picture.png")])
    mime.setText("file:///nowhere/picture.png")
    return mime


def a_picture() -> QMimeData:
    mime = QMimeData()
    mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    return mime


def rich() -> QMimeData:
    mime = QMimeData()
    mime.setData("text/rtf", b"{\\rtf1 words}")
    return mime


def plain(text: str) -> Callable[[], QMimeData]:
    def made() -> QMimeData:
        mime = QMimeData()
        mime.setText(text)
        return mime

    return made


REFUSED = {
    "a file": (a_file, "never a file"), "a picture": (a_picture, "never a picture"), "rich text": (rich, "plain words"),
    "NUL": (plain("a\0b"), "NUL"), "half a character": (plain("a\ud83db"), "half a character"),
    "far too long": (plain("y" * 100_000), "100,000 characters"),
}  # fmt: skip


def fields(root: QWidget) -> list[QWidget]:
    """Return every field of words under a widget, whatever its class."""
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
    return [one for one in root.findChildren(QWidget) if isinstance(one, kinds)]


def kinds_of(root: QWidget) -> Iterator[tuple[str, Words]]:
    """Yield the fields that can be filled in now, each with what it is: its class, and the form control around it."""
    for one in fields(root):
        if isinstance(one, WORDS) and one.isVisible() and one.isEnabled() and not one.isReadOnly():
            yield f"{type(one).__name__} in {type(one.parentWidget()).__name__}", one


def field_of(widget: QWidget) -> Field | None:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Field):
        above = above.parentWidget()
    return above


def refused_with(one: Words, mime: QMimeData) -> str:
    """Paste something that is no plain words; return what was said, having seen that nothing else changed."""
    before = one.text()
    QGuiApplication.clipboard().setMimeData(mime)
    with overheard() as heard:
        QTest.keyClick(one, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert one.text() == before
    return " ".join(said.words for said in heard)


def dropped(one: Words) -> str:
    """Drop a file onto a field; return what was said."""
    mime, before = a_file(), one.text()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target = one.viewport() if isinstance(one, TextNote) else one
    with overheard() as heard:
        enter = QDragEnterEvent(QPointF(4, 4), Qt.DropAction.CopyAction, mime, left, none)
        QApplication.sendEvent(target, enter)
        drop = QDropEvent(QPointF(4, 4), Qt.DropAction.CopyAction, mime, left, none)
        QApplication.sendEvent(target, drop)
    assert not enter.isAccepted()
    assert not drop.isAccepted()
    assert one.text() == before
    return " ".join(said.words for said in heard)


def test_every_field_of_the_window_is_one_of_ours(hostile: MainWindow) -> None:
    strange: list[str] = []
    for going in ways():
        hostile.frame.go(going)
        settle()
        strange += [f"{going.part}: {type(one).__name__}" for one in fields(hostile) if not isinstance(one, WORDS)]
        for box in hostile.findChildren(QWidget):
            if isinstance(box, QAbstractSpinBox) or (isinstance(box, QComboBox) and box.isEditable()):
                strange.append(f"{going.part}: {type(box).__name__}")
    assert strange == []


def test_every_kind_of_field_refuses_what_is_no_words_with_a_sentence(hostile: MainWindow) -> None:
    tried: set[str] = set()
    wrong: list[str] = []
    for going in ways():
        hostile.frame.go(going)
        settle()
        for kind, one in list(kinds_of(hostile)):
            if kind in tried:
                continue
            tried.add(kind)
            wrong += [f"{going.part} {kind}: {fault}" for fault in faults_of(one)]
    assert wrong == []
    wanted = {
        "SearchLine in TopBar", "TextLine in QWidget", "TextLine in DayControl", "TextNote in WordsControl",
        "TextLine in WordsControl", "PassphraseLine in PassphraseField", "_Line in Finder",
    }  # fmt: skip
    assert wanted <= tried, sorted(tried)


def faults_of(one: Words) -> Iterator[str]:
    """Yield what a field does not refuse, or does not say."""
    for what, (make, because) in REFUSED.items():
        said = refused_with(one, make())
        if because not in said:
            yield f"{what}: {said!r}"
        field = field_of(one)
        if field is not None and because not in field.problem and "marked below" not in field.problem:
            yield f"{what} is not shown at the field: {field.problem!r}"
    if "Nothing can be dropped" not in dropped(one):
        yield "a drop"


def test_rich_text_comes_in_as_its_plain_words(hostile: MainWindow) -> None:
    hostile.frame.go(Going(place=Place.DEED, part="person.add", reference=CASE, filled=(("case", CASE),)))
    settle()
    assert hostile.frame.page is not None
    for kind, one in list(kinds_of(hostile.frame.page))[:4]:
        mime = QMimeData()
        mime.setText("bold words")
        mime.setHtml("<b>bold</b> <img src='x'> words")
        QGuiApplication.clipboard().setMimeData(mime)
        one.clear()
        QTest.keyClick(one, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert one.text() in ("bold words", ""), kind


@pytest.mark.parametrize("size", [201, 2_000, 30_000])
def test_an_over_long_paste_stays_whole_and_is_warned_of(hostile: MainWindow, size: int) -> None:
    hostile.frame.go(Going(place=Place.NEW_CASE))
    settle()
    page = hostile.frame.page
    assert page is not None
    one = next(one for kind, one in kinds_of(page) if kind == "TextLine in WordsControl")
    QGuiApplication.clipboard().setMimeData(plain("y" * size)())
    QTest.keyClick(one, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(one.text()) == size, "nothing is cut"
    field = field_of(one)
    assert field is not None
    assert field._room.text() == f"{size - one.longest} characters too many"


def test_typed_signs_that_nothing_can_keep_do_not_come_in(qtbot: QtBot) -> None:
    for one in (TextLine(), TextNote(), PassphraseLine()):
        qtbot.addWidget(one)
        one.show()
        event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "a\0b")
        with overheard() as heard:
            QApplication.sendEvent(one, event)
        assert one.text() == ""
        assert any("NUL" in said.words for said in heard), "a field that stands in no form says it itself"


def test_the_box_for_a_reason_refuses_too(qtbot: QtBot) -> None:
    asked = Asked(question="Show it?", more="", verbs=("No", "Yes"))
    box = WhyBox(None, asked, begun="", check=None, longest=500)
    qtbot.addWidget(box)
    box.show()
    ((_kind, one),) = kinds_of(box)
    assert list(faults_of(one)) == []


def test_the_doorway_refuses_too(window: MainWindow) -> None:
    tried: set[str] = set()
    wrong: list[str] = []
    door = window.doorway
    for number in range(door.count()):
        door.setCurrentIndex(number)
        settle()
        for kind, one in list(kinds_of(door)):
            if kind not in tried:
                tried.add(kind)
                wrong += [f"{kind}: {fault}" for fault in faults_of(one)]
    assert wrong == []
    assert "PassphraseLine in PassphraseField" in tried, sorted(tried)
