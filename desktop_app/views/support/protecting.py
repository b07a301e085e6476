"""The forms of protective steps: begin one, record that it was looked at again, end it."""

from typing_extensions import override

from desktop_app.models.care_words import ProtectedGroup, ProtectiveKind
from desktop_app.services import protection, register
from desktop_app.services.register import ProtectiveRow
from desktop_app.services.rules.wording import words
from desktop_app.views.case_people import Known
from desktop_app.views.deed_fields import OneOf, line, note
from desktop_app.views.part_deed import PartDeed
from desktop_app.views.support import guidance, saying
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.pick import Option
from desktop_app.words import _


class SupportDeed(PartDeed):
    """A deed of the part about support."""

    help_topic = "protection"
    part = saying.PART


class Begin(SupportDeed):
    """Something is put in place that protects somebody, wherever the police stand (R085)."""

    verb = protection.begin
    does = _("Add the step")
    heading = _("Add a protective step")
    icon = "shield"
    timed = True
    when = _("Since when is it in place?")
    about_when = guidance.SINCE

    @override
    def ask(self, form: Form, known: Known) -> None:
        form.choice("group", [(one.value, words(one)) for one in ProtectedGroup], unsure=None, required=True,
                    label=_("For whom"), guidance=guidance.GROUPS)  # fmt: skip
        form.add("person", OneOf(known.people(), icon="user"), label=_("Which person"), guidance=guidance.GROUPS,
                 helper=_("Leave it empty where it is for several."))  # fmt: skip
        form.choice("kind", [(one.value, words(one)) for one in ProtectiveKind], unsure=None, required=True,
                    label=_("What is put in place"), guidance=guidance.KIND)  # fmt: skip
        line(form, "detail", label=_("In a few words"), helper=_("Who, where, when."), guidance=guidance.DETAIL)
        form.day("review_on", coming=True, label=_("Looked at again on"), guidance=guidance.REVIEW,
                 helper=_("A day, if one is wanted."))  # fmt: skip

    @override
    def meanwhile(self) -> str:
        return _("None of it waits for the police.")


class StepDeed(SupportDeed):
    """A deed about one protective step that stands."""

    names_case = False
    timed = True

    def ask_step(self, form: Form) -> None:
        """Ask which step it is about; of one alone it goes without saying."""
        rows = self.workspace.ask(register.protection, self.case)
        standing: list[ProtectiveRow] = [row for group in rows for row in group.standing]
        options = [Option(value=row.reference, words=saying.step(row)) for row in standing]
        field = form.add("action", OneOf(options, icon="shield"), label=_("Which step"), required=True,
                         guidance=guidance.REVIEW)  # fmt: skip
        if len(options) == 1:
            field.control.choose(options[0])


class Review(StepDeed):
    """Somebody looked whether a step helps; it goes on."""

    verb = protection.review
    does = _("Record the review")
    heading = _("A protective step was looked at again")
    icon = "circle-check"
    when = _("When was it looked at?")
    about_when = guidance.WHEN

    @override
    def ask(self, form: Form, known: Known) -> None:
        self.ask_step(form)
        form.day("review_on", coming=True, label=_("The next time on"), required=True, guidance=guidance.REVIEW,
                 missing=_("This is needed: the day on which it is looked at the next time."))  # fmt: skip

    @override
    def meanwhile(self) -> str:
        return _("If it no longer helps, end it and add another.")


class End(StepDeed):
    """A step ends, for a reason."""

    verb = protection.end
    does = _("End the step")
    heading = _("End a protective step")
    icon = "circle-slash"
    when = _("When did it end?")
    about_when = guidance.WHEN

    @override
    def ask(self, form: Form, known: Known) -> None:
        self.ask_step(form)
        note(form, "reason", label=_("Why does it end?"), required=True, guidance=guidance.ENDING)
