"""The steps of a police decision in words: what each did, how it looks, and everything that was said of it; pure."""

from collections.abc import Iterator
from typing import Final

from desktop_app.services.register import ReferralStep
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as say
from desktop_app.views.police import saying
from desktop_app.views.theme import Tone
from desktop_app.words import _

_TITLES: Final = {
    "referral.answer": _("Screening begun"),
    "referral.conclude": _("Screening concluded: {state}"),
    "referral.rescreen": _("Screening opened again"),
    "referral.correct_answer": _("An answer was put right, and the screening is open again"),
    "referral.assess": _("Risk assessment completed"),
    "referral.do_not_refer": _("Decided not to refer"),
    "referral.decide_to_refer": _("Decided to refer"),
    "referral.send": _("The police were told"),
    "referral.record_known": _("The police knew already"),
    "referral.acknowledge": _("An officer has it"),
    "referral.record_active": _("The police look into it"),
    "referral.record_advice_only": _("The police advise only"),
    "referral.record_nfa": _("No further police action"),
    "referral.record_outcome": _("Police outcome recorded"),
    "referral.close": _("Referral closed"),
}
_LOOKS: Final = {
    "referral.conclude": ("list-checks", Tone.ACCENT),
    "referral.rescreen": ("rotate-ccw", Tone.AMBER),
    "referral.correct_answer": ("pencil", Tone.AMBER),
    "referral.assess": ("file-check", Tone.NEUTRAL),
    "referral.do_not_refer": ("circle-slash", Tone.NEUTRAL),
    "referral.decide_to_refer": ("shield-check", Tone.ACCENT),
    "referral.send": ("shield", Tone.ACCENT),
    "referral.record_known": ("info", Tone.ACCENT),
    "referral.acknowledge": ("shield-check", Tone.GREEN),
    "referral.record_active": ("search", Tone.ACCENT),
    "referral.record_advice_only": ("info", Tone.NEUTRAL),
    "referral.record_nfa": ("circle-slash", Tone.NEUTRAL),
    "referral.record_outcome": ("landmark", Tone.NEUTRAL),
    "referral.close": ("archive", Tone.NEUTRAL),
}


def title(step: ReferralStep) -> str:
    """Return what a step did."""
    return _TITLES.get(step.verb, words(step.after)).format(state=words(step.after).lower())


def look(step: ReferralStep) -> tuple[str, Tone]:
    """Return the icon and the tone of a step."""
    return _LOOKS.get(step.verb, ("circle-question-mark", Tone.NEUTRAL))


def detail(step: ReferralStep) -> str:
    """Return everything else that was said of a step, a sentence each."""
    return " ".join(saying.ended(part) for part in (*_who(step), *_said(step), *_days(step)) if part)


def _who(step: ReferralStep) -> Iterator[str]:
    yield (
        step.by
        if step.by == step.entered_by
        else _("{who}, entered by {other}").format(who=step.by, other=step.entered_by)
    )
    way = None if step.method is None else _("By {way}").format(way=words(step.method))
    named = (step.officer, step.collar_number, step.force, step.contact)
    yield " · ".join(part for part in named if part)
    yield " · ".join(part for part in (way, step.taken_by) if part)
    if step.police_reference:
        yield _("Their reference: {said}").format(said=step.police_reference)


def _said(step: ReferralStep) -> Iterator[str]:
    yield step.outline or ""
    pairs = (
        (_("Why: {said}"), step.reason),
        (_("Given to them: {said}"), step.given),
        (_("Sheet: {said}"), step.sheet),
        (_("The child: {said}"), None if step.childs_view is None else words(step.childs_view).lower()),
        (_("Right all the same: {said}"), step.justification),
        (_("Agreed by {said}"), step.agreed_by),
        (_("Would change it: {said}"), step.would_change),
    )
    for sentence, said in pairs:
        if said:
            yield sentence.format(said=said)


def _days(step: ReferralStep) -> Iterator[str]:
    if step.planned_for is not None:
        yield _("Planned for {when}").format(when=say.within(step.planned_for))
    if step.told_at is not None:
        yield _("They had been told {when}").format(when=say.within(step.told_at))
    if step.child_told_by is not None:
        yield _("The child hears why by {day}").format(day=say.day(step.child_told_by))
    if step.review_on is not None:
        yield _("Looked at again {day}").format(day=say.day(step.review_on))
    if step.late_reason:
        yield _("Entered late, {when}: {why}").format(when=say.within(step.recorded_at), why=step.late_reason)
