"""The small requests that several verbs take as a part of theirs."""

from desktop_app.services.rules.request import Code, Login, Note, Short, request


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
