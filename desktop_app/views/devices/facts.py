"""The facts about a device that may wait until it is sealed: what it looks like, whose it is, lock, parts."""

from desktop_app import guard
from desktop_app.views.devices import fields
from desktop_app.views.devices.beside import beside
from desktop_app.views.devices.people import Known, OneOf
from desktop_app.views.widgets.form import Form
from desktop_app.words import _

#: Every fact that may be left for later when a device is taken.
NAMES = (
    "make", "model", "colour", "identifiers", "damage", "other_items", "owner", "owner_person", "lock_found",
    "found_detail", "passcode_offered",
)  # fmt: skip


def lock_choices() -> list[tuple[str, str]]:
    """Return the lock states as found."""
    return [("locked", _("Locked")), ("unlocked", _("Unlocked")), ("not_known", _("Don’t know"))]


def owner_choices() -> list[tuple[str, str]]:
    """Return whose a device can be."""
    return [
        ("person_taken_from", _("Theirs")),
        ("someone_else", _("Somebody else’s")),
        ("school", _("The school’s")),
        ("not_known", _("Don’t know")),
    ]


def ask_facts(form: Form, known: Known) -> None:
    """Add the facts."""
    outside = beside("found_outside")
    fields.line(form, "make", label=_("Make"), guidance=outside)
    fields.line(form, "model", label=_("Model"), guidance=outside)
    fields.line(form, "colour", guard.CODE, label=_("Colour"), guidance=outside)
    fields.line(form, "identifiers", label=_("Number on the outside"), guidance=outside,
                helper=_("Only if it can be read without touching anything."))  # fmt: skip
    fields.line(form, "damage", label=_("Case, cracks, marks"), guidance=outside)
    fields.line(form, "other_items", label=_("Taken with it"), helper=_("SIM card, charger, second device."))
    form.choice("owner", owner_choices(), label=_("Whose is it?"), guidance=beside("taken_from"))
    people = OneOf(known.person_options(), icon="user", prompt=_("Type a name"))
    form.add("owner_person", people, label=_("Its owner"), guidance=beside("taken_from"))
    form.only_when("owner_person", lambda values: values.get("owner") == "someone_else")
    form.choice("lock_found", lock_choices(), label=_("Locked as found?"), guidance=beside("lock_found"))
    fields.line(form, "found_detail", label=_("Anything else about how it was found"), guidance=outside,
                helper=_("Charging, flight mode, ringing. Nothing about what is on it."))  # fmt: skip
    fields.answer(form, "passcode_offered", label=_("Was the passcode offered for the police?"),
                  guidance=beside("passcode"))  # fmt: skip
