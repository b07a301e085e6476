"""What can be done about the calendar and the settings of the school: dates added or withdrawn, a value changed."""

from collections.abc import Mapping
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from typing_extensions import override

from desktop_app.guidance.shipped import COUNTED, Unit
from desktop_app.models.care_words import Nation, PeriodKind
from desktop_app.services import actions, calendar, register, school_settings
from desktop_app.services.register import SettingRow
from desktop_app.services.rules.wording import words
from desktop_app.views.deed import Deed
from desktop_app.views.deed_fields import OWN, OneOf, beside, line, note, number
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.settings import saying
from desktop_app.views.settings.calendar import ADD, WITHDRAW, CalendarCard
from desktop_app.views.settings.timers import CHANGE, RESET, QuestionsCard
from desktop_app.views.widgets.field import About
from desktop_app.views.widgets.form import Form, Values
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.note_card import note_card
from desktop_app.views.widgets.pick import Option
from desktop_app.words import _

_BOOK: Final = "timers"
TERMS: Final = beside(_BOOK, "calendar")
TIMERS: Final = beside(_BOOK, "timers")
WRONG: Final = Guidance(
    paragraphs=(_("It no longer counts, and stays readable with your reason. Enter the right dates anew."),),
    source=OWN,
)


class YearDeed(Deed):
    """A deed about the calendar or about a setting of the school."""

    timed = False
    help_topic = "calendar"
    heading: ClassVar[str] = ""
    #: The card of the settings to which the path leads.
    card: ClassVar[str] = "calendar"

    @override
    def title(self) -> str:
        return self.heading

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        back = Going(place=Place.SETTINGS, part=self.card)
        return (Crumb(words=_("Settings"), going=back), Crumb(words=self.heading))


class AddPeriod(YearDeed):
    """A term, a holiday or an inset day."""

    verb = calendar.add
    does = _("Add to the calendar")
    icon = "plus"
    heading = _("Add dates to the calendar")

    @override
    def build(self, form: Form) -> None:
        kinds = [(one.value, words(one)) for one in PeriodKind]
        form.choice("kind", kinds, unsure=None, label=_("What it is"), required=True, guidance=TERMS)
        line(form, "label", label=_("What it is called"), required=True, guidance=TERMS, missing=_("This is needed."),
             helper=_("Such as “Autumn term” or “Half term”."))  # fmt: skip
        form.day("first_day", coming=True, label=_("First day"), required=True, guidance=TERMS,
                 missing=_("This is needed."))  # fmt: skip
        form.day("last_day", coming=True, label=_("Last day"), required=True, guidance=TERMS,
                 missing=_("This is needed."), helper=_("Both days count."))  # fmt: skip
        form.field("first_day").control.changed.connect(self._one_day)
        form.field("kind").control.changed.connect(self._one_day)

    def _one_day(self) -> None:
        """An inset is one day as a rule: the last day is the first, until somebody says otherwise."""
        values, last = self.form.values(), self.form.field("last_day").control
        if values.get("kind") == PeriodKind.INSET.value and values.get("first_day") and last.value() is None:
            last.choose(values["first_day"])

    @override
    def meanwhile(self) -> str:
        return _("Days of one kind do not overlap; a holiday inside a term does.")


class WithdrawPeriod(YearDeed):
    """A period was entered wrongly, or was changed."""

    verb = calendar.withdraw
    does = _("Withdraw the dates")
    icon = "circle-slash"
    heading = _("Withdraw dates from the calendar")

    @override
    def build(self, form: Form) -> None:
        rows = [row for row in self.workspace.ask(register.periods) if row.withdrawn is None]
        options = [Option(value=row.reference, words=f"{row.label}, {saying.days(row)}") for row in rows]
        form.add("period", OneOf(options, icon="calendar"), label=_("Which dates"), required=True, guidance=WRONG)
        note(form, "reason", label=_("What was wrong about them?"), required=True, guidance=WRONG)


