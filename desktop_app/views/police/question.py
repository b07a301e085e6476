"""One question of the screening: its answers side by side, the basis under them, and what is not saved yet."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import guard
from desktop_app.errors import Problem
from desktop_app.models.vocabulary import Answer
from desktop_app.services.register import QuestionRow
from desktop_app.views import theme
from desktop_app.views.police import saying
from desktop_app.views.police.fields import guarded
from desktop_app.views.theme import SPACE, Ink, Style, Tone
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.buttons import link, outlined
from desktop_app.views.widgets.card import Icon
from desktop_app.views.widgets.chip import Chip, ChipLook
from desktop_app.views.widgets.control import WordsControl
from desktop_app.views.widgets.field import Field, Remark
from desktop_app.views.widgets.guidance import Guidance, GuidanceCard
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.scroll import Together
from desktop_app.views.widgets.segments import SIDE, Segments
from desktop_app.views.widgets.text import TextLine
from desktop_app.words import _

YES, NO, NOT_KNOWN = (one.value for one in Answer)
#: Where the words begin: under the title of their card.
WORDS: Final = 44
_ARROWS: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_CHIPS: Final = {
    Answer.YES: ChipLook(words=_("Yes"), tone=Tone.ACCENT, icon="check"),
    Answer.NO: ChipLook(words=_("No"), icon="check"),
    Answer.NOT_KNOWN: ChipLook(words=_("Don’t know"), tone=Tone.AMBER, icon="circle-question-mark"),
    None: ChipLook(words=_("No answer"), tone=Tone.AMBER, icon="circle-dashed"),
}


class Asked(Together):
    """One question.

    Signals: ``wanted`` when its answer is to be saved, with whether a key or a button of its own asked for that;
    ``typed`` when something not saved yet has changed; ``correct`` when its answer is to be put right.
    """

    wanted = Signal(bool)
    typed = Signal()
    correct = Signal()

    def __init__(self, row: QuestionRow, number: str, short: str, words: str) -> None:
        """Lay the question out.

        Args:
            row: the question, and what is on record for it.
            number: its number, where its list is numbered.
            short: its few words.
            words: the question as it is asked.
        """
        super().__init__()
        self.question, self.row = row.question, row
        self.short, self._words = short, words
        self.first = False
        self._may, self._open, self._arrowed, self._below = False, False, False, False
        self._slip: GuidanceCard | None = None
        self.segments = Segments([(YES, _("Yes")), (NO, _("No")), (NOT_KNOWN, _("Don’t know"))], unsure=NOT_KNOWN)
        self.chip = Chip(_CHIPS[None])
        self.title = Label(short, Style.NAME, wrap=True)
        self.meta = Label("", Style.META, Ink.MUTED, wrap=True)
        self.number = Label(number, Style.NAME, Ink.MUTED)
        self.said = Label(words, ink=Ink.SECOND, wrap=True)
        self.line = TextLine(longest=guard.SHORT.longest)
        self.basis = Field("basis", WordsControl(self.line, guarded(guard.SHORT)), {
            "label": _("How it is known: who said so, and when"),
            "helper": _("In outline. Never what anything shows."),
        })  # fmt: skip
        self.save = outlined(_("Save the answer"), row=True, done=lambda: self.wanted.emit(True))
        self.put_back = link(_("Put back"), done=self.forget)
        self.refusal = Remark("circle-alert", Ink.RED)
        self.take_over = outlined(_("Take it over"), row=True, done=self._take_over)
        self.hint = Label("", Style.META, Ink.SECOND, wrap=True)
        self.lock = Label("", Style.META, Ink.SECOND, wrap=True)
        self.right = link(_("Correct this answer"), done=self.correct.emit)
        self._lay_out()
        self._connect()

    # What stands there.

    @property
    def is_open(self) -> bool:
        """Whether it is the one that is being answered."""
        return self._open

    @property
    def pending(self) -> bool:
        """Whether something was chosen or typed that is not saved yet."""
        code = self.segments.code()
        if not self._may or code is None:
            return False
        given = self.row.answer
        if given is None or code != given.answer.value:
            return True
        return code != NOT_KNOWN and self.line.text().strip() != (given.basis or "")

    @property
    def answer(self) -> Answer:
        """What is chosen."""
        return Answer(self.segments.code() or NOT_KNOWN)

    @property
    def known_by(self) -> str | None:
        """The basis as it was typed; none beside Don't know."""
        return None if self.answer is Answer.NOT_KNOWN else self.line.text().strip() or None

    def put(self, row: QuestionRow, *, may: bool, corrects: bool) -> None:
        """Show what is on record now; what is not saved yet stays.

        Args:
            row: the question with its answer.
            may: whether it can be answered here and now.
            corrects: whether whoever sits there may put a binding Yes right.
        """
        kept = self.pending
        self.row, self._may = row, may
        if not kept:
            self._show_recorded()
        self.right.setVisible(row.locked and corrects)
        self.lock.setText(
            _("A Yes here is put right only by a recorded correction.")
            if corrects
            else _("A Yes here is put right only by the DSL, in a recorded correction.")
        )
        self._show()

    def forget(self) -> None:
        """Put back what is on record."""
        self._show_recorded()
        self.target().setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()
        self.typed.emit()

    def open(self, open_: bool, *, below: bool = False) -> None:
        """Be the question that is being answered, or one of the others; ``below`` it, no line is needed above."""
        self._below = below
        self.update()
        if self._open is not open_:
            self._open = open_
            self._show()

    def slip(self, guidance: Guidance | None) -> None:
        """Show the guidance under the question, for a narrow window; None takes it away."""
        if self._slip is not None:
            self._slip.hide()
            self._slip.deleteLater()
            self._slip = None
        if guidance is not None:
            self._slip = GuidanceCard(guidance.title, guidance)
            self._more.addWidget(self._slip)

    def target(self) -> QWidget:
        """Return the answer that takes the keyboard: the one that is chosen, or the first."""
        on = [segment for segment in self.segments.segments if segment.isChecked()]
        return (on or self.segments.segments)[0]

    def leave(self) -> None:
        """Save when the keyboard goes to another question, or say what it still takes for that."""
        if not self.pending:
            return
        if self.answer is Answer.NOT_KNOWN or self.known_by:
            self.wanted.emit(False)
        else:
            self.line.checked.emit([_("Not saved yet: a few words on how it is known are needed.")])

    def settle(self) -> bool:
        """Save what is ready to be saved; say whether nothing of it was refused."""
        if self.pending and (self.answer is Answer.NOT_KNOWN or self.known_by):
            self.wanted.emit(False)
            return not (self.basis.problem or self.refusal.said)
        return True

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Show why the answer was not saved: at the basis what is wrong with that, the rest under it."""
        at_basis = " ".join(one.message for one in problems if one.field == "basis")
        rest = " ".join(dict.fromkeys(one.message for one in problems if one.field != "basis"))
        self.basis.refuse(at_basis)
        self.refusal.say(rest)
        self._show()
        announce(self, " ".join(filter(None, (at_basis, rest))), urgent=True)
        (self.line if at_basis else self.target()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What was typed.

    def draft(self) -> dict[str, object]:
        """Return what is not saved yet."""
        return {"answer": self.segments.code(), "basis": self.line.text()} if self.pending else {}

    def restore(self, draft: object) -> None:
        """Put back what :meth:`draft` returned."""
        if isinstance(draft, Mapping) and draft.get("answer"):
            self.segments.choose(str(draft["answer"]))
            self.line.setText(str(draft.get("basis") or ""))
            self._show()

    # How it goes.

    def _show_recorded(self) -> None:
        given = self.row.answer
        self.segments.choose(None if given is None else given.answer.value)
        self.line.setText("" if given is None else given.basis or "")
        self.basis.refuse("")
        self.refusal.say("")

    def _show(self) -> None:
        given, pending = self.row.answer, self.pending
        wide = self._open or pending
        self.segments.setVisible(self._may)
        for segment, code in zip(self.segments.segments, (YES, NO, NOT_KNOWN), strict=True):
            segment.setEnabled(self._may and (not self.row.locked or code == YES))
        self.chip.setVisible(not self._may)
        self.chip.put(_CHIPS[None if given is None else given.answer])
        self.meta.setText(_("Not saved yet") if pending else saying.basis(self.row))
        self.meta.set_ink(Ink.AMBER if pending else Ink.MUTED)
        self.number.set_ink(Ink.ACCENT if wide else Ink.MUTED)
        self.said.setVisible(wide)
        self.basis.setVisible(self._may and wide and self.segments.code() in (YES, NO))
        self._foot.setVisible(pending)
        said = "" if pending or not self._may else saying.suggestion(self.row)
        self.hint.setText(said)
        self._hinted.setVisible(bool(said))
        self._locked.setVisible(self.row.locked and self._may)
        self._name_for_readers()
        self._under.setVisible(any(
            not widget.isHidden() for widget in (self.said, self.basis, self._foot, self._hinted, self._locked)
        ) or bool(self.refusal.said))  # fmt: skip
        self.update()

    def _name_for_readers(self) -> None:
        name = " ".join(part for part in (self.number.text(), self._words) if part)
        described = [self.meta.text(), self.hint.text(), self.lock.text() if self.row.locked else "", self.refusal.said]
        self.segments.name_for_readers(name, " ".join(part for part in described if part))
        self.line.setAccessibleName(_("How it is known: {question}").format(question=self.short))
        self.save.setAccessibleName(_("Save the answer: {question}").format(question=self.short))
        self.put_back.setAccessibleName(_("Put back: {question}").format(question=self.short))
        self.take_over.setAccessibleName(_("Take it over: {question}").format(question=self.short))
        self.take_over.setAccessibleDescription(self.hint.text())
        self.right.setAccessibleName(_("Correct this answer: {question}").format(question=self.short))
        self.setAccessibleName(self.short)

    def _on_chosen(self, code: str) -> None:
        self.refusal.say("")
        self._show()
        self.typed.emit()
        if self._arrowed:
            return  # it may only be on its way to the next one
        if code == NOT_KNOWN and self.pending:
            self.wanted.emit(True)
        elif code != NOT_KNOWN and not self.line.text().strip():
            self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_typed(self) -> None:
        self._show()
        self.typed.emit()

    def _take_over(self) -> None:
        """Take what the records suggest over as the answer, with its reason as the basis; a person still saves it."""
        if self.row.suggested is None:
            return
        self.segments.choose(self.row.suggested.value)
        self.basis.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)  # before the button goes: the keyboard stays in here
        self.line.setText(self.row.why or "")
        self._on_typed()

    def _connect(self) -> None:
        self.segments.chosen.connect(self._on_chosen)
        self.basis.changed.connect(self._on_typed)
        self.line.returnPressed.connect(lambda: self.wanted.emit(True))
        for segment in self.segments.segments:
            segment.installEventFilter(self)

    def _fit(self) -> None:
        """Let the answers stand side by side at every size of the text, each as wide as its words."""
        wide = sum(segment.sizeHint().width() for segment in self.segments.segments)
        self.segments.setFixedWidth(wide - SIDE)
        self.number.setFixedWidth(theme.scaled(WORDS - SPACE.card - SPACE.icon))

    def _lay_out(self) -> None:
        self._under, self._more = _column()
        self._hinted = _beside(Icon("info", "accent", size=14), self.hint, self.take_over)
        self._locked = _beside(Icon("lock", "ink2", size=14), self.lock, self.right)
        self._foot = _beside(self.save, self.put_back, None)
        for widget in (self.said, self.basis, self.refusal, self._foot, self._hinted, self._locked):
            self._more.addWidget(widget)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self.title)
        texts.addWidget(self.meta)
        head = QHBoxLayout()
        head.setSpacing(SPACE.icon)
        self._fit()
        head.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(texts, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignVCenter)
        below = QHBoxLayout()
        below.addSpacing(theme.scaled(WORDS - SPACE.card))
        below.addWidget(self._under, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.card, SPACE.chip, SPACE.card, SPACE.chip)
        whole.setSpacing(SPACE.chip)
        whole.addLayout(head)
        whole.addLayout(below)

    @override
    def core(self) -> QRect:
        slip = self._slip.height() + SPACE.hair if self._slip is not None else 0
        return self.rect().adjusted(0, 0, 0, -slip)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._arrowed = event.key() in _ARROWS
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.pending:
                self.wanted.emit(True)
                return True
        elif event.type() is QEvent.Type.MouseButtonPress:
            self._arrowed = False
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._open:
            painter.fillRect(self.rect(), theme.color("canvas"))
            for top in (0, self.height() - 1):
                painter.fillRect(0, top, self.width(), 1, theme.color("line"))
        elif not (self.first or self._below):
            left = theme.scaled(WORDS)
            painter.fillRect(left, 0, self.width() - left - SPACE.card, 1, theme.color("line"))
        painter.end()


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, SPACE.hair)
    column.setSpacing(SPACE.tight)
    return holder, column


def _beside(first: QWidget, words: QWidget, last: QWidget | None) -> QWidget:
    """Return a line of an icon, words, and a button at its end; or of two buttons at its beginning."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE.tight)
    line.addWidget(first, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(words, 1 if last is not None else 0)
    if last is not None:
        line.addWidget(last, 0, Qt.AlignmentFlag.AlignVCenter)
    else:
        line.addStretch(1)
    return holder
