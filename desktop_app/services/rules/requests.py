"""The small requests that several verbs take as a part of theirs."""

from desktop_app.models.decision_words import ApproverRole
from desktop_app.services.rules.request import Code, Login, Name, Note, Reference, Short, request


@request
class Holder:
    """Who has a thing: exactly one of a member of staff (login), a person (reference), or someone else in words."""

    staff: Login | None = None
    person: Code | None = None
    other: Short | None = None


@request
class Breach:
    """What was not allowed and happened all the same: why, and who was told of it."""

    reason: Note
    told: Short


@request
class Viewing:
    """An exceptional viewing (R046, domain B2): why, authorised by whom, and who was present."""

    why: Note
    authorised_by: Short
    present: Short


@request
class Lift:
    """What the police lift of a hold: exactly one of a device, a person, or the whole of it (R076)."""

    device: Code | None = None
    person: Code | None = None
    whole: bool = False


@request
class Approval:
    """A second person who agrees: a head by login, or somebody by name whose agreement stands on paper (domain D5)."""

    staff: Login | None = None
    name: Name | None = None
    role: ApproverRole | None = None
    paper: Reference | None = None


@request
class SecondReader:
    """Who read a risk assessment a second time: exactly one of a member of staff, or somebody by name (R049)."""

    staff: Login | None = None
    name: Name | None = None
