"""Fields within a field: a part that can be left for later as a whole, and the same few fields several times over."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.views.theme import SPACE, Style
from desktop_app.views.widgets.buttons import link
from desktop_app.views.widgets.card import Box
from desktop_app.views.widgets.control import Control
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.label import Label
from desktop_app.words import _


class Part(Control):
    """Several fields that belong together; their answers stand among those of the form around them."""

    spreads = True

    def __init__(self, build: Callable[[Form], None]) -> None:
        """Let ``build`` add the fields."""
        super().__init__()
        self.form = Form()
        build(self.form)
        box = Box()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(SPACE.card, SPACE.snug, SPACE.card, SPACE.card)
        inside.addWidget(self.form)
        self.column.addWidget(box)
        self.form.changed.connect(self.changed)

    @override
    def value(self) -> object:
        return self.form.values() or None

    @override
    def choose(self, value: object) -> None:
        if isinstance(value, Mapping):
            self.form.fill(value)

    @override
    def names(self) -> list[str]:
        return [field.name for field in self.form.fields()]

    @override
    def show_problem(self, problem: Problem) -> bool:
        return self.form.show_one(problem)

    @override
    def troubled(self) -> list[str]:
        return self.form.troubled_labels()

    @override
    def clear(self) -> None:
        self.form.clear_problems()

    @override
    def slips(self) -> list[Problem]:
        return self.form.slips()

    @override
    def draft(self) -> object:
        return self.form.draft()

    @override
    def restore(self, draft: object) -> None:
        if isinstance(draft, dict):
            self.form.restore(draft)

    @override
    def target(self) -> QWidget:
        return self.form.first_target() or self

    @override
    def name_for_readers(self, name: str, description: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)


class _One(Box):
    """One of them, with its own fields and a link that takes it away."""

    def __init__(self, build: Callable[[Form], None], drop: Callable[["_One"], None]) -> None:
        super().__init__()
        self.form = Form()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.card, SPACE.snug, SPACE.card, SPACE.card)
        head = QHBoxLayout()
        self.title = Label("", Style.STRONG)
        self.drop = link(_("Take away"), done=lambda: drop(self))
        head.addWidget(self.title, 1)
        head.addWidget(self.drop)
        column.addLayout(head)
        column.addWidget(self.form)
        build(self.form)


class Repeated(Control):
    """A list of the same fields; the answer is a list of values, at least ``least`` long."""

    def __init__(self, one: str, another: str, build: Callable[[Form], None], *, least: int = 1) -> None:
        """Begin with the least number.

        Args:
            one: what one of them is called, with its number: "Device {number}".
            another: the words of the link that adds one.
            build: adds the fields to the form of one of them.
            least: how few there may be.
        """
        super().__init__()
        self._one, self._build, self._least = one, build, least
        self._parts: list[_One] = []
        self.column.setSpacing(SPACE.snug)
        self._more = link(another, icon="plus", done=self._on_more)
        self._grow_to(least)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def forms(self) -> list[Form]:
        """The forms of all of them, in order."""
        return [part.form for part in self._parts]

    def _grow_to(self, count: int) -> None:
        while len(self._parts) > max(count, self._least):
            self._remove(self._parts[-1])
        while len(self._parts) < count:
            part = _One(self._build, self._on_drop)
            part.form.changed.connect(self.changed)
            self._parts.append(part)
            self.column.insertWidget(len(self._parts) - 1, part)
        self._name_all()
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Let the Tab key go through the parts as they stand, and to the link under them last."""
        inside = (widget for part in self._parts for widget in part.findChildren(QWidget))
        here = self.window()  # a list that drops down is a window of its own
        stops = [one for one in (*inside, self._more) if one.window() is here]
        for before, after in pairwise(one for one in stops if one.focusPolicy() & Qt.FocusPolicy.TabFocus):
            QWidget.setTabOrder(before, after)

    def _name_all(self) -> None:
        for number, part in enumerate(self._parts, start=1):
            part.title.setText(self._one.format(number=number))
            part.setAccessibleName(part.title.text())
            part.drop.setVisible(len(self._parts) > self._least)
            part.drop.setAccessibleName(_("Take away: {what}").format(what=part.title.text()))

    def _remove(self, part: _One) -> None:
        self._parts.remove(part)
        part.hide()
        part.deleteLater()

    def _on_more(self) -> None:
        self._grow_to(len(self._parts) + 1)
        self._parts[-1].form.focus_first()
        self.changed.emit()

    def _on_drop(self, part: _One) -> None:
        self._remove(part)
        self._name_all()
        self._more.setFocus()
        self.changed.emit()

    @override
    def value(self) -> object:
        return [form.values() for form in self.forms] or None

    @override
    def choose(self, value: object) -> None:
        answers = value if isinstance(value, list) else []
        self._grow_to(max(len(answers), self._least))
        for form, answer in zip(self.forms, answers, strict=False):
            form.fill(answer)

    @override
    def show_problem(self, problem: Problem) -> bool:
        number, _bracket, rest = problem.field.removeprefix("[").partition("]")
        if not number.isdecimal() or int(number) >= len(self._parts):
            return False
        inner = Problem(field=rest.lstrip("."), message=problem.message, rule=problem.rule)
        return self._parts[int(number)].form.show_one(inner)

    @override
    def troubled(self) -> list[str]:
        return [label for form in self.forms for label in form.troubled_labels()]

    @override
    def clear(self) -> None:
        for form in self.forms:
            form.clear_problems()

    @override
    def slips(self) -> list[Problem]:
        return [
            replace(problem, field=f"[{number}].{problem.field}")
            for number, form in enumerate(self.forms)
            for problem in form.slips()
        ]

    @override
    def draft(self) -> object:
        return [form.draft() for form in self.forms]

    @override
    def restore(self, draft: object) -> None:
        held: list[Values] = draft if isinstance(draft, list) else []
        self._grow_to(max(len(held), self._least))
        for form, answer in zip(self.forms, held, strict=False):
            form.restore(answer)

    @override
    def target(self) -> QWidget:
        bad = [form for form in self.forms if any(field.problem for field in form.fields())]
        first = (bad or self.forms)[:1]
        return (first[0].first_target() if first else None) or self._more

    @override
    def name_for_readers(self, name: str, description: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
