"""What the fields of the school's calendar and settings are for; a part of the words for fields."""

from collections.abc import Mapping

from desktop_app.words import _

WORDS: Mapping[str, str] = {
    "first_day": _("The first day of it, such as 2026-09-02."),
    "last_day": _("The last day of it, counted too."),
    "period": _("The reference of the period, such as Y-2026-0001."),
    "value": _("What it is set to: a whole number in its unit, yes or no, a nation, or a time such as 15:30."),
}
