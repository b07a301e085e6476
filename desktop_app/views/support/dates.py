"""The forms of key dates, criminal processes and sanctions."""

from typing import Final

from typing_extensions import override

from desktop_app import guard
from desktop_app.models.care_words import KeyDateKind
from desktop_app.services import protection, register
from desktop_app.services.rules.wording import words
from desktop_app.views.case_people import Known
from desktop_app.views.deed_fields import OneOf, line, note
from desktop_app.views.support import guidance, saying
from desktop_app.views.support.protecting import SupportDeed
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.pick import Option
from desktop_app.words import _

_OFFERED: Final = "supported"


class SetKeyDate(SupportDeed):
    """A day before which help is offered again (R130)."""

    verb = protection.set_key_date
    does = _("Note the day")
    heading = _("Note a key date")
    icon = "calendar-clock"

    @override
    def ask(self, form: Form, known: Known) -> None:
        form.choice("kind", [(one.value, words(one)) for one in KeyDateKind], unsure=None, required=True,
                    label=_("What is on that day"), guidance=guidance.KEY_DATE)  # fmt: skip
        form.day("on", coming=True, label=_("Which day"), required=True, guidance=guidance.KEY_DATE,
                 missing=_("This is needed. The day as it is planned now is enough."))  # fmt: skip
        form.add("person", OneOf(known.people(), icon="user"), label=_("For whom"), guidance=guidance.KEY_DATE,
                 helper=_("Leave it empty where it is for several."))  # fmt: skip

    @override
    def meanwhile(self) -> str:
        return _("Today reminds of it early enough to offer help before.")


class SettleKeyDate(SupportDeed):
    """Support was offered around a key date, or there is a reason why none was (R130)."""

    verb = protection.settle_key_date
    does = _("Record it")
    heading = _("Support around a key date")
    icon = "check"
    timed = True
    about_when = guidance.WHEN
    names_case = False

    @override
    def ask(self, form: Form, known: Known) -> None:
        rows = [row for row in self.workspace.ask(register.key_dates, self.case) if row.settled_reason is None]
        options = [Option(value=row.reference, words=saying.key_date(row)) for row in rows]
        field = form.add("key_date", OneOf(options, icon="calendar-clock"), label=_("Which key date"), required=True,
                         guidance=guidance.KEY_DATE)  # fmt: skip
        if len(options) == 1:
            field.control.choose(options[0])
        choices = [("yes", _("Support was offered")), ("no", _("It was not needed"))]
        form.choice(_OFFERED, choices, unsure=None, label=_("What was done"), required=True,
                    guidance=guidance.SETTLING)  # fmt: skip
        note(form, "reason", label=_("What was offered, or why it was not needed"), required=True,
             guidance=guidance.SETTLING)  # fmt: skip

    @override
    def request(self, values: Values) -> object:
        said = values.get(_OFFERED)
        given: Values = {} if said is None else {_OFFERED: said == "yes"}
        return super().request({**values, **given})


class BeginProcess(SupportDeed):
    """Somebody of the case is in a criminal process, whichever part they have in it (R129)."""

    verb = protection.begin_process
    does = _("Record it")
    heading = _("Somebody is in a criminal process")
    icon = "landmark"
    timed = True
    when = _("Since when?")
    about_when = guidance.PROCESS

    @override
    def ask(self, form: Form, known: Known) -> None:
        form.add("person", OneOf(known.people(), icon="user"), label=_("Who"), required=True,
                 guidance=guidance.PROCESS)  # fmt: skip

    @override
    def meanwhile(self) -> str:
        return _("Then a protective step for this person is asked for, for as long as it lasts.")


class EndProcess(SupportDeed):
    """A criminal process is over: how it is known (R129, R132)."""

    verb = protection.end_process
    does = _("Record that it is over")
    heading = _("A criminal process is over")
    icon = "check"
    timed = True
    when = _("When was it over?")
    about_when = guidance.WHEN

    @override
    def ask(self, form: Form, known: Known) -> None:
        rows = [row for row in self.workspace.ask(register.processes, self.case) if row.ended_at is None]
        named = {row.person for row in rows if row.person is not None}
        withheld = {row.reference for row in self.workspace.ask(register.unnamed_people, self.case)}
        hidden = withheld if any(row.person is None for row in rows) else set()
        options = [one for one in known.people() if one.value in named | hidden]
        field = form.add("person", OneOf(options, icon="user"), label=_("Whose"), required=True,
                         guidance=guidance.PROCESS_OVER)  # fmt: skip
        if len(options) == 1:
            field.control.choose(options[0])
        note(form, "reason", label=_("How it is known"), required=True, guidance=guidance.PROCESS_OVER)


class NoteSanction(SupportDeed):
    """A sanction was given; only where the school keeps it is noted, and it gates nothing (R025)."""

    verb = protection.note_sanction
    does = _("Note it")
    heading = _("Note a sanction")
    icon = "file-text"
    timed = True
    when = _("When was it given?")
    about_when = guidance.SANCTION

    @override
    def ask(self, form: Form, known: Known) -> None:
        form.add("person", OneOf(known.people(), icon="user"), label=_("For whom"), required=True,
                 guidance=guidance.SANCTION)  # fmt: skip
        line(form, "kept_under", guard.REFERENCE, label=_("Where the school keeps it"), required=True,
             helper=_("The reference only."), guidance=guidance.SANCTION)  # fmt: skip

    @override
    def meanwhile(self) -> str:
        return _("It holds nothing up, and nothing waits for it.")
