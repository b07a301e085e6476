"""The parts of the guidance in words: what each is called, and what an entry of it says, kind by kind; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app import guidance
from desktop_app.guidance import BarrierAbout, Confidence
from desktop_app.guidance.shipped import Shipped
from desktop_app.services import register
from desktop_app.services.register import GuidanceRow
from desktop_app.services.rules.comparing import plain_name
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as say
from desktop_app.words import _

#: An entry without a title of its own is called by so many signs of its first sentence.
LONGEST_NAME: Final = 70


@dataclass(frozen=True, kw_only=True)
class BookLine:
    """One part of the guidance: its name in the files, what it is called, and where its sentences are shown."""

    name: str
    title: str
    icon: str
    where: str


BOOK_LINES: Final = (
    BookLine(name="law", title=_("The law, by its names"), icon="landmark",
             where=_("Names to look up. No legal advice.")),
    BookLine(name="screening", title=_("The police questions"), icon="shield",
             where=_("Shown beside the questions of a case.")),
    BookLine(name="police", title=_("Speaking with the police"), icon="phone",
             where=_("Shown beside what is written down about the police.")),
    BookLine(name="barriers", title=_("Why a child may hold back"), icon="hand",
             where=_("Why children do not tell or do not want the police, and what can be said to that.")),
    BookLine(name="checklists", title=_("Checklists"), icon="list-checks",
             where=_("Points to go through, with parents and with a child.")),
    BookLine(name="devices", title=_("Devices"), icon="smartphone",
             where=_("Shown beside everything that is written down about a device.")),
    BookLine(name="handover", title=_("The sheet for the police"), icon="file-text",
             where=_("Shown beside what goes into a document.")),
    BookLine(name="timers", title=_("Times and other settings"), icon="hourglass",
             where=_("As they are shipped. What holds in your school stands in Settings.")),
    BookLine(name="directory", title=_("Checking the directory"), icon="book-open",
             where=_("How often numbers should be looked at.")),
)  # fmt: skip
_COME_BY: Final = {
    Confidence.READ: _("read at its source"),
    Confidence.TOLD: _("told by others about it"),
    Confidence.MEMORY: _("from memory"),
}
_ABOUT: Final = {
    BarrierAbout.TELLING: _("About telling anyone"),
    BarrierAbout.POLICE: _("About the police"),
    BarrierAbout.BOTH: _("About telling anyone, and about the police"),
}


def book_title(book: str) -> str:
    """Return what a part of the guidance is called."""
    return next((line.title for line in BOOK_LINES if line.name == book), book)


def name_of(entry: guidance.Topic) -> str:
    """Return what an entry is called: its title, or else how its first sentence begins."""
    own = entry.label if isinstance(entry, Shipped) else entry.title
    if own:
        return _(own)
    begins = _(entry.paragraphs[0]).partition(". ")[0].rstrip(".") if entry.paragraphs else entry.key
    return begins if len(begins) <= LONGEST_NAME else f"{begins[:LONGEST_NAME].rsplit(' ', 1)[0]} …"


def has_title(entry: guidance.Topic) -> bool:
    """Say whether an entry has a title of its own; without one its sentences stand for themselves."""
    return bool(entry.title) or isinstance(entry, Shipped)


def question(entry: guidance.Topic) -> str:
    """Return the question that an entry asks, where it asks one."""
    return _(entry.words) if isinstance(entry, guidance.ScreeningQuestion | guidance.PoliceQuestion) else ""


def facts(entry: guidance.Topic) -> str:
    """Return what stands quietly under the name: where a law holds, of what a barrier keeps, and who named it."""
    if isinstance(entry, guidance.Law):
        return _("Holds in: {nations}").format(nations=", ".join(words(nation) for nation in entry.nations))
    if isinstance(entry, guidance.BarrierWords):
        asked = entry.percent
        named = "" if asked is None else _("named by {percent} of 100 who were asked").format(percent=asked)
        return " · ".join(part for part in (_ABOUT[entry.about], named) if part)
    return ""


def sentences(entry: guidance.Topic) -> Iterator[str]:
    """Yield what an entry says, one paragraph after the other."""
    yield from (_(paragraph) for paragraph in entry.paragraphs)
    if isinstance(entry, guidance.ScreeningQuestion):
        yield _("Yes: {what}").format(what=_(entry.if_yes))
    if isinstance(entry, Shipped):
        yield _("Shipped: {value}").format(value=register.value_words(entry.unit, entry.value))


def points(entry: guidance.Topic) -> Iterator[tuple[str, str]]:
    """Yield the points of an entry, each what and why."""
    held: tuple[guidance.Line | guidance.Item, ...] = entry.lines
    if isinstance(entry, guidance.Checklist):
        held = (*held, *entry.items)
    yield from ((_(one.what), _(one.why) if one.why else "") for one in held)


def meta(row: GuidanceRow) -> str:
    """Return where an entry is from, how it was come by, as of which day, and when the school checked it."""
    entry = row.entry
    come_by = _COME_BY.get(entry.confidence, "")
    as_of = _("as of {day}").format(day=say.day(entry.as_of))
    check = _("check current guidance") if entry.check else ""
    checked = "" if row.checked_on is None else _("your school checked it {day}").format(day=say.day(row.checked_on))
    return " · ".join(part for part in (_(entry.source.name), come_by, as_of, check, checked) if part)


def noted(row: GuidanceRow) -> str:
    """Return by whom and when the school's note was written."""
    if row.changed_by is None or row.changed_at is None:
        return ""
    return _("{who}, {when}").format(who=row.changed_by, when=say.day(row.changed_at))


def fits(row: GuidanceRow, sought: str) -> bool:
    """Say whether an entry has every one of these words somewhere."""
    entry = row.entry
    told = (
        name_of(entry), question(entry), facts(entry), *sentences(entry),
        *(f"{what} {why}" for what, why in points(entry)),
        row.note or "", entry.source.name,
    )  # fmt: skip
    whole = plain_name(" ".join(told))
    return all(part in whole for part in plain_name(sought).split())
