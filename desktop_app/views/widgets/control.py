"""What every control of a form has in common, and the simple ones: words, a choice, several of many."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import guard
from desktop_app.errors import Problem
from desktop_app.guard.policy import EXAMINED
from desktop_app.views.widgets.boxes import Ticks
from desktop_app.views.widgets.combo import Combo
from desktop_app.views.widgets.plain import unkeepable
from desktop_app.views.widgets.segments import Segments
from desktop_app.views.widgets.text import Check, TextLine, TextNote
from desktop_app.words import _

Choices = Sequence[tuple[str, str]]
#: More choices than this drop down instead of standing side by side.
SIDE_BY_SIDE = 5
#: The code of an answer that says that it is not known.
NOT_KNOWN = "not_known"


class Control(QWidget):
    """One answer of a form.

    Signals: ``changed`` when the answer may have changed; ``refused`` with a sentence when something was not let
    in; ``advised`` with what the guard says of the words; ``room`` with what is to be said of the room left.
    """

    changed = Signal()
    refused = Signal(str)
    advised = Signal(list)
    room = Signal(str)
    #: Whether the answer is several answers of the form itself, by their own names.
    spreads = False

    def __init__(self) -> None:
        """Begin without an answer."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    def value(self) -> object:
        """Return the answer, ready for JSON; None when there is none."""
        raise NotImplementedError

    def choose(self, value: object) -> None:
        """Set the answer, given as :meth:`value` returns it."""
        raise NotImplementedError

    def complaint(self) -> str:
        """Return what is wrong with the answer as it was typed, or nothing."""
        return ""

    def slips(self) -> list[Problem]:
        """Return what is wrong with the answers inside this control, each by its path, without asking anyone."""
        return []

    def missing(self) -> str:
        """Return what to say where a needed answer is missing."""
        return _("This is needed. If it is not known, say so.")

    def draft(self) -> object:
        """Return all that was typed, ready for JSON, right or wrong."""
        return self.value()

    def restore(self, draft: object) -> None:
        """Put back what :meth:`draft` returned."""
        self.choose(draft)

    def target(self) -> QWidget:
        """Return the widget that takes the keyboard."""
        return self

    def mark_bad(self, bad: bool) -> None:
        """Show or hide that the answer was refused."""

    def names(self) -> list[str]:
        """Return the names of the answers inside, for a control that spreads."""
        return []

    def barred(self) -> str:
        """Return what no record may hold in the words that were typed, or nothing."""
        return ""

    def troubled(self) -> list[str]:
        """Return the labels of the fields inside this control that need the person."""
        return []

    def show_problem(self, problem: Problem) -> bool:
        """Show a problem at the place inside this control that its path names; say whether there is one."""
        return False

    def clear(self) -> None:
        """Take away the refusals inside this control."""

    def name_for_readers(self, name: str, description: str) -> None:
        """Give the name and the description that a screen reader says."""
        self.target().setAccessibleName(name)
        self.target().setAccessibleDescription(description)


class WordsControl(Control):
    """Words of one line, or of several."""

    def __init__(self, field: TextLine | TextNote, check: Check | None = None, *, recorded: bool = True) -> None:
        """Wrap ``field``; ``check`` is asked about the words at every change.

        What is ``recorded`` meets the guard when the field is left; a code that opens something is not.
        """
        super().__init__()
        self.field, self._recorded = field, recorded
        self.column.addWidget(field)
        field.textChanged.connect(lambda *_words: self.changed.emit())
        field.refused.connect(self.refused)
        field.checked.connect(self.advised)
        field.room.connect(self.room)
        if check is not None:
            field.set_check(check)

    @override
    def value(self) -> object:
        return self.field.text().strip() or None

    @override
    def choose(self, value: object) -> None:
        self.field.setText("" if value is None else str(value))

    @override
    def complaint(self) -> str:
        return unkeepable(self.field.text())

    @override
    def barred(self) -> str:
        if not self._recorded:
            return ""
        found = guard.blocks(self.field.text(), _policy(self.field))
        return " ".join(dict.fromkeys(one.message for one in found))

    @override
    def draft(self) -> object:
        return self.field.text()

    @override
    def target(self) -> QWidget:
        return self.field

    @override
    def mark_bad(self, bad: bool) -> None:
        self.field.mark_bad(bad)


