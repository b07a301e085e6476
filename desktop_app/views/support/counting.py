"""The forms of groups of people of whom only about how many is known: add one, count again, count no longer."""

from typing_extensions import override

from desktop_app import guard
from desktop_app.services import groups, register
from desktop_app.services.register import GroupRow
from desktop_app.views.case_people import Known
from desktop_app.views.deed_fields import OneOf, line, note, number
from desktop_app.views.support import guidance
from desktop_app.views.support.protecting import SupportDeed
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.pick import Option
from desktop_app.words import _


class AddGroup(SupportDeed):
    """A class or a chat: what it is called and about how many they are (R027)."""

    verb = groups.add
    does = _("Add the group")
    heading = _("Add a group of people")
    icon = "users"

    @override
    def ask(self, form: Form, known: Known) -> None:
        line(form, "label", label=_("What they are called"), required=True, guidance=guidance.GROUP,
             helper=_("Such as “tutor group of year 9”. No child’s name."))  # fmt: skip
        number(form, "about", label=_("About how many"), required=True, guidance=guidance.GROUP)
        line(form, "year_group", guard.CODE, label=_("Year or class"), guidance=guidance.GROUP)

    @override
    def meanwhile(self) -> str:
        return _("Whoever is known by name is added under People.")


class GroupDeed(SupportDeed):
    """A deed about one group that is still counted."""

    names_case = False

    def ask_group(self, form: Form) -> None:
        """Ask which group it is about; of one alone it goes without saying."""
        rows: list[GroupRow] = [row for row in self.workspace.ask(register.groups, self.case) if not row.ended_reason]
        said = _("{label}, about {count}, {reference}")
        options = [
            Option(value=row.reference, words=said.format(label=row.label, count=row.about, reference=row.reference))
            for row in rows
        ]
        field = form.add("group", OneOf(options, icon="users"), label=_("Which group"), required=True,
                         guidance=guidance.GROUP)  # fmt: skip
        if len(options) == 1:
            field.control.choose(options[0])


class ChangeGroup(GroupDeed):
    """It is known better how many they are."""

    verb = groups.change
    does = _("Change the number")
    heading = _("Count a group again")
    icon = "pencil"

    @override
    def ask(self, form: Form, known: Known) -> None:
        self.ask_group(form)
        number(form, "about", label=_("About how many they are now"), required=True, guidance=guidance.COUNT)
        note(form, "reason", label=_("How it is known better"), required=True, guidance=guidance.COUNT)


class EndGroup(GroupDeed):
    """The group is no longer counted, such as because its people are named by now."""

    verb = groups.end
    does = _("Count it no longer")
    heading = _("Count a group no longer")
    icon = "circle-slash"

    @override
    def ask(self, form: Form, known: Known) -> None:
        self.ask_group(form)
        note(form, "reason", label=_("Why it is no longer counted"), required=True, guidance=guidance.COUNT)
