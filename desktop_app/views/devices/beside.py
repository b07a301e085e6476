"""What stands beside a field about devices: the guidance by its short name, ready for the panel."""

from desktop_app import guidance
from desktop_app.services.rules import settings_of_school
from desktop_app.views.widgets.guidance import DoNots, Guidance
from desktop_app.words import _
from desktop_app.workspace import Workspace

SUBJECT = "devices"


def topic(name: str) -> guidance.Topic:
    """Return one topic of the guidance about devices."""
    return guidance.book(SUBJECT).topics[name]


def beside(name: str) -> Guidance:
    """Return the guidance of one topic, with its source, and whether the current one should be looked at."""
    said = topic(name)
    return Guidance(
        paragraphs=tuple(_(paragraph) for paragraph in said.paragraphs),
        source=source_of(said),
        title=_(said.title) if said.title else "",
    )


def source_of(said: guidance.Topic) -> str:
    """Return where a topic comes from, as it is shown under it."""
    if said.check:
        return _("{source}. Check current guidance.").format(source=_(said.source.name))
    return _(said.source.name)


def do_nots() -> DoNots:
    """Return the card that stays above all guidance while a device is in somebody's hands."""
    said = topic("do_not")
    return DoNots(_(said.title), [(_(line.what), _(line.why)) for line in said.lines])


def seal_within(workspace: Workspace) -> int:
    """Return within how many minutes a device should be sealed, as the school has set it."""
    return workspace.ask(settings_of_school.number, "seal_within")
