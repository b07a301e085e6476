"""The words that a sheet takes from the guidance: they go into the record at issue, and come from there ever after."""

from collections.abc import Mapping

from desktop_app import guidance
from desktop_app.models.vocabulary import DocumentVariant
from desktop_app.services.handover.requests import Issue, PoliceQuestion
from desktop_app.vault.transaction import Stamp
from desktop_app.words import _

Said = Mapping[str, str]
#: Under which name the words stand among the settings of a stamp.
NAME = "paper_words"


def needed(request: Issue) -> Mapping[str, object]:
    """Return the words that issuing a document rests on, to be recorded with it; only the full sheet has any."""
    return {NAME: _shipped()} if request.variant is DocumentVariant.FULL else {}


def of(stamp: Stamp) -> Said:
    """Return the words by their code: those recorded with the issue, or the guidance's own where none are."""
    recorded = stamp.settings.get(NAME)
    if not isinstance(recorded, Mapping):
        return _shipped()
    return {str(code): str(words) for code, words in recorded.items()}


def _shipped() -> dict[str, str]:
    """Return the short words of every question of the screening, and every question that can be put to the police."""
    said = {question.value: _(entry.title) for question, entry in guidance.screening().items()}
    return said | {entry.key: _(entry.words) for entry in guidance.police().questions}


def answers() -> Mapping[PoliceQuestion, tuple[str, ...]]:
    """Return what an officer can tick for each question."""
    return {
        PoliceQuestion.RETAIN_DEVICE: (_("Yes"), _("No"), _("Change: see beside")),
        PoliceQuestion.OTHERS_DELETE: (_("Yes"), _("No"), _("Wait until told")),
        PoliceQuestion.SPEAK_TO_PARENTS: (_("Yes"), _("No"), _("Some: see beside")),
        PoliceQuestion.TAKEDOWN_TIMING: (_("Now"), _("Wait until told"), _("Police will do it")),
        PoliceQuestion.LEAVE_ACCOUNT_UP: (_("Yes"), _("No"), _("Police will ask")),
    }
