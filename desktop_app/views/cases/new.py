"""A new case: what came to attention, when and how, the procedure, and category codes only."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.models.vocabulary import DisclosureRoute
from desktop_app.services import cases
from desktop_app.views.cases import codes, guidance
from desktop_app.views.deed import Deed
from desktop_app.views.page import Crumb, Going, Place
from desktop_app.views.widgets.card import Card
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.guidance import DoNots
from desktop_app.views.widgets.label import Label
from desktop_app.words import _
from desktop_app.workspace import Workspace


class NewCasePage(Deed):
    """Opens a case."""

    verb = cases.open_case
    does = _("Open the case")
    icon = "folder"
    timed = False
    help_topic = "new_case"

    def __init__(self, workspace: Workspace, going: Going) -> None:
        """Put what must not happen above the guidance."""
        super().__init__(workspace, going)
        self.guidance.keep(_do_nots())
        danger = Card(_("A child is in danger now?"), icon="phone")
        danger.add(Label(_("Call 999 first. This form can wait."), wrap=True))
        self.guidance.keep(danger)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(words=_("Cases"), going=Going(place=Place.CASES)), Crumb(words=_("New case")))

    @override
    def title(self) -> str:
        return _("New case")

    @override
    def meanwhile(self) -> str:
        return _("Everything but the first three can be added or put right later.")

    @override
    def build(self, form: Form) -> None:
        ask_facts(form)
        form.section(_("What it is about"), _("Codes stand in place of any description. As many as are true."))
        codes.ask_codes(form)
        form.text("other_nature", longest=cases.LONGEST_OTHER, label=_("What else it is"), guidance=guidance.OTHER)
        form.only_when("other_nature", codes.is_other)

    @override
    def after(self, reference: str) -> None:
        self.said.emit(_("Saved."))
        self.go.emit(Going(place=Place.CASE, reference=reference))


def ask_facts(form: Form, *, new: bool = True) -> None:
    """Add the fields of a case's facts to a form; those of a ``new`` case are needed."""
    form.text("title", label=_("Title"), helper=_("Neutral, without a child’s name."), guidance=guidance.TITLE,
              required=new)  # fmt: skip
    form.when("came_to_attention", label=_("When it came to attention"), guidance=guidance.CAME, required=new)
    form.choice("disclosure_route", codes.routes(), unsure=DisclosureRoute.NOT_KNOWN.value,
                label=_("How it came to attention"), guidance=guidance.ROUTE, required=new)  # fmt: skip
    form.yes_no("procedure_followed", label=_("Is the child protection procedure being followed?"),
                guidance=guidance.PROCEDURE)  # fmt: skip
    form.text("protection_file", longest=80, label=_("Child protection file"),
              helper=_("Its number. No child’s name, and nothing of what stands in it."),
              guidance=guidance.FILE)  # fmt: skip


def _do_nots() -> QWidget:
    return DoNots(
        _("Before anything else"),
        [
            (_("Do not look at it"), _("Nor ask a child to show, send or forward it.")),
            (_("Do not write down what it shows"), _("Codes only. Detail belongs in the child protection file.")),
        ],
    )
