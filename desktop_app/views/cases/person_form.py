"""The fields of a person and of their part in a case, and how somebody on the register is found by typing."""

from collections.abc import Callable
from datetime import date

from desktop_app.models.vocabulary import InvolvementRole
from desktop_app.services import register
from desktop_app.services.register import PersonFacts
from desktop_app.views.cases import codes, guidance
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.pick import Option
from desktop_app.views.widgets.text import Check
from desktop_app.words import _
from desktop_app.workspace import Workspace

_PUPILS = frozenset({
    InvolvementRole.CHILD_HARMED.value, InvolvementRole.REPORTED_TO_HAVE_SHARED.value,
    InvolvementRole.RECIPIENT.value, InvolvementRole.WITNESS.value, InvolvementRole.REPORTER.value,
})  # fmt: skip
#: Parts whose name there may be reason to cover.
_COVERED = frozenset({
    InvolvementRole.REPORTER.value, InvolvementRole.WITNESS.value, InvolvementRole.PARENT_OR_CARER.value,
    InvolvementRole.OTHER.value,
})  # fmt: skip


def option(person: PersonFacts) -> Option:
    """Return a person as one that can be picked: the name, what tells namesakes apart, and the reference."""
    known = [person.full_name, person.year_group, person.organisation, person.reference]
    return Option(value=person.reference, words=", ".join(one for one in known if one))


def searching(workspace: Workspace) -> Callable[[str], list[Option]]:
    """Return the search over the people of the register."""
    return lambda words: [option(one) for one in workspace.ask(register.people_like, words)]


def ask_name(form: Form, *, needed: bool, check: Check | None = None) -> None:
    """Add the field of the full name."""
    form.text("full_name", longest=120, icon="user", label=_("Full name"), guidance=guidance.FULL_NAME,
              required=needed, check=check)  # fmt: skip


def ask_details(form: Form) -> None:
    """Add the fields of what else is known of a person."""
    form.text("latin_spelling", longest=120, label=_("In Latin letters"),
              helper=_("If the name is written in other letters."))  # fmt: skip
    form.day("date_of_birth", prompt=_("Day, such as 14/3/2012"), label=_("Date of birth"),
             helper=_("For a child, if you have it: police ask for it."))  # fmt: skip
    form.text("year_group", longest=80, label=_("Year or class"))
    form.text("organisation", label=_("Organisation"), helper=_("For police, social care, another school."))
    form.text("position", label=_("Position there"))
    form.text("number", longest=80, label=_("Collar or staff number"))
    form.text("phone", longest=80, label=_("Telephone"))


def ask_part(form: Form, workspace: Workspace) -> None:
    """Add the fields of a person's part in a case."""
    form.choice("role", codes.roles(), drop=True, label=_("Part in this case"), guidance=guidance.ROLE, required=True)
    form.pick("responsible_for", searching(workspace), icon="user", label=_("Parent or carer of"))
    form.only_when("responsible_for", _is_parent)
    form.field("role").changed.connect(lambda: _cover_reporter(form))
    form.choice(
        "protected",
        [("yes", _("Yes, cover it")), ("no", _("No"))],
        unsure=None,
        begin="no",
        label=_("Is the name to be covered?"),
        helper=_("Covered, it is hidden in lists and on documents until somebody shows it on purpose."),
        guidance=guidance.PROTECTED,
    )
    form.only_when("protected", _may_be_covered)
    form.text("communication_needs", label=_("To speak with them"), helper=_("An interpreter, a friend, signs."),
              guidance=guidance.NEEDS)  # fmt: skip


def ask_pupil_only(form: Form) -> None:
    """Ask a child for the year, and an adult for what an adult has."""
    form.only_when("year_group", _is_pupil)
    for name in ("organisation", "position", "number", "phone"):
        form.only_when(name, _is_adult)


def part_of(values: Values) -> Values:
    """Return the answers about the part as the request takes them; cover means true."""
    protected = values.get("protected")
    asked = ("role", "responsible_for", "communication_needs")
    taken: Values = {name: values[name] for name in asked if name in values}
    return taken if protected is None else {**taken, "protected": protected == "yes"}


def recorded(person: PersonFacts) -> Values:
    """Return what is known of a person as a form takes it."""
    held: Values = {
        name: getattr(person, name)
        for name in ("full_name", "latin_spelling", "year_group", "organisation", "position", "number", "phone")
    }
    born: date | None = person.date_of_birth
    return held | {"date_of_birth": None if born is None else born.isoformat()}


def _cover_reporter(form: Form) -> None:
    """Cover the name of who reported, and of nobody else, at the moment at which the part is chosen."""
    reporter = form.field("role").control.value() == InvolvementRole.REPORTER.value
    form.field("protected").control.choose("yes" if reporter else "no")


def _may_be_covered(values: Values) -> bool:
    return values.get("role") in _COVERED


def _is_parent(values: Values) -> bool:
    return values.get("role") == InvolvementRole.PARENT_OR_CARER.value


def _is_pupil(values: Values) -> bool:
    return values.get("role") is None or values.get("role") in _PUPILS


def _is_adult(values: Values) -> bool:
    return values.get("role") is None or values.get("role") not in _PUPILS - {
        InvolvementRole.WITNESS.value, InvolvementRole.REPORTER.value
    }  # fmt: skip