def _policy(field: TextLine | TextNote) -> guard.Policy:
    """Return what a field takes as the guard knows it, from how long it may be; its verb has the last word."""
    if field.longest == guard.PLACE_ADDRESS.longest:
        return guard.PLACE_ADDRESS
    longest = min(field.longest or EXAMINED, EXAMINED)
    return guard.Policy(name="typed", longest=longest, several_lines=isinstance(field, TextNote))


class ChoiceControl(Control):
    """One of a few side by side, or one of many in a list that drops down."""

    def __init__(self, choices: Choices, *, unsure: str | None = None, drop: bool | None = None) -> None:
        """Offer ``choices``.

        Args:
            choices: code and words, in the order of showing.
            unsure: the code of "Don't know", which is tinted.
            drop: drop down, or stand side by side; without it, the number of choices decides.
        """
        super().__init__()
        self._drops = len(choices) > SIDE_BY_SIDE if drop is None else drop
        self._codes = frozenset(code for code, _words in choices)
        self._field: Combo | Segments = Combo(choices) if self._drops else Segments(choices, unsure=unsure)
        self.column.addWidget(self._field)
        if isinstance(self._field, Combo):
            self._field.currentIndexChanged.connect(lambda _index: self.changed.emit())
        else:
            for segment in self._field.segments:
                segment.toggled.connect(lambda on: self.changed.emit() if on else None)

    @override
    def missing(self) -> str:
        return super().missing() if NOT_KNOWN in self._codes else _("This is needed. Choose one.")

    def offer(self, choices: Choices) -> None:
        """Replace what a list that drops down offers."""
        if isinstance(self._field, Combo):
            self._field.offer(choices)
            self._codes = frozenset(code for code, _words in choices)

    @override
    def value(self) -> object:
        return self._field.code()

    @override
    def choose(self, value: object) -> None:
        self._field.choose(None if value is None else str(value))
        self.changed.emit()

    @override
    def target(self) -> QWidget:
        if isinstance(self._field, Combo):
            return self._field
        on = [segment for segment in self._field.segments if segment.isChecked()]
        return (on or self._field.segments)[0]

    @override
    def mark_bad(self, bad: bool) -> None:
        self._field.mark_bad(bad)

    @override
    def name_for_readers(self, name: str, description: str) -> None:
        if isinstance(self._field, Segments):
            self._field.name_for_readers(name, description)
            return
        super().name_for_readers(name, description)


class SeveralControl(Control):
    """Several of many; the answer is a list of codes, and None when nothing is ticked."""

    def __init__(self, choices: Choices) -> None:
        """Offer ``choices`` as code and words."""
        super().__init__()
        self._ticks = Ticks(choices)
        self.column.addWidget(self._ticks)
        self._ticks.ticked.connect(self.changed)

    @override
    def value(self) -> object:
        return self._ticks.codes() or None

    @override
    def missing(self) -> str:
        return _("This is needed. Tick at least one.")

    @override
    def choose(self, value: object) -> None:
        self._ticks.tick([str(code) for code in value] if isinstance(value, list | tuple) else [])

    @override
    def target(self) -> QWidget:
        return self._ticks.boxes[0]

    @override
    def mark_bad(self, bad: bool) -> None:
        self._ticks.mark_bad(bad)

    @override
    def name_for_readers(self, name: str, description: str) -> None:
        self._ticks.setAccessibleName(name)
        self._ticks.setAccessibleDescription(description)
        for box in self._ticks.boxes:
            box.setAccessibleDescription(" ".join(part for part in (name, description) if part))


class TickControl(Control):
    """One box to tick: True or False, never left open."""

    def __init__(self, words: str) -> None:
        """Show one box with ``words`` beside it."""
        super().__init__()
        self._ticks = Ticks([("yes", words)])
        self.column.addWidget(self._ticks)
        self._ticks.ticked.connect(self.changed)

    @override
    def value(self) -> object:
        return bool(self._ticks.codes())

    @override
    def choose(self, value: object) -> None:
        self._ticks.tick(["yes"] if value else [])

    @override
    def target(self) -> QWidget:
        return self._ticks.boxes[0]

    @override
    def mark_bad(self, bad: bool) -> None:
        self._ticks.mark_bad(bad)

    @override
    def name_for_readers(self, name: str, description: str) -> None:
        # The box is named by its own words; what stands above it describes it.
        self.target().setAccessibleDescription(" ".join(part for part in (name, description) if part))
