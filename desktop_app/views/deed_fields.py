"""What the forms of several subjects share: guarded lines, one of many, a number, and the guidance beside a field."""

import re
from collections.abc import Sequence
from typing import Final, Unpack

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app import guard, guidance
from desktop_app.services.rules.comparing import plain_name
from desktop_app.views.theme import scaled
from desktop_app.views.widgets.control import Control
from desktop_app.views.widgets.field import About, Field
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.pick import Option, PickOne
from desktop_app.views.widgets.text import Check, TextLine
from desktop_app.words import _

#: Where a rule has no other source than this program.
OWN: Final = _("A rule of Cordon")
_WHOLE: Final = re.compile(r"\d{1,5}")
NUMBER_WIDE: Final = 110


def guarded(policy: guard.Policy) -> Check:
    """Return what the guard says about words of this kind while they are typed."""

    def check(said: str) -> list[str]:
        return [finding.message for finding in guard.check(said, policy)]

    return check


def line(form: Form, name: str, policy: guard.Policy = guard.SHORT, **about: Unpack[About]) -> Field:
    """Add a line of words that meets the guard."""
    return form.text(name, longest=policy.longest, check=guarded(policy), **about)


def note(form: Form, name: str, *, lines: int = 2, **about: Unpack[About]) -> Field:
    """Add several lines of words that meet the guard."""
    return form.note(name, longest=guard.NOTE.longest, lines=lines, check=guarded(guard.NOTE), **about)


def number(form: Form, name: str, **about: Unpack[About]) -> Field:
    """Add a whole number."""
    return form.add(name, NumberControl(), **about)


class OneOf(PickOne):
    """One of options that are known from the start, found by any part of its words."""

    def __init__(self, options: Sequence[Option], *, icon: str = "", free: bool = False, prompt: str = "") -> None:
        """Offer ``options``; ``free`` takes other words too."""
        super().__init__(self._fitting, icon=icon, free=free, prompt=prompt)
        self._options = tuple(options)

    @property
    def options(self) -> tuple[Option, ...]:
        """What is offered."""
        return self._options

    def _fitting(self, typed: str) -> list[Option]:
        parts = plain_name(typed).split()
        return [option for option in self._options if all(part in plain_name(option.words) for part in parts)]


class NumberControl(Control):
    """A whole number."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.field = TextLine(longest=5)
        self.field.setFixedWidth(scaled(NUMBER_WIDE))
        row = QHBoxLayout()
        row.addWidget(self.field)
        row.addStretch(1)
        self.column.addLayout(row)
        self.field.textChanged.connect(lambda _words: self.changed.emit())
        self.field.refused.connect(self.refused)

    @override
    def value(self) -> object:
        said = self.field.text().strip()
        return int(said) if _WHOLE.fullmatch(said) else None

    @override
    def choose(self, value: object) -> None:
        self.field.setText("" if value is None else str(value))

    @override
    def complaint(self) -> str:
        if self.field.text().strip() and self.value() is None:
            return _("Write a whole number, for example 30.")
        return ""

    @override
    def missing(self) -> str:
        return _("This is needed. An estimate is enough.")

    @override
    def draft(self) -> object:
        return self.field.text()

    @override
    def target(self) -> QWidget:
        return self.field

    @override
    def mark_bad(self, bad: bool) -> None:
        self.field.mark_bad(bad)


# -- the guidance beside a field -------------------------------------------------------------------------------


def beside(book: str, entry: str) -> Guidance:
    """Return what one entry of the guidance says, with its points and its source.

    Where the file is damaged it says that instead: the form itself does not need it.
    """
    try:
        said = guidance.book(book).entries[entry]
    except guidance.GuidanceDamaged as fault:
        return _missing(fault)
    points = ("\n".join(f"– {_(item.what)}" for item in said.items),) if isinstance(said, guidance.Checklist) else ()
    return Guidance(
        paragraphs=(*(_(one) for one in said.paragraphs), *points),
        source=source_of(said),
        title=_(said.title) if said.title else "",
    )


def point(book: str, entry: str, *keys: str) -> Guidance:
    """Return some points of a checklist, each with its reason, for the field that is about them."""
    try:
        said = guidance.book(book).entries[entry]
    except guidance.GuidanceDamaged as fault:
        return _missing(fault)
    assert isinstance(said, guidance.Checklist)  # noqa: S101 - the tests walk every form
    items = {item.key: item for item in said.items}
    found = [items[key] for key in keys]
    return Guidance(
        paragraphs=tuple(". ".join(_(part).rstrip(".") for part in (one.what, one.why) if part) + "." for one in found),
        source=source_of(said),
        title=_(said.title),
    )


def _missing(fault: guidance.GuidanceDamaged) -> Guidance:
    return Guidance(paragraphs=(fault.sentence, fault.safe, fault.next_step))


def source_of(said: guidance.Topic) -> str:
    """Return where an entry comes from, as it is shown under it; what nobody read there asks for a look."""
    named = _(said.source.name)
    return _("{source}. Check current guidance.").format(source=named) if said.check else named
