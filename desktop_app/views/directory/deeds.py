"""What can be done in the directory: the school's note beside an entry, when it was checked, and its own entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from typing_extensions import override

from desktop_app import clock, guard
from desktop_app.guidance import BOOKS, Contact, GuidanceDamaged
from desktop_app.services import actions, directory, guidance_notes, register
from desktop_app.services.register import AUDIENCES, DirectoryRow, GuidanceRow
from desktop_app.services.rules.verb import Verb
from desktop_app.views import case_saying as say
from desktop_app.views.deed import Deed
from desktop_app.views.deed_fields import OWN, OneOf, beside, line, note, source_of
from desktop_app.views.directory import books
from desktop_app.views.directory.entry import source
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.note_card import note_card
from desktop_app.views.widgets.pick import Option
from desktop_app.words import _

CHECKING: Final = beside(guidance_notes.DIRECTORY, "checking")
NOTE: Final = Guidance(
    paragraphs=(
        _("What your school knows besides: whom to ask for, by which way it rings, what was agreed."),
        _("It stands beside the shipped text and never in place of it. What you wrote before stays readable."),
    ),
    source=OWN,
)
ADDING: Final = Guidance(
    paragraphs=(
        _("Whom your school rings: its officer, the front door of social care, the safeguarding partners."),
        _("An office rather than a person’s own number: people move, and this is read by many."),
    ),
    source=OWN,
)
WITHDRAWING: Final = Guidance(
    paragraphs=(_("It is no longer shown. It stays in the record, with your reason."),),
    source=OWN,
)


class DirectoryDeed(Deed):
    """A deed about the directory, or about an entry of another part of the guidance."""

    timed = False
    help_topic = "directory"
    heading: ClassVar[str] = ""

    @override
    def title(self) -> str:
        return self.heading

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Directory"), going=Going(place=Place.DIRECTORY)), Crumb(words=self.heading))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of the guidance, shipped or the school’s own, as these forms know it."""

    key: str
    name: str
    shipped: Guidance
    note: str | None
    is_own: bool = False


class EntryDeed(DirectoryDeed):
    """A deed about one entry, which is named by what the going has filled in; without one it is asked for."""

    #: What stands beside the field of the entry.
    about: ClassVar[Guidance] = NOTE

    @property
    def book(self) -> str:
        """The part of the guidance in which the entry stands."""
        asked = str(dict(self.going.filled).get("book", guidance_notes.DIRECTORY))
        return asked if asked in BOOKS else guidance_notes.DIRECTORY

    def entries(self) -> list[Entry]:
        """Return the entries of this part of the guidance.

        Raises:
            GuidanceDamaged: its file cannot be used.
        """
        shipped = self.workspace.ask(register.guidance_rows, self.book)
        found = [_shipped(row) for row in shipped if not isinstance(row.entry, Contact)]
        if self.book != guidance_notes.DIRECTORY:
            return found
        return [_listed(row) for row in self.workspace.ask(register.directory, clock.now())] + found

    def fitting(self, entry: Entry) -> bool:
        """Say whether the deed can be done to an entry."""
        return True

    def ask(self, form: Form, entry: Entry | None) -> None:
        """Add the fields below the entry."""

    @override
    def title(self) -> str:
        try:
            entry = self.entry
        except GuidanceDamaged:
            return self.heading  # the page says in place of the form what is wrong
        return self.heading if entry is None else entry.name

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        if self.book == guidance_notes.DIRECTORY:
            return super().crumbs()
        back = Going(place=Place.DIRECTORY, part="guidance", filled=(("book", self.book),))
        return (Crumb(words=_("Guidance"), going=back), Crumb(words=self.heading))

    @property
    def entry(self) -> Entry | None:
        """The entry that it is about; None where it is still to be chosen."""
        asked = dict(self.going.filled).get("entry")
        return next((one for one in self.entries() if one.key == asked and self.fitting(one)), None)

    @override
    def build(self, form: Form) -> None:
        entry = self.entry
        if entry is None:
            options = [Option(value=one.key, words=one.name) for one in self.entries() if self.fitting(one)]
            form.add("entry", OneOf(options, icon="book-open"), label=_("Which entry"), required=True,
                     guidance=self.about)  # fmt: skip
        self.ask(form, entry)

    @override
    def refresh(self) -> None:
        begun = bool(self.form.fields())
        super().refresh()
        if not begun and not self.form.fields():
            self.do_it.setFocus(Qt.FocusReason.TabFocusReason)  # there is nothing to answer

    @override
    def request(self, values: Values) -> object:
        entry = self.entry
        return actions.read(self.verb, {**values, **self.named(), **({} if entry is None else {"entry": entry.key})})

    def named(self) -> Values:
        """Return what names the part of the guidance in the request."""
        return {"book": self.book}


