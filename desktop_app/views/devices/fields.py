"""The fields that many deeds about devices share, each once: lines that meet the guard, holders, places, seals."""

from typing import Unpack

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_app import guard
from desktop_app.errors import Problem
from desktop_app.services.register import DeviceRow
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.people import HolderPick, Known, OneOf
from desktop_app.views.theme import SPACE, Style
from desktop_app.views.widgets.card import Box, Ground, Icon
from desktop_app.views.widgets.control import Control
from desktop_app.views.widgets.field import About, Field
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.text import Check
from desktop_app.words import _

#: Answers whose names begin so steer the form and are no part of the request.
ASIDE = "~"
SEALED = "~sealed"
AS_RECORDED = "~as_recorded"
BREACH = "~breach"


class FixedLine(Control):
    """What a deed is about, when that is settled already: a line that is read, not typed."""

    def __init__(self, value: object, words: str, *, icon: str = "smartphone") -> None:
        """Show ``words`` and answer with ``value``."""
        super().__init__()
        self._value = value
        self.box = Box(Ground.QUIET)
        row = QHBoxLayout(self.box)
        row.setContentsMargins(SPACE.snug, SPACE.tight, SPACE.snug, SPACE.tight)
        row.setSpacing(SPACE.icon)
        row.addWidget(Icon(icon, "ink2", size=16))
        self.words = Label(words, Style.NAME, wrap=True)
        row.addWidget(self.words, 1)
        self.column.addWidget(self.box)

    @override
    def value(self) -> object:
        return self._value

    @override
    def choose(self, value: object) -> None:
        """Stay as it is: what a deed is about does not change under the person who fills it in."""

    @override
    def target(self) -> QWidget:
        return self.box

    @override
    def mark_bad(self, bad: bool) -> None:
        self.box.set_ground(Ground.RED if bad else Ground.QUIET)

    @override
    def name_for_readers(self, name: str, description: str) -> None:
        said = f"{self.words.text()} {description}".strip()
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(said)
        self.words.setAccessibleName(f"{name}: {self.words.text()}")


def guarded(policy: guard.Policy) -> Check:
    """Return what the guard says about words of this kind while they are typed."""

    def check(words: str) -> list[str]:
        return [finding.message for finding in guard.check(words, policy)]

    return check


def line(form: Form, name: str, policy: guard.Policy = guard.SHORT, **about: Unpack[About]) -> Field:
    """Add a line of words that meets the guard."""
    return form.text(name, longest=policy.longest, check=guarded(policy), **about)


def reference(form: Form, name: str, **about: Unpack[About]) -> Field:
    """Add a line for a number or a reference."""
    return line(form, name, guard.REFERENCE, **about)


def note(form: Form, name: str, *, lines: int = 2, **about: Unpack[About]) -> Field:
    """Add several lines of words that meet the guard."""
    return form.note(name, longest=guard.NOTE.longest, lines=lines, check=guarded(guard.NOTE), **about)


def answer(form: Form, name: str, **about: Unpack[About]) -> Field:
    """Add a question of no, yes or don't know; "no" comes first, for it is the commonest."""
    choices = [("no", _("No")), ("yes", _("Yes")), ("not_known", _("Don’t know"))]
    return form.choice(name, choices, **about)


def intact(form: Form, name: str, **about: Unpack[About]) -> Field:
    """Ask whether a seal is intact."""
    choices = [("yes", _("Intact")), ("no", _("Not intact")), ("not_known", _("Don’t know"))]
    about.setdefault("label", _("The seal"))
    about.setdefault("guidance", beside("seal_checked"))
    return form.choice(name, choices, **about)


def explained(form: Form, asked_back: set[str]) -> None:
    """Ask why the number that was read is another than the record has, once that was asked back."""
    line(form, "seal_explanation", label=_("What is known of why"), required=True, guidance=beside("seal_broken"))
    form.only_when("seal_explanation", lambda _values: "seal_explanation" in asked_back)


def ask_back(form: Form, problem: Problem, asked_back: set[str]) -> None:
    """Ask for the explanation from now on, where another number was refused."""
    if problem.rule == "seal-differs":
        asked_back.add("seal_explanation")
        form.field("seal_explanation").want(True)


def holder(form: Form, name: str, known: Known, *, staff_first: bool = False, **about: Unpack[About]) -> Field:
    """Ask who has, gave or got it."""
    about.setdefault("helper", _("Anyone who is not in the list: write who it is."))
    return form.add(name, HolderPick(known.holder_options(staff_first=staff_first)), **about)


