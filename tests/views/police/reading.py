"""One case turned to its police part: what is seen there, its questions, and a person's hands on them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from desktop_app.models.decision_words import Question
from desktop_app.services.register import ReferralDetail
from desktop_app.views.every_page import WholeCasePage
from desktop_app.views.page import Going
from desktop_app.views.police.part import PolicePart
from desktop_app.views.police.question import Asked
from desktop_app.views.police.urgent import UrgentBox
from desktop_app.views.widgets.segments import Segment
from tests.views.finding import said


class Case:
    """The page of a case with its police part before it."""

    def __init__(self, page: WholeCasePage) -> None:
        self.page = page
        part = page.findChild(PolicePart)
        assert part is not None
        self.part = part
        self.ways: list[Going] = []
        page.go.connect(self.ways.append)

    @property
    def found(self) -> ReferralDetail:
        """What is on record now."""
        assert self.part.found is not None
        return self.part.found

    def asked(self, question: Question) -> Asked:
        """Return the widget of a question."""
        return next(one for one in self.part.screening.asked if one.question is question)

    def segment(self, question: Question, words: str) -> Segment:
        """Return one answer of a question, as it stands there."""
        return next(one for one in self.asked(question).segments.segments if one.words == words)

    def choose(self, question: Question, words: str) -> None:
        """Click an answer."""
        segment = self.segment(question, words)
        self.part.area.ensureWidgetVisible(segment)
        assert segment.isEnabled(), f"{words!r} is off"
        QTest.mouseClick(segment, Qt.MouseButton.LeftButton, pos=segment.rect().center())

    def type(self, question: Question, words: str) -> None:
        """Type into the basis of a question, in place of what stands there."""
        line = self.asked(question).line
        assert line.isVisible(), "the basis is not asked for"
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
        line.selectAll()
        QTest.keyClicks(line, words)

    def answer(self, question: Question, words: str, basis: str = "Told by the form tutor.") -> None:
        """Answer a question by clicks and keys, and save it."""
        self.choose(question, words)
        if words != "Don’t know":
            self.type(question, basis)
            QTest.keyClick(self.asked(question).line, Qt.Key.Key_Return)

    def press(self, name: str) -> None:
        """Press the one visible button of this name."""
        found = [one for one in self.page.findChildren(QAbstractButton) if one.isVisible() and said(one) == name]
        assert len(found) == 1, f"{len(found)} buttons bear the name {name!r}"
        assert found[0].isEnabled(), f"{name!r} is off"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def buttons(self) -> list[str]:
        """Return the names of the buttons that are seen in the part."""
        return [said(one) for one in self.part.findChildren(QPushButton) if one.isVisible()]

    def call(self) -> UrgentBox | None:
        """Return the box that says whom to call at once, where there is one."""
        return self.part.result.urgent

    def seen(self, root: QWidget | None = None) -> str:
        """Return every word that is seen, each label on a line of its own."""
        labels = (root or self.part).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible() and label.text())
