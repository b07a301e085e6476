"""Closing a case: what was done, when it is looked at again, and a reason for every single thing still open."""

from typing_extensions import override

from desktop_app.errors import Problem
from desktop_app.services import cases, register
from desktop_app.views import case_saying as saying
from desktop_app.views.case_deed import CaseDeed
from desktop_app.views.cases import guidance
from desktop_app.views.widgets.form import Form, Values
from desktop_app.words import _

OPEN = "still_open"


class Close(CaseDeed):
    """Closes a case."""

    verb = cases.close
    does = _("Close the case")
    icon = "archive"
    heading = _("Close the case")

    @override
    def build(self, form: Form) -> None:
        form.note("summary", label=_("What was done"), lines=4, guidance=guidance.CLOSING, required=True)
        form.day("review_on", label=_("Look at it again on"), helper=_("A day, if one is wanted."),
                 guidance=guidance.REVIEW)  # fmt: skip
        self._things = self.workspace.ask(register.standing, self.case).open_things
        if self._things:
            form.section(
                _("Still open"),
                _("Finish each of these first, or say why the case may close although it is open."),
            )
        for number, thing in enumerate(self._things):
            form.note(_field(number), label=saying.capital(thing.sentence), lines=2, guidance=guidance.STILL_OPEN,
                      helper=_("Why may the case close?"), required=True)  # fmt: skip

    @override
    def request(self, values: Values) -> object:
        reasons = [
            {"item": thing.item, "reason": values.pop(_field(number), None)}
            for number, thing in enumerate(self._things)
        ]
        given = [one for one in reasons if one["reason"]]
        return super().request({**values, **({OPEN: given} if given else {})})

    @override
    def aimed(self, problem: Problem) -> Problem:
        """Show what is wrong with a reason at the thing it is for, whose place among the given it tells."""
        number, _bracket, rest = problem.field.removeprefix(f"{OPEN}[").partition("]")
        if rest and number.isdecimal():
            return Problem(field=_field(int(number)), message=problem.message, rule=problem.rule)
        return problem

    @override
    def meanwhile(self) -> str:
        return _("A closed case stays readable, and can be reopened.")


def _field(number: int) -> str:
    return f"{OPEN}_{number}"
