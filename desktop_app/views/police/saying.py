"""The police decision in words: what it stands at, the reasons a line each, an answer, what was advised; pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app import guidance
from desktop_app.models.decision_words import ALWAYS_REFER, POLICE_LEAD, Question, ReferralState
from desktop_app.models.vocabulary import Answer
from desktop_app.services.register import AdviceRow, QuestionRow, ReferralDetail, ReferralStep, ReleaseRow
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as say
from desktop_app.views.theme import Tone
from desktop_app.words import _

R = ReferralState
#: While it stands here, the questions can be answered.
OPEN: Final = frozenset({R.NOT_SCREENED, R.SCREENING})


@dataclass(frozen=True, kw_only=True)
class Result:
    """What it stands at, or comes to: in words, with an icon and a tone."""

    words: str
    icon: str
    tone: Tone


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason a line, with its icon and the ink of that."""

    words: str
    icon: str = "check"
    role: str = "accent"


_RESULTS: Final = {
    R.NOT_SCREENED: Result(words=_("Not screened yet"), icon="hourglass", tone=Tone.AMBER),
    R.SCREENING: Result(words=_("Still in screening"), icon="hourglass", tone=Tone.AMBER),
    R.MUST_REFER: Result(words=_("Must be referred"), icon="shield-alert", tone=Tone.ACCENT),
    R.LIKELY_REFER: Result(words=_("Likely to be referred"), icon="shield-alert", tone=Tone.ACCENT),
    R.SCHOOL_MANAGED_CANDIDATE: Result(words=_("The school may manage it"), icon="list-checks", tone=Tone.ACCENT),
    R.ASSESSED: Result(words=_("Risk assessed, to be decided"), icon="hourglass", tone=Tone.AMBER),
    R.REFER_DECIDED: Result(words=_("To be referred, police not told yet"), icon="hourglass", tone=Tone.AMBER),
    R.NOT_REFERRED: Result(words=_("Not referred"), icon="circle-slash", tone=Tone.NEUTRAL),
    R.REFERRED: Result(words=_("The police were told"), icon="hourglass", tone=Tone.AMBER),
    R.ALREADY_KNOWN: Result(words=_("The police knew already"), icon="hourglass", tone=Tone.AMBER),
    R.ACKNOWLEDGED: Result(words=_("The police have it"), icon="shield-check", tone=Tone.ACCENT),
    R.ACTIVE: Result(words=_("The police look into it"), icon="shield-check", tone=Tone.ACCENT),
    R.ADVICE_ONLY: Result(words=_("The police advise only"), icon="shield", tone=Tone.ACCENT),
    R.NFA: Result(words=_("No further police action"), icon="circle-slash", tone=Tone.NEUTRAL),
    R.OUTCOME_RECORDED: Result(words=_("An outcome is recorded"), icon="landmark", tone=Tone.NEUTRAL),
    R.CLOSED: Result(words=_("Referral closed"), icon="archive", tone=Tone.NEUTRAL),
}


def result(found: ReferralDetail) -> Result:
    """Return what it stands at; while questions are open, what the answers come to so far."""
    if found.state in OPEN and found.outcome is not None:
        return _RESULTS[found.outcome]
    return _RESULTS[found.state]


def reasons(found: ReferralDetail) -> list[Reason]:
    """Return why it stands there, a line each: what binds, what is not known, what speaks for referring."""
    if found.state not in {*OPEN, R.MUST_REFER, R.LIKELY_REFER, R.SCHOOL_MANAGED_CANDIDATE, R.ASSESSED}:
        return list(_after(found))
    lines = [Reason(words=_("{question} is Yes. “Do not refer” is not open.").format(question=_asked(one)))
             for one in found.must_refer_for]  # fmt: skip
    if found.state in OPEN:
        lines += _missing(found)
    return [*lines, *_weighing(found)]


def _asked(question: Question) -> str:
    """Return a question as it is spoken of: the seven by their number, the others by their few words."""
    if question in ALWAYS_REFER:
        return _("Question {number}").format(number=ALWAYS_REFER.index(question) + 1)
    return _("“{question}”").format(question=_(guidance.screening()[question].title))