class SettingDeed(YearDeed):
    """A deed about one setting, named by what the going has filled in; without one it is asked for."""

    card = "timers"

    @property
    def setting(self) -> SettingRow | None:
        """The setting that it is about; None where it is still to be chosen."""
        name = dict(self.going.filled).get("name")
        return next((row for row in self.workspace.ask(register.settings) if row.name == name), None)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        name = dict(self.going.filled).get("name")
        back = Going(place=Place.SETTINGS, part=self.card if name is None else _card_of(str(name)))
        return (Crumb(words=_("Settings"), going=back), Crumb(words=self.heading))

    @override
    def build(self, form: Form) -> None:
        row = self.setting
        if row is None:
            options = [Option(value=one.name, words=one.label) for one in self.workspace.ask(register.settings)]
            form.add("name", OneOf(options, icon="settings"), label=_("Which setting"), required=True,
                     guidance=TIMERS)  # fmt: skip
        self.ask(form, row)

    def ask(self, form: Form, row: SettingRow | None) -> None:
        """Add the fields below the setting."""

    @override
    def request(self, values: Values) -> object:
        row = self.setting
        given: Values = {name: str(value) for name, value in values.items() if value is not None}
        return actions.read(self.verb, given if row is None else {**given, "name": row.name})


def _card_of(name: str) -> str:
    """Return the card of the settings on which a setting stands."""
    if name in CalendarCard.NAMES:
        return "calendar"
    return "questions" if name in QuestionsCard.NAMES else "timers"


def _about(row: SettingRow) -> Guidance:
    """Return what is shipped for a setting and where that is from, and what holds of all times."""
    told = _("Shipped: {value}.").format(value=register.value_words(row.unit, row.default))
    return Guidance(
        paragraphs=(told, *TIMERS.paragraphs) if row.is_timer else (told,),
        source=_("{source}. Check current guidance.").format(source=row.source) if row.check else row.source,
        title=row.label,
    )


class ChangeSetting(SettingDeed):
    """A setting is given another value."""

    verb = school_settings.change
    does = _("Change it")
    icon = "pencil"
    heading = _("Change a setting")

    @override
    def ask(self, form: Form, row: SettingRow | None) -> None:
        if row is None:
            line(form, "value", label=_("The new value"), required=True, guidance=TIMERS, missing=_("This is needed."))
            return
        about: About = {
            "label": row.label, "required": True, "guidance": _about(row), "missing": _("This is needed."),
        }  # fmt: skip
        if row.unit in COUNTED:
            limits = _("In {unit}. From {least} to {most}.")
            about["helper"] = limits.format(unit=saying.UNITS[row.unit], least=row.least, most=row.most)
            number(form, "value", **about)
        elif row.unit is Unit.YES_NO:
            form.choice("value", [("yes", _("Yes")), ("no", _("No"))], unsure=None, **about)
        elif row.unit is Unit.NATION:
            form.choice("value", [(one.value, words(one)) for one in Nation], unsure=None, **about)
        else:
            about["helper"] = _("A time of the day in 24 hours, such as 15:30.")
            line(form, "value", **about)
        form.fill({"value": row.value})
        form.field("value").say_now(saying.now(row))

    @override
    def meanwhile(self) -> str:
        return _("The earlier value stays readable in the record.")


class ResetSetting(SettingDeed):
    """A setting is put back as it is shipped."""

    verb = school_settings.reset
    does = _("Put it back")
    icon = "undo-2"
    heading = _("Put a setting back as shipped")

    @override
    def ask(self, form: Form, row: SettingRow | None) -> None:
        if row is not None:
            now, shipped = saying.now(row), register.value_words(row.unit, row.default)
            said = _("{label}: {now} now, {shipped} as shipped.")
            self.sheet.put_above(note_card(said.format(label=row.label, now=now, shipped=shipped), "undo-2"))

    @override
    def refresh(self) -> None:
        super().refresh()
        if not self.form.fields():
            self.do_it.setFocus(Qt.FocusReason.TabFocusReason)  # there is nothing to answer

    @override
    def meanwhile(self) -> str:
        return _("The earlier value stays readable in the record.")


DEEDS: Final[Mapping[str, type[YearDeed]]] = {
    ADD: AddPeriod, WITHDRAW: WithdrawPeriod, CHANGE: ChangeSetting, RESET: ResetSetting,
}  # fmt: skip
