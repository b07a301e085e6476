"""The preservation holds of a case: what each blocks, why, what would lift it, and what was released of it."""

from collections.abc import Iterator

from desktop_app.models.decision_words import HoldKind
from desktop_app.services.register import HoldDetail, ReleaseRow
from desktop_app.services.rules.wording import words
from desktop_app.views import case_saying as say
from desktop_app.views.case_part import Fact, Line
from desktop_app.views.theme import Ink, Style
from desktop_app.views.widgets.card import Card, Hairline
from desktop_app.views.widgets.label import Label
from desktop_app.words import _


def holds_card(holds: tuple[HoldDetail, ...]) -> Card:
    """Return the holds that stand, then those that ended."""
    standing = [hold for hold in holds if hold.stands]
    ended = [hold for hold in holds if not hold.stands]
    counted = say.counted(len(standing), _("{count} stands"), _("{count} stand")) if standing else ""
    card = Card(_("What is on hold"), icon="lock", meta=counted)
    if not standing:
        card.add(Label(_("No hold stands in this case."), ink=Ink.SECOND, wrap=True))
    for number, hold in enumerate(standing):
        if number:
            card.add(Hairline())
        for line in _standing(hold):
            card.add(line)
    for hold in ended:
        card.add(Hairline())
        card.add(Line(_("Ended: {hold}").format(hold=_name(hold)), _end(hold), icon="lock-open", role="muted"))
    return card


def _standing(hold: HoldDetail) -> Iterator[Line | Fact]:
    since = _("since {when}").format(when=say.within(hold.placed_at))
    yield Line(_name(hold), since, icon="lock", role="accent", style=Style.STRONG)
    yield Fact(_("What is blocked"), _blocks(hold))
    yield Fact(_("Why"), _why(hold))
    yield Fact(_("What would lift it"), say.capital(hold.lifted_by))
    if hold.releases:
        yield Fact(_("Lifted already for"), "\n".join(_release(row) for row in hold.releases))


def _name(hold: HoldDetail) -> str:
    """Return a hold with what it covers."""
    covers = _("the whole case") if hold.device is None else hold.device
    return _("{hold}: {covers}").format(hold=words(hold.kind), covers=covers)


def _blocks(hold: HoldDetail) -> str:
    if hold.device is not None:
        return _("Returning or passing on {device}.").format(device=hold.device)
    return _("Returning or passing on a device. Asking anybody to delete.")


def _why(hold: HoldDetail) -> str:
    if hold.kind is HoldKind.PROVISIONAL:
        return _("There may be pictures of somebody under 18, and nobody has decided yet whether the police need them.")
    said = say.capital(hold.basis)
    return f"{said} · {hold.police_reference}" if hold.police_reference else said


def _release(row: ReleaseRow) -> str:
    what = _("the whole hold") if row.whole else row.device or row.name or _("a name withheld")
    said = _said_in(row.said_in)
    return _("{what}, {when}, {said}").format(what=say.capital(what), when=say.within(row.released_at), said=said)


def _said_in(where: str) -> str:
    """Return in what the police said so: a piece of advice by its reference, the outcome, or a device's release."""
    return {
        "referral.record_outcome": _("in the outcome"),
        "device.record_release": _("as the device was released"),
    }.get(where, _("in advice {reference}").format(reference=where))


def _end(hold: HoldDetail) -> str:
    when = "" if hold.ended_at is None else say.capital(say.within(hold.ended_at))
    return " · ".join(part for part in (when, hold.ended_reason) if part)