def _missing(found: ReferralDetail) -> Iterator[Reason]:
    given = {row.question: row.answer for row in found.questions}
    for question in found.missing:
        if given.get(question) is not None:
            said = _("{question} is Don’t know. It stays open.").format(question=_asked(question))
            yield Reason(words=said, icon="circle-question-mark", role="amber")
    bare = [question for question in found.missing if given.get(question) is None]
    seven = [str(ALWAYS_REFER.index(one) + 1) for one in bare if one in ALWAYS_REFER]
    if seven:
        one_of = (
            _("Question {numbers} has no answer yet.")
            if len(seven) == 1
            else _("Questions {numbers} have no answer yet.")
        )
        yield Reason(words=one_of.format(numbers=_and(seven)), icon="circle-dashed", role="amber")
    if rest := len(bare) - len(seven):
        one_of, several = _("{count} more below has no answer yet."), _("{count} more below have no answer yet.")
        yield Reason(words=say.counted(rest, one_of, several), icon="circle-dashed", role="amber")


def _and(parts: list[str]) -> str:
    *first, last = parts
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def _weighing(found: ReferralDetail) -> Iterator[Reason]:
    for row in found.questions:
        if row.answer is not None and row.answer.answer is Answer.YES and not row.binding:
            said = _("{question} is Yes. Referring is what is expected.")
            yield Reason(words=said.format(question=_asked(row.question)))


def _after(found: ReferralDetail) -> Iterator[Reason]:
    """Yield what a decision that was taken rests on, or waits for."""
    last = next((step for step in reversed(found.steps) if step.after is found.state), None)
    if last is None:
        return
    if found.state is R.REFER_DECIDED and last.planned_for is not None:
        who = last.planned_by or last.by
        said = _("Planned for {when}, by {who}.").format(when=say.within(last.planned_for), who=who)
        yield Reason(words=said, icon="calendar-clock", role="ink2")
    if found.state is R.NOT_REFERRED:
        if last.agreed_by:
            yield Reason(words=_("Agreed by {who}.").format(who=last.agreed_by), role="ink2")
        if last.review_on is not None:
            said = _("Looked at again {day}.").format(day=say.day(last.review_on))
            yield Reason(words=said, icon="calendar", role="ink2")
    if found.state in {R.REFERRED, R.ALREADY_KNOWN}:
        yield Reason(words=_("No officer is recorded yet."), icon="hourglass", role="amber")
    named = next((step for step in reversed(found.steps) if step.officer), None)
    if named is not None and found.state in {*POLICE_LEAD, R.NFA, R.OUTCOME_RECORDED, R.CLOSED}:
        yield Reason(words=_officer(found, named), icon="user", role="ink2")


def _officer(found: ReferralDetail, named: ReferralStep) -> str:
    whole = next((step for step in reversed(found.steps) if step.collar_number), named)
    parts = [named.officer, whole.collar_number, whole.force, whole.police_reference, whole.contact]
    return " · ".join(part for part in parts if part)


# -- an answer -------------------------------------------------------------------------------------------------


def answer(given: Answer) -> str:
    """Return an answer as it stands on its button."""
    return {Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.NOT_KNOWN: _("Don’t know")}[given]


def answered(row: QuestionRow) -> str:
    """Return an answer with its basis, or that there is none."""
    if row.answer is None:
        return _("no answer yet")
    said = answer(row.answer.answer)
    return f"{said}: {row.answer.basis}" if row.answer.basis else said


def basis(row: QuestionRow) -> str:
    """Return the quiet line under a question that was answered: on what basis, and when."""
    if row.answer is None:
        return _("No answer yet")
    when = say.within(row.answer.occurred_at)
    if not row.answer.basis:
        return _("Asked, {when}").format(when=when)
    return _("{basis} · {when}").format(basis=row.answer.basis, when=when)


def suggestion(row: QuestionRow) -> str:
    """Return what the records suggest for a question that is not answered so; nothing where they suggest nothing."""
    if row.suggested is None or (row.answer is not None and row.answer.answer is row.suggested):
        return ""
    return _("Suggested: {answer}. {why}").format(answer=answer(row.suggested), why=row.why or "").strip()


# -- advice and holds ------------------------------------------------------------------------------------------


def advice_short(row: AdviceRow) -> str:
    """Return a piece of advice in one line: who gave it, and when."""
    return _("{officer}, {when}").format(officer=row.officer, when=say.within(row.occurred_at))


def advice_by(row: AdviceRow) -> str:
    """Return who advised, under which reference, how and when, and who wrote it down."""
    parts = [
        row.officer, row.collar_number, row.force, row.police_reference,
        _("by {way}").format(way=words(row.method)), say.within(row.occurred_at),
        _("recorded by {who}").format(who=row.by),
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)


def ended(said: str) -> str:
    """Return what somebody typed as a sentence, with a stop at its end."""
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def lifted(rows: Iterable[ReleaseRow]) -> str:
    """Return for what a hold was lifted, each thing once; nothing where for nothing."""
    named = [_("the whole hold") if row.whole else row.device or row.name or _("a name withheld") for row in rows]
    return ", ".join(dict.fromkeys(named))
