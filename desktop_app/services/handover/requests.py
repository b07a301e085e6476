"""What is asked for when a document is issued, and the answers that only a person can give."""

from enum import StrEnum

from desktop_app.models.vocabulary import Answer, DocumentVariant
from desktop_app.services.rules.request import Code, Note, Reference, Short, Summary, request


class PoliceQuestion(StrEnum):
    """What a school can ask the police on the full sheet (domain E2, 14); the words stand in the guidance."""

    RETAIN_DEVICE = "retain_device"
    OTHERS_DELETE = "others_delete"
    SPEAK_TO_PARENTS = "speak_to_parents"
    TAKEDOWN_TIMING = "takedown_timing"
    LEAVE_ACCOUNT_UP = "leave_account_up"


@request
class PrincipleAnswered:
    """The school's answer on one of the four evidence principles (domain B4), with what is to be said of it."""

    principle: int
    answer: Answer | None = None
    detail: Note | None = None


@request
class DeclarationGiven:
    """What a person declares at issue; nothing of it is ever preset."""

    principles: tuple[PrincipleAnswered, ...] = ()
    nothing_copied: Answer | None = None
    nothing_copied_detail: Note | None = None
    responsible: Short | None = None


@request
class Issue:
    """A document is issued: of which case, in which variant, to whom and why, and what a person adds at issue.

    ``devices`` keeps labels or a receipt to some devices of the case; without them, and on the full sheet, it is all.
    Labels go to nobody: they need no recipient and no purpose. ``questions`` are put to the police on the full sheet:
    all of them where it is left out, none where it is empty.
    """

    case: Code
    variant: DocumentVariant
    recipient: Short | None = None
    purpose: Short | None = None
    summary: Summary | None = None
    declaration: DeclarationGiven | None = None
    show_reporter: bool = False
    official_marking: bool = False
    force: Short | None = None
    officer: Short | None = None
    collar_number: Reference | None = None
    station: Short | None = None
    incident_reference: Reference | None = None
    crime_reference: Reference | None = None
    devices: tuple[Code, ...] | None = None
    questions: tuple[PoliceQuestion, ...] | None = None


@request
class Printed:
    """The bytes of an issued document were made; they are kept with this action."""

    document: Code
