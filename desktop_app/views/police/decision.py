"""The decision with its reasons: each step on a timeline, the risk assessment, the police lead, a new screening."""

from collections.abc import Callable

from desktop_app import clock
from desktop_app.services.register import AssessmentRow, ReferralDetail, ReferralStep
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as say
from desktop_app.views.case_part import Fact, Line
from desktop_app.views.police import saying, steps
from desktop_app.views.theme import SPACE, Ink, Style
from desktop_app.views.widgets.buttons import outlined
from desktop_app.views.widgets.card import Card, Ground, Hairline
from desktop_app.views.widgets.label import Label
from desktop_app.views.widgets.timeline import Moment, Timeline
from desktop_app.words import _


def lead_card(found: ReferralDetail) -> Card | None:
    """Return the banner of a case in which the police lead; None while they do not."""
    if not found.police_lead:
        return None
    card = _banner(Ground.STERN)
    what = _("Police lead: no further questioning unless an officer advises it")
    asked = next((row for row in reversed(found.advice)), None)
    if found.questions_allowed and asked is not None:
        why = _("{advice} advised that the school may ask the children more.").format(advice=saying.advice_short(asked))
        card.add(Line(what, why, icon="shield", role="accent", style=Style.STRONG))
    else:
        why = _("No advice on record allows questions. Protecting the children does not wait for the police.")
        card.add(Line(what, why, icon="ban", role="ink", style=Style.STRONG))
    card.setAccessibleName(what)
    return card


def rescreen_card(found: ReferralDetail, go: Callable[[], object] | None) -> Card | None:
    """Return the banner that asks for a new screening, with its reasons; None where nothing changed since."""
    if not found.rescreen or found.state in saying.OPEN:
        return None
    card = _banner(Ground.AMBER)
    end = None if go is None else outlined(_("Screen again"), icon="rotate-ccw", row=True, done=go)
    what = _("Something changed since the screening")
    card.add(Line(what, " ".join(found.rescreen), icon="rotate-ccw", role="amber", style=Style.STRONG, end=end))
    card.setAccessibleName(what)
    return card


def _banner(ground: Ground) -> Card:
    card = Card(ground=ground)
    card.column.setContentsMargins(SPACE.card, SPACE.tight, SPACE.card, SPACE.tight)
    return card


def decision_card(found: ReferralDetail) -> Card:
    """Return every step of the decision, the last thing first, and the risk assessment under it."""
    card = Card(_("The decision and its reasons"), icon="landmark")
    if not found.steps:
        card.add(Label(_("Nothing is decided yet. Each step stands here with its reason."), ink=Ink.SECOND, wrap=True))
        return card
    line = Timeline(_("The steps of the decision"))
    card.add(line)
    line.put([_moment(number, step) for number, step in reversed(list(enumerate(found.steps)))])
    if found.assessment is not None:
        card.add(Hairline())
        for name, value in _assessed(found.assessment):
            card.add(Fact(name, value))
    return card


def _moment(number: int, step: ReferralStep) -> Moment:
    icon, tone = steps.look(step)
    here = clock.local(step.occurred_at)
    return Moment(
        key=number,
        title=steps.title(step),
        day=say.capital(say.day(step.occurred_at)),
        time=f"{here:%H:%M}",
        detail=steps.detail(step),
        icon=icon,
        tone=tone,
    )


def _assessed(row: AssessmentRow) -> tuple[tuple[str, str], ...]:
    done = _("{day}, by {who}; read again by {reader}").format(
        day=say.capital(say.day(row.done_on)), who=row.author, reader=row.second_reader
    )
    if not row.of_this_round:
        done = _("{done}. It was screened again since.").format(done=done)
    return (
        (_("Risk assessment"), done),
        (_("Kept under"), row.kept_under),
        (_("The child"), words(row.childs_view)),
        (_("The parents"), row.parents_position),
    )
