"""How protective steps, key dates and viewings are told in rows; pure."""

from datetime import date
from typing import Final

from desktop_app import clock
from desktop_app.models.vocabulary import Answer
from desktop_app.services.register import KeyDateRow, ProtectiveRow, ViewingRow
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as say
from desktop_app.words import _

#: The key under which a case has this part.
PART: Final = "support"


def today() -> date:
    """Return which day it is here."""
    return clock.local(clock.now()).date()


def days_to(day: date) -> str:
    """Return how far away a day is: today, tomorrow, in 12 days, 3 days ago."""
    days = (day - today()).days
    if days == 0:
        return _("today")
    if days in (1, -1):
        return _("tomorrow") if days == 1 else _("yesterday")
    said = _("in {days} days") if days > 0 else _("{days} days ago")
    return said.format(days=abs(days))


def step(row: ProtectiveRow) -> str:
    """Return a protective step in a few words, for a list to choose from."""
    who = row.who or words(row.group)
    parts = [_("{what}, {who}").format(what=words(row.kind), who=who), row.detail or "", row.reference]
    return " · ".join(part for part in parts if part)


def key_date(row: KeyDateRow) -> str:
    """Return a key date in a few words, for a list to choose from."""
    who = "" if row.who is None else f", {row.who}"
    return f"{words(row.kind)}{who} · {say.day(row.on)} · {row.reference}"


def facts(row: ViewingRow) -> list[tuple[str, str]]:
    """Return the facts of a viewing that are recorded, each with its name; nothing in them says what was seen."""
    same_sex = {Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.NOT_KNOWN: _("Not known")}
    found = [
        (_("How it came about"), row.why),
        (_("Where"), row.place),
        (_("Also there"), row.present),
        (_("Same sex as the child"), None if row.same_sex is None else same_sex[row.same_sex]),
        (_("Authorised by"), row.authorised_by),
        (_("Signed"), row.signed),
        (_("Done then"), row.then_done),
    ]
    return [(name, said) for name, said in found if said]
