"""Questions that wait for an answer: message boxes and file choosers, and the seam by which tests answer them."""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.errors import CordonError
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.box import Box
from desktop_app.views.widgets.buttons import Button, Kind
from desktop_app.views.widgets.card import Icon
from desktop_app.views.widgets.label import Label
from desktop_app.words import _

WIDTH = 440


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a person was asked or told, for a test to look at."""

    question: str
    more: str = ""
    verbs: tuple[str, ...] = ()


class UnansweredError(AssertionError):
    """Something was asked for which the test had no answer, or an answer was left over."""


class _Seam:
    """The answers that a test has laid ready, and what has been asked since."""

    def __init__(self) -> None:
        self.on = False
        self.answers: deque[object] = deque()
        self.asked: list[Asked] = []

    def answer(self, asked: Asked) -> object:
        self.asked.append(asked)
        if not self.answers:
            raise UnansweredError(f"no answer was laid ready for: {asked.question}")
        return self.answers.popleft()


_seam = _Seam()


@contextmanager
def answering(*answers: object) -> Iterator[list[Asked]]:
    """Answer what is asked inside the block, in order, and yield the list of what was asked and told.

    A question is answered by the words of a button or by True and False; a file chooser by a path or None; what is
    only told takes no answer.

    Raises:
        UnansweredError: more was asked than answered, or less.
    """
    _seam.on, _seam.answers, _seam.asked = True, deque(answers), []
    try:
        yield _seam.asked
        if _seam.answers:
            raise UnansweredError(f"never asked for: {list(_seam.answers)}")
    finally:
        _seam.on = False


def is_answered() -> bool:
    """Say whether a test answers what is asked."""
    return _seam.on


def answered(asked: Asked) -> object:
    """Return the answer that a test laid ready for a question."""
    return _seam.answer(asked)


class AskBox(Box):
    """A sentence, what follows from it, and buttons named by their verbs. Escape and Enter take the safer one."""

    def __init__(self, parent: QWidget | None, asked: Asked, *, safe: int, icon: str, ink: Ink) -> None:
        """Lay the box out; ``safe`` is the number of the safer verb."""
        super().__init__(parent, wide=WIDTH)
        self.setModal(True)
        self.setAccessibleName(asked.question)
        self.setAccessibleDescription(asked.more)
        self._safe, self.answer = safe, safe
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.card)
        column.setSpacing(SPACE.page)
        column.addLayout(self._words(asked, icon, ink))
        column.addLayout(self._verbs(asked.verbs))
        self._said = f"{asked.question} {asked.more}".strip()

    def _words(self, asked: Asked, icon: str, ink: Ink) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.snug)
        row.addWidget(Icon(icon, ink.value, size=20, box=22), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(SPACE.tight)
        words.addWidget(Label(asked.question, Style.CARD, wrap=True))
        for paragraph in filter(None, asked.more.split("\n")):
            words.addWidget(Label(paragraph, ink=Ink.SECOND, wrap=True))
        row.addLayout(words, 1)
        return row

    def _verbs(self, verbs: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.tight)
        row.addStretch(1)
        self.buttons: list[Button] = []
        for number, verb in enumerate(verbs):
            button = Button(verb, kind=Kind.PRIMARY if number == self._safe else Kind.OUTLINED)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _on=False, number=number: self._take(number))
            self.buttons.append(button)
            row.addWidget(button)
        self.buttons[self._safe].setDefault(True)
        self.buttons[self._safe].setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def _take(self, number: int) -> None:
        self.answer = number
        self.accept()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, self._said, urgent=True)


def choose(parent: QWidget | None, question: str, more: str = "", *, verbs: Sequence[str], safe: int = 0) -> str:
    """Ask a question with several answers and return the verb that was chosen; Escape chooses the safer one.

    Args:
        parent: the window it stands before.
        question: one sentence.
        more: what follows from each answer; paragraphs on lines of their own.
        verbs: the words of the buttons.
        safe: the number of the safer verb, which is the default.
    """
    asked = Asked(question=question, more=more, verbs=tuple(verbs))
    if _seam.on:
        given = _seam.answer(asked)
        if given not in verbs:
            raise UnansweredError(f"{given!r} is none of {list(verbs)}")
        return str(given)
    box = AskBox(parent, asked, safe=safe, icon="circle-question-mark", ink=Ink.ACCENT)
    box.exec()
    answer = verbs[box.answer]
    box.deleteLater()
    return answer


def confirm(parent: QWidget | None, question: str, more: str = "", *, yes: str, no: str = "") -> bool:
    """Ask whether to go on and return the answer; not going on is the default, and what Escape means.

    Args:
        parent: the window it stands before.
        question: one sentence.
        more: what follows from going on.
        yes: the verb that goes on, such as "Leave without saving".
        no: the verb that does not; "Cancel" without it.
    """
    verbs = (no or _("Cancel"), yes)
    if _seam.on and _seam.answers and isinstance(_seam.answers[0], bool):
        return bool(_seam.answer(Asked(question=question, more=more, verbs=verbs)))
    return choose(parent, question, more, verbs=verbs) == yes


def tell(parent: QWidget | None, what: CordonError | str) -> None:
    """Tell what happened, what is still safe and what to do next, and wait until it was read."""
    error = what if isinstance(what, CordonError) else CordonError(what)
    more = "\n".join(part for part in (error.safe, error.next_step) if part)
    asked = Asked(question=error.sentence, more=more, verbs=(_("Close"),))
    if _seam.on:
        _seam.asked.append(asked)
        return
    box = AskBox(parent, asked, safe=0, icon="triangle-alert", ink=Ink.AMBER)
    box.exec()
    box.deleteLater()


def where_to_save(parent: QWidget | None, title: str, suggested: Path, *, kind: str = "") -> Path | None:
    """Ask where to save a file and return the path, or None. ``kind`` is a filter such as "PDF (*.pdf)"."""
    if _seam.on:
        return _path(_seam.answer(Asked(question=title, more=str(suggested))))
    with _keyboard_kept():
        chosen, _filter = QFileDialog.getSaveFileName(parent, title, str(suggested), kind)
    return Path(chosen) if chosen else None


def which_file(parent: QWidget | None, title: str, folder: Path, *, kind: str = "") -> Path | None:
    """Ask for a file that is there and return its path, or None."""
    if _seam.on:
        return _path(_seam.answer(Asked(question=title, more=str(folder))))
    with _keyboard_kept():
        chosen, _filter = QFileDialog.getOpenFileName(parent, title, str(folder), kind)
    return Path(chosen) if chosen else None


def which_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Ask for a folder and return its path, or None."""
    if _seam.on:
        return _path(_seam.answer(Asked(question=title, more=str(folder))))
    with _keyboard_kept():
        chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(chosen) if chosen else None


@contextmanager
def _keyboard_kept() -> Iterator[None]:
    """Give the keyboard back to the button that opened a chooser; the system's own does not always."""
    held = QApplication.focusWidget()
    try:
        yield
    finally:
        if held is not None and isValid(held) and held.isVisible() and held.isEnabled():
            held.setFocus(Qt.FocusReason.OtherFocusReason)


def _path(answer: object) -> Path | None:
    return None if answer is None else Path(str(answer))
