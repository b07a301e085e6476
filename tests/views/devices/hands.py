"""A person's hands: fills a form by clicks and keys alone, finding each field by the name a screen reader says."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import clock
from desktop_app.views.widgets.boxes import Tick
from desktop_app.views.widgets.field import Field
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.segments import Segment, Segments
from tests.views.finding import said

NO_KEYS = Qt.KeyboardModifier.NoModifier


class Hands:
    """Acts on one page."""

    def __init__(self, qtbot: QtBot, page: QWidget) -> None:
        self.qtbot, self.page = qtbot, page

    def press(self, name: str) -> None:
        """Click the button of this name that can be seen."""
        found = [
            button for button in self.page.findChildren(QPushButton) if said(button) == name and button.isVisible()
        ]
        assert len(found) == 1, f"{len(found)} buttons bear the name {name!r}"
        self.click(found[0])

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        assert widget.isEnabled(), f"{said(widget)!r} is off"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEYS, widget.rect().center())

    def fill(self, form: Form, answers: Mapping[str, object]) -> None:
        """Answer fields by the words on them; the fields appear in the order in which they are asked for."""
        for label, answer in answers.items():
            self.answer(self.field(form, label), answer)

    def field(self, form: Form, label: str) -> Field:
        """Return the one field with this label that is asked now."""
        found = [field for field in form.fields() if field.label == label and field.wanted]
        assert len(found) == 1, f"{len(found)} fields are called {label!r}: {[f.label for f in form.fields()]}"
        return found[0]

    def answer(self, field: Field, answer: object) -> None:
        """Give one answer by the means that its control offers."""
        target = field.control.target()
        if isinstance(answer, datetime):
            self._moment(field, answer)
        elif isinstance(answer, list):
            self._several(field, answer)
        elif isinstance(target, Segment):
            self._segment(field, str(answer))
        elif isinstance(target, QComboBox):
            self._drop(target, str(answer))
        elif isinstance(target, QLineEdit | QPlainTextEdit):
            self.type(target, str(answer))
        else:
            raise AssertionError(f"no hand for {type(target).__name__}")

    def type(self, line: QLineEdit | QPlainTextEdit, words: str) -> None:
        """Click into a line and type, in place of what stands there."""
        self.click(line.viewport() if isinstance(line, QPlainTextEdit) else line)
        line.selectAll()
        QTest.keyClicks(line, words)
        completer = line.completer() if isinstance(line, QLineEdit) else None
        popup = completer.popup() if completer is not None else None
        if popup is not None and popup.isVisible():
            popup.hide()

    def _segment(self, field: Field, words: str) -> None:
        found = [segment for segment in field.control.findChildren(Segment) if segment.words == words]
        assert len(found) == 1, f"{words!r} is none of {[s.words for s in field.control.findChildren(Segment)]}"
        self.click(found[0])

    def _drop(self, combo: QComboBox, words: str) -> None:
        number = combo.findText(words)
        assert number >= 0, f"{words!r} is none of {[combo.itemText(n) for n in range(combo.count())]}"
        combo.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(combo, Qt.Key.Key_Home)
        while combo.currentIndex() < number:
            QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentText() == words

    def _moment(self, field: Field, moment: datetime) -> None:
        how = field.control.findChildren(Segments)
        if how:
            pick = next(segment for segment in how[0].segments if segment.words.startswith("Pick"))
            self.click(pick)
        here = clock.local(moment)
        day, at = field.control.findChildren(QLineEdit)[:2]
        self.type(day, f"{here.day}/{here.month}/{here.year}")
        self.type(at, f"{here:%H:%M}")

    def _several(self, field: Field, answers: list[Mapping[str, object]]) -> None:
        """Fill a list of the same fields, adding as many as are wanted."""
        forms = field.control.forms  # type: ignore[attr-defined]
        while len(forms) < len(answers):
            self.press("Another thing")
            forms = field.control.forms  # type: ignore[attr-defined]
        for form, answer in zip(forms, answers, strict=True):
            self.fill(form, answer)

    def tick(self, name: str) -> None:
        """Click the box of this name."""
        found = [box for box in self.page.findChildren(Tick) if said(box) == name]
        assert len(found) == 1, f"{len(found)} boxes bear the name {name!r}"
        self.click(found[0])
