"""The school's facts: what stands at the head of every document; and the page on which they are written down."""

from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app import guard
from desktop_app.services import actions, register, school
from desktop_app.services.register import SchoolRow
from desktop_app.services.rules.verb import Verb
from desktop_app.views.deed import Deed
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.settings.rows import Fact, altered, deed, emptied
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Card
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.words import _

DESCRIBE = "school.describe"


class SchoolCard(Card):
    """Shows the facts. ``go`` carries where to change them."""

    go = Signal(object)

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(_("The school"), icon="landmark")
        self.change = outlined(_("Change"), icon="pencil", row=True, done=lambda: self.go.emit(deed(DESCRIBE)))
        self.change.setAccessibleName(_("Change the school’s facts"))
        self.title_line.addWidget(self.change)
        self._facts = QWidget()
        self._lines = QVBoxLayout(self._facts)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self.add(self._facts)

    def show_school(self, row: SchoolRow, *, may_change: bool) -> None:
        """Show what is written down."""
        self.clear()
        self.change.setVisible(may_change)
        for name, value in _facts(row):
            self._lines.addWidget(Fact(name, value))

    def clear(self) -> None:
        """Let go of what is shown."""
        emptied(self._lines)


def _facts(row: SchoolRow) -> list[tuple[str, str | None]]:
    numbers = [part for part in (row.urn and f"URN {row.urn}", row.dfe_number and f"DfE {row.dfe_number}") if part]
    in_hours = [part for part in (row.contact_in_hours, row.phone_in_hours) if part]
    out_of_hours = [part for part in (row.contact_out_of_hours, row.phone_out_of_hours) if part]
    return [
        (_("Name"), row.name),
        (_("Numbers"), ", ".join(numbers)),
        (_("Address"), row.address),
        (_("Contact in school hours"), ", ".join(in_hours)),
        (_("Contact out of hours"), ", ".join(out_of_hours)),
        (_("Police force"), row.police_force),
        (_("Police’s words on switching off"), row.power_instruction),
        (_("Said by"), row.power_instruction_source),
    ]


class DescribeSchool(Deed):
    """Writes down the facts of the school."""

    verb: ClassVar[Verb[Any]] = school.describe
    does = _("Save the school’s facts")
    icon = "check"
    timed = False
    help_topic = "settings-deed"

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Settings"), going=Going(place=Place.SETTINGS)), Crumb(words=_("The school")))

    @override
    def title(self) -> str:
        return _("The school’s facts")

    @override
    def meanwhile(self) -> str:
        return _("Earlier values are kept in the record.")

    @override
    def build(self, form: Form) -> None:
        short, reference = guard.SHORT.longest, guard.REFERENCE.longest
        form.text("name", label=_("Name"), longest=short, required=True)
        form.text("urn", label=_("Unique reference number (URN)"), longest=reference)
        form.text("dfe_number", label=_("DfE number"), longest=reference)
        form.note("address", label=_("Address"), longest=guard.ADDRESS.longest)
        form.section(_("Who the police can reach"), _("Printed on the sheet that leaves with a device."))
        form.text("contact_in_hours", label=_("Contact in school hours"), longest=short)
        form.text("phone_in_hours", label=_("Telephone in school hours"), longest=reference)
        form.text("contact_out_of_hours", label=_("Contact out of hours"), longest=short)
        form.text("phone_out_of_hours", label=_("Telephone out of hours"), longest=reference)
        form.section(_("The police’s own instruction"))
        form.text("police_force", label=_("Police force"), longest=short)
        form.note("power_instruction", label=_("What the police said about switching off"), longest=guard.NOTE.longest,
                  guidance=Guidance(paragraphs=(
                      _("Whether a phone is left on or switched off is decided by your force, before it is needed. Ask "
                        "them, and write their words here: they stand beside the form whenever a device is taken."),
                  ), source=_("Cordon’s own advice; check current guidance")))  # fmt: skip
        form.text("power_instruction_source", label=_("Who said so, and when"), longest=short)
        row = self.workspace.ask(register.school)
        form.fill({name: value for name, value in vars(row).items() if value is not None})

    @override
    def request(self, values: Values) -> object:
        names = {field.name for field in self.form.fields()}
        row = vars(self.workspace.ask(register.school))
        before = {name: value for name, value in row.items() if name in names}
        return actions.read(self.verb, altered(values, before, "name"))
