"""How contacts are told in rows: their icons, and who, how, about whom and by whom in a line each; pure."""

from collections.abc import Mapping
from typing import Final

from desktop_app.models.care_words import ContactKind
from desktop_app.models.vocabulary import Answer
from desktop_app.services.register import ContactRow
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as say
from desktop_app.words import _

#: The key under which a case has this part.
PART: Final = "contacts"
ICONS: Final[Mapping[ContactKind, str]] = {
    ContactKind.CALL: "phone",
    ContactKind.MEETING: "users",
    ContactKind.LETTER: "file-text",
    ContactKind.VISIT: "map-pin",
    ContactKind.ONLINE: "monitor",
    ContactKind.NO_ANSWER: "circle-dashed",
}


def how(row: ContactRow) -> str:
    """Return for whom they spoke, how it was, about whom, and by whom, in one line."""
    about = "" if row.about_name is None else _("about {child}").format(child=row.about_name)
    by = _("by {who}").format(who=row.done_by)
    return " · ".join(part for part in (words(row.with_kind), words(row.kind).lower(), about, by) if part)


def covered(row: ContactRow) -> str:
    """Return what it covered, in category; nothing where nobody answered."""
    if not row.topics:
        return ""
    return say.capital("; ".join(words(topic) for topic in row.topics))


def more(row: ContactRow) -> list[str]:
    """Return what else is recorded of a contact, each as a short sentence."""
    invited = {
        Answer.YES: _("The child was asked to take part"),
        Answer.NO: _("The child was not asked to take part"),
        Answer.NOT_KNOWN: _("Not known whether the child was asked to take part"),
    }
    found = [
        row.agreed and _("Agreed: {what}").format(what=row.agreed),
        row.present and _("Also there: {who}").format(who=row.present),
        row.organisation_reference and _("Their reference: {number}").format(number=row.organisation_reference),
        row.child_invited and invited[row.child_invited],
        row.late_reason and _("Entered late: {why}").format(why=row.late_reason),
    ]
    return [one for one in found if one]
