"""Asking what the police lift of a hold: a device or a person by name, or the whole of it."""

from typing import Final

from desktop_app.models.decision_words import HoldKind
from desktop_app.models.vocabulary import ENDED, InvolvementRole
from desktop_app.services import register
from desktop_app.services.register import HoldDetail
from desktop_app.views.police import fields
from desktop_app.views.police.people import CHILDREN, Known
from desktop_app.views.widgets.form import Form
from desktop_app.views.widgets.guidance import Guidance
from desktop_app.views.widgets.note_card import note_card
from desktop_app.words import _
from desktop_app.workspace import Workspace

#: In these parts somebody may be asked to delete, once that is allowed.
_ASKED: Final = (*CHILDREN, InvolvementRole.WITNESS)
_ABOUT: Final = Guidance(
    paragraphs=(
        _("A hold ends only for what the officer names. Tick that and nothing else."),
        _("Whatever is not ticked is kept as it is: it is not returned, and nobody is asked to delete."),
    ),
    source=_("A rule of Cordon"),
    title=_("What the hold ends for"),
)


def ask(form: Form, workspace: Workspace, case: str) -> None:
    """Ask for it, where a hold stands that the police can lift."""
    standing = [hold for hold in workspace.ask(register.referral, case).holds if hold.stands]
    for_police = [hold for hold in standing if hold.kind is not HoldKind.PROVISIONAL]
    if for_police:
        form.add("lifts", fields.Lifts(_options(workspace, case, for_police)), guidance=_ABOUT,
                 label=_("What the hold ends for"),
                 helper=_("Only what was named. If nothing was, leave it empty."))  # fmt: skip
        return
    if standing:
        said = _("The hold that stands waits for the school’s decision, so there is nothing yet that the police could "
                 "lift. It ends when it is decided not to refer.")  # fmt: skip
        form.put(note_card(said, "lock"))


def _options(workspace: Workspace, case: str, standing: list[HoldDetail]) -> list[tuple[str, str]]:
    """Return what is still covered by one of these holds, each by its code and its words."""
    whole = [hold for hold in standing if hold.device is None]
    own = {hold.device for hold in standing if hold.device is not None}
    free = {name for hold in whole for one in hold.releases for name in (one.device, one.person) if name}
    devices = [
        (f"device:{row.reference}", f"{row.reference} {row.description}")
        for row in workspace.ask(register.case, case).devices
        if row.state not in ENDED and (row.reference in own or (whole and row.reference not in free))
    ]
    people = [
        (f"person:{one.value}", one.words)
        for one in Known(workspace, case).people(_ASKED)
        if whole and one.value not in free
    ]
    everything = [(fields.WHOLE, _("The whole hold"))] if whole else []
    return [*devices, *people, *everything]
