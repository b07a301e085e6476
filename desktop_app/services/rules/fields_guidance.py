"""What the fields of the school's own notes and contacts are for; a part of the words for fields."""

from collections.abc import Mapping

from desktop_app.words import _

WORDS: Mapping[str, str] = {
    "audience": _("For whom it is: young people, parents, staff, or a route by which something is reported."),
    "book": _("Which part of the guidance, such as screening or directory."),
    "hours": _("When they answer, in words."),
    "note": _("What is to be known of it."),
    "text": _("The school’s own words beside the shipped ones."),
}
