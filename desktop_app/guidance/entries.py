"""What an entry of the guidance is, kind by kind: frozen, each with its source, its date, and how it was come by."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from desktop_app import clock
from desktop_app.models.care_words import Nation
from desktop_app.models.decision_words import Barrier, Question


class Confidence(StrEnum):
    """How the sentence was come by: read at its source, told by others about it, from memory, or our own advice."""

    READ = "read"
    TOLD = "told"
    MEMORY = "memory"
    OWN = "own"


class QuestionList(StrEnum):
    """To which list a question of the screening belongs (R050, R051, R053–R059, domain B2)."""

    ALWAYS_REFER = "always_refer"
    FACTORS = "factors"
    AGGRAVATING = "aggravating"
    SECOND_LIST = "second_list"


class Banner(StrEnum):
    """Whom to call at once where the answer is Yes (domain D5)."""

    EMERGENCY = "999"
    POLICE_OR_EMERGENCY = "101_or_999"


class BarrierAbout(StrEnum):
    """Of what a barrier keeps a child: of telling anyone, of the police, or of both."""

    TELLING = "telling"
    POLICE = "police"
    BOTH = "both"


class Audience(StrEnum):
    """For whom an entry of the directory is (R200–R217)."""

    YOUNG_PEOPLE = "young_people"
    PARENTS = "parents"
    STAFF = "staff"
    ROUTES = "routes"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A publication: its name with its date, and the day on which this project last looked at it."""

    key: str
    name: str
    as_of: date


@dataclass(frozen=True, kw_only=True)
class Line:
    """Something to do or not to do, and why."""

    what: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What is said about one thing; every other kind of entry is one of these with more to it.

    ``check`` is True where nobody of this project has read the sentence at its source: then whoever reads it is
    asked to check the current guidance.
    """

    key: str
    paragraphs: tuple[str, ...]
    source: Source
    as_of: date
    confidence: Confidence
    title: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def check(self) -> bool:
        """Whether a reader is asked to check the current guidance."""
        return self.confidence in {Confidence.TOLD, Confidence.MEMORY}


@dataclass(frozen=True, kw_only=True)
class ScreeningQuestion(Topic):
    """One question of the screening: its words, its short label (``title``), and what a Yes leads to."""

    code: Question
    belongs: QuestionList
    words: str
    if_yes: str
    banner: Banner | None = None


@dataclass(frozen=True, kw_only=True)
class BarrierWords(Topic):
    """Why a child may hold back (``title``), and what can be said to that (``paragraphs``).

    ``percent`` is how many of those asked in the survey of the source named it; None where no figure is given.
    """

    code: Barrier
    about: BarrierAbout
    percent: int | None = None


@dataclass(frozen=True, kw_only=True)
class Law(Topic):
    """A law by its name only (``title``), what it is about in one line, and where it holds."""

    nations: tuple[Nation, ...]


@dataclass(frozen=True, kw_only=True)
class Item:
    """One point of a checklist."""

    key: str
    what: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Checklist(Topic):
    """Points to go through, in their order."""

    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class PoliceQuestion(Topic):
    """A question to put to the officer (``words``), and its short label (``title``); domain E2, 14."""

    words: str


@dataclass(frozen=True, kw_only=True)
class Opening:
    """From when to when somebody answers on some days of the week; Monday is 0."""

    days: tuple[int, ...]
    opens: time
    closes: time

    def holds(self, moment: datetime) -> bool:
        """Say whether somebody should answer at a moment of a UK clock."""
        return moment.weekday() in self.days and self.opens <= moment.time() < self.closes


@dataclass(frozen=True, kw_only=True)
class Contact(Topic):
    """A service of the directory (``title``): how it is reached, for whom it is, and when it answers (R200–R217).

    ``web`` is the plain name of a site, to be typed by hand: nothing here is ever opened.
    """

    audience: Audience
    phone: str | None = None
    web: str | None = None
    email: str | None = None
    always: bool = False
    hours: tuple[Opening, ...] = ()

    def open_at(self, moment: datetime) -> bool | None:
        """Say whether somebody should answer at a moment, by the hours that are given; None where none are (R107)."""
        if self.always:
            return True
        if not self.hours:
            return None
        there = clock.local(moment)
        return any(opening.holds(there) for opening in self.hours)