def staff(form: Form, name: str, known: Known, **about: Unpack[About]) -> Field:
    """Ask which member of staff it was; at first whoever opened the vault."""
    field = form.add(name, OneOf(known.staff_options(), icon="user"), **about)
    field.control.choose(known.who)
    return field


def witness(form: Form, name: str, known: Known, **about: Unpack[About]) -> Field:
    """Ask who saw it, or that nobody was there."""
    about.setdefault("label", _("Witness"))
    about.setdefault("guidance", beside("witness"))
    pick = OneOf(known.witness_options(), icon="user", free=True, prompt=_("Another adult, or “Nobody was there”"))
    return form.add(name, pick, **about)


def place(form: Form, name: str, known: Known, **about: Unpack[About]) -> Field:
    """Ask for a place in which devices are kept; the places in use are offered."""
    about.setdefault("label", _("Place"))
    about.setdefault("guidance", beside("store"))
    pick = OneOf(known.place_options(), icon="map-pin", free=True, prompt=_("Room, cupboard or safe"))
    return form.add(name, pick, **about)


def shelf(form: Form, name: str, **about: Unpack[About]) -> Field:
    """Ask for the shelf or box in that place."""
    about.setdefault("label", _("Shelf"))
    about.setdefault("helper", _("If the place has several."))
    return line(form, name, **about)


def seal(form: Form, name: str, *, because: str = "no_seal_reason", **about: Unpack[About]) -> None:
    """Ask for the number of the new seal, or why there is none.

    Args:
        form: the form.
        name: the answer that takes the number.
        because: the answer that takes the reason.
        about: what is said about the number.
    """
    about.setdefault("label", _("Seal or bag number"))
    about.setdefault("guidance", beside("seal"))
    about.setdefault("helper", _("Read it from the bag."))
    choices = [("yes", _("Sealed")), ("no", _("No seal"))]
    form.choice(SEALED, choices, begin="yes", unsure=None, label=_("Is it sealed?"), guidance=beside("seal"))
    about["required"] = True
    reference(form, name, **about)
    line(form, because, label=_("Why is there no seal?"), required=True, guidance=beside("seal"))
    form.only_when(name, lambda values: values.get(SEALED) != "no")
    form.only_when(because, lambda values: values.get(SEALED) == "no")


def truly_from(form: Form, known: Known, device: DeviceRow | None, *, places: bool = False) -> None:
    """Ask whether it was with whom the record says, and otherwise with whom (and, with ``places``, where).

    Nothing is refused where the truth differs from the record: it is kept as a gap (domain D1).
    """
    held = device.held_by or _("nobody by name") if device is not None else _("whoever had it last")
    where = _("{who}, {place}").format(who=held, place=device.place) if device is not None and device.place else held
    choices = [("yes", _("Yes")), ("no", _("No"))]
    form.choice(
        AS_RECORDED, choices, begin="yes", unsure=None, label=_("Was it where the record says?"),
        helper=_("On record: {where}.").format(where=where), guidance=beside("moved"),
    )  # fmt: skip
    names = ["from_holder"]
    holder(form, "from_holder", known, staff_first=True, label=_("With whom it was"), guidance=beside("moved"))
    if places:
        place(form, "from_place", known, label=_("Where it was"), guidance=beside("moved"))
        shelf(form, "from_shelf", label=_("On which shelf it was"))
        names += ["from_place", "from_shelf"]
    for name in names:
        form.only_when(name, lambda values: values.get(AS_RECORDED) == "no")


def breach(form: Form, *, label: str) -> None:
    """Ask whether this happened although it was not allowed; then why, and who was told (domain D, common rules)."""
    form.choice(
        BREACH, [("no", _("No")), ("yes", _("Yes, it has happened"))], begin="no", unsure=None, label=label,
        guidance=beside("breach"),
    )  # fmt: skip
    note(form, "breach.reason", label=_("How it came about"), required=True, guidance=beside("breach"))
    line(form, "breach.told", label=_("Who was told of it"), required=True, guidance=beside("breach"),
         helper=_("And when, or “nobody yet”."))  # fmt: skip
    for name in ("breach.reason", "breach.told"):
        form.only_when(name, lambda values: values.get(BREACH) == "yes")
