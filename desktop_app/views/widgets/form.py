"""A form: one column of fields, their answers as plain values, and refusals each at its field."""

from collections.abc import Callable, Mapping, Sequence
from typing import Unpack

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.errors import Problem
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.announce import announce
from desktop_app.views.widgets.control import (
    ChoiceControl,
    Choices,
    Control,
    SeveralControl,
    TickControl,
    WordsControl,
)
from desktop_app.views.widgets.field import About, Field, Remark
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.moment import NOW, DayControl, When
from desktop_app.views.widgets.paths import aim, found, nested
from desktop_app.views.widgets.pick import PickOne, Search
from desktop_app.views.widgets.text import Check, TextLine, TextNote
from desktop_app.words import _

Values = dict[str, object]


class Form(QWidget):
    """One column of fields.

    Signals: ``changed`` when an answer may have changed; ``focused`` with the Field that got the keyboard;
    ``troubled`` with one sentence naming the fields that need the person, empty when none does.
    """

    changed = Signal()
    focused = Signal(object)
    troubled = Signal(str)

    def __init__(self) -> None:
        """Begin without a field."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE.field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._fields: dict[str, Field] = {}
        self._conditions: dict[str, Callable[[Values], bool]] = {}
        self._loose = Remark("circle-alert", Ink.RED)
        self.column.addWidget(self._loose)
        self._current: Field | None = None
        self._narrow = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    # ---------------------------------------------------------------------------------------- building

    def text(
        self,
        name: str,
        *,
        longest: int = 200,
        icon: str = "",
        check: Check | None = None,
        recorded: bool = True,
        capitals: bool = False,
        **about: Unpack[About],
    ) -> Field:
        """Add a line of words; ``check`` returns what the guard says about them, unless it is never ``recorded``."""
        line = TextLine(longest=longest, icon=icon)
        if capitals:
            line.textEdited.connect(lambda words: line.put_instead(words.upper()))
        return self.add(name, WordsControl(line, check, recorded=recorded), **about)

    def note(
        self,
        name: str,
        *,
        longest: int = 500,
        lines: int = 3,
        check: Check | None = None,
        **about: Unpack[About],
    ) -> Field:
        """Add several lines of words."""
        return self.add(name, WordsControl(TextNote(longest=longest, lines=lines), check), **about)

    def choice(
        self,
        name: str,
        choices: Choices,
        *,
        unsure: str | None = "not_known",
        drop: bool | None = None,
        begin: str | None = None,
        **about: Unpack[About],
    ) -> Field:
        """Add one of several, by code; ``unsure`` is the code of "Don't know", ``begin`` what is chosen at first."""
        control = ChoiceControl(choices, unsure=unsure, drop=drop)
        if begin is not None:
            control.choose(begin)
        return self.add(name, control, **about)

    def yes_no(self, name: str, **about: Unpack[About]) -> Field:
        """Add a question of yes, no or don't know."""
        return self.choice(name, [("yes", _("Yes")), ("no", _("No")), ("not_known", _("Don’t know"))], **about)

    def pick(self, name: str, search: Search, *, icon: str = "", free: bool = False, **about: Unpack[About]) -> Field:
        """Add one of many records, found by typing; ``free`` takes words that are not in the list too."""
        return self.add(name, PickOne(search, icon=icon, free=free), **about)

    def when(self, name: str, *, begin: str | None = NOW, **about: Unpack[About]) -> Field:
        """Add a moment; it begins at now."""
        return self.add(name, When(begin=begin), **about)

    def day(self, name: str, *, prompt: str = "", coming: bool = False, **about: Unpack[About]) -> Field:
        """Add a day; ``prompt`` shows one as it may be typed, ``coming`` takes one without a year for a planned one."""
        return self.add(name, DayControl(prompt, coming=coming), **about)

    def several(self, name: str, choices: Choices, **about: Unpack[About]) -> Field:
        """Add boxes of which any number may be ticked."""
        return self.add(name, SeveralControl(choices), **about)

    def tick(self, name: str, words: str, **about: Unpack[About]) -> Field:
        """Add one box to tick."""
        return self.add(name, TickControl(words), **about)

    def add(self, name: str, control: Control, **about: Unpack[About]) -> Field:
        """Add a field with a control of its own kind."""
        field = Field(name, control, about)
        self._fields[name] = field
        self.column.insertWidget(self.column.count() - 1, field)
        field.changed.connect(self._on_changed)
        return field

    def section(self, title: str, meta: str = "") -> None:
        """Begin a new part of the form with a title and a quiet line."""
        self.put(Label(title, Style.CARD))
        if meta:
            self.put(Label(meta, Style.META, Ink.MUTED, wrap=True))

    def put(self, widget: QWidget) -> None:
        """Add something that is no field."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def only_when(self, name: str, condition: Callable[[Values], bool]) -> None:
        """Ask the field ``name`` only while ``condition`` holds of the other answers."""
        self._conditions[name] = condition
        self._fields[name].want(condition(self.values()))

    # ----------------------------------------------------------------------------------------- asking

    def field(self, name: str) -> Field:
        """Return a field by its name."""
        return self._fields[name]

    def fields(self) -> list[Field]:
        """Return the fields in order."""
        return list(self._fields.values())

    def values(self) -> Values:
        """Return the answers as an action line takes them: paths nested, what has no answer left out."""
        flat: Values = {}
        for name, field in self._fields.items():
            value = field.control.value() if field.wanted and not field.is_later else None
            if field.control.spreads and isinstance(value, dict):
                flat |= value
            elif value is not None:
                flat[name] = value
        return nested(flat)

    def left_for_later(self) -> list[str]:
        """Return the names of the fields that were left for later."""
        return [name for name, field in self._fields.items() if field.wanted and field.is_later]

    def fill(self, values: Mapping[str, object]) -> None:
        """Answer some fields with values named as :meth:`values` names them; what has no field is passed over."""
        for name, field in self._fields.items():
            if field.control.spreads:
                field.control.choose(values)
                continue
            there, value = found(values, name)
            if there:
                field.control.choose(value)

    def slips(self) -> list[Problem]:
        """Return what is wrong with the answers without asking anyone: what cannot be read, what is missing."""
        return [problem for field in self._fields.values() for problem in field.slips()]

    def ready(self) -> bool:
        """Say whether every answer can be read and none that is needed is missing; if not, show which."""
        if missing := self.slips():
            self.show_problems(missing)
            self.focus_first_problem()
        return not missing

    # ------------------------------------------------------------------------------------- refusing

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show each problem at its field, or at the nearest one; what belongs to none stands at the foot."""
        self.clear_problems()
        loose = [problem.message for problem in problems if not self.show_one(problem)]
        self._loose.say(" ".join(dict.fromkeys(loose)))
        summary = self.summary()
        self.troubled.emit(summary)
        announce(self, summary, urgent=True)

    def show_one(self, problem: Problem) -> bool:
        """Add one problem to those that are shown; say whether it has a field here."""
        field, rest = self._nearest(problem.field)
        if field is None or not field.wanted:
            return False
        words = problem.message
        if rest and field.control.show_problem(Problem(field=rest, message=words, rule=problem.rule)):
            words = _("Look at the lines marked below.")
        field.refuse(" ".join(dict.fromkeys([*filter(None, [field.problem]), words])))
        return True

    def clear_problems(self) -> None:
        """Take every refusal away."""
        for field in self._fields.values():
            field.clear()
        self._loose.say("")
        self.troubled.emit("")

    def summary(self) -> str:
        """Return one sentence that names the fields that need the person, or nothing."""
        labels = self.troubled_labels()
        if not labels:
            return self._loose.said
        shown = ", ".join(labels[:3]) + (_(" and more") if len(labels) > 3 else "")
        if len(labels) == 1:
            return _("1 field needs you: {fields}.").format(fields=shown)
        return _("{count} fields need you: {fields}.").format(count=len(labels), fields=shown)

    def troubled_labels(self) -> list[str]:
        """Return the labels of the fields that need the person, each by the words that stand at it."""
        bad = [field for field in self._fields.values() if field.problem]
        return [label for field in bad for label in (field.control.troubled() or [field.label])]

    def focus_first_problem(self) -> None:
        """Put the keyboard into the first field that was refused, and bring it into view with its question."""
        field = next((field for field in self._fields.values() if field.problem), None)
        if field is not None:
            field.take_focus()
            self.focused.emit(field)

    def first_target(self) -> QWidget | None:
        """Return what takes the keyboard first: the first refused field, or the first that is asked."""
        asked = [field for field in self._fields.values() if field.wanted]
        bad = [field for field in asked if field.problem]
        return next((field.control.target() for field in bad or asked), None)

    def focus_first(self) -> None:
        """Put the keyboard into the first field that is asked."""
        field = next((field for field in self._fields.values() if field.wanted), None)
        if field is not None:
            field.take_focus()

    # --------------------------------------------------------------------------------------- keeping

    def draft(self) -> Values:
        """Return all that was typed, right or wrong, ready for JSON."""
        return {
            "fields": {name: field.control.draft() for name, field in self._fields.items()},
            "later": [name for name, field in self._fields.items() if field.is_later],
        }

    def restore(self, draft: Mapping[str, object]) -> None:
        """Put back what :meth:`draft` returned; fields that are gone since are passed over."""
        held, later = draft.get("fields"), draft.get("later")
        for name, field in self._fields.items():
            if isinstance(held, Mapping) and name in held:
                field.control.restore(held[name])
            if isinstance(later, list):
                field.leave_for_later(name in later)
        self.clear_problems()

    # --------------------------------------------------------------------------------------- showing

    def narrow(self, narrow: bool) -> None:
        """Show guidance under the field in focus instead of beside the form."""
        self._narrow = narrow
        for field in self._fields.values():
            field.slip(narrow and field is self._current)

    def _nearest(self, path: str) -> tuple[Field | None, str]:
        name, rest = aim(path, self._fields)
        if name is not None:
            return self._fields[name], rest
        for field in self._fields.values():
            if field.control.spreads and aim(path, field.control.names())[0] is not None:
                return field, path
        return None, ""

    def _on_changed(self) -> None:
        values = self.values()
        for name, condition in self._conditions.items():
            self._fields[name].want(condition(values))
        self._loose.say("")
        self.troubled.emit(self.summary())
        self.changed.emit()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._judge_left(now)
        if now is None or not self.isAncestorOf(now):
            return
        field = next((field for field in self._fields.values() if field.isAncestorOf(now)), None)
        if field is None or field is self._current:
            return
        if self._current is not None:
            self._current.slip(False)
        self._current = field
        field.slip(self._narrow)
        self.focused.emit(field)

    def _judge_left(self, now: QWidget | None) -> None:
        """Say of the field that is being left what no record may hold, before anything more is typed."""
        left = self._current
        if left is None or now is None or left.isAncestorOf(now):
            return
        if left.judge():
            self.troubled.emit(self.summary())
