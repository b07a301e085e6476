"""An exhibit's continuity as it is printed: every link in order, corrected ones struck through, every gap told."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from desktop_app.models.custody import CustodyEvent, GapExplanation
from desktop_app.models.vocabulary import LINKS, Answer, CustodyKind
from desktop_app.services.handover.naming import Names, placed
from desktop_app.services.handover_pack import Gap, Link
from desktop_app.services.rules import continuity, custody
from desktop_app.services.rules.continuity import GapKind, Standing
from desktop_app.services.rules.wording import words
from desktop_app.words import _

#: What prints besides the links themselves: arrangements an officer must know of.
_ALSO = frozenset({CustodyKind.COLLECTION_ARRANGED, CustodyKind.COLLECTION_CANCELLED})
_PLACE_STAYS = frozenset({CustodyKind.SEAL_CHECKED, CustodyKind.SEAL_CHANGED, CustodyKind.TOUCHED, CustodyKind.VIEWED})


def printed(events: Sequence[CustodyEvent]) -> list[CustodyEvent]:
    """Return the events that print, in order; what was corrected stands just before its correction."""
    known = {event.id: event for event in events}
    ordered: list[CustodyEvent] = []
    for event in continuity.in_order(events):
        earlier = known.get(event.corrects_id) if event.corrects_id is not None else None
        chain: list[CustodyEvent] = [event]
        while earlier is not None:
            chain.insert(0, earlier)
            earlier = known.get(earlier.corrects_id) if earlier.corrects_id is not None else None
        ordered += chain
    return [event for event in ordered if event.kind in LINKS or event.kind in _ALSO]


def chain(session: Session, events: Sequence[CustodyEvent], names: Names) -> tuple[tuple[Link, ...], tuple[Gap, ...]]:
    """Return the links and the gaps of one exhibit as they are printed."""
    shown = printed(events)
    numbers = {event.id: number for number, event in enumerate(shown, start=1)}
    standings = _standings(events)
    replaced = {event.corrects_id: numbers[event.id] for event in shown if event.corrects_id is not None}
    links = tuple(_link(event, numbers, replaced, standings.get(event.id), names) for event in shown)
    explained = custody.explained(session, events)
    gaps = tuple(_gap(gap, numbers, explained.get(gap.after.id), names) for gap in continuity.gaps(events))
    return links, gaps + _open_gap(events, numbers, names)


def _standings(events: Sequence[CustodyEvent]) -> dict[int, tuple[Standing, Standing]]:
    """Return how the thing stood before and after each event that counts."""
    found: dict[int, tuple[Standing, Standing]] = {}
    standing = Standing()
    for event in continuity.in_order(events):
        after = continuity.after(standing, event)
        found[event.id] = (standing, after)
        standing = after
    return found


def _link(
    event: CustodyEvent,
    numbers: dict[int, int],
    replaced: dict[int, int],
    standings: tuple[Standing, Standing] | None,
    names: Names,
) -> Link:
    before, after = standings or (Standing(), Standing())
    what, detail = _deed(event)
    giver, _spot = continuity.given(event)
    taker, place = continuity.taken(event)
    where = place or (after.spot if event.kind in _PLACE_STAYS else place)
    return Link(
        number=numbers[event.id],
        occurred_at=event.occurred_at,
        what=what,
        detail=detail,
        entered_at=event.recorded_at,
        entered_by=names.of_staff(event.entered_by_id) or "",
        from_holder=names.of(giver) if event.kind in LINKS else None,
        to_holder=(names.of(taker) or _who(event, names)) if event.kind in LINKS else None,
        place=placed(where),
        witness=event.witness,
        seal=None if event.seal_in or event.seal_out else before.seal,
        seal_in=event.seal_in,
        seal_out=event.seal_out,
        late_reason=event.late_reason,
        breach=event.breach_reason,
        corrects=numbers.get(event.corrects_id) if event.corrects_id is not None else None,
        corrected_by=replaced.get(event.id),
        correction_reason=event.correction_reason,
    )


def _who(event: CustodyEvent, names: Names) -> str | None:
    """Return who did it, for a link in which nothing changed hands."""
    return (
        names.of_staff(event.done_by_id)
        or names.of_person(event.done_by_person_id)
        or names.of_other(event.done_by_other)
    )


def _deed(event: CustodyEvent) -> tuple[str, str | None]:
    """Return what happened in a few words, and the rest of the line."""
    what = words(event.kind)
    if event.kind is CustodyKind.SEALED:
        return what, _("locked away") if event.seal_in else _("no seal: {why}").format(why=event.no_seal_reason)
    if event.kind is CustodyKind.SEAL_CHECKED:
        return what, _intact(event)
    if event.kind is CustodyKind.COLLECTION_ARRANGED:
        return what, ", ".join(part for part in (event.told, event.organisation) if part)
    if event.kind is CustodyKind.HANDED_TO_POLICE:
        return what, _("seal {state}").format(state=_intact(event))
    if event.kind is CustodyKind.RELEASED_BY_POLICE:
        return what, event.authorised_by
    return what, event.reason


def _intact(event: CustodyEvent) -> str:
    if event.seal_intact is Answer.YES:
        return _("intact")
    if event.seal_intact is Answer.NO:
        return _("not intact: {what}").format(what=event.condition or event.reason or _("not described"))
    return _("not known")


def _gap(gap: continuity.Gap, numbers: dict[int, int], said: GapExplanation | None, names: Names) -> Gap:
    return Gap(
        after=numbers[gap.before.id],
        before=numbers[gap.after.id],
        last_holder=_last(gap, names),
        last_at=gap.before.occurred_at,
        next_holder=_next(gap, names),
        next_at=gap.after.occurred_at,
        explanation=None if said is None else said.explanation,
        explained_at=None if said is None else said.explained_at,
        seal_words=_seal_words(gap),
    )


def _last(gap: continuity.Gap, names: Names) -> str:
    holder = names.of(gap.last.hand) or placed(gap.last.spot) or _("nobody by name")
    if gap.kind is GapKind.PLACE:
        return _("{who}, {where}").format(who=holder, where=placed(gap.last.spot) or _("place not known"))
    return holder


def _next(gap: continuity.Gap, names: Names) -> str | None:
    holder = names.of(gap.next_hand) or _who(gap.after, names)
    if gap.kind is GapKind.PLACE:
        return _("{who}, {where}").format(who=holder, where=placed(gap.next_spot) or _("place not known"))
    if gap.kind is GapKind.MISSING:
        return names.of(continuity.taken(gap.after)[0]) or holder
    return holder


def _seal_words(gap: continuity.Gap) -> str | None:
    if gap.next_seal is not None and gap.next_seal != gap.last.seal:
        return _("The record says seal {was}; seal {now} was read.").format(
            was=gap.last.seal or _("none"), now=gap.next_seal
        )
    if gap.after.seal_intact is Answer.YES and gap.last.seal is not None:
        return _("Seal {number} was intact afterwards.").format(number=gap.last.seal)
    return None


def _open_gap(events: Sequence[CustodyEvent], numbers: dict[int, int], names: Names) -> tuple[Gap, ...]:
    """Return the gap that has no end yet: the thing is missing."""
    ordered = [event for event in continuity.in_order(events) if event.kind in LINKS]
    if not ordered or ordered[-1].kind is not CustodyKind.MISSING:
        return ()
    last = continuity.stand_of(ordered)
    holder = names.of(last.hand) or placed(last.spot) or _("nobody by name")
    return (Gap(after=numbers[ordered[-1].id], last_holder=holder, last_at=ordered[-1].occurred_at),)