def _listed(row: DirectoryRow) -> Entry:
    told = tuple(part for part in (row.phone, *row.says) if part)
    about = Guidance(paragraphs=told, source=source(row), title=row.name)
    return Entry(key=row.key, name=row.name, shipped=about, note=row.note, is_own=row.is_own)


def _shipped(row: GuidanceRow) -> Entry:
    told = [f"– {what}" if not why else f"– {what}. {why}" for what, why in books.points(row.entry)]
    told = [
        part
        for part in (books.question(row.entry), books.facts(row.entry), *books.sentences(row.entry), "\n".join(told))
        if part
    ]
    about = Guidance(paragraphs=tuple(told), source=source_of(row.entry), title=books.name_of(row.entry))
    return Entry(key=row.key, name=books.name_of(row.entry), shipped=about, note=row.note)


class WriteNote(EntryDeed):
    """The school’s own words beside an entry."""

    verb = guidance_notes.note
    does = _("Save the note")
    icon = "pencil"
    heading = _("The school’s note")

    @override
    def ask(self, form: Form, entry: Entry | None) -> None:
        about = NOTE if entry is None else entry.shipped
        text = note(form, "text", lines=4, label=_("What the school says of it"), required=True, guidance=about,
                    missing=_("This is needed. To have none, take the note back."),
                    helper=_("It stands beside the shipped text and never in place of it."))  # fmt: skip
        if entry is None:
            return
        for row in self.workspace.ask(register.guidance_history, self.book, entry.key):
            if row.field == "text" and row.said:
                said = _("Until {when}: {text}").format(when=say.within(row.until), text=row.said)
                self.sheet.put_above(note_card(said, "history"))
        text.control.choose(entry.note)

    @override
    def meanwhile(self) -> str:
        return _("What you wrote before stays readable.")


class TakeBackNote(EntryDeed):
    """The school’s own words beside an entry no longer hold."""

    verb = guidance_notes.withdraw_note
    does = _("Take the note back")
    icon = "undo-2"
    heading = _("Take a note back")

    @override
    def fitting(self, entry: Entry) -> bool:
        return entry.note is not None

    @override
    def ask(self, form: Form, entry: Entry | None) -> None:
        if entry is not None and entry.note is not None:
            self.sheet.put_above(note_card(_("Your school: {note}").format(note=entry.note), "pencil"))

    @override
    def meanwhile(self) -> str:
        return _("It stays readable in the record.")


class MarkChecked(EntryDeed):
    """Somebody looked at the current guidance, or rang the number, on a day."""

    verb = guidance_notes.mark_checked
    does = _("Mark as checked")
    icon = "check"
    heading = _("An entry was checked")
    about = CHECKING

    @override
    def ask(self, form: Form, entry: Entry | None) -> None:
        about = CHECKING if entry is None or self.book == guidance_notes.DIRECTORY else entry.shipped
        form.day("on", label=_("On which day"), required=True, guidance=about,
                 missing=_("This is needed: the day on which somebody looked."))  # fmt: skip
        form.fill({"on": clock.local(clock.now()).date().isoformat()})


class WithdrawOwn(EntryDeed):
    """An entry of the school’s own no longer holds."""

    verb = directory.withdraw
    does = _("Withdraw it")
    icon = "circle-slash"
    heading = _("Withdraw an entry of the school’s own")
    about = WITHDRAWING

    @override
    def fitting(self, entry: Entry) -> bool:
        return entry.is_own

    @override
    def ask(self, form: Form, entry: Entry | None) -> None:
        note(form, "reason", label=_("Why"), required=True, guidance=WITHDRAWING)

    @override
    def named(self) -> Values:
        return {}

    @override
    def meanwhile(self) -> str:
        return _("It stays readable in the record.")


class AddOwn(DirectoryDeed):
    """An entry of the school’s own."""

    verb: ClassVar[Verb[Any]] = directory.add
    does = _("Add it")
    icon = "plus"
    heading = _("Add the school’s own")

    @override
    def build(self, form: Form) -> None:
        line(form, "name", label=_("Who"), required=True, guidance=ADDING, missing=_("This is needed."))
        audiences = [(one.value, said) for one, said in AUDIENCES.items()]
        form.choice("audience", audiences, unsure=None, label=_("For whom"), required=True, guidance=ADDING)
        line(form, "phone", guard.REFERENCE, label=_("Telephone"), guidance=ADDING)
        line(form, "hours", label=_("When they answer"), helper=_("In words."), guidance=CHECKING)
        note(form, "note", lines=3, label=_("What to know"), guidance=ADDING,
             helper=_("What they are for, and another way to reach them."))  # fmt: skip

    @override
    def meanwhile(self) -> str:
        return _("It counts as checked today.")


DEEDS: Final[Mapping[str, type[DirectoryDeed]]] = {
    deed.verb.name: deed for deed in (WriteNote, TakeBackNote, MarkChecked, AddOwn, WithdrawOwn)
}
