"""Section: the people of the case, in neutral words."""

from desktop_app.reports import dates
from desktop_app.reports.cells import Text
from desktop_app.reports.flow import Block
from desktop_app.reports.fonts import NAME, NOTE, TABLE, TABLE_SEMIBOLD
from desktop_app.reports.grid import columns
from desktop_app.reports.lines import Run
from desktop_app.reports.section import Numbers, Section, counted
from desktop_app.reports.table import Row, Table
from desktop_app.reports.typed import name, typed
from desktop_app.services.handover_pack import Group, HandoverPack, Person
from desktop_app.words import _


def _body(pack: HandoverPack, numbers: Numbers) -> list[Block]:
    del numbers
    head = (_("Name and part in this"), _("Date of birth"), _("What the school has noted"))
    rows = [_row(person) for person in pack.people]
    rows += [_group(group) for group in _groups(pack)]
    return [Table(columns(8.6, 3.8, 11.6), head, rows)]


def _groups(pack: HandoverPack) -> tuple[Group, ...]:
    return pack.care.groups if pack.care else ()


def _group(group: Group) -> Row:
    """Return the row of several people of whom only about how many is known."""
    about = Run(_("about {n} people, not named one by one").format(n=group.about), TABLE)
    return Row(
        Text(*typed(group.label, NAME), Run("\n" + _("A group"), TABLE)),
        Text(*(typed(group.year, TABLE) or [Run("–", TABLE)])),
        Text(about),
        new=group.new,
    )


def _row(person: Person) -> Row:
    if person.name is None:
        who = [Run(_("Name withheld"), NAME), Run(_(" – ask the DSL"), TABLE)]
    else:
        who = name(person.name, NAME, check=person.name_needs_check)
        if person.latin_name:
            who += [Run("\n" + _("in Latin letters:") + " ", NOTE), *name(person.latin_name, TABLE_SEMIBOLD)]
    return Row(
        Text(*who, Run("\n", TABLE), *typed(person.role, TABLE)),
        _born(person),
        _noted(person),
        new=person.new,
    )


def _born(person: Person) -> Text:
    if person.name is None and person.date_of_birth is None:
        return Text(Run(_("withheld"), TABLE))
    runs = [
        Run(dates.full_day(person.date_of_birth), TABLE_SEMIBOLD)
        if person.date_of_birth
        else Run(_("not recorded"), NOTE)
    ]
    age = str(person.age) if person.age is not None else ""
    year = typed(person.year, TABLE)
    if age or year:
        runs += [Run("\n", TABLE), Run(age + (", " if age and year else ""), TABLE), *year]
    return Text(*runs)


def _noted(person: Person) -> Text:
    runs: list[Run] = []
    for words in person.words:
        runs += ([Run("\n", TABLE)] if runs else []) + typed(words, TABLE)
    return Text(*(runs or [Run("–", TABLE)]))


def _answer(pack: HandoverPack) -> str:
    people = counted(len(pack.people), _("1 person"), _("{n} people"))
    if groups := _groups(pack):
        people += ", " + counted(len(groups), _("1 group"), _("{n} groups"))
    withheld = sum(person.name is None for person in pack.people)
    if not withheld:
        return people
    return people + ", " + counted(withheld, _("1 name withheld"), _("{n} names withheld"))


SECTION = Section(
    key="people",
    title=lambda: _("People"),
    answer=_answer,
    body=_body,
    present=lambda pack: bool(pack.people or _groups(pack)),
)
